"""组织生活会 and 民主评议: how long after its year the meeting of a year was held."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive

_TYPES = frozenset({"organizational_life_meeting", "democratic_appraisal"})


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each meeting of which the year is told. One on a special topic has no fixed time."""
    for one in archive.activities:
        if one.doc_type in _TYPES and one.about is not None and one.date and "专题" not in one.title:
            year, month = int(one.date[:4]), int(one.date[5:7])
            yield TableRow(
                {"about": one.about, "months_after": (year - one.about - 1) * 12 + month},
                one.branch or NOWHERE,
                (one.path, one.record),
                day=one.date,
                activity=one,
                quote=one.title,
            )
