"""Problems that are numbered, and measures that refer to them by number."""

from __future__ import annotations

import pytest

from records import record

LIFE = "organizational_life_meeting"
PROBLEMS = (
    "组织生活会记录\n查摆的问题：(1)学习少结合实际；(2)入户次数不够；(3)记录事后补写；(4)党费收得晚。\n"
    "整改措施：\n"
)


def unanswered(measures: str) -> object:
    return record(PROBLEMS + measures, LIFE).facts["unanswered"]


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ("问题(1)：每次讲一个案例。\n问题(2)：按周公布。\n问题(3)：当天记。\n问题(4)：月初收。", ""),
        ("问题(1)：每次讲一个案例。\n问题(3)：当天记。\n问题(4)：月初收。", "2"),
        ("针对问题一：每次讲一个案例。\n针对问题四：月初收。", "2、3"),
        ("问题(1)：每次讲一个案例。\n问题(2)至(4)：按周公布。", ""),
        ("问题1、3：每次讲一个案例。\n问题2和4：按周公布。", ""),
    ],
    ids=["all", "one without", "two without", "a range", "pairs"],
)
def test_numbers_without_a_measure(measures: str, expected: str) -> None:
    assert unanswered(measures) == expected


@pytest.mark.parametrize(
    "measures",
    ["每次讲一个案例；按周公布入户次数。", "问题(1)：每次讲一个案例。", "问题(1)：案例。\n问题(7)：月初收。"],
    ids=["no numbers", "one number", "numbers of another list"],
)
def test_measures_that_do_not_go_by_number(measures: str) -> None:
    assert unanswered(measures) is None
