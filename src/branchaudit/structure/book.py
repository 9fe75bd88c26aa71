"""A book of minutes: its head says once what holds for every meeting in it (地点均为三楼会议室), and each meeting
stands under its day, or in a row of a table.

支委会记录（2025年）; 委员：…。地点均为…; 2025年1月9日（星期四）15:00—16:20 …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from branchaudit.passage import Passage
from branchaudit.structure.columns import Sheet, read_sheet, tables_of
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.openings import DAY, KIND
from branchaudit.structure.outline import Line, unspaced
from branchaudit.text import fold

_TITLE = re.compile(rf"(?:{KIND})[^,。;:]{{0,12}}记录")
BARE_NUMBER = re.compile(
    r"(?:\d{4}年度?)?第?[一二三四五六七八九十\d]{1,3}(?:次(?:会议?|活动)?|讲|课|月份?|季度)|[一二三四五六七八九十]{1,2}月(?:份|主题党日[:—][^。;]{2,20})?"
)
"""第二次, 三月, 一季度: all that stands over a meeting of a book; 一月主题党日：送学上门."""
_NUMBER = r"(?P<number>[一二三四五六七八九十]{1,3}、|\(?[一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十\d]{1,3}[次讲课期])?"
_UNDER = Cue(
    rf"^[^\w《“]{{0,4}}{_NUMBER}[ :]*(?P<label>(?:活动|会议)?时间[ ]*:[ ]*)?{DAY}[ ]*(?:\(?[ ]?(?:星期|周)[一二三四五六日天]|(?:上午|下午|晚上?)?[ ]*\d{{1,2}}[:时点])"
)
"""2025年1月9日（星期四）…, 第一讲 2月27日 15:00—16:00"""
_DATED = Cue(DAY)
_ROLL = Cue(
    "应到|实到|[参与]会|到会|出席|参加|听课|请假|缺席|主持|主讲|召集|议题|地点|到[ ]?\\d{1,2}[ ]?人|[\u4e00-\u9fff]{2,4}记(?=[ ,，。])"
)
"""What is told of a meeting beside its day; a day of a plan has a task instead."""
_NEAR = 3
"""Lines of a meeting, from that of its day on, in which it is told."""
_FEWEST, _FEWEST_NUMBERED = 3, 2
"""Meetings of a book; two days in a record may be its own and that of the next meeting, unless both are numbered."""
_LONGEST_HEAD = 8
"""Lines above the first meeting."""
_TAIL = 60
"""Characters of a line below the table that holds for all its rows: 记录人：…"""
_OF_A_MEETING = re.compile("应到|实到|出席|到会|参加人|参会|缺席|请假|主持|记录|发言|讨论|决议|决定|议题")
"""Words of columns that a plan does not have: 日期｜内容｜责任人."""
_COLUMNS = {
    "time": ("日期", "时间", "会议日期", "会议时间", "活动时间", "活动日期", "开会时间"),
    "matter": (
        "议题与发言", "议题", "主题", "内容", "会议内容", "主要内容", "学习内容", "活动内容", "题目", "发言要点", "发言", "讨论情况"
    ),
}  # fmt: skip


def by_book(passage: Passage, lines: list[Line], hits: list[Hit], apart: int) -> list[Passage]:
    """The meetings of a book in order, the head of the book over each; none where it is no book, or where as many of
    them are told `apart` by their labels."""
    if not lines or not _TITLE.search(unspaced(lines[0].text.strip())):
        return []
    return _by_days(passage, lines, hits, apart) or list(_by_rows(passage, lines, hits))


def _by_days(passage: Passage, lines: list[Line], hits: list[Hit], apart: int) -> list[Passage]:
    opened = [
        (at, found["label"] is not None, found["number"] is not None)
        for at, line in enumerate(lines)
        if passage.blocks[line.block][1].kind != "cell"
        and (found := _UNDER.match(line.text))
        and any(_ROLL.search(below.text) for below in lines[at : at + _NEAR])
    ]
    # days without 时间： below one that has it are what the meeting speaks of
    days = [at for at, labelled, _ in opened if labelled == opened[0][1]]
    fewest = _FEWEST_NUMBERED if all(numbered for *_, numbered in opened) else _FEWEST
    if len(days) < max(fewest, apart + 1) or not 0 < days[0] <= _LONGEST_HEAD:
        return []
    if _dated(passage, hits, lines[days[0]].start):
        return []  # a record that has its time; the days are what it speaks of
    cuts = [lines[at - 1 if at > 1 and _is_number(lines[at - 1]) else at].block for at in days]
    return [
        passage.cut(first, last, heads=range(cuts[0]))
        for first, last in pairwise([*cuts, len(passage.blocks)])
        if last > first
    ]


def _is_number(line: Line) -> bool:
    return bool(BARE_NUMBER.fullmatch(unspaced(line.text.strip())))


def _dated(passage: Passage, hits: Iterable[Hit], end: int) -> bool:
    """Whether a label in front of `end` gives the day of a meeting."""
    return any(
        hit.field == "time"
        and hit.label_start < end
        and _DATED.search(passage.folded, hit.value_start, hit.value_end)
        for hit in hits
    )


def _by_rows(passage: Passage, lines: list[Line], hits: list[Hit]) -> Iterator[Passage]:
    """A record for each row of a table whose rows are meetings: 日期｜应到｜实到｜议题. The head of the table and
    the short lines around it hold for every row; what else stands below belongs to the last."""
    tables = tables_of(passage)
    read = (read_sheet(table, _COLUMNS) for table in tables)
    sheets = [sheet for sheet in read if sheet is not None and _is_of_meetings(sheet)]
    dated = {sheet.table.number: _dated_rows(sheet) for sheet in sheets}
    if len(sheets) < len(tables) or not all(dated.values()) or sum(map(len, dated.values())) < _FEWEST:
        return
    top = min(cell.span[0] for cell in sheets[0].head.values())
    if _dated(passage, hits, top) or any(
        _DATED.match(line.text.strip()) for line in lines if line.start < top
    ):
        return  # the minutes of a meeting, and a table that it speaks of
    around, below = [], False
    for index, (_, block) in enumerate(passage.blocks):
        if block.kind == "cell":
            below = True
        elif not below or len(block.text) <= _TAIL:
            around.append(index)
    for sheet in sheets:
        number, rows = sheet.table.number, dated[sheet.table.number]
        cells = [
            (index, block.row or 0)
            for index, (_, block) in enumerate(passage.blocks)
            if block.kind == "cell" and block.table == number
        ]
        heads = [*around, *(index for index, row in cells if row <= sheet.last)]
        for row, following in pairwise([*rows, max(sheet.table.rows) + 1]):
            own = [index for index, at in cells if row <= at < following]
            last = sheet is sheets[-1] and row == rows[-1]
            shared = [index for index in heads if index < own[0]] if last else heads
            yield passage.cut(own[0], len(passage.blocks) if last else own[-1] + 1, heads=shared)


def _is_of_meetings(sheet: Sheet) -> bool:
    words = (word for column in sheet.words.values() for word in column)
    return len(sheet.columns) == len(_COLUMNS) and any(map(_OF_A_MEETING.search, words))


def _dated_rows(sheet: Sheet) -> list[int]:
    """Numbers of the rows that begin a meeting."""
    return [
        number
        for number, row in sheet.table.rows.items()
        if number > sheet.last
        and (cell := row.get(sheet.columns["time"])) is not None
        and _DATED.match(fold(cell.text))
    ]
