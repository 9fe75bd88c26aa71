"""Working days, rest days and holidays: the table is sound, swapped weekends count as worked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit import lexicon
from branchaudit.structure.workdays import day_kind


@pytest.mark.parametrize(
    ("day", "kind", "holiday"),
    [
        ("2024-03-05", "工作日", ""),
        ("2024-03-09", "休息日", ""),
        ("2024-09-14", "工作日", ""),
        ("2024-10-03", "节假日", "国庆节"),
        ("2024-02-09", "工作日", ""),
        ("2020-02-01", "节假日", "春节"),
        ("2018-12-31", "节假日", "元旦"),
        ("2026-02-28", "工作日", ""),
    ],
)
def test_what_kind_of_day_it_is(day: str, kind: str, holiday: str) -> None:
    assert day_kind(date.fromisoformat(day)) == (kind, holiday)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2017, 12, 31)))
def test_years_that_the_table_does_not_hold_are_not_known(day: date) -> None:
    assert day_kind(day) is None


def test_the_table_is_sound() -> None:
    for year, days in lexicon.holidays().items():
        for first, last, _ in days["off"]:
            assert first[:4] == last[:4] == year
            assert date.fromisoformat(first) <= date.fromisoformat(last)
        for worked in days["work"]:
            assert worked.startswith(year)
            assert date.fromisoformat(worked).isoweekday() >= 6
            assert not any(first <= worked <= last for first, last, _ in days["off"])
