"""Weighty matters of a general meeting, beside the committee meeting that discussed them before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from branchaudit.archive.tables.papers import Paper, beside
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value

_GENERAL, _COMMITTEE = "branch_general_meeting", "branch_committee_meeting"
_BEFORE, _AFTER = 120, 31
"""Days around the general meeting, in which a committee speaks of the same matter."""


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        committee = [one for one in held if one.date and one.doc_type == _COMMITTEE]
        if branch == NOWHERE or not committee or archive.branch(branch).committee is False:
            continue
        for one in held:
            if one.date and _GENERAL in (one.doc_type, *one.also):
                for matter in filter(None, str(one.facts.get("weighty_matters") or "").split("、")):
                    yield _row(branch, one, matter, committee)


def _row(branch: str, one: Activity, matter: str, committee: Sequence[Activity]) -> TableRow:
    on = str(one.date)
    day = date.fromisoformat(on)
    first, last = (day - timedelta(_BEFORE)).isoformat(), (day + timedelta(_AFTER)).isoformat()
    near = [Paper(met, str(met.date)) for met in committee if first <= str(met.date) <= last]
    about = [met for met in near if matter in str(met.activity.facts.get("weighty_named") or "").split("、")]
    before = max((met for met in about if met.day <= on), key=lambda met: met.day, default=None)
    after = min((met for met in about if met.day > on), key=lambda met: met.day, default=None)
    fields: dict[str, Value] = {
        "matter": matter,
        "on": on,
        "previous_on": before.day if before else None,
        "after": after.day if after else None,
        "met": len([met for met in near if met.day <= on]),
        "other": before.activity.path if before else after.activity.path if after else None,
    }
    related = beside(after, "支委会") if after and not before else ()
    return TableRow(fields, branch, (matter, one.record), on, one, related=related)
