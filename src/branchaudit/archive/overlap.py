"""时间冲突: the same persons in two meetings, or in a meeting and a talk, that were held at the same time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from branchaudit.archive.finding import finding
from branchaudit.archive.roster import Rosters
from branchaudit.model import Activity, Finding, Related
from branchaudit.ruleset.checks import OverlapCheck
from branchaudit.ruleset.rules import Points, Rule

_CONTAINER = "theme_party_day"
"""On a 主题党日 the other meetings of the day are held."""
_TOGETHER = re.compile("联合|合并|共同|暨")
_SHOWN = 6
"""Names that a message gives."""


class Overlap(NamedTuple):
    first: Activity
    second: Activity
    persons: tuple[str, ...]


def conflicting(
    rule: Rule, check: OverlapCheck, activities: Sequence[Activity], rosters: Rosters
) -> dict[str, list[Finding]]:
    """Branch ("" for none) → one finding for each pair of meetings, at the one that began later."""
    points: dict[str, Points] = {}
    found: dict[str, list[Finding]] = {}
    wanted = [one for one in activities if one.doc_type in rule.applies_to]
    for overlap in overlaps(wanted):
        if _is_sure(overlap) is check.sure and not _namesakes(overlap, rosters):
            branch = overlap.second.branch or ""
            taken = points.setdefault(branch, Points(rule.deduct)).take()
            found.setdefault(branch, []).append(_finding(rule, overlap, taken))
    return found


def overlaps(activities: Sequence[Activity]) -> Iterator[Overlap]:
    """Pairs that share a day, a stretch of time and a person."""
    by_day: dict[str, list[Activity]] = defaultdict(list)
    for one in (each for activity in activities for each in _held(activity)):
        if one.date and one.start and one.end and one.present:
            by_day[one.date].append(one)
    for day in sorted(by_day):
        held = sorted(by_day[day], key=lambda one: (one.start or "", one.path, one.record))
        persons = [frozenset(one.present) for one in held]
        for at, first in enumerate(held):
            for other in range(at + 1, len(held)):
                second = held[other]
                if (second.start or "") >= (first.end or ""):
                    break  # that one and all behind it began when the first was over
                both = persons[at] & persons[other]
                if both and not _is_one_event(first, second):
                    yield Overlap(first, second, tuple(sorted(both)))


def _held(one: Activity) -> Iterator[Activity]:
    """It, or of a register of talks each talk."""
    talks = one.rows.get("talks")
    if not talks:
        yield one
        return
    for kept in talks:
        on, start, end, *both = (
            kept.fields.get(key) for key in ("on", "start", "end", "talker", "talked_to")
        )
        yield one._replace(
            date=on if isinstance(on, str) else None,
            start=start if isinstance(start, str) else None,
            end=end if isinstance(end, str) else None,
            present=tuple(str(name) for name in both),
        )


def _is_one_event(first: Activity, second: Activity) -> bool:
    """Two records of one meeting, one that several branches held together, or a meeting on the 主题党日 of
    its branch."""
    types = {first.doc_type, *first.also}, {second.doc_type, *second.also}
    alike = bool(types[0] & types[1])
    if first.branch == second.branch:
        if _are_apart(first, second):
            return False
        return alike or _CONTAINER in types[0] | types[1]
    at_once = (first.start, first.end, first.place) == (second.start, second.end, second.place)
    return alike and (at_once or bool(_TOGETHER.search(first.title + second.title)))


def _are_apart(first: Activity, second: Activity) -> bool:
    """Meetings of two groups; two records of one file in different places."""
    if first.group and second.group and first.group != second.group:
        return not _TOGETHER.search(first.title + second.title)
    placed = first.place and second.place and first.place != second.place
    return first.path == second.path and first.record != second.record and bool(placed)


def _is_sure(overlap: Overlap) -> bool:
    """Of one branch, or several persons at once: one name in two branches may be two persons. A member of the
    Party committee who chairs the meeting of a branch is its secretary."""
    one, other, persons = overlap
    return (
        one.branch == other.branch
        or len(persons) > 1
        or _leads(one, other, persons)
        or _leads(other, one, persons)
    )


def _namesakes(overlap: Overlap, rosters: Rosters) -> bool:
    """Two branches have somebody of that name on their rosters of the day: two persons."""
    one, other, persons = overlap
    if one.branch is None or other.branch is None or one.branch == other.branch or len(persons) > 1:
        return False
    both = (rosters.on(one.branch, one.date), rosters.on(other.branch, one.date))
    return all(
        roster is not None and any(member.name == persons[0] for member in roster.members())
        for roster in both
    )


def _leads(committee: Activity, other: Activity, persons: tuple[str, ...]) -> bool:
    of_unit = committee.doc_type == "committee_meeting" and committee.branch is None
    return of_unit and other.branch is not None and set(persons) <= set(other.people.get("chair", ()))


def _finding(rule: Rule, overlap: Overlap, deduction: float) -> Finding:
    first, second, persons = overlap
    more = f"等 {len(persons)} 人" if len(persons) > _SHOWN else ""
    given = {
        "persons": "、".join(persons[:_SHOWN]) + more,
        "day": second.date,
        "time": f"{second.start}—{second.end}",
        "other": first.path,
        "other_time": f"{first.start}—{first.end}",
    }
    return finding(
        rule,
        given,
        (first.path, first.record, second.path, second.record),
        deduction,
        path=second.path,
        record=second.record,
        doc_type=second.doc_type,
        branch=second.branch,
        persons=persons,
        related=(Related(first.path, None, f"{first.start}—{first.end}"),),
    )
