"""A text in which hundreds of words are looked for: one pass finds the places of all of them.

Looking for each word by itself reads the text as many times as there are words; an Aho-Corasick
automaton reads it once. It learns the words as they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

_LONGEST = 200_000
"""Characters. The places in a longer text would take more memory than the text."""
_NEW_WORDS = 40
"""So many unknown words are worth a new automaton, which takes two milliseconds."""


class _Places(NamedTuple):
    of: dict[str, list[int]]
    """Word → offsets at which it stands, rising; words that stand nowhere are left out."""
    words: frozenset[str]
    """Those that stand somewhere."""
    known: frozenset[str]
    """The words that were looked for."""


class _Automaton:
    """Of the words that anything has looked for in this process."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self._known: frozenset[str] = frozenset()
        self._words: list[str] = []
        self._search: AhoCorasick | None = None

    def places(self, text: str) -> _Places:
        if len(self.asked) >= _NEW_WORDS:
            self._known |= self.asked
            self.asked.clear()
            self._words = sorted(self._known)
            self._search = AhoCorasick(self._words)
        found: dict[str, list[int]] = {}
        if self._search is not None:
            words = self._words
            for index, start, _ in self._search.find_matches_as_indexes(text, overlapping=True):
                found.setdefault(words[index], []).append(start)
        return _Places(found, frozenset(found), self._known)


_automaton = _Automaton()
_NOWHERE = _Places({}, frozenset(), frozenset())


class Words:
    """Words of which one stands in a text, or none. Hundreds of such questions are put to each text."""

    __slots__ = ("_known", "every")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.every = frozenset(words)
        self._known: frozenset[str] | None = None
        """The words of the automaton that knows all of these."""

    def __bool__(self) -> bool:
        return bool(self.every)

    def __reduce__(self) -> tuple[type[Words], tuple[tuple[str, ...]]]:
        return Words, (tuple(self.every),)  # each process has an automaton of its own

    def any_in(self, text: str) -> bool:
        """Whether one of the words stands there, or there are none to look for."""
        if not self.every:
            return True
        if isinstance(text, Haystack):
            places = text.places
            if places.known is self._known:
                return not self.every.isdisjoint(places.words)
            return bool(self._in(text))
        for word in self.every:  # noqa: SIM110  short texts are asked thousands of times
            if word in text:
                return True
        return False

    def those_in(self, text: Haystack) -> frozenset[str]:
        """Those of the words that stand there."""
        places = text.places
        return self.every & places.words if places.known is self._known else self._in(text)

    def lines_in(self, text: Haystack) -> Sequence[tuple[int, int]]:
        """(start, end) of the lines that hold one of the words, in order."""
        here = self.those_in(text)
        if len(here) > 1:
            return sorted(set(chain.from_iterable(map(text.lines_with, here))))
        for word in here:
            return text.lines_with(word)
        return ()

    def _in(self, text: Haystack) -> frozenset[str]:
        """The words that stand in a text whose automaton may not know them all."""
        places = text.places
        if self.every <= places.known:
            self._known = places.known
            return self.every & places.words
        return frozenset(filter(text.holds, self.every))


class Haystack(str):
    """A text that knows where the words stand that were looked for in others before it. Its
    slices are plain strings."""

    @cached_property
    def places(self) -> _Places:
        return _automaton.places(self) if len(self) <= _LONGEST else _NOWHERE

    def holds(self, word: str) -> bool:
        places = self.places
        if word in places.words:
            return True
        if word in places.known:
            return False
        _automaton.asked.add(word)
        return word in self

    def starts(self, word: str) -> list[int]:
        """Where `word` stands, in order."""
        places = self.places
        return places.of.get(word, []) if word in places.known else _starts(self, word)

    def occurrences(self, words: frozenset[str]) -> Iterator[tuple[str, int]]:
        """(word, offset) of each of many words, wherever it stands."""
        places = self.places
        for word in words & places.words:
            for start in places.of[word]:
                yield word, start
        for word in words - places.known:
            if len(self) <= _LONGEST:
                _automaton.asked.add(word)
            for start in _starts(self, word):
                yield word, start

    @cached_property
    def _lines(self) -> dict[str, tuple[tuple[int, int], ...]]:
        return {}

    def lines_with(self, word: str) -> tuple[tuple[int, int], ...]:
        """(start, end) of the lines in which `word` stands, in order."""
        lines = self._lines.get(word)
        if lines is None:
            found, end = [], -1
            for at in self.starts(word):
                if at >= end:
                    start, end = self.rfind("\n", 0, at) + 1, self.find("\n", at)
                    end = len(self) if end == -1 else end
                    found.append((start, end))
            lines = self._lines[word] = tuple(found)
        return lines


def _starts(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at != -1:
        found.append(at)
        at = text.find(word, at + len(word))
    return found
