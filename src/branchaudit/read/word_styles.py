"""Paragraph and character styles: outline level, alignment, numbering and red, inherited through basedOn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from branchaudit.read.opc import Packed, inflate, parse_xml
from branchaudit.read.word_names import (
    COLOR,
    PPR,
    RPR,
    RUN_STYLE,
    TEXT,
    VAL,
    W,
    first,
    integer,
    switched_on,
)

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
_TITLES = ("title", "标题")


class Style(NamedTuple):
    """None = the style says nothing and its parent decides."""

    heading: int | None = None
    centered: bool | None = None
    numbering: str | None = None
    """numId; "0" switches inherited numbering off."""
    level: int | None = None
    red: bool | None = None
    page_break: bool | None = None


PLAIN = Style()


def is_red(value: str | None) -> bool:
    """Clearly red to the eye: FF0000, C00000, WPS's E54C5E. Not maroon, not orange."""
    try:
        code = int(value, 16) if value and len(value) == 6 else 0
    except ValueError:
        return False
    return code >> 16 >= 0xB0 and (code >> 8 & 0xFF) <= 0x60 and code & 0xFF <= 0x60


def outline_level(value: str | None) -> int | None:
    """w:outlineLvl → 1–9; its 9 means body text."""
    level = integer(value)
    return level + 1 if level is not None and 0 <= level < 9 else None


@lru_cache(maxsize=32)
def read_styles(packed: Packed) -> dict[str, Style]:
    """Styles by id. Cached: the files of an archive share a few style sheets."""
    own: dict[str, tuple[Style, str | None]] = {}
    for element in parse_xml(inflate(packed)).iter(f"{W}style"):
        based_on = first(element, f"{W}basedOn")
        parent = None if based_on is None else based_on.get(VAL)
        own[element.get(f"{W}styleId", "")] = (_own(element), parent)
    return {id: _inherited(id, own) for id in own}


def _own(element: etree._Element) -> Style:
    name_element = first(element, f"{W}name")
    name = "" if name_element is None else name_element.get(VAL, "").strip()
    numbered = _HEADING.match(name)
    heading = int(numbered[1]) if numbered else 0 if name.lower() in _TITLES else None
    centered = numbering = level = red = page_break = None
    properties = first(element, PPR)
    for item in () if properties is None else properties:
        match item.tag.removeprefix(W):
            case "outlineLvl" if heading is None:
                heading = outline_level(item.get(VAL))
            case "jc":
                centered = item.get(VAL) == "center"
            case "pageBreakBefore":
                page_break = switched_on(item)
            case "numPr":
                numbering, level = numbering_of(item)
    run = first(element, RPR)
    color = None if run is None else first(run, COLOR)
    if color is not None:
        red = is_red(color.get(VAL))
    return Style(heading, centered, numbering, level, red, page_break)


def numbering_of(element: etree._Element) -> tuple[str | None, int | None]:
    """numId and level of a w:numPr."""
    number, level = first(element, f"{W}numId"), first(element, f"{W}ilvl")
    return (
        None if number is None else number.get(VAL),
        None if level is None else integer(level.get(VAL)),
    )


def _inherited(id: str, own: dict[str, tuple[Style, str | None]]) -> Style:
    style, seen, at = PLAIN, set[str](), id
    while at in own and at not in seen:
        seen.add(at)
        parent, next_id = own[at]
        given = {name: value for name, value in style._asdict().items() if value is not None}
        style = parent._replace(**given)
        at = next_id or ""
    return style


def all_red(paragraph: etree._Element, inherited: bool, styles: Mapping[str, Style]) -> bool:
    """Whether every run that shows text is red, by itself or by a style."""
    shown = False
    for text in paragraph.iter(TEXT):
        if not (text.text or "").strip():
            continue
        shown, red = True, inherited
        run = text.getparent()
        properties = None if run is None else first(run, RPR)
        if properties is not None:
            color, style = first(properties, COLOR), first(properties, RUN_STYLE)
            if color is not None:
                red = is_red(color.get(VAL))
            elif style is not None:
                own = styles.get(style.get(VAL, ""), PLAIN).red
                red = inherited if own is None else own
        if not red:
            return False
    return shown
