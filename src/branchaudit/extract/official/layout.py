"""The page of a 公文 as facts: which of its paragraphs is title, heading or text, and how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from branchaudit.document import Layout, Look
from branchaudit.extract.context import Context
from branchaudit.model import Value
from branchaudit.structure.outline import Line
from branchaudit.text import fold, squeeze

_POINTS = 72 / 25.4
"""In a millimetre."""
_MOST = 0.6
_LONG = 20
"""Characters: shorter lines are addressees, closings and signatures."""
_ROOM = 1.25
"""Distance of lines in the grid : size, from which a line of text takes one line of the grid."""
_ENGLISH = {
    "fangsong": "仿宋", "stfangsong": "华文仿宋", "simsun": "宋体", "nsimsun": "新宋体", "simhei": "黑体",
    "kaiti": "楷体", "stkaiti": "华文楷体", "stzhongsong": "华文中宋", "fzxiaobiaosong": "小标宋",
}  # fmt: skip
_SUFFIX = re.compile(r"(?:[-_ ]?(?:GB_?2312|GBK|[BSMZ]\d{2}S?))+$", re.IGNORECASE)
_NAMES = (
    "page_width", "page_height", "margin_top", "margin_bottom", "margin_left", "margin_right", "page_lines",
    "line_characters", "title_font", "title_size", "body_font", "body_size", "first_indent", "level1_font",
    "level2_font", "page_number", "page_number_size",
)  # fmt: skip


def layout_facts(ctx: Context, title: tuple[int, int], end: int | None) -> dict[str, Value]:
    """`end`: index of the line with the date. Text files have no page to speak of."""
    layout = ctx.document.layout
    if layout is None:
        return {"has_layout": False} | dict.fromkeys(_NAMES)
    main = [line for line in ctx.lines[: end if end is not None else None] if line.start >= title[1]]
    body = [line for line in main if len(squeeze(line.text)) > _LONG and not line.heading]
    texts = _looks(ctx, layout, body)
    size = _usual((look.size, weight) for look, weight in texts)
    titles = _looks(ctx, layout, [line for line in ctx.lines if title[0] <= line.start < title[1]])
    return {
        "has_layout": True,
        "page_width": layout.width,
        "page_height": layout.height,
        "margin_top": layout.top,
        "margin_bottom": layout.bottom,
        "margin_left": layout.left,
        "margin_right": layout.right,
        "page_lines": _lines(layout, texts, size),
        "line_characters": layout.characters,
        "title_font": _font(titles),
        "title_size": _usual((look.size, weight) for look, weight in titles),
        "body_font": _font(texts),
        "body_size": size,
        "first_indent": _usual(
            (None if look.indent is None else round(look.indent * 2) / 2, 1) for look, _ in texts
        ),
        "level1_font": _font(_looks(ctx, layout, _headings(main, "一、"))),
        "level2_font": _font(_looks(ctx, layout, _headings(main, "（一）"))),
        "page_number": None if layout.page_number is None else squeeze(fold(layout.page_number)),
        "page_number_size": layout.number_size,
    }


def _headings(lines: Iterable[Line], style: str) -> list[Line]:
    return [line for line in lines if line.style == style and line.heading]


def _looks(ctx: Context, layout: Layout, lines: Iterable[Line]) -> list[tuple[Look, int]]:
    """(look, length) of the paragraphs of the lines."""
    return [
        (layout.looks[ctx.passage.blocks[line.block][0] - 1], len(squeeze(line.text)))
        for line in lines
        if ctx.passage.blocks[line.block][1].kind == "paragraph"
    ]


def _usual(values: Iterable[tuple[Value, int]]) -> Value:
    """What most of the text has; None where that is not known, or nothing prevails."""
    counts: Counter[Value] = Counter()
    for value, weight in values:
        counts[value] += weight
    for value, weight in counts.most_common(1):
        return value if weight >= _MOST * counts.total() else None
    return None


def _font(looks: Iterable[tuple[Look, int]]) -> Value:
    """The Chinese name of the usual font."""
    name = _usual((look.font, weight) for look, weight in looks)
    if not isinstance(name, str) or not name.isascii():
        return name
    plain = _SUFFIX.sub("", name.strip()).lower().replace(" ", "")
    return _ENGLISH.get(plain, name)


def _lines(layout: Layout, texts: list[tuple[Look, int]], size: Value) -> int | None:
    """Lines of a page: by the fixed distance of the lines, else by the grid where it has room for them."""
    if layout.height is None or layout.top is None or layout.bottom is None:
        return None
    height = (layout.height - layout.top - layout.bottom) * _POINTS
    spacing = _usual((look.spacing, weight) for look, weight in texts)
    if isinstance(spacing, float):
        return int(height / spacing + 0.1)
    single = _usual((look.single, weight) for look, weight in texts)
    if single and layout.lines and isinstance(size, float) and height / layout.lines >= _ROOM * size:
        return layout.lines
    return None
