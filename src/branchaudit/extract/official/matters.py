"""What a 公文 is about, as far as its kind asks for certain things: the meeting that a 通知 calls,
the days for which a 公示 stands."""

from __future__ import annotations

import re
from datetime import date, timedelta

from branchaudit.extract.context import Context
from branchaudit.model import Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment, clock_interval, find_dates
from branchaudit.structure.workdays import day_kind
from branchaudit.text import NUMERAL, chinese_int, squeeze

_CALLS = re.compile(r"召开|举行|举办|(?:开展|组织)[^\n]{0,16}(?:主题党日|党日活动|党课|组织生活会)")
_CALLED = Cue(r"(?:兹?定于|拟于|决定于|会议时间|会议地点|参会人员|参加人员)")
_WHEN = Cue(r"(?:兹?定于|拟于|决定于|(?:会议|活动|召开)?时间[ ]*(?:[:为是]|\n))[ ]*([^。\n]{2,60})")
_TIME = re.compile(r"\d{1,2}[月日号时点:]|[一二三四五六七八九十]月|周[一二三四五六日]|星期|[上下]午|另行")
_PLACE = Cue(
    r"地点[ ]*(?:[:为是]|\n)|在[^，。\n]{2,30}(?:召开|举行|举办|集合|集中|报到|开展)|前往[^，。\n]{2,20}(?:开展|参观|举行)|视频会议|线上|腾讯会议|钉钉|另行通知"
)
_BOTH = Cue(r"时间(?:[、和及]|与)地点[:。 ]*\n[^\n]*?\d{1,2}月\d{1,2}日[^\n]{4,}")
"""一、时间和地点, and both in the line below."""
_PUBLIC = Cue(r"公示(?:期限|期|时间|起止时间)?[^。\n]{0,60}")
_WORKDAYS = re.compile(rf"({NUMERAL})[ ]*个?工作日")
_TOLD_DAYS = re.compile(rf"({NUMERAL})[ ]*个?工作日(?![之以]?[内后前])")
_AFTERWARDS = re.compile("期满|届满|结束|满后|之后")
_DAYS = re.compile(rf"({NUMERAL})[ ]*[天日](?!至|到|-|—)")
_OPENING = 120
_WHEN_TOLD = re.compile(r"(?:兹?定于|拟于|决定于)")
_MEETING = re.compile("主题党日|党日活动|党课|党员大会|支部大会|支委会|小组会|组织生活会|民主评议")
_WEEK = 7
_SATURDAY = 6
_LONGEST = 60
"""Days of publicity whose holidays are looked up."""


def matters(ctx: Context, kind: str, title: str, end: int | None) -> dict[str, Value]:
    """`end`: index of the line with the date."""
    last = ctx.lines[end] if end is not None else None
    in_a_line = last is not None and last.start <= ctx.title_start  # 通知：…。水厂党支部　2024年4月8日
    body = ctx.folded if last is None or in_a_line else ctx.folded[: last.start]
    # a notice without a subject in its title tells it in its first sentences
    bare = kind == title == "通知"
    named = body[ctx.title_start :][:_OPENING] if bare else title
    calls = _CALLS.search(named) or (bare and _MEETING.search(named))
    called = kind == "通知" and bool(calls) and bool(_CALLED.search(body))
    return {
        "calls_meeting": called,
        "meeting_named": _meeting_named(named) if called else None,
        "meeting_on": _meeting_on(ctx, body) if called else None,
        "states_time": _states_time(body) if called else None,
        "states_place": bool(_PLACE.search(body) or _BOTH.search(body)) if called else None,
        "meeting_at": _meeting_at(body) if called else None,
        "meeting_place": _meeting_place(ctx, body) if called else None,
        "told_on": _told_on(ctx, body) if kind in ("请示", "报告", "请示报告") else None,
        **(_publicity(ctx, body) if kind == "公示" else _NO_PUBLICITY),
        **(_answered(ctx, body) if kind in ("批复", "函") else _NO_ANSWER),
    }


_NO_PUBLICITY: dict[str, Value] = dict.fromkeys(
    ("publicity_days", "publicity_told", "publicity_from", "publicity_until")
)
_NO_ANSWER: dict[str, Value] = {"answers_title": None, "answers_number": None, "answers_on": None}
_OF_THE_PAST = Cue("收悉|收到|(?:同意|批准)[^。]{0,40}选举结果|结果的?报告")
_ANSWERED = Cue(
    r"《([^》\n]{4,60}(?:请示|报告|函))》[ ]*(?:\(([^()\n]{4,30})\))?[^。\n]{0,12}(?:收悉|收到|已收|悉)"
)


def _answered(ctx: Context, body: str) -> dict[str, Value]:
    """Which paper a reply answers: 你支部《关于…的请示》（某支〔2024〕3号）收悉; and the last day of
    what it says had happened before."""
    found = _ANSWERED.search(body)
    days = [
        day
        for moment in ctx.dates
        if moment.end <= len(body)
        and (day := moment.iso)
        and _OF_THE_PAST.search(body, *ctx.sentence(moment.start, moment.end))
    ]
    return {
        "answers_on": max(days, default=None),
        "answers_title": squeeze(found[1]) if found else None,
        "answers_number": squeeze(_DAY_BESIDE.sub("", found[2])) if found and found[2] else None,
    }


_HELD = Cue("召开了?|举行了?|表决|通过决议|选举产生")
_AHEAD = Cue("拟|将|计划|定于|准备|预计|[日月]前|之前|以前|至|届满|申请|公示")


def _told_on(ctx: Context, body: str) -> str | None:
    """The last day on which something had been held that the paper reports."""
    days = [
        day
        for moment in ctx.dates
        if moment.end <= len(body)
        and (day := moment.iso)
        and (sentence := ctx.sentence(moment.start, moment.end))
        and _HELD.search(body, *sentence)
        and not _AHEAD.search(body, *sentence)
    ]
    return max(days, default=None)


_DAY_BESIDE = re.compile(r"[,，、;；].*$")
"""（某支〔2024〕3号，2024年6月21日）"""
_CLOCK = re.compile(r"\d{1,2}(?::|时|点)")


def _meeting_at(body: str) -> str | None:
    """HH:MM, where it stands behind the day."""
    for found in _WHEN.finditer(body):
        if _CLOCK.search(found[1]):
            return clock_interval(_behind_day(found[1]))[0]
    return None


def _behind_day(told: str) -> str:
    return told[max((moment.end for moment in find_dates(told)), default=0) :]


_AT = Cue(
    r"地点[ ]*[:为是][ ]*([^。,，;；\n]{2,30})|在([^，,。\n]{2,20}(?:室|厅|楼|中心|礼堂|基地|馆|广场|公园|陵园|园区|社区|小区|旧址|车间|车站|水厂|泵站|村))(?:召开|举行|举办|开展|组织)"
)


def _meeting_place(ctx: Context, body: str) -> str | None:
    found = _AT.search(body)
    if not found:
        return None
    ctx.spans["meeting_place"] = found.span(1 if found[1] else 2)
    return (found[1] or found[2]).strip()


def _meeting_named(told: str) -> str | None:
    """The words that say which meeting is called, up to its day."""
    before = _WHEN_TOLD.split(told, maxsplit=1)[0] if "。" in told or "\n" in told else told
    return squeeze(before if _MEETING.search(before) else told)[-_OPENING:] or None


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


def _publicity(ctx: Context, body: str) -> dict[str, Value]:
    """From when to when; working days as written, or those between two dates. None where it is not clear."""
    for found in _PUBLIC.finditer(body):
        moments = ctx.dates_in(*found.span())
        days = _between(moments)
        workdays, plain = _WORKDAYS.search(found[0]), _DAYS.search(found[0])
        if days is None and workdays:
            days = chinese_int(workdays[1])
        elif days is None and plain and (count := chinese_int(plain[1])):
            days = count // _WEEK * 5 + min(count % _WEEK, 5)  # at best
        if days is not None:
            ctx.spans["publicity_days"] = ctx.spans["publicity_until"] = found.span()
            first, last = _ends(moments) or _from_days(moments, days)
            return {
                "publicity_days": days,
                "publicity_told": _told_days(found[0]) if _ends(moments) else None,
                "publicity_from": first.isoformat() if first else None,
                "publicity_until": last.isoformat() if last else None,
            }
    return _NO_PUBLICITY


def _told_days(said: str) -> int | None:
    """共5个工作日; not 公示期满后15个工作日内."""
    told = _TOLD_DAYS.search(said)
    return chinese_int(told[1]) if told and not _AFTERWARDS.search(said[: told.start()]) else None


def _ends(moments: list[Moment]) -> tuple[date, date] | None:
    if len(moments) < 2:
        return None
    begin = moments[0].real()
    end = moments[1].with_year(moments[0].year).real()
    return (begin, end) if begin and end and begin <= end else None


def _from_days(moments: list[Moment], days: int) -> tuple[date | None, date | None]:
    """自3月1日起公示5个工作日: until so many working days have passed."""
    begin = moments[0].real() if moments else None
    if begin is None or days > _LONGEST:
        return begin, None
    last, passed = begin, int(_is_workday(begin))
    while passed < days:
        last += timedelta(1)
        passed += _is_workday(last)
    return begin, last


def _between(moments: list[Moment]) -> int | None:
    ends = _ends(moments)
    return _workdays(*ends) if ends else None


def _workdays(first: date, last: date) -> int:
    """Working days from one day to another, both counted; of a longer time than anything is made public
    for, the weekdays."""
    length = (last - first).days + 1
    if length > _LONGEST:
        weeks, rest = divmod(length, _WEEK)
        return weeks * 5 + sum((first + timedelta(n)).isoweekday() < _SATURDAY for n in range(rest))
    return sum(_is_workday(first + timedelta(n)) for n in range(length))


def _is_workday(day: date) -> bool:
    """A weekday, in years whose holidays are not known."""
    kind = day_kind(day)
    return kind.kind == "工作日" if kind else day.isoweekday() < _SATURDAY
