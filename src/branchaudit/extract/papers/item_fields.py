"""One field of a rectification item: present, partial, placeholder or blank, with its value."""

from __future__ import annotations

import re
from calendar import monthrange

from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.extract.persons import person_fact
from branchaudit.model import Fact, Status
from branchaudit.structure import dates, people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit

_COLLECTIVE_UNIT = Cue(r"^(?:相关|有关|各)(?:部门|单位|支部|科室)")


def field_fact(ctx: Context, field: str, start: int, end: int, label: Hit | None) -> Fact:
    raw_start, raw_end = start, end
    start, end = ctx.strip(start, end)
    if ctx.folded[start:end].startswith((".", "。")):
        start += 1
    long = field in ("problem", "rectification_measures", "progress")
    state = ctx.status_at(start, end, short=not long)
    if state == "blank":
        span = (label.label_start, label.label_end) if label else (raw_start, raw_end)
        return Fact("blank", None, None, 0.95, ctx.passage.place(span[0]), span)
    if state == "placeholder":
        return ctx.fact("placeholder", start, end)
    if field == "responsible_person":
        return _person(ctx, start, end)
    if field == "deadline":
        return _deadline(ctx, start, end)
    if field == "responsible_unit" and _COLLECTIVE_UNIT.match(ctx.folded[start:end]):
        return ctx.fact("partial", start, end)
    return ctx.fact("present", start, end)


def _person(ctx: Context, start: int, end: int) -> Fact:
    """A collective or a post without a name is `partial`."""
    value = ctx.text[start:end]
    names = [p.name for p in people.split_people(value) if not people.is_collective(p.name)]
    if names:
        return ctx.fact("present", start, end, normalized=list(names))
    if people.is_collective(value) or people.is_post_only(value):
        return ctx.fact("partial", start, end)
    return person_fact(ctx, start, end, "present", 0.8)


_WHOLE_MONTH = re.compile(r"[ ]*(?:\d{4}年)?\d{1,2}月份?[ ]*")
"""2025年4月: which day of it?"""


def _deadline(ctx: Context, start: int, end: int) -> Fact:
    """A day, or a month end whose year stands somewhere; 月底前 or a quarter alone is `partial`."""
    folded = ctx.folded[start:end]
    moment = next(dates.find_dates(folded), None) or dates.short_day(folded)
    state: Status = "partial"
    iso = None
    if moment is not None and moment.month is not None:
        year = moment.year or _year_of_deadlines(ctx)
        state = "present" if moment.day is not None else "partial"
        if year is not None:
            state = "partial" if _WHOLE_MONTH.fullmatch(folded) else "present"
            iso = moment.with_year(year).iso or (
                _last_day(year, moment.month) if moment.day is None else None
            )
    elif moment is not None and moment.year is not None and re.search(r"年(?:底|末|内)", folded):
        state, iso = "present", f"{moment.year}-12-31"
    elif re.match(r"(?:本)?年底前?$", folded.strip()) and record_year(ctx):
        state, iso = "present", f"{record_year(ctx)}-12-31"
    return ctx.fact(
        state, start, end, normalized={"date": iso, "precision": moment.precision if moment else "unknown"}
    )


def _year_of_deadlines(ctx: Context) -> int | None:
    """2024年度组织生活会整改方案 of March 2025 sets deadlines in 2025: the year of the paper, not of what
    it is about."""
    year = record_year(ctx)
    if year is None or f"{year}年度" not in ctx.folded[ctx.title_start : ctx.title_end]:
        return year
    days = [moment.year for moment in ctx.dates if moment.year and moment.precision == "day"]
    return max([year, *(day for day in days[-1:] if day <= year + 1)])


def _last_day(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}" if 1 <= month <= 12 else None
