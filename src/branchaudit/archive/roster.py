"""Who belonged to a branch on a day, by all rosters (党员名册) that the archive holds.

A roster shows one day; who joined, moved or died is told by its dates. Where several rosters were made over
time, the last one before the day holds. What the dates leave open stays open (None): it is nobody's fault.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from branchaudit.branches import Branch, Registry
from branchaudit.document import Place
from branchaudit.model import Activity, Value
from branchaudit.text import fold, squeeze

FULL, PROBATIONARY = "正式党员", "预备党员"
NOT_JOINED, NOT_MOVED_IN, GONE, UNLISTED = "尚未入党", "尚未转入", "已离开", "不在册"
MEMBERS = frozenset({FULL, PROBATIONARY})
_LEFT_STATES = frozenset({"转出", "去世", "出党"})
_STALE = 400
"""Days after which a roster no longer shows who is new."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Member(NamedTuple):
    """A row of a roster."""

    name: str
    born: str | None
    joined: str | None
    confirmed: str | None
    probationary: bool | None
    group: str | None
    post: str | None
    state: str | None
    retired: bool
    excused: bool
    """The roster says why he is away for long."""
    moved_in: str | None
    moved_out: str | None
    as_of: str | None
    """The day, month or year of its roster."""
    source: Activity
    place: Place


class Standing(NamedTuple):
    """How somebody stood on a day. `name`: one of the constants above, None = cannot be told."""

    name: str | None
    member: Member | None = None
    tie: bool = False
    """It changed on that day or in that month."""


@dataclass(frozen=True)
class Roster:
    """What the rosters of a branch say of one day."""

    branch: str
    day: str | None
    current: Mapping[str, Sequence[Member]]
    """The last roster before the day, with those that bear no date; else the first one after it."""
    later: Mapping[str, Sequence[Member]]
    """The next roster."""
    first: bool
    """There is none from before the day."""

    @property
    def source(self) -> Activity:
        return next(iter(self.current.values()))[0].source

    @property
    def stale(self) -> bool:
        made = next((m.as_of for ms in self.current.values() for m in ms if m.as_of), None)
        if made is None or self.day is None or len(made) < 7:
            return False
        made_on = date.fromisoformat(made if len(made) == 10 else f"{made}-28")
        return (date.fromisoformat(self.day) - made_on).days > _STALE

    def standing(self, name: str) -> Standing:
        if name not in self._asked:  # every table asks for everybody
            self._asked[name] = self._standing(name)
        return self._asked[name]

    @cached_property
    def _asked(self) -> dict[str, Standing]:
        return {}

    def _standing(self, name: str) -> Standing:
        found = [_stood(member, self.day) for member in self.current.get(name, ())]
        if found:
            return next((s for s in found if s.name in MEMBERS), found[0])
        found = [_stood(member, self.day) for member in self.later.get(name, ())]
        if found:
            best = next((s for s in found if s.name in MEMBERS), found[0])
            return best if best.name not in MEMBERS or _moved_before(best, self.day) else Standing(None)
        return Standing(None if self.stale else UNLISTED)

    def everybody(self) -> tuple[Standing, ...]:
        """All who are on it or on the next one, however they stood; of one person once."""
        return self._everybody

    @cached_property
    def _everybody(self) -> tuple[Standing, ...]:
        names = dict.fromkeys((*self.current, *self.later))
        return tuple(
            self.standing(name)._replace(member=(self.current.get(name) or self.later[name])[0])
            for name in names
        )

    def members(self) -> list[Member]:
        """Those who certainly belonged to the branch on the day."""
        return [s.member for s in self.everybody() if s.member and s.name in MEMBERS and not s.tie]


class Rosters:
    """The rosters of all branches."""

    def __init__(self, activities: Iterable[Activity], branches: Iterable[str]) -> None:
        known = Registry(tuple(Branch(name) for name in branches))
        self._made: dict[str, dict[str | None, list[Member]]] = defaultdict(lambda: defaultdict(list))
        self._on: dict[tuple[str, str | None], Roster | None] = {}
        for one in activities:
            made = as_of(one)
            for row in one.rows.get("members", ()):
                branch = _text(row.fields.get("branch"))
                home = known.home("", branch) if branch else one.branch
                member = _member(row.fields, made, one, row.place)
                if home and member is not None:
                    self._made[home][made].append(member)

    @property
    def branches(self) -> tuple[str, ...]:
        return tuple(sorted(self._made))

    def on(self, branch: str, day: str | None) -> Roster | None:
        """None: the branch has no roster. Without a day the last roster."""
        key = branch, day
        if key not in self._on:  # many meetings of a day, many members of a meeting ask for it
            self._on[key] = self._made_on(branch, day)
        return self._on[key]

    def _made_on(self, branch: str, day: str | None) -> Roster | None:
        made = self._made.get(branch)
        if not made:
            return None
        dated = sorted(when for when in made if when)
        before = [when for when in dated if day is None or when <= day[: len(when)]]
        after = [when for when in dated if when not in before]
        held = before[-1] if before else after[0] if after else None
        following = next((when for when in after if when != held), None)
        undated = made.get(None, [])
        current = _by_name([*(made[held] if held else ()), *undated])
        later = _by_name(made[following]) if following else {}
        return Roster(branch, day, current, later, not before)

    def elsewhere(self, name: str, branch: str, day: str | None) -> str | None:
        """Another branch on whose roster the name stood that day."""
        for other in self.branches:
            roster = self.on(other, day) if other != branch else None
            if roster is not None and roster.standing(name).name in MEMBERS:
                return other
        return None


def as_of(one: Activity) -> str | None:
    return one.date or one.month or (str(one.year) if one.year else None)


def near(name: str, names: Iterable[str]) -> str | None:
    """Another name of three characters or more that differs in one; both are of one surname, or the given
    name is the same."""
    return next((other for other in names if _is_near(name, other)), None)


def _is_near(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < 2 or max(len(one), len(other)) < 3:
        return False
    if len(one) == len(other):
        swapped = one[0] == other[0] and sorted(one) == sorted(other)
        return swapped or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    long, short = sorted((one, other), key=len, reverse=True)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


# ---------------------------------------------------------------- one member
def _member(fields: Mapping[str, Value], made: str | None, source: Activity, place: Place) -> Member | None:
    written = fold(_text(fields.get("name")) or "")
    name = squeeze(_BRACKETS.sub("", written))
    if not name:
        return None
    probationary = True if "预备" in written else fields.get("probationary")
    return Member(
        name,
        _text(fields.get("born")),
        _text(fields.get("joined")),
        _text(fields.get("confirmed")),
        probationary if isinstance(probationary, bool) else None,
        _text(fields.get("group")),
        _text(fields.get("post")),
        _text(fields.get("state")),
        fields.get("retired") is True,
        fields.get("excused") is True,
        _text(fields.get("moved_in")),
        _text(fields.get("moved_out")),
        made,
        source,
        place,
    )


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) and value else None


def _stood(member: Member, day: str | None) -> Standing:
    if day is None:
        return Standing(FULL if is_full(member, None) else PROBATIONARY, member, True)
    if member.joined and member.joined > day:
        return Standing(NOT_JOINED, member)
    if member.moved_in and member.moved_in > day:
        return Standing(NOT_MOVED_IN, member)
    if member.moved_out:
        if member.moved_out < day[: len(member.moved_out)]:
            return Standing(GONE, member)
    elif member.state in _LEFT_STATES:
        over = member.as_of is not None and len(member.as_of) == 10 and member.as_of <= day
        return Standing(GONE if over else None, member)
    tie = any(
        when and when == day[: len(when)] for when in (member.joined, member.moved_in, member.moved_out)
    )
    full = is_full(member, day)
    return Standing(PROBATIONARY if full is False else FULL, member, tie)


def _moved_before(standing: Standing, day: str | None) -> bool:
    """Somebody who stands on the next roster only was there by then where it says so."""
    member = standing.member
    return bool(member and member.moved_in and day and member.moved_in <= day)


def is_full(member: Member, day: str | None) -> bool | None:
    """正式党员 on the day; None = cannot be told."""
    if day is None:
        return member.probationary is not True
    if member.confirmed:
        same = member.confirmed == day[: len(member.confirmed)]
        return None if same else member.confirmed < day
    if member.joined and day < f"{int(member.joined[:4]) + 1}{member.joined[4:]}":
        return False
    if member.probationary:
        shown = member.as_of is not None and len(member.as_of) == 10 and member.as_of >= day
        return False if shown else None
    return True


def _by_name(members: Iterable[Member]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.name, []).append(member)
    return found
