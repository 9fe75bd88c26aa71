"""Problems that a record numbers and to which no measure refers, where the measures refer by number.

(1)…；(2)…；(3)…， and later 问题(1)：…  问题(3)：…: nothing answers the second.
"""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Value
from branchaudit.structure.cue import Cue
from branchaudit.text import chinese_int

_NUMBER = r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]?"
_REFERRED = Cue(
    rf"(?:^|[\n;；。|])[ ]*(?:针对|对于|关于)?问题[ ]*(?P<numbers>{_NUMBER}(?:[、和及,至到-]+(?:问题)?{_NUMBER})*)[ ]*[:、,，]"
)
_LISTED = Cue(r"(?:^|[\n;；。:])[ ]*[(](?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[)](?=[^\n;；。(]{4})")
_SINGLE = re.compile(_NUMBER)
_PROBLEMS = re.compile("问题|不足")
_MEASURES = re.compile("措施|整改|改进")
_THE_REST = re.compile("(?:其余|其他|剩余|以上|各项|全部)(?:的)?问题")
_LEAD = 40
"""Characters above a list that tell what it lists."""
_LEAST = 3
"""Problems, at least, that make a list."""


def unanswered_facts(ctx: Context) -> dict[str, Value]:
    """Numbers of the problems without a measure, as text (4、6); None where measures do not refer to them."""
    said = list(_REFERRED.finditer(ctx.folded, ctx.title_end))
    told = {number for m in said for number in _numbers(m["numbers"])}
    if len(said) < 2 or len(told) < 2:
        return {"unanswered": None}
    entries = list(_LISTED.finditer(ctx.folded, ctx.title_end, said[0].start()))
    listed = [chinese_int(m["n"]) or 0 for m in entries]
    if not entries or not _is_asked(ctx, entries, said):
        return {"unanswered": None}
    if len(listed) < _LEAST or listed != list(range(1, len(listed) + 1)) or max(told) > len(listed):
        return {"unanswered": None}
    without = [number for number in listed if number not in told]
    ctx.spans["unanswered"] = said[0].span("numbers")
    return {"unanswered": "、".join(map(str, without))}


def _is_asked(ctx: Context, entries: list[re.Match[str]], said: list[re.Match[str]]) -> bool:
    """A list of problems, behind it the word for measures, and no measure for all the rest."""
    above = ctx.folded[max(0, entries[0].start() - _LEAD) : entries[0].start() + 1]
    between = ctx.folded[entries[-1].end() : said[0].end()]
    rest = _THE_REST.search(ctx.folded, said[0].start())
    return bool(_PROBLEMS.search(above) and _MEASURES.search(between) and not rest)


def _numbers(written: str) -> list[int]:
    """1、3至5 → 1, 3, 4, 5."""
    found: list[int] = []
    for m in _SINGLE.finditer(written):
        number = chinese_int(m[0].strip("()")) or 0
        through = found and re.search(r"[至到-][^、和及,]*$", written[: m.start()])
        found += range(found[-1] + 1, number + 1) if through else [number]
    return found
