"""Find the labels of a record (时间：, 主 持 人, a label cell …) and how far each value reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.model import Block
from branchaudit.passage import Passage

LONG_FIELDS = frozenset(
    {"discussion", "content", "resolution", "criticism", "rectification_measures", "vote_result", "opinion"}
)
"""Fields whose value may run over many lines."""

_LOOSE_FIELDS = frozenset(
    {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance", "absentees", "topic",
     "resolution", "vote_result", "attendees_list", "observers", "speaker"}
)  # fmt: skip
"""Fields whose label may follow a short unknown word at the start of a line (本场研讨时间：)."""

_BARE_FIELDS = _LOOSE_FIELDS | {
    "deadline", "responsible_person", "responsible_unit", "signature", "branch", "talker", "talked_to",
    "meeting_name", "end_time", "attendance_both", "issuer", "date_signed",
}  # fmt: skip
"""Fields that are read from `label blank value` without a colon."""

ORDINAL = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]{1,3}[、.．:]|\([一二三四五六七八九十]{1,3}\)、?|\d{1,2}(?:[.、．](?!\d)|\))|\(\d{1,2}\)|[①-⑳]"
    r"|第[一二三四五六七八九十]+[、,，项])[ ]*"
)
_BOUNDARY = set(" ,，;；。.、|/)】]\"“”(【[·-~!！?？>*#•☑☐■●◆")
_PAREN = re.compile(r"\([^()\n]{0,16}\)$")
_MAX_LABEL = 16


class Hit(NamedTuple):
    """A label. Offsets count in Passage.text; the value is `text[value_start:value_end]`
    before any stripping."""

    field: str
    label_start: int
    label_end: int
    value_start: int
    value_end: int
    form: str
    """colon | bare | heading | cell"""
    word: str
    """The label, folded and without blanks."""


def find_labels(passage: Passage) -> list[Hit]:
    """All labels in order of place. Values of one-line fields end at the next label or at the
    end of the line; those of `LONG_FIELDS` at the next label that opens a line."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for hit in _cell_labels(passage):
        hits.append(hit)
        taken.add(hit.label_start)
    for hit in _colon_labels(passage):
        if hit.label_start not in taken:
            hits.append(hit)
            taken.add(hit.label_start)
    for hit in _bare_labels(passage):
        if hit.label_start not in taken:
            hits.append(hit)
            taken.add(hit.label_start)
    hits.sort(key=lambda h: h.label_start)
    return _close_values(passage, hits)


def _suffix_label(head: str) -> tuple[str, int] | None:
    """The label at the end of `head` (text before a colon): (word, start in head)."""
    table = lexicon.labels()
    stop = len(head.rstrip(" "))
    if stop and head[stop - 1] == ")" and (paren := _PAREN.search(head[:stop])):
        whole = _longest(head[:stop], table)
        if whole:
            return whole
        stop = len(head[: paren.start()].rstrip(" "))
    return _longest(head[:stop], table)


def _longest(head: str, table: dict[str, str]) -> tuple[str, int] | None:
    word, best = "", None
    gap = 0
    for at in range(len(head) - 1, -1, -1):
        char = head[at]
        if char == " ":
            gap += 1
            if gap > 6:
                break
            continue
        gap = 0
        word = char + word
        if len(word) > _MAX_LABEL:
            break
        if word in table and _opens(head, at):
            best = word, at
    return best


def _opens(head: str, at: int) -> bool:
    """Whether a label may begin at `at`: nothing but a boundary stands before it."""
    return at == 0 or head[at - 1] in _BOUNDARY


def _colon_labels(passage: Passage) -> Iterable[Hit]:
    text, table = passage.folded, lexicon.labels()
    at = text.find(":")
    while at != -1:
        line_start = text.rfind("\n", 0, at) + 1
        window = max(line_start, at - 40)
        head = text[window:at]
        found = _suffix_label(head)
        if found is None and window == line_start:
            found = _loose_label(head, table)
        if found is not None:
            word, start = found
            end = text.find("\n", at)
            yield Hit(
                table[word], window + start, at, at + 1, len(text) if end == -1 else end, "colon", word
            )
        at = text.find(":", at + 1)


def _loose_label(head: str, table: dict[str, str]) -> tuple[str, int] | None:
    """A label behind a short unknown word that opens the line (本次党课的时间)."""
    line = ORDINAL.sub("", head, count=1) if ORDINAL.match(head) else head
    word = "".join(line.split())
    if not 3 <= len(word) <= 14:
        return None
    for cut in range(1, min(8, len(word) - 1)):
        field = table.get(word[cut:])
        if field in _LOOSE_FIELDS:
            return word[cut:], len(head) - len(line)
    return None


def _bare_labels(passage: Passage) -> Iterable[Hit]:
    """Labels that stand alone on a line, or are parted from their value by a blank only."""
    text, table = passage.folded, lexicon.labels()
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        ordinal = ORDINAL.match(line)
        offset = ordinal.end() if ordinal else len(line) - len(line.lstrip(" "))
        body = line[offset:]
        if body and ":" not in body[:_MAX_LABEL]:
            word = "".join(body.split()).strip("。.、,，;【】[]")
            if word.endswith(")"):
                word = table_key if (table_key := _PAREN.sub("", word)) in table else word
            if word in table:
                mark = body.rstrip(" ").endswith(("。", ".", "、", ",", "，", ";"))
                yield Hit(
                    table[word], start + offset, end, end, end, "colon" if mark else "heading", word
                )
            elif " " in body[: _MAX_LABEL + 4]:
                yield from _spaced_label(body, start + offset, end, table)
        start = end + 1


def _spaced_label(body: str, at: int, end: int, table: dict[str, str]) -> Iterable[Hit]:
    word, best = "", None
    for i, char in enumerate(body[: _MAX_LABEL + 8]):
        if char == " ":
            if word in table and table[word] in _BARE_FIELDS:
                best = word, i
            continue
        word += char
        if len(word) > _MAX_LABEL:
            break
    if best:
        word, i = best
        yield Hit(table[word], at, at + i, at + i, end, "bare", word)


# ---------------------------------------------------------------- tables
def _cell_labels(passage: Passage) -> Iterable[Hit]:
    """Cells that hold nothing but a label; the value stands beside or below."""
    grid: dict[tuple[int, int, int], int] = {}
    tables: dict[int, list[int]] = {}
    for index, (_, block) in enumerate(passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, []).append(index)
            for row in range(block.row or 0, (block.row or 0) + block.row_span):
                for column in range(block.column or 0, (block.column or 0) + block.column_span):
                    grid[block.table, row, column] = index
    if not tables:
        return
    names = lexicon.labels()
    for members in tables.values():
        labelled = {i: word for i in members if (word := cell_label(passage.blocks[i][1].text)) in names}
        headed = _header_rows(passage, members, labelled)
        for index, word in labelled.items():
            block = passage.blocks[index][1]
            value = _value_cell(grid, passage, block, labelled, headed)
            start = passage.starts[index]
            end = start + len(block.text)
            if value is None:
                yield Hit(names[word], start, end, end, end, "cell", word)
            else:
                begin = passage.starts[value]
                stop = begin + len(passage.blocks[value][1].text)
                yield Hit(names[word], start, end, begin, stop, "cell", word)


def cell_label(text: str) -> str:
    """The text of a cell as a label would be written: folded, without blanks, colon and (…)."""
    if len(text) > 40:
        return ""
    from branchaudit.text import fold

    word = "".join(fold(text).split()).rstrip(":")
    if word.endswith(")") and word not in lexicon.labels():
        word = _PAREN.sub("", word)
    return word


def _header_rows(passage: Passage, members: list[int], labelled: dict[int, str]) -> set[int]:
    """Rows in which every cell is a label: their values stand in the row below."""
    rows: dict[int, list[int]] = {}
    for index in members:
        rows.setdefault(passage.blocks[index][1].row or 0, []).append(index)
    headed = set()
    for row, cells in rows.items():
        filled = [i for i in cells if passage.blocks[i][1].text.strip()]
        if filled and len(filled) == len(cells) and all(i in labelled for i in filled):
            headed.add(row)
    return headed


def _value_cell(
    grid: dict[tuple[int, int, int], int], passage: Passage, block: Block, labelled: dict[int, str], headed: set[int]
) -> int | None:
    table, row, column = block.table or 0, block.row or 0, block.column or 0
    right = grid.get((table, row, column + block.column_span))
    below = grid.get((table, row + block.row_span, column))
    if row in headed:
        return below if below is not None and below not in labelled else None
    if right is not None:
        return None if right in labelled else right
    return below if below is not None and below not in labelled else None


# ---------------------------------------------------------------- extent of values
def _close_values(passage: Passage, hits: list[Hit]) -> list[Hit]:
    text = passage.folded
    starts = [hit.label_start for hit in hits]
    closed = []
    for i, hit in enumerate(hits):
        if hit.form == "cell":
            closed.append(hit)
            continue
        following = hits[i + 1].label_start if i + 1 < len(hits) else len(text)
        end = min(hit.value_end, max(following, hit.value_start))
        cell_end = _cell_end(passage, hit.label_start)
        if hit.form == "heading" or hit.field in LONG_FIELDS:
            end = _section_end(text, hits, starts, hit, cell_end)
        elif hit.field in ("topic", "absentees", "attendees_list") and not text[hit.value_start : end].strip():
            end = _list_end(text, hit.value_start, min(following, cell_end))
        closed.append(hit._replace(value_end=max(end, hit.value_start)))
    return closed


def _cell_end(passage: Passage, offset: int) -> int:
    """Where the text that a value may reach ends: the end of its cell, or of the record."""
    index = passage.index_at(offset)
    block = passage.blocks[index][1]
    if block.kind == "cell":
        return passage.starts[index] + len(block.text)
    return len(passage.text)


def _section_end(text: str, hits: list[Hit], starts: list[int], hit: Hit, limit: int) -> int:
    """The next label that opens a line and is no part of this section."""
    for other in hits[bisect_right(starts, hit.label_start) :]:
        if other.label_start >= limit:
            break
        if other.label_start < hit.value_start:
            continue
        line_start = text.rfind("\n", 0, other.label_start) + 1
        lead = text[line_start : other.label_start]
        if (not lead.strip() or ORDINAL.fullmatch(lead)) and other.field != hit.field:
            return other.label_start
    return limit


def _list_end(text: str, start: int, limit: int) -> int:
    """End of the numbered lines that follow an empty label (议题：⏎1.…⏎2.…)."""
    end = at = start
    while (newline := text.find("\n", at)) != -1 and newline < limit:
        stop = text.find("\n", newline + 1)
        stop = min(len(text) if stop == -1 else stop, limit)
        line = text[newline + 1 : stop]
        if not ORDINAL.match(line):
            break
        end = at = stop
        if stop >= limit:
            break
    return end
