"""The sheet that sums up a 民主评议, beside the record of the meeting at which the ballots were filled in."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related

_APPRAISAL = "democratic_appraisal"
_MEETINGS = frozenset({_APPRAISAL, "organizational_life_meeting", "branch_general_meeting"})


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a sheet that does not itself say who came, and a record of the same day that does."""
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        for sheet in held:
            ballots = sheet.facts.get("ballots_issued")
            if _APPRAISAL not in (sheet.doc_type, *sheet.also) or not isinstance(ballots, int):
                continue
            if sheet.facts.get("actual_count") is not None:
                continue
            for met in held:
                present = met.facts.get("actual_count")
                if _is_its_meeting(sheet, met) and isinstance(present, int):
                    yield TableRow(
                        {
                            "ballots": ballots,
                            "present": present,
                            "other": met.path,
                        },
                        branch,
                        (sheet.record, met.record),
                        day=sheet.date,
                        activity=sheet,
                        related=(Related(met.path, None, f"实到 {present} 人"),),
                    )


def _is_its_meeting(sheet: Activity, met: Activity) -> bool:
    return (
        met.record != sheet.record
        and met.date is not None
        and met.date == sheet.date
        and bool(_MEETINGS & {met.doc_type, *met.also})
    )
