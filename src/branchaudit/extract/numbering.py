"""Gaps in numbering. A list that restarts at one is a new list; an ordinal inside a line is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import STEMS
from branchaudit.text import chinese_int

_CN = "一二三四五六七八九十"
_THIRD = re.compile(rf"[{_CN[2:8]}](?:是|要|方面)")
_INLINE = Cue(rf"(?:(?<=[。；;:,，、\n ])|^)([{_CN}]{{1,2}})(是|要|方面)(?![{_CN}])", flags=re.M)


def numbering_rows(ctx: Context) -> tuple[Row, ...]:
    """Ordinals that are left out. A list that restarts at one is a new list; an ordinal that
    stands inside a line (…难以开展。三是…) counts as being there."""
    rows = [*_line_gaps(ctx), *_inline_gaps(ctx), *_column_gaps(ctx)]
    return tuple(sorted(rows, key=lambda r: r.span))


def _line_gaps(ctx: Context) -> Iterator[Row]:
    last: dict[str, tuple[int, int]] = {}
    order: list[str] = []
    for line in ctx.lines:
        if line.style is None or line.ordinal is None or ctx.is_quoted(line.start):
            continue
        if line.style in order:
            for deeper in order[order.index(line.style) + 1 :]:
                last.pop(deeper, None)
            del order[order.index(line.style) + 1 :]
        else:
            order.append(line.style)
        previous = last.get(line.style)
        number = line.ordinal
        if previous and number > previous[0] + 1 and number - previous[0] <= 4:
            missing = [
                n
                for n in range(previous[0] + 1, number)
                if not _stands_inside(ctx, line.style, n, previous[1], line.start)
            ]
            if missing:
                yield _gap(
                    _shown(line.style, previous[0]),
                    _shown(line.style, number),
                    "、".join(_shown(line.style, n) for n in missing),
                    (line.start, line.body),
                )
        if previous is None and number != 1:
            order.remove(line.style)
            continue
        last[line.style] = (number, line.start)


def _stands_inside(ctx: Context, style: str, number: int, start: int, end: int) -> bool:
    between = ctx.folded[start:end]
    chinese = to_chinese(number)
    forms = {
        "一、": (f"{chinese}、", f"{chinese}是", f"{chinese},", f"{chinese}."), "（一）": (f"({chinese})", f"{chinese}是"),
        "1.": (f"{number}.", f"{number}、"), "（1）": (f"({number})",), "1)": (f"{number})",), "第一": (f"第{chinese}",),
        "①": (chr(0x2460 + number - 1),),
    }.get(style, ())  # fmt: skip
    own = style == "一、" and "一是" in between  # 一是 … 三是 is a list of its own
    return any(form in between for form in forms if not (own and form.endswith("是")))


def _inline_gaps(ctx: Context) -> Iterator[Row]:
    """一是…二是…四是 within one paragraph."""
    if not _THIRD.search(ctx.folded):
        return
    for line in ctx.lines:
        last = None
        for m in _INLINE.finditer(line.text):
            number = chinese_int(m[1])
            if number is None:
                continue
            if last is not None and number > last[0] + 1 and last[1] == m[2]:
                absent = "、".join(f"{to_chinese(n)}{m[2]}" for n in range(last[0] + 1, number))
                if not all(
                    f"{to_chinese(n)}要" in line.text or f"{to_chinese(n)}是" in line.text
                    for n in range(last[0] + 1, number)
                ):
                    yield _gap(
                        f"{to_chinese(last[0])}{m[2]}",
                        m[0],
                        absent,
                        (line.start + m.start(), line.start + m.end()),
                    )
            last = number, m[2]


def _column_gaps(ctx: Context) -> Iterator[Row]:
    """The column 序号 of a table."""
    columns: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    heads: set[tuple[int, int]] = set()
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind != "cell" or block.table is None:
            continue
        key = block.table, block.column or 0
        text = "".join(block.text.split())
        if text in ("序号", "编号", "序"):
            heads.add(key)
        elif key in heads and text.rstrip("、.").isdigit():
            columns.setdefault(key, []).append(
                (int(text.rstrip("、.")), ctx.passage.starts[index], len(block.text))
            )
    across = {table for table, _ in heads if sum(t == table for t, _ in heads) > 1}
    for (table, _), cells in columns.items():
        if table in across or cells[0][0] != 1:
            continue  # two columns side by side share their numbers; an extract begins anywhere
        for (a, _, _), (b, start, size) in pairwise(cells):
            if a + 1 < b <= a + 4:
                yield _gap(str(a), str(b), "、".join(str(n) for n in range(a + 1, b)), (start, start + size))


def _gap(previous: str, following: str, absent: str, span: tuple[int, int]) -> Row:
    return Row({"previous": previous, "next": following, "absent": absent}, span)


def _shown(style: str, number: int) -> str:
    chinese = to_chinese(number)
    return {
        "一、": f"{chinese}、",
        "（一）": f"（{chinese}）",
        "1.": f"{number}.",
        "（1）": f"（{number}）",
        "1)": f"{number})",
        "第一": f"第{chinese}",
        "甲、": f"{STEMS[number - 1]}、" if number <= len(STEMS) else "",
    }.get(style, str(number))


def to_chinese(number: int) -> str:
    if number <= 10:
        return _CN[number - 1]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _CN[tens - 1]) + "十" + (_CN[ones - 1] if ones else "")
