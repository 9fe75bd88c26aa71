"""How long a member was missing from the meetings of his branch without a break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from branchaudit.archive import bodies
from branchaudit.archive.roster import MEMBERS, Member, Roster
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related
from branchaudit.vocabulary import MEETING_TYPES

_TYPES = MEETING_TYPES - {"committee_meeting", "branch_committee_meeting", "heart_to_heart_talk"}
_LISTS = ("attendees_list", "chair", "recorder")
_OLD = 70
"""From this age on 年老体弱 is assumed."""
_EXCUSES = {"流动": "流动党员", "停止党籍": "停止党籍"}
Seen = Literal["there", "excused", "missing"]


class _Run(NamedTuple):
    first: Activity
    last: Activity
    meetings: int

    @property
    def months(self) -> int:
        """Calendar months from the first to the last, both counted."""
        start, end = self.first.date or "", self.last.date or ""
        return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each member of the last roster: his longest absence. Meetings whose list of names is not
    complete tell nothing of those they do not name."""
    for branch, held in archive.by_branch.items():
        roster = archive.rosters.on(branch, None)
        if branch == NOWHERE or roster is None:
            continue
        dated = sorted((one for one in held if one.date), key=lambda one: (one.date or "", one.path))
        meetings = [one for one in dated if one.doc_type in _TYPES]
        complete = {one.record for one in meetings if _is_complete(one, archive.rosters.on(branch, one.date))}
        for name, members in roster.current.items():
            yield from _of_member(archive, roster, members[0], name, meetings, dated, complete)


def _is_complete(one: Activity, roster: Roster | None) -> bool:
    """It names everybody who came: as many as it counts, and at least half of the roster or of the group."""
    listed, came = one.facts.get("listed_count"), one.facts.get("actual_count")
    if roster is None or not isinstance(listed, int) or (isinstance(came, int) and came != listed):
        return False
    due = roster.members()
    if bodies.body_of(one) == bodies.GROUP:
        key = bodies.group_of(one, due)
        due = [member for member in due if key and bodies.group_key(member.group) == key]
    named = {*one.people.get("attendees_list", ()), *one.people.get("absentees", ())}
    return bool(due) and 2 * sum(member.name in named for member in due) >= len(due)


def _of_member(
    archive: Archive,
    roster: Roster,
    member: Member,
    name: str,
    meetings: Sequence[Activity],
    dated: Sequence[Activity],
    complete: set[str],
) -> Iterator[TableRow]:
    seen = [
        (one, state) for one in meetings if (state := _seen(archive, roster.branch, member, one, complete))
    ]
    elsewhere = [one for one in dated if one.doc_type not in _TYPES and name in one.present]
    runs = _runs(seen, elsewhere)
    if not seen:
        return
    run = max(runs, key=lambda run: (run.months, run.meetings), default=None)
    away = [one for one, state in seen if state != "there"]
    leave = [one for one in away if name in one.people.get("absent_on_leave", ())]
    stands = run.last if run is not None else None
    yield TableRow(
        {
            "name": name,
            "months": run.months if run is not None else 0,
            "meetings": run.meetings if run is not None else 0,
            "first": run.first.date if run is not None else None,
            "last": run.last.date if run is not None else None,
            "excuse": _excuse(member, archive.today),
            "never": not any(name in one.people.get(where, ()) for one, _ in seen for where in _LISTS),
            "on_leave": len(leave) if 5 * len(leave) >= 4 * len(away) else 0,
            "leave_months": len({one.month for one in leave}),
        },
        roster.branch,
        (name, (run.first.date or "") if run is not None else ""),
        day=stands.date if stands is not None else None,
        activity=member.source,
        place=member.place,
        quote=name,
        persons=(name,),
        related=(Related(stands.path, None, "最近一次没有参加的会议"),) if stands is not None else (),
    )


def _seen(archive: Archive, branch: str, member: Member, one: Activity, complete: set[str]) -> Seen | None:
    """None: the meeting was not his, or does not tell."""
    name = member.name
    if name in one.present:
        return "there"
    if name in one.people.get("absent_without_reason", ()):
        return "missing"
    if name in one.people.get("absentees", ()):
        return "excused"
    roster = archive.rosters.on(branch, one.date)
    if roster is None or roster.standing(name).name not in MEMBERS or roster.standing(name).tie:
        return None
    if bodies.body_of(one) == bodies.GROUP:
        key = bodies.group_of(one, roster.members())
        if key is None or bodies.group_key(member.group) != key:
            return None
    if one.record in complete:
        return "missing"
    return "there" if "attendees_list" not in one.people else None


def _runs(seen: Sequence[tuple[Activity, Seen]], elsewhere: Sequence[Activity]) -> list[_Run]:
    """Meetings missed in a row; those missed with leave neither count nor end it."""
    runs: list[_Run] = []
    current: list[Activity] = []
    for one, state in seen:
        if current and any((current[-1].date or "") <= (e.date or "") <= (one.date or "") for e in elsewhere):
            runs.append(_Run(current[0], current[-1], len(current)))
            current = []
        if state == "missing":
            current.append(one)
        elif state == "there" and current:
            runs.append(_Run(current[0], current[-1], len(current)))
            current = []
    return [*runs, _Run(current[0], current[-1], len(current))] if current else runs


def _excuse(member: Member, today: date) -> str:
    if member.state in _EXCUSES:
        return _EXCUSES[member.state]
    if member.excused:
        return "名册注明长期离岗"
    if member.retired:
        return "离退休党员"
    old = member.born is not None and today.year - int(member.born[:4]) >= _OLD
    return "年老" if old else ""
