"""What the properties of a run or a paragraph, or of a style, say of its look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from branchaudit.read import word_names as n

UNKNOWN = ""
"""A font that a theme names and does not have: no other font is taken instead of it."""

_MOST, _LEAST = 1e6, 1.0
"""Beyond these no measure, and no size or distance, makes sense."""


class Given(NamedTuple):
    """What one place says; None = it leaves that to the next."""

    font: str | None = None
    size: float | None = None
    line: tuple[str, float] | None = None
    """(exact | atLeast | auto, points or, of auto, lines)"""
    first_characters: float | None = None
    first_points: float | None = None
    on_grid: bool | None = None

    def over(self, other: Given) -> Given:
        return Given(
            self.font if self.font is not None else other.font,
            self.size if self.size is not None else other.size,
            self.line if self.line is not None else other.line,
            self.first_characters if self.first_characters is not None else other.first_characters,
            self.first_points if self.first_points is not None else other.first_points,
            self.on_grid if self.on_grid is not None else other.on_grid,
        )


def number(text: str | None, unit: float = 1.0) -> float | None:
    """A measure in the unit given; None for what is no plain number."""
    try:
        value = float(text) / unit if text else None
    except ValueError:
        return None
    return value if value is not None and abs(value) <= _MOST else None


def of_run(properties: etree._Element, themes: Mapping[str, str]) -> Given:
    """Font and size of Han characters: w:szCs is that of Arabic and the like."""
    size, fonts = n.first(properties, f"{n.W}sz"), n.first(properties, n.RUN_FONTS)
    points = None if size is None else number(size.get(n.VAL), 2)
    return Given(
        font=None if fonts is None else _font(fonts, themes),
        size=points if points is not None and points >= _LEAST else None,
    )


def _font(fonts: etree._Element, themes: Mapping[str, str]) -> str | None:
    theme = fonts.get(f"{n.W}eastAsiaTheme")
    if theme is not None:
        return themes.get(theme, UNKNOWN)
    name = fonts.get(f"{n.W}eastAsia")
    return None if name is None else name.split(";")[0].strip()  # LibreOffice lists substitutes


def of_paragraph(properties: etree._Element) -> Given:
    spacing, indent = n.first(properties, f"{n.W}spacing"), n.first(properties, f"{n.W}ind")
    grid = n.first(properties, f"{n.W}snapToGrid")
    line = characters = points = None
    if spacing is not None and (amount := number(spacing.get(f"{n.W}line"))) is not None:
        rule = spacing.get(f"{n.W}lineRule", "auto")
        line = (rule, amount / 240 if rule == "auto" else max(_LEAST, amount / 20))
    if indent is not None:
        characters = number(indent.get(f"{n.W}firstLineChars"), 100)
        points = number(indent.get(f"{n.W}firstLine"), 20)
        if indent.get(f"{n.W}hanging") is not None or indent.get(f"{n.W}hangingChars") is not None:
            characters, points = 0.0, 0.0
    return Given(
        line=line,
        first_characters=characters,
        first_points=points,
        on_grid=None if grid is None else n.switched_on(grid),
    )
