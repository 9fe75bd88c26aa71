"""What a cell of a spreadsheet shows, from the value that is stored in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How .xlsx writes characters that XML does not have: a line break of Windows is _x000D_."""
_EXACT = 1e15
"""Whole numbers below have all their digits in a cell."""

CellValue = int | float | str | bool | date | datetime | time | timedelta


def cell_text(value: CellValue) -> str:
    """Dates as 2024-03-05, with the time only where there is one; whole numbers without .0."""
    if isinstance(value, str):
        return clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value)
    if isinstance(value, bool):  # before int, which it is too
        return "是" if value else "否"
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    if isinstance(value, float):
        return _number(value)
    return str(value)


def clean(text: str) -> str:
    """Lines end in \\n, and nothing invisible is left; a cell of blanks is empty."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    return text if text.strip() else ""


def _number(value: float) -> str:
    """Fifteen digits, as a spreadsheet shows: sums of cents have no tail."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return f"{value:.15g}" if 1e-9 < abs(value) < _EXACT else repr(value)
