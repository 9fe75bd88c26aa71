"""A form as a Word file: A4, 仿宋, a table of label and value cells or of named columns."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from branchaudit.forms.design import Field, Form, Ledger

_LONG, _SHORT = Cm(29.7), Cm(21.0)
_MARGIN = Cm(2.5)
_LABEL = Cm(3.0)
_LOW, _HIGH = Cm(1.0), Cm(4.5)
_SERIAL = Cm(1.2)
_UPRIGHT_COLUMNS = 5
"""More need the page on its side."""
_TEXT, _TITLE = Pt(12), Pt(18)


def word_file(form: Form) -> bytes:
    document = Document()
    _about(document, form.title)
    sideways = form.ledger is not None and len(form.ledger.columns) > _UPRIGHT_COLUMNS
    width = _page(document, sideways=sideways)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, form.title, font="黑体", size=_TITLE)
    if form.lines:
        _lines(document, form.lines, width)
    if form.ledger is not None:
        if form.lines:
            document.add_paragraph()  # two tables side by side would become one
        _ledger(document, form.ledger, width)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _about(document: Any, title: str) -> None:
    """The library's own template names its author and its year. A blank form has no day of making: it
    would seem to be that of every record written on it."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    for name in ("dcterms:created", "dcterms:modified"):
        for day in properties._element.findall(qn(name)):
            properties._element.remove(day)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "仿宋", _TEXT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")


def _page(document: Any, *, sideways: bool) -> Any:
    """A4; the width between the margins."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    return section.page_width - 2 * _MARGIN


def _write(paragraph: Any, text: str, *, font: str = "仿宋", size: Any = _TEXT) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(document: Any, rows: int, widths: Sequence[Any]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        _height(row, _LOW)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def _height(row: Any, height: Any) -> None:
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST


def _lines(document: Any, lines: Sequence[tuple[Field, ...]], width: Any) -> None:
    """Label and value; a field that has its line to itself takes the other places too."""
    room = width // 2 - _LABEL
    table = _table(document, len(lines), (_LABEL, room, _LABEL, room))
    for row, fields in zip(table.rows, lines, strict=True):
        cells = row.cells
        for number, field in enumerate(fields):
            label = cells[2 * number].paragraphs[0]
            label.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(label, field.label)
        if len(fields) == 1:
            cells[1].merge(cells[3])
        if any(field.tall for field in fields):
            _height(row, _HIGH)
            cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP


def _ledger(document: Any, ledger: Ledger, width: Any) -> None:
    """The head comes again on every page."""
    others = len(ledger.columns) - 1
    table = _table(document, 1 + len(ledger.rows), (_SERIAL, *[(width - _SERIAL) // others] * others))
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for row, texts in zip(table.rows, (ledger.columns, *ledger.rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            if texts is ledger.columns or len(text) <= 2:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, text)
