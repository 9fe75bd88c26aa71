"""Dates and times of day as records write them, with their precision.

A date keeps what is written: 2024年3月12日, 2024.3.12, 二〇二四年三月十二日, 3月5日下午 (no year),
2024年9月 (no day), 2024年第二季度, 6月底前. `Moment.iso` is None unless day, month and year are
known and the day exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from branchaudit.structure.cue import Cue
from branchaudit.text import chinese_int

_CN = "〇零一二三四五六七八九十"
_NUM = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
DATE = Cue(
    # The first character stands by itself, in front of the groups: a regex that begins with a class is
    # tried only where one of its characters stands, ten times as fast as at every place.
    rf"[\d{_CN}](?:(?P<y>(?:(?<=1)9|(?<=2)0)\d{{2}}|(?<=2)(?<!\d.)[1-9]\d{{2}}(?=年\d{{1,2}}月)|(?<=[12])(?<!\d.)\d(?=年\d{{1,2}}月\d{{1,2}}[日号])|(?<=二)[〇零][一二三四五六七八九〇零]{{2}}|(?<=一)九[一二三四五六七八九〇零]{{2}})[ ]*(?:年|[./-])[ ]*(?:度[ ]*)?"
    rf"(?:(?P<m>{_NUM})[ ]*(?:月份?|[./-])?(?:[ ]*(?P<d>{_NUM})[ ]*(?P<dm>[日号])?)?)?"
    rf"|(?P<m2>(?<=\d)\d?|(?<=[{_CN}])[{_CN}]{{0,2}})[ ]*月(?:份)?[ ]*(?:(?P<d2>{_NUM})[ ]*[日号])?)",
    *"年月./-",
)
_COMPACT = Cue(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
WEEKDAY = Cue(
    r"[ ]*[(,， ]?[ ]*(?:星期|周|礼拜)([一二三四五六日天])(?=[^\u4e00-\u9fff]|[上下早晚中全白夜傍凌]|$)"
)
"""Not the name 周一鸣."""
_HALF_DAY = Cue(r"(?<!\d)(上午|下午|晚上?|早上?|中午|傍晚|凌晨|夜间?)")
_CLOCK = Cue(
    rf"(?P<half>上午|下午|晚上?|早上?|中午|傍晚|凌晨|夜间?)?[ ]*(?P<h>{_NUM})[ ]*(?::[ ]*(?P<mi>\d{{2}})(?!\d)|(?:时|点钟?)(?:[ ]*(?:(?P<q>半|一刻|三刻)|(?P<mi2>{_NUM})分?))?)"
)


class Moment(NamedTuple):
    """A date as written. Offsets count in the string that was searched."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """1 Monday … 7 Sunday, as written."""

    @property
    def exists(self) -> bool:
        return self.real() is not None

    @property
    def iso(self) -> str | None:
        real = self.real()
        return real.isoformat() if real else None

    @property
    def precision(self) -> str:
        if self.day is not None and self.month is not None:
            return "day"
        if self.month is not None:
            return "month"
        return "year" if self.year is not None else "unknown"

    def real(self) -> date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def with_year(self, year: int | None) -> Moment:
        return self if self.year is not None or year is None else self._replace(year=year)


_BEHIND_DAY = frozenset("上下晚早中凌傍周星礼至到起前后在由")


def find_dates(folded: str) -> Iterator[Moment]:
    """Every date in folded text, in order. Document numbers (〔2024〕3号) give none."""
    for m in DATE.finditer(folded):
        if m["y"]:
            year = _year(folded[m.start() : m.end("y")])
            month, day = _number(m["m"]), _number(m["d"])
            written = m[0]
            if month is None and not written.rstrip(" ").endswith(("年", "度")):
                continue
            separated = (
                "月" in written
                or written.count(".") >= 2
                or written.count("-") >= 2
                or written.count("/") >= 2
            )
            if month is not None and not separated:
                if "年" in written and m["m"] and not m["d"]:
                    # 2024年12次, 2024年3名: a number behind the year is no month without 月
                    month = None
                    yield Moment(m.start(), m.start() + written.index("年") + 1, year, None, None, None)
                continue
            if m["d"] and "月" not in written and not (1 <= (month or 0) <= 12 and 1 <= (day or 0) <= 31):
                continue  # 合同2024-15-32号, 2023-24-1学期
            if m["d"] and not m["dm"] and "月" in written:
                follow = folded[m.end() : m.end() + 1]
                if "\u4e00" <= follow <= "\u9fff" and follow not in _BEHIND_DAY:
                    day = None  # 2024年6月31户
        else:
            year, month, day = None, _number(folded[m.start() : m.end("m2")]), _number(m["d2"])
            before = folded[max(0, m.start() - 1) : m.start()]
            if before in "第每近满隔前这几数" and before:
                continue
        if month is not None and not 1 <= month <= 12 and day is None:
            continue
        week = WEEKDAY.match(folded, m.end())
        yield Moment(m.start(), m.end(), year, month, day, _weekday(week[1]) if week else None)


_SHORT = re.compile(r"[ ]*(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])[日号]?(?:前|之前|以前)?[ ]*")


def short_day(folded: str) -> Moment | None:
    """12.31, 3/8前: a cell that holds nothing but a month and a day."""
    m = _SHORT.fullmatch(folded)
    return Moment(0, len(folded), None, int(m[1]), int(m[2]), None) if m else None


def compact_dates(name: str) -> Iterator[Moment]:
    """Dates in a file name: 20240312, 2024-03-12, 2024年3月12日."""
    for m in _COMPACT.finditer(name):
        yield Moment(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3]), None)
    for moment in find_dates(name):
        if moment.precision == "day" and moment.year is not None:
            yield moment


def clock_interval(folded: str) -> tuple[str | None, str | None]:
    """(start, end) as HH:MM of the times in `folded`: 14:30—16:00, 下午3时, 16点至17点半."""
    times = []
    half = ""
    for m in _CLOCK.finditer(folded):
        half = m["half"] or half
        hour = _number(m["h"])
        if hour is None or hour > 24:
            continue
        minute = (
            int(m["mi"])
            if m["mi"]
            else _number(m["mi2"]) or {"半": 30, "一刻": 15, "三刻": 45}.get(m["q"] or "", 0)
        )
        if half and half[0] in "下晚傍夜" and hour < 12:
            hour += 12
        if half.startswith("中") and hour < 11:
            hour += 12
        if minute < 60:
            times.append(f"{hour:02d}:{minute:02d}")
        if len(times) == 2:
            break
    first = times[0] if times else None
    return first, times[1] if len(times) > 1 else None


def half_day(folded: str) -> str | None:
    found = _HALF_DAY.search(folded)
    return found[1] if found else None


_NOON, _EARLY = (10 * 60, 13 * 60), 5 * 60


def minutes_between(start: str | None, end: str | None) -> int | None:
    """Length in minutes, negative if the end is before the start; None if one side is unknown.
    11:30—1:00 ends in the afternoon."""
    if start is None or end is None:
        return None
    a, b = (int(t[:2]) * 60 + int(t[3:]) for t in (start, end))
    if b <= _EARLY and _NOON[0] <= a < _NOON[1]:
        b += 12 * 60
    return b - a


def _year(text: str) -> int | None:
    year = chinese_int(text)
    return year + 2000 if year is not None and year < 100 else year  # 24年4月12日


def _number(text: str | None) -> int | None:
    return chinese_int(text) if text else None


def _weekday(char: str) -> int:
    return 7 if char == "天" else "一二三四五六日".index(char) + 1
