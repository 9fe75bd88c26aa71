"""Where a meeting took place: by label, beside the time, told in a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure.cue import Cue

_PROSE = (
    Cue(r"(?:^|[\n;；])[ ]*主会场[ :]+([^，。,;；:\n]{2,24})"),
    Cue(r"地点(?:在|是|为|选在|设在|定在)([^，。,;；:\n]{2,24})"),
    Cue(
        r"^[^\n]{0,6}\d{1,2}月\d{1,2}[日号][^，,\n]{0,20}[，,][ ]*([^，,。:\n\d]{2,20})[，,][ ]*[^，,。:\n]{0,8}主持",
        flags=re.M,
    ),
    Cue(
        r"(?<!关)[在于]([^，。,;；:在于\n]{2,30}?)(?:,)?(?:主持)?(?:召开|举行|开展|组织(?:召开|开展)?(?!委员)|进行|集中|集合|开会|上了|讲授|碰头|坐下来|开了|上(?:了)?(?:一[堂次节])?党课)"
    ),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,24}?)(?:里|内)?(?:来|去)?(?:开|召开|开了|举行|过|碰了?)[^，。,\n]{0,12}(?:会|党日|活动|头)"
    ),
    Cue(r"(?:[在到]|[,，])([^，。,;；:在到\d\n]{2,24}?)开的(?=[,，。\n]|$)"),
    Cue(
        r"(?:会|活动|党课|党日|地点|这次|这回|本次)[^。\n]{0,14}?(?:放到了?|放在了?|安排在|设在|定在|选在)([^，。,;；:\n]{2,20})"
    ),
    Cue(
        r"(?:来到|前往|赴|聚[到在]|坐到|集中到|集合到|赶到)([^，。,;；:\n]{3,24}?)(?:开展|参观|举行|进行|里?[,，])"
    ),
    Cue(r"[在到]([^，。,;；:在到\n]{2,24}?)(?:里|内)?(?:面谈|见面|见了|谈了|聊了|谈心|交谈|作了)"),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,20}?(?:家|院子?|院坝|室|厂|店|地头|田边|办公室|车间|宿舍)里?)(?:,|，|[跟和与同找])"
    ),
    Cue(
        r"[,，]在([^，。,;；:在\n]{2,20}(?:室|厅|堂|馆|站|院|园|家|楼|中心|基地|广场|礼堂|会场|教室|食堂|车间|操场|亭))[,，。]"
    ),
    Cue(
        r"^[^\n:]{0,6}\d{1,2}[月.]\d{1,2}[日号]?[^，,。\n]{0,20}?(?:[ ]{2,}|(?<=[午上时点半分\d])[ ])([^ ，,。:\d\n]{2,16})[ ]*$",
        flags=re.M,
    ),
)
_ROOM = r"(?:室|房|厅|楼|院|场|棚|台|处|吧|堂|馆|站|家|库|间|屋|仓|廊|亭|厂|店|门口|旁边|旁|隔壁|底下|后面|前面|里|边|吧|车|舱|寨|帐篷|园|园区|中心|教室|基地|广场|现场|地头|河段|镇|村|社区|学校|餐厅|食堂|俱乐部|会场|角|井|池|坝|桥|码头|食堂|公园|敬老院|纪念馆|陵园|\d{2,4})"
_TOLD = (
    Cue(rf"(?:^|[，。,;；\n])[ ]*([^，。,;；:\n、\d()]{{2,16}}{_ROOM}[里内上]?)(?=坐|挤|聚|围|站|灯)"),
    Cue(r"(?:地点|地方|会场|会址)(?:就)?(?:在|是|为|借用|借|选在|设在|定在|:)?[ ]*([^，。,;；:\n]{2,24})"),
    Cue(
        r"(?:在|借|借用|于|挪到|搬到|放在|坐到|聚到|聚在|躲进|来到|前往|赴)了?([^，。,;；:\n]{2,24}?)(?:里|内|上)?(?:把|聚|碰头|碰的|议事|商量|坐|站着|围|挤|开|召|举行|举办|集中|集合|摆|进行|看望|上课|上了)"
    ),
    Cue(
        rf"(?:^|[，。,;；\n])[ ]*([^，。,;；:\n、\d()]{{2,16}}{_ROOM}|[\u4e00-\u9fff]{{2,10}}\d{{2,4}}(?:室|教室|房)?)(?=[，。,;；\n(])"
    ),
    Cue(rf"(?:在|到|去|于|走进)([^，。,;；:\n、()]{{2,16}}{_ROOM})(?=[，。,;；\n(])"),
)
"""Looser wordings, for minutes told in sentences: tried in the opening, around the date."""
_BEHIND_CLOCK = re.compile(
    rf"[^\n:。]{{0,10}}(?:上午|下午|晚上?|早上?|中午|傍晚)[^\n,，。]{{2,16}}[,，][ ]*(?P<place>[\u4e00-\u9fff\d]{{2,16}}{_ROOM})[。\n]"
)
"""上午八点到十点半，村后山茶园边。"""
_LINE = Cue(rf"[ ]*[\u4e00-\u9fff\d]{{2,16}}{_ROOM}[ ]*")
_DAY = re.compile(r"\d{1,2}[月.]\d{1,2}")
_NEVER = r"\d{4}年|月\d|党委|领导|会上|部署|期间|时间|工作|以后|之后|时候"
_NO_PLACE = Cue(
    rf"{_NEVER}|基础上|指导下|我|[过程中]$|(?:[\d一二三四五六七八九十半]点|早上|早晨|晚上|[上下]午|夜里)|(?:交接|结束|下班|会|课|班|饭)后$|小组会$"
)
_NO_PLACE_TOLD = Cue(
    rf"{_NEVER}|基础|指导|我们|过程|主持|党员|支委|大家|应到|实到|记录|年度|讨论|研究|学习|议|决定|这里|那里|哪|此|岗|年前|[\d一二三四五六七八九十][个名位人点成条时半次回趟]|[前后]$|^[\u4e00-\u9fff]{2, 4}(?:守(?!所)|回|住进|陪|跑)"
)
_OPENING = 160
"""Characters behind the title in which the place is told."""


def find_place(ctx: Context) -> Fact:
    labelled = ctx.labelled("place")
    if labelled is not None:
        return labelled
    joint = _behind_time(ctx)
    if joint is not None:
        return joint
    head = ctx.folded[: ctx.title_end + 700]
    for pattern in _PROSE:
        for m in pattern.finditer(head, ctx.title_end):
            if _NO_PLACE.search(m[1]) or (m[1].find("在") > 0 and "会" in m[1]):
                continue
            start, end = ctx.strip(m.start(1), m.end(1))
            state = ctx.status_at(start, end)
            return ctx.fact(state if state != "blank" else "present", start, end, confidence=0.8)
    return _on_a_line(ctx) or _beside_the_day(ctx) or _told(ctx) or MISSING


def _on_a_line(ctx: Context) -> Fact | None:
    """值班室, alone in a line below the day."""
    for line in ctx.lines[:4]:
        led = _BEHIND_CLOCK.match(ctx.folded, line.start, line.end + 1)
        if led and not _NO_PLACE_TOLD.search(led["place"]):
            return ctx.fact("present", *led.span("place"), confidence=0.7)
    for above, line in pairwise(ctx.lines[:6]):
        if _LINE.fullmatch(line.text) and _DAY.search(above.text) and not _NO_PLACE_TOLD.search(line.text):
            return ctx.fact("present", *ctx.strip(line.start, line.end), confidence=0.7)
    return None


def _beside_the_day(ctx: Context) -> Fact | None:
    """2024年3月5日，星期二，15:00至16:30，二楼东厅: the last part of the line, where no label leads it."""
    labelled = {hit.label_start for hit in ctx.hits}
    for line in ctx.lines[:6]:
        text = line.text.partition("。")[0].rstrip(" ")
        last = max(map(text.rfind, ",， ")) + 1
        led = any(line.start <= at < line.start + last for at in labelled)
        if not led and last and _DAY.search(text, 0, last) and _LINE.fullmatch(text, last):
            return ctx.fact("present", *ctx.strip(line.start + last, line.start + len(text)), confidence=0.7)
    return None


def _told(ctx: Context) -> Fact | None:
    if len(ctx.hits) > FEW_LABELS:
        return None
    head = ctx.folded[: ctx.title_end + _OPENING]
    for pattern in _TOLD:
        for m in pattern.finditer(head, ctx.title_end):
            start, end = ctx.strip(m.start(1), m.end(1))
            if (
                end - start >= 2
                and not _NO_PLACE_TOLD.search(m[1])
                and ctx.status_at(start, end) == "present"
            ):
                return ctx.fact("present", start, end, confidence=0.6)
    return None


def _behind_time(ctx: Context) -> Fact | None:
    """时间地点：2024年3月5日15:00，二楼东厅."""
    for hit in ctx.first("time"):
        end = ctx.strip(hit.value_start, hit.value_end)[1]
        at = max(ctx.folded.rfind(char, hit.value_start, end) for char in ",;、 ")
        if "地点" in hit.word and at != -1 and not re.search(r"\d:\d|\d[日时点分]", ctx.folded[at:end]):
            start, end = ctx.strip(at, end)
            return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.85)
    return None
