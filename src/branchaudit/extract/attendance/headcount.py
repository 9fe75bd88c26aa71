"""应到 and 实到: from labels, lines without colons, participants and prose."""

from __future__ import annotations

import re

from branchaudit.extract.attendance import counts, told
from branchaudit.extract.attendance.counts import Count
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import bare
from branchaudit.text import NUMERAL, chinese_int

_BY_VOTERS = 0.75
"""正式党员14名: others may have been due as well."""
_VOTERS = re.compile(r"有(?:表决|选举)权[^,，。;；\n]{0,10}$")
_FORM = 8
"""A record with more labels than that has one for the head counts as well."""
_ALL_OF_THEM = Cue(
    rf"(?:支委|委员|党员|组员)[ ]*(?P<n>{NUMERAL})[ ]*[人名位](?:全部|全都|都|均|悉数)(?:到会|到齐|到场|参加|出席|参会)"
    rf"|(?P<n2>{NUMERAL})[ ]*[人名位](?:支委|委员|党员|组员)(?:全部|全都|都|均|悉数)(?:到会|到齐|到场|参加|出席|参会)"
)
"""支委5人全部到会: as many were due as came."""
_SHORT = Cue(
    r"(?<![\u4e00-\u9fff])应[ ]?(?P<due>\d{1,3})[ ]?人?[ ,，]?实?到[ ]?(?P<came>\d{1,3})(?![\d月日])"
)
"""应8到7."""
_DUE_TODAY = Cue(r"应到[^\d:：\n零一二三四五六七八九十]{0,6}")
_OPEN_TO_ALL = frozenset({"party_lecture", "theme_party_day", "study_session"})
"""Nobody counts how many are due."""


def head_counts(ctx: Context) -> tuple[Fact, Fact]:
    """(expected, actual) with the number as normalized value."""
    expected, actual = _count(ctx, "expected_attendance"), _count(ctx, "actual_attendance")
    if expected.status == actual.status == "missing" and (short := _SHORT.search(ctx.folded, ctx.title_end)):
        due, came = (Count(*short.span(group), int(short[group])) for group in ("due", "came"))
        return _count_fact(ctx, 0, due, 0.85), _count_fact(ctx, 0, came, 0.85)
    if expected.status == "missing" and (all_of_them := _ALL_OF_THEM.search(ctx.folded, ctx.title_end)):
        expected = _count_fact(
            ctx, 0, Count(*all_of_them.span(), chinese_int(all_of_them["n"] or all_of_them["n2"]) or 0), 0.8
        )
    if "missing" not in (expected.status, actual.status) or len(ctx.hits) > _FORM:
        return expected, actual
    pair = told.head_counts(ctx.folded, ctx.title_end)
    if pair is None and ctx.kind.doc_type == "branch_committee_meeting":
        pair = told.committee_counts(ctx.folded, ctx.title_end)
    if (
        pair is None
        and actual.status == "missing"
        and ctx.kind.doc_type in _OPEN_TO_ALL
        and not ctx.first("attendees_list")
    ):
        count = told.took_part(ctx.folded, ctx.title_end)
        return expected, _count_fact(ctx, 0, count, 0.6) if count else actual
    if pair is None or any(
        fact.normalized not in (None, count.number)
        for fact, count in ((expected, pair.due), (actual, pair.came))
    ):
        return expected, actual
    return (
        _count_fact(ctx, 0, pair.due, 0.7) if expected.status == "missing" else expected,
        _count_fact(ctx, 0, pair.came, 0.7) if actual.status == "missing" else actual,
    )


def _count(ctx: Context, field: str) -> Fact:
    gap: Fact | None = None
    find = counts.expected_in if field == "expected_attendance" else counts.actual_in
    if everybody := _beside_voters(ctx, field):
        return _count_fact(ctx, 0, everybody)
    for hit in sorted(ctx.first(field, "attendance_both"), key=lambda hit: "总数" in hit.word):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        due = _DUE_TODAY.search(ctx.folded, start, end) if "总数" in hit.word else None
        if due:  # 党员总数26名，今日应到19名
            start = due.end()
        value = ctx.folded[start:end]
        count = find(value)
        if count is None and hit.field != "attendance_both":
            count = counts.count_in(value)
        if count is None and hit.field == "attendance_both":
            count = _slash_pair(value, field) or _only_number(value, field)
        if count is not None:
            return _count_fact(ctx, start, count)
        if hit.field == "attendance_both":
            continue
        state = ctx.status_at(start, end)
        if state == "present":
            if counts.all_came(value) or people.is_collective(value):
                continue
            named = len(people.split_people(value))
            if named:  # 实到党员：张三、李四 …: the value is the list itself
                return ctx.fact("present", start, end, normalized=named, confidence=0.8)
            state = "blank" if not any(c.isdigit() for c in value) and len(bare(value)) <= 2 else "partial"
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    head = ctx.folded
    if gap is not None and (gap.status != "blank" or find(head) is None):
        return gap
    unfilled = counts.blank_count(head, field)
    if unfilled:
        return ctx.fact("placeholder", *ctx.strip(unfilled.start(), unfilled.end()), confidence=0.85)
    count = find(head)
    sure = 0.85
    if count is not None and field == "expected_attendance" and _VOTERS.search(head, 0, count.start):
        sure = _BY_VOTERS
    if count is None:
        came = field == "actual_attendance"
        count = _from_participants(ctx) or _opening(ctx) if came else counts.entitled_in(head)
        sure = 0.85 if came else _BY_VOTERS
    if count is not None and field == "expected_attendance" and _is_listed(ctx, count):
        count = None
    if count is not None:
        return _count_fact(ctx, 0, count, sure)
    whole = _everybody(ctx) if field == "actual_attendance" else None
    return whole or MISSING


_OF_VOTERS = re.compile("表决权|选举权|正式党员")
_PLAIN_COUNT = {
    "expected_attendance": Cue(r"(?<![\u4e00-\u9fff:])应到[ ]*(?P<n>\d+)[ ]*[人名位]"),
    "actual_attendance": Cue(r"(?<![\u4e00-\u9fff:])实[ ]?到[ ]*(?P<n>\d+)[ ]*[人名位]"),
}


def _beside_voters(ctx: Context, field: str) -> Count | None:
    """应到20人，实到18人 in a line of its own, where the only label of the kind is that of the voters:
    应到会有表决权的党员：16名."""
    hits = ctx.first(field, "attendance_both")
    if not hits or not all(_OF_VOTERS.search(ctx.folded, hit.label_start, hit.value_start) for hit in hits):
        return None
    plain = _PLAIN_COUNT[field].search(ctx.folded, ctx.title_end)
    return Count(plain.start("n"), plain.end(), int(plain["n"])) if plain else None


_BESIDE_THE_SUM = re.compile(r"共(?:计)?[ ]*\d+[ ]*[人名]\([^()]*$")
"""共6人（支部党员7人，…）: what stands beside the sum is the number due."""


def _is_listed(ctx: Context, count: Count) -> bool:
    """参加人员：支部党员14名、积极分子3名: who came, not who was due."""
    return any(
        hit.value_start <= count.start < hit.value_end
        and not _BESIDE_THE_SUM.search(ctx.folded, hit.value_start, count.start)
        and "应" not in ctx.folded[hit.value_start : count.start]
        for hit in ctx.first("attendees_list")
    )


def _count_fact(ctx: Context, base: int, count: Count, confidence: float = 0.97) -> Fact:
    return ctx.fact(
        "present", base + count.start, base + count.end, normalized=count.number, confidence=confidence
    )


def _slash_pair(value: str, field: str) -> Count | None:
    """应到/实到：12/11."""
    m = re.match(r"[ ]*(\d+)[ ]*[人名]?[ ]*[/、,，(][ ]*(\d+)", value)
    if not m:
        return None
    group = 1 if field == "expected_attendance" else 2
    return Count(m.start(group), m.end(group), int(m[group]))


_NUMBER_ONLY = re.compile(r"[ ]*(?:共|约)?[ ]*(?:\d+|[一二三四五六七八九十百]+)[ ]*[人名位]?[ ]*")


def _only_number(value: str, field: str) -> Count | None:
    """人数：31人 counts those who came."""
    came = field == "actual_attendance" and _NUMBER_ONLY.fullmatch(value)
    return counts.count_in(value) if came else None


_IN_LABEL = Cue(rf"\([ ]*共?[ ]*(?P<n>{NUMERAL})[ ]*[人名位][ ]*\)")
"""到会（8人）：何大山、…: the number stands in the label."""


def _from_participants(ctx: Context) -> Count | None:
    """参加人员：全体党员（25人）; 参会人员：第二支部党员23人."""
    for hit in ctx.first("attendees_list"):
        value = ctx.folded[hit.value_start : hit.value_end]
        leading = re.match(r"[ ]*(?:共|共计)?[ ]*(?:\d+|[一二三四五六七八九十百]+)[ ]*[人名位]", value)
        count = counts.count_in(leading[0]) if leading else counts.joined_in(value) or _trailing_total(value)
        if not count and (beside := _IN_LABEL.search(ctx.folded, hit.label_start, hit.value_start)):
            return Count(*beside.span("n"), chinese_int(beside["n"]) or 0)
        if count:
            return Count(count.start + hit.value_start, count.end + hit.value_start, count.number)
    return None


def _trailing_total(value: str) -> Count | None:
    last: re.Match[str] | None = None
    beside = _BESIDE_THE_SUM.search(value, 0, value.find(")")) if ")" in value else None
    value = value[: value.index("(", beside.start())] if beside else value
    for m in re.finditer(r"(?:等|共|计|共计|合计)?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[人名位]", value):
        last = m
    if last is None:
        return None
    count = counts.count_in(last[0])
    return Count(last.start() + count.start, last.start() + count.end, count.number) if count else None


def _opening(ctx: Context) -> Count | None:
    """A count in the opening prose: 共有23名党员参加."""
    start = ctx.title_end
    area = ctx.folded[start : start + 400]
    count = counts.joined_in(area)
    return Count(count.start + start, count.end + start, count.number) if count else None


def _everybody(ctx: Context) -> Fact | None:
    """应到15人，全部到会: as many as were due."""
    expected = counts.expected_in(ctx.folded)
    if expected is None:
        for hit in ctx.first("expected_attendance"):
            inner = counts.count_in(ctx.folded[hit.value_start : hit.value_end])
            expected = (
                Count(hit.value_start + inner.start, hit.value_start + inner.end, inner.number)
                if inner
                else None
            )
    m = counts.all_came(ctx.folded)
    if expected is None or m is None or abs(m.start() - expected.end) > 60:
        return None
    return ctx.fact("present", m.start(), m.end(), normalized=expected.number, confidence=0.8)
