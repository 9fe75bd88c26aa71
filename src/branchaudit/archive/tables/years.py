"""The years that an audit covers and that are over: what is asked for once a year is asked of them."""

from __future__ import annotations

from branchaudit.archive.view import Archive
from branchaudit.branches import Branch
from branchaudit.period import Slot, slots


def years_of(archive: Archive, branch: Branch) -> list[Slot]:
    """Without a period none; none in which the branch was founded or dissolved."""
    if archive.period is None:
        return []
    return [
        year
        for year in slots(archive.period, "year")
        if year.end < archive.today
        and (branch.since or "") <= year.start.isoformat()
        and year.end.isoformat() <= (branch.until or "9999")
    ]
