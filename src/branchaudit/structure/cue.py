"""A regular expression that costs nothing where it cannot match.

Hundreds of patterns wait for wordings that most records do not have. A Cue is compiled when it is
first needed, and tried only on texts that hold one of the words without which it cannot match.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from branchaudit.structure.literals import literals


class Cue:
    """`words`: one of them stands in every match; worked out from the pattern where none is given."""

    __slots__ = ("_flags", "_regex", "_source", "_words")

    def __init__(self, source: str, *words: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags
        self._words: tuple[str, ...] | None = words or None
        self._regex: re.Pattern[str] | None = None

    def possible(self, text: str) -> bool:
        words = self._words
        if words is None:
            words = self._words = literals(self._source)
        for word in words:  # a plain loop: this runs a hundred times a record
            if word in text:
                return True
        return not words

    @property
    def regex(self) -> re.Pattern[str]:
        if self._regex is None:
            self._regex = re.compile(self._source, self._flags)
        return self._regex

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.search(text, pos, endpos) if self.possible(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text, pos, endpos) if self.possible(text) else iter(())

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        return self.regex.match(text, pos)  # fails at once where it fails: no need to look for words

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.regex.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        return self.regex.findall(text) if self.possible(text) else []

    def sub(self, replacement: str, text: str) -> str:
        return self.regex.sub(replacement, text) if self.possible(text) else text
