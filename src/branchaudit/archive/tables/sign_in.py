"""Sign-in sheets beside the minutes of the meeting that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.archive.tables.notices import kind_in
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related
from branchaudit.vocabulary import MEETING_TYPES

_FEW = 4
"""Of so many persons at most one may be left out: otherwise the sheet goes on elsewhere."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a sheet whose meeting is clear."""
    for branch, held in archive.by_branch.items():
        for sheet in held if branch != NOWHERE else ():
            signed = sheet.rows.get("signed", ())
            met = _met(sheet, str(signed[0].fields["on"]), held) if signed else None
            listed = set(met.people.get("attendees_list", ())) if met is not None else set()
            if met is None or not listed:
                continue
            away = [kept for kept in signed if not kept.fields["there"] and kept.fields["person"] in listed]
            excused = set(met.people.get("absentees", ()))
            came = [str(kept.fields["person"]) for kept in signed if kept.fields["there"]]
            on_sheet = {str(kept.fields["person"]) for kept in signed}
            unsigned = sorted(listed - on_sheet) if _FEW * len(listed - on_sheet) <= len(listed) else []
            marks = dict.fromkeys(str(kept.fields["mark"]) for kept in away)
            yield TableRow(
                {
                    "persons": "、".join(str(kept.fields["person"]) for kept in away),
                    "mark": "、".join(marks),
                    "count": len(away),
                    "signed_absent": "、".join(name for name in came if name in excused),
                    "unsigned": "、".join(unsigned),
                    "other": sheet.path,
                },
                branch,
                (sheet.path, sheet.record, met.path, met.record),
                day=met.date,
                activity=met,
                persons=tuple(str(kept.fields["person"]) for kept in away),
                related=(Related(sheet.path, away[0].place if away else None, "签到表"),),
            )


def _met(sheet: Activity, day: str, held: Sequence[Activity]) -> Activity | None:
    """The meeting of that day, of the kind that the title names; None where it could be several."""
    kind = kind_in(sheet.title)
    found = [
        one
        for one in held
        if one is not sheet
        and one.date == day
        and one.doc_type in MEETING_TYPES
        and (kind is None or kind in (one.doc_type, *one.also))
    ]
    return found[0] if len(found) == 1 else None
