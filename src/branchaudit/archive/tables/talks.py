"""谈心谈话: with whom the committee of a branch talked in a year, by the records of talks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from branchaudit.archive import bodies
from branchaudit.archive.roster import Member, Roster
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.years import years_of
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related

_SHOWN = 8
"""Names that a message gives."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """Two rows a branch and year, where there are records of talks and the roster shows the committee."""
    for branch, held in archive.by_branch.items():
        for year in years_of(archive, archive.branch(branch)) if branch != NOWHERE else ():
            roster = archive.rosters.on(branch, year.end.isoformat())
            talks = [
                one for one in held if one.doc_type == "heart_to_heart_talk" and one.year == year.start.year
            ]
            if roster is None or not talks:
                continue
            pairs = {pair for one in talks for pair in _pairs(one, year.name)}
            members = [m for m in roster.members() if not m.joined or m.joined < year.start.isoformat()]
            seats = bodies.committee(members)
            if pairs and seats:
                yield _row(roster, year.name, year.end.isoformat(), "支委之间", *_among(seats, pairs))
                yield _row(
                    roster, year.name, year.end.isoformat(), "支委与党员", *_with(members, seats, pairs)
                )


def _pairs(one: Activity, year: str) -> Iterator[frozenset[str]]:
    """Of one talk, or of the talks of that year in a register."""
    for kept in one.rows.get("talks", ()):
        talker, other, on = (kept.fields.get(key) for key in ("talker", "talked_to", "on"))
        if isinstance(talker, str) and isinstance(other, str) and str(on or year)[:4] == year:
            yield frozenset((talker, other))
    for first in (*one.people.get("talker", ()), *one.people.get("chair", ())):
        for second in (*one.people.get("talked_to", ()), *one.people.get("attendees_list", ())):
            if first != second:
                yield frozenset((first, second))


def _among(seats: Iterable[str], pairs: set[frozenset[str]]) -> tuple[int, list[tuple[str, ...]]]:
    wanted = list(combinations(seats, 2))
    return len(wanted), [pair for pair in wanted if frozenset(pair) not in pairs]


def _with(
    members: Iterable[Member], seats: Iterable[str], pairs: set[frozenset[str]]
) -> tuple[int, list[tuple[str, ...]]]:
    """流动党员 and the retired are asked for in other ways."""
    committee = set(seats)
    wanted = [m.name for m in members if m.name not in committee and not m.retired and m.state != "流动"]
    left: list[tuple[str, ...]] = [
        (name,) for name in wanted if not any(name in pair and pair & committee for pair in pairs)
    ]
    return len(wanted), left


def _row(
    roster: Roster, year: str, day: str, kind: str, wanted: int, left: list[tuple[str, ...]]
) -> TableRow:
    more = f"等 {len(left)} 项" if len(left) > _SHOWN else ""
    return TableRow(
        {
            "kind": kind,
            "wanted": wanted,
            "done": wanted - len(left),
            "missing": len(left),
            "names": "、".join(map("和".join, left[:_SHOWN])) + more,
        },
        roster.branch,
        (kind, year),
        day=day,
        persons=tuple(dict.fromkeys(name for names in left for name in names)),
        related=(Related(roster.source.path, None, "党员名册"),),
        period=year,
    )
