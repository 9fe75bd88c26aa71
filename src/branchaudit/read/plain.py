"""Plain text: lines with visible characters → blocks, numbered as an editor numbers them."""

from __future__ import annotations

import hashlib
import io
import re

from branchaudit.document import Block, Document, SourceFile
from branchaudit.read.encoding import decode
from branchaudit.read.plain_tables import with_tables
from branchaudit.read.refusal import Refused
from branchaudit.read.spaced import unspaced

MAX_LINES = 200_000
"""With visible characters. A block takes some 250 bytes, so this bounds memory at about 50 MB."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_EMPTY = "文件是空的，没有任何文字。请确认文件是否填写、保存完整"
_ZEROED = "文件内容全部为零，多因保存时断电或传输中断。请从备份恢复后重新检查"
_TOO_LONG = f"文件超过 {MAX_LINES} 行，没有读取。请拆分文件后重新检查"


def read_plain(source: SourceFile, data: bytes) -> Document:
    if not data.strip(b" \t\r\n\f"):
        raise Refused("empty", _EMPTY)
    if not data.strip(b"\0"):
        raise Refused("corrupt", _ZEROED)
    decoded = decode(data)
    if decoded is None:
        raise Refused("not_text")
    text, encoding = decoded
    blocks: list[Block] = []
    new_page = False
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        for index, piece in enumerate(line.rstrip("\n").split("\f")):
            new_page |= index > 0
            shown = _CONTROL.sub("", piece)
            if shown.strip():
                if len(blocks) == MAX_LINES:
                    raise Refused("too_large", _TOO_LONG, "txt")
                blocks.append(Block("paragraph", unspaced(shown), number, new_page=new_page and bool(blocks)))
                new_page = False
    if not blocks:
        raise Refused("empty", _EMPTY, "txt")
    blocks = with_tables(blocks)
    return Document(source, "txt", hashlib.sha256(data).hexdigest(), tuple(blocks), encoding=encoding)
