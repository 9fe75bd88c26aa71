"""任期: how long a committee was in office, or has been."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from branchaudit.archive.tables import election_papers as of
from branchaudit.archive.tables.papers import Paper, known_until, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value

_VILLAGE = re.compile("村|社区|居委")
"""Branches in villages and communities are elected for five years."""
_THREE_YEARS = 37
"""Months: a term that a list says to be longer is one of five years."""
_SAME = 6
"""Months, within which two days are those of one election."""
_ELECTED = (of.MEETING, of.RESULT, of.RESULT_REPLY)


def rows(archive: Archive) -> Iterator[TableRow]:
    by_list = _listed(archive)
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        until = known_until(archive, held)
        listed = by_list.get(branch, ())
        elected = _elections(held)
        long = bool(_VILLAGE.search(branch)) or any(map(_is_long, listed))
        extended = _is_extended(held) or any(term.what == "延期" for term in listed)
        common: dict[str, Value] = {"village": long, "extended": extended}
        told = [term.paper for term in listed if term.what == "选举"]
        yield from _between(branch, elected, held, common, told)
        yield from _now(branch, elected, held, common, until, told)


class _Term(NamedTuple):
    """What a list of the terms of all branches says of one of them."""

    what: str
    paper: Paper
    due: str | None


def _listed(archive: Archive) -> dict[str, list[_Term]]:
    found: dict[str, list[_Term]] = {}
    for one in archive.activities:
        for kept in one.rows.get("terms", ()):
            name, due = kept.fields.get("branch"), kept.fields.get("due")
            branch = archive.branch_called(name) if isinstance(name, str) else None
            if branch is not None:
                paper = Paper(one, str(kept.fields.get("on") or ""), place=kept.place)
                term = _Term(str(kept.fields.get("what")), paper, due if isinstance(due, str) else None)
                found.setdefault(branch, []).append(term)
    return found


def _is_long(term: _Term) -> bool:
    """Elected for five years, as the list itself says."""
    return (
        term.what == "选举" and term.due is not None and whole_months(term.paper.day, term.due) > _THREE_YEARS
    )


def _elections(held: Sequence[Activity]) -> list[Paper]:
    """Of full committees, by their meeting or by the papers on its result; one for each quarter of a year."""
    found = of.papers(held)
    papers = [
        paper for kind in _ELECTED for paper in found.get(kind, ()) if not of.is_by_election(paper.activity)
    ]
    kept: list[Paper] = []
    for paper in papers:
        if not any(abs(whole_months(paper.day, other.day)) < _SAME for other in kept):
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
        and not kept.fields.get("branch")
    ]


def _is_extended(held: Sequence[Activity]) -> bool:
    rows = [kept.fields for one in held for kept in one.rows.get("terms", ())]
    told = any(fields.get("what") == "延期" and not fields.get("branch") for fields in rows)
    return told or of.DELAY_REPLY in of.papers(held)


def _between(
    branch: str,
    elected: Sequence[Paper],
    held: Sequence[Activity],
    common: dict[str, Value],
    listed: Sequence[Paper],
) -> Iterator[TableRow]:
    """From the election before to each of them, as records show or as the papers of the election say."""
    for number, paper in enumerate(elected):
        day = elected[number - 1].day if number else _day_before(paper, held, listed)
        if day is not None and day < paper.day:
            yield _row(branch, _fields("届间", day, paper.day) | common, paper)


def _day_before(paper: Paper, held: Sequence[Activity], listed: Sequence[Paper]) -> str | None:
    """上届支部委员会于2021年5月20日选举产生, in papers of this election; 本届 in those before it; the last
    one in a list of terms that is not this one."""
    near = [one for one in held if one.date and abs(whole_months(one.date, paper.day)) < 6]
    days = [told.day for told in _told(near, "选举", "上届")]
    days += [told.day for told in _told(near, "选举", "本届") if (told.activity.date or "") < paper.day]
    days += [told.day for told in listed if abs(whole_months(told.day, paper.day)) >= _SAME]
    return max((day for day in days if day < paper.day), default=None)


def _now(
    branch: str,
    elected: Sequence[Paper],
    held: Sequence[Activity],
    common: dict[str, Value],
    until: str,
    listed: Sequence[Paper],
) -> Iterator[TableRow]:
    """From the last election that is known to the end of what the archive knows."""
    told = [paper for paper in (*_told(held, "选举", "本届"), *listed) if paper.day <= until]
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
