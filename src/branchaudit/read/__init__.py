"""Reading: SourceFile → Document | Unreadable. No file, however broken, raises here.

`sniff` tells the format; `plain` + `encoding` read text, `opc` + `word*` read Word documents, `sheet*`
and `separated` read tables. lxml is loaded with the first Word document, calamine with the first
workbook, not with this package.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from io import FileIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from branchaudit.document import Document, SourceFile, Unreadable
from branchaudit.read.refusal import ENCRYPTED_SHEET, SHEET_SUFFIXES, Refused, unreadable, unsupported
from branchaudit.read.sniff import HEAD, sniff

if TYPE_CHECKING:
    from branchaudit.read.opc import Package

MAX_PACKAGE = 128 << 20
"""A .docx is held in memory while it is read; 128 MB leaves room for some dozens of photographs."""
MAX_FLAT = 64 << 20
"""A flat XML document is held twice (bytes and tree)."""
MAX_SHEETS = 64 << 20
"""An .xls of 64 MB holds millions of cells."""
MAX_TEXT = 16 << 20
"""A .txt of 16 MB is eight million characters: a log or a dump, no minutes."""

_TOO_LARGE = "文件有 {size} MB，超过 {limit} MB 的上限，没有读取。请拆分文件或压缩其中的图片后重新检查"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_HIDDEN_SHEET = "这个工作表是隐藏的，没有检查。要检查的，请取消隐藏，保存后重新检查。"
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENOTCONN, errno.ENODEV)


def read(source: SourceFile) -> Document | Unreadable:
    """The text of a file with its places, or the reason why there is none."""
    suffix = PurePath(source.name).suffix.lower()
    likely = suffix[1:] if suffix in (".docx", ".xlsx") else None
    try:
        return _read(source, suffix)
    except Refused as refused:
        return unreadable(source, refused, likely)
    except OSError as error:
        return unreadable(source, Refused(_os_reason(error)), likely)
    except MemoryError:
        return unreadable(source, Refused("too_large"), likely)
    except Exception:  # the last resort: one odd file must not end the run
        return unreadable(source, Refused("error"), likely)


def passed_over(document: Document) -> tuple[Unreadable, ...]:
    """What of a document was not read, for the report."""
    name = document.source.name
    return tuple(
        Unreadable(f"{name}［{sheet}］", "hidden", _HIDDEN_SHEET, document.format)
        for sheet in document.hidden_sheets
    )


def read_example(source: SourceFile, data: bytes) -> Document:
    """An example of a rule file, which is in memory: a Word package or text. Raise Refused."""
    return _word(source, data, flat=False) if data.startswith(b"PK") else _plain(source, data)


def _os_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission"
    return "vanished" if error.errno in _GONE else "error"


def _read(source: SourceFile, suffix: str) -> Document:
    path = Path(source.path)
    if not stat.S_ISREG(path.stat().st_mode):
        raise unsupported("special")  # opening a pipe would wait for ever
    with path.open("rb", buffering=0) as file:
        head = file.read(HEAD)
        format = sniff(file, head, suffix)
        if format == "zip":
            return _package(source, head + _rest(file, MAX_PACKAGE, "docx"))
        if format == "flat_opc":
            return _word(source, head + _rest(file, MAX_FLAT, "flat_opc"), flat=True)
        if format == "text":
            return _plain(source, head + _rest(file, MAX_TEXT, "txt"))
        if format == "csv":
            return _separated(source, head + _rest(file, MAX_TEXT, "csv"))
        if format in ("xls", "et"):
            file.seek(0)
            return _workbook(source, _rest(file, MAX_SHEETS, format), format)
    if format == "encrypted":
        sheet = suffix in SHEET_SUFFIXES
        raise Refused("encrypted", ENCRYPTED_SHEET if sheet else None, "xlsx" if sheet else "docx")
    if format == "own_report":
        raise Refused("own_report")
    raise unsupported(format, suffix)


def _rest(file: FileIO, limit: int, format: str) -> bytes:
    """What follows the head. A file may grow while it is read: never more than `limit`."""
    size = os.fstat(file.fileno()).st_size
    if size <= limit:
        pieces: list[bytes] = []
        left = limit
        while left > 0 and (piece := file.read(min(left, size))):  # a network drive may give less
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
    raise Refused("too_large", _TOO_LARGE.format(size=size >> 20, limit=limit >> 20), format)


def _package(source: SourceFile, data: bytes) -> Document:
    """A zip file: a Word document, or a workbook by whatever name."""
    if b"xl/workbook.xml" not in data and b"content.xml" not in data:  # names of parts are not packed
        return _word(source, data, flat=False)
    from branchaudit.read.opc import open_zip

    package = open_zip(data)
    if "xl/workbook.xml" in package and "word/document.xml" not in package:
        return _workbook(source, data, "xlsx", package)
    if (package.inflated("mimetype") or b"").startswith(_ODS):
        return _workbook(source, data, "ods", package)
    return _word(source, data, flat=False)


def _workbook(source: SourceFile, data: bytes, format: str, package: Package | None = None) -> Document:
    from branchaudit.read.sheets import read_workbook

    return read_workbook(source, data, format, package)


def _separated(source: SourceFile, data: bytes) -> Document:
    from branchaudit.read.separated import read_separated

    return read_separated(source, data)


def _word(source: SourceFile, data: bytes, *, flat: bool) -> Document:
    from branchaudit.read.opc import open_flat, open_zip
    from branchaudit.read.word import read_word

    package = open_flat(data) if flat else open_zip(data)
    digest = hashlib.sha256(data).hexdigest()
    return read_word(package, source, digest, "flat_opc" if flat else "docx")


def _plain(source: SourceFile, data: bytes) -> Document:
    from branchaudit.read.plain import read_plain

    return read_plain(source, data)
