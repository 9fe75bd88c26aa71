"""Hours of study of each member in a year, as far as the records say who came and how long it took."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.years import years_of
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity

_TYPES = frozenset(
    {"party_lecture", "theme_party_day", "study_session", "branch_general_meeting", "party_group_meeting"}
)
_HOUR = 45
"""Minutes of one 学时."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each member and year. None where a meeting does not say how long it took or who came."""
    for branch, held in archive.by_branch.items():
        for year in years_of(archive, archive.branch(branch)) if branch != NOWHERE else ():
            roster = archive.rosters.on(branch, year.end.isoformat())
            meetings = [one for one in held if one.doc_type in _TYPES and one.year == year.start.year]
            if roster is None or not meetings:
                continue
            told = all(_minutes(one) is not None and "attendees_list" in one.people for one in meetings)
            for member in roster.members():
                if member.joined and member.joined >= year.start.isoformat():
                    continue
                minutes = sum(_minutes(one) or 0 for one in meetings if member.name in one.present)
                yield TableRow(
                    {
                        "name": member.name,
                        "hours": round(minutes / _HOUR, 1) if told else None,
                        "meetings": len(meetings),
                        "excused": member.retired or member.state in ("流动", "停止党籍"),
                    },
                    branch,
                    (member.name, year.name),
                    day=year.end.isoformat(),
                    activity=member.source,
                    place=member.place,
                    quote=member.name,
                    persons=(member.name,),
                    period=year.name,
                )


def _minutes(one: Activity) -> int | None:
    value = one.facts.get("duration_minutes")
    return value if isinstance(value, int) else None
