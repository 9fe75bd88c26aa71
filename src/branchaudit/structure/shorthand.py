"""Labels of a single character, as one who writes a lot of minutes shortens them: 时：… 题：… 议：… 决：…

A single character is a label only among others of its kind. What 议 and 记 stand for hangs on them:
beside 题 (or 说) the discussion and the topic, beside a 主 that names the chair the recorder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.passage import Passage
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.people import split_people
from branchaudit.text import fold

_FIELDS = {
    "时": "time",
    "地": "place",
    "主": "chair",
    "记": "recorder",
    "人": "attendance_both",
    "到": "attendees_list",
    "缺": "absentees",
    "题": "topic",
    "议": "topic",
    "说": "discussion",
    "定": "resolution",
    "决": "resolution",
}
_SIGNS = "".join(_FIELDS)
_COLON = Cue(
    rf"(?:^|(?<=[。;\n])|(?<=[^\u4e00-\u9fff ] )|(?<=[\u4e00-\u9fff]{{2}} ))(?P<sign>[{_SIGNS}])[ ]?:",
    flags=re.M,
)
"""Not the end of 主 持 人： in wide setting."""
_FEWEST = 3
"""Different ones, that make a shorthand of them."""


def shorthand_labels(passage: Passage) -> Iterator[Hit]:
    """The labels of one character with their values, which end with the line or the cell."""
    found = [*_with_colon(passage), *_in_cells(passage)]
    signs = {sign for sign, *_ in found}
    if len(signs) < _FEWEST:
        return
    for sign, start, label_end, value_start, value_end, form in found:
        field = _FIELDS[sign]
        if sign == "议" and ("题" in signs and "说" not in signs):
            field = "discussion"
        if sign == "记" and not split_people(passage.text[value_start:value_end]):
            field = "discussion"
        yield Hit(field, start, label_end, value_start, value_end, form, sign)


_Found = tuple[str, int, int, int, int, str]


def _with_colon(passage: Passage) -> Iterator[_Found]:
    text = passage.folded
    for m in _COLON.finditer(text):
        end = text.find("\n", m.end())
        yield m["sign"], m.start("sign"), m.end(), m.end(), len(text) if end == -1 else end, "colon"


def _in_cells(passage: Passage) -> Iterator[_Found]:
    """A cell with nothing but the sign (or 主/记), and the one behind it in its row."""
    for index, (_, block) in enumerate(passage.blocks[:-1]):
        word = "".join(fold(block.text).split()) if len(block.text) <= _FEWEST else ""
        if block.kind != "cell" or word not in _FIELDS:
            continue
        value = passage.blocks[index + 1][1]
        if value.kind == "cell" and (value.table, value.row) == (block.table, block.row):
            start, begin = passage.starts[index], passage.starts[index + 1]
            end = start + len(block.text)
            yield word, start, end, begin, begin + len(value.text), "cell"
