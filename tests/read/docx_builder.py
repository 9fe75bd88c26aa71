"""Word documents from a few lines of XML, so that a test shows exactly the hazard it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from branchaudit.document import Block, Document, SourceFile, Unreadable
from branchaudit.read import read

_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{_DOC}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A table cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    wrapped = (f"<w:tr>{row}</w:tr>" if row.startswith("<w:tc") else row for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(wrapped)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relation(id: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{_DOC}/{kind}" Target="{target}"{mode}/>'


def relations(*items: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(items)}</Relationships>'


def parts(
    body: str,
    *,
    extra: Mapping[str, str | bytes] | None = None,
    links: tuple[str, ...] = (),
    main: str = "word/document.xml",
) -> dict[str, str | bytes]:
    """The parts of a document. `links` are the relationships of its main part."""
    folder, _, base = main.rpartition("/")
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(relation("rId1", "officeDocument", main)),
        main: part("document", f"<w:body>{body}</w:body>"),
        f"{folder}/_rels/{base}.rels": relations(*links),
        **(extra or {}),
    }


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **options: object) -> bytes:
    return zipped(parts(body, **options))  # type: ignore[arg-type]


def read_bytes(folder: Path, data: bytes, name: str = "记录.docx") -> Document | Unreadable:
    path = folder / name
    path.write_bytes(data)
    return read(SourceFile(str(path), name))


def document(folder: Path, body: str, **options: object) -> Document:
    result = read_bytes(folder, docx(body, **options))
    assert isinstance(result, Document), result
    return result


def texts(result: Document) -> list[str]:
    return [block.text for block in result.blocks]


def grid(result: Document) -> list[tuple[int | None, int | None, int | None, str]]:
    """(table, row, column, text) of every cell."""
    return [(b.table, b.row, b.column, b.text) for b in result.blocks if b.table]


def only(result: Document) -> Block:
    assert len(result.blocks) == 1, result.blocks
    return result.blocks[0]
