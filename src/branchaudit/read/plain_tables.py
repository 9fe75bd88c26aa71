"""Tables in plain text: columns parted by tabs, by drawn lines, or set below one another with blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from branchaudit.document import Block

_SIGNS = "\t|｜│┃"
_RULE = re.compile(r"[\s\-=_+|｜:│┃─━┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻—]+")
_HEAD = re.compile(
    r"[\u4e00-\u9fffA-Za-z（）()/、%％ 　]{1,14}|(?:\d{4}年)?第?\d{1,2}(?:月|季度)[\u4e00-\u9fff（）()]{0,6}"
)
"""姓名, 应交（元）, 1月: the head of a column."""
_COLUMNS = 3
"""Fewer are a label and its value, or two notes side by side."""


def with_tables(blocks: list[Block]) -> list[Block]:
    """The lines of a file with those of its tables cut into cells. A table opens with a row of
    short words, its head, and goes on while rows have as many columns."""
    out: list[Block] = []
    tables = at = 0
    while at < len(blocks):
        rows, end = _table(blocks, at)
        if len(rows) < 2:
            rows, end = _aligned(blocks, at)
        if len(rows) < 2:
            out.append(blocks[at])
            at += 1
            continue
        tables += 1
        for number, (block, cells) in enumerate(rows, 1):
            out += _cells(block, cells, tables, number)
        at = end
    return out


def _table(blocks: list[Block], at: int) -> tuple[list[tuple[Block, list[str]]], int]:
    """The rows of the table that opens at `at`, and the index behind it."""
    sign, head = _columns(blocks[at].text)
    if len(head) < _COLUMNS or not all(_HEAD.fullmatch(cell) for cell in head):
        return [], at
    rows = [(blocks[at], head)]
    end = at + 1
    while end < len(blocks):
        text = blocks[end].text
        if not _RULE.fullmatch(text):
            cells = _split(text, sign)
            if len(cells) != len(head):
                break
            rows.append((blocks[end], cells))
        end += 1
    return rows, end


_OPENS = frozenset({"姓名", "党员姓名", "序号", "候选人", "候选人姓名"})
"""What one of the columns of a table set with blanks is called: lists of names are set like that as well."""
_FIELD = re.compile(r"\S+(?:[ ]\S+)*")
"""One blank may stand inside of a cell."""


def _aligned(blocks: list[Block], at: int) -> tuple[list[tuple[Block, list[str]]], int]:
    """As `_table`, for columns that stand below one another; a cell that is left out leaves blanks."""
    head = _fields(blocks[at].text)
    names = [text for text, _, _ in head]
    if (
        len(head) < _COLUMNS
        or not _OPENS.intersection(names)
        or not all(_HEAD.fullmatch(name) for name in names)
    ):
        return [], at
    rows = [(blocks[at], names)]
    end = at + 1
    while end < len(blocks) and blocks[end].line == (blocks[at].line or 0) + end - at:
        fields = _fields(blocks[end].text)
        cells = _below(head, fields)
        if cells is None:
            break
        rows.append((blocks[end], cells))
        end += 1
    return (rows, end) if len(rows) > _COLUMNS else ([], at)


_Field = tuple[str, int, int]
"""What stands there, and where it begins and ends on the screen."""


def _fields(text: str) -> list[_Field]:
    found = []
    for m in _FIELD.finditer(text.replace("\u3000", "  ")):
        start = _width(text[: m.start()])
        found.append((m[0], start, start + _width(m[0])))
    return found


def _width(text: str) -> int:
    """A Han character is as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _below(head: list[_Field], fields: list[_Field]) -> list[str] | None:
    """The cells of a row, one for each column; None where two of them stand below the same one."""
    if len(fields) < 2 or len(fields) > len(head):
        return None
    if len(fields) == len(head):
        return [text for text, _, _ in fields]
    cells = [""] * len(head)
    for text, start, end in fields:
        near = min(range(len(head)), key=lambda c: min(abs(head[c][1] - start), abs(head[c][2] - end)))
        if cells[near]:
            return None
        cells[near] = text
    return cells


def _columns(text: str) -> tuple[str, list[str]]:
    """The sign that parts the columns of a line, and the columns."""
    sign = max(_SIGNS, key=text.count)
    return sign, _split(text, sign)


def _split(text: str, sign: str) -> list[str]:
    if sign != "\t":  # a drawn table may have its outer lines or not
        text = text.strip().removeprefix(sign).removesuffix(sign)
    return [cell.strip(" 　\t") for cell in text.split(sign)]


def _cells(line: Block, cells: list[str], table: int, row: int) -> Iterator[Block]:
    for column, text in enumerate(cells, 1):
        yield line._replace(
            kind="cell",
            text=text,
            table=table,
            row=row,
            column=column,
            new_page=line.new_page and column == 1,
        )
