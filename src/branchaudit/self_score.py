"""The self-score file (自评表): what a branch gives itself, and what those who looked give it.

A CSV, as Excel and WPS write it: columns 支部, 指标, 自评 and 评定; 指标 is the name or id of an indicator,
of an extra, of a veto (是/否) or of the review (评议) of the point table in use.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from branchaudit.errors import ConfigError, why
from branchaudit.standard import REVIEW, JudgedBy, Scheme, Stated

Statements = Mapping[str, Mapping[str, Stated]]
"""Branch ("" = the whole unit) → id of the item → what is stated."""
_COLUMNS = {"支部": "支部名称", "指标": "项目", "自评": "自评分", "评定": "评定分"}
"""Heading → another one in use."""
_HELP = ("怎样填",)
"""Columns of the blank table that are for those who fill it in; reading passes them over."""
_VETO_HELP = "一票否决：没有的留空，经上级核实有的在“评定”填 是"
_GIVEN = "材料里看不出来，核实后由上级填“评定”"
_JUDGED: Mapping[JudgedBy, str] = {
    "records": "程序看材料打分；填了“评定”的，以“评定”为准",
    "archive": "要看全年的频次、名册和台账，由上级填“评定”",
    "site": "要到现场看，由上级填“评定”",
}
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
_YES, _NO = ("是", "有", "1", "√"), ("否", "无", "没有", "0", "×")


def read(file: Path, scheme: Scheme) -> Statements:
    """Refuses, with the line, what names no item of the scheme, is no number, or is said twice."""
    rows = _rows(_text(file))
    if not rows:
        raise ConfigError(f"{file}：自评表是空的")
    where = _columns(file, rows[0])
    found: dict[str, dict[str, Stated]] = {}
    lines: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in where.items()}
        if not any(cells.values()):
            continue
        item = _item(file, number, cells["指标"], scheme)
        own = _number(file, number, cells.get("自评", ""), item.most)
        given = _number(file, number, cells.get("评定", ""), item.most)
        branch = cells.get("支部", "")
        before = lines.setdefault((branch, item.id), number)
        if before != number:
            of = f"“{branch}”的" if branch else "没有写支部的"
            raise ConfigError(f"{file}:{number}：{of}“{item.title}”在第 {before} 行已经写过，请只留一行")
        found.setdefault(branch, {})[item.id] = Stated(own, given)
    return found


def blank(scheme: Scheme) -> str:
    """The table to fill in: a line for every item, by its name where no other has it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*_COLUMNS, *_HELP))
    shared = _shared_titles(scheme)
    for item in _items(scheme):
        help_ = _VETO_HELP if item.most is None else f"0 到 {item.most:g} 分，{item.note}"
        writer.writerow(("", item.id if item.title in shared else item.title, "", "", help_))
    return out.getvalue()


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as problem:
        raise ConfigError(f"{file}：打不开自评表（{why(problem)}），请检查路径和权限") from None
    encodings = ("utf-16",) if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8-sig", "gb18030")
    for encoding in () if raw.startswith(_WORKBOOKS) else encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ConfigError(f"{file}：自评表要存成 CSV（逗号分隔），现在读不出文字。请在 Excel/WPS 里另存为 CSV")


def _rows(text: str) -> list[list[str]]:
    """Spreadsheets of other settings part the cells by semicolons, and their “Unicode text” by tabs."""
    head = text.partition("\n")[0]
    delimiter = next((mark for mark in ",;\t" if mark in head), ",")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _columns(file: Path, header: list[str]) -> dict[str, int]:
    cells = [cell.strip() for cell in header]
    where = {
        name: next(i for i, cell in enumerate(cells) if cell in (name, other))
        for name, other in _COLUMNS.items()
        if {name, other} & {*cells}
    }
    if "指标" not in where or not {"自评", "评定"} & where.keys():
        raise ConfigError(f"{file}：第 1 行要有“指标”和“自评”（或“评定”）两列，现在是：{'、'.join(cells)}")
    return where


class _Item(NamedTuple):
    id: str
    title: str
    most: float | None
    """Most points; None of a veto."""
    note: str = ""
    """For those who fill it in."""


def _items(scheme: Scheme) -> list[_Item]:
    items = [_Item(i.id, i.title, i.points, _JUDGED[i.by]) for i in scheme.indicators]
    items += [_Item(e.id, e.title, e.points, _GIVEN) for e in scheme.extras]
    items += [_Item(v.id, v.title, None) for v in scheme.vetoes]
    if scheme.review:
        items.append(_Item(REVIEW, scheme.review.title, 100.0, "由上级填“评定”"))
    return items


def _shared_titles(scheme: Scheme) -> dict[str, list[str]]:
    """Titles that more than one item has → their ids."""
    ids: dict[str, list[str]] = {}
    for item in _items(scheme):
        ids.setdefault(item.title, []).append(item.id)
    return {title: found for title, found in ids.items() if len(found) > 1}


def _item(file: Path, number: int, name: str, scheme: Scheme) -> _Item:
    shared = _shared_titles(scheme)
    if name in shared:
        raise ConfigError(f"{file}:{number}：不止一项叫“{name}”，请写编号：{'、'.join(shared[name])}")
    items = {item.title: item for item in _items(scheme)} | {item.id: item for item in _items(scheme)}
    if name not in items:
        from difflib import get_close_matches

        close = get_close_matches(name, items, n=1, cutoff=0.4)
        hint = f"，是不是“{close[0]}”？" if close else "；全部指标见 branchaudit rules scheme"
        raise ConfigError(f"{file}:{number}：考评方案没有“{name}”这一项{hint}")
    return items[name]


def _number(file: Path, number: int, text: str, most: float | None) -> float | None:
    if not text:
        return None
    if most is None:
        if text not in (*_YES, *_NO):
            raise ConfigError(f"{file}:{number}：否决项请填“是”或“否”，现在是“{text}”")
        return float(text in _YES)
    try:
        value = float(text.removesuffix("分"))
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise ConfigError(f"{file}:{number}：分数应当在 0 到 {most:g} 之间，现在是“{text}”")
    return value
