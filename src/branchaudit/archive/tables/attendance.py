"""Whoever a record of a meeting names, held against the roster of that day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from branchaudit.archive.roster import FULL, GONE, MEMBERS, NOT_MOVED_IN, UNLISTED, Roster, Standing, near
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related
from branchaudit.vocabulary import MEETING_TYPES

TYPES = MEETING_TYPES - {"committee_meeting", "heart_to_heart_talk"}
"""Meetings of the branch itself; a talk may be with anybody."""
_ROLES = {"chair": "主持", "attendees_list": "出席", "recorder": "记录", "absentees": "缺席"}
_SPOKE = "发言"
_KNOWN = MEMBERS | {NOT_MOVED_IN, GONE}
_TOGETHER = re.compile("联合|联办|合并召开|共建|共同|结对|扩大")
_MANY = 2
"""Somebody who is named more often is rather missing from the roster."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each person of a meeting, by the first of his roles; observers are no members. Who only
    speaks has one where he is a member, had moved away or was yet to come. Somebody who is missing from the
    roster and comes again and again is told once."""
    for branch, held in archive.by_branch.items():
        meetings = [one for one in held if one.doc_type in TYPES]
        if branch == NOWHERE or archive.rosters.on(branch, None) is None:
            continue
        named = Counter(name for one in meetings for name in _roles(one))
        told: set[str] = set()
        for one in meetings:
            roster = archive.rosters.on(branch, one.date)
            for row in _of_meeting(archive, roster, one, named) if roster is not None else ():
                name = row.persons[0]
                if row.fields["standing"] != UNLISTED or not row.fields["often"]:
                    yield row
                elif name not in told:
                    told.add(name)
                    yield row


def joint(one: Activity) -> bool:
    """Held together with others, as its title or its file name says."""
    return bool(_TOGETHER.search(one.title) or _TOGETHER.search(one.path.rsplit("/", 1)[-1]))


def _roles(one: Activity) -> dict[str, str]:
    """Name → role, without those who were there as observers."""
    roles: dict[str, str] = {}
    for element, role in _ROLES.items():
        for name in one.people.get(element, ()):
            roles.setdefault(name, role)
    return {name: role for name, role in roles.items() if name not in one.people.get("observers", ())}


def _of_meeting(archive: Archive, roster: Roster, one: Activity, named: Counter[str]) -> Iterator[TableRow]:
    roles = _roles(one)
    standings = {name: roster.standing(name) for name in roles}
    outside = [name for name, standing in standings.items() if standing.name == UNLISTED]
    fits = len(outside) * 2 < len(roles) or len(outside) == 1
    for name, role in roles.items():
        yield _row(archive, roster, one, name, role, standings[name], roles, named, fits)
    for name in sorted(set(one.present) - roles.keys() - _guests(one)):
        standing = roster.standing(name)
        if standing.name in _KNOWN:  # others who only speak may be applicants or leaders
            yield _row(archive, roster, one, name, _SPOKE, standing, roles, named, fits)


def _guests(one: Activity) -> set[str]:
    """Those who may well come from elsewhere: observers, and who gives a lecture."""
    return {*one.people.get("observers", ()), *one.people.get("speaker", ())}


def _row(
    archive: Archive,
    roster: Roster,
    one: Activity,
    name: str,
    role: str,
    standing: Standing,
    roles: dict[str, str],
    named: Counter[str],
    fits: bool,
) -> TableRow:
    unlisted = standing.name == UNLISTED
    told = standing.name if fits or not unlisted else None
    member = standing.member
    source = member.source if member is not None else roster.source
    return TableRow(
        {
            "name": name,
            "role": role,
            "standing": told,
            "member": None if told is None else told in MEMBERS,
            "full": None if told is None else told == FULL,
            "near": _near(name, roster, roles) if unlisted else "",
            "elsewhere": (archive.rosters.elsewhere(name, roster.branch, one.date) or "") if unlisted else "",
            "times": named[name],
            "often": unlisted and named[name] > _MANY,
            "joint": joint(one),
            "joined": member.joined if member is not None else None,
            "moved_in": member.moved_in if member is not None else None,
            "moved_out": member.moved_out if member is not None else None,
            "roster": source.path,
        },
        roster.branch,
        (one.path, one.record, name),
        day=one.date,
        activity=one,
        quote=name,
        persons=(name,),
        related=(Related(source.path, member.place if member is not None else None, "党员名册"),),
    )


def _near(name: str, roster: Roster, roles: dict[str, str]) -> str:
    """A name of the roster that may be meant: nobody who is at the meeting himself."""
    free: Sequence[str] = [other for other in (*roster.current, *roster.later) if other not in roles]
    return near(name, free) or ""
