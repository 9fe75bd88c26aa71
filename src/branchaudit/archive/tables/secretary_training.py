"""Secretaries of branches who were away from the trainings of a year, and whether they made up for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from branchaudit.archive import bodies
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Related
from branchaudit.period import said, slots


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a person and year, of those who were away at least once."""
    if archive.period is None:
        return
    for slot in slots(archive.period, "year"):
        if slot.end >= archive.today:
            continue
        told: dict[str, list[tuple[Activity, Kept]]] = {}
        for one in archive.activities:
            if one.date and slot.start.isoformat() <= one.date <= slot.end.isoformat():
                for kept in one.rows.get("trained", ()):
                    told.setdefault(str(kept.fields["person"]), []).append((one, kept))
        for person, found in sorted(told.items()):
            away = [(one, kept) for one, kept in found if not kept.fields["there"]]
            if away:
                yield _row(archive, person, slot.name, slot.end.isoformat(), found, away)
        unseen = _unseen(archive, slot.end.isoformat(), told)
        if unseen is not None:
            yield _unseen_row(slot.name, slot.end.isoformat(), unseen, told)


_LISTED = 3
"""Names that make a list of those who were trained."""


def _unseen(archive: Archive, day: str, told: Mapping[str, object]) -> tuple[str, ...] | None:
    """Secretaries on the rosters who stand in none of the year's lists; None where there is no list, or no
    roster names a secretary."""
    found: dict[str, bool] = {}
    for branch in archive.by_branch:
        roster = archive.rosters.on(branch, day) if branch != NOWHERE else None
        for member in roster.members() if roster is not None else ():
            if bodies.SECRETARY in bodies.posts_of(member):
                found[member.name] = member.name in told
    if len(told) < _LISTED or not found:
        return None
    return tuple(name for name, listed in found.items() if not listed)


def _unseen_row(
    year: str, end: str, unseen: tuple[str, ...], told: Mapping[str, list[tuple[Activity, Kept]]]
) -> TableRow:
    one, kept = next(iter(told.values()))[0]
    return TableRow(
        {
            "person": None,
            "missed": 0,
            "attended": 0,
            "excused": False,
            "unseen": "、".join(unseen),
            "unseen_count": len(unseen),
            "when": said(year),
        },
        NOWHERE,
        ("", year),
        day=end,
        activity=one,
        place=kept.place,
        persons=unseen,
    )


def _row(
    archive: Archive,
    person: str,
    year: str,
    end: str,
    found: list[tuple[Activity, Kept]],
    away: list[tuple[Activity, Kept]],
) -> TableRow:
    one, kept = away[-1]
    return TableRow(
        {
            "person": person,
            "missed": len(away),
            "attended": len(found) - len(away),
            "excused": any(kept.fields.get("reason") for _, kept in away),
            "unseen": None,
            "unseen_count": None,
            "when": said(year),
        },
        _branch_of(archive, person, end),
        (person, year),
        day=end,
        activity=one,
        place=kept.place,
        persons=(person,),
        related=tuple(Related(other.path, row.place, f"未到：{other.date}") for other, row in away[:-1]),
    )


def _branch_of(archive: Archive, person: str, day: str) -> str:
    """Whose secretary he is, as a roster of the branch says."""
    for branch in archive.by_branch:
        roster = archive.rosters.on(branch, day) if branch != NOWHERE else None
        for member in roster.members() if roster is not None else ():
            if member.name == person and bodies.SECRETARY in bodies.posts_of(member):
                return branch
    return NOWHERE
