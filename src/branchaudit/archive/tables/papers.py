"""Papers that follow one another: their days, and how far they lie apart."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from branchaudit.archive.view import Archive
from branchaudit.document import Place
from branchaudit.model import Activity, Related, Value


class Paper(NamedTuple):
    """A record that is one step of a procedure."""

    activity: Activity
    day: str
    until: str | None = None
    """Last day, of what is made public."""
    place: Place | None = None


def distance(before: Sequence[Paper], after: Sequence[Paper]) -> dict[str, Value]:
    """Days and whole months at most, and in how many months at the least. There may be more than one paper
    of a step: whichever pair speaks for the branch counts."""
    first, last = min(one.day for one in before), max(one.day for one in after)
    close = [months_begun(one.day, other.day) for one in before for other in after if one.day <= other.day]
    return {
        "days": (date.fromisoformat(last) - date.fromisoformat(first)).days,
        "months": whole_months(first, last),
        "within": min(close, default=0),
    }


def whole_months(first: str, last: str) -> int:
    """As calendars count: from 31 January to 29 February is one."""
    if last < first:
        return -whole_months(last, first)
    return months_begun(first, last) - (0 if _later(first, months_begun(first, last)) == last else 1)


def months_begun(first: str, last: str) -> int:
    """The smallest number of months after which the last day is reached."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month
    return months if _later(first, months) >= last else months + 1


def _later(day: str, months: int) -> str:
    begin = date.fromisoformat(day)
    year, month = divmod(begin.month - 1 + months, 12)
    year += begin.year
    return date(year, month + 1, min(begin.day, monthrange(year, month + 1)[1])).isoformat()


def known_until(archive: Archive, held: Iterable[Activity]) -> str:
    """Up to which day what a branch has done would lie in the archive: what comes later is no gap."""
    last = (
        archive.period.end.isoformat()
        if archive.period
        else max((one.date or "" for one in held), default="")
    )
    return min(archive.today.isoformat(), last) if last else archive.today.isoformat()


def known_from(archive: Archive, held: Iterable[Activity]) -> str:
    """From which day on: what comes before may lie in an older archive."""
    if archive.period:
        return archive.period.start.isoformat()
    return min((one.date for one in held if one.date), default="9999")


def beside(paper: Paper, what: str) -> tuple[Related, ...]:
    return (Related(paper.activity.path, paper.place, f"{what}：{paper.day}"),)


def said(day: str | None) -> str | None:
    """2024年3月5日."""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日" if day else None


def pairs_of(text: str) -> set[str]:
    """Pairs of characters that stand side by side, by which one wording of a matter is known in another."""
    bare = han_of(text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def han_of(text: str) -> str:
    """The Han characters of a text, one behind the other."""
    return _NO_WORD.sub("", text)


_NO_WORD = re.compile(r"[^\u4e00-\u9fff]")
