"""Find the labels of a record (时间：, 主 持 人, a label cell …) and how far each value reaches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.model import Block
from branchaudit.passage import Passage
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import numbered
from branchaudit.text import fold

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

_LIST_FIELDS = frozenset({"topic", "absentees", "attendees_list"})
"""One-line fields whose value may be the numbered lines that follow an empty label."""

_BOUNDARY = set(' ,，;；。.、|/)】]"“”(【[·-~!！?？>*#•☑☐■●◆')
_PAREN = Cue(r"\([^()\n]{0,16}\)$")
_SIGNED = Cue(r"签[字名章]|盖章")
_MAX_LABEL = 16
_MOST_INSIDE = 100
"""So many labels inside one section end the search for the next: no form has as many."""


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
    hits: dict[int, Hit] = {}
    for hit in [
        *_cell_labels(passage),
        *_colon_labels(passage),
        *_bracket_labels(passage),
        *_bare_labels(passage),
    ]:
        hits.setdefault(hit.label_start, hit)
    return _close_values(passage, sorted(hits.values(), key=lambda h: h.label_start))


# ---------------------------------------------------------------- labels with a colon
def _colon_labels(passage: Passage) -> Iterable[Hit]:
    text = passage.folded
    at = text.find(":")
    while at != -1:
        line_start = text.rfind("\n", 0, at) + 1
        window = max(line_start, at - 40)
        head = text[window:at]
        found = _label_before(head) or (_loose_label(head) if window == line_start else None)
        if found is not None:
            field, word, start = found
            end = text.find("\n", at)
            yield Hit(field, window + start, at, at + 1, len(text) if end == -1 else end, "colon", word)
        at = text.find(":", at + 1)


def _bracket_labels(passage: Passage) -> Iterable[Hit]:
    """【时间】2024年…: the brackets do what a colon does."""
    text = passage.folded
    at = text.find("【")
    while at != -1:
        close = text.find("】", at, at + _MAX_LABEL + 8)
        if close != -1 and text[close + 1 : close + 2] != ":":
            word = "".join(text[at + 1 : close].split())
            field = _word_field(word)
            end = text.find("\n", close)
            if field is not None and text[close + 1 : end if end != -1 else len(text)].strip():
                yield Hit(field, at + 1, close, close + 1, len(text) if end == -1 else end, "colon", word)
        at = text.find("【", at + 1)


def _label_before(head: str) -> tuple[str, str, int] | None:
    """The label at the end of `head` (text in front of a colon): (field, word, start)."""
    stop = len(head.rstrip(" "))
    if stop and head[stop - 1] in "】]":  # 【主持人】：
        stop -= 1
    if stop and head[stop - 1] == ")" and (paren := _PAREN.search(head[:stop])):
        whole = _longest(head[:stop])
        if whole:
            return whole
        found = _longest(head[: len(head[: paren.start()].rstrip(" "))])
        if found and _SIGNED.search(paren[0]):
            return "signature", found[1] + paren[0].strip("()"), found[2]
        return found
    return _longest(head[:stop])


def _longest(head: str) -> tuple[str, str, int] | None:
    """The longest label that ends `head` and has nothing but a boundary in front of it."""
    table = lexicon.labels()
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
        if at == 0 or head[at - 1] in _BOUNDARY:
            field = table.get(word)
            if field is not None:
                best = field, word, at
            elif best is None and (at == 0 or head[at - 1] != " "):
                field = lexicon.label_field(word)
                if field is not None:
                    best = field, word, at
    return best


def _loose_label(head: str) -> tuple[str, str, int] | None:
    """A label behind a short unknown word that opens the line (本次党课的时间)."""
    _, _, offset = numbered(head)
    word = "".join(head[offset:].split())
    if not 3 <= len(word) <= 14:
        return None
    table = lexicon.labels()
    for cut in range(1, min(8, len(word) - 1)):
        field = table.get(word[cut:])
        if field in _LOOSE_FIELDS:
            return field, word[cut:], offset
    return None


# ---------------------------------------------------------------- labels without a colon
def _bare_labels(passage: Passage) -> Iterable[Hit]:
    """Labels that stand alone on a line, end with a full stop, or are parted from their value
    by a blank only."""
    text = passage.folded
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        _, _, offset = numbered(line)
        if not offset:
            offset = len(line) - len(line.lstrip(" "))
        body = line[offset:]
        if body:
            yield from _bare_label(body, start + offset, end, ordinal=bool(line[:offset].strip()))
        start = end + 1


def _bare_label(body: str, at: int, end: int, *, ordinal: bool) -> Iterable[Hit]:
    stop = next((i for i, c in enumerate(body[: _MAX_LABEL + 8]) if c in "。:"), -1)
    spaced = next(_spaced_label(body, at, end), None) if " " in body[: _MAX_LABEL + 4] else None
    if spaced is not None:
        yield spaced
        return
    if len(body) <= _MAX_LABEL + 8:
        word = "".join(body.split()).strip("。.、,，;【】[]")
        field = _word_field(word)
        if field is not None and ":" not in body:
            mark = body.rstrip(" ")[-1] in "。.、,，;"
            yield Hit(field, at, end, end, end, "colon" if mark and not ordinal else "heading", word)
            return
    if ordinal and stop > 0 and body[stop] == "。":
        word = "".join(body[:stop].split())
        field = _word_field(word)
        if field is not None:
            yield Hit(field, at, at + stop, at + stop + 1, end, "colon", word)


def _word_field(word: str) -> str | None:
    field = lexicon.label_field(word)
    if field is None and word.endswith(")"):
        bare = _PAREN.sub("", word)
        field = lexicon.labels().get(bare)
        if field and _SIGNED.search(word[len(bare) :]):
            return "signature"
    return field


def _spaced_label(body: str, at: int, end: int) -> Iterator[Hit]:
    """`时间  2024年…`, `主 持 李云`: what follows the blank is a word, or the blank is wider than
    those inside the label; a title in wide setting (专 题 党 课) is neither."""
    table = lexicon.labels()
    word, best, inner, gap = "", None, 0, 0
    for i, char in enumerate(body[: _MAX_LABEL + 8]):
        if char == " ":
            gap += 1
            continue
        if gap:
            follows = body[i + 1 : i + 2] not in ("", " ")
            if (gap > inner or follows) and table.get(word) in _BARE_FIELDS:
                best = word, i - gap
            inner = max(inner, gap)
            gap = 0
        word += char
        if char == ":" or len(word) > _MAX_LABEL:
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
    for members in tables.values():
        labelled: dict[int, tuple[str, str]] = {}
        for index in members:
            word = cell_word(passage.blocks[index][1].text)
            field = (
                (_word_field(word) or _word_field(word.rstrip("0123456789一二三四五六七八九十")))
                if word
                else None
            )
            if field is not None:
                labelled[index] = field, word
        headed = _header_rows(passage, members, labelled)
        _drop_body_cells(passage, members, labelled, headed)
        for index, (field, word) in labelled.items():
            block = passage.blocks[index][1]
            value = _value_cell(grid, block, labelled, headed)
            start = passage.starts[index]
            end = start + len(block.text)
            if value is None:
                yield Hit(field, start, end, end, end, "cell", word)
            else:
                begin = passage.starts[value]
                yield Hit(field, start, end, begin, begin + len(passage.blocks[value][1].text), "cell", word)


def cell_word(text: str) -> str:
    """The text of a cell as a label is written: folded, without blanks and colon; "" if too long."""
    return "" if len(text) > 40 else "".join(fold(text).split()).rstrip(":")


def _header_rows(passage: Passage, members: list[int], labelled: dict[int, tuple[str, str]]) -> set[int]:
    """Rows whose cells are labels (two in three at least): their values stand in the row below,
    which has none."""
    rows: dict[int, list[int]] = {}
    for index in members:
        rows.setdefault(passage.blocks[index][1].row or 0, []).append(index)
    headed = set()
    for row, cells in rows.items():
        count = sum(1 for i in cells if i in labelled)
        below = rows.get(row + 1, [])
        if (
            count * 3 >= len(cells) * 2
            and (len(cells) == count or len(cells) >= 3)
            and not any(i in labelled for i in below)
        ):
            headed.add(row)
    return headed


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
) -> int | None:
    table, row, column = block.table or 0, block.row or 0, block.column or 0
    right = grid.get((table, row, column + block.column_span))
    below = grid.get((table, row + block.row_span, column))
    if row not in headed and right is not None:
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
        limit = _cell_end(passage, hit.label_start)
        if hit.form == "heading" or hit.field in LONG_FIELDS:
            end = _section_end(text, hits, starts, hit, limit)
        elif hit.field in _LIST_FIELDS and not text[hit.value_start : end].strip():
            end = _list_end(text, hit.value_start, min(following, limit))
        closed.append(hit._replace(value_end=max(end, hit.value_start)))
    return closed


def _cell_end(passage: Passage, offset: int) -> int:
    """Where the text that a value may reach ends: the end of its cell, or of the record."""
    index = passage.index_at(offset)
    block = passage.blocks[index][1]
    return passage.starts[index] + len(block.text) if block.kind == "cell" else len(passage.text)


def _section_end(text: str, hits: list[Hit], starts: list[int], hit: Hit, limit: int) -> int:
    """The next label that opens a line and is no part of this section, or the next ordinal of
    the list to which the label itself belongs (三、… ends at 四、)."""
    line_start = text.rfind("\n", 0, hit.label_start) + 1
    style, number, _ = numbered(text[line_start : hit.label_end + 1])
    if style is not None and number is not None:
        limit = min(limit, _sibling(text, hit.label_end, limit, style, number + 1))
    first = bisect_right(starts, hit.label_start)
    for other in hits[first : first + _MOST_INSIDE]:
        if other.label_start >= limit:
            break
        if other.label_start < hit.value_start or other.field == hit.field:
            continue
        start = text.rfind("\n", 0, other.label_start) + 1
        lead = text[start : other.label_start]
        if not lead.strip() or numbered(text[start : start + 20])[2] >= len(lead):
            return other.label_start
    return limit


def _sibling(text: str, start: int, limit: int, style: str, number: int) -> int:
    at = text.find("\n", start)
    while at != -1 and at < limit:
        mark, ordinal, _ = numbered(text[at + 1 : at + 20])
        if mark == style and ordinal == number:
            return at + 1
        at = text.find("\n", at + 1)
    return limit


def _list_end(text: str, start: int, limit: int) -> int:
    """End of the numbered lines that follow an empty label (议题：⏎1.…⏎2.…)."""
    end = at = start
    while (newline := text.find("\n", at)) != -1 and newline < limit:
        stop = text.find("\n", newline + 1)
        stop = min(len(text) if stop == -1 else stop, limit)
        if numbered(text[newline + 1 : stop])[0] is None:
            break
        end = at = stop
        if stop >= limit:
            break
    return end
