"""The point table in reports: what branches earned, what nobody could decide, where the points come from."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from branchaudit.config import Settings
from branchaudit.errors import ConfigError
from branchaudit.report import as_json, terminal
from branchaudit.report.blocks import View
from branchaudit.report.page import PlainPage
from branchaudit.report.schema import SCHEMA
from branchaudit.results import Report
from branchaudit.run import audit
from whole_runs import archive

from . import made

SELF = """\
支部,指标,自评,评定
一支部,支部委员会会议记录,5,
一支部,活动阵地（八有）,4,3
一支部,党建品牌,,1
一支部,县级以上表彰,3,
一支部,经核实弄虚作假,,是
第九党支部,党费收缴,2,
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    folder = archive(tmp_path_factory.mktemp("unit"))
    table = folder.parent / "自评.csv"
    table.write_text(SELF, encoding="utf-8-sig")
    settings = Settings(ruleset=("police-five-basics",), self_score=str(table), unit="某单位")
    with audit([str(folder)], settings) as result:
        yield result


@pytest.fixture(scope="module")
def data(report: Report) -> dict[str, Any]:
    out = io.BytesIO()
    as_json.write(report, out)
    parsed: dict[str, Any] = json.loads(out.getvalue())
    return parsed


def text(report: Report, **view: Any) -> str:
    out = io.StringIO()
    terminal.render(report, PlainPage(out), View(**view))
    return out.getvalue()


@pytest.mark.parametrize("view", [{}, {"verbose": True}], ids=["usual", "verbose"])
def test_the_whole_table_in_the_text(view: dict[str, Any], snapshot: SnapshotAssertion) -> None:
    table = re.search(r"^示例考评办法.*?\n\n", text(made.assessed(), **view), re.MULTILINE | re.DOTALL)
    assert table is not None
    assert table[0] == snapshot


def test_the_whole_table_in_json(snapshot: SnapshotAssertion) -> None:
    out = io.BytesIO()
    as_json.write(made.assessed(), out)
    written = json.loads(out.getvalue())
    parts = {"scheme": written["ruleset"]["scheme"], "assessments": written["assessments"]}
    assert json.dumps(parts, ensure_ascii=False, indent=2) == snapshot


def test_real_output_follows_the_schema(data: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(data)
    scheme = data["ruleset"]["scheme"]
    assert (scheme["points"], scheme["points_basis"]["tier"]) == (100, "本工具假定")
    assert sum(i["points"] for i in scheme["indicators"]) == 100


def test_branches_are_assessed_indicator_by_indicator(data: dict[str, Any]) -> None:
    names = [one["branch"] for one in data["assessments"]]
    assert names == sorted(names)
    assert {"一支部", "第九党支部"} <= set(names)
    one = data["assessments"][names.index("一支部")]
    by_id = {i["id"]: i for i in one["indicators"]}
    meeting = by_id["committee-meeting"]
    assert meeting["earned"] == 5 - 0.5 * meeting["faulty"]
    assert meeting["difference"] == 0.5 * meeting["faulty"] > 0
    assert (by_id["room"]["earned"], by_id["room"]["self"], by_id["room"]["difference"]) == (3, 4, 1)
    assert by_id["lecture"]["earned"] is None  # no record of one
    assert (one["vetoes"], one["grade"]) == (["falsehood"], "未达标")
    assert one["extras"] == {"brand": {"earned": 1, "self": None}, "honour": {"earned": None, "self": 3}}
    assert one["provisional"]
    assert one["decided_points"] == sum(i["points"] for i in one["indicators"] if i["earned"] is not None)


def test_a_branch_that_only_scored_itself_has_no_score(data: dict[str, Any]) -> None:
    (ninth,) = [one for one in data["assessments"] if one["branch"] == "第九党支部"]
    assert (ninth["score"], ninth["grade"], ninth["decided_points"]) == (None, None, 0)
    assert data["summary"]["pass_rate"]["total"] == len(data["assessments"]) - 1


def test_the_text_tells_what_was_earned_and_what_is_left(report: Report) -> None:
    told = text(report)
    for part in (
        "公安机关党支部“五化”考评（100 分）",
        "一票否决：经核实弄虚作假",
        "判定不足，等次暂定",
        "活动阵地（八有）　3 / 4，自评 4，相差 1",
        "加分　党建品牌　1",
        "加分　县级以上表彰　未评定，没有加分，自评 3",
        "注意　自评表里的“第九党支部”没有收到材料",
        "一票否决，材料里看不出来，要由上级核实　民警严重违纪违法；",
        "第九党支部　未评分，已判定 0 / 100 分",
        "需现场核查",
        "分值依据　本工具假定：",
        "个支部，",
    ):
        assert part in told, part
    assert "党课记录　未判定" not in told
    assert "党课记录　未判定（没有收到材料）/ 2" in text(report, verbose=True)


def test_without_a_point_table_nothing_is_told_of_one() -> None:
    assert "考评" not in text(made.usual())
    out = io.BytesIO()
    as_json.write(made.usual(), out)
    plain = json.loads(out.getvalue())
    assert plain["ruleset"]["scheme"] is None
    assert plain["assessments"] == []


def test_self_scores_without_a_point_table_are_refused(tmp_path: Path) -> None:
    settings = Settings(self_score=str(tmp_path / "自评.csv"))
    with pytest.raises(ConfigError, match="没有考评方案"), audit([str(tmp_path)], settings):
        pass


BARE = "党课记录\n时间：2023年5月8日15:00\n主讲人：温如玉\n题目：守住第一道防线\n"


@pytest.mark.parametrize("branch", ["", "第一党支部"])
def test_records_and_table_of_an_only_branch_belong_together(branch: str, tmp_path: Path) -> None:
    (tmp_path / "党课.txt").write_text(BARE, encoding="utf-8")
    table = tmp_path.with_suffix(".csv")
    table.write_text(f"支部,指标,自评\n{branch},党课记录,2\n", encoding="utf-8")
    settings = Settings(ruleset=("police-five-basics",), self_score=str(table))
    with audit([str(tmp_path)], settings) as result:
        (only,) = result.assessments
        lecture = next(one for one in only.indicators if one.id == "lecture")
        assert (only.name, lecture.own, lecture.records) == (branch, 2, 1)
        assert not any("没有收到材料" in remark for remark in result.remarks)
