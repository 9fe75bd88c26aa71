"""Check `columns`: a ledger has the columns that it needs, and every row fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from branchaudit.check.context import Context
from branchaudit.check.element import CATEGORY
from branchaudit.check.verdict import Fault, NotApplicable, shorten
from branchaudit.model import Status
from branchaudit.ruleset.checks import Column, ColumnsCheck
from branchaudit.ruleset.expressions import Undecided
from branchaudit.structure.columns import Cell, Sheet, read_sheet, words_of
from branchaudit.structure.entries import Entry, entries
from branchaudit.structure.status import status_of
from branchaudit.text import fold

_EVERY_ROW = "各行"
_LEAST = 2
_TITLE = 12
"""Characters of the first cell by which a row is named beside its number."""


def check(check: ColumnsCheck, context: Context) -> list[Fault]:
    sheets = _sheets(check, context)
    numbered = len(sheets) > 1
    said = {c.name for c in check.columns if f"{fold(c.name)}:" in context.passage.folded}
    faults = (f for sheet in sheets for f in _faults(check, sheet, said, numbered))
    return list(islice(faults, check.most))


def _sheets(check: ColumnsCheck, context: Context) -> list[Sheet]:
    """The tables that the rule is about."""
    wanted = {c.name: c.variants or words_of(c.name) for c in check.columns}
    others = (*check.having, *check.excused, *(c.instead for c in check.columns if c.instead))
    wanted |= {name: words_of(name) for name in others if name not in wanted}
    least = max(_LEAST, (len(check.columns) + 1) // 2)
    found, passed_over = [], False
    for table in context.tables:
        if check.unless and read_sheet(table, {name: words_of(name) for name in check.unless}):
            passed_over = True
            continue
        sheet = read_sheet(table, wanted)
        if sheet is None:
            continue
        if check.having:
            meant = all(name in sheet.columns for name in check.having)
        else:
            meant = sum(c.name in sheet.columns for c in check.columns) >= least
        if meant:
            found.append(sheet)
    if not found:
        names = "、".join(check.having or [c.name for c in check.columns])
        if check.having or passed_over:
            raise NotApplicable(f"没有要查的表格（有“{names}”栏目的）")
        raise Undecided(f"没有找到写有“{names}”等栏目的表格")
    return found


def _faults(check: ColumnsCheck, sheet: Sheet, said: set[str], numbered: bool) -> Iterator[Fault]:
    """`said`: what is stated for all rows above the table (姓名：温如玉)."""
    name = f"表 {sheet.table.number}" if numbered else "表格"
    written = list(entries(sheet))
    rows = [row for row in written if not any(row.text(other) for other in check.excused)]
    top = next(iter(sheet.head.values()))
    for column in check.columns:
        if not {column.name, column.instead} & (sheet.columns.keys() | said):
            yield from _fault(check, column, "missing", top, sheet=name)
    for column in check.columns:
        if not column.filled or column.name not in sheet.columns or (written and not rows):
            continue
        states = [(row, _status(row.cells.get(column.name))) for row in rows]
        if len(rows) != 1 and all(state == "blank" for _, state in states):
            head = sheet.head[sheet.columns[column.name]]
            yield from _fault(check, column, "blank", head, sheet=name, row=_EVERY_ROW)
            continue
        for row, state in states:
            if state != "present":
                where = f"{name} " if numbered else ""
                yield from _fault(check, column, state, _cell(row, column), row=where + _row(row))


def _status(cell: Cell | None) -> Status:
    """Whatever somebody has put there counts: 无, a dash, 同上, the picture of a signature."""
    if cell is None or not (cell.text.strip() or cell.images):
        return "blank"
    state = status_of(cell.text)
    return state if state == "placeholder" else "present"


def _cell(row: Entry, column: Column) -> Cell:
    return row.cells.get(column.name) or next(iter(row.cells.values()))


def _row(row: Entry) -> str:
    title = row.title if len(row.title) <= _TITLE else row.title[: _TITLE - 1] + "…"
    return f"第 {row.number} 行" + (f"（{title}）" if title else "")


def _fault(
    check: ColumnsCheck, column: Column, state: Status, cell: Cell, *, sheet: str = "", row: str = ""
) -> Iterator[Fault]:
    if state in check.statuses:
        yield Fault(
            span=cell.span,
            quote=None if state == "missing" else shorten(cell.text) or None,
            value=cell.text.strip() or None,
            category=CATEGORY[state],
            template=check.messages.get(state),
            given={"sheet": sheet, "row": row, "column": column.name},
            key=f"{column.name} {row}",
        )
