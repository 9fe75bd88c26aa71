"""One picture in the records of two activities that were held on different days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.document import Place
from branchaudit.model import Activity, Picture, Related
from branchaudit.vocabulary import MEETING_TYPES

_TOP = 2
"""A picture in one of the first blocks stands above the title."""

Users = Mapping[str, Sequence[Activity]]
"""Picture → the records that show it, in order of their days."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a record: the earlier record with which it has most pictures in common."""
    held = [one for one in archive.activities if one.date and one.images and one.doc_type in MEETING_TYPES]
    held.sort(key=_when)
    users: dict[str, list[Activity]] = defaultdict(list)
    for one in held:
        for picture in one.images:
            users[picture.sha256].append(one)
    for one in held:
        shared: dict[str, list[Picture]] = defaultdict(list)
        earlier: dict[str, Activity] = {}
        for picture in one.images:
            for other in users[picture.sha256]:
                if (other.date or "") >= (one.date or ""):
                    break
                earlier[other.record] = other
                shared[other.record].append(picture)
        if shared:
            first = max(shared, key=lambda record: len(shared[record]))  # the earliest of those with as many
            yield _row(one, earlier[first], shared[first], users)


def _when(one: Activity) -> tuple[str, str, str]:
    return one.date or "", one.path, one.record


def _row(one: Activity, other: Activity, pictures: Sequence[Picture], users: Users) -> TableRow:
    """What is told of several pictures is told of the one that is shown least often."""
    days = {
        picture: len({(user.branch, user.date) for user in users[picture.sha256]}) for picture in pictures
    }
    rarest = min(pictures, key=lambda picture: (days[picture], -picture.size))
    there = next(picture for picture in other.images if picture.sha256 == rarest.sha256)
    return TableRow(
        {
            "other": other.path,
            "other_day": other.date,
            "apart": (date.fromisoformat(one.date or "") - date.fromisoformat(other.date or "")).days,
            "pictures": len(pictures),
            "size": rarest.size // 1024,
            "records": days[rarest],
            "at_top": max(rarest.block, there.block) <= _TOP,
            "same_branch": one.branch == other.branch,
        },
        one.branch or NOWHERE,
        (one.path, one.record, rarest.sha256),
        day=one.date,
        activity=one,
        place=Place(rarest.block),
        related=(Related(other.path, Place(there.block), f"活动日期 {other.date}"),),
    )
