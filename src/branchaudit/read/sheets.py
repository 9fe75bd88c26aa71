"""Spreadsheets (.xlsx, .xls, .et, .ods): every sheet that shows becomes text and tables."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from branchaudit.document import Block, Document, SourceFile
from branchaudit.read.refusal import ENCRYPTED_SHEET, Refused
from branchaudit.read.sheet_blocks import Formulas, blocks_of, check_size
from branchaudit.read.sheet_process import grids_of

if TYPE_CHECKING:
    from branchaudit.read.opc import Package

_EMPTY = "工作簿里没有任何内容。请确认文件是否填写、保存完整"
_ONLY_HIDDEN = "工作簿里有内容的工作表都是隐藏的，没有检查。请取消隐藏，保存后重新检查"
_MESSAGES = {
    "encrypted": ENCRYPTED_SHEET,
    "corrupt": "工作簿损坏或未传输完整。请从原处重新复制，或在 WPS、Excel 中修复后另存为 .xlsx 再检查",
    "too_large": "工作簿内容过大，没有读取。请删去多余的行列，或按支部、年度拆分后重新检查",
}


def read_workbook(source: SourceFile, data: bytes, format: str, package: Package | None) -> Document:
    """`package`: of .xlsx and .ods, which are zip files."""
    try:
        grids = grids_of(data, _formulas(format, package))
    except Refused as refused:
        message = refused.message or _MESSAGES[refused.reason]
        raise Refused(refused.reason, message, format) from None
    if not grids.shown:
        raise Refused("empty", _ONLY_HIDDEN if grids.hidden else _EMPTY, format)
    blocks: list[Block] = []
    for grid in grids.shown:
        tables = max((block.table or 0 for block in blocks), default=0)
        blocks += blocks_of(grid, tables)
        check_size(len(blocks))
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, format, digest, tuple(blocks), hidden_sheets=grids.hidden)


def _formulas(format: str, package: Package | None) -> Formulas:
    """After a look at what the package declares."""
    if package is None:
        return {}
    from branchaudit.read.sheet_bounds import survey_ods, survey_xlsx

    if format == "ods":
        survey_ods(package)
        return {}
    return survey_xlsx(package)
