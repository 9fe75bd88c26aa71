"""The unit in its year: its branches, who is busy when, the papers that come about, and the traps in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from unit.files import picture
from unit.meeting import Meeting
from unit.paper import Paper
from unit.people import Branch, branch, names


@dataclass(frozen=True)
class Note:
    """A defect that was put in, or a look-alike that is all right."""

    kind: str
    branch: str
    papers: tuple[Meeting | Paper, ...]
    what: str
    mark: str = ""
    """What a finding must name besides, if the branch or the papers alone do not tell: a person, a month."""


@dataclass
class Unit:
    seed: str
    branches: list[Branch]
    months: range
    meetings: list[Meeting] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    busy: dict[str, list[tuple[date, int, int]]] = field(default_factory=lambda: defaultdict(list))
    faulty: bool = False
    """Whether defects and look-alikes are put in."""
    defects: list[Note] = field(default_factory=list)
    traps: list[Note] = field(default_factory=list)

    def random(self, *key: object) -> Random:
        return Random(" ".join(map(str, (self.seed, *key))))

    def wrong(
        self, kind: str, branch: Branch, papers: Sequence[Meeting | Paper], what: str, mark: str = ""
    ) -> None:
        self.defects.append(Note(kind, branch.name, tuple(papers), what, mark))

    def right(
        self, kind: str, branch: Branch, papers: Sequence[Meeting | Paper], what: str, mark: str = ""
    ) -> None:
        self.traps.append(Note(kind, branch.name, tuple(papers), what, mark))

    def free(self, people: list[str], day: date, start: int, end: int) -> bool:
        return not any(
            taken == day and start < until + 10 and since < end + 10
            for name in people
            for taken, since, until in self.busy[name]
        )

    def book(self, random: Random, people: list[str], day: date, length: int) -> tuple[int, int]:
        """A time of that day when all of them are free."""
        starts = [8 * 60 + 30, 9 * 60, 9 * 60 + 30, 14 * 60, 14 * 60 + 30, 15 * 60, 15 * 60 + 30]
        late = [17 * 60 + 15, 10 * 60 + 45, 18 * 60 + 30, 19 * 60 + 45]
        for start in [*random.sample(starts, len(starts)), *late]:
            if self.free(people, day, start, start + length):
                for name in people:
                    self.busy[name].append((day, start, start + length))
                return start, start + length
        raise ValueError(f"nobody is free on {day}")

    def picture(self, *key: object) -> bytes:
        return picture(self.random("picture", *key))


def founded(seed: int, count: int, months: range) -> Unit:
    given = names(Random(f"{seed} names"))
    branches = [branch(Random(f"{seed} branch {number}"), number, given) for number in range(count)]
    return Unit(str(seed), branches, months)
