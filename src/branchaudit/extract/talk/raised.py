"""The problems that the committee raises of itself at a 组织生活会, numbered under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure.cue import Cue

_HEADING = Cue(
    r"(?:班子|支委会|支部(?:委员会)?)[^。;；\n]{0,12}?(?:查摆|检视|对照检查|剖析)[^。;；\n]{0,24}$"
    r"|(?:查摆|检视)(?:的|出)?(?:班子)?(?:的)?(?:主要)?问题[^。;；\n]{0,12}$",
    flags=re.M,
)
_NUMBER = re.compile(r"(?:^|(?<=[;；。 ]))[ ]*(?:\d{1,2}[.、．](?!\d)|[(]\d{1,2}[)]|[①-⑳])[ ]*")
_ORDINALS = frozenset({"1.", "（1）", "1)", "①"})
_LEAST = 2
_SHORT = 4
"""Characters of a problem."""
_END = ";；。 "


def raised_rows(ctx: Context) -> tuple[Row, ...]:
    """One row a problem; none where fewer than two are numbered."""
    heading = _HEADING.search(ctx.folded, ctx.title_end)
    if heading is None:
        return ()
    rows = [Row({"problem": ctx.text[start:end]}, (start, end)) for start, end in _spans(ctx, heading.end())]
    return tuple(rows) if len(rows) >= _LEAST else ()


def _spans(ctx: Context, behind: int) -> Iterator[tuple[int, int]]:
    """Of the lines below the heading, up to the first that has no number; several may stand in one line."""
    for line in ctx.lines:
        if line.start < behind:
            continue
        marks = list(_NUMBER.finditer(line.text))
        if not marks or (line.style not in _ORDINALS and marks[0].start() > 0):
            return
        ends = [*(mark.start() for mark in marks[1:]), len(line.text)]
        for mark, end in zip(marks, ends, strict=True):
            text = line.text[mark.end() : end].rstrip(_END)
            if len(text) >= _SHORT:
                yield line.start + mark.end(), line.start + mark.end() + len(text)
