"""What came of a meeting: its resolution, and the measures of a 组织生活会."""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import numbered

_RESOLVED = Cue(
    r"(?:会议|大会|支委会|支部|党员大会|经(?:会议|支委会|讨论|研究|表决|大会)[^。\n,，]{0,8}|[与到]会[^。\n,，]{0,6}|最后|最终)[^。\n,，:]{0,10}?(?:决定|议定|决议|商定|(?<=会议)(?:明确|确定)|(?:一致)?(?:同意|通过)(?!后)|形成[^。\n]{0,6}(?:决议|决定|意见))"
    r"|(?:形成|作出|做出)(?:了)?(?:如下|以下)?(?:的)?(?:决议|决定)|经(?:会议|支委会|支部|大家)?(?:认真|充分|集体)?(?:讨论|研究|商议|商量)[^。\n,，]{0,4}[,，](?:一致)?(?:决定|同意|议定|通过|商定)|(?:会议|大会|支部)(?:讨论|研究)后?[,，](?:一致)?(?:决定|同意)|大家[^。\n,，]{0,6}决定|达成(?:了)?(?:如下|以下|一致)?(?:的)?共识|(?:会上|最后|大家|会议|支部)[^。\n,，]{0,6}定(?:下来|了)|(?:议定|商定)(?:了)?(?:以下|如下|事项)|当选为|[\u4e00-\u9fff]{2,4}(?:同志|[一二两三四五六七八九]人)?当选(?=[。;；\n])|(?<=\n)(?:讨论|研究)?结果[ :]|决定[:：]|决议[:：]|票[^。\n]{0,24}推荐[^。\n,，]{2,16}为|同意接收|同意[^。\n,，]{2,8}同志(?:按期)?(?:转|为)|大家(?:一致)?(?:同意|商定|议定)|讨论决定|研究决定|一致同意|一致通过|(?:反对|弃权)[ ]*(?:\d+|[零一二两三四五六七八九十]+)[ ]*[票人名][,，;；]?[ ]*通过"
)
_RESOLVED_TOLD = Cue(
    r"(?:^|[，。,;；\n])[^，。,;；\n]{0,12}?(?:拍板|商定|议定|敲定|说定|讲定|定准|折中|商量下来|合计好|合计下来|一致决定)[^。\n]{0,2}[^。\n]{4,}"
    r"|(?:^|[，。,;；\n])[^，。,;；\n]{0,10}?(?:就这么定|就按[^，。\n]{1,8}定|定(?:下来?|好|妥|了|(?=[:,，每由先设])))[^。\n]{6,}"
    r"|(?:^|[，。,;；\n])(?:结论|办法|意见)(?:是|为)?[:：][^。\n]{4,}"
    r"|(?:最后|末了|到头来)(?:还是)?(?:依了|按了?|就按)[^。\n]{4,}"
    r"|(?:^|[，。,;；\n])(?:决定|决议)(?!权|书)[^，。\n:]{4,}",
    "定", "拍板", "折中", "商量下来", "合计", "结论", "办法", "意见", "最后", "末了", "到头来", "决议",
)  # fmt: skip
"""Looser wordings, for minutes told in sentences."""
_TASKS_HEAD = Cue(
    r"^(?!.*(?:上次|上期|上月|前次|落实情况|完成情况|进展|回顾|建议|请示)).{0,6}(?:交办|待办|议定|任务分工|工作分工|任务安排|分工安排|下[一]?步(?:工作)?(?:安排|分工|任务)|会后(?:任务|工作|落实)|跟踪(?:落实|事项)).{0,6}$"
)
"""交办事项, 本次议定事项: a section of what is to be done and by whom."""
_SUMMED_UP = Cue(
    r"(?:^|\n)[ ]*(?:(?:本次|会议)?(?:交办|待办|议定)(?:事项)?|任务分工|会后任务|(?:讨论|会议|最后|大家)?(?:收口|定论|结论)|(?:最后)?归(?:结|纳|总)(?:起来|为)?[^\n:,，]{0,6}|(?:形成的?|达成的?)?共识(?:是|为)?|(?:大家|大伙|与会[^\n:,，]{0,4})?(?:意见|看法|想法)(?:比较|基本|很快)?(?:一致|统一)|统一(?:了)?(?:意见|思想))[:,，][ ]*([^\n]{6,})"
)
"""讨论收口：…, 大家意见一致：…: the line that ends a discussion."""
_ASSIGNED = Cue(
    r"(?:由|请|明确|安排|指定|责成|委托)[\u4e00-\u9fff]{2,12}?(?:同志)?(?:负责|牵头|于\d{1,2}月|在\d{1,2}月)[^。\n]{4,}|责任人[:：]?[ ]?[\u4e00-\u9fff]{2,4}[,，;；、 ][^。\n]{0,6}(?:时限|期限|完成)[^。\n]{2,}",
    "负责", "牵头", "于", "在", "责任人",
)  # fmt: skip
"""由段丽华负责…，3月18日前完成: a task, who does it and until when."""
_UNTIL = re.compile(r"\d{1,2}月\d{1,2}[日号]|月底|年底|季度末|下[次周月]|本[周月]|会后[一两三]")
_FIXED = Cue(
    "一定|稳定|规定|否定|肯定|必定|固定|指定|认定|制定|评定|鉴定|签定|测定|预定|法定|不定|坚定|特定|审定|决定了?出席|定于|定期|定时|定点|定位|定人"
)
_NOT_RESOLVED = Cue(r"学习[^。]{0,20}决议|《[^》]*决议》|决定》")
_MEASURES_HEAD = Cue(r"整改|要改的|[怎咋]么改|改什么|改哪些|改进(?:措施|事项|打算)")
_HEADLINE = 16
"""Characters of a line that ends with a colon and heads what follows: 要改的事：."""
_MEASURES = Cue(r"整改[^。\n]*(?:\d+月|负责|牵头|前完成|责任人|落实到人)[^。\n]*", "整改")


_ELECTED = Cue(
    r"(?<=[。\n;；、.: ])[\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})*[^。\n]{0,40}?当选(?!人|条件|资格|票|后)[^。\n]*"
)
"""焦万山、袁野、尤丽娜三名同志当选…: what an election resolves."""


def find_resolution(ctx: Context) -> Fact:
    """By label, by the outcome of an election, in a sentence; a sentence that only agrees comes last."""
    labelled = _by_label(ctx)
    if labelled is not None and labelled.status == "present":
        return labelled
    elected = _elected(ctx) if labelled is None else None
    if elected is not None:
        return elected
    said, assent = _in_sentences(ctx)
    return said or labelled or _tasks(ctx) or _summed_up(ctx) or _told_resolution(ctx) or assent or MISSING


def _tasks(ctx: Context) -> Fact | None:
    """What a section of tasks holds; a task by itself, with who does it and until when."""
    for line, below in pairwise(ctx.lines):
        if line.start < ctx.title_end or not line.heading or below.heading:
            continue
        if _TASKS_HEAD.search(ctx.folded[line.body : line.end]) and _says_something(
            ctx, below.body, below.end
        ):
            return ctx.fact("present", below.body, below.end, confidence=0.8)
    for m in _ASSIGNED.finditer(ctx.folded, ctx.title_end):
        if _UNTIL.search(m[0]) and not ctx.is_quoted(m.start()):
            return ctx.fact("present", *ctx.strip(m.start(), m.end()), confidence=0.7)
    return None


def _says_something(ctx: Context, start: int, end: int) -> bool:
    return end - start >= _BARE_ASSENT and ctx.status_at(start, end, short=False) == "present"


def _summed_up(ctx: Context) -> Fact | None:
    for m in _SUMMED_UP.finditer(ctx.folded, ctx.title_end):
        if not ctx.is_quoted(m.start()) and _says_something(ctx, m.start(1), m.end(1)):
            return ctx.fact("present", *ctx.strip(m.start(1), m.end(1)), confidence=0.7)
    return None


def _by_label(ctx: Context) -> Fact | None:
    gap = None
    # 党小组意见 inside the minutes is not what the meeting resolved
    for hit in sorted(ctx.first("resolution"), key=lambda hit: not _CALLED_SO.search(hit.word)):
        if hit.form == "colon" and hit.word in ("决定", "决议") and hit.value_end - hit.value_start < 2:
            gap = gap or ctx.blank(hit)
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        prompt = _prompt_line(ctx, start, end) if state == "present" else None
        if prompt is not None:
            gap = gap or prompt
        elif state == "present":
            first = ctx.folded.find("。", start, end)
            if first != -1 and "当选" in ctx.folded[start:first]:
                end = first
            return ctx.fact("present", start, end, confidence=0.9)
        else:
            gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    return gap


_CALLED_SO = re.compile("决议|决定|议定|议决")
_CLOSING = 30


def _prompt_line(ctx: Context, start: int, end: int) -> Fact | None:
    """（请填写会议决定）, with the closing words of the form below it."""
    stop = ctx.folded.find("\n", start, end)
    if stop == -1 or end - stop > _CLOSING:
        return None
    state = ctx.status_at(start, stop, short=False)
    return ctx.fact("placeholder", start, stop) if state == "placeholder" else None


def _elected(ctx: Context) -> Fact | None:
    if ctx.kind.doc_type != "election":
        return None
    for m in _ELECTED.finditer(ctx.folded, ctx.title_end):
        # 宣布：鱼德水、闻人秀当选…
        first = re.split("[、和]", m[0][: m[0].index("当选")].rpartition(":")[2])[0]
        if people.has_surname(first) and any(people.is_name(first[:size]) for size in (2, 3, 4)):
            return ctx.fact("present", *ctx.strip(m.start(), m.end()), confidence=0.8)
    return None


def _in_sentences(ctx: Context) -> tuple[Fact | None, Fact | None]:
    """(the first sentence that says what was resolved, the first that only says that it was)."""
    assent: Fact | None = None
    labelled = ctx.first("resolution")
    for m in _RESOLVED.finditer(ctx.folded, ctx.title_end):
        first, end = ctx.sentence(m.start(), m.end(), ends="。\n")
        sentence = ctx.folded[first:end]
        if any(h.label_start <= m.start() < h.value_end for h in labelled):
            continue
        if (
            ctx.is_quoted(m.start())
            or _NOT_RESOLVED.search(sentence)
            or re.search(r"^[ ]*议题|议题:|会议(?:同意|通过)的|上次|去年", sentence)
        ):
            continue
        if (
            re.search(r"一致(?:同意|通过)|同意$", m[0])
            and re.search(r"举手|办法|监票|计票", sentence)
            and not re.search(r"决议|决定", sentence)
            and not ctx.folded[m.end() : m.end() + 6].strip(" ，,。")
        ):
            continue
        start, stop = ctx.strip(first if m[0] == "当选为" else m.end(), end)
        if stop > start:
            return ctx.fact("present", start, stop, confidence=0.8), None
        assent = assent or ctx.fact("present", *_agreed_on(ctx, first, end), confidence=0.8)
    return None, assent


_BARE_ASSENT = 8
"""Characters of a sentence that only agrees: 会议同意。"""


def _agreed_on(ctx: Context, start: int, end: int) -> tuple[int, int]:
    """The sentence that says what was agreed on: itself (经表决，一致通过), or the one before (会议同意)."""
    before = start - 1
    if end - start <= _BARE_ASSENT and before > ctx.title_end and ctx.folded[before] == "。":
        first = ctx.sentence(before - 1, ends="。\n")[0]
        return ctx.strip(first + numbered(ctx.folded[first:before])[2], before)
    return ctx.strip(start, end)


def _told_resolution(ctx: Context) -> Fact | None:
    if len(ctx.hits) > FEW_LABELS:
        return None
    for m in _RESOLVED_TOLD.finditer(ctx.folded, ctx.title_end):
        if not _FIXED.search(m[0][:24]) and not ctx.is_quoted(m.start()):
            return ctx.fact("present", *ctx.strip(m.start(), m.end()), confidence=0.6)
    return None


def find_measures(ctx: Context) -> Fact:
    """整改措施 of a 组织生活会."""
    gap = None
    for hit in ctx.first("rectification_measures"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            return ctx.fact("present", start, end, literal=end - start <= 200, confidence=0.9)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    if gap:
        return gap
    for line in ctx.lines:
        headed = line.heading or (len(line.text) <= _HEADLINE and line.text.rstrip(" ").endswith(":"))
        if headed and _MEASURES_HEAD.search(line.text):
            return ctx.fact("present", line.start, line.end, literal=False, confidence=0.8)
    m = _MEASURES.search(ctx.folded, ctx.title_end)
    if m:
        return ctx.fact("present", m.start(), m.end(), literal=False, confidence=0.7)
    return MISSING
