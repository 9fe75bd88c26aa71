"""The frame of a paper: who reports, for which period, who issued it, who signed it, and when."""

from __future__ import annotations

import re

from branchaudit.extract.branch import clean_branch
from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.persons import find_person, person_fact
from branchaudit.model import Fact
from branchaudit.structure import dates, people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.outline import PLAN_OR_SUMMARY, Line
from branchaudit.structure.status import PLACEHOLDER
from branchaudit.text import squeeze

_UNIT_LINE = Cue(
    r"^(?:中共|中国共产党)?[\u4e00-\u9fffA-Za-z0-9()“”·]{2,36}(?:党支部|支部|委员会|党总支|总支|党委|党组|办公室|小组|公司|局|所|站|院|校|中心|村|社区)$"
)
_BYLINE = Cue(
    r"^([\u4e00-\u9fff()“”、]{2,30}?)[ ]+(?:(?:党员|委员|书记|副书记|组长)[ ]+)?([\u4e00-\u9fff]{2,4})(?:[ ]*\(?\d{4}年.*)?$"
)
_PERIOD = Cue(
    r"((?:20\d{2}|二[〇零][一二三四五六七八九〇零]{2})[ ]*(?:-|—|至)?[ ]*(?:20\d{2})?[ ]*年(?:度|上半年|下半年|第?[一二三四1-4]季度|[ ]*\d{1,2}月(?:份)?)?(?:[ ]*[-—至][ ]*(?:20\d{2}年)?(?:\d{1,2}月|第?[一二三四]季度))?)"
)
_YEAR_NAMED = Cue(
    r"((?:20\d{2}|二[〇零][一二三四五六七八九〇零]{2})[ ]*年(?:度|上半年|下半年|第?[一二三四1-4]季度))"
)
_PERIOD_BLANK = Cue(r"(20[xX×*_]{1,2}[ ]*年度?|[xX×*_]{2,4}[ ]*年度?)")

_HEAD = 80
"""Characters behind the title in which the head of a paper ends."""
_DEADLINE = Cue(r"(?:时限|期限|截止|完成时间|完成日期|整改到位)[^:\n]{0,6}:")
"""A label whose date is a deadline, not the day of signing."""


def find_reporter(ctx: Context) -> Fact:
    """述职人 by label, by the line under the title (职务 姓名), or by the signature at the end."""
    labelled = find_person(ctx, "reporter")
    if labelled.status != "missing":
        return labelled
    for hit in ctx.first("other"):
        if hit.word == "姓名" and hit.label_start < ctx.title_end + _HEAD:  # of a paper about oneself
            start, end = ctx.strip(hit.value_start, hit.value_end)
            return person_fact(ctx, start, end, ctx.status_at(start, end))
    for line in [*ctx.lines[:6], *ctx.lines[-3:]]:
        text = line.text.strip()
        if ":" in text or len(text) > 40:
            continue
        m = _BYLINE.match(text.strip("()"))
        if (
            m
            and people.is_name(m[2])
            and re.search(r"书记|支部|党员|委员|主任|总支|组长|党委|公司|局|院", m[1])
        ):
            start = line.start + line.text.index(m[2], line.text.index(m[1]) + len(m[1]))
            return ctx.fact("present", start, start + len(m[2]), normalized=[m[2]], confidence=0.85)
    for line in ctx.lines[1:5]:
        m = re.match(
            r"[ ]*([\u4e00-\u9fff]{2,4})[ ]*\([^()]{0,30}(?:书记|支部|党员|委员|总支|组长)[^()]{0,10}\)$",
            line.text.rstrip(),
        )
        if m and people.is_name(m[1]):
            return ctx.fact(
                "present", line.start + m.start(1), line.start + m.end(1), normalized=[m[1]], confidence=0.85
            )
    for line in [*ctx.lines[1:5], *ctx.lines[-3:]]:
        text = line.text.strip(" ()")
        start = line.start + line.text.index(text) if text in line.text else line.start
        if people.is_name(text.replace(" ", "")) and people.has_surname(text) and ":" not in text:
            return ctx.fact(
                "present", start, start + len(text), normalized=[text.replace(" ", "")], confidence=0.7
            )
        core = people.strip_posts(text)
        if re.search(r"报告|总结|材料|提纲|计划", core):
            continue
        if core != text and people.is_name(core) and len(text) <= 30:
            at = line.start + line.text.rindex(core) if core in line.text else start
            return person_fact(ctx, at, at + len(core), "present", 0.75)
        if (
            len(text) <= 24
            and not re.search(r"[,，。;；]", text)
            and PLACEHOLDER.search(text)
            and re.search(r"书记|支部|述职", text)
        ):
            return ctx.fact("placeholder", start, start + len(text), confidence=0.7)
    return MISSING


def find_signature(ctx: Context) -> Fact | None:
    """述职人：… at the end of a paper is its signature; None where none is asked for."""
    last = {line.start for line in ctx.lines[-4:]}
    for hit in ctx.first("reporter", "signature"):
        line = ctx.folded.rfind("\n", 0, hit.label_start) + 1
        if line in last:
            start, end = ctx.strip(hit.value_start, hit.value_end)
            state = ctx.status_at(start, end)
            return ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end)
    for line_at_end in ctx.lines[-3:]:
        name = line_at_end.text.strip()
        if people.has_surname(name) and people.is_name(name.replace(" ", "")):
            return ctx.fact("present", *ctx.strip(line_at_end.start, line_at_end.end), confidence=0.8)
    return None


def find_period(ctx: Context) -> Fact:
    for hit in ctx.first("period"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state != "blank":
            return ctx.fact(state, start, end)
    title = ctx.folded[ctx.title_start : ctx.title_end]
    blank = _PERIOD_BLANK.search(title)
    if blank:
        return ctx.fact("placeholder", ctx.title_start + blank.start(), ctx.title_start + blank.end())
    for base, area in ((ctx.title_start, title), (0, ctx.folded[: ctx.title_end + 300])):
        m = _YEAR_NAMED.search(area) or next(
            (m for m in _PERIOD.finditer(area) if not re.match(r"[ ]*\d{1,2}日", area[m.end() :])), None
        )
        if m:
            return ctx.fact("present", base + m.start(1), base + m.end(1), confidence=0.9)
    last = [m for m in ctx.dates if m.year]
    if last:
        m2 = last[0]
        return ctx.fact("present", m2.start, m2.end, confidence=0.5)
    return MISSING


_WHOLE_YEAR = Cue("年度|年工作|年(?:支部)?(?:党建|总结|计划|述职)|全年")
_PART_OF_YEAR = re.compile(r"半年|季度|\d月|阶段|专项|专题|学习教育|主题教育|活动|换届|三年|任期")

_PASSED_ON = re.compile(r"\([^()]*\d[日号][^()]*\)")
"""(2025年12月18日党员大会通过), under the title."""


def covers_year(ctx: Context) -> bool:
    """Whether the title speaks of one whole year: 2024年工作总结, 2025年度工作计划."""
    title = _PASSED_ON.sub("", squeeze(ctx.folded[ctx.title_start : ctx.title_end]))
    if any(PLAN_OR_SUMMARY.match(line.text) for line in ctx.lines[:1]):
        return True
    return bool(_WHOLE_YEAR.search(title)) and not _PART_OF_YEAR.search(title)


# ---------------------------------------------------------------- the end of the paper
def find_issuer(ctx: Context) -> Fact:
    """填报单位, the unit above the date at the end, else the unit in the title or under it."""
    for hit in ctx.first("issuer"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        return ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end)
    for hit in ctx.first("branch"):
        if hit.word in ("单位名称", "填表单位", "单位") and hit.label_start < ctx.title_end + 80:
            start, end = ctx.strip(hit.value_start, hit.value_end)
            if ctx.status_at(start, end) == "present":
                return ctx.fact("present", start, end, confidence=0.9)
    for line in reversed(ctx.lines[-5:]):
        text = line.text.strip()
        unit = re.sub(r"[ ]*(?:\d{4}年.*|(?:\(?(?:盖章|公章|印章)\)?))$", "", text).strip()
        if _UNIT_LINE.match(unit.replace(" ", "")) and line.style is None and line.start > ctx.title_end:
            start = line.start + line.text.index(unit)
            return ctx.fact(ctx.status_at(start, start + len(unit)), start, start + len(unit), confidence=0.9)
        if line.style is None and _is_unfilled_unit(text):
            return ctx.fact("placeholder", *ctx.strip(line.start, line.end))
    for line in ctx.lines[1:4]:
        text = line.text.strip(" ()")
        if (
            _UNIT_LINE.match(text)
            and line.start >= ctx.title_start
            and len(text) <= 30
            and re.search(r"支部|党委|总支|委员会", text)
        ):
            start = line.start + line.text.index(text)
            return ctx.fact("present", start, start + len(text), confidence=0.75)
    title = ctx.folded[ctx.title_start : ctx.title_end]
    m = re.search(r"([\u4e00-\u9fffxX×*_A-Za-z0-9]{1,30}?(?:党支部|支部|党总支|党委|委员会))", title)
    if m:
        start, end = ctx.title_start + m.start(1), ctx.title_start + m.end(1)
        if PLACEHOLDER.search(m[1]) or re.match(r"^[xX×]", m[1]):
            return ctx.fact("placeholder", start, end, confidence=0.85)
        if clean_branch(m[1]):
            return ctx.fact("present", start, end, confidence=0.75)
    return MISSING


def _is_unfilled_unit(text: str) -> bool:
    """xx支部 alone in a line; a sentence with a blank in it is none."""
    return (
        len(text) <= 24
        and not re.search(r"[,，。;；:]", text)
        and bool(PLACEHOLDER.search(text))
        and bool(re.search(r"支部|党委|单位", text))
    )


_FILLED_IN = re.compile(r"^(?:填报?|制表?|整理|上报)$")
_DATES_BELOW = re.compile(r"时限|期限|时间|日期")


_OF_ANOTHER = Cue(r"(?:发现|反馈|检查|督查|交办|受理)(?:问题)?(?:的)?(?:日期|时间)", "日期", "时间")
"""问题发现日期：2024年4月24日 at the head is no day of signing."""


_KEPT = re.compile(
    r"(?:截至|更新|填报|填表|制表|登记|建账)[^\d\n]{0,6}\d{4}年\d{1,2}月\d{1,2}日|^[ (]*\d{4}年\d{1,2}月\d{1,2}日(?=[ ]*(?:填表|填报|制表|登记|审核))"
)
"""建账：2024年1月26日　最近一次更新：2024年7月5日, in the head of a ledger."""


def find_date_signed(ctx: Context) -> tuple[Fact, Moment | None]:
    """填报日期, the date at the end, or a date alone in a line under the title."""
    for hit in [*ctx.first("date_signed"), *(h for h in ctx.first("time") if h.word in ("日期", "时间"))]:
        if _OF_ANOTHER.search(ctx.folded, max(0, hit.label_start - 8), hit.value_start):
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if hit.field == "time" and state != "present":
            continue
        if state == "blank":
            return ctx.blank(hit), None
        if state == "placeholder":
            return ctx.fact(state, start, end), None
        moment = next(dates.find_dates(ctx.folded[start:end]), None)
        if hit.field == "time" and (moment is None or moment.precision != "day"):
            continue
        return _date_fact(ctx, start, end, moment)
    last = ctx.lines[-1:-5:-1]
    in_cells = [line for line in last if ctx.passage.blocks[line.block][1].kind == "cell"]
    # the last cells of a table may hold deadlines, so the head of the paper comes before them
    own = [line for line in in_cells if not _of_a_column(ctx, line)]
    for line in [*(line for line in last if line not in in_cells), *ctx.lines[1:5], *own]:
        text = line.text.strip()
        inner = text.strip("()")
        if len(inner) > 40 or _DEADLINE.search(inner) or _OF_ANOTHER.search(inner):
            continue
        if (
            re.fullmatch(r"[ ]*(?:20)?\d{0,2}[ xX×_*]*年[ xX×_*\d]*月[ xX×_*]*日?", inner)
            and not re.search(r"年[ ]*\d+月[ ]*$", inner)
            and not re.search(r"\d+日", inner)
        ):
            return ctx.fact("placeholder", line.start, line.end), None
        for moment in dates.find_dates(inner):
            rest = _FILLED_IN.sub("", inner[moment.end :].strip(" )日"))
            if moment.year and not rest and moment.month and (moment.start < 26):
                base = line.start + line.text.index(inner)
                return _date_fact(ctx, base + moment.start, base + moment.end, moment)
    if ctx.kind.doc_type == "rectification":
        for line in ctx.lines[1:4]:
            kept = _KEPT.search(line.text)
            moment = next(dates.find_dates(kept[0]), None) if kept else None
            if kept and moment and moment.iso:
                base = line.start + kept.start()
                return _date_fact(ctx, base + moment.start, base + moment.end, moment)
    return MISSING, None


def _of_a_column(ctx: Context, line: Line) -> bool:
    """Whether it stands in a column that is headed by 时限, 完成时间: the date of an entry."""
    cell = ctx.passage.blocks[line.block][1]
    return any(
        block.table == cell.table and block.column == cell.column and _DATES_BELOW.search(block.text)
        for _, block in ctx.passage.blocks
        if block.kind == "cell" and block.row in (1, 2) and block.row != cell.row
    )


def _date_fact(ctx: Context, start: int, end: int, moment: Moment | None) -> tuple[Fact, Moment | None]:
    if moment is None:
        return ctx.fact("partial", start, end, confidence=0.7), None
    complete = moment.precision == "day" and moment.year is not None
    fact = ctx.fact(
        "present" if complete else "partial",
        start,
        end,
        normalized={"date": moment.iso, "precision": moment.precision},
    )
    return fact, moment._replace(start=start, end=end)
