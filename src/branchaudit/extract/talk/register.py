"""Registers of talks (谈心谈话登记表): a row of `talks` for each talk."""

from __future__ import annotations

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.extract.steps.names import labelled_names
from branchaudit.model import Row
from branchaudit.structure.columns import read_sheet, tables_of
from branchaudit.structure.dates import find_dates
from branchaudit.structure.entries import entries
from branchaudit.text import fold

_PARTIES = frozenset({"谈话人", "谈话对象"})
_LEAST = 2
"""Talks, from which on a table is a register; the form of one talk has one."""


def talk_rows(ctx: Context) -> tuple[Row, ...]:
    """One row a talk and person talked to; none where the record is that of one talk."""
    if ctx.kind.doc_type != "heart_to_heart_talk":
        return ()
    year, rows, talks = record_year(ctx), list[Row](), 0
    for table in tables_of(ctx.passage):
        sheet = read_sheet(table, lexicon.columns()["talks"])
        if sheet is None or not sheet.columns.keys() >= _PARTIES:
            continue
        for entry in entries(sheet):
            talkers = labelled_names([entry.text("谈话人") or ""])
            others = labelled_names([entry.text("谈话对象") or ""])
            talks += bool(talkers and others)
            day = next(find_dates(fold(entry.text("日期") or "")), None)
            on = day.with_year(year).iso if day is not None else None
            rows += [
                Row({"talker": first, "talked_to": second, "on": on}, entry.span)
                for first in talkers
                for second in others
            ]
    return tuple(rows) if talks >= _LEAST else ()
