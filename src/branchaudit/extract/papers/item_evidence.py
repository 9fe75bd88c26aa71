"""Whether rectification items bear out what they claim: days, evidence, and measures that answer them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.papers.entries import word_pairs
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import dates
from branchaudit.structure.columns import read_sheet, tables_of
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.text import fold

_FOUND = Cue(
    r"检查(?:组|发现|反馈|指出)|督[查察导](?:组|发现|反馈|指出)|巡[察视](?:组|发现|反馈|指出)|反馈|自查|查摆|抽查|通报|指出|发现"
)
_FOUND_LABEL = Cue(r"(?:发现|检查|督查|反馈|自查|建账|建台账)(?:问题)?(?:时间|日期)[ ]*:")
_HEAD = 200
"""Characters behind the title in which a paper tells when its problems were found."""
_EVIDENCE = Cue(
    r"\d|[一二三四五六七八九十两]+[次个份人户项条名天本件月处套块]|照片|附件|见附|签到|台账|登记|公示|清单|记录|回执|发票|纪要|文件|收据"
)
_NO_DEADLINE = Cue(
    r"^(?:(?:长期|持续|常态化?|一贯)?(?:坚持|推进|整改|抓好|落实)|长期|立行立改|立查立改|即知即改|边查边改|常抓不懈|立即整改|马上就改)(?:[,，、;；并且]*(?:(?:长期|持续|常态化?|一贯)(?:坚持|推进|整改|抓好|落实)|立行立改|长期))*$"
)
_OTHERS = 2
"""So many pairs of characters that stand in one other problem alone, and none of its own, tell that a
measure is misplaced."""


def with_evidence(
    ctx: Context, items: list[dict[str, Fact]], rows: list[Row], told: Sequence[Beside]
) -> list[Row]:
    """The rows with what their progress, deadline and measures prove."""
    found = _found_on(ctx)
    strays = _misplaced(items)
    return [
        Row({**row.fields, **_evidence(item, row.fields, found, beside), "fits": stray}, row.span)
        for item, row, beside, stray in zip(items, rows, told, strays, strict=True)
    ]


def _evidence(
    item: Mapping[str, Fact], row: Mapping[str, Value], found: str | None, beside: Beside
) -> dict[str, Value]:
    problem = item.get("problem", MISSING)
    progress = item.get("progress", MISSING).value or ""
    deadline = (item.get("deadline", MISSING).value or "").strip(" 。;；,，")
    own = _earliest(problem.value or "") or _day(beside.found)
    return {
        "found_on": own or found,
        "done_on": (_day(beside.done) or _latest(progress, row["reported"])) if row["done"] else None,
        "proven_on": _latest(beside.proof, row["reported"]),
        "unproven": bool(row["done"]) and not _EVIDENCE.search(progress + beside.proof + beside.done),
        "standing": bool(_NO_DEADLINE.search(deadline)),
    }


class Beside(NamedTuple):
    """What a row of a table says in columns of its own, and where the row stands."""

    start: int
    end: int
    proof: str = ""
    found: str = ""
    done: str = ""
    state: str = ""
    """已完成, 整改中: one word for how far it is."""
    state_span: tuple[int, int] = (0, 0)


_COLUMNS = {
    "佐证": ("佐证材料", "整改佐证", "佐证", "印证材料", "证明材料"),
    "发现日期": ("发现日期", "发现时间", "反馈日期", "反馈时间", "检查日期"),
    "完成日期": (
        *("完成日期", "实际完成时间", "实际完成日期", "销号日期", "销号时间", "办结日期", "办结时间"),
        *("整改完成时间", "整改完成日期"),
    ),
    "状态": (
        *("状态", "整改状态", "完成状态", "进展状态", "销号状态", "当前状态", "办理状态", "进度状态"),
        *("是否完成", "是否销号", "是否整改到位", "是否办结", "销号与否"),
    ),
}
_NOTHING = Beside(0, 0)


def beside(ctx: Context, items: Sequence[Mapping[str, Fact]]) -> list[Beside]:
    """For each item what the columns beside it say."""
    rows = _rows(ctx)
    found = []
    for item in items:
        problem = item.get("problem", MISSING)
        at = problem.span[0] if problem.span is not None else -1
        found.append(next((row for row in rows if row.start <= at <= row.end), _NOTHING))
    return found


def _rows(ctx: Context) -> list[Beside]:
    if not any(word in ctx.folded for words in _COLUMNS.values() for word in words):
        return []
    rows = []
    for table in tables_of(ctx.passage):
        sheet = read_sheet(table, _COLUMNS)
        if sheet is None:
            continue
        for number, row in table.rows.items():
            spans = [cell.span for cell in row.values()]
            cells = [row.get(sheet.columns.get(name, -1)) for name in _COLUMNS]
            proof, found, done, state = (cell.text.strip() if cell is not None else "" for cell in cells)
            at = cells[-1].span if cells[-1] is not None else (0, 0)
            if number > sheet.last:
                start, end = min(spans)[0], max(end for _, end in spans)
                rows.append(Beside(start, end, proof, found, done, state, at))
    return rows


# ---------------------------------------------------------------- days
def _found_on(ctx: Context) -> str | None:
    """The first day on which the problems of the paper can have been found."""
    label = _FOUND_LABEL.search(ctx.folded)
    if label:
        moment = next((m for m in ctx.dates if label.end() <= m.start <= label.end() + 2), None)
        return _first_day(moment) if moment else None
    for m in _FOUND.finditer(ctx.folded, ctx.title_end, min(len(ctx.folded), ctx.title_end + _HEAD)):
        start, end = ctx.sentence(m.start(), m.end())
        days = [day for moment in ctx.dates_in(start, min(end, m.start())) if (day := _first_day(moment))]
        if days:
            return min(days)
    return None


def _earliest(problem: str) -> str | None:
    """Of a problem that says when it was found: 3月12日抽查发现…."""
    cue = _FOUND.search(problem)
    days = [day for m in dates.find_dates(problem[: cue.start()]) if (day := _first_day(m))] if cue else []
    return min(days, default=None)


def _day(text: str) -> str | None:
    moment = next(dates.find_dates(fold(text)), None)
    return _first_day(moment) if moment is not None else None


def _first_day(moment: Moment) -> str | None:
    if moment.year is None or moment.month is None:
        return None
    return moment.iso if moment.day is not None else f"{moment.year}-{moment.month:02d}-01"


def _latest(progress: str, reported: Value) -> str | None:
    """The last day that the progress can mean; a date without a year is the last such day before the
    report. Dates of papers that it refers to do not count."""
    days = [
        day
        for m in dates.find_dates(progress)
        if not _REFERRED.search(progress, max(0, m.start - 3), m.start)
        and not _OF_A_PAPER.match(progress, m.end)
        and (day := _last_day(m, reported))
    ]
    return max(days, default=None)


_REFERRED = re.compile("(?:根据|按照?|依据|对照|参照|比|较)$")
_OF_A_PAPER = re.compile("[^,，。;；]{0,4}(?:印发|下发|出台|发布|制定|同期|以前|之前)")


def _last_day(moment: Moment, reported: Value) -> str | None:
    if moment.month is None or not 1 <= moment.month <= 12:
        return None
    if moment.year is None and not isinstance(reported, str):
        return None
    year = moment.year or int(str(reported)[:4])
    day = moment.day or monthrange(year, moment.month)[1]
    iso = moment._replace(year=year, day=day).iso
    if moment.year is None and iso is not None and iso > str(reported) and moment.day is not None:
        return moment.with_year(year - 1).iso
    return iso


# ---------------------------------------------------------------- problem and measure
def _misplaced(items: list[dict[str, Fact]]) -> list[int | None]:
    """For each item the place (from 1) of another problem that its measures speak of instead."""
    problems = [word_pairs(item.get("problem", MISSING).value or "") for item in items]
    told_by: dict[str, list[int]] = {}
    for place, problem in enumerate(problems, 1):
        for pair in problem:
            told_by.setdefault(pair, []).append(place)
    strays: list[int | None] = []
    for item, problem in zip(items, problems, strict=True):
        measure = word_pairs(item.get("rectification_measures", MISSING).value or "")
        only = [told_by[pair][0] for pair in measure if len(told_by.get(pair, ())) == 1]
        best = Counter(only).most_common(2)
        clear = best and best[0][1] >= _OTHERS and (len(best) == 1 or best[0][1] > best[1][1])
        strays.append(best[0][0] if clear and not measure & problem else None)
    return strays
