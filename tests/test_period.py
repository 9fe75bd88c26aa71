"""The period of an audit, and the months, quarters and years in it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.period import Every, Period, later, parse, said, said_together, slots

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024Q3", "2024-07-01", "2024-09-30"),
        ("2024-q1", "2024-01-01", "2024-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-03..2024-09", "2024-03-01", "2024-09-30"),
        ("2023Q4..2024-02-10", "2023-10-01", "2024-02-10"),
    ],
)
def test_forms_of_a_period(text: str, start: str, end: str) -> None:
    assert parse(text) == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "text", ["", "24", "2024Q5", "2024-13", "2024-02-30", "2024-05..2024-03", "今年", "2024.."]
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for the caller to word
        parse(text)


@given(DAYS, st.integers(0, 900), st.sampled_from(["month", "quarter", "half", "year"]))
def test_slots_lie_in_the_period_one_behind_the_other(start: date, length: int, every: Every) -> None:
    period = Period(start, start + timedelta(days=length))
    found = list(slots(period, every))
    assert all(period.start <= slot.start <= slot.end <= period.end for slot in found)
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(found))
    assert len({slot.name for slot in found}) == len(found)


def test_a_quarter_that_the_period_cuts_is_not_asked_for() -> None:
    assert [slot.name for slot in slots(parse("2024-03..2024-10"), "quarter")] == ["2024Q2", "2024Q3"]


@given(DAYS, st.integers(0, 60))
def test_so_many_months_later(day: date, months: int) -> None:
    end = later(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert (end + timedelta(days=1)).day == 1


def test_names_in_chinese() -> None:
    names = ["2024-03", "2024Q1", "2024H2", "2024"]
    assert [said(name) for name in names] == ["2024年3月", "2024年第一季度", "2024年下半年", "2024年"]
    assert said_together(["2023-12", "2024-01", "2024-02"]) == "2023年12月、2024年1月、2月"
    assert said_together(["2023", "2024"]) == "2023年、2024年"
