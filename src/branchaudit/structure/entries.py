"""The rows of a ledger below its head: entries, sums, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.structure.columns import Cell, Row, Sheet, plain
from branchaudit.structure.cue import Cue
from branchaudit.text import fold, squeeze

_SUM = Cue(
    r"^(?:(?:本|全)?[月页年季度次]{0,2}|应交|实交|党费|金额)?(?:合计|总计|共计|小计|累计)(?:金额|人数)?:?$",
    "计",
)
_ASIDE = Cue(
    r"^(?:填[表报]|制表|审[核批]|复核|经[办手]|收[款缴]|负责|支部书记|党支部|组织委员|备注|说明|附?注|日期|单位)"
    r"[^:]{0,8}:|以下(?:为)?空白|此[处行]空白",
    ":",
    "空白",
)
"""A line below the entries, in the form of a row."""
_HEADS = re.compile(r"(?:应|实|已)?[交缴]?[纳费]{0,2}(?:党费)?(?:党员)?(?:总)?人数(?:合计|小计|总计)?:?")
"""交纳人数, under the columns of the months."""


class Entry(NamedTuple):
    """One row by the names of the columns that were looked for."""

    number: int
    """Of the row in its table."""
    cells: dict[str, Cell]
    title: str
    """Its first words, by which a reader knows it."""

    def text(self, name: str) -> str | None:
        cell = self.cells.get(name)
        return (cell.text.strip() or None) if cell is not None else None

    @property
    def span(self) -> tuple[int, int]:
        spans = [cell.span for cell in self.cells.values()]
        return min(start for start, _ in spans), max(end for _, end in spans)


def entries(sheet: Sheet) -> Iterator[Entry]:
    """The rows that say something: no sums, no captions, no lines below the table."""
    for number, row in body(sheet):
        cells = {name: row[column] for name, column in sheet.columns.items() if column in row}
        if cells and not is_sum(row):
            yield Entry(number, cells, _title(row, sheet.serial))


def body(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    """Entries and sums in order."""
    heads = {cell.text for cell in sheet.head.values()}
    width = len(dict.fromkeys(sheet.head.values()))
    for number, row in sheet.table.rows.items():
        if number <= sheet.last:
            continue
        cells = list(dict.fromkeys(row.values()))
        told = [c for c in cells if c is not row.get(_at(sheet))]
        texts = [text for c in told if (text := squeeze(fold(c.text)))]
        said = any(not text.isdigit() for text in texts) or any(c.images for c in told)
        caption = len(cells) * 2 <= width or bool(
            texts and (_ASIDE.search(texts[0]) or _HEADS.fullmatch(texts[0]))
        )
        repeated = {c.text for c in cells} == heads
        if not repeated and (is_sum(row) or (said and not caption)):
            yield number, row


def _at(sheet: Sheet) -> int:
    return -1 if sheet.serial is None else sheet.serial


def is_sum(row: Row) -> bool:
    return any(_SUM.search(plain(cell.text)) for cell in row.values())


def _title(row: Row, serial: int | None) -> str:
    texts = (cell.text.strip() for column, cell in row.items() if column != serial)
    return next((" ".join(text.split()) for text in texts if text and not text.isdigit()), "")
