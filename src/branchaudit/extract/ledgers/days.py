"""Dates as ledgers write them in a column of their own."""

from __future__ import annotations

import re

from branchaudit.structure.dates import find_dates
from branchaudit.text import fold

_MONTH = re.compile(r"[ ]*((?:19|20)\d{2})[ ]*[./-][ ]*(0?[1-9]|1[0-2])[ ]*")
"""1980.05"""
_RUN = re.compile(r"[ ]*((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?[ ]*")
"""198005, 20240305"""


def day(text: str | None) -> str | None:
    """YYYY-MM-DD, or YYYY-MM where no day is written: both compare as texts."""
    folded = fold(text or "")
    month = _MONTH.fullmatch(folded) or _RUN.fullmatch(folded)
    if month:
        parts = [part for part in month.groups() if part]
        if len(parts) < 3:
            return f"{parts[0]}-{int(parts[1]):02d}"
        folded = "-".join(parts)
    moment = next(find_dates(folded), None) if folded else None
    if moment is None or moment.year is None or moment.month is None:
        return None
    return moment.iso or (f"{moment.year}-{moment.month:02d}" if moment.day is None else None)
