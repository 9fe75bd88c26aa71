"""What can be counted in any record: dates, gaps in numbering, announced numbers, prompts, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from branchaudit.extract.context import Context
from branchaudit.model import Fact, Row
from branchaudit.structure import dates, status
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.outline import Line
from branchaudit.text import chinese_int, fold

_CN = "一二三四五六七八九十"
_INLINE = Cue(rf"(?:(?<=[。；;:,，、\n ])|^)([{_CN}]{{1,2}})(是|要|方面)(?![{_CN}])", flags=re.M)
_SECTION_STYLES = ("一、", "（一）", "1.", "（1）", "第一", "问题一")


# ---------------------------------------------------------------- dates
def date_rows(ctx: Context, file_name: str, moment: Moment | None, signed: Fact | None) -> tuple[Row, ...]:
    """Dates that rules judge: of the activity, the title, the file name, the signature, and full
    dates of the body that do not exist or carry a weekday."""
    activity = moment.iso if moment else None
    rows: list[Row] = []
    known: set[int] = set()
    if moment is not None:
        role = "signed" if signed is not None else "time"
        rows.append(
            _date_row(ctx.text[moment.start : moment.end], role, moment, activity, (moment.start, moment.end))
        )
        known.add(moment.start)
    year = moment.year if moment else None
    for m in ctx.dates_in(ctx.title_start, ctx.title_end):
        start = m.start
        if m.precision == "day" and start not in known:
            rows.append(
                _date_row(
                    ctx.text[start : m.end],
                    "title",
                    m.with_year(year),
                    activity,
                    (start, m.end),
                )
            )
            known.add(start)
    for m in dates.compact_dates(fold(file_name)):
        rows.append(
            _date_row(file_name[m.start : m.end], "file", m, activity, (ctx.title_start, ctx.title_end))
        )
        break
    for m in ctx.dates:
        if m.start in known or m.precision != "day" or ctx.title_start <= m.start < ctx.title_end:
            continue
        at_end = signed is not None and signed.span is not None and signed.span[0] <= m.start < signed.span[1]
        filled = m.with_year(year) if m.weekday else m
        if at_end or filled.year is not None:
            rows.append(
                _date_row(
                    ctx.text[m.start : m.end],
                    "signed" if at_end else "body",
                    filled,
                    activity,
                    (m.start, m.end),
                )
            )
    return tuple(rows)


def _date_row(text: str, role: str, m: Moment, activity: str | None, span: tuple[int, int]) -> Row:
    real = m.real()
    return Row(
        {
            "text": text,
            "role": role,
            "iso": m.iso,
            "exists": real is not None if m.precision == "day" and m.year else None,
            "weekday_written": _weekday(m.weekday),
            "weekday_real": _weekday(real.isoweekday() if real else None),
            "activity": activity,
        },
        span,
    )


def _weekday(number: int | None) -> str | None:
    return "一二三四五六日"[number - 1] if number else None


# ---------------------------------------------------------------- numbering
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
    chinese = _to_chinese(number)
    forms = {
        "一、": (f"{chinese}、", f"{chinese}是", f"{chinese},", f"{chinese}."), "（一）": (f"({chinese})", f"{chinese}是"),
        "1.": (f"{number}.", f"{number}、"), "（1）": (f"({number})",), "1)": (f"{number})",), "第一": (f"第{chinese}",),
        "①": (chr(0x2460 + number - 1),),
    }.get(style, ())  # fmt: skip
    return any(form in between for form in forms)


def _inline_gaps(ctx: Context) -> Iterator[Row]:
    """一是…二是…四是 within one paragraph."""
    if not any(f"{n}{mark}" in ctx.folded for n in _CN[2:8] for mark in ("是", "要", "方面")):
        return
    for line in ctx.lines:
        last = None
        for m in _INLINE.finditer(line.text):
            number = chinese_int(m[1])
            if number is None:
                continue
            if last is not None and number > last[0] + 1 and last[1] == m[2]:
                absent = "、".join(f"{_to_chinese(n)}{m[2]}" for n in range(last[0] + 1, number))
                if not all(
                    f"{_to_chinese(n)}要" in line.text or f"{_to_chinese(n)}是" in line.text
                    for n in range(last[0] + 1, number)
                ):
                    yield _gap(
                        f"{_to_chinese(last[0])}{m[2]}",
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
    for cells in columns.values():
        for (a, _, _), (b, start, size) in pairwise(cells):
            if a + 1 < b <= a + 4:
                yield _gap(str(a), str(b), "、".join(str(n) for n in range(a + 1, b)), (start, start + size))


def _gap(previous: str, following: str, absent: str, span: tuple[int, int]) -> Row:
    return Row({"previous": previous, "next": following, "absent": absent}, span)


def _shown(style: str, number: int) -> str:
    chinese = _to_chinese(number)
    return {
        "一、": f"{chinese}、",
        "（一）": f"（{chinese}）",
        "1.": f"{number}.",
        "（1）": f"（{number}）",
        "1)": f"{number})",
        "第一": f"第{chinese}",
    }.get(style, str(number))


def _to_chinese(number: int) -> str:
    if number <= 10:
        return _CN[number - 1]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _CN[tens - 1]) + "十" + (_CN[ones - 1] if ones else "")


# ---------------------------------------------------------------- announced numbers
_ANNOUNCE = Cue(
    rf"(?<![第每前后上下这各近\d.])(?P<n>两|[{_CN}]{{1,3}}|\d{{1,2}})[ ]*(?:个|项|条|点|大|类)(?:主要|突出|重点|具体|大|小)?(?P<noun>问题|方面|原因|措施|任务|意见|建议|体会|要求|不足|事项|议题|内容|工作|举措|整改措施)?"
)


def announced_rows(ctx: Context, item_count: int) -> tuple[Row, ...]:
    """讲三点意见：…, 对照四个方面…: the number against the list that follows, where it is beyond doubt
    which list is meant: its entries carry the noun, or it begins right behind the colon."""
    rows = []
    for m in _ANNOUNCE.finditer(ctx.folded):
        number = chinese_int(m["n"])
        if number is None or not 2 <= number <= 30 or ctx.is_quoted(m.start()):
            continue
        noun = m["noun"] or ""
        sentence_end = min(
            (e for e in (ctx.folded.find(c, m.end()) for c in "。\n") if e != -1), default=len(ctx.folded)
        )
        listed = _list_behind(ctx, m.end(), sentence_end, noun)
        if (
            listed is None
            and noun == "问题"
            and item_count >= 2
            and ctx.kind.doc_type == "rectification"
            and m.start() < ctx.title_end + 300
        ):
            listed = item_count
        if (
            listed is None
            and noun == "方面"
            and ctx.kind.doc_type == "self_examination"
            and m.start() < ctx.title_end + 200
        ):
            listed = _problem_entries(ctx, m.end())
        if listed is not None:
            rows.append(Row({"number": number, "listed": listed, "noun": noun}, (m.start(), m.end())))
            if listed == number and len(rows) > 6:
                break
    return tuple(rows)


def _problem_entries(ctx: Context, start: int) -> int | None:
    """Entries under the heading of the problems in a self-examination (从…个方面对照)."""
    head = next(
        (
            line
            for line in ctx.lines
            if line.start >= start and line.heading and re.search(r"问题|不足|表现|查摆", line.text)
        ),
        None,
    )
    if head is None:
        return None
    entries: list[Line] = []
    for line in ctx.lines:
        if line.start <= head.start:
            continue
        if line.style == head.style:
            break
        if line.style in ("（一）", "1.", "第一") and line.ordinal == len(entries) + 1:
            entries.append(line)
    return len(entries) if len(entries) >= 2 else None


def _list_behind(ctx: Context, start: int, sentence_end: int, noun: str) -> int | None:
    tail = ctx.folded[start:sentence_end]
    colon = tail.find(":")
    direct = colon != -1 and colon <= 24
    inline = _inline_list(ctx.folded[start + colon + 1 if direct else start : start + 1200], direct)
    if inline is not None:
        return inline
    behind = start + colon + 1 if direct else sentence_end
    for style in _SECTION_STYLES:
        entries = [line for line in ctx.by_style.get(style, ()) if line.start >= behind]
        run: list[Line] = []
        for line in entries:
            if line.ordinal == len(run) + 1 or (
                run and line.ordinal and line.ordinal > (run[-1].ordinal or 0)
            ):
                run.append(line)
            elif run:
                break
        if len(run) < 2:
            continue
        named = sum(1 for line in run if noun and noun in ctx.folded[line.body : line.end][:60])
        if noun in ("问题", "方面", "原因", "措施", "建议", "意见") and named * 2 > len(run):
            return len(run)
        if direct and run[0].start - behind <= 3:
            return len(run)
        if style == "第一" and 0 <= run[0].start - behind <= 3:
            return len(run)
    return None


def _inline_list(text: str, direct: bool) -> int | None:
    """Number of 一是 … 二是 … that begin at once."""
    first = re.match(
        r"[ \n]*(?:一是|一要|第一[,，、]|1[.、]|\(1\)|①|\(一\))"
        if direct
        else r"[。,，;；:、]?[ \n]?(?:一是|一要|第一[,，、])",
        text,
    )
    if not first:
        return None
    lead = first[0].strip(" \n。,，;；:、")
    area = text
    if lead.startswith("一"):
        mark = lead[1:]
        count = 1
        while (
            f"{_to_chinese(count + 1)}{mark}" in area
            or f"{_to_chinese(count + 1)}是" in area
            or f"{_to_chinese(count + 1)}要" in area
        ):
            count += 1
        return count if count >= 2 else None
    if lead.startswith("第一"):
        count = 1
        while f"第{_to_chinese(count + 1)}" in area:
            count += 1
        return count if count >= 2 else None
    return None


# ---------------------------------------------------------------- prompts and blanks
def prompt_rows(ctx: Context) -> tuple[Row, ...]:
    """Prompts of a template that were not deleted."""
    rows = []
    for m in status.PROMPT.finditer(ctx.folded):
        rows.append(Row({"text": ctx.text[m.start() : m.end()]}, (m.start(), m.end())))
    for prompt in sorted(ctx.prompts):
        at = ctx.text.find(prompt)
        if at >= 0 and not any(r.span[0] <= at < r.span[1] for r in rows):
            rows.append(Row({"text": prompt}, (at, at + len(prompt))))
    return tuple(sorted(rows, key=lambda r: r.span))


_SLOT = Cue(
    r"[xX×✕]{1,4}(?=[ ]*(?:年|月|日|名|人次|次|个|项|号|时|分|%|万|亿|元|公司|支部|党支部|单位|学校|局|村|社区|会议室|同志|书记|街道|镇|乡|县|市|区|省|所|部|科|院|厂|季度|岁|户))"
    r"|20[xX×]{2}|_{2,}|(?<![\u4e00-\u9fffA-Za-z0-9])[xX×]{2,4}(?![A-Za-z0-9])|〔[×xX]+〕",
    "x",
    "X",
    "×",
    "✕",
    "__",
)


def blank_rows(ctx: Context, elements: Iterable[Fact]) -> tuple[Row, ...]:
    """Placeholders outside the elements, in a place where a number, a date or a name belongs."""
    taken = [f.span for f in elements if f.span is not None and f.status == "placeholder"]
    rows = []
    for m in _SLOT.finditer(ctx.folded):
        if any(a <= m.start() < b for a, b in taken) or ctx.is_quoted(m.start()):
            continue
        around = ctx.folded[max(0, m.start() - 1) : m.start()], ctx.folded[m.end() : m.end() + 1]
        if m[0][0] in "xX" and (around[0].isascii() and around[0].isalnum()):
            continue
        if m[0].startswith("×") and around[0].isdigit():
            continue
        rows.append(
            Row(
                {"text": ctx.text[max(0, m.start() - 4) : m.end() + 4].replace("\n", " ").strip()},
                (m.start(), m.end()),
            )
        )
    return tuple(rows)
