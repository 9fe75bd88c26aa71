"""The true format of a file by its first bytes: a suffix proves nothing, except that text is data."""

from __future__ import annotations

import re
from io import FileIO

from branchaudit.model import CSV_HEADING, REPORT_HEADING
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
_BOM = b"\xef\xbb\xbf"
_OWN_JSON = re.compile(rb'\{\s*"schema_version":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"branchaudit"')
_OWN_TEXT = tuple(
    line.encode(encoding)
    for line in (REPORT_HEADING, ",".join(CSV_HEADING))
    for encoding in ("utf-8", "gb18030")  # the latter: saved again by a table program
)
_DATA: dict[str, str] = {
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".geojson"), "json"),
    **dict.fromkeys((".csv", ".tsv", ".xls", ".xlsx", ".et", ".ods"), "csv"),
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".ini", ".cfg", ".conf", ".inf", ".reg", ".properties"), "ini"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".xml", ".svg", ".xsd", ".xsl"), "xml"),
    **dict.fromkeys((".py", ".js", ".ts", ".css", ".java", ".c", ".h", ".cpp", ".go", ".sql"), "code"),
    **dict.fromkeys((".sh", ".bat", ".cmd", ".ps1", ".vbs"), "code"),
    ".toml": "toml",
    ".log": "log",
}
"""Suffixes of text that is no document, or a table. Any other says nothing: 2024.3.5支委会记录 is a name
too."""


def sniff(file: FileIO, head: bytes, suffix: str) -> str:
    """Format of an open file whose first bytes are `head`; `text` if nothing else fits."""
    found = _by_bytes(file, head, suffix)
    if found != "text":
        return found
    return "own_report" if own_report(head) else _DATA.get(suffix, "text")


def own_report(head: bytes) -> bool:
    """Written by this program into a file: text, CSV or JSON."""
    head = head.removeprefix(_BOM)
    return head.startswith(_OWN_TEXT) or _OWN_JSON.match(head) is not None


def _by_bytes(file: FileIO, head: bytes, suffix: str) -> str:
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
    head = head.removeprefix(_BOM)
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
