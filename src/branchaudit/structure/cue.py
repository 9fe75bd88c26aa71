"""A regular expression that costs little where it cannot match.

Hundreds of patterns wait for wordings that most records do not have. A Cue is compiled when it is
first needed, and tried only on texts that hold one of the words without which it cannot match; where
a match cannot leave its line, only on the lines that hold one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain

from branchaudit.haystack import Haystack, Words
from branchaudit.structure.literals import literals, within_lines


class Cue:
    """`words`: one of them stands in every match; worked out from the pattern where none is given."""

    __slots__ = ("_flags", "_regex", "_source", "_within_lines", "_words")

    def __init__(self, source: str, *words: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags
        self._words = Words(words) if words else None
        self._within_lines: bool | None = None
        self._regex: re.Pattern[str] | None = None

    @property
    def words(self) -> Words:
        if self._words is None:
            self._words = Words(literals(self._source))
        return self._words

    @property
    def regex(self) -> re.Pattern[str]:
        if self._regex is None:
            self._regex = re.compile(self._source, self._flags)
        return self._regex

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        if isinstance(text, Haystack):
            for start, end in self._stretches(text, pos, endpos):
                found = self.regex.search(text, start, end)
                if found:
                    return found
            return None
        words = self._words if self._words is not None else self.words
        return self.regex.search(text, pos, endpos) if words.any_in(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        if isinstance(text, Haystack):
            stretches = self._stretches(text, pos, endpos)
            if len(stretches) > 1:
                finditer = self.regex.finditer
                return chain.from_iterable([finditer(text, start, end) for start, end in stretches])
            for start, end in stretches:
                return self.regex.finditer(text, start, end)
        elif self.words.any_in(text):
            return self.regex.finditer(text, pos, endpos)
        return iter(())

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        return self.regex.match(text, pos)  # fails at once where it fails: no need to look for words

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.fullmatch(text, pos, endpos)

    def findall(self, text: str) -> list[str]:
        return self.regex.findall(text) if self.words.any_in(text) else []

    def sub(self, replacement: str, text: str) -> str:
        return self.regex.sub(replacement, text) if self.words.any_in(text) else text

    def _stretches(self, text: Haystack, pos: int, endpos: int) -> Sequence[tuple[int, int]]:
        """Where a match may be, in order: the lines that hold a word, or all of the text, or nothing."""
        words = self._words if self._words is not None else self.words
        if self._within_lines is None:
            multiline = bool(self._flags & re.MULTILINE)
            self._within_lines = bool(words) and within_lines(self._source, multiline=multiline)
        if not self._within_lines:
            return ((pos, endpos),) if words.any_in(text) else ()
        lines = words.lines_in(text)
        if pos > 0 or endpos < len(text):
            return [
                (max(start, pos), min(end, endpos)) for start, end in lines if pos < end and start < endpos
            ]
        return lines
