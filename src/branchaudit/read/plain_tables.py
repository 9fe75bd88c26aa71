"""Tables in plain text: rows whose columns are parted by tabs or by drawn lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.model import Block

_SIGNS = "\t|｜│┃"
_RULE = re.compile(r"[\s\-=_+|｜:│┃─━┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻—]+")
_HEAD = re.compile(r"[\u4e00-\u9fffA-Za-z（）()/、%％ 　]{1,14}")
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
