"""Check `formula`: recitals of a fixed series. A wrong member, a missing one or a wrong order is reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.check.context import Context, Stretch
from branchaudit.check.guards import HISTORY, excused
from branchaudit.check.verdict import Fault, fault_at, sentence
from branchaudit.haystack import Haystack
from branchaudit.ruleset.checks import FormulaCheck, Series
from branchaudit.structure.cue import Cue
from branchaudit.text import squeeze

_SIGNS = r"、,;:.。!·…\s“”\"'‘’「」〈〉"
_JOINT = Cue(rf"(?:[{_SIGNS}]|以及|[和与及并])+")
_JOINT_AT_END = Cue(rf"(?:[{_SIGNS}]|以及|[和与及并])+$")
_SPLIT = Cue(rf"[{_SIGNS}]+")
_LINE_ENDS = Cue(r"(?<![、,;\s])\s*\n")
"""A line without a sign at its end is a cell or a heading: the next one does not go on with it."""
_BEFORE = Cue(rf"([^{_SIGNS}]+)(?:[{_SIGNS}]|[和与及])+$")
_AFTER = Cue(rf"(?:[{_SIGNS}]|以及|[和与及])+([^{_SIGNS}]+)")
_AND_OTHERS = Cue(r"[”\"]?等")
_GUARDS = frozenset({"书名号", "引号", "否定", HISTORY})
_STRANGERS = 2
"""So many words in a row may stand between two members; more is another sentence."""
_LONGER = 4
"""A wrong member is not much longer than the longest right one."""
_ALIKE = 0.4
"""A stranger with so much of a missing member's characters stands in its place."""
_AROUND = 100
"""A member that stands so near a recital is not missing: it got a clause of its own."""


class _Recital(NamedTuple):
    start: int
    end: int
    members: tuple[int, ...]
    """Which members, as they come."""
    strangers: tuple[str, ...]
    """What stands between them and is no member."""


def check(check: FormulaCheck, context: Context) -> list[Fault]:
    faults: list[Fault] = []
    for stretch in context.stretches(check.scope):
        text = stretch.folded if isinstance(stretch.folded, Haystack) else Haystack(stretch.folded)
        for series in check.series:
            if _in_force(series, context.record.date) and _worth_a_look(series, text):
                faults += _faults(series, stretch, text, context.year)
    return sorted(faults, key=lambda fault: fault.span or (0, 0))[: check.most]


def _in_force(series: Series, day: str | None) -> bool:
    """A record without a date is judged by what is in force now."""
    if day is None:
        return series.valid_until is None
    return (series.valid_from or "") <= day <= (series.valid_until or "9999")


def _worth_a_look(series: Series, text: Haystack) -> bool:
    if not series.near.any_in(text):
        return False
    here = series.every.those_in(text)
    return (
        len(here) >= series.enough and sum(map(bool, map(here.intersection, series.words))) >= series.enough
    )


def _faults(series: Series, stretch: Stretch, text: str, year: int | None) -> Iterator[Fault]:
    reach = series.longest + _LONGER
    for recital in _recitals(series, text):
        wrong = _what_is_wrong(series, recital, text)
        if wrong and not excused(text, recital.start, recital.end, _GUARDS, year, slogan=2 * reach):
            given = {"form": series.name, "use": "、".join(series.members), "fault": wrong}
            yield fault_at(stretch, recital.start, recital.end, given=given, key=series.name)


# ---------------------------------------------------------------- finding recitals
def _recitals(series: Series, text: str) -> Iterator[_Recital]:
    """Runs of members with nothing between them but signs, 和, and a stranger or two."""
    start = end = -1
    members: list[int] = []
    strangers: list[str] = []
    for found in series.pattern.cue.finditer(text):
        member = series.member(found[0])
        between = _strangers(text[end : found.start()], series.longest) if members else None
        if between is None or member in members:
            if len(members) >= series.enough:
                yield _Recital(start, end, tuple(members), tuple(strangers))
            start, members, strangers = found.start(), [], []
        else:
            strangers += between
        members.append(member)
        end = found.end()
    if len(members) >= series.enough:
        yield _Recital(start, end, tuple(members), tuple(strangers))


def _strangers(gap: str, longest: int) -> list[str] | None:
    """What a gap between two members holds beside signs; None if it does not belong to a series."""
    if not gap:
        return []
    if len(gap) > _STRANGERS * (longest + _LONGER + 1) or _LINE_ENDS.search(gap):
        return None
    opening = _JOINT.match(gap)
    if opening is None:
        return None
    if opening.end() == len(gap):
        return []
    closing = _JOINT_AT_END.search(gap, opening.end())
    if closing is None:
        return None
    parts = [part for part in _SPLIT.regex.split(gap[opening.end() : closing.start()]) if part]
    fits = len(parts) <= _STRANGERS and all(len(part) <= longest + _LONGER for part in parts)
    return parts if fits else None


# ---------------------------------------------------------------- judging one
def _what_is_wrong(series: Series, recital: _Recital, text: str) -> str | None:
    members = recital.members
    if series.near:
        first, last = sentence(text, recital.start, recital.end)
        if not any(text.find(word, first, last) >= 0 for word in series.near.every):
            return None
    if len(members) == len(series.members):
        return "次序不对" if list(members) != sorted(members) else None
    around = text[max(0, recital.start - _AROUND) : recital.end + _AROUND]
    missing = [
        number
        for number, words in enumerate(series.words)
        if number not in members and not any(word in around for word in words)
    ]
    if not missing:
        return None
    if _AND_OTHERS.match(text, recital.end):
        return None
    swapped = _swapped(series, missing, recital, text)
    if swapped is not None:
        return swapped
    if series.partial:
        return None
    return "缺少" + "、".join(f"“{series.members[i]}”" for i in missing)


def _swapped(series: Series, missing: list[int], recital: _Recital, text: str) -> str | None:
    """Words in place of missing members: between the others, or at either end."""
    from difflib import SequenceMatcher  # only when something is wrong

    reach = series.longest + _LONGER
    before = _BEFORE.search(text, max(0, recital.start - 2 * reach), recital.start)
    after = _AFTER.regex.match(text, recital.end, recital.end + 2 * reach)
    strangers = [*recital.strangers, *((after[1],) if after else ())]
    told = []
    for index in missing:
        right = series.members[index]
        near = [*strangers, *((before[1][-len(right) :],) if before else ())]  # without the verb before it
        alike = [
            (SequenceMatcher(None, word, right).ratio(), word)
            for word in map(squeeze, near)
            if len(word) <= reach
        ]
        score, word = max(alike, default=(0.0, ""))
        if score >= _ALIKE:
            told.append(f"“{word}”应为“{right}”")
    return "，".join(told) or None
