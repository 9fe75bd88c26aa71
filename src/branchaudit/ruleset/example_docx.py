"""Examples of rules as Word files: tables, tracked insertions, and for rules on layout page and fonts."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from random import Random
from typing import Any

_WORD_KEYS = ("table", "inserted", "properties", "pictures", "page", "font", "paragraph")
_LEVELS = (
    ("level1", re.compile(r"[一二三四五六七八九十]+、")),
    ("level2", re.compile(r"[（(][一二三四五六七八九十]+[)）]")),
)
_NORMAL = 11.0
"""Points of the style of paragraphs in the documents that python-docx makes."""
_SIDE = 128
"""Dots of a made-up photograph."""
_MARGINS = ("top", "bottom", "left", "right")


def is_wanted(data: Mapping[str, Any]) -> bool:
    """Whether an example shows something that a text file does not have."""
    return any(key in data for key in _WORD_KEYS)


def made(data: Mapping[str, Any]) -> bytes:
    """The text, if any, a tracked insertion and the table, as a Word file with its properties. Examples
    share records (a roster, say), and sets inherit examples: each file is made once."""
    key = repr(data)
    if key not in _MADE:
        _MADE[key] = _file(data)
    return _MADE[key]


_MADE: dict[str, bytes] = {}


def _file(data: Mapping[str, Any]) -> bytes:
    from docx import Document

    document = Document()
    fonts, spacing = data.get("font") or {}, data.get("paragraph") or {}
    for number, line in enumerate(str(data.get("text") or "").splitlines()):
        role = _role(number, line)
        paragraph = document.add_paragraph()
        _write(paragraph, line, fonts.get(role) or fonts.get("body"))
        if role != "title":
            _space(paragraph, spacing)
    if "inserted" in data:
        _insert(document.add_paragraph(), str(data["inserted"]))
    if "table" in data:
        _table(document, data["table"])
    for picture in data.get("pictures") or ():
        document.add_picture(BytesIO(_photograph(str(picture))))
    _page(document.sections[0], data.get("page") or {}, fonts.get("number"))
    for key, value in (data.get("properties") or {}).items():
        day = datetime.fromisoformat(value) if isinstance(value, str) else value
        setattr(document.core_properties, key, day)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _role(number: int, line: str) -> str:
    if number == 0:
        return "title"
    return next((level for level, mark in _LEVELS if mark.match(line.strip())), "body")


def _write(paragraph: Any, text: str, font: list[Any] | None) -> None:
    """Text in a font and size: [仿宋, 16]."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    if font:
        run.font.name, run.font.size = font[0], Pt(font[1])
        run._r.rPr.rFonts.set(qn("w:eastAsia"), font[0])


def _space(paragraph: Any, spacing: Mapping[str, Any]) -> None:
    """Distance of lines in points, indent of the first line in characters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    if "spacing" in spacing:
        paragraph.paragraph_format.line_spacing = Pt(spacing["spacing"])
    if "indent" in spacing:
        indent = OxmlElement("w:ind")
        indent.set(qn("w:firstLineChars"), str(round(100 * spacing["indent"])))
        paragraph._p.get_or_add_pPr().append(indent)


def _page(section: Any, page: Mapping[str, Any], number_font: list[Any] | None) -> None:
    """Paper and margins in millimetres, lines and characters of the grid, the page number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Emu, Mm

    if "width" in page:
        section.page_width = Mm(page["width"])
    if "height" in page:
        section.page_height = Mm(page["height"])
    for side in _MARGINS:
        if side in page:
            setattr(section, f"{side}_margin", Mm(page[side]))
    if "characters" in page:
        width = Emu(section.page_width - section.left_margin - section.right_margin)
        for old in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(old)
        grid = OxmlElement("w:docGrid")
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:linePitch"), "579")
        grid.set(qn("w:charSpace"), str(round((width.pt / page["characters"] - _NORMAL) * 4096)))
        section._sectPr.append(grid)
    if "number" in page:
        paragraph = section.footer.paragraphs[0]
        before, _, after = str(page["number"]).partition("#")
        _write(paragraph, before, number_font)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        _write(paragraph, "1", number_font)
        field.append(paragraph.runs[-1]._r)
        _write(paragraph, after, number_font)


def _table(document: Any, rows: list[list[object]]) -> None:
    table = document.add_table(rows=0, cols=max(map(len, rows), default=1))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = str(text)


def _photograph(name: str) -> bytes:
    """A picture as large as a photograph in a document: the same for the same name."""
    row = 3 * _SIDE
    dots = Random(name).randbytes(row * _SIDE)
    lines = b"".join(b"\0" + dots[at : at + row] for at in range(0, len(dots), row))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _insert(paragraph: Any, text: str) -> None:
    """A run of text that is marked as inserted and not accepted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:ins")
    mark.set(qn("w:id"), "1")
    mark.set(qn("w:author"), "例子")
    mark.append(paragraph.add_run(text)._r)
    paragraph._p.append(mark)
