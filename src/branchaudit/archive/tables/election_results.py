"""Elections: the votes and the elected of the minutes beside those of the report on the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from branchaudit.archive.tables import election_papers as of
from branchaudit.archive.tables.elections import elections_of
from branchaudit.archive.tables.papers import Paper, beside
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Kept, Value

_LEAST = 2
"""Of fewer elected persons the rest may stand in words that were not understood."""


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        for papers in elections_of(held):
            for report in papers.get(of.RESULT, ()):
                for met in papers.get(of.MEETING, ()):
                    if met.day <= report.day:
                        yield from _compared(branch, report, met)


def _compared(branch: str, report: Paper, met: Paper) -> Iterator[TableRow]:
    told, counted = _by_person(report), _by_person(met)
    both = [
        person for person in told if _votes(told, person) is not None and _votes(counted, person) is not None
    ]
    if both:
        other = [person for person in both if _votes(told, person) != _votes(counted, person)]
        shown = other or both
        values = (_spelt(told, shown), _spelt(counted, shown))
        yield _row(branch, "得票", report, met, values, other, told)
    elected, seated = _elected(told), _elected(counted)
    if len(elected) >= _LEAST and len(seated) >= _LEAST:
        other = [person for person in (*elected, *seated) if (person in elected) != (person in seated)]
        yield _row(branch, "当选", report, met, ("、".join(elected), "、".join(seated)), other, told)


def _by_person(paper: Paper) -> dict[str, Kept]:
    return {str(kept.fields["person"]): kept for kept in paper.activity.rows.get("elected", ())}


def _votes(of_persons: Mapping[str, Kept], person: str) -> Value:
    return of_persons[person].fields.get("votes") if person in of_persons else None


def _spelt(of_persons: Mapping[str, Kept], persons: Sequence[str]) -> str:
    return "、".join(f"{person}{_votes(of_persons, person)}票" for person in persons)


def _elected(of_persons: Mapping[str, Kept]) -> list[str]:
    return sorted(person for person, kept in of_persons.items() if kept.fields.get("elected"))


def _row(
    branch: str,
    what: str,
    report: Paper,
    met: Paper,
    values: tuple[str, str],
    other: Sequence[str],
    told: Mapping[str, Kept],
) -> TableRow:
    first = next((told[person] for person in other if person in told), None)
    return TableRow(
        {
            "what": what,
            "value": values[0],
            "minutes": values[1],
            "same": not other,
            "other": met.activity.path,
        },
        branch,
        (what, report.activity.record, met.activity.record),
        day=report.day,
        activity=report.activity,
        place=first.place if first else None,
        persons=tuple(dict.fromkeys(other)),
        related=beside(met, "选举大会"),
    )
