"""What took long to find out of the texts of an archive, for the next run: most of them are the same then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from branchaudit.document import Place

T = TypeVar("T")


class Shown(NamedTuple):
    """The longest passage that two texts share, as findings show it: its place in each, and its words."""

    length: int
    """Characters that were compared: without names, figures and labels."""
    second: tuple[Place | None, str]
    first: tuple[Place | None, str]


class Known(NamedTuple):
    """By the digests of both texts, one behind the other."""

    shares: dict[bytes, tuple[float, float]]
    passages: dict[tuple[bytes, int], Shown | None]
    """With the length that was asked for."""
    tables: dict[bytes, Sequence[Any]]
    """Rows of a table that takes long, by the digest of the records that it was made of."""


class Pairs:
    """Looked up in what is known, and worked out where it is not. What nobody asked for is not kept on."""

    def __init__(self, known: Known | None = None) -> None:
        self._before = known or Known({}, {}, {})
        self.asked = Known({}, {}, {})

    def share(self, pair: bytes, work_out: Callable[[], tuple[float, float]]) -> tuple[float, float]:
        found = self._before.shares.get(pair) or work_out()
        self.asked.shares[pair] = found
        return found

    def passage(self, pair: bytes, shortest: int, work_out: Callable[[], Shown | None]) -> Shown | None:
        key = pair, shortest
        found = self._before.passages[key] if key in self._before.passages else work_out()
        self.asked.passages[key] = found
        return found

    def table(self, records: bytes, work_out: Callable[[], Sequence[T]]) -> Sequence[T]:
        found: Sequence[T] | None = self._before.tables.get(records)
        if found is None:
            found = work_out()
        self.asked.tables[records] = found
        return found
