"""Tables: one block per cell at its place in the grid, merged cells once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from branchaudit.document import Block, BlockKind
from branchaudit.read import word_names as n
from branchaudit.read.word_inline import Paragraph, control_of, only_prompts
from branchaudit.read.word_names import CELL, PARAGRAPH, ROW, VAL, W, first, integer

if TYPE_CHECKING:
    from branchaudit.read.word_walk import Walker

_CELL_PROPERTIES, _ROW_PROPERTIES = f"{W}tcPr", f"{W}trPr"
_REGULAR = 1, "", "", False
_EMPTY = Paragraph("")
MAX_COLUMNS = 1000
"""Word stops at 63; a span beyond this is damage."""


def table(walker: Walker, element: etree._Element, kind: BlockKind) -> None:
    """Blocks of all cells, row by row; the cells of a nested table follow the cell it stands in."""
    walker.tables += 1
    number = walker.tables
    row, irregular = 0, walker.irregular
    above: dict[int, int] = {}
    """Grid column → index of the block whose vertical merge reaches the row above."""
    for row_element in _children(walker, element, ROW):
        offset, deleted = _row_properties(walker, row_element) if row_element in irregular else (0, False)
        if deleted:
            continue
        row += 1
        column = 1 + offset
        merged: dict[int, int] = {}
        last = None
        for cell in _children(walker, row_element, CELL):
            span, vertical, horizontal, gone = _cell_properties(cell) if cell in irregular else _REGULAR
            if gone:
                walker.deletions += 1
                continue
            if horizontal == "continue" and last is not None:
                block = walker.blocks[last]
                walker.blocks[last] = block._replace(column_span=block.column_span + span)
            elif vertical == "continue" and column in above:
                last = merged[column] = above[column]
                block = walker.blocks[last]
                walker.blocks[last] = block._replace(row_span=block.row_span + 1)
            else:
                last = len(walker.blocks)
                if vertical:
                    merged[column] = last
                _cell(walker, cell, kind, number, row, column, span)
            column += span
        above = merged


def _children(walker: Walker, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, looking through content controls and other wrappers."""
    for element in parent:
        tag = element.tag
        if tag == wanted:
            yield element
        elif tag == n.SDT:
            outer, walker.control = walker.control, control_of(element)
            for content in element.iterchildren(n.SDT_CONTENT):
                yield from _children(walker, content, wanted)
            walker.control = outer
        elif tag in (n.INS, n.MOVE_TO, f"{W}customXml"):
            yield from _children(walker, element, wanted)


def _row_properties(walker: Walker, row: etree._Element) -> tuple[int, bool]:
    """Grid columns left free at the start, and whether the row is deleted."""
    properties = first(row, _ROW_PROPERTIES)
    offset, deleted = 0, False
    for item in () if properties is None else properties:
        if item.tag == n.GRID_BEFORE:
            offset = min(max(0, integer(item.get(VAL)) or 0), MAX_COLUMNS)
        elif item.tag == n.DEL:
            walker.deletions += 1
            deleted = True
        elif item.tag == n.INS:
            walker.insertions += 1
    return offset, deleted


def _cell_properties(cell: etree._Element) -> tuple[int, str, str, bool]:
    """Columns it spans, vertical and horizontal merge (restart | continue | ""), deleted."""
    properties = next(iter(cell), None)
    span, vertical, horizontal, deleted = _REGULAR
    if properties is None or properties.tag != _CELL_PROPERTIES:
        return span, vertical, horizontal, deleted
    for item in properties:
        tag = item.tag
        if tag == n.SPAN:
            span = min(max(1, integer(item.get(VAL)) or 1), MAX_COLUMNS)
        elif tag == n.V_MERGE:
            vertical = item.get(VAL, "continue")
        elif tag == n.H_MERGE:
            horizontal = item.get(VAL, "continue")
        elif tag == n.CELL_DELETED:
            deleted = True
    return span, vertical, horizontal, deleted


def _cell(
    walker: Walker, cell: etree._Element, kind: BlockKind, number: int, row: int, column: int, span: int
) -> None:
    shown: list[Paragraph] = []
    nested: list[etree._Element] = []
    boxes: list[etree._Element] = []
    new_page = walker.new_page and bool(walker.blocks)
    walker.new_page = False
    for element in walker.flow(cell):
        if element.tag == PARAGRAPH:
            item = walker.paragraph(element)
            if item.boxes:
                boxes += item.boxes
            walker.new_page |= item.page_after
            new_page |= item.page_before
            if item.text.strip() or item.images:
                shown.append(item)
        else:
            nested.append(element)
    rest = walker.carried()
    if rest:
        shown.append(rest)
    walker.blocks.append(_block(shown, kind, number, row, column, span, new_page))
    for item in shown:
        if item.images:
            walker.place_images(item.images)
    if boxes:
        walker.text_boxes(boxes, kind)
    for element in nested:
        table(walker, element, kind)


def _block(
    shown: list[Paragraph], kind: BlockKind, number: int, row: int, column: int, span: int, new_page: bool
) -> Block:
    if len(shown) == 1:
        item = shown[0]
    elif shown:
        item = Paragraph(
            "\n".join([item.text for item in shown if item.text.strip()]),
            centered=all(item.centered for item in shown),
            red=all(item.red for item in shown),
            revised=any(item.revised for item in shown),
            prompts=tuple(prompt for item in shown for prompt in item.prompts),
            images=tuple(image for item in shown for image in item.images),
        )
    else:
        item = _EMPTY
    text, _, centered, _, _, red, revised, prompts, images, _ = item
    prompt = bool(prompts) and only_prompts(text, prompts)
    return Block(
        kind, text, None, number, row, column, span, 1,
        None, centered, prompt, red, revised, len(images), new_page, prompts,
    )  # fmt: skip
