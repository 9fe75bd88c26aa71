"""Spreadsheets (.xlsx, .xls, .et, .ods): every sheet that shows becomes text and tables.

The workbook is read by calamine, which is loaded with the first one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from branchaudit.model import Block, Document, SourceFile
from branchaudit.read.opc import Package
from branchaudit.read.refusal import ENCRYPTED_SHEET, Refused
from branchaudit.read.sheet_blocks import Grid, blocks_of, check_size
from branchaudit.read.sheet_bounds import MAX_AREA, Formulas, survey_ods, survey_xlsx
from branchaudit.read.sheet_text import cell_text

_EMPTY = "工作簿里没有任何内容。请确认文件是否填写、保存完整"
_ONLY_HIDDEN = "工作簿里有内容的工作表都是隐藏的，没有检查。请取消隐藏，保存后重新检查"
_DAMAGED = "工作簿损坏或未传输完整。请从原处重新复制，或在 WPS、Excel 中修复后另存为 .xlsx 再检查"
_PANIC = "PanicException"
"""What the library raises where it gives up; no Exception."""
_TABLE = 3
"""A hidden sheet with fewer rows or columns holds the choices of a list, no ledger."""


def read_workbook(source: SourceFile, data: bytes, format: str, package: Package | None) -> Document:
    """`package`: of .xlsx and .ods, which are zip files."""
    formulas: Formulas = {}
    if package is not None:
        if format == "ods":
            survey_ods(package)
        else:
            formulas = survey_xlsx(package)
    try:
        grids, hidden = _grids(data, formulas)
    except PasswordError:
        raise Refused("encrypted", ENCRYPTED_SHEET, format) from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Refused("corrupt", _DAMAGED, format) from None
    except BaseException as problem:
        if type(problem).__name__ == _PANIC:
            raise Refused("corrupt", _DAMAGED, format) from None
        raise
    if not grids:
        raise Refused("empty", _ONLY_HIDDEN if hidden else _EMPTY, format)
    return document(source, data, format, grids, hidden)


def document(
    source: SourceFile, data: bytes, format: str, grids: Iterable[Grid], hidden: tuple[str, ...] = ()
) -> Document:
    blocks: list[Block] = []
    for grid in grids:
        tables = max((block.table or 0 for block in blocks), default=0)
        blocks += blocks_of(grid, tables)
        check_size(len(blocks))
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, format, digest, tuple(blocks), hidden_sheets=hidden)


def _grids(data: bytes, formulas: Formulas) -> tuple[list[Grid], tuple[str, ...]]:
    """The sheets that show, and the names of hidden ones that hold a table."""
    grids: list[Grid] = []
    hidden: list[str] = []
    cells = 0
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
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
                grids.append(grid)
    return grids, tuple(hidden)


def _grid(sheet: CalamineSheet, formulas: dict[tuple[int, int], str], before: int) -> Grid:
    if sheet.height * sheet.width > MAX_AREA:
        check_size(sheet.height * sheet.width)
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
