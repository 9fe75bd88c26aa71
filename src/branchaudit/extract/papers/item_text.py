"""Rectification items in blocks of labels and in numbered prose; each problem keeps its own measures."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.papers.item_fields import field_fact
from branchaudit.extract.papers.item_tables import Item
from branchaudit.model import Fact
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line

_LABELLED = ("rectification_measures", "responsible_person", "responsible_unit", "deadline", "progress")


def items_of_text(ctx: Context) -> list[Item]:
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
    return [
        Item(line.ordinal if line else None, item)
        for item, (_, _, line) in zip(items, segments, strict=True)
        if sum(f.status != "missing" for f in item.values()) >= 2
    ]


def _segments(ctx: Context, hits: list[Hit]) -> list[tuple[int, int, Line | None]]:
    """One stretch of text per item: by the numbering style whose stretches hold the labels best,
    else by the label 问题, else by the repetition of 责任人."""
    best: list[Line] = []
    first = min(h.label_start for h in hits)
    for style in ("（一）", "一、", "问题一", "1.", "第一", "（1）"):
        heads = [line for line in ctx.lines if line.style == style and line.start >= ctx.title_end]
        heads = max(_runs(heads), key=lambda run: _labelled(run, hits, len(ctx.folded)), default=[])
        if not heads:
            continue
        holding = _labelled(heads, hits, len(ctx.folded))
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


def _runs(heads: list[Line]) -> list[list[Line]]:
    """The lists that may be meant: from the first ordinal on, and from every restart at 1 (the problems
    first, the measures in a chapter of their own)."""
    starts = [at for at, line in enumerate(heads) if at == 0 or line.ordinal == 1]
    return [_run(heads[at:]) for at in starts]


def _labelled(heads: list[Line], hits: list[Hit], end: int) -> int:
    """How many of the stretches hold a label of an item's fields."""
    return sum(
        any(a.start <= h.label_start < b and h.field != "problem" for h in hits)
        for a, b in _pairs(heads, end)
    )


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
        fact = field_fact(ctx, hit.field, hit.value_start, min(stop, end), label=hit)
        if hit.field not in item or item[hit.field].status == "blank":
            item[hit.field] = fact
    if "problem" not in item:
        first = min((h.label_start for h in hits), default=end)
        body = line.body if line else start
        item["problem"], rest = _problem(ctx, body, first)
        if "rectification_measures" not in item and rest is not None:
            item["rectification_measures"] = rest
    return item | _in_passing(ctx, start, end, item)


_PASSING = {
    "responsible_person": re.compile(r"(?<=[。;；,， \n])(?:整改)?责任人[ ]+(?P<value>[^。;；,，\n ]{2,24})"),
    "deadline": re.compile(
        r"(?<=[。;；,， \n])(?:整改|完成)?(?:期限|时限)[ ]*(?P<value>[^。;；,，\n:]{3,24})"
    ),
}
"""责任人 程有福。期限 2024年4月底。 within the sentences of an item."""
_SPOKEN_OF = {
    "responsible_person": re.compile("责任人|负责|牵头|包干|[由归请][\u4e00-\u9fff]{2,8}(?:管|办|抓|盯|改)"),
    "deadline": re.compile("期限|时限|[月日号天周内底]前|以前|之内|年底|月底|长期|立即|马上"),
    "progress": re.compile("完成|整改|推进|正在|已"),
    "rectification_measures": re.compile("改|办法|措施|打算|每[天周月]|安排"),
}
_UNSURE = 0.7


def _in_passing(ctx: Context, start: int, end: int, item: dict[str, Fact]) -> dict[str, Fact]:
    """What an item says without a label of its own: read where it stands behind its word, and in doubt where
    the words are there and nothing was read."""
    found: dict[str, Fact] = {}
    for field, spoken_of in _SPOKEN_OF.items():
        if field in item:
            continue
        passing = _PASSING[field].search(ctx.folded, start, end) if field in _PASSING else None
        if passing:
            found[field] = field_fact(ctx, field, *passing.span("value"), label=None)
        elif spoken_of.search(ctx.folded, start, end):
            found[field] = MISSING._replace(confidence=_UNSURE)
    return found


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
            or re.fullmatch(r"[\d〇零一二三四五六七八九十年月日XxΧ×_ ]+", text)
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
    against = re.match(r"针对(.{3,40}?)(?:的?问题)?[:,，](?=.{6})", text)
    if against:
        measures = ctx.fact("present", *ctx.strip(start + against.end(), end), confidence=0.8)
        return ctx.fact(
            "present", start + against.start(1), start + against.end(1), confidence=0.85
        ), measures
    about = re.match(r"(?:关于)?.{2,60}?(?:的)?问题[。:;；]", text)
    split_at = about.end() if about else (stop + 1 if 0 <= stop < first else first)
    problem = ctx.fact("present", *ctx.strip(start, start + split_at), confidence=0.85)
    rest_start, rest_end = ctx.strip(start + split_at, end)
    if about and rest_end - rest_start >= 6:
        return problem, ctx.fact("present", rest_start, rest_end, confidence=0.8)
    if not about and rest_end - rest_start >= 4 and stop >= 0:
        problem = ctx.fact("present", *ctx.strip(start, end), confidence=0.8)
    return problem, None
