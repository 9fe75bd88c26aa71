"""Dues ledgers that have a row a member and a column a month (1月 … 12月, or quarters)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from branchaudit.extract.ledgers.dues import by_proxy, employed, name_of
from branchaudit.extract.ledgers.dues_months import is_exempt, is_unpaid, says_unpaid, span_of
from branchaudit.extract.ledgers.members import branch_of
from branchaudit.model import Row, Value
from branchaudit.structure.amounts import amount, rate
from branchaudit.structure.columns import Cell, Sheet
from branchaudit.structure.dates import find_dates
from branchaudit.structure.entries import Entry, body, entries
from branchaudit.text import NUMERAL, chinese_int, fold

_PERIOD = re.compile(
    rf"(?:(?:19|20)\d\d年)?第?({NUMERAL})(月|季度|季)份?(?:(应交|应缴|实交|实缴|已交|已缴|交纳|缴纳|党费|金额)*|(?:交纳|缴纳|交费|缴费|交款|缴款|实交|实缴|收缴)?(日期|时间))"
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
    day: int | None = None


def is_wide(sheet: Sheet) -> bool:
    """A name and its months are enough to know the table by."""
    return "姓名" in sheet.columns and len(_periods(sheet)) >= _LEAST


def wide_rows(sheet: Sheet, year: int | None) -> list[Row] | None:
    """A row for each member and month; None if the table has no columns of months."""
    periods = _periods(sheet)
    if len(periods) < _LEAST:
        return None
    cells = dict(body(sheet))
    return [
        row for entry in entries(sheet) for row in _rows(entry, cells[entry.number], periods, sheet, year)
    ]


def _periods(sheet: Sheet) -> list[_Period]:
    found: dict[tuple[str, int], dict[str, int]] = {}
    for column, words in sheet.words.items():
        for word in reversed(words):  # 1月应交 before 应交
            part = _PERIOD.fullmatch(word)
            number = chinese_int(part[1]) if part else None
            if part and number and number <= (12 if part[2] == "月" else 4):
                own = "day" if part[4] else "due" if part[3] in ("应交", "应缴") else "paid"
                found.setdefault((part[2][0], number), {}).setdefault(own, column)
                break
    return [
        _Period(
            _name(*key), 1 if key[0] == "月" else 3, columns.get("due"), columns["paid"], columns.get("day")
        )
        for key, columns in sorted(found.items())
        if "paid" in columns
    ]


def _name(unit: str, number: int) -> str:
    return f"{number}月" if unit == "月" else f"第{'一二三四'[number - 1]}季度"


def _rows(
    entry: Entry, cells: Mapping[int, Cell], periods: list[_Period], sheet: Sheet, year: int | None
) -> Iterator[Row]:
    name = name_of(entry)
    sums = {period: _amount(cells, period.paid) for period in periods}
    each = _each(entry, sheet, [paid / p.months for p, paid in sums.items() if paid is not None])
    days = {period: _day(cells, period.day, year) for period in periods}
    together = Counter[str | None]()
    for period, day in days.items():
        together[day] += period.months
    for number, period in enumerate(periods):
        due = _amount(cells, period.due) if period.due is not None else each and each * period.months
        first = number == 0
        base, share = (
            (amount(entry.text("基数") or ""), rate(entry.text("比例") or "")) if first else (None, None)
        )
        if due is None and base is not None and share is not None:
            due = float(math.floor(base * share * period.months))
        span = span_of(period.name, year)
        written = cells[period.paid].text if period.paid in cells else ""
        fields: dict[str, Value] = {
            "name": name,
            "months": period.name,
            "first_month": span[0] if span else None,
            "last_month": span[1] if span else None,
            "base": base,
            "rate": share,
            "due": due,
            "paid": sums[period],
            "paid_on": days[period],
            "months_that_day": together.pop(days[period], None) if days[period] else None,
            "by_proxy": first and by_proxy(entry),
            "employed": employed(entry),
            "unpaid": is_unpaid(written),
            "says_unpaid": says_unpaid(written),
            "exempt": is_exempt(written, entry.text("备注"), entry.text("类别")),
            "in_grid": True,
            "note": entry.text("备注"),
            "branch": branch_of(entry),
        }
        cell = cells.get(period.paid)
        yield Row(fields, cell.span if cell is not None else entry.span)


def _amount(cells: Mapping[int, Cell], column: int) -> float | None:
    cell = cells.get(column)
    return amount(cell.text) if cell is not None else None


def _day(cells: Mapping[int, Cell], column: int | None, year: int | None) -> str | None:
    cell = cells.get(column) if column is not None else None
    moment = next(find_dates(fold(cell.text)), None) if cell is not None else None
    return moment.with_year(year).iso if moment is not None else None


def _each(entry: Entry, sheet: Sheet, paid: list[float]) -> float | None:
    """What is due a month; None where 应交 may be that of the year."""
    due = amount(entry.text("应交") or "")
    if due is None:
        return None
    head = "".join(sheet.words[sheet.columns["应交"]])
    if _OF_A_MONTH.search(head):
        return due
    return due if paid and due <= _MONTHLY * max(paid) else None
