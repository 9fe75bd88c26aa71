"""Expressions over facts and rows, and the six outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from branchaudit.check import CHECKS
from branchaudit.document import Place
from branchaudit.model import Finding
from branchaudit.ruleset.build import GIVEN_NAMES
from branchaudit.ruleset.checks import ARCHIVE_KINDS
from check.made import fact, judge, row, rule_set, verdict

SUM = "{kind: compare, expression: 应到人数 == 实到人数 + 缺席人数}"
TEXT = "应到25人\n实到20人\n赞成9票 反对1票"
COUNTS = {"expected_count": 25, "actual_count": 20, "absent_count": 2}


def test_a_comparison_that_fails_fills_in_its_facts_and_points_to_the_element() -> None:
    elements = {"actual_attendance": fact(TEXT, "20人"), "expected_attendance": fact(TEXT, "25人")}
    more = {
        "message": "应到 {应到人数}，实到 {actual_count}，缺席 {缺席人数}，签到 {签到人数}",
        "remedy": "核对{要素}",
    }
    (finding,) = verdict(SUM, TEXT, facts=COUNTS, elements=elements, more=more).findings
    assert finding.message == "应到 25，实到 20，缺席 2，签到 未写明"
    assert finding.remedy == "核对实到人数"
    assert (finding.element, finding.quote, finding.place) == ("actual_attendance", "20人", Place(2, line=2))


def test_at_says_where_to_point() -> None:
    elements = {"actual_attendance": fact(TEXT, "20人"), "expected_attendance": fact(TEXT, "25人")}
    check = SUM.replace("}", ", at: 应到人数}")
    assert verdict(check, TEXT, facts=COUNTS, elements=elements).findings[0].element == "expected_attendance"


@pytest.mark.parametrize(
    ("more", "facts", "outcome", "note"),
    [
        ({}, COUNTS | {"absent_count": 5}, "pass", ""),
        ({}, COUNTS, "fail", ""),
        ({}, {"expected_count": 25}, "undecided", "“实到人数”"),
        ({"when": "已知(缺席人数)"}, {}, "not_applicable", ""),
        ({"when": "应到人数 > 3"}, {}, "undecided", "“应到人数”"),
        ({"when": "应到人数 > 30"}, COUNTS, "not_applicable", ""),
        ({"when": "应到人数 / 收回票数 > 1"}, COUNTS | {"ballots_returned": 0}, "error", "出错"),
        ({"when": "应到人数 > 主持人"}, COUNTS, "undecided", "“主持人”"),
        ({"applies_to": "[整改]"}, COUNTS, "not_applicable", ""),
    ],
)  # fmt: skip
def test_outcomes(more: dict[str, str], facts: dict[str, int], outcome: str, note: str) -> None:
    result = verdict(SUM, TEXT, facts=facts, more=more)
    assert result.outcome == outcome
    assert note in result.note


@pytest.mark.parametrize(
    ("date", "dates", "outcome"),
    [
        ("2024-03-05", "from: 2018-10-28", "fail"),
        ("2017-03-05", "from: 2018-10-28", "not_applicable"),
        ("2024-03-05", "until: 2020-12-31", "not_applicable"),
        ("2020-12-31", "until: 2020-12-31", "fail"),
        (None, "from: 2018-10-28", "fail"),  # undated records are judged by what is in force
        (None, "until: 2020-12-31", "undecided"),
    ],
)
def test_a_basis_has_its_time(date: str | None, dates: str, outcome: str) -> None:
    more = {"basis": f"{{tier: 党内法规, text: 条例, clause: 第三条, {dates}}}"}
    result = verdict(SUM, TEXT, facts=COUNTS, more=more, date=date)
    assert result.outcome == outcome
    assert all(f.basis.text == "条例第三条" for f in result.findings)


@pytest.mark.parametrize(
    ("today", "outcome"), [("2024-03-04", "fail"), ("2024-03-05", "pass"), ("", "undecided")]
)
def test_rules_know_what_day_it_is(today: str, outcome: str) -> None:
    check = "{kind: each, list: 日期, expression: '天数(公历, 今天) >= 0'}"
    lists = {"dates": (row("2024年3月5日", "2024年3月5日", iso="2024-03-05"),)}
    rules = replace(rule_set(check, message="还没有到（{today}）"), as_of=today)
    (result,) = judge(rules, "2024年3月5日", lists=lists)
    assert result.outcome == outcome
    assert [f.message for f in result.findings] == ([f"还没有到（{today}）"] if outcome == "fail" else [])


def test_hints_do_not_deduct_and_gaps_do_up_to_the_cap() -> None:
    forbid = "{kind: pattern, forbid: 人}"
    hint = verdict(forbid, TEXT, more={"kind": "hint"}).findings
    assert [(f.kind, f.deduction) for f in hint] == [("hint", 0), ("hint", 0)]
    gap = verdict(forbid, TEXT + "\n人\n人", more={"deduct": "{each: 2, cap: 5}"}).findings
    assert [f.deduction for f in gap] == [2, 2, 1, 0]


# ---------------------------------------------------------------- each
TALLIES = {
    "tallies": (
        row(TEXT, "赞成9票", name="赵一", yes=9, no=1, abstain=0, total=10, base=10),
        row(TEXT, "反对1票", name="钱二", yes=8, no=1, abstain=None, total=12, base=10),
    )
}


def test_each_row_is_judged_and_fills_its_own_message() -> None:
    more = {"message": "'{姓名}：{票数合计} 票多于 {票基}，到会 {实到人数}'"}
    check = "{kind: each, list: 票数, expression: 票数合计 <= 票基}"
    (finding,) = verdict(check, TEXT, facts={"actual_count": 10}, lists=TALLIES, more=more).findings
    assert finding.message == "钱二：12 票多于 10，到会 10"
    assert finding.persons == ("钱二",)
    assert finding.place == Place(3, line=3)


def test_unknown_cells_leave_a_row_undecided_but_not_the_others() -> None:
    check = "{kind: each, list: 票数, expression: 赞成 + 反对 + 弃权 <= 票基}"
    assert verdict(check, TEXT, lists=TALLIES).outcome == "undecided"
    stricter = "{kind: each, list: 票数, expression: 赞成 + 反对 + 弃权 < 票基}"
    assert verdict(stricter, TEXT, lists=TALLIES).outcome == "fail"
    known = "{kind: each, list: 票数, where: 已知(弃权), expression: 赞成 + 反对 + 弃权 <= 票基}"
    assert verdict(known, TEXT, lists=TALLIES).outcome == "pass"


def test_without_an_expression_every_row_is_a_fault() -> None:
    gaps = {"numbering": (row(TEXT, "应到25人", previous="（一）", next="（三）", absent="（二）"),)}
    more = {"message": "'{前一序号}之后是{后一序号}'"}
    (finding,) = verdict("{kind: each, list: 序号断裂}", TEXT, lists=gaps, more=more).findings
    assert finding.message == "（一）之后是（三）"
    assert verdict("{kind: each, list: 序号断裂}", TEXT).outcome == "pass"
    assert verdict("{kind: each, list: 日期, expression: 存在}", TEXT).outcome == "not_applicable"


def test_rows_of_items_know_the_texts_of_the_item() -> None:
    text = "1 学风不严 王启明"
    items = ({"problem": fact(text, "学风不严"), "responsible_person": fact(text, "王启明")},)
    rows = (row(text, "1", number=1, due="2024-06-30", done=False, open=True, reported="2024-09-30"),)
    check = "{kind: each, list: 整改事项, where: 未完成, expression: 填报日 <= 截止日}"
    more = {"message": "“{问题}”由{责任人}负责，{截止日} 到期"}
    result = verdict(check, text, doc_type="rectification", items=items, lists={"items": rows}, more=more)
    assert result.findings[0].message == "“学风不严”由王启明负责，2024-06-30 到期"


# ---------------------------------------------------------------- the whole
def test_results_come_in_the_order_of_the_rules() -> None:
    rules = rule_set(SUM, "{kind: element, elements: 地点}", "{kind: pattern, forbid: 没有}")
    assert [(r.rule, r.outcome) for r in judge(rules, TEXT, facts=COUNTS)] == [
        ("t.a", "fail"),
        ("t.b", "fail"),
        ("t.c", "pass"),
    ]
    assert {r.outcome for r in judge(rules, TEXT, doc_type="speech")} == {"not_applicable"}


def test_fingerprints_outlive_edits_elsewhere() -> None:
    def fingerprints(text: str, name: str = "一支部/三月.txt") -> list[str]:
        found: tuple[Finding, ...] = verdict("{kind: pattern, forbid: 人}", text, name=name).findings
        return [f.fingerprint for f in found]

    before = fingerprints(TEXT)
    assert len(set(before)) == 2
    assert fingerprints("新的标题\n\n" + TEXT) == before
    assert fingerprints(TEXT.replace("实到20人", "实到 20 人")) == before
    assert set(fingerprints(TEXT, "一支部/四月.txt")).isdisjoint(before)
    assert len(set(fingerprints("同一人\n同一人"))) == 2


def test_every_kind_of_check_is_registered_and_known_to_messages() -> None:
    assert set(CHECKS) | ARCHIVE_KINDS == set(GIVEN_NAMES)
