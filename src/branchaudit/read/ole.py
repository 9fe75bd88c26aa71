"""The directory of an OLE2 compound file: enough of it to tell .doc, .xls, .ppt and encrypted .docx apart."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import FileIO

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_MAX_SECTORS = 4096
"""Of the directory: 2 MB hold 16,000 entries; real documents have dozens. Ends chains that loop."""
_END = 0xFFFFFFFA
"""Sector numbers from here on are markers, not sectors."""
_NONE = 0xFFFFFFFF
_FORMATS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_WPS_SUFFIX = {("doc", ".wps"): "wps", ("xls", ".et"): "et", ("ppt", ".dps"): "dps"}


def ole_format(file: FileIO, suffix: str) -> str:
    """doc | wps | xls | et | ppt | dps | encrypted | ole2. WPS uses the same containers as
    Microsoft, so its own names follow the suffix."""
    try:
        names = set(_root_names(file))
    except (struct.error, IndexError, ValueError):
        return "ole2"
    if "EncryptedPackage" in names:
        return "encrypted"
    for stream, found in _FORMATS:
        if stream in names:
            return _WPS_SUFFIX.get((found, suffix), found)
    return "ole2"


def _root_names(file: FileIO) -> Iterator[str]:
    """Names of the streams and storages directly under the root: an embedded sheet inside a
    text document has the stream of a sheet too, but deeper."""
    directory = _directory(file)
    pending, seen = [struct.unpack_from("<I", directory, 76)[0]], set()
    while pending:
        entry = pending.pop()
        if entry == _NONE or entry in seen:
            continue
        seen.add(entry)
        at = entry * 128
        length, left, right = struct.unpack_from("<H2xII", directory, at + 64)
        if length <= 64:
            yield directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        pending += (left, right)


def _directory(file: FileIO) -> bytes:
    file.seek(0)
    header = file.read(512)
    size = 1 << struct.unpack_from("<H", header, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    sector = struct.unpack_from("<I", header, 48)[0]
    fat_sectors = struct.unpack_from("<109I", header, 76)
    parts: list[bytes] = []
    while sector < _END and len(parts) < _MAX_SECTORS:
        parts.append(_sector(file, sector, size))
        index, offset = divmod(sector * 4, size)
        if index >= len(fat_sectors) or fat_sectors[index] >= _END:
            break  # beyond the header's list: the first part of the directory has to do
        sector = struct.unpack_from("<I", _sector(file, fat_sectors[index], size), offset)[0]
    return b"".join(parts)


def _sector(file: FileIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)
