"""How far papers lie apart, in days and in months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.tables.papers import months_begun, whole_months

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "whole", "begun"),
    [
        ("2024-01-31", "2024-02-29", 1, 1),
        ("2024-01-31", "2024-03-01", 1, 2),
        ("2023-03-08", "2024-03-07", 11, 12),
        ("2023-03-08", "2024-03-08", 12, 12),
        ("2023-03-08", "2024-03-09", 12, 13),
        ("2024-05-05", "2024-05-05", 0, 0),
    ],
)
def test_months_are_those_of_the_calendar(first: str, last: str, whole: int, begun: int) -> None:
    assert (whole_months(first, last), months_begun(first, last)) == (whole, begun)


@given(DAYS, st.integers(0, 4000))
def test_a_month_that_has_begun_is_at_most_one_more_than_those_that_are_over(first: date, days: int) -> None:
    last = (first + timedelta(days)).isoformat()
    whole, begun = whole_months(first.isoformat(), last), months_begun(first.isoformat(), last)
    assert 0 <= whole <= begun <= whole + 1
    assert whole * 27 <= days <= begun * 31
