"""A small archive whose branches write and file as they like: whose each record is, and what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from branchaudit.cli import app
from read.workbooks import xlsx

ROSTER = (
    "水厂党支部党员名册\n姓名 | 性别 | 入党时间 | 转正时间 | 职务 | 备注\n"
    "温如玉 | 女 | 2004-06-20 | 2005-06-20 | 书记 | \n"
    "晏小山 | 男 | 2008-06-20 | 2009-06-20 | 组织委员 | \n"
    "江照临 | 男 | 2010-06-20 | 2011-06-20 | 宣传委员 | \n"
    "石磊 | 男 | 2012-06-20 | 2013-06-20 |  | 2024-02-01转管网党支部\n"
    "柏青 | 女 | 2014-06-20 | 2015-06-20 |  | 2023年9月起援疆\n"
)


def committee(month: int, *, extra: str = "") -> str:
    return (
        f"2024年{month}月12日16:00至17:00,支委会在值班室开,第{month}次检修。温如玉主持,晏小山记,"
        f"温如玉、晏小山、江照临三人全到。江照临说{month}号泵的轴承响,要换。最后定下:{month}月底前换好{extra}。\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    files = {
        # a folder that is not named like a branch, one file for a quarter
        "水厂/一季度支委会和小组会.txt": "水厂党支部  2024年一季度会议\n\n"
        + "\n".join(map(committee, (1, 3))),
        "水厂/党员名册.txt": ROSTER,
        "水厂/党课记录.txt": "2024年3月7日14:00至15:30,温如玉讲党课《最后一米》。"
        "应到4人,实到3人:温如玉、晏小山、江照临。\n",
        "水厂/总结.txt": "水厂党支部2024年工作总结\n全年支委会3次,党课1次。\n",
        "01管网党支部/党日.txt": "管网党支部主题党日,2024年1月12日15:00至17:00,在东站开展“查井盖”,何雨桐组织,"
        "应到3人,实到3人,到的有何雨桐、薛荔、何大山。\n",
        # of the other branch, in the wrong folder
        "01管网党支部/水厂2月支委会(借存).txt": "水厂党支部\n" + committee(2),
        "2-机关支部/联合主题党日.txt": "查井盖联合主题党日 2024年2月18日15:00至17:00 东站\n"
        "机关党支部、管网党支部两支部共用此记录。\n机关支部应到2人实到2人:周启明、冯一舟;管网支部应到3人实到3人:何雨桐、薛荔、何大山。\n"
        "何大山演示怎样提井盖,周启明要求每月查一回。\n",
    }
    for name, text in files.items():
        file = tmp_path / "档案" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    sheets = [
        (quarter, [["问题", "来源", "责任", "限", "状态"], ["轴承磨损", "支委会", "江照临", due, state]])
        for quarter, due, state in (
            ("一季度", "2024-06-30", "整改中"),
            ("二季度", "2024-06-30", "已完成 6.20换好"),
            ("三季度", "2024-09-30", "整改中"),
        )
    ]
    (tmp_path / "档案/水厂/整改.xlsx").write_bytes(xlsx(*sheets))
    return tmp_path


def audited(folder: Path) -> dict[str, Any]:
    out = folder / "report.json"
    command = ["check", str(folder / "档案"), "--period", "2024Q1", "--as-of", "2025-01-10", "--exit-zero"]
    assert app.run([*command, "--format", "json", "--output", str(out)]) == 0
    report: dict[str, Any] = json.loads(out.read_bytes())
    return report


def test_whose_each_record_is(archive: Path) -> None:
    report = audited(archive)
    assert {record["branch"] for record in report["records"]} == {"水厂", "01管网党支部", "2-机关支部"}
    assert {r["branch"] for r in report["records"] if r["path"].startswith("水厂/")} == {"水厂"}


def test_what_lies_with_another_branch_is_not_missing(archive: Path) -> None:
    missing = {
        (finding["branch"], finding["rule"], finding["period"])
        for finding in audited(archive)["findings"]
        if finding["rule"] in ("cadence.committee-meeting", "cadence.theme-day")
    }
    assert ("水厂", "cadence.committee-meeting", "2024-02") not in missing  # in the folder of 管网
    assert ("01管网党支部", "cadence.theme-day", "2024-02") not in missing  # held together
    assert ("01管网党支部", "cadence.theme-day", "2024-03") in missing


def test_what_the_summary_counts(archive: Path) -> None:
    rules = {finding["rule"] for finding in audited(archive)["findings"]}
    assert "summary.counts-received" not in rules  # the third one is there, if elsewhere
    (archive / "档案/01管网党支部/水厂2月支委会(借存).txt").unlink()
    (told,) = [f for f in audited(archive)["findings"] if f["rule"] == "summary.counts-received"]
    assert told["message"] == "写支委会 3 次，收到的 2024 年记录是 2 份"


def test_quarters_without_a_year_are_those_of_the_other_records(archive: Path) -> None:
    (again,) = [f for f in audited(archive)["findings"] if f["rule"] == "rectification.stays-closed"]
    assert "2024-06-30" in again["message"]


def test_who_is_away_for_long_and_who_has_moved(archive: Path) -> None:
    report = audited(archive)
    rules = {finding["rule"] for finding in report["findings"] if finding["rule"].startswith("roster.")}
    assert "roster.absent-for-months" not in rules
    assert "roster.expected-count" not in rules  # four are left of five


SAID = "柏青说渠首的拦污栅夜里要清两回，石磊说两人一组轮着来，先把探照灯修好再排班。"


OTHERWISE = SAID.replace("夜里要清两回", "该换新的了")


@pytest.mark.parametrize(("later", "copied"), [(SAID, True), (OTHERWISE, False)])
def test_of_short_records_only_the_very_same_are_copies(tmp_path: Path, later: str, copied: bool) -> None:
    folder = tmp_path / "档案/水厂党支部"
    folder.mkdir(parents=True)
    for month, said in ((2, SAID), (7, later)):
        text = f"主题党日活动记录\n时间：2024年{month}月9日\n主持人：温如玉\n内容：{said * 2}\n"
        (folder / f"{month}月党日.txt").write_text(text, encoding="utf-8")
    rules = {finding["rule"] for finding in audited(tmp_path)["findings"]}
    assert ("likeness.copied" in rules) is copied


def test_a_group_that_did_not_meet_is_told_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "档案/水厂党支部"
    folder.mkdir(parents=True)
    roster = (
        "水厂党支部党员名册\n姓名 | 性别 | 入党时间 | 党小组\n"
        "温如玉 | 女 | 2004-06-20 | 渠首组\n翟永和 | 男 | 2008-06-20 | 渠首组\n"
        "薛荔 | 女 | 2010-06-20 | 管网组\n何大山 | 男 | 2012-06-20 | 管网组\n"
    )
    (folder / "党员名册.txt").write_text(roster, encoding="utf-8")
    for month, groups in ((1, "渠首组,管网组"), (2, "渠首组"), (3, "渠首组,管网组")):
        text = f"党小组会记录 2024年{month}月26日18:00-19:00\n"
        for group in groups.split(","):
            names = "温如玉、翟永和" if group == "渠首组" else "薛荔、何大山"
            text += f"◆{group}({names[:3].strip('、')}主持) 应到2 实到2:{names}\n题目:第{month}次检修。\n"
        (folder / f"{month}月党小组会.txt").write_text(text, encoding="utf-8")
    missing = [f["message"] for f in audited(tmp_path)["findings"] if f["rule"] == "cadence.group-meeting"]
    assert missing == ["水厂党支部管网组2024年2月没有收到党小组会的记录"]
