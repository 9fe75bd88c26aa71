"""Trainings of secretaries: who was there and who was not, by lines and by sign-in tables."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.grids import column, grids
from branchaudit.model import Row
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_TITLE = Cue(r"书记[^\n]{0,12}(?:培训|轮训|集训|补训|示范班)|(?:培训|轮训|集训|补训)[^\n]{0,8}书记")
_NO_RECORD = re.compile("通知|计划|方案|安排|预告|请示")
_LINE = re.compile(
    r"[ ]*(?P<label>(?:参训|参加|到会|到训|出席|学员|补训|签到|实到|应到|受训|听课|未到|缺席|缺训|未参加|未参训|请假|缺勤)"
    r"(?:培训)?(?:人员|人|者|名单|学员|情况|书记)*)[ ]*(?:[:]|\n)[ ]*(?P<names>[^\n]{2,400})"
)
_AWAY = re.compile("未|缺|请假")
_ABSENT = re.compile("未|缺|假|否|×|✗|没")


def trained_rows(ctx: Context) -> tuple[Row, ...]:
    if not _TITLE.search(ctx.title) or _NO_RECORD.search(ctx.title):
        return ()
    rows: dict[str, Row] = {}
    for match in _LINE.finditer(ctx.folded, ctx.title_end):
        if match["label"].startswith("应到"):
            continue
        for person in people.split_people(match["names"]):
            if people.is_full_name(person.name):
                there = not _AWAY.search(match["label"])
                rows.setdefault(
                    person.name, _row(person.name, person.reason, match.span("names"), there=there)
                )
    for columns, cells in grids(ctx):
        who, mark = column(columns, r"^姓名|书记"), column(columns, r"签到|参训|出席|到课|到会|考勤|情况")
        for row in cells if who is not None and mark is not None else ():
            name, at = row.get(who, ("", 0)) if who is not None else ("", 0)
            told = row.get(mark, ("", 0))[0].strip() if mark is not None else ""
            if told and people.is_full_name(name.strip()):
                there = not _ABSENT.search(told)
                reason = told if "假" in told else None
                rows.setdefault(name.strip(), _row(name.strip(), reason, (at, at + len(name)), there=there))
    return tuple(rows.values())


def _row(person: str, reason: str | None, span: tuple[int, int], *, there: bool) -> Row:
    return Row({"person": person, "there": there, "reason": None if there else reason}, span)
