"""The items of a rectification paper (问题、措施、责任人、责任单位、时限、完成情况): from tables, from
blocks of labels, and from numbered prose; each problem keeps its own measures."""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import pairwise

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.header import person_fact, record_year
from branchaudit.facts import ITEM_FIELDS
from branchaudit.model import Fact, Row, Status, Value
from branchaudit.structure import dates, people
from branchaudit.structure.cue import Cue
from branchaudit.structure.labels import Hit, cell_word
from branchaudit.structure.outline import Line
from branchaudit.structure.status import bare

_LABELLED = ("rectification_measures", "responsible_person", "responsible_unit", "deadline", "progress")
_OPEN = Cue(
    r"尚未|还未|未(?:完成|启动|落实|整改|销号|改造|到位)|正在|推进中|进行中|整改中|持续(?:推进|整改)|待(?:完成|落实)|计划[^。]{0,20}完成|预计|拟于|仍在|部分完成|基本完成"
)
_DONE = Cue(
    r"已(?:全部|于|按期|按时|如期)?[^。;；]{0,24}(?:完成|整改|销号|启用|转入|更换|建立|印发|补|送|讲|办|发|开|制定|落实|修|订|召开|公示|到位|清)|完成(?!时限|情况)|销号|整改到位|办结|已"
)
ALL_DONE = Cue(
    r"(?:全部|均已?|已全部|都已|全面|悉数|逐一)[^。\n,，]{0,8}(?:整改(?:完毕|到位|完成)|完成(?:整改)?|销号|落实到位|办结)|(?:整改|销号)(?:完成)?率(?:达到?|为)?[ ]*100[ ]*%"
)
_COLLECTIVE_UNIT = Cue(r"^(?:相关|有关|各)(?:部门|单位|支部|科室)")


def find_items(ctx: Context) -> tuple[list[dict[str, Fact]], list[Row]]:
    """(items in order, one row of `items` facts per item)."""
    items = _from_tables(ctx)
    if not items:
        items = _from_labels(ctx)
    _complete(items)
    reported = _reported(ctx)
    rows = [_row(number, item, reported, ctx) for number, item in enumerate(items, 1)]
    return items, rows


def _complete(items: list[dict[str, Fact]]) -> None:
    """Name the fields that an item lacks. A plan has no 完成情况: it is asked for only where the
    paper reports any."""
    reports = any("progress" in item for item in items)
    for item in items:
        for field in ITEM_FIELDS:
            if field != "progress" or reports:
                item.setdefault(field, MISSING)


# ---------------------------------------------------------------- tables
def _from_tables(ctx: Context) -> list[dict[str, Fact]]:
    from branchaudit import lexicon

    names = lexicon.labels()
    tables: dict[int, list[int]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, []).append(index)
    items: list[dict[str, Fact]] = []
    for members in tables.values():
        rows: dict[int, dict[int, int]] = {}
        for index in members:
            block = ctx.passage.blocks[index][1]
            for row in range(block.row or 0, (block.row or 0) + block.row_span):
                for column in range(block.column or 0, (block.column or 0) + block.column_span):
                    rows.setdefault(row, {})[column] = index
        found = _header(ctx, rows, names)
        if found is None:
            items += _vertical(ctx, rows, names)
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
            items.append(_item_of_cells(ctx, cells))
    return items


def _header(
    ctx: Context, rows: dict[int, dict[int, int]], names: dict[str, str]
) -> tuple[int, dict[int, str]] | None:
    """(last header row, {column: field}) of a table whose columns are item fields."""
    for row in sorted(rows)[:4]:
        if len(set(rows[row].values())) < 3:
            continue  # a caption merged over the table
        columns: dict[int, str] = {}
        last = row
        for column, index in rows[row].items():
            block = ctx.passage.blocks[index][1]
            field = _item_field(cell_word(block.text), names)
            below = rows.get(row + 1, {}).get(column)
            if below is not None and below != index and block.column_span > 1:
                # two header rows: 责任 over 责任人 and 责任单位
                lower = _item_field(cell_word(ctx.passage.blocks[below][1].text), names)
                if lower:
                    field, last = lower, row + 1
            if field and field not in columns.values():
                columns[column] = field
        if "problem" in columns.values() and len(columns) >= 3:
            return last, columns
    return None


def _item_field(word: str, names: dict[str, str]) -> str | None:
    field = names.get(word)
    if field in ITEM_FIELDS:
        return field
    for pattern, target in (
        (r"问题", "problem"), (r"措施|举措", "rectification_measures"), (r"责任(?:领导|人)|负责人|牵头人|责任.{0,2}同志", "responsible_person"),
        (r"责任(?:单位|部门|科室|支部)|牵头(?:单位|部门)", "responsible_unit"), (r"时限|期限|完成时间|时间节点", "deadline"),
        (r"进展|完成情况|整改情况|落实情况|成效|结果|销号", "progress"),
    ):  # fmt: skip
        if re.search(pattern, word) and len(word) <= 12:
            return target
    return None


def _vertical(ctx: Context, rows: dict[int, dict[int, int]], names: dict[str, str]) -> list[dict[str, Fact]]:
    """A form per item: label in the first column, value beside it."""
    items: list[dict[str, int]] = []
    for row in sorted(rows):
        cells = list(dict.fromkeys(rows[row][c] for c in sorted(rows[row])))
        for label, value in pairwise(cells):
            field = names.get(
                cell_word(ctx.passage.blocks[label][1].text).rstrip("0123456789一二三四五六七八九十")
            )
            if field not in ITEM_FIELDS or ctx.passage.blocks[label][1].row != row:
                continue
            if field == "problem" or not items:
                items.append({})
            items[-1].setdefault(field, value)
    full = [item for item in items if "problem" in item and len(item) >= 3]
    return [_item_of_cells(ctx, item) for item in full]


def _item_of_cells(ctx: Context, cells: dict[str, int]) -> dict[str, Fact]:
    item: dict[str, Fact] = {}
    for field in ITEM_FIELDS:
        if field not in cells:
            continue
        index = cells[field]
        start = ctx.passage.starts[index]
        end = start + len(ctx.passage.blocks[index][1].text)
        item[field] = _field_fact(ctx, field, start, end, label=None)
    return item


# ---------------------------------------------------------------- labels and prose
def _from_labels(ctx: Context) -> list[dict[str, Fact]]:
    hits = [h for h in ctx.hits if h.field in _LABELLED or h.field == "problem"]
    # 二、整改任务 as a heading over the items is no measure of one item
    hits = [
        h
        for h in hits
        if not ctx.is_quoted(h.label_start)
        and not (h.form == "heading" and h.field == "rectification_measures")
    ]
    if not any(
        h.field
        in ("responsible_person", "deadline", "responsible_unit", "progress", "rectification_measures")
        for h in hits
    ):
        return []
    segments = _segments(ctx, hits)
    items = [
        _item_of_segment(ctx, start, end, [h for h in hits if start <= h.label_start < end], line)
        for start, end, line in segments
    ]
    return [item for item in items if len([f for f in item.values() if f.status != "missing"]) >= 2]


def _segments(ctx: Context, hits: list[Hit]) -> list[tuple[int, int, Line | None]]:
    """One stretch of text per item: by the numbering style whose stretches hold the labels best,
    else by the label 问题, else by the repetition of 责任人."""
    best: list[Line] = []
    first = min(h.label_start for h in hits)
    for style in ("（一）", "一、", "问题一", "1.", "第一", "（1）"):
        heads = [line for line in ctx.lines if line.style == style and line.start >= ctx.title_end]
        heads = _run(heads)
        if not heads:
            continue
        holding = sum(
            1
            for a, b in _pairs(heads, len(ctx.folded))
            if any(a.start <= h.label_start < b and h.field != "problem" for h in hits)
        )
        if (
            holding >= 1
            and holding * 2 > len(heads)
            and len(heads) > len(best)
            and heads[0].start <= first + 200
            and not _nested(heads, hits)
        ):
            best = heads
    if len(best) >= 2 or (best and not any(h.field == "problem" for h in hits)):
        return [(a.start, b, a) for a, b in _pairs(best, len(ctx.folded))]
    marks = [h for h in hits if h.field == "problem"]
    if len(marks) < 2:
        marks = _repeats(hits)
    starts = [h.label_start for h in marks]
    ends = [*starts[1:], len(ctx.folded)]
    return [(a, b, None) for a, b in zip(starts, ends, strict=True)]


def _run(heads: list[Line]) -> list[Line]:
    """The ordinals of one list: those that rise; a restart at 1 begins sub-lists, not items."""
    run: list[Line] = []
    for line in heads:
        if not run or (line.ordinal or 0) > (run[-1].ordinal or 0):
            run.append(line)
    return run


def _nested(heads: list[Line], hits: list[Hit]) -> bool:
    """Whether these ordinals number the measures of one item (they stand behind 整改措施：)."""
    for line in heads[:2]:
        before = [h for h in hits if h.label_start < line.start]
        if before and before[-1].field == "rectification_measures" and line.start - before[-1].label_end < 6:
            return True
    return False


def _pairs(heads: list[Line], end: int) -> list[tuple[Line, int]]:
    return [(line, heads[i + 1].start if i + 1 < len(heads) else end) for i, line in enumerate(heads)]


def _repeats(hits: list[Hit]) -> list[Hit]:
    """The first field again means the next item."""
    lead = hits[0].field
    return [h for h in hits if h.field == lead]


def _item_of_segment(
    ctx: Context, start: int, end: int, hits: list[Hit], line: Line | None
) -> dict[str, Fact]:
    item: dict[str, Fact] = {}
    end = min(end, _tail_start(ctx, end))
    for i, hit in enumerate(hits):
        stop = hits[i + 1].label_start if i + 1 < len(hits) else end
        if hit.form == "cell":
            stop = hit.value_end
        elif hit.field not in ("rectification_measures", "progress", "problem"):
            stop = min(stop, _line_stop(ctx, hit))
        fact = _field_fact(ctx, hit.field, hit.value_start, min(stop, end), label=hit)
        if hit.field not in item or item[hit.field].status == "blank":
            item[hit.field] = fact
    if "problem" not in item:
        first = min((h.label_start for h in hits), default=end)
        body = line.body if line else start
        item["problem"], rest = _problem(ctx, body, first)
        if "rectification_measures" not in item and rest is not None:
            item["rectification_measures"] = rest
    return item


def _line_stop(ctx: Context, hit: Hit) -> int:
    newline = ctx.folded.find("\n", hit.label_end)
    return len(ctx.folded) if newline == -1 else newline


def _tail_start(ctx: Context, end: int) -> int:
    """Where the closing paragraph and the signature of the paper begin, if they lie before `end`."""
    if end < len(ctx.folded):
        return end
    tail = end
    for line in reversed(ctx.lines):
        text = line.text.strip()
        unit = len(text) <= 30 and (
            re.search(r"(?:支部|委员会|党委|总支)$", text)
            or re.fullmatch(r"[\d〇零一二三四五六七八九十年月日 ]+", text)
        )
        closing = (
            line.style is None
            and re.match(r"(?:以上|下一步|今后|特此|支部将|我们将)", text)
            and ":" not in text[:14]
        )
        if unit or closing:
            tail = line.start
        elif text:
            break
    return tail


def _problem(ctx: Context, start: int, end: int) -> tuple[Fact, Fact | None]:
    """The problem in front of the first label, and the measures that follow it in one sentence each
    (关于…的问题。取消月末集中补填，…)."""
    start, end = ctx.strip(start, end)
    if end <= start:
        return MISSING, None
    text = ctx.folded[start:end]
    cut = text.find("\n")
    first = len(text) if cut == -1 else cut
    stop = text.find("。")
    about = re.match(r"(?:关于)?.{2,60}?(?:的)?问题[。:;；]", text)
    split_at = about.end() if about else (stop + 1 if 0 <= stop < first else first)
    problem = ctx.fact("present", *ctx.strip(start, start + split_at), confidence=0.85)
    rest_start, rest_end = ctx.strip(start + split_at, end)
    if about and rest_end - rest_start >= 6:
        return problem, ctx.fact("present", rest_start, rest_end, confidence=0.8)
    if not about and rest_end - rest_start >= 4 and stop >= 0:
        problem = ctx.fact("present", *ctx.strip(start, end), confidence=0.8)
    return problem, None


# ---------------------------------------------------------------- one field
def _field_fact(ctx: Context, field: str, start: int, end: int, label: Hit | None) -> Fact:
    raw_start, raw_end = start, end
    start, end = ctx.strip(start, end)
    if ctx.folded[start:end].startswith((".", "。")):
        start += 1
    long = field in ("problem", "rectification_measures", "progress")
    state = ctx.status_at(start, end, short=not long)
    if state == "blank":
        span = (label.label_start, label.label_end) if label else (raw_start, raw_end)
        return Fact("blank", None, None, 0.95, ctx.passage.place(span[0]), span)
    if state == "placeholder":
        return ctx.fact("placeholder", start, end)
    if field == "responsible_person":
        return _person(ctx, start, end)
    if field == "deadline":
        return _deadline(ctx, start, end)
    if field == "responsible_unit" and _COLLECTIVE_UNIT.match(ctx.folded[start:end]):
        return ctx.fact("partial", start, end)
    return ctx.fact("present", start, end)


def _person(ctx: Context, start: int, end: int) -> Fact:
    """A collective or a post without a name is `partial`."""
    value = ctx.text[start:end]
    names = [p.name for p in people.split_people(value) if not people.is_collective(p.name)]
    if names:
        return ctx.fact("present", start, end, normalized=list(names))
    if people.is_collective(value) or people.is_post_only(value):
        return ctx.fact("partial", start, end)
    return person_fact(ctx, start, end, "present", 0.8)


def _deadline(ctx: Context, start: int, end: int) -> Fact:
    """A day, or a month end whose year stands somewhere; 月底前 or a quarter alone is `partial`."""
    folded = ctx.folded[start:end]
    moment = next(dates.find_dates(folded), None)
    state: Status = "partial"
    iso = None
    if moment is not None and moment.month is not None:
        year = moment.year or record_year(ctx)
        if year is not None:
            state = "present"
            iso = moment.with_year(year).iso or (
                _last_day(year, moment.month) if moment.day is None else None
            )
    elif moment is not None and moment.year is not None and re.search(r"年(?:底|末|内)", folded):
        state, iso = "present", f"{moment.year}-12-31"
    elif re.match(r"(?:本)?年底前?$", folded.strip()) and record_year(ctx):
        state, iso = "present", f"{record_year(ctx)}-12-31"
    return ctx.fact(
        state, start, end, normalized={"date": iso, "precision": moment.precision if moment else "unknown"}
    )


def _last_day(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}" if 1 <= month <= 12 else None


# ---------------------------------------------------------------- facts over all items
def _reported(ctx: Context) -> str | None:
    """The day the paper speaks of: 填报日期 or the last full date of the text."""
    from branchaudit.extract.paper import find_date_signed

    _, moment = find_date_signed(ctx)
    return moment.iso if moment else None


def _row(number: int, item: dict[str, Fact], reported: str | None, ctx: Context) -> Row:
    progress = item.get("progress", MISSING)
    text = bare(progress.value or "")
    is_open = bool(_OPEN.search(text))
    deadline = item.get("deadline", MISSING)
    due = deadline.normalized.get("date") if isinstance(deadline.normalized, dict) else None
    fields: dict[str, Value] = {
        "number": number,
        "due": due if isinstance(due, str) else None,
        "done": bool(_DONE.search(text)) and not is_open,
        "open": is_open or (progress.status == "blank"),
        "hollow": _is_hollow(item.get("rectification_measures", MISSING).value),
        "reported": reported,
    }
    anchor = next(
        (f for f in (deadline if due else MISSING, progress, item.get("problem", MISSING)) if f.span), None
    )
    return Row(fields, anchor.span if anchor and anchor.span else (0, min(1, len(ctx.text))))


_SLOGAN = Cue(
    r"加强|提高|强化|增强|深化|进一步|高度重视|切实|认真|严格|扎实|不断|充分|深入|抓好|落实|端正|提升|重视|完善|做好|做到|思想认识|意识|学习|管理|领导|教育|责任心|能力|水平|力度|态度|作风|工作|统一思想|措施|要求|有关|各项|制度|贯彻|确保|取得|实效|成效|常态化|长期坚持"
)
_CONCRETE = Cue(
    r"\d|[一二两三四五六七八九十]+[次个名份天月日周条篇户本]|每[月周天季日年次]|逐[人条项份户]|当[天场日]|登记|公示|张贴|清单|台账|表|卡|栏|负责|补|换|修|建|设|约|电话|上门|培训|抽查|检查|审|签|讲|报"
)


def _is_hollow(measures: str | None) -> bool:
    """Measures of slogans only: 加强学习，提高认识 (no number, no act that one could check)."""
    if not measures or _CONCRETE.search(measures):
        return False
    rest = bare(_SLOGAN.sub("", measures))
    return len(_SLOGAN.findall(measures)) >= 3 and len(rest) * 2 <= len(bare(measures))


def aggregates(items: list[dict[str, Fact]]) -> dict[str, Fact]:
    """Record-level element per field: all items alike give that status, mixed ones `partial`."""
    out: dict[str, Fact] = {}
    for field in ITEM_FIELDS:
        states = [item[field].status if field in item else "missing" for item in items]
        if field == "progress" and all(s == "missing" for s in states):
            continue
        state: Status = states[0] if len(set(states)) == 1 else "partial"
        worst = next(
            (item[field] for item, s in zip(items, states, strict=True) if s != "present" and field in item),
            None,
        )
        lead = worst or next((item[field] for item in items if field in item), MISSING)
        name = "problems" if field == "problem" else field
        out[name] = Fact(state, None, None, lead.confidence, lead.place, lead.span, aggregate=True)
    return out
