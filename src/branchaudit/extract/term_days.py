"""换届: since when the committee has been in office, as papers tell it, and lists of the terms of branches."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment, find_dates
from branchaudit.text import fold

_CONCERNED = Cue("届|任期|换届")
_BODY = Cue(r"(?P<which>本届|这一?届|现任|现届|上届|上一届)[^。;；\n]{0,16}(?:支部|支委|委员会|班子|书记)")
_CHOSEN = Cue(r"^[^。;；\n\d]{0,14}(?:选举|换届|当选|产生|改选|成立|组建|任职)")
_CHOSEN_ON = Cue(r"(?:换届|选举|改选|当选)(?:时间|日期)[ ]*:?[ ]*$|任期(?:从|自|由|:)?[ ]*$")
_LATER = Cue(
    r"(?:同意|批准|经批准|申请|请示)[^。;；\n]{0,12}(?:延期|推迟|延长)[^。;；\n]{0,8}(?:换届|选举|任期)|(?:延期|推迟)换届"
)
_REACH = 24


def term_rows(ctx: Context) -> tuple[Row, ...]:
    """选举 with its day; 延期 where the text speaks of it."""
    if not _CONCERNED.search(ctx.folded):
        return ()
    listed = tuple(_listed(ctx))
    if listed:
        return listed
    rows = list(_told(ctx))
    later = _LATER.search(ctx.folded)
    if later:
        rows.append(_row("延期", None, None, later.span()))
    return tuple(rows)


def _row(what: str, which: str | None, on: str | None, span: tuple[int, int], **more: Value) -> Row:
    return Row({"what": what, "which": which, "on": on, "branch": None, "due": None} | more, span)


def _listed(ctx: Context) -> Iterator[Row]:
    """各党支部任期一览表: the branch, the day of its election, the end of its term; what a remark adds."""
    from branchaudit.structure.columns import read_sheet, tables_of  # most records list no terms
    from branchaudit.structure.entries import entries

    for table in tables_of(ctx.passage):
        sheet = read_sheet(table, lexicon.columns()["terms"])
        if sheet is None or "党支部名称" not in sheet.columns or not _BOTH_ENDS & set(sheet.columns):
            continue
        for entry in entries(sheet):
            branch = entry.text("党支部名称")
            both = list(find_dates(fold(entry.text("任期") or "")))
            elected = _day(entry.text("选举日期")) or (_last_day(both[0]) if len(both) == 2 else None)
            due = _day(entry.text("届满日期")) or (_last_day(both[1]) if len(both) == 2 else None)
            if branch is None or elected is None:
                continue
            yield _row("选举", "本届", elected, entry.span, branch=branch, due=due)
            remark = fold(entry.text("备注") or "")
            if "延期" in remark or "推迟" in remark:
                yield _row("延期", None, None, entry.span, branch=branch)
            for date in find_dates(remark):
                if _HELD.match(remark, date.end) and (day := _last_day(date)):
                    yield _row("选举", "本届", day, entry.span, branch=branch)


_BOTH_ENDS = frozenset({"届满日期", "任期"})
"""A column without which a list of elections is no list of terms."""
_HELD = re.compile(r"[ ]*(?:已|已经|完成|按期|召开[^,，。;；]{0,8})*(?:换届|选举)")


def _day(text: str | None) -> str | None:
    date = next(find_dates(fold(text or "")), None)
    if date is None:
        month = _MONTH.fullmatch(fold(text or ""))
        return (
            f"{month[1]}-{int(month[2]):02d}-{monthrange(int(month[1]), int(month[2]))[1]}" if month else None
        )
    return _last_day(date)


_MONTH = re.compile(r"[ ]*((?:19|20)\d{2})[ ]*[./-][ ]*(0?[1-9]|1[0-2])[ ]*")


def _told(ctx: Context) -> Iterator[Row]:
    for date in ctx.dates:
        if date.year is None or date.month is None or ctx.is_quoted(date.start):
            continue
        first, end = ctx.sentence(date.start, date.end)
        before = ctx.folded[first : date.start]
        behind = ctx.folded[date.end : min(end, date.end + _REACH)]
        body = _BODY.search(before)
        day = _last_day(date)
        if day is None:
            continue
        if _CHOSEN.search(behind) and body:
            which = "上届" if body["which"].startswith("上") else "本届"
            yield _row("选举", which, day, (date.start, date.end))
        elif _CHOSEN_ON.search(before):
            yield _row("选举", "本届", day, (date.start, date.end))


def _last_day(date: Moment) -> str | None:
    """2021年5月 may be its last day: whoever counts from there wrongs nobody."""
    if date.day is not None or date.year is None or date.month is None or not 1 <= date.month <= 12:
        return date.iso
    return f"{date.year}-{date.month:02d}-{monthrange(date.year, date.month)[1]}"
