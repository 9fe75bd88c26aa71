"""What a 公文 is about, as far as its kind asks for certain things: the meeting that a 通知 calls,
the days for which a 公示 stands."""

from __future__ import annotations

import re
from datetime import date, timedelta

from branchaudit.extract.context import Context
from branchaudit.model import Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.text import NUMERAL, chinese_int

_CALLS = re.compile(r"召开|举行|举办")
_CALLED = Cue(r"(?:兹?定于|拟于|决定于|会议时间|会议地点|参会人员|参加人员)")
_WHEN = Cue(r"(?:兹?定于|拟于|决定于|(?:会议|活动|召开)?时间[ ]*(?:[:为是]|\n))[ ]*([^。\n]{2,60})")
_TIME = re.compile(r"\d{1,2}[月日号时点:]|[一二三四五六七八九十]月|周[一二三四五六日]|星期|[上下]午|另行")
_PLACE = Cue(
    r"地点[ ]*(?:[:为是]|\n)|在[^，。\n]{2,30}(?:召开|举行|举办|集合|报到)|视频会议|线上|腾讯会议|钉钉|另行通知"
)
_BOTH = Cue(r"时间(?:[、和及]|与)地点[:。 ]*\n[^\n]*?\d{1,2}月\d{1,2}日[^\n]{4,}")
"""一、时间和地点, and both in the line below."""
_PUBLIC = Cue(r"公示(?:期限|期|时间|起止时间)?[^。\n]{0,60}")
_WORKDAYS = re.compile(rf"({NUMERAL})[ ]*个?工作日")
_DAYS = re.compile(rf"({NUMERAL})[ ]*[天日](?!至|到|-|—)")
_WEEK = 7


def matters(ctx: Context, kind: str, title: str, end: int | None) -> dict[str, Value]:
    """`end`: index of the line with the date."""
    body = ctx.folded if end is None else ctx.folded[: ctx.lines[end].start]
    called = kind == "通知" and bool(_CALLS.search(title)) and bool(_CALLED.search(body))
    return {
        "calls_meeting": called,
        "meeting_on": _meeting_on(ctx, body) if called else None,
        "states_time": _states_time(body) if called else None,
        "states_place": bool(_PLACE.search(body) or _BOTH.search(body)) if called else None,
        "publicity_days": _publicity_days(ctx, body) if kind == "公示" else None,
    }


def _states_time(body: str) -> bool:
    return _BOTH.search(body) is not None or any(_TIME.search(found[1]) for found in _WHEN.finditer(body))


def _meeting_on(ctx: Context, body: str) -> str | None:
    """The day of the meeting; where no year is written, that of the paper or the one after it."""
    for found in _WHEN.finditer(body):
        for moment in ctx.dates_in(*found.span(1)):
            if moment.precision == "day":
                ctx.spans["meeting_on"] = (moment.start, moment.end)
                return _with_year(ctx, moment).iso
    return None


def _with_year(ctx: Context, moment: Moment) -> Moment:
    signed = next((m for m in reversed(ctx.dates) if m.year is not None and m.precision == "day"), None)
    if moment.year is not None or signed is None or signed.year is None or signed.month is None:
        return moment
    next_year = signed.month >= 11 and (moment.month or 12) <= 2
    return moment.with_year(signed.year + next_year)


def _publicity_days(ctx: Context, body: str) -> int | None:
    """Working days as written, or the weekdays between two dates; None where neither is clear."""
    for found in _PUBLIC.finditer(body):
        days = _between(ctx.dates_in(*found.span()))
        workdays, plain = _WORKDAYS.search(found[0]), _DAYS.search(found[0])
        if days is None and workdays:
            days = chinese_int(workdays[1])
        elif days is None and plain and (count := chinese_int(plain[1])):
            days = count // _WEEK * 5 + min(count % _WEEK, 5)  # at best
        if days is not None:
            ctx.spans["publicity_days"] = found.span()
            return days
    return None


def _between(moments: list[Moment]) -> int | None:
    """Weekdays from the first date to the second, both counted. Holidays and days worked instead of
    them are not known here."""
    if len(moments) < 2 or moments[0].real() is None:
        return None
    first, last = moments[0].real(), moments[1].with_year(moments[0].year).real()
    if first is None or last is None or last < first:
        return None
    return _weekdays(first, last)


def _weekdays(first: date, last: date) -> int:
    days = (last - first).days + 1
    weeks, rest = divmod(days, _WEEK)
    return weeks * 5 + sum((first + timedelta(n)).weekday() < 5 for n in range(rest))
