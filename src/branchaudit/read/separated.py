"""Values separated by commas, tabs or semicolons (.csv, .tsv) → one table, as a spreadsheet shows it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import islice

from branchaudit.document import Block, Document, SourceFile
from branchaudit.read.encoding import decode
from branchaudit.read.refusal import Refused
from branchaudit.read.sheet_blocks import Grid, blocks_of, check_size
from branchaudit.read.sheet_text import clean

_SIGNS = ",\t;，"
_LOOKED_AT = 20
"""Lines by which the sign is told."""
_EMPTY = "文件是空的，没有任何文字。请确认文件是否填写、保存完整"
_LONG = "数据表里有一格过长，多半是引号没有配对，没有读取。请在 WPS 或 Excel 中打开核对，另存后重新检查"
_TABLE_PROGRAM = "sep="
"""A first line that names the sign, for table programs."""


def read_separated(source: SourceFile, data: bytes) -> Document:
    if not data.strip(b" \t\r\n\f\0"):
        raise Refused("empty", _EMPTY, "csv")
    decoded = decode(data)
    if decoded is None:
        raise Refused("not_text", format="csv")
    text, encoding = decoded
    rows: dict[int, dict[int, str]] = {}
    cells = 0
    try:
        for number, values in enumerate(_reader(text), 1):
            texts = {column: shown for column, value in enumerate(values, 1) if (shown := clean(value))}
            cells += len(texts)
            check_size(cells)
            if texts and not (number == 1 and values[0].startswith(_TABLE_PROGRAM)):
                rows[number] = texts
    except csv.Error:
        raise Refused("too_large", _LONG, "csv") from None
    if not rows:
        raise Refused("empty", _EMPTY, "csv")
    blocks = tuple(_numbered(block) for block in blocks_of(Grid("", rows), 0))
    return Document(source, "csv", hashlib.sha256(data).hexdigest(), blocks, encoding=encoding)


def _reader(text: str) -> Iterator[list[str]]:
    lines = [line for line in islice(io.StringIO(text), _LOOKED_AT) if line.strip()]
    sign = max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in lines))
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def _numbered(block: Block) -> Block:
    """Without the name of a sheet its row is what an editor calls a line."""
    return block._replace(line=block.row)
