"""Dues ledgers that have a row a member and a column a month (1月 … 12月, or quarters)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from branchaudit.extract.ledgers.dues import by_proxy, employed, name_of
from branchaudit.extract.ledgers.members import branch_of
from branchaudit.model import Row, Value
from branchaudit.structure.amounts import amount, rate
from branchaudit.structure.columns import Cell, Sheet
from branchaudit.structure.entries import Entry, body, entries
from branchaudit.text import NUMERAL, chinese_int

_PERIOD = re.compile(
    rf"(?:(?:19|20)\d\d年)?第?({NUMERAL})(月|季度|季)份?(应交|应缴|实交|实缴|已交|已缴|交纳|缴纳|党费|金额)*"
)
_OF_A_MONTH = re.compile("月|标准")
_LEAST = 3
"""Columns of months; fewer are no wide ledger."""
_MONTHLY = 1.5
"""Times the highest month: more than that is due for the year."""


class _Period(NamedTuple):
    name: str
    """1月, 第一季度"""
    months: int
    due: int | None
    """Column, where each period has one."""
    paid: int


def wide_rows(sheet: Sheet) -> list[Row] | None:
    """A row for each member and month; None if the table has no columns of months."""
    periods = _periods(sheet)
    if len(periods) < _LEAST:
        return None
    cells = dict(body(sheet))
    return [row for entry in entries(sheet) for row in _rows(entry, cells[entry.number], periods, sheet)]


def _periods(sheet: Sheet) -> list[_Period]:
    found: dict[tuple[str, int], dict[str, int]] = {}
    for column, words in sheet.words.items():
        for word in reversed(words):  # 1月应交 before 应交
            part = _PERIOD.fullmatch(word)
            number = chinese_int(part[1]) if part else None
            if part and number and number <= (12 if part[2] == "月" else 4):
                own = "due" if part[3] in ("应交", "应缴") else "paid"
                found.setdefault((part[2][0], number), {}).setdefault(own, column)
                break
    return [
        _Period(_name(*key), 1 if key[0] == "月" else 3, columns.get("due"), columns["paid"])
        for key, columns in sorted(found.items())
        if "paid" in columns
    ]


def _name(unit: str, number: int) -> str:
    return f"{number}月" if unit == "月" else f"第{'一二三四'[number - 1]}季度"


def _rows(entry: Entry, cells: Mapping[int, Cell], periods: list[_Period], sheet: Sheet) -> Iterator[Row]:
    name = name_of(entry)
    sums = {period: _amount(cells, period.paid) for period in periods}
    each = _each(entry, sheet, [paid / p.months for p, paid in sums.items() if paid is not None])
    for number, period in enumerate(periods):
        due = _amount(cells, period.due) if period.due is not None else each and each * period.months
        first = number == 0
        fields: dict[str, Value] = {
            "name": name,
            "months": period.name,
            "base": amount(entry.text("基数") or "") if first else None,
            "rate": rate(entry.text("比例") or "") if first else None,
            "due": due,
            "paid": sums[period],
            "paid_on": None,
            "months_that_day": None,
            "by_proxy": first and by_proxy(entry),
            "employed": employed(entry),
            "note": entry.text("备注"),
            "branch": branch_of(entry),
        }
        cell = cells.get(period.paid)
        yield Row(fields, cell.span if cell is not None else entry.span)


def _amount(cells: Mapping[int, Cell], column: int) -> float | None:
    cell = cells.get(column)
    return amount(cell.text) if cell is not None else None


def _each(entry: Entry, sheet: Sheet, paid: list[float]) -> float | None:
    """What is due a month; None where 应交 may be that of the year."""
    due = amount(entry.text("应交") or "")
    if due is None:
        return None
    head = "".join(sheet.words[sheet.columns["应交"]])
    if _OF_A_MONTH.search(head):
        return due
    return due if paid and due <= _MONTHLY * max(paid) else None
