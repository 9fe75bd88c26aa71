# ruff: noqa: E501  XML reads best in one piece
"""Papers as bytes: .docx, .xlsx and text. The same paper always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from random import Random
from xml.sax.saxutils import escape

import xlsxwriter

from unit.paper import Paper, Table

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def content(paper: Paper) -> bytes:
    if paper.form == "docx":
        return _docx(paper)
    if paper.form == "xlsx":
        return _xlsx(paper)
    text = "\r\n".join([*paper.title, "", *(_text(part) for part in paper.parts)]) + "\r\n"
    return text.encode("gb18030" if paper.form == "gb" else "utf-8")


def picture(random: Random) -> bytes:
    """A small bitmap in PNG that no other picture equals."""
    import struct
    import zlib

    size = 48
    rows = b"".join(b"\0" + random.randbytes(size * 3) for _ in range(size))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _text(part: str | Table) -> str:
    if isinstance(part, str):
        return part
    return "\r\n".join("\t".join(cell.replace("\n", "；") for cell in row) for row in part.rows)


def _paragraph(text: str, centred: bool = False) -> str:
    look = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else '<w:pPr><w:ind w:firstLine="560"/></w:pPr>'
    return f'<w:p>{look}<w:r><w:rPr><w:sz w:val="{44 if centred else 32}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(table: Table) -> str:
    columns = max(map(len, table.rows))
    out = ['<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>']
    out += [f'<w:gridCol w:w="{9000 // columns}"/>' for _ in range(columns)]
    out.append("</w:tblGrid>")
    for row in table.rows:
        out.append("<w:tr>")
        for at, cell in enumerate(row):
            spare = columns - len(row) + 1 if at == len(row) - 1 else 1
            merge = f'<w:gridSpan w:val="{spare}"/>' if spare > 1 else ""
            lines = "".join(_paragraph(line) for line in cell.split("\n"))
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{9000 // columns}" w:type="dxa"/>{merge}</w:tcPr>{lines}</w:tc>'
            )
        out.append("</w:tr>")
    return "".join((*out, "</w:tbl>"))


def _drawing(number: int) -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="3600000" cy="2700000"/>'
        f'<wp:docPr id="{number}" name="图片 {number}"/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">'
        f'<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{_REL}" r:embed="rIdImage{number}"/></pic:blipFill><pic:spPr/>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _docx(paper: Paper) -> bytes:
    body = [_paragraph(line, centred=True) for line in paper.title]
    body += [_table(part) if isinstance(part, Table) else _paragraph(part) for part in paper.parts]
    body += [_drawing(number) for number in range(1, len(paper.images) + 1)]
    stamp = paper.created
    relations = "".join(
        f'<Relationship Id="rIdImage{number}" Type="{_REL}/image" Target="media/image{number}.png"/>'
        for number in range(1, len(paper.images) + 1)
    )
    parts: list[tuple[str, str | bytes]] = [
        (
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName='
            '"/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        ),
        (
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_REL}/'
            f'officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{_PACKAGE}/relationships/'
            'metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        ),
        ("word/document.xml", f"{_HEAD}<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"),
        (
            "word/_rels/document.xml.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        ),
        (
            "docProps/core.xml",
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/'
            'elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-'
            f'instance"><dc:creator>{escape(paper.author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">'
            f'{stamp}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
            "</cp:coreProperties>",
        ),
    ]
    parts += [(f"word/media/image{number}.png", data) for number, data in enumerate(paper.images, 1)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _xlsx(paper: Paper) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    made = datetime.fromisoformat(paper.created.removesuffix("Z"))
    book.set_properties({"author": paper.author, "created": made})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in paper.sheets:
        page = book.add_worksheet(sheet.name)
        if sheet.title:
            page.merge_range(0, 0, 0, max(1, len(sheet.rows[0]) - 1), sheet.title)
        for down, row in enumerate(sheet.rows, 1 if sheet.title else 0):
            for across, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(down, across, datetime(value.year, value.month, value.day), days)  # noqa: DTZ001
                elif isinstance(value, float | int):
                    page.write_number(down, across, value)
                elif value:
                    page.write_string(down, across, value)
    book.close()
    return out.getvalue()
