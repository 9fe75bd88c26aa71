"""What rules ask about the parts of a paper: entries, measures that answer them, excuses, figures."""

from __future__ import annotations

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.papers.entries import entries_in, word_pairs
from branchaudit.model import Fact, Value
from branchaudit.structure.cue import Cue

_EXCUSE = Cue(
    r"客观|(?:政策|体制|机制|编制|经费|资金|条件|人手|人员|力量|场地|基础|经济)[^。;；\n,，]{0,8}(?:不足|有限|限制|制约|薄弱|紧张|缺乏|短缺|不健全|不完善|老化|落后|变化|少)|(?:上级|领导|群众|别人|其他部门)[^。;；\n,，]{0,10}(?:不够|不支持|不配合|不理解|要求高|任务重)|任务(?:繁?重|多)|工作(?:繁忙|太忙|量大)|时间(?:紧|不够|有限)|事务(?:繁杂|多)|年龄(?:偏大|老化)|历史遗留|工学矛盾"
)
_OWN = Cue(
    r"自[己身我]|主观|本人|我(?!们?(?:支部|单位|市|县|区|镇|乡|村|局|院|校|公司|厂))|思想|认识|觉得|认为|以为|怕|懒|图|嫌|私心|重视|意识|作风|责任心|标准|要求不|不严|放松|满足|依赖|畏难|宗旨|党性|信念|懈怠|侥幸|习惯|精力|下功夫"
)
_FIGURE = Cue(
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]+)[多余几]?[ ]*(?:[%万亿名人次个项篇张份本场期件起条户元块天台辆家所处位页字楼岁倍成遍批支部盏米亩吨]|小时|分钟|公里)|百分之"
)
_STOCK = Cue(
    r"高度重视|切实|扎实|深入|进一步|不断|全面|大力|充分|着力|狠抓|紧紧围绕|统一思想|提高认识|提高站位|加强领导|上(?:新)?台阶|良好(?:氛围|局面)|显著|明显(?:提高|提升|增强)|有力(?:推动|促进|保障)|取得了?[^。,，]{0,8}(?:成效|成绩|实效)|战斗堡垒|先锋模范|凝聚力|战斗力|向心力|创造力|落到实处|入脑入心|走深走实|常态化|长效机制|添砖加瓦|奠定[^。]{0,6}基础|牢固树立|始终坚持|贯彻落实|全力以赴|圆满"
)


def section_facts(ctx: Context, elements: dict[str, Fact]) -> dict[str, Value]:
    """Of papers with parts: how many problems and measures they count, and which answer which."""
    problems = _entries(ctx, elements["problems"])
    plans = _plans(elements)
    measures = _entries(ctx, plans)
    facts: dict[str, Value] = {
        "problem_entries": len(problems) or None,
        "measure_entries": len(measures) or None,
        "answered_problems": None,
        "figures": len(_FIGURE.findall(ctx.folded)),
        "stock_phrases": len(_STOCK.findall(ctx.folded)),
        "excuses_only": _excuses_only(ctx, elements.get("causes", MISSING)),
    }
    if problems and plans.span is not None and _apart(elements["problems"], plans):
        told = word_pairs(ctx.folded[slice(*plans.span)])
        facts["answered_problems"] = sum(bool(word_pairs(ctx.folded[a:b]) & told) for a, b in problems)
    return facts


def _plans(elements: dict[str, Fact]) -> Fact:
    measures = elements.get("rectification_measures", MISSING)
    return measures if measures.status == "present" else elements.get("next_steps", MISSING)


def _entries(ctx: Context, part: Fact) -> list[tuple[int, int]]:
    return entries_in(ctx, *part.span) if part.status == "present" and part.span is not None else []


def _apart(one: Fact, other: Fact) -> bool:
    return one.span is not None and other.span is not None and one.span[1] <= other.span[0]


def _excuses_only(ctx: Context, causes: Fact) -> bool | None:
    """Whether the causes are all of them circumstances, none of them the writer's own."""
    if causes.status != "present" or causes.span is None:
        return None
    text = ctx.folded[slice(*causes.span)]
    return len(_EXCUSE.findall(text)) >= _SEVERAL and not _OWN.search(text)


_SEVERAL = 2
