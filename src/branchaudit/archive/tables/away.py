"""Who is said to be away for some days, beside the meetings of these days that name him as present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Related
from branchaudit.vocabulary import MEETING_TYPES

_ONLINE = re.compile("视频|线上|网络|云|腾讯|钉钉|微信")
_BEHIND_NAME = re.compile("(?:同志|自己|本人|说|因病|因公|因|请假|缺席|未到)+$")
_LEAST = 2
"""Characters of a name."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a stretch of days and meeting of the branch that was held in it."""
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE or not any(one.rows.get("away") for one in held):
            continue
        names = {name for one in held for name in (*one.present, *one.people.get("absentees", ()))}
        met = [
            one
            for one in held
            if one.date and one.doc_type in MEETING_TYPES and not _ONLINE.search(one.place or "")
        ]
        for told in held:
            for kept in told.rows.get("away", ()):
                name = _named(str(kept.fields["before"]), names)
                if name is not None:
                    yield from _beside(branch, told, kept, name, met)


def _named(before: str, names: set[str]) -> str | None:
    """The name with which the words end: 派石磊, 石磊同志."""
    bare = _BEHIND_NAME.sub("", before)
    found = [name for name in names if len(name) >= _LEAST and bare.endswith(name)]
    return max(found, key=len, default=None)


def _beside(
    branch: str, told: Activity, kept: Kept, name: str, met: Sequence[Activity]
) -> Iterator[TableRow]:
    first, last = str(kept.fields["from"]), str(kept.fields["until"])
    for one in met:
        if one.record == told.record or not first <= str(one.date) <= last:
            continue
        yield TableRow(
            {
                "name": name,
                "from": first,
                "until": last,
                "why": kept.fields["why"],
                "present": (name in one.present or name in one.speakers)
                and name not in one.people.get("absentees", ()),
                "other": told.path,
            },
            branch,
            (name, told.record, one.record),
            day=one.date,
            activity=one,
            persons=(name,),
            related=(Related(told.path, kept.place, f"{first} 至 {last}"),),
        )
