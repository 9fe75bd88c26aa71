"""换届: the papers of every election, one held against the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from branchaudit.archive.tables import election_papers as of
from branchaudit.archive.tables.papers import Paper, beside, distance, known_from, known_until, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value

_FAR = 200
"""Days from an election, within which papers belong to it."""
_KEPT, _MONTHS_BEFORE = 2, 60
"""Kinds of papers from which on all of an election are handed in; days between a request and its reply."""
_BEFORE = {
    of.REPLY: (of.REQUEST,),
    of.NAMES_REPLY: (of.NAMES,),
    of.MEETING: (of.REQUEST, of.REPLY, of.NAMES, of.NAMES_REPLY),
    of.RESULT: (of.MEETING,),
    of.RESULT_REPLY: (of.MEETING, of.RESULT),
}
"""Paper → those that come before it."""
_BETWEEN = ((of.REPLY, of.REQUEST, of.MEETING), (of.RESULT, of.MEETING, of.RESULT_REPLY))
"""What lies between two that are there."""


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        found = of.papers(held)
        since, until = known_from(archive, held), known_until(archive, held)
        for papers in _grouped(found):
            yield from _in_order(branch, papers)
            yield from _missing(branch, papers, since, until)


def elections_of(held: Sequence[Activity]) -> Iterator[Mapping[str, Sequence[Paper]]]:
    """Kind of paper → papers, of each election of a branch."""
    return _grouped(of.papers(held))


def _grouped(found: Mapping[str, Sequence[Paper]]) -> Iterator[Mapping[str, Sequence[Paper]]]:
    """Every meeting with the papers that are nearest to it; what has no meeting stands by itself."""
    meetings = found.get(of.MEETING, ())
    days = sorted({meeting.day for meeting in meetings})
    groups: dict[str, dict[str, list[Paper]]] = {day: {} for day in days}
    for kind, papers in found.items():
        for paper in papers:
            day = min(days, key=lambda day: _apart(day, paper.day), default=None)
            near = day if day is not None and _apart(day, paper.day) <= _FAR else ""
            groups.setdefault(near, {}).setdefault(kind, []).append(paper)
    yield from groups.values()


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _in_order(branch: str, papers: Mapping[str, Sequence[Paper]]) -> Iterator[TableRow]:
    for after, links in _BEFORE.items():
        for before in links:
            if before in papers and after in papers:
                first = min(papers[before], key=lambda paper: paper.day)
                last = max(papers[after], key=lambda paper: paper.day)
                fields = _fields("次序", after, last.day, before, first)
                yield _row(branch, fields | distance(papers[before], papers[after]), last, first)


def _missing(
    branch: str, papers: Mapping[str, Sequence[Paper]], since: str, until: str
) -> Iterator[TableRow]:
    """Of an election whose papers are handed in: what lies between two that are there, and the report
    when its time is over."""
    kept = len([kind for kind in papers if kind != of.MEETING])
    for between, before, after in _BETWEEN:
        if before in papers and after in papers and papers[before][0].day >= since:
            there = next(iter(papers.get(between, ())), None)
            fields = _fields("当中环节", after, papers[after][0].day, between, there)
            yield _row(branch, fields | {"kept": kept}, papers[after][0], there)
    for reply, request in ((of.REPLY, of.REQUEST), (of.NAMES_REPLY, of.NAMES)):
        if reply in papers and request not in papers and kept >= _KEPT and _room(papers[reply][0], since):
            fields = _fields("当中环节", reply, papers[reply][0].day, request, None)
            yield _row(branch, fields | {"kept": kept}, papers[reply][0], None)
    for done, awaited, later in ((of.MEETING, of.RESULT, of.RESULT_REPLY), (of.RESULT, of.RESULT_REPLY, "")):
        if done in papers and awaited not in papers and later not in papers:
            last = max(papers[done], key=lambda paper: paper.day)
            fields = _fields("待办", done, last.day, awaited, None)
            yield _row(branch, fields | {"kept": kept, "months": whole_months(last.day, until)}, last, None)


def _room(reply: Paper, since: str) -> bool:
    """Whether its request would lie in this archive, not in the one of the year before."""
    return since <= reply.day and _apart(reply.day, since) > _MONTHS_BEFORE


def _fields(sort: str, step: str, on: str, previous: str, paper: Paper | None) -> dict[str, Value]:
    return {
        "sort": sort,
        "step": step,
        "on": on,
        "previous": previous,
        "previous_on": paper.day if paper else None,
        "other": paper.activity.path if paper else None,
    }


def _row(branch: str, fields: Mapping[str, Value], paper: Paper, other: Paper | None) -> TableRow:
    return TableRow(
        fields,
        branch,
        (*(str(fields[key]) for key in ("sort", "previous", "step")), paper.activity.record),
        day=paper.day,
        activity=paper.activity,
        related=beside(other, "另一份") if other else (),
    )
