"""Rectification items told in sentences, one numbered paragraph each: 1.党费公示不及时。已补公示。责任人何大山，
8月20日完成。"""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.papers.item_fields import field_fact
from branchaudit.extract.papers.item_tables import Item
from branchaudit.model import Fact
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import Line

_PERSON = Cue(
    r"责任人[ ]*[:：]?[ ]*(?P<a>[\u4e00-\u9fff、]{2,14}?)(?=[,，。;；、\n]|$)|由(?P<b>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:负责|牵头|落实)"
)
_DEADLINE = Cue(
    r"(?P<day>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|上旬|中旬|下旬)?)(?:之?前|以前)(?:完成|公示|到位|办结)|(?:时限|期限)[ ]*[:：]?[ ]*(?P<day2>[^,，。;；\n]{3,16})"
)
_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬)?")
_FIRST = re.compile(r"[^。;；:\n]{3,60}[。;；:]")
_STYLES = ("1.", "（一）", "一、", "（1）")
_TOLD = 0.7
"""What is not told in these words may be told in others."""


def items_told(ctx: Context) -> list[Item]:
    """Nothing where fewer than two paragraphs of one numbering name who is in charge."""
    for style in _STYLES:
        heads = [line for line in ctx.by_style.get(style, ()) if line.start >= ctx.title_end]
        named = [line for line in heads if _PERSON.search(ctx.folded, line.body, _end(ctx, line))]
        if len(named) >= 2 and len(named) * 2 > len(heads):
            return [Item(line.ordinal, _fields(ctx, line)) for line in heads]
    return []


def _end(ctx: Context, line: Line) -> int:
    return ctx.sentence(line.body, ends="\n")[1]


def _fields(ctx: Context, line: Line) -> dict[str, Fact]:
    end = _end(ctx, line)
    first = _FIRST.match(ctx.folded, line.body, end)
    behind = first.end() if first else end
    fields = {"problem": ctx.fact("present", *ctx.strip(line.body, behind), confidence=0.8)}
    person, day = _PERSON.search(ctx.folded, line.body, end), _DEADLINE.search(ctx.folded, behind, end)
    if person:
        fields["responsible_person"] = field_fact(
            ctx, "responsible_person", *person.span("a" if person["a"] else "b"), None
        )
    if day:
        fields["deadline"] = field_fact(ctx, "deadline", *day.span("day" if day["day"] else "day2"), None)
    elif done := _DAY.search(ctx.folded, behind, end):  # when it was done is as good
        fields["deadline"] = ctx.fact("present", *done.span(), confidence=_TOLD)
    if behind < end:
        told = ctx.fact("present", *ctx.strip(behind, end), confidence=0.8)
        fields |= {"rectification_measures": told, "progress": told}
    for field in ("responsible_person", "deadline", "rectification_measures", "responsible_unit"):
        fields.setdefault(field, MISSING._replace(confidence=_TOLD))
    return fields
