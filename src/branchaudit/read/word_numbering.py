"""Automatic numbers: what Word shows in front of a paragraph, worked out from numbering.xml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from branchaudit.read.opc import Packed, inflate, parse_xml
from branchaudit.read.word_names import VAL, W, first, integer, switched_on
from branchaudit.read.word_numerals import numeral
from branchaudit.read.word_styles import Style

_LEVELS = 9
_CLOSED = "、）．，：)》】〕"
"""After these a number needs no blank: （一）主要做法."""
_REFERENCE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """w:lvlRestart: 0 = never; None = after every higher level."""
    legal: bool = False
    """w:isLgl: the numbers of all levels as digits."""
    style: str | None = None


class Numbering(NamedTuple):
    levels: dict[str, tuple[str, dict[int, Level]]]
    """numId → (id of its abstract list, levels with the overrides applied)."""
    starts: dict[str, dict[int, int]]
    """numId → startOverride by level."""


NO_NUMBERING = Numbering({}, {})


def read_numbering(packed: Packed, styles: dict[str, Style]) -> Numbering:
    abstracts, links, numbers, starts = _parsed(packed)
    levels: dict[str, tuple[str, dict[int, Level]]] = {}
    for number, (abstract, overrides) in numbers.items():
        linked = styles.get(links.get(abstract, ""))
        if linked and linked.numbering in numbers:  # a list style: its own list has the levels
            abstract = numbers[linked.numbering or ""][0]
        levels[number] = (abstract, abstracts.get(abstract, {}) | overrides)
    return Numbering(levels, starts)


_Parsed = tuple[
    dict[str, dict[int, Level]],
    dict[str, str],
    dict[str, tuple[str, dict[int, Level]]],
    dict[str, dict[int, int]],
]


@lru_cache(maxsize=32)
def _parsed(packed: Packed) -> _Parsed:
    root = parse_xml(inflate(packed))
    abstracts: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for abstract in root.iterchildren(f"{W}abstractNum"):
        id = abstract.get(f"{W}abstractNumId", "")
        abstracts[id] = dict(_level(item) for item in abstract.iterchildren(f"{W}lvl"))
        link = first(abstract, f"{W}numStyleLink")
        if link is not None:
            links[id] = link.get(VAL, "")
    numbers: dict[str, tuple[str, dict[int, Level]]] = {}
    starts: dict[str, dict[int, int]] = {}
    for number in root.iterchildren(f"{W}num"):
        id = number.get(f"{W}numId", "")
        target = first(number, f"{W}abstractNumId")
        overrides: dict[int, Level] = {}
        for override in number.iterchildren(f"{W}lvlOverride"):
            level = first(override, f"{W}lvl")
            if level is not None:
                overrides.update([_level(level)])
            start = first(override, f"{W}startOverride")
            if start is not None:
                at = integer(override.get(f"{W}ilvl")) or 0
                starts.setdefault(id, {})[at] = integer(start.get(VAL)) or 0
        numbers[id] = ("" if target is None else target.get(VAL, ""), overrides)
    return abstracts, links, numbers, starts


def _level(element: etree._Element) -> tuple[int, Level]:
    def value(name: str) -> str | None:
        item = first(element, f"{W}{name}")
        return None if item is None else item.get(VAL)

    format = "decimal"
    for item in element.iter(f"{W}numFmt"):  # the last one: a custom format has a plain fallback
        format = item.get(VAL, format)
    start = integer(value("start"))
    return integer(element.get(f"{W}ilvl")) or 0, Level(
        1 if start is None else start,
        format,
        value("lvlText") or "",
        value("suff") or "tab",
        integer(value("lvlRestart")),
        switched_on(first(element, f"{W}isLgl")),
        value("pStyle"),
    )


class Counter:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[tuple[str, int]] = set()

    def label(self, number: str, level: int | None, style: str | None) -> str:
        """Text in front of the next paragraph of list `number`, its blank included."""
        abstract, levels = self._numbering.levels.get(number, ("", {}))
        if level is None:  # the style is tied to its level from the other side
            level = next((at for at, item in levels.items() if style and item.style == style), 0)
        if level not in levels or level >= _LEVELS:
            return ""
        shown = levels[level]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(counts, number, level, shown.start)
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart > 0 and level < restart):
                counts[below] = None
        if shown.format == "bullet" or not shown.text:
            return ""

        def value(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            item = levels.get(at, Level())
            count = counts[at]
            return numeral(item.start if count is None else count, "decimal" if shown.legal else item.format)

        text = _REFERENCE.sub(value, shown.text)
        if shown.suffix == "nothing" or not text or text[-1] in _CLOSED:
            return text
        return f"{text} "

    def _count(self, counts: list[int | None], number: str, level: int, start: int) -> None:
        override = self._numbering.starts.get(number, {}).get(level)
        count = counts[level]
        if override is not None and (number, level) not in self._used:
            counts[level] = override
        elif count is None:
            counts[level] = start if override is None else override
        else:
            counts[level] = count + 1
        self._used.add((number, level))
