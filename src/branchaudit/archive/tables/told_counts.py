"""What the summary of a year says was held, beside the records of that year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity

_COUNT_AS = {"branch_general_meeting": frozenset({"branch_general_meeting", "election"})}
_COMPLETE = 0.6
"""Where fewer than that share of them was received, the archive is not that of the year."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each kind of meeting that a summary of a branch counts."""
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        own = [one for one in held if archive.home_of(one) in (None, branch)]
        received = [*own, *archive.held_elsewhere.get(branch, ())]
        for one in held:
            for kept in one.rows.get("told_meetings", ()):
                told, kind = kept.fields.get("number"), kept.fields.get("doc_type")
                year = one.year or archive.usual_year(branch)
                if not isinstance(told, int) or year is None:
                    continue
                there = _received(received, str(kind), year)
                if there < _COMPLETE * told:
                    continue
                yield TableRow(
                    {"kind": kept.fields.get("kind"), "told": told, "received": there, "year": year},
                    branch,
                    (one.record, str(kind)),
                    day=one.date or f"{year}-12-31",
                    activity=one,
                    place=kept.place,
                    quote=f"{kept.fields.get('kind')}{told}次",
                )


def _received(held: Sequence[Activity], doc_type: str, year: int) -> int:
    """Meetings of the year, each record once; an election is a general meeting as well."""
    types = _COUNT_AS.get(doc_type, frozenset({doc_type}))
    return len(
        {
            one.record
            for one in held
            if types & {one.doc_type, *one.also} and (one.month or "").startswith(str(year))
        }
    )
