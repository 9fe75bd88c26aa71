"""双重组织生活: how often a leader is named in the meetings of his own branch, as one of its members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from branchaudit.archive.roster import Member
from branchaudit.archive.tables.attendance import TYPES
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.years import years_of
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.branches import Branch, Registry
from branchaudit.model import Activity
from branchaudit.period import Slot
from branchaudit.text import fold, squeeze

_POSTS = re.compile(
    r"党委(?:副)?书记|党组(?:副)?书记|纪委书记|^(?:副)?(?:局|矿|厂|校|院|县|区|市|镇|乡|行)长|(?:[^副]|^)总经理|董事长"
)
_OF_A_PART = re.compile("科|室|股|车间|班|部")


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each leader and year."""
    for name, post, branch, member in _leaders(archive):
        for year in years_of(archive, archive.branch(branch)):
            yield _row(name, post, branch, member, year, archive.by_branch.get(branch, ()))


def _leaders(archive: Archive) -> Iterator[tuple[str, str, str, Member | None]]:
    """Name, post, branch and roster row: those of the configuration, and whose post on a roster says so."""
    known = Registry(tuple(Branch(name) for name in archive.by_branch if name != NOWHERE))
    listed = {
        (member.name, branch): member
        for branch in archive.rosters.branches
        if (roster := archive.rosters.on(branch, None)) is not None
        for members in roster.current.values()
        for member in members[:1]
    }
    told = {leader.name for leader in archive.registry.leaders}
    for leader in archive.registry.leaders:
        own = known.known(leader.branch) if leader.branch else None
        for branch in [own] if own else [branch for name, branch in listed if name == leader.name]:
            yield leader.name, leader.post or "", branch, listed.get((leader.name, branch))
    for (name, branch), member in listed.items():
        post = squeeze(fold(member.post or ""))
        if name not in told and _POSTS.search(post) and not _OF_A_PART.search(post):
            yield name, member.post or "", branch, member


def _row(
    name: str, post: str, branch: str, member: Member | None, year: Slot, held: Sequence[Activity]
) -> TableRow:
    meetings = [one for one in held if one.doc_type in TYPES and one.year == year.start.year]
    telling = [one for one in meetings if "attendees_list" in one.people]
    there = [one for one in meetings if _is_there(name, one)]
    return TableRow(
        {
            "name": name,
            "post": post,
            "times": len(there) if telling else None,
            "meetings": len(telling),
        },
        branch,
        (name, year.name),
        day=year.end.isoformat(),
        activity=member.source if member is not None else None,
        place=member.place if member is not None else None,
        persons=(name,),
        period=year.name,
    )


def _is_there(name: str, one: Activity) -> bool:
    """A record that lists nobody (全体党员) has everybody there but the absentees."""
    if name in one.people.get("observers", ()) or name in one.people.get("absentees", ()):
        return False
    return name in one.present or "attendees_list" not in one.people
