"""The page of a Word document: paper, margins, the grid of lines and characters, the page number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from branchaudit.document import Layout
from branchaudit.read import word_names as n
from branchaudit.read.layout_fonts import Sheet
from branchaudit.read.layout_properties import number
from branchaudit.read.opc import Package

_TWIPS = 1440 / 25.4
"""In a millimetre."""
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_ALMOST = 0.1
"""Programs round what they write: 21.95 lines are 22."""
_PAGE = re.compile(r"(?<![A-Z])PAGE(?![A-Z])")
_CHANGED = f"{n.W}sectPrChange"
_SIMPLE_FIELD, _FIELD_CODE = f"{n.W}fldSimple", f"{n.W}instrText"


def read_page(package: Package, main: str, root: etree._Element, sheet: Sheet) -> Layout:
    """Of the first section: what comes later (a broad table on its side) is an annex."""
    sections = [s for s in root.iter(n.SECTION) if next(s.iterancestors(_CHANGED), None) is None]
    if not sections:
        return Layout()
    size, margins = n.first(sections[0], f"{n.W}pgSz"), n.first(sections[0], f"{n.W}pgMar")
    page = Layout(
        width=_length(size, "w"),
        height=_length(size, "h"),
        top=_length(margins, "top"),
        bottom=_length(margins, "bottom"),
        left=_length(margins, "left", _length(margins, "gutter")),
        right=_length(margins, "right"),
    )
    lines, characters = _grid(sections[0], page, sheet)
    shown, points = _page_number(package, main, sections, sheet)
    return page._replace(lines=lines, characters=characters, page_number=shown, number_size=points)


def _length(element: etree._Element | None, name: str, more: float | None = None) -> float | None:
    """In millimetres, with what is to be added. A margin that may not move is negative."""
    value = None if element is None else number(element.get(f"{n.W}{name}"), _TWIPS)
    return None if value is None else round(abs(value) + (more or 0.0), 1)


def _grid(section: etree._Element, page: Layout, sheet: Sheet) -> tuple[int | None, int | None]:
    """Lines of a page and characters of a line."""
    grid = n.first(section, f"{n.W}docGrid")
    kind = None if grid is None else grid.get(f"{n.W}type")
    if grid is None or kind not in _GRIDS:
        return None, None
    lines = characters = None
    pitch = number(grid.get(f"{n.W}linePitch"), _TWIPS)
    if pitch and pitch >= 1 and page.height and page.top is not None and page.bottom is not None:
        lines = int((page.height - page.top - page.bottom) / pitch + _ALMOST)
    size = sheet.base.size
    if kind != "lines" and size and page.width and page.left is not None and page.right is not None:
        points = size + (number(grid.get(f"{n.W}charSpace"), 4096) or 0.0)
        if points >= 1:
            characters = int((page.width - page.left - page.right) * _TWIPS / 20 / points + _ALMOST)
    return lines, characters


# ---------------------------------------------------------------- the page number
def _page_number(
    package: Package, main: str, sections: Sequence[etree._Element], sheet: Sheet
) -> tuple[str, float | None]:
    """The line that shows it, with # for the number, and its size."""
    relations = package.relations(main)
    for section in sections:
        for reference in section.iterchildren(f"{n.W}footerReference", f"{n.W}headerReference"):
            relation = relations.get(reference.get(f"{n.R}id", ""))
            root = package.xml(relation.target) if relation is not None else None
            for paragraph in () if root is None else root.iter(n.PARAGRAPH):
                if next(paragraph.iterdescendants(n.PARAGRAPH), None) is not None:
                    continue  # the text box in it comes next
                pieces = list(_pieces(paragraph))
                if any(text == "#" for text, _ in pieces):
                    around = sheet.paragraph(paragraph)
                    run = next(run for text, run in pieces if text == "#")
                    return "".join(text for text, _ in pieces), sheet.run(run, around).size
    return "", None


def _pieces(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """(text, run) of what a line shows; # for the field of the page number. The text that a field
    had when the file was saved is passed over."""
    inside, run = 0, paragraph
    for item in paragraph.iter(n.RUN, n.TEXT, n.FIELD_CHAR, _FIELD_CODE, _SIMPLE_FIELD):
        if item.tag == n.RUN:
            run = item
        elif item.tag == n.FIELD_CHAR:
            inside += {"begin": 1, "end": -1}.get(item.get(f"{n.W}fldCharType", ""), 0)
        elif item.tag == _SIMPLE_FIELD:
            if _PAGE.search(item.get(f"{n.W}instr", "").upper()):
                yield "#", next(item.iter(n.RUN), paragraph)
        elif item.tag == _FIELD_CODE:
            if _PAGE.search((item.text or "").upper()):
                yield "#", run
        elif not inside and next(item.iterancestors(_SIMPLE_FIELD), None) is None:
            yield item.text or "", run
