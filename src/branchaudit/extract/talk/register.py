"""Registers of talks (谈心谈话登记表): a row of `talks` for each talk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.extract.steps.names import labelled_names
from branchaudit.model import Row
from branchaudit.structure.columns import read_sheet, tables_of
from branchaudit.structure.dates import clock_interval, find_dates, short_day
from branchaudit.structure.entries import entries
from branchaudit.text import fold

_PARTIES = frozenset({"谈话人", "谈话对象"})
_BOTH = "双方"
_BETWEEN = re.compile(r"[ ]*(?:-+|~|→|与|和|、|/)[ ]*")
_LINE = re.compile(
    r"[ ]*(?P<day>\d{1,2}[.月/]\d{1,2}日?)[ :,]*(?P<a>[\u4e00-\u9fff·]{2,4})[ ]*(?:-+|~|→|与|和|找|同)[ ]*(?P<b>[\u4e00-\u9fff·]{2,4})[ 。;；]*"
)
_LEAST = 2
"""Talks, from which on a table is a register; the form of one talk has one."""


def talk_rows(ctx: Context) -> tuple[Row, ...]:
    """One row a talk and person talked to; none where the record is that of one talk."""
    if ctx.kind.doc_type != "heart_to_heart_talk":
        return ()
    talks = [*_in_tables(ctx)] or [*_in_lines(ctx)]
    if len(talks) < _LEAST:
        return ()
    return tuple(
        Row(
            {"talker": first, "talked_to": second, "on": one.on, "start": one.start, "end": one.end}, one.span
        )
        for one in talks
        for first in one.talkers
        for second in one.others
    )


class _Talk(NamedTuple):
    talkers: tuple[str, ...]
    others: tuple[str, ...]
    on: str | None
    """ISO date."""
    span: tuple[int, int]
    start: str | None = None
    """HH:MM"""
    end: str | None = None


def _in_tables(ctx: Context) -> Iterator[_Talk]:
    for table in tables_of(ctx.passage):
        sheet = read_sheet(table, lexicon.columns()["talks"])
        if sheet is None or not (sheet.columns.keys() >= _PARTIES or _BOTH in sheet.columns):
            continue
        for entry in entries(sheet):
            if _BOTH in sheet.columns:
                first, second = _apart(entry.text(_BOTH) or "")
            else:
                first, second = entry.text("谈话人") or "", entry.text("谈话对象") or ""
            talkers, others = labelled_names([first]), labelled_names([second])
            if talkers and others:
                hours = clock_interval(fold(entry.text("起止时间") or _behind_day(entry.text("日期") or "")))
                yield _Talk(talkers, others, _day(ctx, entry.text("日期") or ""), entry.span, *hours)


def _in_lines(ctx: Context) -> Iterator[_Talk]:
    """1.15贺长堤—秦听雨, a line for each talk."""
    for line in ctx.lines:
        found = _LINE.fullmatch(line.text)
        if found:
            talkers, others = labelled_names([found["a"]]), labelled_names([found["b"]])
            if talkers and others:
                yield _Talk(talkers, others, _day(ctx, found["day"]), (line.start, line.end))


def _apart(both: str) -> tuple[str, str]:
    found = _BETWEEN.search(fold(both))
    return (both[: found.start()], both[found.end() :]) if found else (both, "")


def _behind_day(written: str) -> str:
    """The hours in 2024年4月3日 9:00—9:40."""
    day = next(find_dates(fold(written)), None)
    return written[day.end :] if day is not None else ""


def _day(ctx: Context, written: str) -> str | None:
    folded = fold(written)
    day = next(find_dates(folded), None) or short_day(folded)
    return day.with_year(record_year(ctx)).iso if day is not None else None
