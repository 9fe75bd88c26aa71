"""How many a record says should have come, beside the number that the roster of that day gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from branchaudit.archive import bodies
from branchaudit.archive.roster import MEMBERS, Member, Roster, is_full
from branchaudit.archive.tables.attendance import joint
from branchaudit.archive.tables.offices import committee_on
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related

_FEW = 3
"""As often as this the same number that never agrees is a way of counting, not a slip."""
_COUNTS = {
    "expected_count": "应到人数",
    "voters_due": "应到有表决权人数",
    "voters_present": "实到有表决权人数",
    "full_members": "正式党员数",
}
_VOTERS = frozenset({"voters_due", "voters_present", "full_members"})


class _Counted(NamedTuple):
    """Every number that somebody may honestly arrive at."""

    whole: int
    least: int
    most: int
    ways: frozenset[int]


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE or archive.rosters.on(branch, None) is None:
            continue
        own = [one for one in held if not joint(one) and one.record not in archive.strayed]
        found = [row for one in own for row in _of_meeting(archive, branch, one)]
        yield from _told_once(found)


def _of_meeting(archive: Archive, branch: str, one: Activity) -> Iterator[TableRow]:
    roster, body = archive.rosters.on(branch, one.date), bodies.body_of(one)
    if roster is None or body is None or one.date is None or roster.stale:
        return
    for fact, what in _COUNTS.items():
        written = one.facts.get(fact)
        if not isinstance(written, int) or (fact in _VOTERS and body != bodies.MEMBERS):
            continue
        counted = _counted(archive, roster, one, body, voters=fact in _VOTERS)
        if counted is None:
            continue
        yield TableRow(
            {
                "what": what,
                "body": body,
                "written": written,
                "listed": counted.whole,
                "least": counted.least,
                "most": counted.most,
                "same": written <= counted.most if fact in _VOTERS else written in counted.ways,
                "roster": roster.source.path,
            },
            branch,
            (one.path, one.record, what),
            day=one.date,
            activity=one,
            related=(Related(roster.source.path, None, f"党员名册：{counted.whole}人"),),
        )


def _counted(archive: Archive, roster: Roster, one: Activity, body: str, *, voters: bool) -> _Counted | None:
    sure = roster.members()
    unsure = [s for s in roster.everybody() if s.name is None or (s.name in MEMBERS and s.tie)]
    if body == bodies.COMMITTEE:
        seats = len(committee_on(archive, roster, one.date))
        return _Counted(seats, seats, seats, frozenset({seats})) if seats else None
    if body == bodies.GROUP:
        key = bodies.group_of(one, sure)
        sure = [member for member in sure if bodies.group_key(member.group) == key]
        unsure = [s for s in unsure if s.member and bodies.group_key(s.member.group) in (key, None)]
        if key is None or not sure:
            return None
    spare = len(unsure)
    if voters:
        full = [is_full(member, one.date) for member in sure]
        most = sum(f is not False for f in full) + spare
        return _Counted(full.count(True), full.count(True), most, frozenset(range(most + 1)))
    ways = frozenset(way + more for way in _ways(sure, one.date) for more in range(spare + 1))
    return _Counted(len(sure), min(ways), max(ways), ways)


def _ways(members: Sequence[Member], day: str | None) -> set[int]:
    """All, or without the 流动党员, those whose membership is suspended, the retired, the probationary."""
    kinds = (
        {m.name for m in members if m.state == "流动"},
        {m.name for m in members if m.state == "停止党籍"},
        {m.name for m in members if m.retired},
        {m.name for m in members if is_full(m, day) is False},
        {m.name for m in members if is_full(m, day) is not True},
    )
    names = [m.name for m in members]
    some = [kind for kind in kinds if kind]
    return {
        sum(name not in gone for name in names)
        for size in range(len(some) + 1)
        for left_out in combinations(some, size)
        for gone in [set().union(*left_out)]
    }


def _told_once(found: Sequence[TableRow]) -> Iterator[TableRow]:
    """Where one number never agrees, meeting after meeting, the first of them speaks for all."""
    series: dict[tuple[object, ...], list[TableRow]] = defaultdict(list)
    for row in found:
        series[row.fields["what"], row.fields["body"], row.activity.group if row.activity else None].append(
            row
        )
    for rows_ in series.values():
        wrong = [row for row in rows_ if not row.fields["same"]]
        constant = len(wrong) >= _FEW and len(wrong) * 2 > len(rows_)
        for row in rows_:
            if constant and not row.fields["same"] and row is not wrong[0]:
                continue
            yield row._replace(fields={**row.fields, "constant": constant, "times": len(wrong)})
