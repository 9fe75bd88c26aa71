"""双重组织生活: how often a leader is named in the meetings of his own branch and of his 联系点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from branchaudit.archive.roster import Member
from branchaudit.archive.tables.attendance import TYPES
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.years import years_of
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.branches import Branch, Leader, Registry
from branchaudit.model import Activity
from branchaudit.period import Slot
from branchaudit.text import fold, squeeze

_POSTS = re.compile(
    r"党委(?:副)?书记|党组(?:副)?书记|纪委书记|^(?:副)?(?:局|矿|厂|校|院|县|区|市|镇|乡|行)长|(?:[^副]|^)总经理|董事长"
)
_OF_A_PART = re.compile("科|室|股|车间|班|部")


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each leader, year and branch. Leaders that only a roster shows are less certain."""
    known = Registry(tuple(Branch(name) for name in archive.by_branch if name != NOWHERE))
    for leader, sure, member in _leaders(archive):
        for role, named in (("所在支部", leader.branch), ("联系点", leader.contact)):
            branch = known.known(named) if named else None
            if branch is None:
                continue
            for year in years_of(archive, archive.branch(branch)):
                yield _row(leader, member, branch, role, year, archive.by_branch[branch], sure=sure)


def _leaders(archive: Archive) -> Iterator[tuple[Leader, bool, Member | None]]:
    told = {leader.name for leader in archive.registry.leaders}
    by_name = {leader.name: leader for leader in archive.registry.leaders}
    for branch in archive.rosters.branches:
        roster = archive.rosters.on(branch, None)
        for name, members in roster.current.items() if roster is not None else ():
            post = squeeze(fold(members[0].post or ""))
            if name in by_name and by_name[name].branch is None:
                by_name[name] = by_name[name]._replace(branch=branch)
            elif name not in told and _POSTS.search(post) and not _OF_A_PART.search(post):
                yield Leader(name, members[0].post, branch), False, members[0]
    for leader in by_name.values():
        yield leader, True, None


def _row(
    leader: Leader,
    member: Member | None,
    branch: str,
    role: str,
    year: Slot,
    held: Sequence[Activity],
    *,
    sure: bool,
) -> TableRow:
    meetings = [one for one in held if one.doc_type in TYPES and one.year == year.start.year]
    telling = [one for one in meetings if "attendees_list" in one.people]
    there = [one for one in meetings if leader.name in one.present]
    if role == "所在支部":
        there = [one for one in there if leader.name not in one.people.get("observers", ())]
    return TableRow(
        {
            "name": leader.name,
            "post": leader.post or "",
            "role": role,
            "times": len(there) if telling else None,
            "meetings": len(telling),
            "sure": sure,
        },
        branch,
        (leader.name, role, year.name),
        day=year.end.isoformat(),
        activity=member.source if member is not None else None,
        place=member.place if member is not None else None,
        persons=(leader.name,),
        period=year.name,
    )
