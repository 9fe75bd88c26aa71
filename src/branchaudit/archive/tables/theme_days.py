"""主题党日: on which day of the month a branch holds it, and when not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity
from branchaudit.structure.workdays import day_kind

_ENOUGH = 6
"""So many records show a habit, where two thirds of them are on such a day."""
_NUMBERS = "一二三四五"
_DAYS = "一二三四五六日"


class _Usual(NamedTuple):
    """The same day of the month, or the n-th such day of the week."""

    day: int | None
    weekday: int = 0
    nth: int = 0

    def said(self) -> str:
        if self.day is not None:
            return f"每月{self.day}日"
        return f"每月第{_NUMBERS[self.nth - 1]}个星期{_DAYS[self.weekday - 1]}"

    def holds(self, day: date) -> bool:
        return self in _ways(day)

    def in_month_of(self, day: date) -> date | None:
        first = day.replace(day=1)
        days = (date.fromordinal(first.toordinal() + n) for n in range(31))
        return next((one for one in days if one.month == day.month and self.holds(one)), None)


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each record with a date."""
    for branch, held in archive.by_branch.items():
        days = [
            (date.fromisoformat(one.date), one)
            for one in held
            if one.doc_type == "theme_party_day" and one.date
        ]
        usual = _usual(sorted({day for day, _ in days})) if branch != NOWHERE else None
        for day, one in days:
            yield _row(branch, day, one, usual)


def _ways(day: date) -> tuple[_Usual, _Usual]:
    return _Usual(day.day), _Usual(None, day.isoweekday(), (day.day - 1) // 7 + 1)


def _usual(days: Sequence[date]) -> _Usual | None:
    if len(days) < _ENOUGH:
        return None
    often, times = Counter(way for day in days for way in _ways(day)).most_common(1)[0]
    return often if times * 3 >= len(days) * 2 else None


def _row(branch: str, day: date, one: Activity, usual: _Usual | None) -> TableRow:
    meant = usual.in_month_of(day) if usual is not None else None
    kind = day_kind(meant) if meant is not None else None
    return TableRow(
        {
            "day_of_month": day.day,
            "weekday": day.isoweekday(),
            "nth": (day.day - 1) // 7 + 1,
            "usual": usual.said() if usual is not None else None,
            "as_usual": usual.holds(day) if usual is not None else None,
            "rest": meant is None or (kind is not None and kind.kind != "工作日"),
            "moved": bool(one.facts.get("rescheduled")),
        },
        branch,
        (one.path, one.record),
        day=one.date,
        activity=one,
    )
