"""Working days, rest days and public holidays of China, by the table in lexicon/holidays.toml."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from branchaudit import lexicon

_SATURDAY = 6


class DayKind(NamedTuple):
    kind: str
    """工作日 | 休息日 | 节假日"""
    holiday: str
    """Its name, empty on other days."""


def day_kind(day: date) -> DayKind | None:
    """What kind of day it is; None for years whose arrangement the table does not hold."""
    year = lexicon.holidays().get(str(day.year))
    if year is None:
        return None
    iso = day.isoformat()
    for first, last, name in year["off"]:
        if first <= iso <= last:
            return DayKind("节假日", name)
    rest = day.isoweekday() >= _SATURDAY and iso not in year["work"]
    return DayKind("休息日" if rest else "工作日", "")
