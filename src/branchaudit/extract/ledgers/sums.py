"""Sums that a ledger states (合计, 小计) and what its rows add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure import columns
from branchaudit.structure.amounts import amount
from branchaudit.structure.columns import Cell, Sheet, plain
from branchaudit.structure.cue import Cue
from branchaudit.structure.entries import body, is_sum
from branchaudit.text import fold, squeeze

_NOTHING = frozenset({"", "/", "-", "—", "——", "无", "免", "免交", "免缴", "0", "未交", "未缴"})
_BELOW = Cue(
    r"(?:合计|总计|共计|共收缴?|共[交缴]纳?|实收)(?:党费|金额|人民币)*[ ]*[:¥]*[ ]*(\d[\d,]*(?:\.\d+)?)[ ]*元",
    "元",
)
_CENT = 0.005


def sum_rows(ctx: Context, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """One row for every sum: agreement with the rows since the last sum, with the table, or with all
    tables up to it counts."""
    before: dict[str, float] = {}
    for sheet in sheets:
        own = _Column.of(sheet)
        for _, row in body(sheet):
            if not is_sum(row):
                for column in own.values():
                    column.add(row.get(column.number))
                continue
            for column in own.values():
                cell = row.get(column.number)
                written = amount(cell.text) if cell is not None else None
                if cell is not None and written is not None and column.countable:
                    sums = (column.part, column.whole, column.whole + before.get(column.name, 0.0))
                    yield _row(column.name, written, sums, cell.span)
                column.part = 0.0
        for column in own.values():
            before[column.name] = before.get(column.name, 0.0) + column.whole
    yield from _below(ctx, before)


class _Column:
    """Running sums of one column."""

    def __init__(self, name: str, number: int) -> None:
        self.name, self.number = name, number
        self.part = self.whole = 0.0
        self.rows = 0
        self.countable = True

    @classmethod
    def of(cls, sheet: Sheet) -> dict[int, _Column]:
        names = {c: plain(cell.text) for c, cell in sheet.head.items() if c != sheet.serial}
        return {c: cls(name, c) for c, name in names.items() if name and name not in columns.SERIAL}

    def add(self, cell: Cell | None) -> None:
        text = squeeze(fold(cell.text)) if cell is not None else ""
        value = 0.0 if text in _NOTHING else amount(text)
        self.countable = self.countable and value is not None
        self.part += value or 0.0
        self.whole += value or 0.0


def _row(name: str, written: float, sums: Sequence[float], span: tuple[int, int]) -> Row:
    agrees = any(abs(written - total) < _CENT for total in sums)
    added = written if agrees else round(sums[1], 2)
    return Row({"column": name, "written": written, "added": added}, span)


def _below(ctx: Context, totals: dict[str, float]) -> Iterator[Row]:
    """本月共收缴党费 125.50 元, in a line outside of the tables: agreement with any column counts."""
    paid = next((total for name, total in totals.items() if "实" in name or "已" in name), None)
    if paid is None:
        return
    for found in _BELOW.finditer(ctx.folded):
        block = ctx.passage.blocks[ctx.passage.index_at(found.start())][1]
        if block.kind != "cell":
            written = float(found[1].replace(",", ""))
            yield _row("实交", written, (written if written in totals.values() else paid, paid), found.span())
