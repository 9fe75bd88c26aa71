"""Where a line of Chinese text may be broken, as a typesetter would: closing signs open no line, opening
signs end none, words and numbers with their unit stay whole."""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width

_CLOSING = frozenset("，。、；：！？）》〉”’】］〕」』…—·％,.;:!?)]}%")
_OPENING = frozenset("（《〈“‘【［〔「『([{")


@cache
def _cell(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    # “ ” … · ■ are narrow on one console and wide on the next: as wide they pass the edge on neither
    return 2 if east_asian_width(character) in "WFA" else 1


def cells(text: str) -> int:
    """Columns of a terminal that a text takes at most."""
    return sum(map(_cell, text))


def fold(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Start and end of each line of at most `width` columns; all but the first have `hang` fewer.
    Blanks at a break belong to neither line."""
    lines = []
    start, room = 0, width
    while (end := _reach(text, start, room)) < len(text):
        cut = next((at for at in range(end, start, -1) if _may_break(text, at)), end)
        lines.append((start, start + len(text[start:cut].rstrip())))
        start = len(text) - len(text[cut:].lstrip())
        room = max(width - hang, 2)
    return [*lines, (start, len(text))]


def _reach(text: str, start: int, room: int) -> int:
    """The end of what fits: one character at least."""
    for at in range(start, len(text)):
        room -= _cell(text[at])
        if room < 0:
            return max(at, start + 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    before, after = text[:at].rstrip(), text[at:].lstrip()
    if not before or not after:
        return bool(before)  # only blanks are left: they may hang over
    last, first = before[-1], after[0]
    if first in _CLOSING or last in _OPENING:
        return False
    if len(before) + len(after) < len(text):
        return not (last.isdigit() and _wide(first))  # 2 条
    return _wide(last) or _wide(first)


def _wide(character: str) -> bool:
    return _cell(character) == 2
