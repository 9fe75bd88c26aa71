"""The cells of a sheet → blocks: what stands above and below a table becomes paragraphs, as in a Word
document, and the table becomes one table of cells, numbered as the spreadsheet numbers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from branchaudit.document import Block
from branchaudit.read.refusal import Refused

MAX_CELLS = 200_000
"""Of a workbook: 5,000 members with 40 columns. A block takes some 300 bytes."""
_COLUMNS = 3
"""A row with fewer filled cells is no head of a table."""
_LINE = re.compile(r"[:：]|[^:：]{16,}")
"""注：本月共收缴…"""
_LABELLED = re.compile(r"[^\d:：]{2,12}[:：]\s*\S")
"""制表单位：某某党支部, and the month beside it."""
_BESIDE = 4
_PLAIN_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
"""What programs call a sheet that nobody has named."""
_SERIAL = re.compile(r"序号?|编号|No\.?", re.IGNORECASE)
_TOO_MANY = f"表格超过 {MAX_CELLS} 个格子，没有读取。请删去多余的行列，或按支部、年度拆分后重新检查"

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class Grid(NamedTuple):
    """A sheet: only cells that hold something."""

    name: str
    """"" in a .csv, which has no other."""
    rows: Mapping[int, Mapping[int, str]]
    """Row → column → text, both from 1 and in order."""
    merges: Sequence[Merge] = ()


Formulas = Mapping[str, Mapping[tuple[int, int], str]]
"""Sheet → (row, column) from 1 → the formula, of those whose result is not in the file."""


class Grids(NamedTuple):
    shown: tuple[Grid, ...]
    hidden: tuple[str, ...]
    """Names of hidden sheets that hold a table."""


def check_size(cells: int) -> None:
    if cells > MAX_CELLS:
        raise Refused("too_large", _TOO_MANY)


def blocks_of(grid: Grid, tables: int) -> Iterator[Block]:
    """`tables`: how many the sheets before have."""
    layout = _Layout(grid)
    if grid.name and not _PLAIN_NAME.fullmatch(grid.name.strip()):
        yield Block("paragraph", grid.name.strip(), sheet=grid.name)
    for part in layout.parts():
        above, table, below = layout.cut(part)
        for row in above:
            yield from layout.lines(row)
        if table:
            tables += 1
            yield from layout.table(table, tables)
        for row in below:
            yield from layout.lines(row)


class _Layout:
    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows = grid.rows
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        """Upper left corner of what is merged → rows and columns."""
        self.covered: dict[int, set[int]] = {}
        """Row → columns that a merged cell covers without beginning there."""
        self.hanging: set[int] = set()
        """Rows into which a merged cell reaches from above."""
        last = max(self.rows, default=0)
        width = max((column for row in self.rows.values() for column in row), default=0)
        area = 0
        for top, left, bottom, right in grid.merges:
            bottom, right = min(bottom, last), min(right, max(width, left))
            if top > bottom or self.rows.get(top, {}).get(left) is None:
                continue  # an empty one says no more than empty cells do
            area += (bottom - top + 1) * (right - left + 1)
            check_size(area)
            self.spans[top, left] = bottom - top + 1, right - left + 1
            self.hanging.update(range(top + 1, bottom + 1))
            for row in range(top, bottom + 1):
                begin = left + 1 if row == top else left
                self.covered.setdefault(row, set()).update(range(begin, right + 1))

    def parts(self) -> Iterator[list[int]]:
        """Tables that stand one below the other: parted by an empty row, opened by a title or a head."""
        part: list[int] = []
        for row in sorted({*self.rows, *self.covered}):
            if part and row > part[-1] + 1 and self._opens(row):
                yield part
                part = []
            part.append(row)
        if part:
            yield part

    def _opens(self, row: int) -> bool:
        below = row + 1
        return self.is_line(row) and self.filled(below) >= _COLUMNS and not self.is_line(below)

    def filled(self, row: int) -> int:
        return len(self.rows.get(row, ()))

    def is_line(self, row: int) -> bool:
        """Text that belongs to no table: a title, 单位：… and 日期：… beside each other."""
        cells = self.rows.get(row, {})
        if not cells or row in self.hanging:
            return False
        if len(cells) == 1:
            return not next(iter(cells.values())).isdigit()
        return len(cells) <= _BESIDE and any(_LABELLED.match(text) for text in cells.values())

    def cut(self, part: list[int]) -> tuple[list[int], list[int], list[int]]:
        """Lines above the table, its rows, lines below it."""
        if all(self.filled(row) < 2 for row in part):  # notes in one column
            return part, [], []
        first = next((at for at, row in enumerate(part) if not self.is_line(row)), len(part))
        last = len(part)
        while last > first and self._is_below(part[last - 1]):
            last -= 1
        return part[:first], part[first:last], part[last:]

    def _is_below(self, row: int) -> bool:
        """A line under the entries; an entry of which only one cell is filled is none."""
        cells = self.rows.get(row, {})
        if not self.is_line(row):
            return False
        (column, text), *more = cells.items()
        wide = self.spans.get((row, column), (1, 1))[1] >= _COLUMNS
        return bool(more) or wide or _LINE.search(text) is not None

    def lines(self, row: int) -> Iterator[Block]:
        for column, text in self.rows.get(row, {}).items():
            yield Block("paragraph", text, row=row, column=column, sheet=self.grid.name)

    def table(self, part: list[int], number: int) -> Iterator[Block]:
        """Empty cells are cells too, as in Word: a gap has a place."""
        filled = {column for row in part for column in self.rows.get(row, ())}
        columns = sorted(filled.union(*(self.covered.get(row, ()) for row in part)))
        check_size(len(columns) * len(part))
        serial = bool(_SERIAL.fullmatch(self._head(part, columns[0]) or ""))
        for row in part:
            cells, covered = self.rows.get(row, {}), self.covered.get(row, set())
            caption = serial and list(cells) == columns[:1] and not cells[columns[0]].isdigit()
            for column in columns[:1] if caption else columns:
                if column in covered:
                    continue
                height, width = self.spans.get((row, column), (1, 1))
                if caption:  # 第一党小组, in the first cell of a row that is not merged
                    width = max(width, columns[-1] - column + 1)
                yield Block(
                    "cell",
                    cells.get(column, ""),
                    table=number,
                    row=row,
                    column=column,
                    column_span=width,
                    row_span=height,
                    sheet=self.grid.name,
                )

    def _head(self, part: list[int], column: int) -> str | None:
        return next((t for row in part[:3] if (t := self.rows.get(row, {}).get(column))), None)
