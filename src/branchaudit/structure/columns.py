"""Tables read by their head: which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.passage import Passage
from branchaudit.text import fold, squeeze

_MIN_COLUMNS = 3
_HEAD_ROWS = 5
"""The head stands among the first rows, below a title or a line that says whose ledger it is."""
_LONGEST_HEAD = 20
_NO_HEAD = re.compile(
    r"\d(?![\d.、,，~至到-]*(?:年\d{1,2})?(?:月|季度|年度?)(?:份|应交|实交|应缴|实缴|已交|已缴|交纳|缴纳|交费|缴费|交款|缴款|收缴|党费|金额|日期|时间)*$)|^[男女]$|:."
)
"""What no column is called: figures but for months and years, values, a label with its value."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGER = re.compile(r"电话|签[字名章]|联系方式|身份证|单位|部门|职务")
"""责任人电话 is no column of persons in charge."""
_SPARE = 6
"""A head may say that much more than the word: 实交党费金额."""
SERIAL = frozenset({"序号", "编号", "序", "No", "No.", "NO", "NO."})


class Cell(NamedTuple):
    """What stands in one place of a table; a merged cell stands in every place that it covers."""

    text: str
    span: tuple[int, int]
    """In Passage.text; it tells cells apart."""
    images: int = 0


class Table(NamedTuple):
    """A table as it was drawn: ledgers are judged by their columns and rows."""

    number: int
    """In the document, from 1."""
    rows: Mapping[int, Mapping[int, Cell]]
    """Row → column → cell, numbered as in `Place`."""


Row = Mapping[int, Cell]


class Sheet(NamedTuple):
    """A table with its head."""

    table: Table
    head: Row
    """The lowest row of the head."""
    last: int
    """Number of that row."""
    columns: Mapping[str, int]
    """Name that was looked for → column."""
    serial: int | None
    """The column of running numbers."""
    words: Mapping[int, tuple[str, ...]]
    """Column → what its head says, below a merged head with that in front as well."""


def tables_of(passage: Passage) -> tuple[Table, ...]:
    """The tables of a record that may have a head."""
    found: dict[int, dict[int, dict[int, Cell]]] = {}
    for (_, block), start in zip(passage.blocks, passage.starts, strict=True):
        if block.kind != "cell" or block.table is None:
            continue
        cell = Cell(block.text, (start, start + len(block.text)), block.images)
        rows = found.setdefault(block.table, {})
        first = block.row or 0
        for row in range(first, first + block.row_span):
            places = rows.setdefault(row, {})
            for column in range(block.column or 0, (block.column or 0) + block.column_span):
                places[column] = cell
    return tuple(
        Table(number, {row: rows[row] for row in sorted(rows)})
        for number, rows in found.items()
        if max(map(len, rows.values())) >= _MIN_COLUMNS
    )


def words_of(name: str) -> tuple[str, ...]:
    """How head rows write the name of a column."""
    return _known_columns().get(name, ()) or (plain(name),)


@cache
def _known_columns() -> dict[str, tuple[str, ...]]:
    """Of a name that two ledgers share the words are joined."""
    known: dict[str, tuple[str, ...]] = {}
    for columns in lexicon.columns().values():
        for name, words in columns.items():
            known[name] = tuple(dict.fromkeys((*known.get(name, ()), *words)))
    return known


# ---------------------------------------------------------------- the head
def read_sheet(table: Table, wanted: Mapping[str, tuple[str, ...]]) -> Sheet | None:
    """The table by the head row that has most of the `wanted` columns (name → words); None if no row
    has any."""
    best: Sheet | None = None
    for number in list(table.rows)[:_HEAD_ROWS]:
        row = table.rows[number]
        if not _is_head(row):
            continue
        last, words = _words(table, number)
        columns = _assigned(words, wanted)
        if columns and (best is None or len(columns) > len(best.columns)):
            serial = next((c for c, found in words.items() if SERIAL.intersection(found)), None)
            best = Sheet(table, table.rows[last], last, columns, serial, words)
    return best


def _is_head(row: Row) -> bool:
    # 本季实交(3个月): what stands in brackets is no part of the name
    texts = [_BRACKETS.sub("", squeeze(fold(cell.text))) for cell in dict.fromkeys(row.values())]
    named = [text for text in texts if text]
    return (
        len(named) >= _MIN_COLUMNS
        and len(texts) - len(named) <= 1
        and all(len(text) <= _LONGEST_HEAD and not _NO_HEAD.search(text) for text in named)
    )


def _words(table: Table, number: int) -> tuple[int, dict[int, tuple[str, ...]]]:
    """The last row of the head that begins at `number`, and what each column may be called: under a
    cell that is merged over several columns stand their names (党费 over 应交 and 实交)."""
    row, below = table.rows[number], table.rows.get(number + 1, {})
    across = {cell for cell in row.values() if sum(other is cell for other in row.values()) > 1}
    parted = [c for c, cell in row.items() if cell in across and c in below and below[c] is not cell]
    if len(parted) < 2 or not _are_names(below[c] for c in parted):
        return number, {c: (plain(cell.text),) for c, cell in row.items()}
    words: dict[int, tuple[str, ...]] = {}
    for column, cell in row.items():
        upper = plain(cell.text)
        lower = plain(below[column].text) if column in parted else ""
        words[column] = (lower, upper + lower) if lower else (upper,)
    return number + 1, words


def _are_names(cells: Iterable[Cell]) -> bool:
    texts = [squeeze(fold(cell.text)) for cell in cells]
    return all(text and not _NO_HEAD.search(text) for text in texts)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """As the lexicon has it: 应交（元） is 应交."""
    return _BRACKETS.sub("", squeeze(fold(text))).rstrip(":*/元").lstrip("*")


def _assigned(words: Mapping[int, tuple[str, ...]], wanted: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Whole words come first, then heads that say a little more."""
    found: dict[str, int] = {}
    for whole in (True, False):
        for name, variants in wanted.items():
            if name in found:
                continue
            free = {c: w for c, w in words.items() if c not in found.values()}
            column = next((c for v in variants for c, w in free.items() if _names(v, w, whole)), None)
            if column is not None:
                found[name] = column
    return found


def _names(variant: str, words: tuple[str, ...], whole: bool) -> bool:
    if whole:
        return variant in words
    return len(variant) > 1 and any(
        variant in word
        and len(word) <= len(variant) + _SPARE
        and not _LONGER.search(word.replace(variant, ""))
        for word in words
    )
