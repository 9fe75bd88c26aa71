"""Months in which a branch had problems to put right, and the day on which it reported on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from branchaudit.archive.tables.dues_read import said
from branchaudit.archive.tables.rectification_read import Followed, followed
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive

_LEAST = 2
_MOST = 0.6


def rows(archive: Archive) -> Iterator[TableRow]:
    """From the month behind the first paper that has a problem open to the one before it is done."""
    today = min(archive.today, archive.period.end) if archive.period is not None else archive.today
    for held in followed(archive):
        first = min((t.items[0].paper.day for t in held.tracks if not t.items[0].done), default=None)
        if first is None:
            continue
        ends = [date.fromisoformat(t.last.paper.day) if t.last.done else today for t in held.tracks]
        months = range(_month(first) + 1, min(_number(max(ends)), _number(today) - 1) + 1)
        told = {_month(p.day) for p in held.papers}
        monthly = len(months) >= _LEAST and sum(m in told for m in months) > _MOST * len(months)
        for month in months:
            yield _row(held, month, monthly=monthly)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(day: str) -> int:
    return _number(date.fromisoformat(day))


def _row(held: Followed, month: int, *, monthly: bool) -> TableRow:
    told = [p for p in held.papers if _month(p.day) == month]
    days = [int(p.day[8:]) for p in told if p.exact]
    name = f"{month // 12}-{month % 12 + 1:02d}"
    return TableRow(
        {
            "month": said(month, month),
            "received": bool(told),
            "on": min(days) if days else None,
            "monthly": monthly,
        },
        held.branch,
        (name,),
        day=f"{name}-01",
        activity=told[0].activity if told else None,
        period=name,
    )
