"""What is told below a roster of who came and left in the year: 转出1人：石磊，2025年10月13日转至水务站党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}"
_NAME = r"[\u4e00-\u9fff·]{2,4}?"
_HAPPENED = Cue(
    rf"(?:^|(?<=[:,，;；。、 ]))(?P<name>{_NAME})(?:同志)?[ ]?(?:\([^()\n]{{0,24}}\))?[ ,，]*(?:于|自)?(?P<day>{_DATE})(?P<told>[^。;；\n]{{0,30}})"
    rf"|(?P<day2>{_DATE})[,，:]?(?P<name2>{_NAME})(?:同志)?(?:的)?(?P<told2>(?:党员)?(?:党?组织)?关系[^。;；\n]{{2,30}}|(?:由|从)[^,，。;；\n]{{2,20}}(?:转入|调入)|转[入出至往]|调[入出]|去世|病故|病逝)"
)
_CHANGES = Cue("转[入出至往]|调[入出]|接收|去世|病故|病逝")
_KINDS = (
    ("去世", re.compile("去世|病故|病逝")),
    ("转出", re.compile("转出|转[至往到]|调出")),
    ("转入", re.compile("转入|调入|接收|转来")),
)


class Move(NamedTuple):
    name: str
    state: str
    """转入 | 转出 | 去世"""
    day: str
    """YYYY-MM-DD"""
    span: tuple[int, int]


def with_moves(ctx: Context, members: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a roster with the days that its notes tell, and a row for everybody who has left it."""
    rows = {str(row.fields["name"]): row for row in members}
    left: list[Row] = []
    for move in _moves(ctx):
        column = "moved_in" if move.state == "转入" else "moved_out"
        row = rows.get(move.name)
        if row is None and column == "moved_out":
            left.append(_gone(move))
        elif row is not None and row.fields[column] is None:
            rows[move.name] = row._replace(fields={**row.fields, column: move.day})
    return (*(rows.get(str(row.fields["name"]), row) for row in members), *left)


def _moves(ctx: Context) -> Iterator[Move]:
    for line in ctx.lines:
        if ctx.passage.blocks[line.block][1].kind == "cell" or not _CHANGES.search(line.text):
            continue
        head, _, _ = line.text.partition(":")
        of_line = _kind(head) if len(head) <= _LONGEST_HEAD else None
        for found in _HAPPENED.finditer(line.text):
            name, day = found["name"] or found["name2"], found["day"] or found["day2"]
            state = _kind(found["told"] or found["told2"] or "") if of_line is None else of_line
            start, end = (line.start + at for at in found.span("day" if found["day"] else "day2"))
            moment = next(iter(ctx.dates_in(start, end)), None)
            iso = moment.with_year(record_year(ctx)).iso if moment else None
            if state is not None and day and iso is not None and people.is_full_name(name):
                at = line.start + found.start("name" if found["name"] else "name2")
                yield Move(name, state, iso, (at, at + len(name)))


_LONGEST_HEAD = 12
"""转出1人："""


def _kind(text: str) -> str | None:
    return next((state for state, cue in _KINDS if cue.search(text)), None)


def _gone(move: Move) -> Row:
    fields: dict[str, Value] = dict.fromkeys(
        ("born", "joined", "confirmed", "branch", "group", "post", "probationary", "moved_in")
    )
    fields |= {
        "name": move.name,
        "state": move.state,
        "retired": False,
        "excused": False,
        "moved_out": move.day,
    }
    return Row(fields, move.span)
