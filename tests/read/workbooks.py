"""Workbooks from a few rows, so that a test shows exactly the hazard it is about."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
import xlwt

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


def xlsx(
    *sheets: tuple[str, Sequence[Sequence[Any]]], merges: Sequence[Merge] = (), hidden: str = ""
) -> bytes:
    """`merges`: of the first sheet; the text of a merged cell stands in its upper left corner."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day, moment = (
        book.add_format({"num_format": "yyyy/m/d"}),
        book.add_format({"num_format": "yyyy/m/d h:mm"}),
    )
    for number, (name, rows) in enumerate(sheets):
        sheet = book.add_worksheet(name)
        if number == 0:
            for top, left, bottom, right in merges:
                sheet.merge_range(top, left, bottom, right, "")
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value is None:
                    continue
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, moment)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, datetime.combine(value, time()), day)
                else:
                    sheet.write(row, column, value)
        if name == hidden:
            sheet.hide()
    book.close()
    return out.getvalue()


def xls(*sheets: tuple[str, Sequence[Sequence[Any]]], encoding: str = "utf-8") -> bytes:
    out = io.BytesIO()
    book = xlwt.Workbook(encoding=encoding)
    for name, rows in sheets:
        sheet = book.add_sheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
    book.save(out)
    return out.getvalue()


def ods(rows: str, *, locked: bool = False) -> bytes:
    """`rows`: the XML of the rows of one sheet."""
    from .docx_builder import zipped

    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="名册">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{'<manifest:encryption-data/>' if locked else ''}</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )
