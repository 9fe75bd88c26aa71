"""What an .xls declares, checked before a reader believes it.

The library that reads sheets makes room for whatever a compound file says it holds; a few wrong bits in
a damaged one would take all memory, and with it the program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from branchaudit.read.ole import END, directory_entries
from branchaudit.read.refusal import Refused
from branchaudit.read.sheet_bounds import check_area

_COUNTS = (40, 44, 64, 72)
"""Where the header says how many sectors its tables have."""
_WORKBOOK = ("Workbook", "Book")
_CELLS = frozenset({0x06, 0x7E, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x207, 0x27E})
"""Records of cells that hold something; all begin with row and column."""
_SEVERAL = 0xBD
"""Numbers side by side: its last two bytes are the last column."""
_BEGIN, _STRINGS = 0x809, 0xFC


def survey_xls(data: bytes) -> None:
    """Refuse a file whose declared sizes are beyond its own."""
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        counts = [struct.unpack_from("<I", data, at)[0] for at in _COUNTS]
        if size not in (512, 4096) or any(count * size > len(data) for count in counts):
            raise Refused("corrupt")
        entries = list(directory_entries(data))
        if any(entry.kind == 2 and entry.size > len(data) for entry in entries):
            raise Refused("corrupt")
        book = next((e for name in _WORKBOOK for e in entries if e.name == name), None)
        if book is not None:
            _survey_records(_chain(data, book.start, size)[: book.size])
    except (struct.error, IndexError, ValueError):
        raise Refused("corrupt") from None


def _chain(data: bytes, start: int, size: int) -> bytes:
    """The sectors of a stream in order."""
    fat = [number for number in struct.unpack_from("<109I", data, 76) if number < END]
    more, seen = struct.unpack_from("<I", data, 68)[0], 0
    while more < END and seen <= len(data) // size:  # the list goes on in sectors of its own
        *numbers, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        fat += [number for number in numbers if number < END]
        seen += 1
    parts: list[bytes] = []
    while start < END and len(parts) <= len(data) // size:
        parts.append(data[(start + 1) * size : (start + 2) * size])
        index, offset = divmod(start * 4, size)
        start = struct.unpack_from("<I", data, (fat[index] + 1) * size + offset)[0]
    return b"".join(parts)


def _survey_records(stream: bytes) -> None:
    rows: list[int] = []
    columns: list[int] = []
    for kind, at, length in _records(stream):
        if kind == _BEGIN:
            _check(rows, columns)
            rows, columns = [], []
        elif kind == _STRINGS and length >= 8:
            if max(struct.unpack_from("<II", stream, at)) > len(stream):
                raise Refused("corrupt")
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, at)
            last = struct.unpack_from("<H", stream, at + length - 2)[0] if kind == _SEVERAL else column
            rows.append(row)
            columns += (column, last)
    _check(rows, columns)


def _check(rows: list[int], columns: list[int]) -> None:
    if rows:
        check_area("", max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, offset of the content, length) of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, min(length, len(stream) - at - 4)
        at += 4 + length
