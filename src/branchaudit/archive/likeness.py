"""雷同: which records say the same. Candidates share fingerprints; what counts is read in the texts."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from branchaudit.archive.body import SAMPLED, Body, grams
from branchaudit.archive.known import Pairs

_OFTEN = 48
"""A fingerprint in more records than that links each of them to a few neighbours only: where the records
are copies, all their fingerprints link them, and what is merely a common phrase links them once."""
_NEIGHBOURS = 3
_AT_A_TIME = 1_000_000
"""Fingerprints that are sorted together."""
_LOOSE = 0.6
"""Of the share asked for, candidates have at least that much: fingerprints are a sample."""
_RARE = 3
_REPEATED = 16
"""Times that a piece is looked at in a text."""
_PIECES = 128
"""Records whose pieces are kept in memory while they are compared."""


class Corpus(NamedTuple):
    """All records by number: their fingerprints, a way to their texts, which may lie on disk, and the digests
    of these."""

    prints: Sequence[array[int]]
    body: Callable[[int], Body]
    digests: Sequence[bytes]
    pairs: Pairs

    def of(self, numbers: Sequence[int]) -> Corpus:
        """Some of the records, in another order."""
        return Corpus(
            [self.prints[number] for number in numbers],
            lambda at: self.body(numbers[at]),
            [self.digests[number] for number in numbers],
            self.pairs,
        )

    def pair(self, one: int, other: int) -> bytes:
        return self.digests[one] + self.digests[other]


class Alike(NamedTuple):
    """Two records, by their numbers."""

    first: int
    second: int
    share: float
    """Of all pieces of both (Jaccard)."""
    inside: float
    """Of the pieces of the shorter one."""


class Block(NamedTuple):
    """A passage that both have: where it begins in each, and its length in masked characters."""

    first: int
    second: int
    length: int


def candidates(
    prints: Sequence[array[int]], share: float, least: int | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of records (i < j) that have at least about `share` of the fewer fingerprints in common, or
    `least` of them. Fingerprints of many records do not count: they do not link every two of them."""
    common: defaultdict[int, int] = defaultdict(int)  # a Counter takes twice as long to count one by one
    own: Counter[int] = Counter()
    parts = max(1, sum(map(len, prints)) // _AT_A_TIME)
    for part in range(parts):  # sorting all at once would take some gigabytes
        entries = sorted(
            h << 32 | number for number, found in enumerate(prints) for h in found if h % parts == part
        )
        for _, run in groupby(entries, key=lambda entry: entry >> 32):
            numbers = [entry & 0xFFFFFFFF for entry in run]
            often = len(numbers) > _OFTEN
            reach = _NEIGHBOURS if often else len(numbers)
            if not often:
                own.update(numbers)
            for at, one in enumerate(numbers[:-1]):
                for other in numbers[at + 1 : at + 1 + reach]:
                    common[one << 32 | other] += 1
    for pair, count in common.items():
        one, other = pair >> 32, pair & 0xFFFFFFFF
        fewer = min(len(prints[one]), len(prints[other]))
        rare = min(own[one], own[other])
        asked = share * _LOOSE * (rare if rare >= _RARE else fewer)
        if count >= (max(min(_RARE, fewer), asked) if least is None else least):
            yield one, other


def compared(one: Set[str], other: Set[str]) -> tuple[float, float]:
    """Of two sets of pieces: (share of all, share of the fewer)."""
    if not one or not other:
        return 0.0, 0.0
    both = len(one & other)
    return both / (len(one) + len(other) - both), both / min(len(one), len(other))


def shares_of(corpus: Corpus) -> Callable[[int, int], tuple[float, float]]:
    """How much of two records is in both, see `compared`."""

    @lru_cache(maxsize=_PIECES)
    def pieces(number: int) -> set[str]:
        return grams(corpus.body(number).masked)

    def shares(one: int, other: int) -> tuple[float, float]:
        pair = corpus.pair(one, other)
        return corpus.pairs.share(pair, lambda: compared(pieces(one), pieces(other)))

    return shares


def alike(corpus: Corpus, *, copy: float, contained: float) -> list[Alike]:
    """The pairs of which one is a copy of the other, or for the most part stands in it."""
    shares, found = shares_of(corpus), []
    for one, other in sorted(candidates(corpus.prints, contained)):
        share, inside = shares(one, other)
        if share >= copy or inside >= contained:
            found.append(Alike(one, other, share, inside))
    return found


def with_passages(corpus: Corpus, length: int) -> Iterator[tuple[int, int]]:
    """Pairs of records that may have a passage of so many characters in common."""
    return candidates(corpus.prints, 0, max(_RARE, length // SAMPLED // 2))


def longest(one: Body, other: Body, shortest: int) -> Block | None:
    """The longest passage of at least `shortest` masked characters that both have. Wherever it begins, it
    holds one of the pieces that `other` is sampled at."""
    a, b = one.masked, other.masked
    piece = (shortest + 1) // 2
    best, measured = Block(0, 0, 0), dict[int, int]()
    for at in range(0, len(b) - piece + 1, shortest - piece + 1):
        for start in _found(a, b[at : at + piece]):
            if measured.get(start - at, 0) > at:
                continue  # part of a passage that was measured
            back = _length(a, start, b, at, -1)
            length = back + _length(a, start, b, at, 1)
            measured[start - at] = at - back + length
            if length > best.length:
                best = Block(start - back, at - back, length)
    return best if best.length >= shortest else None


def _found(text: str, piece: str) -> Iterator[int]:
    """Where it stands; of a text that says one thing over and over, the first times."""
    at = -1
    for _ in range(_REPEATED):
        at = text.find(piece, at + 1)
        if at < 0:
            return
        yield at


def _length(a: str, start: int, b: str, at: int, way: int) -> int:
    """How far both agree from there (1), or up to there (-1): in growing strides, then in shrinking ones."""
    end = min(len(a) - start, len(b) - at) if way > 0 else min(start, at)
    length, stride = 0, 16
    while stride:
        if length + stride <= end and _same(a, start + way * length, b, at + way * length, way * stride):
            length += stride
            stride *= 2
        else:
            stride //= 2
            break
    while stride:
        if length + stride <= end and _same(a, start + way * length, b, at + way * length, way * stride):
            length += stride
        stride //= 2
    return length


def _same(a: str, start: int, b: str, at: int, length: int) -> bool:
    if length < 0:
        return a[start + length : start] == b[at + length : at]
    return a[start : start + length] == b[at : at + length]
