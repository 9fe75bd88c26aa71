"""The parts of a paper: problems, causes, next steps, measures – by heading, by label, in prose."""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line

SECTIONS: dict[str, Cue] = {
    "problems": Cue(
        r"问题|不足|短板|差距|薄弱环节|欠缺|缺点|短处|毛病|弱项|欠账|不够|没(?:有)?(?:做|干|办|抓|弄)(?:好|到位|成|完)|(?:哪里|哪儿)不好|不好的|(?:还|都)?(?:差|欠|缺)[在了]?(?:什么|哪|哪里|哪些|啥)"
    ),
    "causes": Cue(
        r"原因|根源|剖析|为什么|为何|为啥|怎么会|症结|根子|出在哪|怎么来的|从哪里?来|哪里来|打哪来|根在|缘由|症候"
    ),
    "next_steps": Cue(
        r"下一步|下步|打算|努力方向|今后|明年|下一年|来年|改进|整改|思路|计划|(?:怎么|咋|如何)[改干办做补抓走]|往后|以后|改法|\d{4}年的?(?:工作)?(?:打算|计划|安排|思路|重点)|改(?![革造建制选名编版])|接下来|再往下"
    ),
    "rectification_measures": Cue(
        r"整改|措施|努力方向|改进|今后|下一步|打算|往后|以后|(?:怎么|咋|如何)[改办做补]|改(?![革造建制选名编版])|接下来"
    ),
}
"""Words of headings that open a section."""

_RUN_IN = Cue(r"[ ]*(?:再|先|最后)?([\u4e00-\u9fff]{3,12})[。:](?=[^\n]{8}|[ ]*$)")
_PROSE: dict[str, Cue] = {
    "problems": Cue(
        r"(?:存在|有)(?:的|着|以下|一些|不少|几个|[一二三四五两\d]+个)*(?:方面的?)?(?:主要|突出)?(?:问题|不足|短板|差距)[^。\n]{0,10}(?:主要)?(?:是|有|表现|:|,|，|。)|不足之处|查(?:找|摆|找出|出)(?:了|出)?[^。\n,，:]{0,8}(?:问题|不足|差距)|(?:问题|不足)(?:主要)?(?:是|有|在于|表现)|还存在[^。\n]{2,}|(?:也|还)有(?:不少|一些)?(?:不足|问题)"
    ),
    "causes": Cue(
        r"(?:原因|根源)[,，]?(?:主要)?(?:是|有|在于|:|分析|剖析)|究其原因|分析原因|剖析(?:原因|根源)|归根结底|主要原因"
    ),
    "next_steps": Cue(
        r"(?:下一步|下步|今后|明年|下一年|来年|新的一年|接下来|\d{4}年)[^。\n]{0,14}(?:将|要|打算|准备|计划|重点|着力|继续|工作|,|，|:)"
    ),
    "rectification_measures": Cue(
        r"(?:整改|改进)(?:措施|方向|举措)(?:是|有|:)|今后(?:将|要|,|，)|下一步(?:将|要|,|，)"
    ),
}


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
    numbered = ctx.by_style.get("问题一", ()) if element == "problems" and blank is None else ()
    if numbered and "问题" in numbered[0].text[:4]:  # 问题一，学习靠会上听。
        return ctx.fact("present", numbered[0].start, numbered[-1].end, literal=False, confidence=0.8)
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


_CLAUSES = re.compile(r"[，,].*[，,]|(?<!\d)\d{1,3}(?!\d)")
"""（二）到北环路71趟，记下问题18个。 tells something: a heading has no clauses and no figures."""


def _is_heading(ctx: Context, line: Line) -> bool:
    if line.heading:
        return True
    text = ctx.folded[line.body : line.end].strip()
    if text.endswith("。") and _CLAUSES.search(text):
        return False
    return (
        line.style in ("一、", "（一）", "甲、")
        and len(text) <= 30
        and text.count("。") <= 1
        and not text[:-1].count("。")
    )


def _other_section(element: str, head: str) -> bool:
    """A heading that names two parts belongs to the first of them: 存在的问题及原因 opens both,
    but 上年度问题整改情况 is no list of problems."""
    if element == "problems":
        return bool(
            re.search(r"整改(?:情况|落实|进展|完成)|原因|下一步|措施|从?哪里?来|根[子源在]", head)
        ) and not re.search(r"问题(?:及|和|与|、)", head)
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
