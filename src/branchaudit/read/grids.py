"""The cells of a workbook, by the library calamine, which is loaded with this module.

The library believes what a file says of its own size and ends the whole program where memory does not
suffice, so this runs in a process of its own (sheet_process.py).
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from branchaudit.read.refusal import Refused
from branchaudit.read.sheet_blocks import Formulas, Grid, Grids, check_size
from branchaudit.read.sheet_text import cell_text

MAX_AREA = 20_000_000
"""Cells of a used range, filled or not; an .xls has no more than 16 million."""
_PANIC = "PanicException"
"""What the library raises where it gives up; no Exception."""
_TABLE = 3
"""A hidden sheet with fewer rows or columns holds the choices of a list, no ledger."""


def read_grids(data: bytes, formulas: Formulas) -> Grids:
    """Raise Refused with the reason alone: encrypted, corrupt or too_large."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return _read(workbook, formulas)
    except PasswordError:
        raise Refused("encrypted") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Refused("corrupt") from None
    except BaseException as problem:
        if type(problem).__name__ == _PANIC:
            raise Refused("corrupt") from None
        raise


def _read(workbook: CalamineWorkbook, formulas: Formulas) -> Grids:
    shown: list[Grid] = []
    hidden: list[str] = []
    cells = 0
    for meta in workbook.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        grid = _grid(sheet, formulas.get(meta.name, {}), cells)
        if meta.visible != SheetVisibleEnum.Visible:
            if len(grid.rows) >= _TABLE and max(map(len, grid.rows.values())) >= _TABLE:
                hidden.append(meta.name)
        elif grid.rows:
            cells += sum(map(len, grid.rows.values()))
            shown.append(grid)
    return Grids(tuple(shown), tuple(hidden))


def _grid(sheet: CalamineSheet, formulas: Mapping[tuple[int, int], str], before: int) -> Grid:
    """`before`: cells of the sheets before."""
    if sheet.height * sheet.width > MAX_AREA:
        raise Refused("too_large")
    top, left = sheet.start or (0, 0)
    rows: dict[int, dict[int, str]] = {}
    cells = before
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        texts = {c: text for c, value in enumerate(values, left + 1) if (text := cell_text(value))}
        if texts:
            cells += len(texts)
            check_size(cells)
            rows[number] = texts
    for (row, column), formula in formulas.items():
        rows.setdefault(row, {})[column] = formula
    ordered = {row: dict(sorted(rows[row].items())) for row in sorted(rows)}
    merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    return Grid(sheet.name, ordered, merges)
