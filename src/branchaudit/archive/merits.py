"""党员积分: which activities a branch held, what shows them, and the points of who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from branchaudit.document import Unreadable
from branchaudit.model import Activity
from branchaudit.period import Period
from branchaudit.results import Event, MemberPoints
from branchaudit.structure.dates import compact_dates
from branchaudit.text import fold

_PHOTOS = frozenset({"jpeg", "png", "gif", "tiff", "bmp", "webp"})
_SCANS = frozenset({"pdf"})


def events_of(
    held: Iterable[Activity],
    points: Mapping[str, float],
    period: Period,
    beside: Iterable[Unreadable],
) -> tuple[Event, ...]:
    """`points`: document type → points; `beside`: files of the branch that gave no text, such as pictures."""
    days = _days(beside)
    found = []
    for one in sorted(held, key=lambda one: (one.date or "", one.path)):
        if one.date is None or one.doc_type not in points:
            continue
        if not period.start.isoformat() <= one.date <= period.end.isoformat():
            continue
        formats = days.get(one.date, frozenset())
        photo = bool(one.images) or bool(formats & _PHOTOS)
        scan = bool(formats & _SCANS)
        found.append(Event(one.path, one.record, one.doc_type, one.date, points[one.doc_type], photo, scan))
    return tuple(found)


def members_of(held: Iterable[Activity], events: Sequence[Event]) -> tuple[MemberPoints, ...]:
    """Who is named as present; two records of one meeting count once."""
    wanted = {event.record: event for event in events}
    seen: dict[str, dict[tuple[str, str], float]] = {}
    for one in held:
        event = wanted.get(one.record)
        if event is None:
            continue
        observers = set(one.people.get("observers", ()))
        for name in one.present:
            if name not in observers:
                seen.setdefault(name, {})[event.date, event.doc_type] = event.points
    found = [MemberPoints(name, round(sum(of.values()), 2), len(of)) for name, of in seen.items()]
    return tuple(sorted(found, key=lambda one: (-one.points, one.name)))


def _days(beside: Iterable[Unreadable]) -> dict[str, frozenset[str]]:
    """ISO date in the name of a file → formats of such files."""
    found: dict[str, set[str]] = {}
    for entry in beside:
        if entry.format is None:
            continue
        for moment in compact_dates(fold(entry.path.rsplit("/", 1)[-1])):
            if moment.iso:
                found.setdefault(moment.iso, set()).add(entry.format)
    return {day: frozenset(formats) for day, formats in found.items()}
