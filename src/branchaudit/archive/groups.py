"""The groups (党小组) of a branch by their names on its roster, and which of them held a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from branchaudit.archive import bodies
from branchaudit.archive.view import Archive
from branchaudit.branches import Branch
from branchaudit.model import Activity


def with_groups(
    archive: Archive, branch: Branch, held: Sequence[Activity]
) -> tuple[Branch, Sequence[Activity]]:
    """The branch with the groups of its last roster, two at least, and its records with the group that met,
    both by one name. As they are where the configuration names the groups or no roster does."""
    roster = archive.rosters.on(branch.name, None) if not branch.groups else None
    if roster is None:
        return branch, held
    members = [members[0] for members in roster.current.values()]
    names: dict[str, str] = {}
    for member in members:
        key = bodies.group_key(member.group)
        if key is not None and member.group is not None:
            names.setdefault(key, member.group if member.group.endswith("组") else f"{member.group}党小组")
    if len(names) < 2:
        return branch, held
    told = [
        one._replace(group=names.get(bodies.group_of(one, members) or "", one.group))
        if bodies.body_of(one) == bodies.GROUP
        else one
        for one in held
    ]
    if not any(one.group in names.values() for one in told):
        return branch, held
    return branch._replace(groups=tuple(sorted(names.values()))), told
