"""组织生活会: what goes before it and what comes of it, as far as papers show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from branchaudit.archive.tables.papers import Paper, beside, known_from, known_until, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value

_MEETING = "organizational_life_meeting"
_NEAR, _SOON = 31, 15
"""Days: meetings of groups and of the whole branch are one round; at the beginning of an archive nothing is
asked for; what follows so soon after the meeting may have been meant for it."""


_REGISTER = re.compile("登记|汇总|台账|台帐|一览")


class _Part(NamedTuple):
    what: str
    types: frozenset[str]
    first: int
    last: int
    """From when to when, in days from the meeting."""


_PARTS = (
    _Part("会前学习", frozenset({"study_session"}), -90, 0),
    _Part("谈心谈话", frozenset({"heart_to_heart_talk"}), -90, 0),
    _Part("对照检查材料", frozenset({"self_examination"}), -90, 0),
    _Part("整改清单", frozenset({"rectification"}), 0, 183),
)


def rows(archive: Archive) -> Iterator[TableRow]:
    rounds = {branch: _rounds(held) for branch, held in archive.by_branch.items() if branch != NOWHERE}
    found = {
        (branch, day, part.what): _papers(archive.by_branch[branch], day, part)
        for branch, days in rounds.items()
        for day in days
        for part in _PARTS
    }
    for branch, days in rounds.items():
        held = archive.by_branch[branch]
        since, until = known_from(archive, held), known_until(archive, held)
        for day, meeting in days.items():
            for part in _PARTS:
                if part.first < 0 and _moved(day, -_NEAR) < since:
                    continue
                usual = any(
                    papers and what == part.what and (name, other) != (branch, day)
                    for (name, other, what), papers in found.items()
                )
                papers = found[branch, day, part.what]
                yield _row(branch, meeting, part, papers, held, usual=usual, until=until)


def _rounds(held: Sequence[Activity]) -> dict[str, Activity]:
    """Day → the meeting, one a round: the last of meetings that follow one another."""
    met = sorted(
        (one for one in held if one.date and _MEETING in (one.doc_type, *one.also)),
        key=lambda one: str(one.date),
        reverse=True,
    )
    kept: dict[str, Activity] = {}
    for one in met:
        if not any(_moved(day, -_NEAR) <= str(one.date) for day in kept):
            kept[str(one.date)] = one
    return kept


def _papers(held: Sequence[Activity], day: str, part: _Part) -> list[Activity]:
    """Those of its days; one without a day may be of any, and a register that gives no days is of the whole
    year."""
    first, last = _moved(day, part.first), _moved(day, part.last)
    return [
        one
        for one in held
        if part.types & {one.doc_type, *one.also}
        and _is_of_the_days(one, first, last, int(day[:4]))
        and not one.rows.get("steps")
    ]


def _is_of_the_days(one: Activity, first: str, last: str, year: int) -> bool:
    talks = [on for kept in one.rows.get("talks", ()) if isinstance(on := kept.fields.get("on"), str)]
    if talks:
        return any(first <= on <= last for on in talks)
    if one.date and not _REGISTER.search(f"{one.title} {one.path.rsplit('/', 1)[-1]}"):
        return first <= one.date <= last
    return one.year in (None, year, year - 1)


def _row(
    branch: str,
    meeting: Activity,
    part: _Part,
    papers: Sequence[Activity],
    held: Sequence[Activity],
    *,
    usual: bool,
    until: str,
) -> TableRow:
    day = str(meeting.date)
    after = None if papers or part.first == 0 else _soon_after(held, day, part)
    fields: dict[str, Value] = {
        "what": part.what,
        "present": bool(papers),
        "after": after.day if after else None,
        "usual": usual,
        "known_months": whole_months(day, until),
        "other": papers[0].path if papers else None,
    }
    related = beside(after, part.what) if after else ()
    return TableRow(fields, branch, (part.what, meeting.record), day, meeting, related=related)


def _soon_after(held: Sequence[Activity], day: str, part: _Part) -> Paper | None:
    last = _moved(day, _SOON)
    late = [
        Paper(one, one.date)
        for one in held
        if one.date and one.doc_type in part.types and day < one.date <= last
    ]
    return min(late, key=lambda paper: paper.day, default=None)


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
