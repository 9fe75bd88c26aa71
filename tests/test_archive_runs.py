"""A unit's archive as a whole: branches, a period, what each branch held and what is missing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from branchaudit.cli import app
from branchaudit.report.schema import SCHEMA

MINUTES = """\
{branch}{title}
时间：{day}15:00—16:10
地点：二楼东厅
主持人：温如玉
记录人：晏小山
应到：5人  实到：5人
缺席人员：无
议题：研究活动室修缮方案
讨论发言：
晏小山：活动室的屋顶漏了两处，先修屋顶。
冉一鸣：木工下周一能来，工钱三百元。
决议：同意活动室修缮方案，晏小山负责，15日内完工。
主持人签字：温如玉　记录人签字：晏小山
"""
CONFIG = """\
unit: 渡口乡党委
period: 2024Q1
branches:
  - {name: 渡口乡机关第一党支部, folders: [01*/], committee: true}
  - {name: 渡口乡机关第二党支部, aliases: [机关二支部], committee: false, since: 2024-02-10}
  - 渡口乡医院党支部
"""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    held = {
        "01 机关一/1月支委会.txt": ("", "支部委员会会议记录", "2024年1月9日"),
        "01 机关一/3月支委会.txt": ("", "支部委员会会议记录", "2024年3月5日"),
        "01 机关一/党员大会.txt": ("", "党员大会会议记录", "2024年2月20日"),
        "机关二支部/党日.txt": ("", "主题党日活动记录", "2024年3月20日"),
        "散放/大会.txt": ("中共渡口乡机关第二支部委员会", "党员大会会议记录", "2024年3月21日"),
        "散放/没有写支部.txt": ("", "党员大会会议记录", "2024年3月22日"),
    }
    for name, (branch, title, day) in held.items():
        file = tmp_path / "档案" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MINUTES.format(branch=branch, title=title, day=day), encoding="utf-8")
    (tmp_path / "档案" / "branchaudit.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def checked(unit: Path, *arguments: str) -> dict[str, Any]:
    out = unit / "report.json"
    command = ["check", str(unit / "档案"), "--as-of", "2025-01-10", "--format", "json", "--output", str(out)]
    assert app.run([*command, *arguments]) in (0, 1)
    report: dict[str, Any] = json.loads(out.read_bytes())
    return report


def missing(report: dict[str, Any], branch: str) -> set[tuple[str, str]]:
    return {
        (finding["rule"], finding["period"])
        for finding in report["findings"]
        if finding["branch"] == branch and finding["category"] == "cadence"
    }


def test_what_each_branch_lacks_in_the_period_of_the_configuration(unit: Path) -> None:
    report = checked(unit)
    assert report["period"] == {"start": "2024-01-01", "end": "2024-03-31"}
    assert missing(report, "渡口乡机关第一党支部") == {
        ("cadence.committee-meeting", "2024-02"),
        *(("cadence.theme-day", f"2024-0{month}") for month in (1, 2, 3)),
        ("cadence.party-lecture", "2024Q1"),
    }
    # founded in February: March alone is asked for, and it has no committee
    assert missing(report, "渡口乡机关第二党支部") == set()
    assert ("cadence.general-meeting", "2024Q1") in missing(report, "渡口乡医院党支部")


def test_the_report_follows_its_schema_and_names_the_months(unit: Path) -> None:
    report = checked(unit)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(report))
    by_name = {branch["name"]: branch for branch in report["branches"]}
    first = by_name["渡口乡机关第一党支部"]
    assert first["calendar"] == {
        "branch_general_meeting": ["2024-02"],
        "branch_committee_meeting": ["2024-01", "2024-03"],
    }
    listed = {finding["id"] for finding in report["findings"] if finding["branch"] == first["name"]}
    assert set(first["findings"]) == listed
    assert by_name["渡口乡医院党支部"]["score"] is None  # nothing received, nothing to score
    assert [finding["id"] for finding in report["findings"]] == [
        f"f-{number:06d}" for number in range(1, len(report["findings"]) + 1)
    ]


def test_the_score_of_the_run_is_that_of_its_branches(unit: Path) -> None:
    report = checked(unit)
    scores = [branch["score"] for branch in report["branches"] if branch["score"] is not None]
    assert report["summary"]["score"] == round(sum(scores) / len(scores), 2)
    # the branch that handed in nothing has no score, and has not passed
    assert report["summary"]["pass_rate"] == {"passed": 2, "total": 3}
    records = [r["score"] for r in report["records"] if r["branch"] == "渡口乡机关第一党支部"]
    lacking = sum(
        f["deduction"]
        for f in report["findings"]
        if f["branch"] == "渡口乡机关第一党支部" and f["category"] == "cadence"
    )
    first = next(b for b in report["branches"] if b["name"] == "渡口乡机关第一党支部")
    assert first["score"] == round(sum(records) / len(records) - lacking, 2)


def test_records_of_no_branch_are_told_and_not_guessed(unit: Path) -> None:
    report = checked(unit)
    lost, empty = report["remarks"]
    assert lost.startswith("有 1 条会议记录看不出是哪个支部的")
    assert empty.startswith("有 1 个支部没有可以评分的记录")


def test_files_that_cannot_be_read_may_be_what_is_missing(unit: Path) -> None:
    (unit / "档案" / "01 机关一" / "2月支委会.docx").write_bytes(b"PK\x03\x04 torn")
    messages = [f["message"] for f in checked(unit)["findings"] if f["rule"] == "cadence.committee-meeting"]
    assert messages == ["渡口乡机关第一党支部2024年2月没有收到支委会的记录；这个支部有 1 份文件无法读取"]


def test_without_a_period_nothing_is_missing(unit: Path) -> None:
    (unit / "档案" / "branchaudit.yaml").unlink()
    report = checked(unit)
    assert report["period"] is None
    assert {finding["category"] for finding in report["findings"]}.isdisjoint({"cadence"})
    assert all(branch["calendar"] == {} for branch in report["branches"])


def test_the_command_line_has_the_last_word_on_the_period(unit: Path) -> None:
    report = checked(unit, "--period", "2024-03")
    assert missing(report, "渡口乡机关第一党支部") == {("cadence.theme-day", "2024-03")}


def test_the_branches_in_the_text(
    unit: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    app.run(["check", str(unit / "档案"), "--as-of", "2025-01-10"])
    text = capsys.readouterr().out
    assert text[text.index("各支部　") : text.index("检查结果")] == snapshot


def test_rows_of_the_list_for_excel(unit: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    app.run(["check", str(unit / "档案"), "--as-of", "2025-01-10", "--format", "csv"])
    table = csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode("utf-8-sig")))
    rows = [row for row in table if row["规则"] == "cadence.committee-meeting"]
    assert [(row["支部"], row["日期"], row["文件"]) for row in rows] == [
        ("渡口乡机关第一党支部", "2024-02", "")
    ]


@pytest.mark.parametrize("period", ["二〇二四年", "2024-05..2024-03", "2024Q7"])
def test_what_is_no_period_is_told_with_the_forms(period: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["check", ".", "--period", period]) == 2
    assert "2024-03..2024-09" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("period: 去年", "period"),
        ("branches: [{name: 甲党支部, folder: 甲}]", "folder"),
        ("branches: [{name: 甲党支部, since: 去年}]", "since"),
        ("branches: [{aliases: [甲]}]", "name"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(
    line: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "branchaudit.yaml").write_text(f"unit: 渡口乡党委\n{line}\n", encoding="utf-8")
    assert app.run(["check", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "branchaudit.yaml:2" in error
    assert told in error


# ---------------------------------------------------------------- records against one another
def test_copies_and_conflicts_name_both_records(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = MINUTES.format(branch="渡口乡医院党支部", title="党员大会会议记录", day="2024年2月20日")
    text = text.replace("二楼东厅", "门诊三楼")
    other = text.replace("温如玉", "何雨桐").replace("2024年2月20日", "2024年5月8日")
    for name, words in (("甲.txt", text + LONG), ("乙.txt", other + LONG)):
        (unit / "档案" / name).write_text(words, encoding="utf-8")
    report = checked(unit)
    (copy,) = [f for f in report["findings"] if f["rule"] == "likeness.copied"]
    assert (copy["path"], [other["path"] for other in copy["related"]]) == ("乙.txt", ["甲.txt"])
    assert "东墙渗水已经两年，先请人看清楚" in copy["quote"]
    assert copy["related"][0]["location"]["line"] > 10
    # 温如玉 and the others of the first branch met on that day at that hour too
    (conflict,) = [f for f in report["findings"] if f["rule"] == "conflict.two-meetings"]
    assert {"冉一鸣", "晏小山", "温如玉"} == set(conflict["persons"])
    app.run(["check", str(unit / "档案"), "--as-of", "2025-01-10"])
    told = capsys.readouterr().out
    assert "与“甲.txt”（2024-02-20）的正文有" in told
    assert not list(Draft202012Validator(SCHEMA).iter_errors(report))


LONG = (
    "晏小山补充：东墙渗水已经两年，先请人看清楚是不是下水管的问题，再谈刷墙；去年刷过一遍，半年就起皮，这次要先修管子，"
    "师傅那边排期要等一周，先把靠墙的书柜挪开，免得书脊再受潮发霉，工钱从活动经费里出，超过预算的部分写申请。\n"
)
