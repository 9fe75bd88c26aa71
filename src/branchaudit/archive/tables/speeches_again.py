"""What somebody said in one meeting of a branch, said again in another on a different day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from branchaudit.archive.body import SHORTEST, grams
from branchaudit.archive.likeness import Corpus, compared
from branchaudit.archive.speeches import Speech, speeches_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related
from branchaudit.vocabulary import MEETING_TYPES

_COMMON_PRINTS = 2
"""Of the few that each speech has."""
_OFTEN, _NEIGHBOURS = 48, 3
"""A piece of more speeches than that is a common phrase: it links each to a few neighbours only."""
_ALIKE = 0.6
_QUOTE = 60
_PIECES = 2048
"""Speeches of a branch whose pieces are kept in memory while they are compared."""


class _Said(NamedTuple):
    record: int
    speech: Speech


class _Again(NamedTuple):
    later: _Said
    earlier: _Said
    share: float


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for a record and the earlier one that it repeats most of, for the speeches of the same persons
    and for those of others; one for a branch in which nobody repeats anything."""
    if archive.corpus is None:
        return
    by_branch: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(archive.activities):
        if one.branch and one.date and one.speakers and one.doc_type in MEETING_TYPES:
            by_branch[one.branch].append(number)
    for numbers in by_branch.values():
        numbers.sort(key=lambda number: _when(archive.activities[number]))
        found = _known(archive.activities, numbers, archive.corpus)
        if not found and len({archive.activities[number].date for number in numbers}) > 1:
            found = [_nothing(archive.activities[numbers[-1]])]
        yield from found


def _known(activities: Sequence[Activity], numbers: Sequence[int], corpus: Corpus) -> Sequence[TableRow]:
    """From an earlier run, where the records of the branch are the same."""
    told = blake2b(digest_size=16)
    for number in numbers:
        told.update(repr((corpus.digests[number], activities[number])).encode("utf-8", "surrogatepass"))
    return corpus.pairs.table(told.digest(), lambda: list(_of_branch(activities, numbers, corpus)))


def _when(one: Activity) -> tuple[str, str, str]:
    return one.date or "", one.path, one.record


def _of_branch(activities: Sequence[Activity], numbers: Sequence[int], corpus: Corpus) -> Iterator[TableRow]:
    said = [_Said(number, speech) for number in numbers for speech in speeches_of(activities[number])]
    repeats: dict[tuple[int, bool], dict[int, list[_Again]]] = defaultdict(lambda: defaultdict(list))
    body = lru_cache(maxsize=8)(corpus.body)

    @lru_cache(maxsize=_PIECES)
    def pieces(number: int) -> set[str]:
        return grams(said[number].speech.words(body(said[number].record)))

    for first, second in _candidates(said):
        earlier, later = said[first], said[second]
        if activities[earlier.record].date == activities[later.record].date:
            continue
        own, others = pieces(first), pieces(second)
        if min(len(own), len(others)) < _ALIKE * max(len(own), len(others)):
            continue  # too much of the longer one cannot stand in the other
        share, _ = compared(own, others)
        if share >= _ALIKE:
            same = earlier.speech.speaker == later.speech.speaker
            repeats[later.record, same][earlier.record].append(_Again(later, earlier, share))
    told: dict[int, set[int]] = defaultdict(set)
    for (number, same), found in sorted(repeats.items(), key=lambda entry: (entry[0][0], not entry[0][1])):
        fresh = {
            other: kept
            for other, again in found.items()
            if (kept := [one for one in again if one.later.speech.start not in told[number]])
        }
        if fresh:
            told[number] |= {one.later.speech.start for again in found.values() for one in again}
            other = max(fresh, key=lambda record: len({again.later.speech.start for again in fresh[record]}))
            yield _row(activities, number, other, fresh[other], corpus, same=same)


def _nothing(last: Activity) -> TableRow:
    return TableRow(
        {
            "same_speaker": True,
            "same_kind": True,
            "speeches": 0,
            "characters": 0,
            "share": 0.0,
        },
        last.branch or NOWHERE,
        (),
        day=last.date,
        activity=last,
    )


def _candidates(said: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Pairs that have some fingerprints in common, the earlier first, those of one record together."""
    where: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for print_ in set(one.speech.prints):
            where[print_].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        reach = len(numbers) if len(numbers) <= _OFTEN else _NEIGHBOURS
        for at, first in enumerate(numbers):
            for second in numbers[at + 1 : at + 1 + reach]:
                common[first, second] += 1
    return iter(sorted(pair for pair, count in common.items() if count >= _COMMON_PRINTS))


def _row(
    activities: Sequence[Activity],
    number: int,
    other: int,
    again: Sequence[_Again],
    corpus: Corpus,
    *,
    same: bool,
) -> TableRow:
    """`again`: the speeches of the record that stand in the other one, too."""
    one, earlier = activities[number], activities[other]
    body, other_body = corpus.body(number), corpus.body(other)
    longest = max(again, key=lambda pair: (pair.later.speech.length, pair.share))
    who = tuple(dict.fromkeys(pair.later.speech.speaker for pair in again))
    leads = set(one.people.get("chair", ()))
    at, was = longest.later.speech, longest.earlier.speech
    _, words = body.stretch(at.start, at.length)
    # a few lines that are hardly more than the speech are no copy of the whole record
    brief = len(body.masked) < SHORTEST
    _, inside = (
        (0.0, 0.0)
        if brief
        else corpus.pairs.share(
            corpus.pair(other, number), lambda: compared(grams(body.masked), grams(other_body.masked))
        )
    )
    return TableRow(
        {
            "who": "、".join(who),
            "other": earlier.path,
            "other_day": earlier.date,
            "other_who": "、".join(dict.fromkeys(pair.earlier.speech.speaker for pair in again)),
            "same_speaker": same,
            "same_kind": one.doc_type == earlier.doc_type,
            "by_chair": set(who) <= leads,
            "speeches": len({pair.later.speech.start for pair in again}),
            "characters": at.length,
            "share": round(longest.share, 2),
            "whole": round(inside, 2),
        },
        one.branch or NOWHERE,
        (one.path, one.record, "own" if same else "other", earlier.path, earlier.record),
        day=one.date,
        activity=one,
        place=body.place(at.start),
        quote=" ".join(words.split())[:_QUOTE],
        persons=who,
        related=(Related(earlier.path, other_body.place(was.start), f"{earlier.date} {was.speaker}"),),
    )
