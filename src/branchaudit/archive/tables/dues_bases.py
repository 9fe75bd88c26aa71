"""The base of a member's dues that changes from one month to the next within a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from branchaudit.archive.tables.dues_read import Payment, Payments, payments, said, written
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Related


def rows(archive: Archive) -> Iterator[TableRow]:
    for one in payments(archive):
        pairs = [pair for held in one.of.values() for pair in _pairs(held)]
        together = Counter(after.first for before, after in pairs if before.base != after.base)
        of_all = Counter(after.first for _, after in pairs)
        often = Counter((after.name, after.first // 12) for b, after in pairs if b.base != after.base)
        for before, after in pairs:
            yield _row(
                one,
                before,
                after,
                returned=_was_there(one.of[after.name], before, after),
                changes=often[after.name, after.first // 12],
                of_many=together[after.first] > 1 and together[after.first] * 2 > of_all[after.first],
            )


def _pairs(held: list[Payment]) -> Iterator[tuple[Payment, Payment]]:
    known = [p for p in held if p.base is not None]
    for before, after in pairwise(known):
        if before.first < after.first and before.first // 12 == after.first // 12:
            yield before, after


def _row(
    one: Payments, before: Payment, after: Payment, *, returned: bool, changes: int, of_many: bool
) -> TableRow:
    return TableRow(
        {
            "name": after.name,
            "months": said(after.first, after.last),
            "base": after.base,
            "base_before": before.base,
            "months_before": said(before.first, before.last),
            "returned": returned,
            "changes": changes,
            "of_many": of_many,
            "note": after.note,
        },
        one.branch,
        (after.name, written(after.first)),
        day=f"{written(after.first)}-01",
        activity=after.activity,
        place=after.kept.place,
        quote=after.name,
        persons=(after.name,),
        related=(Related(before.activity.path, before.kept.place, f"基数 {before.base:g} 元"),)
        if before.activity.path != after.activity.path
        else (),
    )


def _was_there(held: list[Payment], before: Payment, after: Payment) -> bool:
    """The base goes back to what it was earlier in the year."""
    return any(
        p.base == after.base and p.first < before.first and p.first // 12 == after.first // 12 for p in held
    )
