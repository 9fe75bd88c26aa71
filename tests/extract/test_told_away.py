"""Who is said to be away from one day to another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import COMMITTEE, record, rows

HEAD = "桑榆里社区党支部支委会会议记录\n时间：2024年5月8日15:00\n主持人：温如玉\n讨论：\n"


def away(text: str) -> list[tuple[Any, ...]]:
    found = rows(record(HEAD + text, COMMITTEE), "away")
    return [(row["before"][-3:], row["from"], row["until"]) for row in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("晏小山5月20日至24日到市里参加培训。", "2024-05-20", "2024-05-24"),
        ("晏小山5月20日—6月3日住院。", "2024-05-20", "2024-06-03"),
        ("晏小山2024年8月至11月休产假。", "2024-08-01", "2024-11-30"),
        ("晏小山12月20日至1月5日出差。", "2024-12-20", "2025-01-05"),
        ("晏小山从5月20日到5月24日去省城进修。", "2024-05-20", "2024-05-24"),
        ("晏小山（5月20日至24日在省城参加检修培训，住校）", "2024-05-20", "2024-05-24"),
    ],
    ids=["days", "into the next month", "months", "into the next year", "from", "in brackets"],
)
def test_from_day_to_day(text: str, first: str, last: str) -> None:
    assert away(text) == [("晏小山", first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "晏小山5月20日住院。",
        "晏小山计划5月20日至24日参加培训。",
        "5月20日至24日集中学习，晏小山领学。",
        "晏小山2月20日至31日住院。",
        "晏小山5月24日至20日住院。",
    ],
    ids=["one day", "a plan", "nobody's", "no such day", "backwards"],
)
def test_what_tells_no_absence(text: str) -> None:
    assert away(text) == []


@given(st.text(alphabet="晏小山5月20日至31到~,2024年住院培训 ", max_size=40))
def test_any_text(text: str) -> None:
    for _, first, last in away(text + "。"):
        assert first < last
