"""任期: how long a committee was in office, or has been."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from branchaudit.archive.tables import election_papers as of
from branchaudit.archive.tables.papers import Paper, known_until, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value

_VILLAGE = re.compile("村|社区|居委")
"""Branches in villages and communities are elected for five years."""
_ELECTED = (of.MEETING, of.RESULT, of.RESULT_REPLY)


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        until = known_until(archive, held)
        elected = _elections(held)
        extended = _is_extended(held)
        common: dict[str, Value] = {"village": bool(_VILLAGE.search(branch)), "extended": extended}
        yield from _between(branch, elected, held, common)
        yield from _now(branch, elected, held, common, until)


def _elections(held: Sequence[Activity]) -> list[Paper]:
    """Of full committees, by their meeting or by the papers on its result; one for each quarter of a year."""
    found = of.papers(held)
    papers = [
        paper for kind in _ELECTED for paper in found.get(kind, ()) if not of.is_by_election(paper.activity)
    ]
    kept: list[Paper] = []
    for paper in papers:
        if not any(abs(whole_months(paper.day, other.day)) < 6 for other in kept):
            kept.append(paper)  # the meeting comes first
    return sorted(kept, key=lambda paper: paper.day)


def _told(held: Sequence[Activity], what: str, which: str) -> list[Paper]:
    return [
        Paper(one, str(kept.fields["on"]), place=kept.place)
        for one in held
        for kept in one.rows.get("terms", ())
        if kept.fields.get("what") == what
        and kept.fields.get("on")
        and kept.fields.get("which") in (which, None)
    ]


def _is_extended(held: Sequence[Activity]) -> bool:
    told = any(kept.fields.get("what") == "延期" for one in held for kept in one.rows.get("terms", ()))
    return told or of.DELAY_REPLY in of.papers(held)


def _between(
    branch: str, elected: Sequence[Paper], held: Sequence[Activity], common: dict[str, Value]
) -> Iterator[TableRow]:
    """From the election before to each of them, as records show or as the papers of the election say."""
    for number, paper in enumerate(elected):
        day = elected[number - 1].day if number else _day_before(paper, held)
        if day is not None and day < paper.day:
            yield _row(branch, _fields("届间", day, paper.day) | common, paper)


def _day_before(paper: Paper, held: Sequence[Activity]) -> str | None:
    """上届支部委员会于2021年5月20日选举产生, in papers of this election; 本届 in those before it."""
    near = [one for one in held if one.date and abs(whole_months(one.date, paper.day)) < 6]
    days = [told.day for told in _told(near, "选举", "上届")]
    days += [told.day for told in _told(near, "选举", "本届") if (told.activity.date or "") < paper.day]
    return max((day for day in days if day < paper.day), default=None)


def _now(
    branch: str, elected: Sequence[Paper], held: Sequence[Activity], common: dict[str, Value], until: str
) -> Iterator[TableRow]:
    """From the last election that is known to the end of what the archive knows."""
    told = [paper for paper in _told(held, "选举", "本届") if paper.day <= until]
    last = max((*elected, *told), key=lambda paper: paper.day, default=None)
    if last is None or last.day > until:
        return
    prepared = any(
        paper.day > last.day and whole_months(last.day, paper.day) >= 12
        for kind in (of.REQUEST, of.REPLY, of.DELAY, of.DELAY_REPLY, of.NAMES)
        for paper in of.papers(held).get(kind, ())
    )
    fields = _fields("现任", last.day, until) | common | {"prepared": prepared}
    yield _row(branch, fields, last, day=until)


def _fields(sort: str, elected: str, until: str) -> dict[str, Value]:
    return {"sort": sort, "elected": elected, "until": until, "months": whole_months(elected, until)}


def _row(branch: str, fields: dict[str, Value], paper: Paper, day: str | None = None) -> TableRow:
    return TableRow(
        fields,
        branch,
        (str(fields["sort"]), str(fields["elected"])),
        day=day or paper.day,
        activity=paper.activity,
        place=paper.place,
    )
