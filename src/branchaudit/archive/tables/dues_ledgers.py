"""The dues of a branch month by month: whether a ledger of it was received, and how late it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from branchaudit.archive.tables.dues_read import Payments, payments, said, written
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.period import Period, later

_MOST = 0.5
_GRACE = 1
"""Months after its own in which the ledger of a month may still come."""


def rows(archive: Archive) -> Iterator[TableRow]:
    for one in payments(archive):
        months = sorted(one.listed)
        spread = range(months[0], months[-1] + 1) if months else range(0)
        if archive.period is not None and one.branch != NOWHERE:
            spread = _within(archive.period, archive, one)
        for month in spread:
            yield _row(one, month, between=months[0] <= month <= months[-1])


def _within(period: Period, archive: Archive, one: Payments) -> range:
    """Months of the period that are over, while the branch existed."""
    branch = archive.branch(one.branch)
    since = date.fromisoformat(branch.since) if branch.since else period.start
    until = date.fromisoformat(branch.until) if branch.until else period.end
    first = _number(max(since, period.start))
    last = _number(min(until, period.end))
    while last >= first and later(date(last // 12, last % 12 + 1, 1), _GRACE) >= archive.today:
        last -= 1
    return range(first, last + 1)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _row(one: Payments, month: int, *, between: bool) -> TableRow:
    here = [p for p in one.all if month in p.months]
    days = Counter(p.paid_on for p in here if p.paid_on)
    day, times = days.most_common(1)[0] if days else (None, 0)
    on = day if times > 1 and times > _MOST * sum(days.values()) else None
    late = int(on[:4]) * 12 + int(on[5:7]) - 1 - max(p.last for p in here) if on else None
    return TableRow(
        {
            "month": said(month, month),
            "received": bool(here),
            "between": between,
            "members": len({p.name for p in here}),
            "paid_on": on,
            "late": late,
            "last_of_ledger": bool(here) and month == max(p.last for p in here),
        },
        one.branch,
        (written(month),),
        day=f"{written(month)}-01",
        activity=here[0].activity if here else None,
        period=written(month),
    )
