"""The time of a meeting: the element, the date in it, the year that the record gives elsewhere."""

from __future__ import annotations

import re
from datetime import date

from branchaudit.extract.context import MISSING, Context, raw_span
from branchaudit.model import Fact, Status
from branchaudit.structure import dates
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment, find_dates
from branchaudit.structure.hits import Hit
from branchaudit.structure.openings import numbered, same_day
from branchaudit.text import fold

_LIMIT = re.compile(r"[ ]*(?:底|末|以|之)?前|[ ]*起|[ ]*至今|[ ]*以来")
"""A date that limits something is not when the meeting was."""
_OF_A_PAGE = re.compile(r"(?:浏览|阅读|点击|字号|来源)(?:量|次数)?:")
"""日期：2024-03-15　浏览：5206 is when a page went on line."""
_OF_A_PERSON = re.compile("申请|入党|出生|预备|积极分子|发展对象")
"""递交入党申请书日期 is when somebody did something, not when the talk was."""
_PARTS = ("discussion", "criticism", "resolution", "vote_result", "rectification_measures")
"""Labels that open the account of a meeting."""
_CLOCK_TAIL = Cue(
    r"(?:[ ]*[(,，]?[ ]*(?:星期|周|礼拜)[一二三四五六日天][)]?)?[ ]*(?:上午|下午|晚上?|早上?|中午|傍晚|凌晨|夜间?)?[ ]*"
    r"(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?::\d{2}|[ ]*[时点](?:钟|半|[ ]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})分)?)?(?:[ ]*[-~至到][ ]*(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?::\d{2}|[时点]钟?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})分|半|[一三]刻)?)))?)?"
)


def _day_above(ctx: Context, hit: Hit) -> Moment | None:
    """2023年9月8日，周五 under the title, and below it 会议时间：上午10:40至12:00."""
    days = [
        moment
        for moment in ctx.dates_in(ctx.title_start, hit.label_start)
        if moment.precision == "day" and moment.year and not _LIMIT.match(ctx.folded, moment.end)
    ]
    return days[0] if len(days) == 1 else None


def _time_fact_of(ctx: Context, start: int, end: int, moment: Moment) -> Fact:
    fact, _ = _time_fact(ctx, start, end, None, 0.85)
    known = fact.normalized if isinstance(fact.normalized, dict) else {}
    day = {"date": moment.iso, "precision": moment.precision, "weekday": moment.weekday}
    return fact._replace(status="present", normalized={**known, **day})


_BELOW = 12
"""Characters from one line of the head to the label in the next one."""
_SAME_DAY = re.compile(r"(?:同日|同一天|当[日天]|会后)[^\n]{0,8}\d{1,2}[:时点]")
"""时间：同日17:40: that of the meeting in front of it."""


def find_time(ctx: Context) -> tuple[Fact, Moment | None]:
    """The time element and the date in it, its year filled in from the record where it lacks, the hours from the head
    of its book."""
    fact, moment = _find_time(ctx)
    known = fact.normalized
    if ctx.own_start and isinstance(known, dict) and not known.get("start"):
        usual = list(_USUAL_HOURS.finditer(ctx.folded, 0, ctx.own_start))
        if len(usual) == 1:
            first, last = dates.clock_interval(usual[0][0])
            fact = fact._replace(normalized={**known, "start": first, "end": last})
    return fact, moment


_USUAL_HOURS = Cue(
    r"(?:[上下]午|晚上?)?[ ]*\d{1,2}(?::\d{2}|[时点](?:半|\d{1,2}分)?)[ ]*[-~—至到]+[ ]*(?:[上下]午|晚上?)?[ ]*\d{1,2}(?::\d{2}|[时点](?:半|\d{1,2}分)?)"
)
"""时间均为周三16:30—17:20"""


def _find_time(ctx: Context) -> tuple[Fact, Moment | None]:
    blank: Fact | None = None
    for hit in ctx.first("time"):
        if _OF_A_PAGE.search(ctx.folded, hit.value_start, ctx.sentence(hit.value_start, ends="\n")[1]):
            continue
        if _OF_A_PERSON.search(ctx.folded, hit.label_start, hit.value_start):
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
        moment = next(iter(ctx.dates_in(start, end)), None) or _compact(ctx, start, end)
        if state == "placeholder":
            return ctx.fact("placeholder", *raw_span(hit, start, end)), None
        if moment is None and _SAME_DAY.match(ctx.folded, start, end):
            return ctx.fact("present", start, end, confidence=0.8), None
        above = _day_above(ctx, hit) if moment is None else None
        if above is not None:
            return _time_fact_of(ctx, start, end, above), above
        if moment is None and blank is None and not dates.half_day(ctx.folded[start:end]):
            continue
        fact, moment = _time_fact(ctx, start, end, moment)
        return _with_clock_of(ctx, fact, hit), moment
    if blank is not None:
        return blank, None
    return _as_above(ctx) or _prose_time(ctx) or (MISSING, None)


def _as_above(ctx: Context) -> tuple[Fact, Moment | None] | None:
    """同一天17:00至18:00, behind another meeting in the same file."""
    said = same_day(ctx.folded)
    if said is None or ctx.day_above is None:
        return None
    day = date.fromisoformat(ctx.day_above)
    moment = Moment(*said, day.year, day.month, day.day, None)
    return _time_fact_of(ctx, said[0], _with_clock(ctx, moment), moment), moment


def _with_clock_of(ctx: Context, fact: Fact, hit: Hit) -> Fact:
    """日期：2024.10.15 and, beside or below it, 时间：19:00-20:10: the hours of the day."""
    known = fact.normalized
    if not isinstance(known, dict) or known.get("start"):
        return fact
    for other in ctx.first("time"):
        start, end = other.value_start, other.value_end
        if hit.value_end <= other.label_start < hit.value_end + _BELOW and not ctx.dates_in(start, end):
            first, last = dates.clock_interval(ctx.folded[start:end])
            if first is not None:
                return fact._replace(normalized={**known, "start": first, "end": last})
    return fact


def _compact(ctx: Context, start: int, end: int) -> Moment | None:
    """20240412 15:00."""
    found = next(dates.compact_dates(ctx.folded[start:end]), None)
    return found._replace(start=found.start + start, end=found.end + start) if found else None


def _time_fact(
    ctx: Context, start: int, end: int, moment: Moment | None, confidence: float = 0.97
) -> tuple[Fact, Moment | None]:
    folded = ctx.folded[start:end]
    if moment is not None and moment.year is None:
        moment = moment.with_year(_year_of(ctx, moment))
    first, last = dates.clock_interval(folded[(moment.end - start) if moment else 0 :])
    complete = moment is not None and moment.day is not None and moment.year is not None
    normalized = {
        "date": moment.iso if moment else None,
        "precision": moment.precision if moment else "unknown",
        "weekday": moment.weekday if moment else None,
        "start": first,
        "end": last,
        "half_day": dates.half_day(folded),
    }
    state: Status = "present" if complete else "partial"
    return ctx.fact(state, start, end, normalized=dict(normalized), confidence=confidence), moment


_HEAD = 6
"""Lines within which the number of a meeting stands."""
_WINTER = 4
"""Up to this month the meetings on the year before are held."""


def _year_of(ctx: Context, moment: Moment) -> int | None:
    """The year of a date that has none: 2023年度组织生活会 is held in January 2024."""
    year = record_year(ctx)
    title = ctx.folded[ctx.title_start : ctx.title_end]
    if year is None or f"{year}年度" not in title:
        return year
    if moment.weekday is not None:
        for possible in (year, year + 1):
            real = moment.with_year(possible).real()
            if real is not None and real.isoweekday() == moment.weekday:
                return possible
    review = ctx.kind.doc_type in ("organizational_life_meeting", "democratic_appraisal")
    return year + 1 if review and (moment.month or 12) <= _WINTER else year


def _prose_time(ctx: Context) -> tuple[Fact, Moment | None] | None:
    """The date of an opening sentence, or the one in the title (…记录（2025年4月9日）)."""
    loose = None
    told = (m for start in _openings(ctx) for m in ctx.dates_in(start, _opening_end(ctx, start)))
    for moment in told:
        if moment.precision not in ("day", "month") or _LIMIT.match(ctx.folded, moment.end):
            continue
        before = ctx.folded[max(ctx.title_end, moment.start - 8) : moment.start]
        if re.search(r"发布|印发|关于|截至|《[^》]*$|来源", before):
            continue
        end = _with_clock(ctx, moment)
        if moment.precision == "day":
            return _time_fact(ctx, moment.start, end, moment, 0.85)
        loose = loose or (moment, end)
    for moment in ctx.dates_in(ctx.title_start, ctx.title_end):
        if moment.precision == "day":
            return _time_fact(ctx, moment.start, _with_clock(ctx, moment), moment, 0.85)
    return _time_fact(ctx, loose[0].start, loose[1], loose[0], 0.6) if loose else None


def _with_clock(ctx: Context, moment: Moment) -> int:
    """Where the time of day behind a date ends."""
    tail = _CLOCK_TAIL.match(ctx.folded, moment.end)
    return moment.end + (len(tail[0].rstrip()) if tail else 0)


def _openings(ctx: Context) -> list[int]:
    """Where the account of a meeting may open, the surest first: at the day behind its number, behind the head of
    its book, or behind the title (the groups of one evening share the day above them)."""
    for line in ctx.lines[:_HEAD]:
        found = numbered(line.text)
        if found and found["day"]:
            return [line.start + found.start("day")]
    return [ctx.own_start, ctx.title_end] if ctx.own_start > ctx.title_end else [ctx.title_end]


def _opening_end(ctx: Context, start: int) -> int:
    """Where the opening of a record without a label for the time ends: its first two sentences,
    or its first part. Dates further down are deadlines and events that somebody spoke of."""
    part = next((h.label_start for h in ctx.first(*_PARTS) if h.label_start > start), len(ctx.folded))
    at = start
    for _ in range(2):
        stop = ctx.folded.find("。", at)
        if stop == -1:
            return min(part, start + 300)
        at = stop + 1
    return min(at, part, start + 400)


def record_year(ctx: Context) -> int | None:
    """The year that the title or the rest of the record gives, if it is beyond doubt."""
    title = [m.year for m in ctx.dates_in(0, ctx.title_end) if m.year]
    if title:
        return title[0]
    years = [m.year for m in ctx.dates if m.year and m.precision == "day"]
    if years:
        return years[-1]
    named = [m.year for m in ctx.dates if m.year]
    if not named and ctx.passage.of_sheet:  # a sheet for each month, the year in the name of the workbook
        named = [m.year for m in find_dates(fold(ctx.document.source.name)) if m.year] or _of_sheet_name(ctx)
    if not named:  # the year stands over the first of several records
        head = " ".join(block.text for block in ctx.document.blocks[:_COVER])
        named = [m.year for m in find_dates(fold(head)) if m.year]
    return named[0] if len(set(named)) == 1 else None


_SHEET_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)|(?<!\d)([2-4]\d)年")


def _of_sheet_name(ctx: Context) -> list[int]:
    """2024, 24年, 党费2024: the name of a sheet or of its workbook."""
    sheet = ctx.passage.blocks[0][1].sheet if ctx.passage.blocks else None
    for name in (sheet or "", ctx.document.source.name.rsplit("/", 1)[-1]):
        if found := _SHEET_YEAR.search(fold(name)):
            return [int(found[1] or f"20{found[2]}")]
    return []


_COVER = 3
"""Blocks of a file in which it says of which year it is."""
