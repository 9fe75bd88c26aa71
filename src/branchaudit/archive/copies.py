"""雷同 as findings: each record that repeats an earlier one, with the passage and both places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from branchaudit.archive.body import BRIEF, Body
from branchaudit.archive.finding import finding
from branchaudit.archive.known import Shown
from branchaudit.archive.likeness import Alike, Corpus, alike, longest, shares_of, with_passages
from branchaudit.document import Place
from branchaudit.model import Activity, Finding, Related
from branchaudit.ruleset.checks import CopiesCheck
from branchaudit.ruleset.rules import Points, Rule

_QUOTE = 60
_THE_SAME = 0.95
_SIGN_IN = re.compile("签到|签名")
"""Names alone: the same persons come every time."""
_PLACED = 4
"""Of so many copies of one record the places are told, of the others the names."""


class _Copy(NamedTuple):
    pair: Alike
    shown: Shown | None
    """The longest passage that both have; None where the words agree and none is as long as asked for."""


def copied(
    rule: Rule, check: CopiesCheck, activities: Sequence[Activity], corpus: Corpus
) -> dict[str, list[Finding]]:
    """Branch ("" for none) → one finding a record: the later one repeats the earlier."""
    wanted = [
        number
        for number, one in enumerate(activities)
        if one.doc_type in rule.applies_to
        and not _SIGN_IN.search(f"{one.title} {one.path.rsplit('/', 1)[-1]}")
    ]
    order = sorted(wanted, key=lambda number: _when(activities[number]))
    ordered = corpus.of(order)
    if check.passage is None:
        copies_of = _whole(check, ordered, [activities[number] for number in order])
    else:
        days = [activities[number].date for number in order]
        copies_of = _in_passages(check, check.passage, ordered, days)
    together = _group_sizes([copy.pair for copies in copies_of.values() for copy in copies])
    points: dict[str, Points] = {}
    found: dict[str, list[Finding]] = {}
    for at, copies in copies_of.items():
        one = activities[order[at]]
        branch = one.branch or ""
        taken = points.setdefault(branch, Points(rule.deduct)).take()
        others = [activities[order[copy.pair.first]] for copy in copies]
        found.setdefault(branch, []).append(_finding(rule, copies, one, others, together[at], taken))
    return found


def _goes_on(one: Activity, other: Activity) -> bool:
    """Rectification ledgers of one branch and year: the later one takes up what the earlier one had."""
    ledgers = one.doc_type == other.doc_type == "rectification"
    known = one.branch is not None and one.year is not None
    return ledgers and known and (one.branch, one.year) == (other.branch, other.year)


def _says_little(pair: Alike, corpus: Corpus) -> bool:
    """In a few lines two meetings on one matter may well be alike, if not the very same."""
    if pair.share >= _THE_SAME:
        return False
    return min(len(corpus.body(number).masked) for number in (pair.first, pair.second)) < BRIEF


def _whole(check: CopiesCheck, corpus: Corpus, ordered: Sequence[Activity]) -> dict[int, list[_Copy]]:
    """Record → the earlier ones that it repeats for the most part, the nearest first."""
    pairs = alike(corpus, copy=check.copy, contained=check.contained)
    found: dict[int, list[_Copy]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.second, -pair.share, -pair.inside, pair.first)):
        if _goes_on(ordered[pair.second], ordered[pair.first]) or _says_little(pair, corpus):
            continue
        known = found.get(pair.second, [])
        copy = _copy(pair, corpus, check, look=len(known) < _PLACED)
        if copy is not None:
            found[pair.second] = [*known, copy]
    return found


def _in_passages(
    check: CopiesCheck, length: int, corpus: Corpus, days: Sequence[str | None]
) -> dict[int, list[_Copy]]:
    """Record → the earlier ones of which it has a passage, the longest first. What stands in many records
    was given out to all; branches that met on one day may have met together."""
    shares = shares_of(corpus)
    found: dict[int, list[tuple[int, _Copy]]] = {}
    holders: Counter[int] = Counter()
    for first, second in sorted(with_passages(corpus, length)):
        shown = _passage(corpus, second, first, length)
        if shown is None:
            continue
        holders.update((first, second))
        share, inside = shares(first, second)
        known = days[first] is not None and days[second] is not None
        if known and days[first] != days[second] and share < check.copy and inside < check.contained:
            copy = _Copy(Alike(first, second, share, inside), shown)
            found.setdefault(second, []).append((-shown.length, copy))
    common = {number for number, count in holders.items() if count > check.at_most}
    told: dict[int, list[_Copy]] = {}
    for second, copies in found.items():
        own = [entry for entry in copies if not common & {second, entry[1].pair.first}]
        if own:
            told[second] = [copy for _, copy in sorted(own, key=lambda entry: entry[0])]
    return told


def _copy(pair: Alike, corpus: Corpus, check: CopiesCheck, *, look: bool) -> _Copy | None:
    """None where the records share pieces that lie about in both, and no passage. `look`: for the passage
    of a whole copy as well, which is one without it."""
    whole = pair.share >= check.copy
    if whole and not look:
        return _Copy(pair, None)
    shown = _passage(corpus, pair.second, pair.first, check.shortest)
    return _Copy(pair, shown) if shown or whole else None


def _passage(corpus: Corpus, second: int, first: int, shortest: int) -> Shown | None:
    """The longest that both have; None where none is of that many characters."""

    def shared() -> Shown | None:
        later, earlier = corpus.body(second), corpus.body(first)
        block = longest(later, earlier, shortest)
        if block is None:
            return None
        there = _shown(later, block.first, block.length)
        return Shown(block.length, there, _shown(earlier, block.second, block.length))

    return corpus.pairs.passage(corpus.pair(second, first), shortest, shared)


def _when(one: Activity) -> tuple[str, str, str]:
    """By day, as far as it is known; then by name."""
    return one.date or one.month or str(one.year or "9999"), one.path, one.record


def _group_sizes(pairs: Sequence[Alike]) -> dict[int, int]:
    """Record → how many are alike with it, directly or through others, itself counted."""
    leader: dict[int, int] = {}

    def led_by(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for pair in pairs:
        leader[led_by(pair.second)] = led_by(pair.first)
    sizes = Counter(led_by(number) for number in list(leader))
    return {number: sizes[led_by(number)] for number in list(leader)}


def _finding(
    rule: Rule,
    copies: Sequence[_Copy],
    one: Activity,
    others: Sequence[Activity],
    together: int,
    deduction: float,
) -> Finding:
    """`copies`: the nearest first; `others`: the records that they are of."""
    (pair, shown), other = copies[0], others[0]
    place, words = shown.second if shown else (None, "")
    given = {
        "other": other.path,
        "day": other.date or "日期不明",
        "share": f"{max(pair.share, pair.inside):.0%}",
        "count": together,
        "length": shown.length if shown is not None else None,
    }
    made = finding(
        rule,
        given,
        (one.path, one.record),
        deduction,
        path=one.path,
        record=one.record,
        doc_type=one.doc_type,
        branch=one.branch,
        place=place,
        quote=words or None,
        related=tuple(_related(copy, record) for copy, record in zip(copies, others, strict=True)),
    )
    more = "，日期和会议也相同，像是同一份存了两次" if _same_meeting(one, other) else ""
    more += f"；这一组共 {together} 份" if together > 2 else ""
    return made._replace(message=made.message + more)


def _related(copy: _Copy, record: Activity) -> Related:
    return Related(record.path, *(copy.shown.first if copy.shown else (None, "")))


def _shown(body: Body, at: int, length: int) -> tuple[Place, str]:
    """Place and words of a passage."""
    start, words = body.stretch(at, length)
    return body.place(start), " ".join(words.split())[:_QUOTE]


def _same_meeting(one: Activity, other: Activity) -> bool:
    return bool(one.date) and (one.date, one.doc_type, one.branch) == (
        other.date,
        other.doc_type,
        other.branch,
    )
