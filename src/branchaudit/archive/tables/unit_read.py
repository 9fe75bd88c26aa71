"""Papers of the unit as a whole: those of its committee, which lie in no branch's folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.branches import nearest_folder
from branchaudit.model import Activity
from branchaudit.period import later

_AFTER = 3
"""Months after a period in which papers on it are written."""
COMMITTEE = "committee_meeting"


def unit_papers(archive: Archive) -> list[Activity]:
    """What the committee held or wrote, and what is of no branch and about its work for the branches."""
    return [one for one in archive.activities if _is_of_unit(one)]


def covers(archive: Archive) -> bool:
    """The archive holds papers of the unit from the period: what is missing of them is worth a word."""
    return any(day_of(one) and _within(archive, one) for one in unit_papers(archive))


def day_of(one: Activity) -> str | None:
    """Its day, or the first day of its month."""
    return one.date or (f"{one.month}-01" if one.month else None)


def branches_of(archive: Archive) -> Sequence[str]:
    return [name for name in archive.by_branch if name != NOWHERE]


def named(archive: Archive, one: Activity, *, poor: bool | None = None) -> Iterator[str]:
    """The branches of the unit that a paper names, under the names that the archive has them by."""
    known = set(branches_of(archive))
    for kept in one.rows.get("named_branches", ()):
        unit = kept.fields.get("unit")
        home = archive.registry.home("", unit) if isinstance(unit, str) else None
        if home is not None and (poor is None or kept.fields.get("poor") is poor):
            yield _known(home, known)


def _known(name: str, known: set[str]) -> str:
    """A short form of one branch alone stands for it."""
    close = [full for full in known if full.endswith(name) or name.endswith(full)]
    return name if name in known or len(close) != 1 else close[0]


def _is_of_unit(one: Activity) -> bool:
    if one.doc_type == COMMITTEE:
        return True
    filed = nearest_folder(one.path) is not None or one.branch is not None
    return not filed and bool(one.facts.get("unit_duty"))


def _within(archive: Archive, one: Activity) -> bool:
    day = day_of(one) or ""
    period = archive.period
    return period is None or period.start.isoformat() <= day <= later(period.end, _AFTER).isoformat()
