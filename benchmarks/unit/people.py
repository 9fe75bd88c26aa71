"""The members of the unit's branches, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from unit import words
from unit.days import months_later


@dataclass
class Member:
    name: str
    sex: str
    born: date
    joined: date
    confirmed: date | None
    kind: str = "在职"
    """在职, 离退休 or 流动."""
    group: int = 0
    post: str = ""
    income: int = 4000
    moved_in: date | None = None
    moved_out: date | None = None
    away: tuple[date, date, str] | None = None
    """On leave from, until, for."""

    def here(self, day: date) -> bool:
        return (
            self.joined <= day
            and not (self.moved_in and day < self.moved_in)
            and not (self.moved_out and day >= self.moved_out)
        )

    def full(self, day: date) -> bool:
        return self.here(day) and self.confirmed is not None and self.confirmed <= day

    def on_leave(self, day: date) -> bool:
        return self.away is not None and self.away[0] <= day <= self.away[1]

    @property
    def dues(self) -> float:
        rate = 0.005 if self.income <= 3000 or (self.kind == "离退休" and self.income <= 5000) else 0.01
        if self.income > 5000 and self.kind != "离退休":
            rate = 0.015
        return round(self.income * rate, 1)


@dataclass
class Habit:
    """How a branch keeps its records."""

    form: str
    labels: int
    day: str
    clock: str
    folders: str
    names: int
    speech: int
    counts: int
    signature: int
    text: str
    title: int
    dues: str
    party_day: int
    """The day of the month around which the 主题党日 falls."""


@dataclass
class Branch:
    key: str
    name: str
    trade: str
    members: list[Member]
    groups: int
    habit: Habit
    recorder: str
    term_ends: date
    committee: bool = True
    letterhead: bool = False
    candidates: list[str] = field(default_factory=list)

    @property
    def folder(self) -> str:
        return self.name

    def here(self, day: date) -> list[Member]:
        return [member for member in self.members if member.here(day)]

    def holder(self, post: str) -> str:
        return next((member.name for member in self.members if post in member.post), self.members[0].name)

    def officers(self) -> list[str]:
        return [member.name for member in self.members if member.post and "组长" not in member.post]

    @property
    def secretary(self) -> str:
        return self.members[0].name


def names(random: Random) -> Iterator[str]:
    """Full names, none twice."""
    seen: set[str] = set()
    while True:
        name = random.choice(words.SURNAMES) + random.choice(words.GIVEN_FIRST)
        if random.random() < 0.78:
            name += random.choice(words.GIVEN_SECOND)
        if name not in seen:
            seen.add(name)
            yield name


_POSTS = ("书记", "组织委员", "宣传委员", "纪检委员", "副书记")


def branch(random: Random, number: int, given: Iterator[str]) -> Branch:
    key, trade = words.BRANCHES[number]
    retired = key == "离退休"
    small = number % 10 == 7
    size = random.randint(4, 6) if small else random.randint(11, 26)
    members = [_member(random, next(given), retired) for _ in range(size)]
    for member in members[:4]:
        member.kind = "离退休" if retired else "在职"
        member.confirmed = member.confirmed or months_later(member.joined, 12)
    committee = not small
    groups = 0 if small or size < 14 else (3 if size > 21 else 2)
    officers = (3 if size < 16 else 5) if committee else 1
    for at in range(officers):
        members[at].post = _POSTS[at]
    for at, member in enumerate(members):
        member.group = at % groups + 1 if groups else 0
    for at in range(groups):
        leader = members[officers + (at - officers) % groups]
        leader.post = "党小组长"
        leader.kind, leader.confirmed = members[0].kind, leader.confirmed or months_later(leader.joined, 12)
    _lives(random, members[officers + groups :])
    habit = Habit(
        form=random.choice(("form", "form", "lines", "lines", "told")),
        labels=random.randrange(4),
        day=random.choice(("plain", "week", "plain", "dots", "iso")),
        clock=random.choice(("dash", "em", "spoken", "wave")),
        folders=random.choice(("kind", "month", "quarter", "flat")),
        names=random.randrange(4),
        speech=random.randrange(4),
        counts=random.randrange(4),
        signature=random.randrange(3),
        text=random.choice(("docx", "docx", "docx", "txt", "gb")),
        title=random.randrange(3),
        dues=random.choice(("wide", "months", "long")),
        party_day=random.choice((5, 10, 15, 20)),
    )
    return Branch(
        key,
        f"{key}党支部",
        trade,
        members,
        groups,
        habit,
        members[2 if officers > 2 else 1].name,
        date(2025, 3 + number % 9, 20),
        committee,
    )


def _member(random: Random, name: str, retired: bool) -> Member:
    born = date(
        random.randint(1948, 1962) if retired else random.randint(1966, 1993), random.randint(1, 12), 9
    )
    joined = date(born.year + random.randint(21, 27), random.choice((6, 7, 11, 12)), random.randint(1, 28))
    return Member(
        name,
        random.choice("男女男"),
        born,
        joined,
        months_later(joined, 12),
        "离退休" if retired else "在职",
        income=random.randrange(2600, 9200, 50),
    )


def _lives(random: Random, members: list[Member]) -> None:
    """What happens to ordinary members: pension, work far away, leave, moves, a first year as a member."""
    if len(members) < 4:
        return
    rest = random.sample(members, len(members))
    for member in rest[: len(rest) // 6]:
        member.kind, member.income = "离退休", random.randrange(2900, 5600, 50)
        member.born = date(random.randint(1946, 1963), 5, 12)
        member.joined, member.confirmed = date(1990, 6, 20), date(1991, 6, 20)
    rest = rest[len(rest) // 6 :]
    if random.random() < 0.4:
        rest.pop().kind = "流动"
    if random.random() < 0.3:
        away = rest.pop()
        first = date(2024, random.randint(1, 6), 4)
        away.away = (
            first,
            months_later(first, 5),
            random.choice(("产假", "援建抽调", "脱产培训", "住院休养")),
        )
    if random.random() < 0.4:
        rest.pop().moved_in = date(2024, random.randint(3, 9), random.randint(5, 24))
    if random.random() < 0.4:
        rest.pop().moved_out = date(2024, random.randint(4, 10), random.randint(5, 24))
    if random.random() < 0.4 and rest:
        new = rest.pop()
        new.born, new.joined = date(1997, 4, 9), date(2023, random.randint(5, 11), 16)
        new.confirmed = None
