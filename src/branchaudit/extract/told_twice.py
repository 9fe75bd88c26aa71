"""What a record of a meeting tells a second time in other words: who was in the chair, who lectured, how long
it took."""

from __future__ import annotations

from branchaudit.extract.context import Context
from branchaudit.model import Fact, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_CHAIR = Cue(
    r"主持人[ ]*(?P<who>[\u4e00-\u9fff]{2,4}?)(?:同志|书记|支书)?(?:最后|在|又)?(?:强调|指出|总结|小结|宣布|说|要求|作|讲|归纳|报告)"
)
_LECTURER = (
    Cue(
        r"(?:请|由|邀请)(?P<who>[\u4e00-\u9fff]{2,12}?)(?:同志|老师)?(?:来|给|为)[^，。,;；\n]{0,10}?(?:上|讲|作)[^，。,;；\n]{0,10}?(?:党课|课|报告)"
    ),
    Cue(
        r"由(?P<who>[\u4e00-\u9fff]{2,12}?)(?:同志|老师)?(?:主讲|授课|讲授|上党课|讲党课)(?=[，。,;；\n]|[^，。,;；\n]{0,16}党课)"
    ),
)
_RELIEVED = Cue(
    "接替|代为|改由|换由|轮流|分别主|先后主|下半场|后半|联合|共同|合讲|几位|依次|两位|第二讲|下一讲|下次|上次"
)
"""More than one person may well have done it."""
_TOOK = Cue(
    rf"(?:(?:会议|大会|活动|党课|全程|整个[^，。\n]{{0,4}})(?:共|前后|一共)?(?:持续|进行|开|讲)(?:了)?|历时)[ ]*:?[ ]*(?:约|近|大约|将近|共)?"
    rf"(?:(?P<hours>{NUMERAL})[ ]*(?:个)?(?P<half>半)?(?:小时|钟头)(?P<half2>半)?(?:零?[ ]*(?P<more>{NUMERAL})[ ]*分钟)?|(?P<minutes>{NUMERAL})[ ]*分钟|(?P<only>半)(?:个)?(?:小时|钟头))"
)


def told_twice(ctx: Context, elements: dict[str, Fact]) -> dict[str, Value]:
    return {
        "other_chair": _other(ctx, elements.get("chair"), (_CHAIR,)),
        "other_speaker": _other(ctx, elements.get("speaker"), _LECTURER),
        "told_minutes": _minutes(ctx),
    }


def _other(ctx: Context, told: Fact | None, cues: tuple[Cue, ...]) -> str | None:
    """Who is named beside the one person in the element; None where the element names nobody or several."""
    named = told.normalized if told is not None else None
    if told is None or told.span is None or not isinstance(named, list) or len(named) != 1:
        return None
    if _RELIEVED.search(ctx.folded, ctx.title_end):
        return ""
    for cue in cues:
        for m in cue.finditer(ctx.folded, told.span[1]):
            name = people.last_person(m["who"])
            if name is None or not people.has_surname(name) or ctx.is_quoted(m.start()):
                continue
            if name not in (told.value or "") and str(named[0]) not in m["who"]:
                field = "other_chair" if cue is _CHAIR else "other_speaker"
                ctx.spans[field] = m.span()
                return name
    return ""


def _minutes(ctx: Context) -> int | None:
    m = _TOOK.search(ctx.folded, ctx.title_end)
    if not m:
        return None
    ctx.spans["told_minutes"] = m.span()
    if m["only"]:
        return 30
    if m["minutes"]:
        return chinese_int(m["minutes"])
    hours, more = chinese_int(m["hours"]), chinese_int(m["more"] or "0")
    if hours is None or more is None:
        return None
    return hours * 60 + (30 if m["half"] or m["half2"] else 0) + more
