"""One and the same file, handed in by two branches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Activity, Related


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each file and branch."""
    files: dict[str, dict[str, Activity]] = defaultdict(dict)
    for one in sorted(archive.activities, key=lambda one: (one.path, one.record)):
        if one.branch and one.sha256:
            files[one.sha256].setdefault(one.branch, one)
    for by_branch in files.values():
        branch, first = next(iter(by_branch.items()))
        for name, one in by_branch.items():
            is_first = one is first
            yield TableRow(
                {"other": first.path, "other_branch": branch, "first": is_first, "places": len(by_branch)},
                name,
                (first.path, one.path),
                day=one.date,
                activity=one,
                related=() if is_first else (Related(first.path, None, branch),),
            )
