"""Which months a row of a dues ledger is about: by its own column, else by the ledger it stands in."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.text import NUMERAL, chinese_int, fold, squeeze

Span = tuple[str, str]
"""First and last month: 2024-01, 2024-03."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?|[-./](?=\d{1,2}(?!\d)))?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)")
_RANGE = re.compile(rf"({NUMERAL})月?份?(?:-|~|—|至|到)({NUMERAL})(?:月|$)")
_SEVERAL = re.compile(rf"{NUMERAL}月?(?:[、,]{NUMERAL}月?)+")
_QUARTER = re.compile(r"第?([一二三四1-4])季")
_HALF = re.compile("([上下])半年")
_WHOLE = re.compile("全年|整年")
_MONTH = re.compile(rf"(?<!\d)({NUMERAL})月")
_BARE = re.compile(r"0?([1-9]|1[0-2])")
_DAY = re.compile(rf"{NUMERAL}月{NUMERAL}[日号]")

_NOTHING = frozenset({"", "/", "-", "—", "——", "0", "0元", "0.0", "0.00", "无", "否", "×", "x"})
_NOT_PAID = re.compile("未[交缴收付]|欠[交缴费]|拖欠|没[交缴]|待[交缴]|^欠")
_EXEMPT = re.compile(
    "免|缓[交缴]|停|转[出入走]|调[出入离]|去世|病故|逝世|除名|不[交缴]|已在|在原|由[^,。]{1,12}[交缴]"
)


def span_of(text: str, year: int | None) -> Span | None:
    """2024年3月, 3月, 1-3月, 第一季度, 上半年, 全年; None where it names no month or the year is not known."""
    told = squeeze(fold(text))
    compact = _COMPACT.search(told)
    if compact:
        month = f"{compact[1]}-{compact[2]}"
        return month, month
    dated = _YEAR.search(told)
    if dated:
        year, told = int(dated[1]), told[: dated.start()] + told[dated.end() :]
    months = _months(told)
    if months is None or year is None:
        return None
    first, last = months
    return (f"{year}-{first:02d}", f"{year}-{last:02d}") if 1 <= first <= last <= 12 else None


def _months(told: str) -> tuple[int, int] | None:
    if _WHOLE.search(told):
        return 1, 12
    half = _HALF.search(told)
    if half:
        return (1, 6) if half[1] == "上" else (7, 12)
    quarter = _QUARTER.search(told)
    if quarter:
        last = 3 * (chinese_int(quarter[1]) or 0)
        return last - 2, last
    across = _RANGE.search(told)
    if across:
        return chinese_int(across[1]) or 0, chinese_int(across[2]) or 0
    several = _SEVERAL.search(told)
    if several:
        numbers = [chinese_int(part) or 0 for part in re.findall(NUMERAL, several[0])]
        # 1月、3月 is no stretch of months
        return (numbers[0], numbers[-1]) if numbers[-1] - numbers[0] == len(numbers) - 1 else None
    month = _MONTH.search(told)
    if month and not _DAY.match(told, month.start()):
        number = chinese_int(month[1]) or 0
        return number, number
    bare = _BARE.fullmatch(told.strip("-./"))
    return (int(bare[1]), int(bare[1])) if bare else None


def span_of_ledger(ctx: Context, collected: str | None) -> Span | None:
    """As its title, its sheet or its file says; else the month in which it was collected."""
    year = record_year(ctx)
    name = ctx.document.source.name.rsplit("/", 1)[-1].rpartition(".")[0]
    for told in (ctx.folded[ctx.title_start : ctx.title_end], name):
        for line in told.splitlines():
            found = span_of(line, year)
            if found:
                return found
    return (collected[:7], collected[:7]) if collected else None


def is_unpaid(text: str) -> bool:
    """What stands in the cell for what was paid: nothing, 0, 未交."""
    told = squeeze(fold(text))
    return told in _NOTHING or bool(_NOT_PAID.search(told))


def says_unpaid(text: str) -> bool:
    """未交, 欠交 in words."""
    return bool(_NOT_PAID.search(squeeze(fold(text))))


def is_exempt(*texts: str | None) -> bool:
    """免交, 转出, 去世 and the like, in any of the cells."""
    return any(text and _EXEMPT.search(squeeze(fold(text))) for text in texts)
