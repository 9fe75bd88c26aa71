"""Rectification items in tables: a row per item, or a form per item."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from branchaudit.extract.context import Context
from branchaudit.extract.papers.item_fields import field_fact
from branchaudit.facts import ITEM_FIELDS
from branchaudit.model import Fact
from branchaudit.structure.cell_labels import cell_word
from branchaudit.structure.hits import label_field

_STATES = frozenset({"状态", "整改状态", "进度", "整改进度"})
_SUM = re.compile("(?:合计|总计|小计|共计|汇总)(?:[(]?[^()]{0,6}[)]?)?")


class Item(NamedTuple):
    number: int | None
    """As the paper counts it; None where it does not."""
    fields: dict[str, Fact]


def items_of_tables(ctx: Context) -> list[Item]:
    tables: dict[int, list[int]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, []).append(index)
    items: list[Item] = []
    for members in tables.values():
        rows: dict[int, dict[int, int]] = {}
        for index in members:
            block = ctx.passage.blocks[index][1]
            for row in range(block.row or 0, (block.row or 0) + block.row_span):
                for column in range(block.column or 0, (block.column or 0) + block.column_span):
                    rows.setdefault(row, {})[column] = index
        found = _header(ctx, rows)
        if found is None:
            items += _vertical(ctx, rows)
            continue
        header_row, columns = found
        for row in sorted(r for r in rows if r > header_row):
            cells = {field: rows[row][c] for c, field in columns.items() if c in rows[row]}
            starts_here = any(ctx.passage.blocks[i][1].row == row for i in cells.values())
            if not starts_here or not any(
                ctx.passage.blocks[i][1].text.strip() for f, i in cells.items() if f != "number"
            ):
                continue
            if len(set(cells.values())) == 1 and len(cells) > 1:
                continue  # a row merged over all columns is a caption, no item
            first = ctx.passage.blocks[rows[row][min(rows[row])]][1]
            if _SUM.fullmatch(cell_word(first.text)):
                continue
            items.append(Item(_stated_number(ctx, rows, header_row, row), _item_of_cells(ctx, cells)))
    return items


def _header(ctx: Context, rows: dict[int, dict[int, int]]) -> tuple[int, dict[int, str]] | None:
    """(last header row, {column: field}) of a table whose columns are item fields."""
    for row in sorted(rows)[:4]:
        if len(set(rows[row].values())) < 3:
            continue  # a caption merged over the table
        columns: dict[int, str] = {}
        last = row
        for column, index in rows[row].items():
            block = ctx.passage.blocks[index][1]
            field = _item_field(cell_word(block.text))
            below = rows.get(row + 1, {}).get(column)
            if below is not None and below != index and block.column_span > 1:
                # two header rows: 责任 over 责任人 and 责任单位
                lower = _item_field(cell_word(ctx.passage.blocks[below][1].text))
                if lower:
                    field, last = lower, row + 1
            if field and field not in columns.values():
                columns[column] = field
        if "progress" not in columns.values() and (state := _state_column(ctx, rows[row])) is not None:
            columns[state] = "progress"
        if "problem" in columns.values() and len(columns) >= 3:
            return last, columns
    return None


def _state_column(ctx: Context, row: dict[int, int]) -> int | None:
    """状态 tells the progress where no other column does."""
    words = {column: cell_word(ctx.passage.blocks[index][1].text) for column, index in row.items()}
    return next((column for column, word in words.items() if word in _STATES), None)


def _item_field(word: str) -> str | None:
    field = label_field(word)
    if field in ITEM_FIELDS:
        return field
    for pattern, target in (
        (r"^责任$", "responsible_person"), (r"^限$", "deadline"),
        (r"问题", "problem"), (r"措施|举措", "rectification_measures"), (r"责任(?:领导|人)|负责人|牵头人|责任.{0,2}同志", "responsible_person"),
        (r"责任(?:单位|部门|科室|支部)|牵头(?:单位|部门)", "responsible_unit"), (r"时限|期限|完成时间|时间节点", "deadline"),
        (r"进展|完成情况|整改情况|落实情况|成效|结果|销号", "progress"),
    ):  # fmt: skip
        if re.search(pattern, word) and len(word) <= 12:
            return target
    return None


def _vertical(ctx: Context, rows: dict[int, dict[int, int]]) -> list[Item]:
    """A form per item: label in the first column, value beside it."""
    items: list[dict[str, int]] = []
    for row in sorted(rows):
        cells = list(dict.fromkeys(rows[row][c] for c in sorted(rows[row])))
        for label, value in pairwise(cells):
            word = cell_word(ctx.passage.blocks[label][1].text)
            field = label_field(word.rstrip("0123456789一二三四五六七八九十"))
            if field not in ITEM_FIELDS or ctx.passage.blocks[label][1].row != row:
                continue
            if field == "problem" or not items:
                items.append({})
            items[-1].setdefault(field, value)
    full = [item for item in items if "problem" in item and len(item) >= 3]
    return [Item(None, _item_of_cells(ctx, item)) for item in full]


def _stated_number(ctx: Context, rows: dict[int, dict[int, int]], header_row: int, row: int) -> int | None:
    """What the column 序号 says, which may leave numbers out."""
    for column, index in rows[header_row].items():
        if cell_word(ctx.passage.blocks[index][1].text) in ("序号", "编号", "序"):
            text = (
                ctx.passage.blocks[rows[row][column]][1].text.strip().rstrip("、.")
                if column in rows[row]
                else ""
            )
            return int(text) if text.isdigit() else None
    return None


def _item_of_cells(ctx: Context, cells: dict[str, int]) -> dict[str, Fact]:
    item: dict[str, Fact] = {}
    for field in ITEM_FIELDS:
        if field not in cells:
            continue
        index = cells[field]
        start = ctx.passage.starts[index]
        end = start + len(ctx.passage.blocks[index][1].text)
        item[field] = field_fact(ctx, field, start, end, label=None)
    return item
