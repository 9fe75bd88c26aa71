"""Attachments of a 公文: how they are announced under the text, and whether they follow."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.text import chinese_int

_ANNOUNCED = re.compile(r"[ ]*附件[ ]*(?:(\d{1,2}|[一二三四五六七八九十])[ ]*[.:、]?|:)[ ]*(.*)$")
_ITEM = re.compile(
    r"[ ]*(?P<ordinal>\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}[、.]|\(\d{1,2}\))?[ ]*(?P<name>.*?)(?P<mark>[。.;；,，、]*)[ ]*$"
)
_HEADING = re.compile(r"[ ]*附件[ ]*[\d一二三四五六七八九十]{0,2}[ ]*:?[ ]*(?:$|\S)")
_CITED = Cue(r"(?:详见|见|附|填[写报])附件|\((?:详?见)?附件[ ]*[\d一二三四五六七八九十]{0,2}\)")
_NUMBER_CITED = Cue(r"(?:[(]|详?见)附件[ ]*(\d{1,2}|[一二三四五六七八九十])(?![.:、\d])")
_BELOW = re.compile(r"^[ ]*(?:抄[送报]|\(?联系|[^\n]*印发[ ]*$)")
_LONGEST = 160
"""Characters of an entry."""
_SOME = 2
"""Lines behind the date: more of them are something that was attached."""


def find_attachments(ctx: Context, title: int, end: int | None, scalars: dict[str, Value]) -> tuple[Row, ...]:
    """The entries of 附件说明. `end`: index of the line with the date, None if there is none."""
    last = len(ctx.lines) if end is None else end
    rows: list[Row] = []
    at = title + 1
    while at < last:
        announced = _ANNOUNCED.match(ctx.lines[at].text)
        at += 1
        if announced is None:
            continue
        if announced[1]:
            _add(ctx, rows, at - 1, announced.start(2), "附件" + announced[1])
        elif announced[2].strip():
            _add(ctx, rows, at - 1, announced.start(2))
        while at < last and ctx.lines[at].style is not None and (rows or not announced[2].strip()):
            _add(ctx, rows, at, 0)
            at += 1
    main = ctx.folded[ctx.lines[title].end : ctx.lines[last - 1].end]
    scalars["cites_attachment"] = bool(_CITED.search(main))
    numbers = [chinese_int(m[1]) or 0 for m in _NUMBER_CITED.finditer(main)]
    scalars["attachments_cited"] = max(numbers, default=None)
    scalars["attachments_follow"] = None if end is None else _follow(ctx, end)
    return tuple(row._replace(fields={**row.fields, "ordinal_proper": _proper(row, rows)}) for row in rows)


def _proper(row: Row, rows: list[Row]) -> bool:
    ordinal = str(row.fields["ordinal"])
    return bool(re.fullmatch(r"\d+\.", ordinal)) or (not ordinal and len(rows) == 1)


def _add(ctx: Context, rows: list[Row], at: int, start: int, ordinal: str = "") -> None:
    line = ctx.lines[at]
    item = _ITEM.match(line.text, start) if len(line.text) <= _LONGEST else None
    if item is None or not item["name"]:
        return
    first, last = line.start + item.start("name"), line.start + item.end("mark")
    fields = {
        "ordinal": ordinal or item["ordinal"] or "",
        "name": ctx.text[first : line.start + item.end("name")],
        "mark": item["mark"],
    }
    rows.append(Row(fields, (line.start + min(item.start("name"), item.start()), last)))


def _follow(ctx: Context, end: int) -> bool:
    """Whether something stands behind the date that is no note of the printing or of whom to ask."""
    rest = [line for line in ctx.lines[end + 1 :] if not _BELOW.match(line.text)]
    return len(rest) > _SOME or any(_HEADING.match(line.text) for line in rest)
