"""Labels in tables: cells that hold nothing but a label, and the cells of their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from branchaudit import lexicon
from branchaudit.document import Block
from branchaudit.passage import Passage
from branchaudit.structure.hits import Hit, field_of
from branchaudit.text import fold

_LONGEST = 40
"""Characters of a label with its blanks."""
_WORDY = 7
"""Words of so many characters that are in no list of labels may be a value."""


def cell_labels(passage: Passage) -> Iterable[Hit]:
    """Cells that hold nothing but a label; the value stands beside or below."""
    grid: dict[tuple[int, int, int], int] = {}
    tables: dict[int, list[int]] = {}
    for index, (_, block) in enumerate(passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, []).append(index)
            for row in range(block.row or 0, (block.row or 0) + block.row_span):
                for column in range(block.column or 0, (block.column or 0) + block.column_span):
                    grid[block.table, row, column] = index
    for members in tables.values():
        labelled: dict[int, tuple[str, str]] = {}
        for index in members:
            text = passage.blocks[index][1].text
            label = _label_in(text) if len(text) <= _LONGEST else None
            if label is not None:
                labelled[index] = label
        _drop_values(passage, members, labelled)
        following = _following(passage, members)
        headed = _header_rows(passage, members, labelled, following)
        _drop_body_cells(passage, members, labelled, headed)
        for index, (field, word) in labelled.items():
            block = passage.blocks[index][1]
            value = _value_cell(grid, block, labelled, headed, following)
            start = passage.starts[index]
            end = start + len(block.text)
            if value is None:
                yield Hit(field, start, end, end, end, "cell", word)
            else:
                begin = passage.starts[value]
                told = passage.blocks[value][1].text
                for number, (part, name, at, until) in enumerate(_parted(field, word, told)):
                    yield Hit(part, start + number, end, begin + at, begin + until, "cell", name)


@lru_cache(maxsize=4096)
def _label_in(text: str) -> tuple[str, str] | None:
    """(field, word) of a cell that holds a label. Cached: the forms of an archive share their labels."""
    word = cell_word(text)
    if word.startswith("(") and word.endswith(")"):
        word = word[1:-1]  # （谈话人签字）
    field = field_of(word) or field_of(word.rstrip("0123456789一二三四五六七八九十"))
    if field is None and "/" in word:
        fields = [field_of(part) for part in word.split("/")]
        field = fields[0] if None not in fields else None
    return None if field is None else (field, word)


def _parted(field: str, word: str, value: str) -> Iterator[tuple[str, str, int, int]]:
    """(field, label, begin, end of the value): 主持人／记录人 over 冼光／寇瑾 are two labels with a value each."""
    words = word.split("/")
    bounds = [-1, *(at for at, char in enumerate(fold(value)) if char == "/"), len(value)]
    fields = [field_of(part) for part in words]
    if field == "attendance_both" or len(words) < 2 or len(words) != len(bounds) - 1 or None in fields:
        yield field, word, 0, len(value)
        return
    for part, told, (before, after) in zip(fields, words, pairwise(bounds), strict=True):
        yield part or field, told, before + 1, after


def cell_word(text: str) -> str:
    """The text of a cell as a label is written: folded, without blanks and colon; "" if too long."""
    return "" if len(text) > _LONGEST else "".join(fold(text).split()).rstrip(":")


def _following(passage: Passage, members: list[int]) -> dict[int, int]:
    """Row → the one below it: where a record is one row of a book, that is not the next number behind the head."""
    rows: set[int] = set()
    for index in members:
        block = passage.blocks[index][1]
        rows.update(range(block.row or 0, (block.row or 0) + block.row_span))
    return dict(pairwise(sorted(rows)))


def _header_rows(
    passage: Passage, members: list[int], labelled: dict[int, tuple[str, str]], following: dict[int, int]
) -> set[int]:
    """Rows whose cells are labels (two in three at least): their values stand in the row below,
    which has none."""
    rows: dict[int, list[int]] = {}
    for index in members:
        rows.setdefault(passage.blocks[index][1].row or 0, []).append(index)
    headed = set()
    for row, cells in rows.items():
        count = sum(1 for i in cells if i in labelled)
        below = rows.get(following.get(row, 0), [])
        also = sum(1 for i in below if i in labelled)  # 领学、讨论 under 学习方式 is a value all the same
        if (
            count * 3 >= len(cells) * 2
            and (len(cells) == count or len(cells) >= 3)
            and (not also or (len(cells) == count == len(below) >= 4 and also * 4 <= count))
        ):
            headed.add(row)
    return headed


def _drop_values(passage: Passage, members: list[int], labelled: dict[int, tuple[str, str]]) -> None:
    """商议加氯间的改进办法, beside 主要议题 at the end of a row: built like a label, but the value of the one
    in front, unless the row below has values for both."""
    rows: dict[int, list[int]] = {}
    for index in members:
        rows.setdefault(passage.blocks[index][1].row or 0, []).append(index)
    known = lexicon.labels()
    for row, cells in rows.items():
        if len(cells) != 2 or not all(index in labelled for index in cells):
            continue
        (_, word), (_, told) = labelled[cells[0]], labelled[cells[1]]
        below = rows.get(row + 1, [])
        heads = len(below) == len(cells) and not any(index in labelled for index in below)
        if word in known and told not in known and len(told) >= _WORDY and not heads:
            del labelled[cells[1]]


def _drop_body_cells(
    passage: Passage, members: list[int], labelled: dict[int, tuple[str, str]], headed: set[int]
) -> None:
    """A word such as 党支部 in the body of a list (a wide header row, then rows of values) is no label."""
    rows: dict[int, list[int]] = {}
    for index in members:
        rows.setdefault(passage.blocks[index][1].row or 0, []).append(index)
    wide = [row for row in headed if len(rows[row]) >= 4]
    for row, cells in rows.items():
        if row in headed or not any(top < row and len(rows[top]) == len(cells) for top in wide):
            continue
        found = [i for i in cells if i in labelled]
        if len(found) * 3 <= len(cells):
            for index in found:
                del labelled[index]


def _value_cell(
    grid: dict[tuple[int, int, int], int],
    block: Block,
    labelled: dict[int, tuple[str, str]],
    headed: set[int],
    following: dict[int, int],
) -> int | None:
    table, row, column = block.table or 0, block.row or 0, block.column or 0
    right = grid.get((table, row, column + block.column_span))
    below = grid.get((table, following.get(row + block.row_span - 1, 0), column))
    if row not in headed and right is not None:
        return None if right in labelled else right
    return below if below is not None and below not in labelled else None
