"""What conditions in rules mean, and what they may not say."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.model import Value
from branchaudit.ruleset.evaluation import evaluate
from branchaudit.ruleset.expressions import ExpressionError, Names, Undecided, parse
from branchaudit.ruleset.names import row_fields

NAMES = Names(
    parameters={"上限": 3, "名单": ["甲", "乙"]},
    row=row_fields("tallies"),
    types={"党员大会": frozenset({"branch_general_meeting"})},
)


@dataclass
class Facts:
    values: dict[str, Value] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    text: str = ""

    def value(self, reference: str) -> Value:
        return self.values.get(reference)

    def today_beside(self, value: object) -> str:  # noqa: ARG002
        return str(self.value("today"))

    def status(self, element: str) -> str:
        return self.statuses.get(element, "missing")

    def rows(self, list_id: str) -> int:
        return {"tallies": 2}.get(list_id, 0)

    def contains(self, text: str) -> bool:
        return text in self.text

    def types(self) -> tuple[str, ...]:
        return ("branch_general_meeting",)


def value(text: str, **facts: Any) -> Any:
    scope = Facts(facts, {"chair": "blank", "topic": "partial", "place": "present"}, "会议(扩大)记录")
    return evaluate(parse(text, NAMES), scope)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("应到人数 == 实到人数 + 缺席人数", True),
        ("expected_count == actual_count + absent_count", True),
        ("（应到人数 － 实到人数）＞＝ 2", True),  # full-width signs are what an input method gives
        ("实到人数 > 应到人数 / 2 and not 实到人数 > 应到人数", True),
        ("0 < 缺席人数 <= 上限", True),
        ("向上取整(应到人数 / 2) == 13", True),
        ("min(应到人数, 上限) == 3", True),
        ('"甲" in 名单 and "丙" not in 名单', True),
        ("有(地点) and 有(议题) and not 有(主持人)", True),
        ('状态(主持人) == "blank" and 状态(记录人) == "missing"', True),
        ("已知(应到人数) and not 已知(收回票数)", True),
        ("属于(党员大会)", True),
        ("有(议题/主题) and not 有(决议/议定事项)", True),
        ('含("（扩大）")', True),
        ("行数(票数) == 2", True),
        ('天数("2024-02-27", "2024-03-01") == 3', True),
        ("缺席人数 if 有(地点) else 0", 2),
        ("应到人数 % 2 == 1 and 应到人数 // 2 == 12", True),
    ],
)
def test_what_an_expression_means(text: str, wanted: object) -> None:
    assert value(text, expected_count=25, actual_count=23, absent_count=2) == wanted


@pytest.mark.parametrize(
    "text", ["收回票数 > 3", "应到人数 == 收回票数", "收回票数 > 3 and 有(地点)", "not 收回票数"]
)
def test_an_unknown_fact_makes_it_undecided(text: str) -> None:
    with pytest.raises(Undecided, match="没有查到"):
        value(text, expected_count=25)


@pytest.mark.parametrize("text", ["有(主持人) and 收回票数 > 3", "收回票数 > 3 and 有(主持人)"])
def test_a_part_that_decides_spares_the_unknown_one(text: str) -> None:
    assert value(text) is False


def test_the_note_names_the_fact_in_chinese() -> None:
    with pytest.raises(Undecided, match="“收回票数”"):
        value("ballots_returned > 1")
    with pytest.raises(Undecided, match="“弃权”"):
        value("弃权 > 1")


@pytest.mark.parametrize(
    "text",
    [
        "应到人数.__class__", "[x for x in 名单]", "lambda: 1", "名单[0]", "2 ** 9", "1 << 9",
        "f'{应到人数}'", "有(*名单)", "len(x=1)", "__import__('os')", "open('x')", "应到人数 := 3", "None",
        "1; 2", "", "a" * 501, "(" * 300, "有()", "min(1)", "有(1)", "应到人数 is 3", "{1: 2}", "b'x'", "1j",
    ],
)  # fmt: skip
def test_what_rules_may_not_say(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text, NAMES)


def test_products_stay_small() -> None:
    with pytest.raises(ValueError, match="乘法"):
        value('"甲" * 1000000')


@given(st.text(alphabet="应到人数实缺席有()已知 +-*/<>=!and or not123\"'.,[]", max_size=40))
def test_any_text_is_either_refused_with_a_place_or_has_an_outcome(text: str) -> None:
    try:
        expression = parse(text, NAMES)
    except ExpressionError as problem:
        refused: ExpressionError | None = problem
    else:
        refused = None
        with suppress(Undecided, TypeError, ValueError, ArithmeticError):
            evaluate(expression, Facts({"expected_count": 3}))
    assert refused is None or (str(refused) and 0 <= refused.offset <= len(text) + 1)


@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_arithmetic_is_that_of_python(a: int, b: int, c: int) -> None:
    facts = {"expected_count": a, "actual_count": b, "absent_count": c}
    assert value("应到人数 - 实到人数 * 2 >= 缺席人数", **facts) == (a - b * 2 >= c)
