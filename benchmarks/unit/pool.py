"""The meetings of a unit to which nothing was done yet: each gets one defect at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from unit.meeting import Meeting
from unit.unit import Unit

EACH = 5
_DAILY = ("支委会", "小组会", "主题党日", "大会", "党课")


class Pool:
    """The meetings that nothing was done to yet."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.random: Random = unit.random("defects")
        ordinary = [m for m in unit.meetings if m.kind in _DAILY and not m.path]
        self.left = self.random.sample(ordinary, len(ordinary))
        self.left.sort(key=lambda m: m.day.month in (1, 12))
        self.used: dict[str, int] = {}

    def take(self, fits: Callable[[Meeting], bool]) -> Meeting | None:
        """One that fits, of the branch that has had the fewest."""
        fitting = [m for m in self.left if fits(m)]
        if not fitting:
            return None
        found = min(fitting, key=lambda m: self.used.get(m.branch.key, 0))
        self.use(found)
        return found

    def use(self, meeting: Meeting) -> None:
        self.left = [m for m in self.left if m is not meeting]
        self.used[meeting.branch.key] = self.used.get(meeting.branch.key, 0) + 1

    def several(self, fits: Callable[[Meeting], bool], count: int = EACH) -> Iterator[Meeting]:
        for _ in range(count):
            found = self.take(fits)
            if found is None:
                return
            yield found


def said(meeting: Meeting) -> set[str]:
    return {who for who, _ in meeting.talk if who} | {meeting.chair, meeting.recorder}


def listed(meeting: Meeting) -> bool:
    return meeting.branch.habit.counts == 2 and meeting.branch.habit.form != "told"
