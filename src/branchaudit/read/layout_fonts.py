"""The effective look of a paragraph: its own properties, its styles, the defaults, the fonts of the theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from lxml import etree

from branchaudit.document import Look
from branchaudit.read import word_names as n
from branchaudit.read.layout_properties import UNKNOWN, Given, of_paragraph, of_run
from branchaudit.read.opc import Package, Packed, inflate, parse_xml

_T = TypeVar("_T")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST = 0.6
"""Of the Han characters of a paragraph: their font is its font."""
_SCRIPTS = {"zh-CN": "Hans", "zh-SG": "Hans", "zh-TW": "Hant", "zh-HK": "Hant"}


class Sheet:
    """The styles of a document with its defaults and themes."""

    def __init__(
        self, styles: Mapping[str, Given], default: Given, base: str | None, themes: Mapping[str, str]
    ) -> None:
        """`base`: id of the style of paragraphs that name none."""
        self._styles, self._default, self._themes = styles, default, themes
        self.base = styles.get(base or "", Given()).over(default)

    def paragraph(self, element: etree._Element) -> Given:
        properties = n.first(element, n.PPR)
        if properties is None:
            return self.base
        named = n.first(properties, n.PARAGRAPH_STYLE)
        style = self._styles.get(named.get(n.VAL, "")) if named is not None else None
        return of_paragraph(properties).over(self.base if style is None else style.over(self._default))

    def run(self, element: etree._Element, around: Given) -> Given:
        """`around`: what its paragraph gives."""
        properties = n.first(element, n.RPR)
        if properties is None:
            return around
        named = n.first(properties, n.RUN_STYLE)
        style = self._styles.get(named.get(n.VAL, ""), Given()) if named is not None else Given()
        return of_run(properties, self._themes).over(style).over(around)

    def look(self, element: etree._Element, *, numbered: bool) -> Look:
        """`numbered`: an automatic number stands in front, which has an indent of its own."""
        around = self.paragraph(element)
        fonts: Counter[str | None] = Counter()
        sizes: Counter[float | None] = Counter()
        for item in element.iter(n.TEXT):
            count = len(_HAN.findall(item.text or ""))
            run = item.getparent()
            if count and run is not None and run.tag == n.RUN:
                given = self.run(run, around)
                fonts[given.font or None] += count
                sizes[given.size] += count
        size = _usual(sizes)
        rule, amount = around.line or ("auto", 1.0)
        return Look(
            font=_usual(fonts),
            size=size,
            spacing=amount if rule == "exact" else None,
            single=rule == "auto" and amount == 1.0 and around.on_grid is not False,
            indent=None if numbered else _indent(element, around, size),
        )


def _usual(counts: Counter[_T | None]) -> _T | None:
    for value, count in counts.most_common(1):
        return value if count >= _MOST * counts.total() else None
    return None


def _indent(paragraph: etree._Element, given: Given, size: float | None) -> float | None:
    """In characters: by the properties, and by the blanks that were typed in front."""
    text = "".join(item.text or "" for item in paragraph.iter(n.TEXT))
    front = text[: len(text) - len(text.lstrip())]
    if next(paragraph.iter(n.TAB), None) is not None:
        return None  # a tab may stand in front and reach anywhere
    typed = sum((1.0 if sign == "\u3000" else 0.5 for sign in front), 0.0)
    if given.first_characters:
        return typed + given.first_characters
    if not given.first_points:
        return typed
    return typed + given.first_points / size if size else None


# ---------------------------------------------------------------- reading parts
def read_sheet(package: Package, main: str) -> Sheet:
    packed = {
        item.kind: package.packed(item.target)
        for item in package.relations(main).values()
        if item.kind in ("styles", "theme", "settings")
    }
    return _sheet(packed.get("styles"), packed.get("theme"), packed.get("settings"))


@lru_cache(maxsize=8)
def _sheet(styles: Packed | None, theme: Packed | None, settings: Packed | None) -> Sheet:
    """Cached: the documents of an office share their styles."""
    themes = _themes(theme, settings)
    default = Given()
    own: dict[str, tuple[Given, str | None]] = {}
    base = None
    for element in () if styles is None else parse_xml(inflate(styles)):
        if element.tag == f"{n.W}docDefaults":
            for kind in element.iter(n.RPR, n.PPR):
                given = of_run(kind, themes) if kind.tag == n.RPR else of_paragraph(kind)
                default = given.over(default)
        elif element.tag == f"{n.W}style":
            id = element.get(f"{n.W}styleId", "")
            paragraph, run = n.first(element, n.PPR), n.first(element, n.RPR)
            given = Given() if run is None else of_run(run, themes)
            if paragraph is not None:
                given = given.over(of_paragraph(paragraph))
            parent = n.first(element, f"{n.W}basedOn")
            own[id] = given, None if parent is None else parent.get(n.VAL)
            if element.get(f"{n.W}type") == "paragraph" and element.get(f"{n.W}default") in ("1", "true"):
                base = id
    return Sheet({id: _inherited(id, own) for id in own}, default, base, themes)


def _inherited(id: str, own: Mapping[str, tuple[Given, str | None]]) -> Given:
    given, seen, at = Given(), set[str](), id
    while at in own and at not in seen:
        seen.add(at)
        mine, parent = own[at]
        given, at = given.over(mine), parent or ""
    return given


def _themes(theme: Packed | None, settings: Packed | None) -> dict[str, str]:
    """majorEastAsia and minorEastAsia → font. A theme leaves it empty where the language decides."""
    if theme is None:
        return {}
    script = _SCRIPTS.get(_language(settings))
    found: dict[str, str] = {}
    for part in parse_xml(inflate(theme)).iter(f"{n.A}majorFont", f"{n.A}minorFont"):
        name = f"{'major' if part.tag.endswith('majorFont') else 'minor'}EastAsia"
        plain = n.first(part, f"{n.A}ea")
        face = plain.get("typeface", "") if plain is not None else ""
        by_script = (f for f in part.iterchildren(f"{n.A}font") if script and f.get("script") == script)
        found[name] = face or next((f.get("typeface", "") for f in by_script), UNKNOWN)
    return found


def _language(settings: Packed | None) -> str:
    for element in () if settings is None else parse_xml(inflate(settings)).iter(f"{n.W}themeFontLang"):
        return element.get(f"{n.W}eastAsia", "")
    return ""
