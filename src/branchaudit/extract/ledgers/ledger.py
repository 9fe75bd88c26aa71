"""Ledgers (党费收缴台账, 任务清单, 党员名册): a row of a list fact for each entry, and their sums."""

from __future__ import annotations

import re
from collections.abc import Callable

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.extract.ledgers.dues import collected_on, dues_rows
from branchaudit.extract.ledgers.sums import sum_rows
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.columns import Table, read_sheet
from branchaudit.structure.dates import find_dates
from branchaudit.structure.entries import Entry, entries
from branchaudit.text import fold

_COLUMNS = {
    "dues_ledger": "dues",
    "task_list": "tasks",
    "member_roster": "members",
    "branch_ledger": "branches",
}
_LEAST = 2
"""A table with fewer of the columns is another one."""
_MONTH = re.compile(r"[ ]*((?:19|20)\d{2})[ ]*[./-][ ]*(0?[1-9]|1[0-2])[ ]*")
"""1980.05"""


def ledger(
    ctx: Context, tables: tuple[Table, ...], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> None:
    kind = _COLUMNS[ctx.kind.doc_type]
    wanted = lexicon.columns()[kind]
    found = (read_sheet(table, wanted) for table in tables)
    sheets = [sheet for sheet in found if sheet is not None and len(sheet.columns) >= _LEAST]
    lists["sums"] = tuple(sum_rows(ctx, sheets))
    if kind == "dues":
        scalars["collected_on"] = collected_on(ctx)
        lists["dues"] = tuple(dues_rows(ctx, [entry for sheet in sheets for entry in entries(sheet)]))
    elif kind in _ROWS:
        lists[kind] = tuple(_ROWS[kind](entry) for sheet in sheets for entry in entries(sheet))


def _task(entry: Entry) -> Row:
    owner = entry.text("责任人")
    collective = owner is not None and people.is_collective(owner) and not _named(owner)
    fields = {"task": entry.text("任务"), "owner": owner, "due": entry.text("时限"), "collective": collective}
    return Row(fields, entry.cells["责任人"].span if "责任人" in entry.cells else entry.span)


def _named(text: str) -> bool:
    return any(not people.is_collective(person.name) for person in people.split_people(text))


def _member(entry: Entry) -> Row:
    fields: dict[str, Value] = {
        "name": entry.text("姓名"),
        "born": _day(entry.text("出生日期")),
        "joined": _day(entry.text("入党日期")),
        "confirmed": _day(entry.text("转正日期")),
    }
    return Row(fields, entry.span)


def _day(text: str | None) -> str | None:
    """YYYY-MM-DD, or YYYY-MM where no day is written: both compare as texts."""
    month = _MONTH.fullmatch(fold(text or ""))
    if month:
        return f"{month[1]}-{int(month[2]):02d}"
    moment = next(find_dates(fold(text)), None) if text else None
    if moment is None or moment.year is None or moment.month is None:
        return None
    return moment.iso or (f"{moment.year}-{moment.month:02d}" if moment.day is None else None)


_ROWS: dict[str, Callable[[Entry], Row]] = {"tasks": _task, "members": _member}
