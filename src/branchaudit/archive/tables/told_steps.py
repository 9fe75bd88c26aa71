"""发展党员: the days that a ledger or a later record gives, beside one another and beside the papers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from branchaudit.archive.tables.development import Steps, chains_of
from branchaudit.archive.tables.papers import Paper, beside, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Value

_COLUMNS = {
    "applied": "申请",
    "activist": "积极分子",
    "candidate": "发展对象",
    "admitted": "接收",
    "confirmed": "转正",
}
_LATER = {"申请": 31, "积极分子": 31, "发展对象": 31, "接收": 0}
"""Step → days after its paper that may be told for its day: received, put on file. What a superior decides
and 转正, which some count from the end of the year, are not compared."""


class _Told(NamedTuple):
    activity: Activity
    kept: Kept
    person: str
    step: str
    day: str
    """YYYY-MM-DD or YYYY-MM."""


def rows(archive: Archive) -> Iterator[TableRow]:
    chains = {branch: chains_of(held) for branch, held in archive.by_branch.items()}
    for one in archive.activities:
        for kept in one.rows.get("candidates", ()):
            branch = _branch(archive, one, kept)
            told = list(_ledgered(one, kept))
            yield from _intervals(branch, told)
            for entry in told:
                yield from _beside_papers(branch, entry, chains.get(branch, {}))
        for entry in _said(one):
            branch = one.branch or NOWHERE
            yield from _beside_papers(branch, entry, chains.get(branch, {}))


def _branch(archive: Archive, one: Activity, kept: Kept) -> str:
    """That of the row, where a ledger of the unit has a column for it."""
    named = kept.fields.get("branch")
    return (archive.registry.home("", named) if isinstance(named, str) and named else one.branch) or NOWHERE


def _ledgered(one: Activity, kept: Kept) -> Iterator[_Told]:
    person = kept.fields.get("name")
    for column, step in _COLUMNS.items():
        day = kept.fields.get(column)
        if isinstance(person, str) and isinstance(day, str):
            yield _Told(one, kept, person, step, day)


def _said(one: Activity) -> Iterator[_Told]:
    """接收 and 批准 are days of their own in a record that tells them."""
    for kept in one.rows.get("milestones", ()):
        person, step, day = (kept.fields.get(key) for key in ("person", "step", "on"))
        if isinstance(person, str) and isinstance(step, str) and isinstance(day, str):
            yield _Told(one, kept, person, step, day)


def _intervals(branch: str, told: Sequence[_Told]) -> Iterator[TableRow]:
    """At most: of a month without a day the first counts before, the last behind."""
    for before, after in pairwise(told):
        first, last = _first(before.day), _last(after.day)
        fields: dict[str, Value] = {"previous": before.step, "previous_on": before.day}
        fields["days"] = (date.fromisoformat(last) - date.fromisoformat(first)).days
        yield _row(branch, "间隔", after, fields | {"months": whole_months(first, last)})


def _beside_papers(branch: str, told: _Told, people: Mapping[str, Steps]) -> Iterator[TableRow]:
    """Right where it may be the day of any paper of the step."""
    steps = people.get(told.person, {})
    own = [paper for paper in steps.get(told.step, ()) if paper.activity is not told.activity]
    if not own or told.step not in _LATER:
        return
    papers = [*own, *(steps.get("批准", ()) if told.step == "接收" else ())]
    fields: dict[str, Value] = {
        "previous": told.step,
        "previous_on": own[0].day,
        "same": any(_may_be(told.day, paper.day, _LATER[told.step]) for paper in papers),
        "other": own[0].activity.path,
    }
    yield _row(branch, "对照", told, fields, own[0])


def _may_be(told: str, day: str, later: int) -> bool:
    last = (date.fromisoformat(day) + timedelta(later)).isoformat()
    return day <= _last(told) and _first(told) <= last


def _first(day: str) -> str:
    return day if len(day) > 7 else f"{day}-01"


def _last(day: str) -> str:
    return day if len(day) > 7 else f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"


def _row(
    branch: str, sort: str, told: _Told, fields: Mapping[str, Value], paper: Paper | None = None
) -> TableRow:
    return TableRow(
        {"sort": sort, "person": told.person, "step": told.step, "on": told.day, **fields},
        branch,
        (sort, told.person, told.step, told.activity.record),
        day=_first(told.day),
        activity=told.activity,
        place=told.kept.place,
        persons=(told.person,),
        related=beside(paper, told.step) if paper else (),
    )
