"""What a workbook declares, checked before a reader believes it: how far its cells reach, which are
formulas without a result.

The library that reads sheets lays out every cell of the used range at once; two cells at opposite
corners of a sheet would take all memory.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from branchaudit.read.opc import Package
from branchaudit.read.refusal import Refused

MAX_AREA = 4_000_000
"""Cells of a used range, filled or not: a stray value in the last row of a narrow table is an accident."""
_TOO_WIDE = "工作表{}里有内容的范围过大（{} 行 × {} 列），没有读取。请删去表格以外的零散内容，另存后重新检查"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_UNSAFE = (
    "文件含有实体或 DTD 声明，可能不安全，没有读取。请在 WPS 或 Excel 中打开，另存为新的 .xlsx 后重新检查"
)
_FORMULA_LENGTH = 60


class _Found(NamedTuple):
    rows: int
    columns: int
    formulas: dict[tuple[int, int], str]


def survey_xlsx(package: Package) -> dict[str, dict[tuple[int, int], str]]:
    """Refuse a package that would not fit. Gives the formulas whose results are not stored: written by
    a program that does not calculate, and not saved by a spreadsheet since."""
    main = package.main_part()
    root = package.xml(main) if main else None
    if main is None or root is None:
        raise Refused("corrupt")
    relations = package.relations(main)
    for relation in relations.values():
        if relation.kind == "sharedstrings":
            package.inflated(relation.target)  # refused if it is a bomb
    calculation = next(root.iter("{*}calcPr"), None)
    stale = calculation is not None and calculation.get("fullCalcOnLoad") in ("1", "true")
    found: dict[str, dict[tuple[int, int], str]] = {}
    for sheet in root.iter("{*}sheet"):
        id = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        related = relations.get(str(id))
        data = package.inflated(related.target) if related else None
        if related is None or data is None or related.kind != "worksheet":
            continue
        name = str(sheet.get("name", ""))
        cells = _cells(data, stale=stale)
        check_area(name, cells.rows, cells.columns)
        found[name] = cells.formulas
    return found


def check_area(name: str, rows: int, columns: int) -> None:
    """`name`: of the sheet, "" where it is not known."""
    if rows * columns > MAX_AREA:
        raise Refused("too_large", _TOO_WIDE.format(f"“{name}”" if name else "", rows, columns))


def _cells(data: bytes, *, stale: bool) -> _Found:
    """How far the cells of a sheet reach that hold something. `stale`: results are placeholders."""
    first_row = first_column = 1 << 30
    last_row = last_column = row = column = 0
    formulas: dict[tuple[int, int], str] = {}
    for element in _elements(data, "{*}c", "{*}row"):
        if element.tag.endswith("}row") or element.tag == "row":
            row, column = int(element.get("r") or row + 1), 0
            element.clear()
            continue
        place = _REFERENCE.fullmatch(element.get("r") or "")
        column = _column(place[1]) if place else column + 1
        at = int(place[2]) if place else row + 1
        formula, value = element.find("{*}f"), element.find("{*}v")
        text = value.text if value is not None else None
        computed = element.get("t") == "str" and value is not None
        if formula is not None and (not (text or computed) or (stale and text == "0")):
            formulas[at, column] = "=" + (formula.text or "…")[:_FORMULA_LENGTH]
        if formula is not None or text or element.find("{*}is") is not None:
            first_row, last_row = min(first_row, at), max(last_row, at)
            first_column, last_column = min(first_column, column), max(last_column, column)
        element.clear()
    return _Found(max(0, last_row - first_row + 1), max(0, last_column - first_column + 1), formulas)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def survey_ods(package: Package) -> None:
    """Refuse a file whose repeated cells would not fit; empty rows at the end are repeated a million
    times in honest ones."""
    manifest = package.inflated("meta-inf/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise Refused("encrypted", format="ods")
    data = package.inflated("content.xml")
    if data is None:
        raise Refused("corrupt")
    cells = width = 0
    for element in _elements(data, "{*}table-row", "{*}table-cell", "{*}table"):
        kind = element.tag.rpartition("}")[2]
        repeat = next((int(v) for k, v in element.attrib.items() if str(k).endswith("-repeated")), 1)
        if kind == "table-cell":
            width += repeat if len(element) else 0
            continue
        if kind == "table-row":
            cells += repeat * width
            width = 0
        if cells > MAX_AREA:
            raise Refused("too_large")
        element.clear()


def _elements(data: bytes, *tags: str) -> Iterator[etree._Element]:
    """Elements as they end, without the tree of the whole."""
    if b"<!DOCTYPE" in data[:2048]:
        raise Refused("corrupt", _UNSAFE)
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            yield element
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("corrupt") from None
