"""Files made one after the other: records of many months that were made within an hour or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related
from branchaudit.vocabulary import MEETING_TYPES

_PAUSE = timedelta(hours=1)
_SHOWN = 12
"""Files that a finding names."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each run, be it of one file. A form that was made before the meeting tells nothing, and
    a file with the records of a whole year was made once."""
    for branch, held in archive.by_branch.items():
        made = [
            (datetime.fromisoformat(one.created), one)
            for one in held
            if branch != NOWHERE
            and one.created
            and one.date
            and one.alone
            and one.doc_type in MEETING_TYPES
            and one.created[:10] > one.date
        ]
        made.sort(key=lambda entry: (entry[0].replace(tzinfo=None), entry[1].path))
        yield from (_row(branch, run) for run in _runs(made) if run)


def _runs(made: Sequence[tuple[datetime, Activity]]) -> Iterator[list[tuple[datetime, Activity]]]:
    run: list[tuple[datetime, Activity]] = []
    for entry in made:
        if run and _between(run[-1], entry) > _PAUSE:
            yield run
            run = []
        run.append(entry)
    yield run


def _between(first: tuple[datetime, Activity], last: tuple[datetime, Activity]) -> timedelta:
    return last[0].replace(tzinfo=None) - first[0].replace(tzinfo=None)


def _row(branch: str, run: Sequence[tuple[datetime, Activity]]) -> TableRow:
    days = sorted(one.date or "" for _, one in run)
    begun = run[0][0]
    return TableRow(
        {
            "files": len(run),
            "months": len({day[:7] for day in days}),
            "moments": len({moment for moment, _ in run}),
            "minutes": int(_between(run[0], run[-1]).total_seconds() // 60),
            "begun": f"{begun:%Y-%m-%d %H:%M}",
            "first": days[0],
            "last": days[-1],
        },
        branch,
        (f"{begun:%Y-%m-%dT%H:%M:%S}", run[0][1].path),
        day=begun.date().isoformat(),
        related=tuple(
            Related(one.path, None, f"会议 {one.date}，文件建于 {moment:%Y-%m-%d %H:%M}")
            for moment, one in run[:_SHOWN]
        ),
    )
