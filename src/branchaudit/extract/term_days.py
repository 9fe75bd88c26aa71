"""换届: since when the committee has been in office, as papers tell it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment

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
    rows = list(_told(ctx))
    later = _LATER.search(ctx.folded)
    if later:
        rows.append(Row({"what": "延期", "which": None, "on": None}, later.span()))
    return tuple(rows)


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
            yield Row({"what": "选举", "which": which, "on": day}, (date.start, date.end))
        elif _CHOSEN_ON.search(before):
            yield Row({"what": "选举", "which": "本届", "on": day}, (date.start, date.end))


def _last_day(date: Moment) -> str | None:
    """2021年5月 may be its last day: whoever counts from there wrongs nobody."""
    if date.day is not None or date.year is None or date.month is None or not 1 <= date.month <= 12:
        return date.iso
    return f"{date.year}-{date.month:02d}-{monthrange(date.year, date.month)[1]}"
