"""The true format of a file by its first bytes: a suffix proves nothing."""

from __future__ import annotations

import re
from io import FileIO

from branchaudit.read.ole import MAGIC as OLE_MAGIC
from branchaudit.read.ole import ole_format

HEAD = 4096
"""Bytes that are looked at: room for the declarations and comments in front of a root element."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"%PDF-", "pdf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"ID3", "audio"),
    (b"#!AMR", "audio"),
    (b"\x1aE\xdf\xa3", "video"),
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z_][\w.-]*:package\b")
_HTML = re.compile(rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MHT = re.compile(rb"\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)*?mime-version:", re.I)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(file: FileIO, head: bytes, suffix: str) -> str:
    """Format of an open file whose first bytes are `head`; `text` if nothing else fits."""
    if head.startswith(OLE_MAGIC):
        return ole_format(file, suffix)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "audio", b"AVI ": "video"}.get(head[8:12], "text")
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"msf1") else "video"
    if head[:2] == b"BM" and head[6:10] == bytes(4) and len(head) > 26:
        return "bmp"
    return _markup(head)


def _markup(head: bytes) -> str:
    if head.startswith(_UTF16):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        if re.search(rb"<[\w.-]+:package\b|2006/xmlPackage", head):
            return "flat_opc"
        if b"wordDocument" in head:
            return "word_xml"
        return "html" if b"<html" in head.lower() else "xml"
    if _MHT.match(head) and re.search(rb"content-type:\s*(?:multipart|text)/", head, re.I):
        return "mht"
    return "text"
