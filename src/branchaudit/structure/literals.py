"""What can be said of a regular expression without running it: which words a match must hold, and
whether a match can run over the end of a line. Both let most of a text go unsearched."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPTIONAL = ("?", "*", "{0")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_PLAIN = re.compile(r"[^\\\[\](){}.*+?^$|]+(?![?*+{])")
"""Characters that stand for themselves, but for the last one before a quantifier."""
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|<?[=!]))?")
_CLASS = re.compile(r"\[(\^?)((?:\]|\\.|[^\]\\])(?:\\.|[^\]\\])*)\]")
_LOOKBEHIND = re.compile(r"\(\?<[=!](?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\\\[])*\)")
_TOKEN = re.compile(rf"\\(?P<escape>.)|{_CLASS.pattern}|(?P<plain>.)", re.DOTALL)
_MOST = 16
"""Looking for more words than this takes longer than trying the expression."""
_SMALL_CLASS = 4

Words = frozenset[str]


class _UnclearError(Exception):
    """A construct that this reading does not know: flags, conditions, back references."""


def literals(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in every match, sorted; () if that is not clear."""
    try:
        words, end = _alternatives(pattern, 0)
    except _UnclearError:
        return ()
    return tuple(sorted(words)) if words and end == len(pattern) else ()


def within_lines(pattern: str, *, multiline: bool = False) -> bool:
    """Whether no match can hold the end of a line or depend on where the text ends, so that
    matches may be looked for line by line."""
    if "(?s" in pattern or "(?m" in pattern:
        return False
    for token in _TOKEN.finditer(_LOOKBEHIND.sub("", pattern)):
        if token["escape"]:
            if token["escape"] in "nsDWZ":
                return False
        elif token["plain"]:
            if token["plain"] == "\n" or (token["plain"] == "$" and not multiline):
                return False
        else:
            inside = token[3]
            newline = "\\n" in inside or "\\s" in inside or "\n" in inside
            if newline != bool(token[2]) or "\\D" in inside or "\\W" in inside:
                return False
    return True


# ---------------------------------------------------------------- reading the expression
class _Atom(NamedTuple):
    text: str | None
    """A character that stands for itself; None for anything else."""
    words: Words | None
    """Words of which one stands in whatever it matches."""
    end: int
    assertion: bool = False


def _alternatives(pattern: str, at: int) -> tuple[Words | None, int]:
    """The words of `a|b|c` from `at` up to the closing parenthesis or the end."""
    found: Words | None = frozenset()
    while True:
        words, at = _branch(pattern, at)
        found = None if found is None or words is None else found | words
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    return (found if found and len(found) <= _MOST else None), at


def _branch(pattern: str, at: int) -> tuple[Words | None, int]:
    """The best words of one sequence."""
    candidates: list[Words] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        plain = _PLAIN.match(pattern, at)
        if plain:  # the last character may be one that repeats
            run += plain[0]
            at = plain.end()
            continue
        atom = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, atom.end)
        times = quantifier[0] if quantifier else ""
        at = atom.end + len(times)
        if atom.assertion:
            continue
        optional = times.startswith(_OPTIONAL) or times.startswith("{,")
        if atom.text is not None and not optional:
            run += atom.text
            if not times:
                continue
        if run:
            candidates.append(frozenset([run]))
            run = ""
        if atom.words and not optional:
            candidates.append(atom.words)
    if run:
        candidates.append(frozenset([run]))
    return max(candidates, key=_worth, default=None), at


def _worth(words: Words) -> tuple[int, int]:
    """Rare words first: long ones, and few of them. A Han character tells as much as two letters."""
    return min(sum(2 if ord(char) > 0x2E7F else 1 for char in word) for word in words), -len(words)


def _atom(pattern: str, at: int) -> _Atom:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        found = _CLASS.match(pattern, at)
        if found is None:
            raise _UnclearError
        plain = not found[1] and len(found[2]) <= _SMALL_CLASS and not re.search(r"\\|.-.", found[2])
        return _Atom(None, frozenset(found[2]) if plain else None, found.end())
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped.isdigit():
            raise _UnclearError
        return _Atom(None if escaped.isalnum() else escaped, None, at + 2)
    if char in ".^$":
        return _Atom(None, None, at + 1, assertion=char != ".")
    return _Atom(char, None, at + 1)


def _group(pattern: str, at: int) -> _Atom:
    opened = _GROUP.match(pattern, at)
    if opened is None or (pattern.startswith("(?", at) and len(opened[0]) == 1):
        raise _UnclearError
    words, end = _alternatives(pattern, opened.end())
    if end >= len(pattern):
        raise _UnclearError
    assertion = opened[0].endswith(("=", "!"))
    return _Atom(None, None if assertion else words, end + 1, assertion)
