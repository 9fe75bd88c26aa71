"""Page and fonts of a Word document that may be a 公文, from the same bytes as its text.

They are cut out before the text is read (see word_formatting), so this is a second parse, which is worth
its time only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from branchaudit.document import Block, Layout, Look
from branchaudit.read import word_names as n
from branchaudit.read.layout_fonts import Sheet, read_sheet
from branchaudit.read.layout_page import read_page
from branchaudit.read.opc import Package, parse_xml
from branchaudit.read.refusal import Refused

_BLANKS = re.compile(r"\s+")


def read_layout(package: Package, main: str, data: bytes, blocks: Sequence[Block]) -> Layout | None:
    """`data`: the main part as it stands in the file. None where its formatting cannot be read."""
    try:
        root = parse_xml(data)
        sheet = read_sheet(package, main)
        page = read_page(package, main, root, sheet)
    except Refused:
        return None  # the text was read: broken styles are no reason to lose it
    return page._replace(looks=tuple(_looks(root, sheet, blocks)))


def _looks(root: etree._Element, sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Look]:
    """The look of each block that is a paragraph of the body. Paragraphs are matched to blocks by their
    text, in order; what is not found again (tracked changes, controls) has no look."""
    paragraphs = [
        (text, element) for element in _paragraphs(root) if (text := _BLANKS.sub("", _shown(element)))
    ]
    at = 0
    for block in blocks:
        look = Look()
        if block.kind == "paragraph":
            whole = _BLANKS.sub("", block.text)
            for index in range(at, len(paragraphs)):
                text, element = paragraphs[index]
                if whole.endswith(text):  # an automatic number stands in front
                    look, at = sheet.look(element, numbered=whole != text), index + 1
                    break
        yield look


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Those of the body outside of tables and text boxes."""
    body = n.first(root, f"{n.W}body")
    for element in () if body is None else body.iter(n.PARAGRAPH):
        if next(element.iterancestors(n.TABLE, n.TEXT_BOX), None) is None:
            yield element


def _shown(paragraph: etree._Element) -> str:
    return "".join(
        item.text or ""
        for item in paragraph.iter(n.TEXT)
        if next(item.iterancestors(n.DEL, n.MOVE_FROM, n.TEXT_BOX), None) is None
    )
