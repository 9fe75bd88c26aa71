"""How a branch is made up, by its last roster: members, committee, posts and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.archive import bodies
from branchaudit.archive.roster import GONE, Member, Roster, is_full
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity

_SHOWN = 8


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a branch that has a roster."""
    today = archive.today.isoformat()
    for branch, held in archive.by_branch.items():
        roster = archive.rosters.on(branch, None)
        if branch == NOWHERE or roster is None:
            continue
        made = roster.source.date or today
        roster = archive.rosters.on(branch, made) or roster
        members = [s.member for s in roster.everybody() if s.member and s.name in ("正式党员", "预备党员")]
        full = sum(is_full(member, made) is not False for member in members)
        posts = {member.name: found for member in members if (found := bodies.posts_of(member))}
        told = frozenset().union(*posts.values()) if posts else frozenset()
        seats = bodies.committee(members)
        groups = {key for member in members if (key := bodies.group_key(member.group))}
        astray = [member.name for member in members if not bodies.group_key(member.group)]
        registered = archive.branch(branch).committee
        meets = any(bodies.body_of(one) == bodies.COMMITTEE for one in held)
        vacated = _vacated(archive.rosters.on(branch, today) or roster, held, today)
        fields = roster.source.rows["members"]
        yield TableRow(
            {
                "members": len(members),
                "full": full,
                "seats": len(seats) or None,
                "has_committee": bool(seats) or meets or registered is True if posts else None,
                "secretary": bodies.SECRETARY in told if posts else None,
                "posts_missing": "、".join(
                    post for post in bodies.POSTS if post != "副书记" and post not in told
                )
                if len(seats) > 2 and len(told - {"书记", "副书记", "委员"})
                else None,
                "groups": len(groups),
                "ungrouped": len(astray) if groups else 0,
                "ungrouped_names": "、".join(astray[:_SHOWN]) if groups else "",
                "vacated": "、".join(f"{member.name}（{'、'.join(gone)}）" for member, gone in vacated),
                "temporary": "临时" in branch,
            },
            branch,
            (branch,),
            day=roster.source.date,
            activity=roster.source,
            place=fields[0].place if fields else None,
        )


def _vacated(roster: Roster, held: Sequence[Activity], today: str) -> list[tuple[Member, list[str]]]:
    """Who left the branch and had a post in its committee that nobody else has; none where it held an
    election since."""
    found = []
    told = frozenset().union(*map(bodies.posts_of, roster.members()))
    for standing in roster.everybody():
        member = standing.member
        if member is None or standing.name != GONE or not member.moved_out:
            continue
        posts = bodies.posts_of(member)
        gone = [post for post in bodies.POSTS if post in posts and post not in told]
        since = member.moved_out
        elected = any(one.facts.get("is_election") and since <= (one.date or "") for one in held)
        if gone and not elected and since < today:
            found.append((member, gone))
    return found
