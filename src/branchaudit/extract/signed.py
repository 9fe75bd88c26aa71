"""A sign-in sheet that is a file of its own: of which meeting it is, who signed and who was away."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.grids import column, grids
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import compact_dates
from branchaudit.text import fold

_TITLE = Cue("签到")
_AWAY = re.compile(r"[ ]*(?:未到|未签|没到|缺席|缺勤|请假|事假|病假|公出|出差|[×✗✕])")
_HEAD = 200
"""Characters in which the day of the meeting stands."""
_LEAST = 2


def signed_rows(ctx: Context) -> tuple[Row, ...]:
    """Nothing where nobody is marked: a column that is empty was signed on paper."""
    if not _TITLE.search(ctx.folded[ctx.title_start : ctx.title_end]):
        return ()
    day = _day(ctx)
    if day is None:
        return ()
    rows: list[Row] = []
    for columns, cells in grids(ctx):
        who, mark = column(columns, r"^姓名"), column(columns, r"签到|签名|到会|出席|考勤|是否到")
        only = who is None  # 序号 | 签名: whoever stands there has signed
        who = mark if only else who
        if who is None or mark is None:
            continue
        for row in cells:
            name, at = row.get(who, ("", 0))
            told = row.get(mark, ("", 0))[0].strip()
            if told and people.is_full_listed_name(name.strip()):
                fields: dict[str, Value] = {
                    "person": name.strip(),
                    "there": only or not _AWAY.match(told),
                    "mark": told[:12],
                    "on": day,
                }
                rows.append(Row(fields, (at, at + len(name))))
    return tuple(rows) if sum(bool(row.fields["there"]) for row in rows) >= _LEAST else ()


def _day(ctx: Context) -> str | None:
    """In the title or below it, else in the name of the file: 签到表2024-03-29.xlsx."""
    told = next((m.iso for m in ctx.dates_in(ctx.title_start, ctx.title_start + _HEAD) if m.iso), None)
    name = fold(ctx.document.source.name.rsplit("/", 1)[-1])
    return told or next((m.iso for m in compact_dates(name) if m.iso), None)
