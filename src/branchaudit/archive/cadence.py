"""频次: whether a branch held what has to be held in every month, quarter or year.

What is missing was not received (未收到材料); whether it was not held (未开展) records cannot show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from branchaudit.branches import Branch
from branchaudit.model import Activity
from branchaudit.period import Period, Slot, later, slots
from branchaudit.ruleset.checks import CadenceCheck
from branchaudit.ruleset.expressions import Undecided

COMMITTEE = "branch_committee_meeting"


class Missing(NamedTuple):
    """Fewer than there should be in one slot."""

    slot: Slot
    held: int
    group: str = ""
    """党小组, where every group is asked for."""
    undated: int = 0
    """Records of the kind without a date, which may be the ones that are missing."""


class NotAsked(Exception):  # noqa: N818 - an outcome, not an error
    """Nothing is asked of this branch in this period; the text says why."""


def missing(
    check: CadenceCheck,
    types: frozenset[str],
    branch: Branch,
    held: Sequence[Activity],
    period: Period,
    today: date,
    reached: frozenset[int] = frozenset(),
) -> list[Missing]:
    """`held`: the records of the branch, of all types; `reached`: years with a meeting about them, in any
    branch (`years_reached`). Raises Undecided or NotAsked."""
    due = [slot for slot in slots(period, check.every) if _is_due(slot, check, branch, today)]
    if not due:
        raise NotAsked("审核期间内没有已经结束的整月（季、年）")
    counted = [one for one in held if one.doc_type in types or (check.also and types & {*one.also})]
    if check.needs == "committee" and not _has_committee(branch, held):
        raise Undecided("看不出设不设支部委员会：请在 branchaudit.yaml 的 branches 里写明 committee")
    if check.needs != "groups":
        return list(_short(check, due, counted, "", reached))
    groups = branch.groups or sorted({one.group for one in counted if one.group})
    if not groups:
        raise NotAsked("没有党小组")
    spare = [one for one in counted if one.group not in groups]
    return [
        gap
        for group in groups
        for gap in _short(check, due, [*(one for one in counted if one.group == group), *spare], group)
    ]


def years_reached(types: frozenset[str], activities: Iterable[Activity]) -> frozenset[int]:
    """The years about which some branch held such a meeting."""
    return frozenset(
        one.about for one in activities if one.about is not None and types & {one.doc_type, *one.also}
    )


def _is_due(slot: Slot, check: CadenceCheck, branch: Branch, today: date) -> bool:
    """Over, and the branch existed all the while."""
    founded = date.fromisoformat(branch.since) if branch.since else slot.start
    closed = date.fromisoformat(branch.until) if branch.until else slot.end
    return later(slot.end, check.grace) < today and founded <= slot.start and slot.end <= closed


def _has_committee(branch: Branch, held: Sequence[Activity]) -> bool:
    if branch.committee is False:
        raise NotAsked("不设支部委员会")
    return branch.committee is True or any(COMMITTEE in (one.doc_type, *one.also) for one in held)


def _short(
    check: CadenceCheck,
    due: Sequence[Slot],
    counted: Sequence[Activity],
    group: str,
    reached: frozenset[int] = frozenset(),
) -> Iterator[Missing]:
    times: Counter[str] = Counter()
    undated = 0
    for one in counted:
        slot = next((slot for slot in due if _falls_in(one, slot, check)), None)
        if slot is None and check.every == "year" and one.about is not None:
            slot = next((slot for slot in due if _stands_for(one, slot, reached)), None)
        if slot is not None:
            times[slot.name] += 1
        undated += slot is None and one.month is None and one.about is None
    for slot in due:
        if times[slot.name] < check.times:
            yield Missing(slot, times[slot.name], group, undated)


def _falls_in(one: Activity, slot: Slot, check: CadenceCheck) -> bool:
    """By the year that the title names, for what is held once a year; else by its day or its month."""
    if check.every == "year" and one.about is not None:
        return one.about == slot.start.year
    if one.month is not None:
        return slot.holds(date(int(one.month[:4]), int(one.month[5:]), 1))
    return check.every == "year" and one.year == slot.start.year


def _stands_for(one: Activity, slot: Slot, reached: frozenset[int]) -> bool:
    """2023年度 held in January 2024, in archives that end with 2024: the next one is held when they are
    closed, so that it is the one meeting of 2024 that they can show."""
    year = slot.start.year
    return one.about == year - 1 and (one.month or "").startswith(str(year)) and year not in reached
