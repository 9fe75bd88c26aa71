"""The period that an audit covers (审核期间), and the months, quarters and years in it. What is not over
cannot be missing yet."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

Every = Literal["month", "quarter", "half", "year"]
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_POINT = re.compile(r"(?P<year>\d{4})(?:-?[Qq](?P<quarter>[1-4])|-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


_EARLIEST, _LATEST = 1921, 2100
"""Years of which there may be records."""


class Period(NamedTuple):
    start: date
    end: date
    """Its last day."""


class Slot(NamedTuple):
    """One month, quarter, half-year or year."""

    name: str
    """2024-03 | 2024Q1 | 2024H1 | 2024"""
    start: date
    end: date

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def parse(text: str) -> Period:
    """`2024`, `2024Q3`, `2024-03`, `2024-03-15`, or two of them with `..` between. Else ValueError."""
    first, dots, last = text.strip().partition("..")
    start, end = _point(first)
    if dots:
        end = _point(last)[1]
    if end < start:
        raise ValueError(f"期间的终点早于起点：{text}")
    return Period(start, end)


def _point(text: str) -> tuple[date, date]:
    """First and last day of a year, a quarter, a month or a day."""
    found = _POINT.fullmatch(text.strip())
    if found is None or not _EARLIEST <= int(found["year"]) <= _LATEST:
        raise ValueError(f"“{text}”不是期间")
    year = int(found["year"])
    if found["quarter"]:
        month = int(found["quarter"]) * 3 - 2
        return date(year, month, 1), _month_end(year, month + 2)
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    try:
        day = date(year, month, int(found["day"] or 1))
    except ValueError:
        raise ValueError(f"“{text}”不是存在的日期") from None
    if found["day"]:
        return day, day
    return date(year, month, 1), _month_end(year, month)


def said(name: str) -> str:
    """The name of a slot in Chinese: 2024年3月, 2024年第一季度, 2024年上半年, 2024年."""
    year, rest = name[:4], name[4:]
    if rest.startswith("Q"):
        return f"{year}年第{'一二三四'[int(rest[1]) - 1]}季度"
    if rest.startswith("H"):
        return f"{year}年{'上' if rest == 'H1' else '下'}半年"
    return f"{year}年{int(rest[1:])}月" if rest else f"{year}年"


def said_together(names: Sequence[str]) -> str:
    """2024年1月、2月、4月: the year where it changes."""
    told, year = [], ""
    for name in names:
        text = said(name)
        told.append(text.removeprefix(f"{year}年") or text if name[:4] == year else text)
        year = name[:4]
    return "、".join(told)


def slots(period: Period, every: Every) -> Iterator[Slot]:
    """The months (quarters …) that lie in the period as a whole, in order."""
    length = _MONTHS[every]
    year, month = period.start.year, 1
    while (start := date(year, month, 1)) <= period.end:
        end = _month_end(year, month + length - 1)
        if period.start <= start and end <= period.end:
            yield Slot(_name(start, every), start, end)
        month += length
        if month > 12:
            year, month = year + 1, 1


def later(day: date, months: int) -> date:
    """The last day of the month that comes so many months after `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _month_end(year, month + 1)


def _name(start: date, every: Every) -> str:
    if every == "month":
        return f"{start:%Y-%m}"
    if every == "year":
        return f"{start.year}"
    letter = "Q" if every == "quarter" else "H"
    return f"{start.year}{letter}{(start.month - 1) // _MONTHS[every] + 1}"


def _month_end(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)
