"""What each member paid for each month: how late, for how many months on one day, and beside the months
around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from branchaudit.archive.tables.dues_read import Payment, Payments, payments, said, written
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Related

_YEAR = 10
"""Paid so many months before: the year of the day is wrong rather."""
_QUARTER = 3
_MOST = 0.5
"""Where more of the members paid on one day, it is the ledger that is late."""


def rows(archive: Archive) -> Iterator[TableRow]:
    for one in payments(archive):
        days = {m: Counter(p.paid_on for p in one.all if p.last == m and p.paid_on) for m in one.listed}
        for held in one.of.values():
            for number, payment in enumerate(held):
                if not payment.is_open:
                    yield _row(one, held, number, days[payment.last])


def _row(one: Payments, held: Sequence[Payment], number: int, days: Counter[str]) -> TableRow:
    this = held[number]
    late = _late(this)
    same_day = [p for p in held if p.paid_on == this.paid_on and not p.is_open] if this.paid_on else []
    months = {m for p in same_day for m in p.months}
    own = {m for p in same_day if p.activity.record == this.activity.record for m in p.months}
    first = not same_day or same_day[0] is this
    return TableRow(
        {
            "name": this.name,
            "months": said(this.first, this.last),
            "base": this.base,
            "due": this.due,
            "paid": this.paid,
            "paid_on": this.paid_on,
            "late": late,
            "by_quarter": len(months) == _QUARTER and len({m // 3 for m in months}) == 1,
            "whole_ledger": days[this.paid_on or ""] > _MOST * sum(days.values()) and sum(days.values()) > 1,
            "together": max(1, len(months)),
            "months_that_day": len(months) if first and len(same_day) > 1 else None,
            "in_one_ledger": len(own),
            "around": _around(held, number),
            "note": this.note,
            "exempt": this.exempt,
        },
        one.branch,
        (this.name, written(this.first), this.activity.path),
        day=f"{written(this.last)}-01",
        activity=this.activity,
        place=this.kept.place,
        quote=this.name,
        persons=(this.name,),
        related=tuple(
            Related(p.activity.path, p.kept.place, said(p.first, p.last))
            for p in same_day
            if p.activity.path != this.activity.path
        )
        if len(own) < len(months)
        else (),
    )


def _late(this: Payment) -> int | None:
    """Months from the one that the dues are for to the day of payment; negative where paid ahead."""
    if this.paid_on is None:
        return None
    months = int(this.paid_on[:4]) * 12 + int(this.paid_on[5:7]) - 1 - this.last
    return None if months <= -_YEAR else months


def _around(held: Sequence[Payment], number: int) -> float | None:
    """What he paid in the month before as well as in the month after, for a single month."""
    if not 0 < number < len(held) - 1:
        return None
    before, this, after = held[number - 1 : number + 2]
    single = before.first == before.last == this.first - 1 and after.first == after.last == this.last + 1
    alike = before.paid is not None and before.paid == after.paid
    return before.paid if single and alike and this.first == this.last else None
