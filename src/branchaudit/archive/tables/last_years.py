"""组织生活会 and 民主评议 of the year before, which are held in the first quarter as a rule: what one branch
has not handed in, held against the branches that have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity
from branchaudit.period import slots
from branchaudit.vocabulary import DOCUMENT_TYPES, MEETING_TYPES

_TYPES = ("organizational_life_meeting", "democratic_appraisal")
_IN_FIRST_QUARTER = 2
"""Meetings from which on a branch has handed in its first quarter."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each branch, year and type. Branches without the quarter are left out."""
    quarters = slots(archive.period, "quarter") if archive.period is not None else ()
    starts = [slot.start for slot in quarters if slot.start.month == 1 and slot.end < archive.today]
    active = {
        name: held
        for name, held in archive.by_branch.items()
        if name != NOWHERE and name not in archive.strays
    }
    for branch in active:
        since = archive.branch(branch).since or ""
        for start in starts:
            about = start.year - 1
            told = {name: held for name, held in active.items() if _handed_in(held, start)}
            if branch not in told or since[:4] >= str(about):
                continue
            for doc_type in _TYPES:
                have = {name for name, held in told.items() if _is_there(held, doc_type, about)}
                if branch not in have and _is_there(told[branch], doc_type, start.year):
                    continue  # it meets at the end of the year, and the archive of that year holds it
                yield TableRow(
                    {
                        "about": about,
                        "type": DOCUMENT_TYPES[doc_type],
                        "received": branch in have,
                        "others": len(have - {branch}),
                        "branches": len(told) - 1,
                    },
                    branch,
                    (branch, str(about), doc_type),
                    day=f"{about}-12-31",
                    period=str(about),
                )


def _handed_in(held: Sequence[Activity], start: date) -> bool:
    first = [f"{start.year}-{month:02d}" for month in (1, 2, 3)]
    return sum(one.month in first and one.doc_type in MEETING_TYPES for one in held) >= _IN_FIRST_QUARTER


def _is_there(held: Sequence[Activity], doc_type: str, about: int) -> bool:
    """By the year that its title names, else by its day: in that year, or in the quarter after it."""
    return any(
        doc_type in (one.doc_type, *one.also)
        and (one.about or about) == about
        and (one.about == about or one.month is None or f"{about}-01" <= one.month <= f"{about + 1}-03")
        for one in held
    )
