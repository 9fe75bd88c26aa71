"""雷同: which records say the same. Candidates share fingerprints; what counts is read in the texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from branchaudit.archive.body import GRAM, Body, grams

_OFTEN = 48
"""A fingerprint in more records than that links each of them to a few neighbours only: where the records
are copies, all their fingerprints link them, and what is merely a common phrase links them once."""
_NEIGHBOURS = 3
_AT_A_TIME = 1_000_000
"""Fingerprints that are sorted together."""
_LOOSE = 0.6
"""Of the share asked for, candidates have at least that much: fingerprints are a sample."""
_RARE = 3
_PIECES = 128
"""Records whose pieces are kept in memory while they are compared."""


class Corpus(NamedTuple):
    """All records by number: their fingerprints, and a way to their texts, which may lie on disk."""

    prints: Sequence[array[int]]
    body: Callable[[int], Body]


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


def candidates(prints: Sequence[array[int]], share: float) -> Iterator[tuple[int, int]]:
    """Pairs of records (i < j) that have at least about `share` of the fewer fingerprints in common."""
    common: Counter[int] = Counter()
    parts = max(1, sum(map(len, prints)) // _AT_A_TIME)
    for part in range(parts):  # sorting all at once would take some gigabytes
        entries = sorted(
            h << 32 | number for number, found in enumerate(prints) for h in found if h % parts == part
        )
        for _, run in groupby(entries, key=lambda entry: entry >> 32):
            numbers = [entry & 0xFFFFFFFF for entry in run]
            reach = len(numbers) if len(numbers) <= _OFTEN else _NEIGHBOURS
            for at, one in enumerate(numbers[:-1]):
                for other in numbers[at + 1 : at + 1 + reach]:
                    common[one << 32 | other] += 1
    for pair, count in common.items():
        one, other = pair >> 32, pair & 0xFFFFFFFF
        fewer = min(len(prints[one]), len(prints[other]))
        if count >= max(min(_RARE, fewer), share * _LOOSE * fewer):
            yield one, other


def compared(one: Set[str], other: Set[str]) -> tuple[float, float]:
    """Of two sets of pieces: (share of all, share of the fewer)."""
    if not one or not other:
        return 0.0, 0.0
    both = len(one & other)
    return both / len(one | other), both / min(len(one), len(other))


def alike(corpus: Corpus, *, copy: float, contained: float) -> list[Alike]:
    """The pairs of which one is a copy of the other, or for the most part stands in it."""

    @lru_cache(maxsize=_PIECES)
    def pieces(number: int) -> set[str]:
        return grams(corpus.body(number).masked)

    found = []
    for one, other in sorted(candidates(corpus.prints, contained)):
        share, inside = compared(pieces(one), pieces(other))
        if share >= copy or inside >= contained:
            found.append(Alike(one, other, share, inside))
    return found


def blocks(one: Body, other: Body, shortest: int) -> list[Block]:
    """Passages of at least `shortest` masked characters that both have, the longest first."""
    a, b = one.masked, other.masked
    starts: dict[str, list[int]] = {}
    for at in range(len(a) - GRAM * 2 + 1):
        starts.setdefault(a[at : at + GRAM * 2], []).append(at)
    found, at = [], 0
    while at <= len(b) - GRAM * 2:
        length, start = max(
            ((_length(a, start, b, at), start) for start in starts.get(b[at : at + GRAM * 2], ())),
            default=(0, 0),
        )
        if length >= shortest:
            found.append(Block(start, at, length))
        at += max(length, 1)
    return sorted(found, key=lambda block: -block.length)


def _length(a: str, start: int, b: str, at: int) -> int:
    """How far both run on alike: in growing strides, then in shrinking ones."""
    end = min(len(a) - start, len(b) - at)
    length, stride = 0, 16
    while length + stride <= end and _same(a, start + length, b, at + length, stride):
        length += stride
        stride *= 2
    while stride > 1:
        stride //= 2
        if length + stride <= end and _same(a, start + length, b, at + length, stride):
            length += stride
    return length


def _same(a: str, start: int, b: str, at: int, length: int) -> bool:
    return a[start : start + length] == b[at : at + length]
