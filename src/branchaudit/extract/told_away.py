"""Stretches of days for which a text says that somebody is away: 石磊5月6日至31日住院."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from branchaudit.extract.context import Context
from branchaudit.extract.moment import record_year
from branchaudit.model import Row
from branchaudit.structure.cue import Cue

_DAY = r"(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号]?)?"
_UNTIL = r"(?:(?P<y2>20\d\d)年)?(?:(?P<m2>\d{1,2})月)?(?:(?P<d2>\d{1,2})[日号])?"
_AWAY = Cue(
    rf"(?P<before>[\u4e00-\u9fff·]{{2,8}}?)[,(]?[ ]*(?:从|自|于)?{_DAY}[ ]*[至到~-]+[ ]*{_UNTIL},?[ ]*"
    r"(?P<why>[^。;；\n,，、:]{0,16}?(?:住院|手术|休养|培训|复训|轮训|进修|学习|出差|产假|婚假|休假|年假|疗养|挂职|驻村|援疆|援藏|出国|探亲)[^。;；\n,，、:]{0,6})"
)
_NOT_SURE = re.compile("拟|计划|预计|如|若|可能|报名|推荐|未能|没能|没有去|取消")
_LONGEST = 366
"""Days: a longer stay is told by the roster."""


def away_rows(ctx: Context) -> tuple[Row, ...]:
    """`before`: the words in front of the days; they end with the name."""
    year = record_year(ctx)
    rows = []
    for m in _AWAY.finditer(ctx.folded):
        first, last = _ends(m, year)
        sentence = ctx.folded[slice(*ctx.sentence(m.start()))]
        if first and last and 0 < (last - first).days <= _LONGEST and not _NOT_SURE.search(sentence):
            fields = {
                "before": m["before"],
                "from": first.isoformat(),
                "until": last.isoformat(),
                "why": m["why"].strip(),
            }
            rows.append(Row(dict(fields), m.span()))
    return tuple(rows)


def _ends(m: re.Match[str], year: int | None) -> tuple[date | None, date | None]:
    """Of months alone: from the first day to the last."""
    if not m["m2"] and not m["d2"]:
        return None, None
    first_year = int(m["y"]) if m["y"] else year
    if first_year is None:
        return None, None
    month, last_month = int(m["m"]), int(m["m2"] or m["m"])
    last_year = int(m["y2"]) if m["y2"] else first_year + (last_month < month)
    try:
        first = date(first_year, month, int(m["d"] or 1))
        return first, date(last_year, last_month, int(m["d2"] or monthrange(last_year, last_month)[1]))
    except ValueError:
        return None, None
