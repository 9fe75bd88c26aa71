"""Ledgers (党费收缴台账, 任务清单, 党员名册 …): a row of a list fact for each entry, and their sums."""

from __future__ import annotations

import re
from collections.abc import Callable

from branchaudit import lexicon
from branchaudit.extract.branch import clean_branch
from branchaudit.extract.context import Context
from branchaudit.extract.ledgers.candidates import candidate
from branchaudit.extract.ledgers.dues import collected_on, dues_rows
from branchaudit.extract.ledgers.dues_months import span_of_ledger
from branchaudit.extract.ledgers.members import member
from branchaudit.extract.ledgers.moves import with_moves
from branchaudit.extract.ledgers.odd_cells import formula_rows, odd_cells, typed_cells
from branchaudit.extract.ledgers.sums import sum_rows
from branchaudit.extract.ledgers.wide_dues import is_wide, wide_rows
from branchaudit.extract.moment import record_year
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.columns import Sheet, Table, read_sheet
from branchaudit.structure.entries import Entry, entries
from branchaudit.text import NUMERAL, chinese_int, fold, squeeze

_COLUMNS = {
    "dues_ledger": "dues",
    "task_list": "tasks",
    "member_roster": "members",
    "branch_ledger": "branches",
    "development_ledger": "candidates",
}
_LEAST = 2
"""A table with fewer of the columns is another one."""


def ledger(
    ctx: Context, tables: tuple[Table, ...], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> None:
    kind = _COLUMNS[ctx.kind.doc_type]
    wanted = lexicon.columns()[kind]
    found = (read_sheet(table, wanted) for table in tables)
    sheets = [
        sheet for sheet in found if sheet is not None and (len(sheet.columns) >= _LEAST or is_wide(sheet))
    ]
    lists["sums"] = tuple(sum_rows(ctx, sheets))
    lists["formulas"] = formula_rows(ctx)
    lists["odd_cells"] = tuple(odd_cells(ctx, sheets))
    scalars["typed_cells"] = sum(map(typed_cells, sheets))
    if kind == "dues":
        scalars["collected_on"] = collected = collected_on(ctx)
        lists["dues"] = _dues(ctx, sheets, collected)
    elif kind in _ROWS:
        lists[kind] = tuple(_ROWS[kind](entry) for sheet in sheets for entry in entries(sheet))
        if kind == "members":
            lists[kind] = with_moves(ctx, lists[kind])


_ON_THE_WAY = frozenset({"申请日期", "确定积极分子日期", "确定发展对象日期", "接收日期"})
_LEAST_STEPS = 2


def listed_candidates(tables: tuple[Table, ...]) -> tuple[Row, ...]:
    """Those whom a 公示 lists in a table, with the days of their steps."""
    found = (read_sheet(table, lexicon.columns()["candidates"]) for table in tables)
    return tuple(
        candidate(entry)
        for sheet in found
        if sheet is not None and len(_ON_THE_WAY & sheet.columns.keys()) >= _LEAST_STEPS
        for entry in entries(sheet)
    )


def _dues(ctx: Context, sheets: list[Sheet], collected: str | None) -> tuple[Row, ...]:
    """Rows of tables with a column for every month come behind the others."""
    long: list[Entry] = []
    wide: list[Row] = []
    for sheet in sheets:
        rows = wide_rows(sheet, record_year(ctx))
        if rows is None:
            long += entries(sheet)
        else:
            wide += rows
    return (*dues_rows(ctx, long, span_of_ledger(ctx, collected)), *wide)


def told_branch(ctx: Context, lists: dict[str, tuple[Row, ...]], named: str | None) -> str | None:
    """Whose ledger it is: what a column says of all rows; of a ledger of several branches only what its
    title says. Without such a column, `named`."""
    rows = (row for name in ("members", "dues", "candidates") for row in lists.get(name, ()))
    told = {branch for row in rows if isinstance(branch := row.fields["branch"], str)}
    if not told:
        return named
    if len(told) == 1:
        return told.pop()
    return clean_branch(ctx.title)


def _task(entry: Entry) -> Row:
    owner = entry.text("责任人")
    collective = owner is not None and people.is_collective(owner) and not _named(owner)
    fields = {"task": entry.text("任务"), "owner": owner, "due": entry.text("时限"), "collective": collective}
    return Row(fields, entry.cells["责任人"].span if "责任人" in entry.cells else entry.span)


_COUNT = re.compile(rf"(?:党员|共|总数|:|^)[^\d,，。;；]{{0,4}}({NUMERAL})[ ]*(?:名|人|$|[,，(（;；。])")


def _branch(entry: Entry) -> Row:
    """Of a ledger of branches (五清台账): how many members it has, and who leads it."""
    told = squeeze(fold(entry.text("党员人数") or ""))
    number = _COUNT.search(told)
    leaders = [person.name for person in people.split_people(entry.text("支部书记") or "")]
    alone = len(leaders) == 1 and people.is_full_name(leaders[0])
    fields: dict[str, Value] = {
        "branch": entry.text("党支部名称"),
        "members": chinese_int(number[1]) if number else None,
        "secretary": leaders[0] if alone else None,
    }
    return Row(fields, entry.span)


def _named(text: str) -> bool:
    return any(not people.is_collective(person.name) for person in people.split_people(text))


_ROWS: dict[str, Callable[[Entry], Row]] = {
    "tasks": _task,
    "members": member,
    "candidates": candidate,
    "branches": _branch,
}
