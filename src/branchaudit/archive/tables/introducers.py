"""The 入党介绍人 of an applicant, in one paper after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Related


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each paper behind the first that names the introducers of a person."""
    for branch, held in archive.by_branch.items():
        named: dict[str, list[tuple[Activity, Kept]]] = defaultdict(list)
        for one in held if branch != NOWHERE else ():
            for kept in one.rows.get("introduced", ()):
                named[str(kept.fields["person"])].append((one, kept))
        for person, papers in named.items():
            papers.sort(key=lambda paper: (paper[0].date or "", paper[0].path))
            for (before, first), (one, kept) in pairwise(papers):
                yield TableRow(
                    {
                        "name": person,
                        "introducers": kept.fields["introducers"],
                        "before": first.fields["introducers"],
                        "changed": bool(kept.fields["changed"] or first.fields["changed"]),
                        "other": before.path,
                    },
                    branch,
                    (person, one.record),
                    day=one.date,
                    activity=one,
                    place=kept.place,
                    persons=(person,),
                    related=(Related(before.path, first.place, str(first.fields["introducers"])),),
                )
