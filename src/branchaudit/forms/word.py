"""A form as a Word file: A4, in the fonts of official papers, a table of labels and values or of columns.

A form of fields fills its page; a ledger lies on its side.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from branchaudit.forms.design import Field, Form, Ledger

_LONG, _SHORT = Cm(29.7), Cm(21.0)
_MARGIN = Cm(2.2)
_LABEL = Cm(3.5)
_LOW, _HIGH = Cm(1.0), Cm(2.5)
_HEADING = Cm(2.2)
"""Of the page, for the title and a line to spare."""
_SERIAL = Cm(1.4)
_BODY, _HEAD = "仿宋_GB2312", "方正小标宋简体"
_INSTEAD = {_BODY: "仿宋", _HEAD: "华文中宋"}
"""What to take where a machine lacks the font."""
_TEXT, _TITLE, _LONG_TITLE = Pt(12), Pt(22), Pt(18)


def word_file(form: Form) -> bytes:
    document = Document()
    _about(document, form.title)
    width, height = _page(document, sideways=form.ledger is not None)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    fits = _TITLE * len(form.title) <= width
    _write(title, form.title, font=_HEAD, size=_TITLE if fits else _LONG_TITLE)
    if form.lines:
        _lines(document, form.lines, width, height - _HEADING)
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
    style.font.name, style.font.size = _BODY, _TEXT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _BODY)
    _fonts(document)


def _fonts(document: Any) -> None:
    """Tell Word and WPS what to take instead of fonts that not every machine has."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for name, other in _INSTEAD.items():
        font, instead = OxmlElement("w:font"), OxmlElement("w:altName")
        font.set(qn("w:name"), name)
        instead.set(qn("w:val"), other)
        font.append(instead)
        table.append(font)
    part._blob = serialize_part_xml(table)


def _page(document: Any, *, sideways: bool) -> tuple[Any, Any]:
    """A4; width and height between the margins."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    return section.page_width - 2 * _MARGIN, section.page_height - 2 * _MARGIN


def _write(paragraph: Any, text: str, *, font: str = _BODY, size: Any = _TEXT) -> None:
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


def _lines(document: Any, lines: Sequence[tuple[Field, ...]], width: Any, height: Any) -> None:
    """Label and value; a field that has its line to itself takes the other places too. Tall ones share
    what room the others leave on the page."""
    room = width // 2 - _LABEL
    tall = sum(any(field.tall for field in fields) for fields in lines)
    high = max(_HIGH, (height - (len(lines) - tall) * _LOW) // max(tall, 1))
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
            _height(row, high)
            cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP


def _ledger(document: Any, ledger: Ledger, width: Any) -> None:
    """The head comes again on every page, and no row is parted by the end of one."""
    unit = (width - _SERIAL) // sum(2 if name in ledger.wide else 1 for name in ledger.columns[1:])
    widths = [2 * unit if name in ledger.wide else unit for name in ledger.columns[1:]]
    table = _table(document, 1 + len(ledger.rows), (_SERIAL, *widths))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    for row, texts in zip(table.rows, (ledger.columns, *ledger.rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            if texts is ledger.columns or len(text) <= 2:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, text)
