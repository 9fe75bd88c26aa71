"""Rows of a ledger of Party dues (党费): who paid how much for which months, when, and by whom."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from branchaudit.extract.context import Context
from branchaudit.extract.ledgers.dues_months import Span, is_exempt, is_unpaid, says_unpaid, span_of
from branchaudit.extract.ledgers.members import branch_of
from branchaudit.extract.moment import record_year
from branchaudit.model import Row, Value
from branchaudit.structure.amounts import amount, rate
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import find_dates
from branchaudit.structure.entries import Entry
from branchaudit.structure.people import is_name
from branchaudit.text import NUMERAL, chinese_int, fold, squeeze

_COLLECTED = Cue(r"(?:收缴|收取|交纳|缴纳|收费|交款|缴款)(?:日期|时间)[ ]*:", "日期", "时间")
_PROXY = Cue(r"(?<![无不非])(?:代[交缴付]|垫[交缴付])(?!人?[:(]?无)")
_ONESELF = ("本人", "自己", "自交", "自缴", "本人交", "本人缴")
_EMPLOYED = Cue("在[职岗编]")
_MONTHS = Cue(rf"({NUMERAL})[ ]*(?:月份?)?[ ]*(?:-|~|至|到)[ ]*({NUMERAL})[ ]*月?")
_MONTH = Cue(rf"{NUMERAL}(?=[ ]*(?:月|[、,，]|$))")
_QUARTER = Cue(r"季")
_YEAR = Cue(r"全年|整年")


def collected_on(ctx: Context) -> str | None:
    """收缴日期：2024年3月15日, above the table or below it."""
    found = _COLLECTED.search(ctx.folded)
    if not found:
        return None
    line = ctx.folded[found.end() : found.end() + 24].partition("\n")[0]
    moment = next(find_dates(line), None)
    return moment.with_year(record_year(ctx)).iso if moment else None


def dues_rows(ctx: Context, entries: Sequence[Entry], of_ledger: Span | None) -> Iterator[Row]:
    """`of_ledger`: the months that the ledger as a whole is about."""
    year = record_year(ctx)
    rows = [(entry, _fields(entry, year, of_ledger)) for entry in entries]
    together: Counter[tuple[Value, Value]] = Counter()
    for entry, fields in rows:
        together[fields["name"], fields["paid_on"]] += _months(entry.text("月份"))
    told = set[tuple[Value, Value]]()
    for entry, fields in rows:
        paid = fields["name"], fields["paid_on"]
        first = all(paid) and fields["months"] and paid not in told  # a day is told once, and so is who paid
        fields["months_that_day"] = together[paid] if first else None
        told.add(paid)
        if fields["by_proxy"]:
            fields["by_proxy"] = (fields["name"], True) not in told
            told.add((fields["name"], True))
        yield Row(fields, entry.span)


def _fields(entry: Entry, year: int | None, of_ledger: Span | None) -> dict[str, Value]:
    paid_on = next(find_dates(fold(entry.text("交纳日期") or "")), None)
    base, share = amount(entry.text("基数") or ""), rate(entry.text("比例") or "")
    due = amount(entry.text("应交") or "")
    if "应交" not in entry.cells and base is not None and share is not None:
        due = float(math.floor(base * share))
    months = entry.text("月份")
    span = span_of(months, year) if months else of_ledger
    written = entry.text("实交") or ""
    return {
        "name": name_of(entry),
        "months": months,
        "first_month": span[0] if span else None,
        "last_month": span[1] if span else None,
        "base": base,
        "rate": share,
        "due": due,
        "paid": amount(entry.text("实交") or ""),
        "paid_on": paid_on.with_year(year).iso if paid_on else None,
        "by_proxy": by_proxy(entry),
        "employed": employed(entry),
        "unpaid": "实交" in entry.cells and is_unpaid(written),
        "says_unpaid": says_unpaid(f"{written} {entry.text('备注') or ''}"),
        "exempt": is_exempt(written, entry.text("应交"), entry.text("备注"), entry.text("类别")),
        "in_grid": False,
        "note": entry.text("备注"),
        "branch": branch_of(entry),
    }


def name_of(entry: Entry) -> str | None:
    return squeeze(entry.text("姓名") or "") or None


def employed(entry: Entry) -> bool:
    return bool(_EMPLOYED.match(fold(entry.text("类别") or "")))


def by_proxy(entry: Entry) -> bool:
    name, payer = squeeze(entry.text("姓名") or ""), squeeze(entry.text("交款人") or "")
    if any(_PROXY.search(fold(cell.text)) for cell in entry.cells.values()):
        return True
    return payer not in _ONESELF and is_name(payer) and is_name(name) and payer != name


def _months(text: str | None) -> int:
    """How many months 3月, 1-6月, 1、2、3月, 一季度, 全年 are."""
    folded = fold(text or "")
    if _YEAR.search(folded):
        return 12
    if _QUARTER.search(folded):
        return 3
    span = _MONTHS.search(folded.rpartition("年")[2])
    if span:
        first, last = chinese_int(span[1]), chinese_int(span[2])
        if first is not None and last is not None and 1 <= first <= last <= 12:
            return last - first + 1
    return max(1, len(list(_MONTH.finditer(folded.rpartition("年")[2]))))
