"""What the unit as a whole has to do for its branches in a year or a quarter, and how often it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.unit_read import COMMITTEE, branches_of, covers, day_of, unit_papers
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity
from branchaudit.period import Every, Slot, later, said, slots

_LEAST = 2
"""Branches that make a unit."""


class _Duty(NamedTuple):
    name: str
    every: Every
    kinds: frozenset[str]
    """Of `unit_duty`."""
    first: int = 1
    last: int = 12
    """Months of the year in which it counts; those over 12 are of the next one."""
    topic: str = ""
    """Fact of minutes of the committee that tells it."""


_DUTIES = (
    _Duty("研究党建", "year", frozenset(), topic="studies_branches"),
    _Duty("半年研究党建", "half", frozenset(), topic="studies_branches"),
    _Duty("研究标准化", "year", frozenset(), topic="studies_standards"),
    _Duty("培训", "year", frozenset({"培训"})),
    _Duty("联系点", "year", frozenset({"联系点"})),
    _Duty("年初部署", "year", frozenset({"年初部署"}), first=-1, last=4),
    _Duty("半年点评", "year", frozenset({"半年点评"}), first=6, last=9),
    _Duty("年终考核", "year", frozenset({"述职评议"}), first=10, last=15),
    _Duty("通报", "quarter", frozenset({"通报"}), last=13),
)


def rows(archive: Archive) -> Iterator[TableRow]:
    if archive.period is None or len(branches_of(archive)) < _LEAST:
        return
    papers, covered = unit_papers(archive), covers(archive)
    for duty in _DUTIES:
        for slot in slots(archive.period, duty.every):
            over = slot.end if duty.every == "half" else later(slot.end, max(1, duty.last - 12))
            if over < archive.today:
                yield _row(duty, slot, papers, covered=covered)
    yield TableRow(
        {"duty": "上级材料", "times": len(papers), "covered": covered},
        NOWHERE,
        ("上级材料",),
        day=archive.period.end.isoformat(),
    )


def _row(duty: _Duty, slot: Slot, papers: Sequence[Activity], *, covered: bool) -> TableRow:
    held = [one for one in papers if _counts(one, duty, slot)]
    days = {(day_of(one), one.facts.get("unit_duty")) for one in held}
    people = [n for one in held if isinstance(n := one.facts.get("people"), int)]
    return TableRow(
        {
            "duty": duty.name,
            "when": said(slot.name),
            "times": len(days),
            "people": sum(people) if people else None,
            "covered": covered,
            "minutes": len([one for one in papers if one.doc_type == COMMITTEE and _is_in(one, slot)]),
        },
        NOWHERE,
        (duty.name, slot.name),
        day=slot.end.isoformat(),
        period=slot.name,
    )


def _counts(one: Activity, duty: _Duty, slot: Slot) -> bool:
    if duty.kinds:
        if one.facts.get("unit_duty") not in duty.kinds:
            return False
    elif one.doc_type != COMMITTEE or not one.facts.get(duty.topic):
        return False
    day = day_of(one)
    if day is None:
        return False
    number = int(day[:4]) * 12 + int(day[5:7])
    if duty.every == "quarter":  # told in the quarter itself or in the month behind it
        first = slot.start.year * 12 + slot.start.month
        quarter = _quarter_of(one)
        return (
            slot.holds(date.fromisoformat(day))
            if quarter is None
            else quarter == (slot.start.month - 1) // 3 and first <= number <= first + 5
        )
    if duty.every == "half":
        return _is_in(one, slot)
    year = slot.start.year * 12
    return year + duty.first <= number <= year + duty.last


def _is_in(one: Activity, slot: Slot) -> bool:
    day = day_of(one)
    return day is not None and slot.holds(date.fromisoformat(day))


def _quarter_of(one: Activity) -> int | None:
    """关于2024年第一季度…的通报, written in April: 0 … 3."""
    for at, words in enumerate(
        (("一季度", "1季度"), ("二季度", "2季度"), ("三季度", "3季度"), ("四季度", "4季度"))
    ):
        if any(word in one.title for word in words):
            return at
    return None
