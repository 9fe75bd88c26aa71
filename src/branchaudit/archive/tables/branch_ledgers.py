"""What the ledger of all branches (五清台账) says of each, beside its roster."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive import bodies
from branchaudit.archive.roster import FULL, MEMBERS, as_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Activity, Kept, Related


def rows(archive: Archive) -> Iterator[TableRow]:
    for one in archive.activities:
        if one.doc_type == "branch_ledger":
            for kept in one.rows.get("branches", ()):
                row = _row(archive, one, kept)
                if row is not None:
                    yield row


def _row(archive: Archive, one: Activity, kept: Kept) -> TableRow | None:
    name, members, secretary = (kept.fields.get(key) for key in ("branch", "members", "secretary"))
    branch = archive.registry.home("", name) if isinstance(name, str) else None
    made = as_of(one)
    day = made if made and len(made) == len("2024-03-05") else None
    roster = archive.rosters.on(branch, day) if branch and day else None
    if branch is None or roster is None:
        return None
    everybody = list(roster.everybody())
    sure = [s for s in everybody if s.name in MEMBERS and not s.tie]
    unsure = [s for s in everybody if s.name is None or s.tie]
    leaders = [s.member.name for s in sure if s.member and bodies.SECRETARY in bodies.posts_of(s.member)]
    told = isinstance(secretary, str) and leaders
    return TableRow(
        {
            "name": name,
            "members": members,
            "listed": len(sure),
            "least": sum(s.name == FULL for s in sure),
            "most": len(sure) + len(unsure),
            "secretary": secretary,
            "secretaries": "、".join(leaders) or None,
            "same": secretary in leaders if told else None,
        },
        branch,
        (one.path, branch),
        day=day,
        activity=one,
        place=kept.place,
        related=(Related(roster.source.path, None, f"名册 {len(sure)} 人"),),
    )
