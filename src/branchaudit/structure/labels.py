"""Find the labels of a record (时间：, 主 持 人, a label cell …) and how far each value reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from branchaudit import lexicon
from branchaudit.passage import Passage
from branchaudit.structure.cell_labels import cell_labels
from branchaudit.structure.extents import close_values
from branchaudit.structure.hits import PAREN, SIGNED, Hit, field_of, label_field
from branchaudit.structure.outline import Line, numbered
from branchaudit.structure.people import is_full_name
from branchaudit.structure.shorthand import shorthand_labels

_LOOSE_FIELDS = frozenset(
    {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance", "absentees", "topic",
     "resolution", "vote_result", "attendees_list", "observers", "speaker"}
)  # fmt: skip
"""Fields whose label may follow a short unknown word at the start of a line (本场研讨时间：)."""

_BARE_FIELDS = _LOOSE_FIELDS | {
    "deadline", "responsible_person", "responsible_unit", "signature", "branch", "talker", "talked_to",
    "meeting_name", "content", "led_by", "end_time", "attendance_both", "issuer", "date_signed",
}  # fmt: skip
"""Fields that are read from `label blank value` without a colon."""

_BOUNDARY = set(' ,，;；。.、|/)】]"“”(【[·-~!！?？>*#•☑☐■●◆')
_MAX_LABEL = 16


def find_labels(passage: Passage, lines: list[Line]) -> list[Hit]:
    """All labels in order of place; `lines` are those of the passage. Values of one-line fields end at the next label or at the
    end of the line; those of `LONG_FIELDS` at the next label that opens a line."""
    hits: dict[int, Hit] = {}
    for hit in [
        *shorthand_labels(passage),
        *cell_labels(passage),
        *_colon_labels(passage),
        *_bracket_labels(passage),
        *_bare_labels(lines),
    ]:
        hits.setdefault(hit.label_start, hit)
    return close_values(passage, sorted(hits.values(), key=lambda h: h.label_start))


# ---------------------------------------------------------------- labels with a colon
def _colon_labels(passage: Passage) -> Iterable[Hit]:
    text = passage.folded
    at = text.find(":")
    while at != -1:
        line_start = text.rfind("\n", 0, at) + 1
        window = max(line_start, at - 40)
        head = text[window:at]
        found = _label_before(head) or (_loose_label(head) if window == line_start else None)
        also = _also_in_paren(head, found)
        if found is not None:
            field, word, start = found
            end = text.find("\n", at)
            end = len(text) if end == -1 else end
            value = at + 1
            if text.startswith("**", value) and text[value + 2 : end].strip(" *"):
                value += 2  # **地点：** 东厅, pasted from Markdown
            yield Hit(field, window + start, at, value, end, "colon", word)
            if also is not None:
                yield Hit(also[0], window + also[2], at, value, end, "colon", also[1])
        at = text.find(":", at + 1)


def _also_in_paren(head: str, found: tuple[str, str, int] | None) -> tuple[str, str, int] | None:
    """领学人（主持）: the one value answers both labels."""
    paren = PAREN.search(head) if found is not None and head.endswith(")") else None
    word = paren[0].strip("() ") if paren else ""
    field = lexicon.labels().get(word)
    if paren is None or found is None or field not in ("chair", "recorder") or field == found[0]:
        return None
    return field, word, paren.start() + 1


def _bracket_labels(passage: Passage) -> Iterable[Hit]:
    """【时间】2024年…, [时间] 2024年…: the brackets do what a colon does."""
    yield from _between(passage.folded, "【", "】")
    yield from _between(passage.folded, "[", "]")


def _between(text: str, opening: str, closing: str) -> Iterator[Hit]:
    at = text.find(opening)
    while at != -1:
        close = text.find(closing, at, at + _MAX_LABEL + 8)
        if close != -1 and text[close + 1 : close + 2] != ":":
            word = "".join(text[at + 1 : close].split())
            field = field_of(word)
            end = text.find("\n", close)
            if field is not None and text[close + 1 : end if end != -1 else len(text)].strip():
                yield Hit(field, at + 1, close, close + 1, len(text) if end == -1 else end, "colon", word)
        at = text.find(opening, at + 1)


def _label_before(head: str) -> tuple[str, str, int] | None:
    """The label at the end of `head` (text in front of a colon): (field, word, start)."""
    stop = len(head.rstrip("* " if head.endswith("**") else " "))
    if stop and head[stop - 1] in "】]":  # 【主持人】：
        stop -= 1
    if stop and head[stop - 1] == ")" and (paren := PAREN.search(head[:stop])):
        whole = _longest(head[:stop])
        found = _longest(head[: len(head[: paren.start()].rstrip(" "))])
        if whole and not (found and found[2] < whole[2]):
            return whole
        if found and SIGNED.search(paren[0]):
            return "signature", found[1] + paren[0].strip("()"), found[2]
        return found or _label_in_paren(head[:stop], paren)
    return _longest(head[:stop])


def _label_in_paren(head: str, paren: re.Match[str]) -> tuple[str, str, int] | None:
    """组织人（主持）: the word in front is unknown, the one in parentheses tells the field. A name
    with a task behind it (晏小山（记录）：…) is somebody who speaks."""
    word = paren[0].strip("() ")
    field = lexicon.labels().get(word)
    start = max(head.rfind(char, 0, paren.start()) for char in " \n") + 1
    if (
        field is None
        or not 2 <= paren.start() - start <= _MAX_LABEL
        or is_full_name(head[start : paren.start()])
    ):
        return None
    return field, word, start


@lru_cache(maxsize=4096)
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
            elif (best is None or best[0] == "other") and (at == 0 or head[at - 1] != " "):
                field = label_field(word)
                if field is not None:
                    best = field, word, at
    return best


@lru_cache(maxsize=4096)
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
_BULLETS = "◆◇●○■□★☆▲△▶▪•◎※"
_NO_BULLETS = str.maketrans(dict.fromkeys(_BULLETS, " "))
"""◆主持人　何大山　◆记录人　江小鱼: marks in front of labels are as good as blanks."""


def _bare_labels(lines: list[Line]) -> Iterable[Hit]:
    """Labels that stand alone on a line, end with a full stop, or are parted from their value
    by a blank only."""
    for line in lines:
        ordinal = line.body > line.start
        bulleted = line.text.lstrip(" ")[:1] in _BULLETS
        text = line.text.translate(_NO_BULLETS) if bulleted else line.text
        offset = line.body - line.start if ordinal else len(text) - len(text.lstrip(" "))
        body = text[offset:]
        if body and (ordinal or len(body) <= _MAX_LABEL + 8 or " " in body[: _MAX_LABEL + 4]):
            yield from _bare_label(body, line.start + offset, line.end, ordinal=ordinal)


def _bare_label(body: str, at: int, end: int, *, ordinal: bool) -> Iterable[Hit]:
    spaced = list(_spaced_labels(body, at, end)) if " " in body[: _MAX_LABEL + 4] else []
    if spaced:
        yield from spaced
        return
    if len(body) <= _MAX_LABEL + 8:
        word = "".join(body.split()).strip("。.、,，;【】[]〔〕")
        field = field_of(word)
        if field is not None and ":" not in body:
            mark = body.rstrip(" ")[-1] in "。.、,，;"
            yield Hit(field, at, end, end, end, "colon" if mark and not ordinal else "heading", word)
            return
    stop = body.find("。", 0, _MAX_LABEL + 8) if ordinal else -1
    if stop > 0 and ":" not in body[:stop]:
        word = "".join(body[:stop].split())
        field = field_of(word)
        if field is not None:
            yield Hit(field, at, at + stop, at + stop + 1, end, "colon", word)


def _without_aside(word: str) -> str:
    """组织者(主持) → 主持, 缺席(请假) → 缺席: the words outside the parentheses, or else inside."""
    if not word.endswith(")") or "(" not in word:
        return word
    outside, _, inside = word[:-1].partition("(")
    return inside if lexicon.labels().get(inside) in ("chair", "recorder") else outside


_NEXT_LABEL = re.compile(r"(?<= )[\u4e00-\u9fff]{2,8}(?= +[^ :])")
_ROLL_FIELDS = frozenset(
    {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance", "absentees", "observers"}
)  # fmt: skip
"""Fields whose labels of two characters are labels in the middle of a line: 主持 李云 记录 石磊. Others
(学习 讨论 决定) may be words of a value."""


def _spaced_labels(body: str, at: int, end: int) -> Iterator[Hit]:
    """`时间  2024年…`, `主 持 李云`: what follows the blank is a word, or the blank is wider than
    those inside the label; a title in wide setting (专 题 党 课) is neither. Others may follow on
    the line: `活动时间 2024年4月3日 活动地点 东厅`."""
    table = lexicon.labels()
    word, best, inner, gap = "", None, 0, 0
    for i, char in enumerate(body[: _MAX_LABEL + 8]):
        if char == " ":
            gap += 1
            continue
        if gap:
            follows = body[i + 1 : i + 2] not in ("", " ")
            wider = gap > inner and (len(word) > 1 or gap > 1)
            plain = _without_aside(word)
            if (wider or follows) and table.get(plain) in _BARE_FIELDS:
                best = plain, i - gap
            inner = max(inner, gap)
            gap = 0
        word += char
        if char == ":" or len(word) > _MAX_LABEL:
            break
    if best:
        word, i = best
        yield Hit(table[word], at, at + i, at + i, end, "bare", word)
        for m in _NEXT_LABEL.finditer(body, i):
            field = table.get(m[0])
            if field in (_BARE_FIELDS if len(m[0]) > 2 else _ROLL_FIELDS):
                yield Hit(table[m[0]], at + m.start(), at + m.end(), at + m.end(), end, "bare", m[0])
