"""The entries of a part of a paper: numbered lines, or 一是…；二是… in its sentences; and their words."""

from __future__ import annotations

from branchaudit.extract.context import Context
from branchaudit.extract.numbering import to_chinese
from branchaudit.structure.cue import Cue

_STYLES = ("（一）", "一、", "1.", "（1）", "第一", "问题一", "①", "1)")
_COMMON = Cue(
    r"工作|学习|问题|不够|不足|没有|存在|方面|进一步|加强|提高|提升|强化|落实|制度|党员|支部|党建|组织|活动|会议|思想|意识|措施|整改|开展|认真|及时|情况|有的|有关|我们|同志|全年|每月|每季|[年月日]|[\W\d_A-Za-z]"
)
"""What stands in every problem and every measure."""


def entries_in(ctx: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the entries that are counted from one; none where nothing is counted."""
    for style in _STYLES:
        heads = [line.start for line in ctx.by_style.get(style, ()) if start <= line.start < end]
        ordinals = [line.ordinal for line in ctx.by_style.get(style, ()) if start <= line.start < end]
        if len(heads) >= 2 and ordinals == [*range(1, len(heads) + 1)]:
            return list(zip(heads, [*heads[1:], end], strict=True))
    return _inline(ctx.folded, start, end)


def _inline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """一是…二是…: one list only; where it begins anew, the entries of a part are not to be counted."""
    heads: list[int] = []
    if text.count("一是", start, end) != 1:
        return []
    at = text.find("一是", start, end)
    while at != -1:
        heads.append(at)
        at = text.find(f"{to_chinese(len(heads) + 1)}是", at, end)
    return list(zip(heads, [*heads[1:], end], strict=True)) if len(heads) >= 2 else []


def word_pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters that tell what a text is about."""
    return frozenset(
        piece[at : at + 2] for piece in _COMMON.regex.split(text) for at in range(len(piece) - 1) if piece
    )
