"""Who chaired or sat in a meeting of the committee, beside the posts that the roster of that day gives."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive import bodies
from branchaudit.archive.roster import MEMBERS, Roster
from branchaudit.archive.tables.attendance import joint
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related

_ROLES = {"chair": "主持", "attendees_list": "出席"}


def rows(archive: Archive) -> Iterator[TableRow]:
    """Only members of the branch: whoever is none is told by the table of persons."""
    for branch, held in archive.by_branch.items():
        for one in held if branch != NOWHERE else ():
            roster, body = archive.rosters.on(branch, one.date), bodies.body_of(one)
            if roster is not None and body in (bodies.COMMITTEE, bodies.MEMBERS) and not joint(one):
                yield from _of_meeting(archive, roster, one, body)


def committee_on(archive: Archive, roster: Roster, day: str | None) -> dict[str, frozenset[str]]:
    """Name → posts; empty where the roster does not show the committee of that day: it names none, or it was
    made before an election and the meeting was after it, or the other way round."""
    first, last = sorted((day or "", roster.source.date or day or ""))
    elections = (e.date for e in archive.by_branch[roster.branch] if e.doc_type == "election" and e.date)
    if any(first <= elected <= last for elected in elections):
        return {}
    return bodies.committee(roster.members())


def _of_meeting(archive: Archive, roster: Roster, one: Activity, body: str) -> Iterator[TableRow]:
    seats = committee_on(archive, roster, one.date)
    observers = one.people.get("observers", ())
    for element, role in _ROLES.items():
        if role == "出席" and body != bodies.COMMITTEE:
            continue
        for name in one.people.get(element, ()):
            standing = roster.standing(name)
            if name in observers or standing.name not in MEMBERS:
                continue
            member = standing.member
            yield TableRow(
                {
                    "name": name,
                    "role": role,
                    "body": body,
                    "election": one.doc_type == "election" or "election" in one.also,
                    "seated": name in seats if seats else None,
                    "post": (member.post if member is not None else None) or "没有写职务",
                    "committee": "、".join(seats),
                    "roster": roster.source.path,
                },
                roster.branch,
                (one.path, one.record, role, name),
                day=one.date,
                activity=one,
                quote=name,
                persons=(name,),
                related=(Related(roster.source.path, member.place if member else None, "党员名册"),),
            )
