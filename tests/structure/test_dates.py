"""Dates as records write them: every form of a day is found, and nothing else is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from branchaudit.structure.dates import clock_interval, compact_dates, find_dates, minutes_between
from branchaudit.text import fold

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
DIGITS = "〇一二三四五六七八九"


def plain(number: int) -> str:
    """1–99 as it is spoken: 十, 十二, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def digits(number: int) -> str:
    return "".join(DIGITS[int(d)] for d in str(number))


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


FORMS = {
    "年月日": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "号": lambda d: f"{d.year}年{d.month}月{d.day}号",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "dashes": lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "Chinese": lambda d: f"{digits(d.year)}年{plain(d.month)}月{plain(d.day)}日",
    "circles": lambda d: f"{digits(d.year)}年{plain(d.month)}月{plain(d.day)}日".replace("〇", "○"),
    "wide": lambda d: wide(f"{d.year}") + "年" + wide(f"{d.month}") + "月" + wide(f"{d.day}") + "日",
}


@pytest.mark.parametrize("form", FORMS)
@given(
    day=DAYS,
    before=st.sampled_from(["", "时间:", "于", "定于 ", "("]),
    after=st.sampled_from(["", "下午", ",", "。", ")"]),
)
def test_a_day_is_found_however_it_is_written(form: str, day: date, before: str, after: str) -> None:
    written = FORMS[form](day)
    text = fold(before + written + after)
    (moment,) = find_dates(text)
    assert moment.iso == day.isoformat()
    assert text[moment.start : moment.end] == fold(written)


@given(day=DAYS)
def test_days_in_file_names(day: date) -> None:
    assert [m.iso for m in compact_dates(f"{day.year}{day.month:02}{day.day:02}记录")][:1] in (
        [day.isoformat()],
        [] if day.year < 2000 else [day.isoformat()],
    )


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2023年5月", "month"),
        ("2023年5月份", "month"),
        ("2023年", "year"),
        ("5月8日", "day"),
        ("5月份", "month"),
        ("2023年度", "year"),
    ],
)
def test_how_exact_a_date_is(text: str, precision: str) -> None:
    assert [m.precision for m in find_dates(text)] == [precision]


@pytest.mark.parametrize(
    "text",
    [
        "〔2023〕8号",
        "2023号文件",
        "1.5万元",
        "10.1%",
        "3-5人",
        "第3月台",
        "14:30",
        "1/2",
        "近5个月",
        "2.5.3节",
        "版本1.2.3",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [m for m in find_dates(text) if m.precision in ("day", "month")] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14:30-16:10", ("14:30", "16:10")),
        ("下午2:30至4:10", ("14:30", "16:10")),
        ("上午9时至11时半", ("09:00", "11:30")),
        ("晚上7点", ("19:00", None)),
        ("下午三点一刻", ("15:15", None)),
        ("中午12:30", ("12:30", None)),
        ("上午", (None, None)),
    ],
)
def test_hours(text: str, found: tuple[str | None, str | None]) -> None:
    assert clock_interval(text) == found


def test_a_meeting_over_noon() -> None:
    assert minutes_between("11:30", "01:00") == 90


@given(st.times(), st.times())
def test_the_length_between_two_hours(a: object, b: object) -> None:
    start, end = f"{a:%H:%M}", f"{b:%H:%M}"  # type: ignore[str-format]
    assume(not ("10:00" <= start < "13:00" and end <= "05:00"))
    assert minutes_between(start, end) == (b.hour - a.hour) * 60 + b.minute - a.minute  # type: ignore[attr-defined]
    assert minutes_between(start, None) is None


@given(st.text(alphabet="0123456789年月日号.-/ 〇一二三四五六七八九十度第", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    for moment in find_dates(fold(text)):
        assert 0 <= moment.start < moment.end <= len(text)
        assert moment.iso is None or moment.exists
