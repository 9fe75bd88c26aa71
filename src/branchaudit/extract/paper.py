"""Elements of papers: who reports, for which period, problems, causes, next steps, issuer, date."""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.extract.branch import clean_branch
from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.persons import find_person, person_fact
from branchaudit.model import Fact
from branchaudit.structure import dates, people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.status import PLACEHOLDER

SECTIONS: dict[str, Cue] = {
    "problems": Cue(r"问题|不足|短板|差距|薄弱环节|欠缺|缺点|短处|不够|没做好|没有做好"),
    "causes": Cue(r"原因|根源|剖析|为什么|为何|为啥|怎么会|症结|出在哪|怎么来的"),
    "next_steps": Cue(
        r"下一步|下步|打算|努力方向|今后|明年|下一年|来年|改进|整改|思路|计划|怎么[改干办做]|\d{4}年(?:工作)?(?:打算|计划|安排|思路|重点)"
    ),
    "rectification_measures": Cue(r"整改|措施|努力方向|改进|今后|下一步|打算|怎么[改办]"),
}
"""Words of headings that open a section."""

_RUN_IN = re.compile(r"[ ]*(?:再|先|最后)?([\u4e00-\u9fff]{3,12})[。:](?=[^\n]{8}|[ ]*$)")
_PROSE: dict[str, Cue] = {
    "problems": Cue(
        r"(?:存在|有)(?:的|着|以下|一些|不少|几个|[一二三四五两\d]+个)*(?:方面的?)?(?:主要|突出)?(?:问题|不足|短板|差距)[^。\n]{0,10}(?:主要)?(?:是|有|表现|:|,|，|。)|不足之处|(?:问题|不足)(?:主要)?(?:是|有|在于|表现)|还存在[^。\n]{2,}|(?:也|还)有(?:不少|一些)?(?:不足|问题)"
    ),
    "causes": Cue(
        r"(?:原因|根源)(?:主要)?(?:是|有|在于|:|分析|剖析)|究其原因|分析原因|剖析(?:原因|根源)|归根结底|主要原因"
    ),
    "next_steps": Cue(
        r"(?:下一步|下步|今后|明年|下一年|来年|新的一年|接下来|\d{4}年)[^。\n]{0,14}(?:将|要|打算|准备|计划|重点|着力|继续|工作|,|，|:)"
    ),
    "rectification_measures": Cue(
        r"(?:整改|改进)(?:措施|方向|举措)(?:是|有|:)|今后(?:将|要|,|，)|下一步(?:将|要|,|，)"
    ),
}
_UNIT_LINE = Cue(
    r"^(?:中共|中国共产党)?[\u4e00-\u9fffA-Za-z0-9()“”·]{2,36}(?:党支部|支部|委员会|党总支|总支|党委|党组|办公室|小组|公司|局|所|站|院|校|中心|村|社区)$"
)
_BYLINE = Cue(r"^([\u4e00-\u9fff()“”、]{2,30}?)[ ]+([\u4e00-\u9fff]{2,4})(?:[ ]*\(?\d{4}年.*)?$")
_PERIOD = Cue(
    r"((?:20\d{2}|二[〇零][一二三四五六七八九〇零]{2})[ ]*(?:-|—|至)?[ ]*(?:20\d{2})?[ ]*年(?:度|上半年|下半年|第?[一二三四1-4]季度|[ ]*\d{1,2}月(?:份)?)?(?:[ ]*[-—至][ ]*(?:20\d{2}年)?(?:\d{1,2}月|第?[一二三四]季度))?)"
)
_YEAR_NAMED = Cue(
    r"((?:20\d{2}|二[〇零][一二三四五六七八九〇零]{2})[ ]*年(?:度|上半年|下半年|第?[一二三四1-4]季度))"
)
_PERIOD_BLANK = Cue(r"(20[xX×*_]{1,2}[ ]*年度?|[xX×*_]{2,4}[ ]*年度?)")

_DEADLINE = Cue(r"(?:时限|期限|截止|完成时间|完成日期|整改到位)[^:\n]{0,6}:")
"""A label whose date is a deadline, not the day of signing."""


def find_reporter(ctx: Context) -> Fact:
    """述职人 by label, by the line under the title (职务 姓名), or by the signature at the end."""
    labelled = find_person(ctx, "reporter")
    if labelled.status != "missing":
        return labelled
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


def find_section(ctx: Context, element: str) -> Fact:
    """A part of a paper: by heading, by label, or by the words that introduce it in prose."""
    for line in ctx.lines:
        if line.start < ctx.title_end or not _is_heading(ctx, line):
            continue
        head = ctx.folded[line.body : line.end]
        if SECTIONS[element].search(head) and not _other_section(element, head):
            start, end = _section_body(ctx, line)
            state = ctx.status_at(*ctx.strip(start, end), short=False)
            if state == "present" or end > start:
                return ctx.fact(
                    "present" if state == "present" else state, start, end, literal=False, confidence=0.9
                )
            return Fact("blank", None, None, 0.8, ctx.passage.place(line.start), (line.start, line.end))
    label = {
        "problems": "problem",
        "causes": "cause",
        "rectification_measures": "rectification_measures",
    }.get(element)
    blank = None
    for hit in ctx.first(label) if label else []:
        start, end = ctx.strip(hit.value_start, max(hit.value_end, _paragraph_end(ctx, hit)))
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            return ctx.fact("present", start, end, literal=False, confidence=0.85)
        blank = blank or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end, literal=False))
    run_in = _run_in(ctx, element) if blank is None else None
    if run_in is not None:
        return run_in
    for m in _PROSE[element].finditer(ctx.folded, ctx.title_end):
        if not (element == "next_steps" and _of_this_year(ctx, m[0])):
            return ctx.fact("present", m.start(), m.end(), literal=False, confidence=0.65)
    return blank or MISSING


def _of_this_year(ctx: Context, found: str) -> bool:
    """2024年…工作 in a report on 2024 tells what was done, not what comes next."""
    year = re.match(r"\d{4}", found)
    title = re.search(r"\d{4}", ctx.folded[ctx.title_start : ctx.title_end])
    return bool(year and title and year[0] <= title[0])


def _run_in(ctx: Context, element: str) -> Fact | None:
    """A heading that runs into its paragraph (做得不够的地方。讲解词修订只完成六成…), or that is a
    line with a colon (先说问题：)."""
    for line, following in pairwise([*ctx.lines, None]):
        if line is None or line.style is not None or line.start < ctx.title_end:
            continue
        head = _RUN_IN.match(line.text)
        if head and SECTIONS[element].search(head[1]) and not _other_section(element, head[1]):
            runs_on = bool(line.text[head.end() :].strip())
            if runs_on or (following is not None and not _RUN_IN.match(following.text)):
                end = line.end if runs_on or following is None else following.end
                return ctx.fact("present", line.start + head.end(), end, literal=False, confidence=0.8)
    return None


def _is_heading(ctx: Context, line: Line) -> bool:
    if line.heading:
        return True
    text = ctx.folded[line.body : line.end].strip()
    return (
        line.style in ("一、", "（一）")
        and len(text) <= 30
        and text.count("。") <= 1
        and not text[:-1].count("。")
    )


def _other_section(element: str, head: str) -> bool:
    """A heading that names two parts belongs to the first of them: 存在的问题及原因 opens both,
    but 上年度问题整改情况 is no list of problems."""
    if element == "problems":
        return bool(re.search(r"整改(?:情况|落实|进展|完成)|原因|下一步|措施", head)) and not re.search(
            r"问题(?:及|和|与|、)", head
        )
    if element in ("next_steps", "rectification_measures"):
        return bool(re.search(r"情况|回顾|成效|上年|上一年|完成|问题(?!整改)", head)) and not re.search(
            r"措施|打算|下一步|努力方向|今后", head
        )
    return False


def _section_body(ctx: Context, line: Line) -> tuple[int, int]:
    """From behind the heading to the next heading of the same style (or of the document)."""
    end = len(ctx.folded)
    for later in ctx.lines:
        if (
            later.start > line.start
            and (later.style == line.style or (line.style is None and later.heading))
            and _is_heading(ctx, later)
        ):
            end = later.start
            break
    return line.end, end


def _paragraph_end(ctx: Context, hit: Hit) -> int:
    """A part introduced by a label reaches to the next label that opens a line."""
    later = [h.label_start for h in ctx.hits if h.label_start > hit.label_start]
    return later[0] if later else len(ctx.folded)


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


def find_date_signed(ctx: Context) -> tuple[Fact, Moment | None]:
    """填报日期, the date at the end, or a date alone in a line under the title."""
    for hit in [*ctx.first("date_signed"), *(h for h in ctx.first("time") if h.word in ("日期", "时间"))]:
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
    for line in [*reversed(ctx.lines[-4:]), *ctx.lines[1:5]]:
        text = line.text.strip()
        inner = text.strip("()")
        if len(inner) > 40 or _DEADLINE.search(inner):
            continue
        if (
            re.fullmatch(r"[ ]*(?:20)?\d{0,2}[ xX×_*]*年[ xX×_*\d]*月[ xX×_*]*日?", inner)
            and not re.search(r"年[ ]*\d+月[ ]*$", inner)
            and not re.search(r"\d+日", inner)
        ):
            return ctx.fact("placeholder", line.start, line.end), None
        for moment in dates.find_dates(inner):
            rest = inner[moment.end :].strip(" )日")
            if moment.year and not rest and moment.month and (moment.start < 26):
                base = line.start + line.text.index(inner)
                return _date_fact(ctx, base + moment.start, base + moment.end, moment)
    return MISSING, None


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
