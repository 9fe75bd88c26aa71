"""党课 of a branch in a year, and how many of them its secretary gave."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive import bodies
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.years import years_of
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Related

_LECTURE = "party_lecture"


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a branch and year. Whoever was secretary on any roster of the branch counts."""
    for branch, held in archive.by_branch.items():
        for year in years_of(archive, archive.branch(branch)) if branch != NOWHERE else ():
            rosters = [
                roster
                for day in (year.start, year.end)
                if (roster := archive.rosters.on(branch, day.isoformat())) is not None
            ]
            secretaries = {
                member.name
                for roster in rosters
                for member in roster.members()
                if bodies.SECRETARY in bodies.posts_of(member)
            }
            lectures = [
                one for one in held if _LECTURE in (one.doc_type, *one.also) and one.year == year.start.year
            ]
            if not secretaries or not lectures:
                continue
            speakers = [one.people.get("speaker", ()) for one in lectures]
            given = sum(not secretaries.isdisjoint(names) for names in speakers)
            yield TableRow(
                {
                    "secretary": "、".join(sorted(secretaries)),
                    "lectures": len(lectures),
                    "given": given if given or all(speakers) else None,
                },
                branch,
                (year.name,),
                day=year.end.isoformat(),
                persons=tuple(sorted(secretaries)),
                related=(Related(rosters[0].source.path, None, "党员名册"),),
                period=year.name,
            )
