"""A small writer of .docx files whose bytes are the same on every machine.

The parts are stored, not deflated: builds of zlib differ in the bytes that they make.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MADE = (2024, 1, 1, 0, 0, 0)
_WIDTH = 8400
"""Of a table, in twentieths of a point."""

Row = Sequence[tuple[str, int] | str | None]
"""Cells of a table row: text, (text, columns that it spans), or None for the lower part of the cell above."""

_NUMBERING = (
    f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def line(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def title(text: str) -> str:
    large = _run(text, '<w:b/><w:sz w:val="36"/>')
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{large}</w:p>'


def numbered(text: str) -> str:
    """A paragraph that Word numbers by itself: 一、 二、 …"""
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{_run(text)}</w:p>'


def inserted(before: str, insertion: str) -> str:
    """A paragraph with a tracked insertion that nobody has accepted."""
    mark = '<w:ins w:id="1" w:author="审阅人" w:date="2024-01-10T09:00:00Z">'
    return f"<w:p>{_run(before)}{mark}{_run(insertion)}</w:ins></w:p>"


def table(columns: int, *rows: Row) -> str:
    """A table with lines. A cell that goes on below (None) is merged with the one above it."""
    grid = f'<w:gridCol w:w="{_WIDTH // columns}"/>' * columns
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
    )
    body = "".join(
        _row(row, rows[number + 1] if number + 1 < len(rows) else (), _WIDTH // columns)
        for number, row in enumerate(rows)
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(row: Row, below: Row, width: int) -> str:
    cells = []
    for number, entry in enumerate(row):
        text, span = entry if isinstance(entry, tuple) else (entry or "", 1)
        properties = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
        if span > 1:
            properties += f'<w:gridSpan w:val="{span}"/>'
        if entry is None:
            properties += "<w:vMerge/>"
        elif number < len(below) and below[number] is None:
            properties += '<w:vMerge w:val="restart"/>'
        content = "".join(line(part) for part in text.split("\n"))
        cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _run(text: str, properties: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/>{properties}</w:rPr>'
    return f'<w:r>{fonts}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def docx(*blocks: str, missing_image: bool = False) -> bytes:
    """A whole file. `missing_image`: the document names a picture that is not in the package."""
    links = f'<Relationship Id="rId1" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    if missing_image:
        links += f'<Relationship Id="rId2" Type="{_OFFICE}/image" Target="media/image1.jpeg"/>'
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return _zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
                f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
            ),
            "_rels/.rels": _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": (
                f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(blocks)}{section}</w:body></w:document>'
            ),
            "word/_rels/document.xml.rels": _relationships(links),
            "word/numbering.xml": _NUMBERING,
        }
    )


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _MADE)
            member.create_system = 0  # else it tells Windows from Linux
            package.writestr(member, (_HEAD + content).encode(), zipfile.ZIP_STORED)
    return buffer.getvalue()
