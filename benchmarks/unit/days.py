"""Working days of 2024, and the ways to write days and times."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

_OFF = (
    (date(2024, 1, 1), 1),
    (date(2024, 2, 10), 8),
    (date(2024, 4, 4), 3),
    (date(2024, 5, 1), 5),
    (date(2024, 6, 8), 3),
    (date(2024, 9, 15), 3),
    (date(2024, 10, 1), 7),
)
HOLIDAYS = frozenset(first + timedelta(days=at) for first, length in _OFF for at in range(length))


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def on_or_after(day: date) -> date:
    while not working(day):
        day += timedelta(days=1)
    return day


def workdays_later(day: date, count: int) -> date:
    """The working day that many working days after."""
    for _ in range(count):
        day = on_or_after(day + timedelta(days=1))
    return day


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


def some_day(random: Random, month: int, first: int, last: int, year: int = 2024) -> date:
    """A working day of that part of a month."""
    days = [date(year, month, number) for number in range(first, last + 1)]
    return random.choice([day for day in days if working(day)])


def written(day: date, style: str) -> str:
    if style == "iso":
        return day.isoformat()
    if style == "dots":
        return f"{day.year}.{day.month}.{day.day}"
    if style == "week":
        return f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"
    return f"{day.year}年{day.month}月{day.day}日"


def clock(minutes: int, style: str) -> str:
    hour, minute = divmod(minutes, 60)
    if style == "spoken":
        half = "上午" if hour < 12 else "下午"
        past = {0: "", 30: "30分"}.get(minute, f"{minute}分")
        return f"{half}{hour if hour <= 12 else hour - 12}时{past}"
    return f"{hour}:{minute:02}"


def span(start: int, end: int, style: str) -> str:
    dash = {"spoken": "至", "dash": "-", "em": "—", "wave": "～"}[style]
    return f"{clock(start, style)}{dash}{clock(end, style)}"
