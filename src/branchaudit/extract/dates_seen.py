"""The dates that rules judge: of the activity, the title, the file name, the signature, the body."""

from __future__ import annotations

import re
from calendar import monthrange

from branchaudit.extract.context import Context
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import dates
from branchaudit.structure.dates import Moment
from branchaudit.text import NUMERAL, chinese_int, fold, squeeze


def date_rows(ctx: Context, file_name: str, moment: Moment | None, signed: Fact | None) -> tuple[Row, ...]:
    """Dates that rules judge: of the activity, the title, the file name, the signature, and full
    dates of the body that do not exist or carry a weekday."""
    activity = moment.iso if moment else None
    rows: list[Row] = []
    known: set[int] = set()
    if moment is not None:
        role = "signed" if signed is not None else "time"
        rows.append(
            _date_row(ctx.text[moment.start : moment.end], role, moment, activity, (moment.start, moment.end))
        )
        known.add(moment.start)
    year = moment.year if moment else None
    for m in ctx.dates_in(ctx.title_start, ctx.title_end):
        start = m.start
        if m.precision == "day" and start not in known and not _of_an_issue(ctx, start):
            rows.append(
                _date_row(
                    ctx.text[start : m.end],
                    "title",
                    m.with_year(year),
                    activity,
                    (start, m.end),
                )
            )
            known.add(start)
    for m in dates.compact_dates(fold(file_name)):
        rows.append(
            _date_row(file_name[m.start : m.end], "file", m, activity, (ctx.title_start, ctx.title_end))
        )
        break
    for m in ctx.dates:
        if m.start in known or m.precision != "day" or ctx.title_start <= m.start < ctx.title_end:
            continue
        at_end = signed is not None and signed.span is not None and signed.span[0] <= m.start < signed.span[1]
        if not at_end and ctx.in_quotes(m.start):
            continue  # a report that quotes the wrong date of another paper
        if at_end or m.year is not None or _never(m):
            rows.append(
                _date_row(
                    ctx.text[m.start : m.end], "signed" if at_end else "body", m, activity, (m.start, m.end)
                )
            )
    return tuple(rows)


_MEETING = r"(?=[^\n\d]{0,3}(?:党|支部|支委|主题|组织生活))"
"""What the month belongs to: 三月支委会, but not 支委会暨五月经营分析会."""
_MONTH = re.compile(
    rf"(?<![\d一二三四五六七八九十\-~至到、])(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月份?{_MEETING}"
)
_QUARTER = re.compile(rf"第?([一二三四1-4])季度{_MEETING}")


_ISSUE = re.compile(r"第[ ]*\d+[ ]*期")


def _of_an_issue(ctx: Context, start: int) -> bool:
    """〔2024〕第7期　某某党支部　2024年8月14日: when the 纪要 came out."""
    return bool(_ISSUE.search(ctx.folded, ctx.folded.rfind("\n", 0, start) + 1, start))


def title_months(ctx: Context) -> dict[str, Value]:
    """Of which months the title says that the meeting is, and its words for them: 三月支委会,
    第二季度党员大会; nothing where it names none, several or a day."""
    title = squeeze(ctx.folded[ctx.title_start : ctx.title_end])
    named = {m[0]: m for pattern in (_MONTH, _QUARTER) for m in pattern.finditer(title)}
    written, found = next(iter(named.items()), ("", None))
    number = chinese_int(found[1]) if found and len(named) == 1 else None
    quarter = "季度" in written
    if not number or number > (4 if quarter else 12):
        return dict.fromkeys(("title_month_from", "title_month_to", "title_months"))
    last = 3 * number if quarter else number
    return {
        "title_month_from": last - 2 if quarter else last,
        "title_month_to": last,
        "title_months": written,
    }


def ledger_month(ctx: Context) -> int | None:
    """The one month that the title of a ledger names, or the sheet that it stands on: 3月, 党费2024年3月."""
    title = ctx.folded[ctx.title_start : ctx.title_end]
    named = {chinese_int(m[1]) for m in _OF_A_LEDGER.finditer(title)}
    month = named.pop() if len(named) == 1 else None
    return month if month and month <= 12 else None


_OF_A_LEDGER = re.compile(rf"(?<![-~至到、\d一二三四五六七八九十])({NUMERAL})[ ]*月(?![-~至到、])")
_LEAP_YEAR = 2000
_YEAR = re.compile(r"\d{4}|[〇零]|\d{2}年")


def _never(m: Moment) -> bool:
    """4月31日, 2月30日: a day that no year has."""
    if m.month is None or m.day is None or not 1 <= m.month <= 12:
        return False
    return not 1 <= m.day <= monthrange(_LEAP_YEAR, m.month)[1]


def _date_row(text: str, role: str, m: Moment, activity: str | None, span: tuple[int, int]) -> Row:
    real = m.real()
    return Row(
        {
            "text": text,
            "role": role,
            "iso": m.iso,
            "exists": False if _never(m) else real is not None if m.precision == "day" and m.year else None,
            "weekday_written": _weekday(m.weekday),
            # where the year is not written but taken from elsewhere, the weekday proves nothing
            "weekday_real": _weekday(real.isoweekday() if real and _YEAR.search(fold(text)) else None),
            "activity": activity,
        },
        span,
    )


def _weekday(number: int | None) -> str | None:
    return "一二三四五六日"[number - 1] if number else None
