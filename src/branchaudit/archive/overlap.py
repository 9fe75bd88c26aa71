"""时间冲突: the same persons in two meetings that were held at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from branchaudit.archive.finding import Points, finding
from branchaudit.model import Activity, Finding, Related
from branchaudit.ruleset.checks import OverlapCheck
from branchaudit.ruleset.rules import Rule

_CONTAINER = "theme_party_day"
"""On a 主题党日 the other meetings of the day are held."""
_SHOWN = 6
"""Names that a message gives."""


class Overlap(NamedTuple):
    first: Activity
    second: Activity
    persons: tuple[str, ...]


def conflicting(rule: Rule, check: OverlapCheck, activities: Sequence[Activity]) -> dict[str, list[Finding]]:
    """Branch ("" for none) → one finding for each pair of meetings, at the one that began later."""
    points: dict[str, Points] = {}
    found: dict[str, list[Finding]] = {}
    wanted = [one for one in activities if one.doc_type in rule.applies_to]
    for overlap in overlaps(wanted):
        if _is_sure(overlap) is check.sure:
            branch = overlap.second.branch or ""
            taken = points.setdefault(branch, Points(rule)).take()
            found.setdefault(branch, []).append(_finding(rule, overlap, taken))
    return found


def overlaps(activities: Sequence[Activity]) -> Iterator[Overlap]:
    """Pairs that share a day, a stretch of time and a person."""
    by_day: dict[str, list[Activity]] = defaultdict(list)
    for one in activities:
        if one.date and one.start and one.end and one.present:
            by_day[one.date].append(one)
    for day in sorted(by_day):
        held = sorted(by_day[day], key=lambda one: (one.start or "", one.path, one.record))
        for first, second in combinations(held, 2):
            persons = tuple(sorted({*first.present} & {*second.present}))
            if persons and _at_once(first, second) and not _is_one_event(first, second):
                yield Overlap(first, second, persons)


def _at_once(first: Activity, second: Activity) -> bool:
    """`first` began no later. One that begins when the other ends follows it."""
    assert first.end is not None
    assert second.start is not None
    return second.start < first.end


def _is_one_event(first: Activity, second: Activity) -> bool:
    """Two records of one meeting, or a meeting on the 主题党日 of its branch."""
    if first.branch != second.branch:
        return False
    types = {first.doc_type, *first.also}, {second.doc_type, *second.also}
    return bool(types[0] & types[1]) or _CONTAINER in types[0] | types[1]


def _is_sure(overlap: Overlap) -> bool:
    """Of one branch, or several persons at once: one name in two branches may be two persons."""
    return overlap.first.branch == overlap.second.branch or len(overlap.persons) > 1


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
