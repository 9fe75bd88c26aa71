"""Cells that say nothing in a column of dates or of amounts: 二〇 as a day, abc as a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.amounts import amount
from branchaudit.structure.columns import Sheet, plain
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import find_dates
from branchaudit.structure.entries import Entry, entries
from branchaudit.structure.status import status_of
from branchaudit.text import fold, squeeze

_FORMULA = re.compile(r"=[A-Z+\-(\d'…]", re.IGNORECASE)
_DATES = frozenset(
    [
        "出生日期",
        "入党日期",
        "转正日期",
        "转入日期",
        "转出日期",
        "交纳日期",
        "申请日期",
        "确定积极分子日期",
        "确定发展对象日期",
        "接收日期",
    ]
)
_AMOUNTS = frozenset(["基数", "应交", "实交"])
_WORDS = Cue(
    "免|缓|减|无|没|未|不|待|暂|同|上|下|详|见|预备|正式|补|退|转|欠|已|另|约|约定|标准|定额|按|每|查|核|档|空|失|停|在"
)
"""What people write there in honesty; a longer remark is one too."""
_SIGNS = re.compile(r"[\W_]*")
_SHORT = 6
_FIGURES = re.compile(r"(?!\d{5}$)[\d./\-年月日号 、~至,]+(?:起|前|后|底|初)?")
"""Years and dates in any form; whether the day exists is asked elsewhere. 45356 is a date that lost its
format."""
_SUM = re.compile(r"[\d.,+\-*×/÷()=元角分 ¥￥%月]+")
"""90+5, 15/月: a person reads it."""
_YEARS = re.compile(r"[一二三四五六七八九十〇零\d]+年")


def formula_rows(ctx: Context) -> tuple[Row, ...]:
    """Formulas whose results are not in the file: a program wrote it that does not calculate."""
    return tuple(
        Row({"formula": block.text}, (start, start + len(block.text)))
        for (_, block), start in zip(ctx.passage.blocks, ctx.passage.starts, strict=True)
        if block.kind == "cell" and _FORMULA.match(block.text)
    )


def typed_cells(sheet: Sheet) -> int:
    """How many cells are filled in where dates or amounts belong."""
    typed = sheet.columns.keys() & (_DATES | _AMOUNTS)
    return sum(row.text(name) is not None for row in entries(sheet) for name in typed)


def odd_cells(ctx: Context, sheets: list[Sheet]) -> Iterator[Row]:
    for sheet in sheets:
        rows = list(entries(sheet))
        for name in sheet.columns:
            kind = "日期" if name in _DATES else "金额" if name in _AMOUNTS else ""
            if kind:
                filled = [row for row in rows if row.text(name)]
                odd = [row for row in filled if not _readable(row.cells[name].text, kind)]
                if len(odd) * 2 <= len(filled):  # else the column is none of dates or amounts
                    yield from (_row(ctx, sheet, name, kind, row) for row in odd)


def _row(ctx: Context, sheet: Sheet, name: str, kind: str, row: Entry) -> Row:
    cell = row.cells[name]
    block = ctx.passage.blocks[ctx.passage.index_at(cell.span[0])][1]
    fields: dict[str, Value] = {
        "sheet": block.sheet or "",
        "row": row.number,
        "column": plain(sheet.head[sheet.columns[name]].text) or name,
        "kind": kind,
        "written": " ".join(cell.text.split()),
    }
    return Row(fields, cell.span)


def _readable(text: str, kind: str) -> bool:
    """Only what is short and can be no honest remark is told."""
    folded = squeeze(fold(text))
    if len(folded) > _SHORT or text.startswith("=") or _SIGNS.fullmatch(folded):
        return True  # a remark, a formula, a dash
    if _WORDS.search(folded) or status_of(text) != "present":
        return True  # a placeholder is told by the rules on columns
    if kind == "日期":
        return next(find_dates(folded), None) is not None or bool(
            _FIGURES.fullmatch(folded) or _YEARS.search(folded)
        )
    return amount(text) is not None or bool(_SUM.fullmatch(folded))
