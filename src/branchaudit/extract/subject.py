"""Where a meeting took place and what it was about."""

from __future__ import annotations

import re

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.extract.moment import raw_span
from branchaudit.model import Fact
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit

_PLACE_PROSE = (
    Cue(r"地点(?:在|是|为|选在|设在|定在)([^，。,;；:\n]{2,24})"),
    Cue(
        r"^[^\n]{0,6}\d{1,2}月\d{1,2}[日号][^，,\n]{0,20}[，,][ ]*([^，,。:\n\d]{2,20})[，,][ ]*[^，,。:\n]{0,8}主持",
        flags=re.M,
    ),
    Cue(
        r"(?<!关)[在于]([^，。,;；:在于\n]{2,30}?)(?:,)?(?:主持)?(?:召开|举行|开展|组织(?:召开|开展)?(?!委员)|进行|集中|集合|开会|上了|讲授|碰头|坐下来|开了)"
    ),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,24}?)(?:里|内)?(?:来|去)?(?:开|召开|开了|举行|过|碰了?)[^，。,\n]{0,12}(?:会|党日|活动|头)"
    ),
    Cue(r"(?:[在到]|[,，])([^，。,;；:在到\d\n]{2,24}?)开的(?=[,，。\n]|$)"),
    Cue(
        r"(?:会|活动|党课|党日|地点|这次|这回|本次)[^。\n]{0,14}?(?:放到了?|放在了?|安排在|设在|定在|选在)([^，。,;；:\n]{2,20})"
    ),
    Cue(r"(?:来到|前往|赴)([^，。,;；:\n]{3,24}?)(?:开展|参观|举行|进行|,|，)"),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,20}?(?:家|院子?|院坝|室|厂|店|地头|田边|办公室|车间|宿舍)里?)(?:,|，|[跟和与同找])"
    ),
    Cue(
        r"[,，]在([^，。,;；:在\n]{2,20}(?:室|厅|堂|馆|站|院|园|家|楼|中心|基地|广场|礼堂|会场|教室|食堂|车间|操场|亭))[,，。]"
    ),
    Cue(
        r"^[^\n:]{0,6}\d{1,2}[月.]\d{1,2}[日号]?[^，,。:\n]{0,20}[ ]{2,}([^ ，,。:\d\n]{2,16})[ ]*$",
        flags=re.M,
    ),
)
_ROOM = r"(?:室|房|厅|楼|院|场|棚|台|处|吧|堂|馆|站|家|库|间|屋|仓|廊|亭|厂|店|门口|旁边|旁|隔壁|底下|后面|前面|里|边|吧|车|舱|寨|帐篷|园|园区|中心|教室|基地|广场|现场|地头|河段|镇|村|社区|学校|餐厅|食堂|俱乐部|会场|角|井|池|坝|桥|码头|食堂|公园|敬老院|纪念馆|陵园|\d{2,4})"
_PLACE_TOLD = (
    Cue(r"(?:地点|地方|会场|会址)(?:就)?(?:在|是|为|借用|借|选在|设在|定在|:)?[ ]*([^，。,;；:\n]{2,24})"),
    Cue(
        r"(?:在|借|借用|于|挪到|搬到|放在|坐到|聚到|聚在|躲进|来到|前往|赴)了?([^，。,;；:\n]{2,24}?)(?:里|内|上)?(?:把|聚|碰头|碰的|议事|商量|坐|站着|围|挤|开|召|举行|举办|集中|集合|摆|进行|默哀|看望|上课|上了)"
    ),
    Cue(
        rf"(?:^|[，。,;；\n])[ ]*([^，。,;；:\n、\d()]{{2,16}}{_ROOM}|[\u4e00-\u9fff]{{2,10}}\d{{2,4}}(?:室|教室|房)?)(?=[，。,;；\n(])"
    ),
    Cue(rf"(?:在|到|去|于|走进)([^，。,;；:\n、()]{{2,16}}{_ROOM})(?=[，。,;；\n(])"),
)
"""Looser wordings, for minutes told in sentences: tried in the opening, around the date."""
_NO_PLACE = Cue(
    r"\d{4}年|月\d|党委|领导|会上|基础|指导|部署|期间|时间|工作|以后|之后|时候|我们|过程|主持|党员|支委|大家|应到|实到|记录|年度|讨论|研究|学习|议|决定|这里|那里|哪|此|岗|年前|会议|[\d一二三四五六七八九十][个名位人点成条时半]|[前后]$"
)
_NUMBERED_TOPIC = re.compile(r"[ ]*【?议题")
_TOPIC_PROSE = (
    Cue(r"(?:议题|主题|题目|内容|议程|任务)(?:是|为|有)[:]?[ ]*([^。\n]{4,120})"),
    Cue(r"(?:以|围绕)([“《][^”》\n]{3,50}[”》])(?:为主题|为题|主题|这一主题|,|，|开展)"),
    Cue(
        r"(?:只|主要|专门)?(?:议|说|商量|商议|谈|定)(?:的|了)?(?:就)?(?:是|[一二两三]件事)[,:]?(?:就是|是)?([^。\n]{4,60})"
    ),
    Cue(r"(?:这次会|这次|今天|今晚)[^。,，\n]{0,6}(?:研究|商量|商议|讨论|说说?|议)(?:了)?([^。,，\n]{3,40})"),
    Cue(r"(?:题为|主题为|题目为|题目是)([“《]?[^”》。，,\n]{3,50}[”》]?)"),
    Cue(
        r"(?:召开|举行)[^。\n]{0,40}?会(?:议)?[,，][ ]*(?:会上)?(?:专题|专门|主要|集中|就|重点)?((?:研究|讨论|审议|学习|部署|推选|选举|商议|商量|酝酿|通报|听取|评议|传达)[^。\n]{3,80})"
    ),
    Cue(
        r"(?:会议|大会|会上|支部|大家)(?:专题|专门|主要|集中|重点)?((?:研究|讨论|审议|商议|商量|酝酿)(?:了)?[^。\n]{4,60})"
    ),
)
_TOPIC_TOLD = (
    Cue(
        r"(?:^|[，。,;；、\n(])[^，。,;；\n\u201c]{0,10}?(?:内容|题目|主题|话头|中心意思|议题|事情|唯一的题目|名目|课名|讲题|题)(?:是|为|叫做?|就是|叫作|曰|取名)[:,]?[ ]*([^。;；\n]{3,60})"
    ),
    Cue(
        r"(?:^|[，。,;；\n)])[ ]*(?:会上|会议|这次会?|这回|今[天晚]|本次|主要|专门|重点|集中|只|就|先|头一个事|今天就一[个件]事|大家|支委们?|,)*(?:是|合计|商量|商议|商讨|议论|研究|讨论|审议|交流|议|聊|碰|谈|说|讲|围着|围绕|传达|学习)(?:了|的|的就是|的是|的主题|一下|起)*(?:是|就是)?[:,]?[ ]*([^。;；\n:]{4,60})"
    ),
    Cue(r"(?:围绕|围着|就|针对)([^。;；\n]{4,40}?)(?:这件事|的事|的问题|问题|展开|进行|，|,|。)"),
    Cue(r"[，。,;；\n]([“《][^”》\n]{3,40}[”》])[，。,;；\n]"),
)
"""Looser wordings, for minutes told in sentences."""
_TAUGHT = Cue(
    r"(?:^|[，。,;；\n])(?:[\u4e00-\u9fff]{2,8})?(?:讲|宣讲|讲授|领学|讲了|专题讲)(?:的是|了|的)?([^，。;；\n:]{4,50})"
)
_CLAUSE_END = re.compile("[,，]")
_HEADS = re.compile(r"[\d一二三四五六七八九十](?:名|位|个)?(?:党员|支委|委员)|到了|来了")
_AGENDA_VERB = Cue(
    r"^(?:听取|研究|审议|讨论|部署|传达|学习|通报|选举|推选|酝酿|评议|安排|宣读|汇报|观看|集中学习|专题|开展|关于)"
)
_SECTION_NAME = Cue(r"(?:会议|活动|基本)?(?:内容|情况|过程|讨论|发言|决议|决定|议程|程序|要求|总结|授课)")
"""Headings that name a part of the minutes, not a matter."""
_TITLE_TOPIC = Cue(
    r"[“《]([^”》]{2,40})[”》]|((?:讨论|接收|选举|换届|研究|关于|推荐|审议|补选|学习)[^\n]{2,40}?)(?:的?(?:支部)?(?:党员)?大会|的?会议|会议记录|记录|纪要|$)"
)

_OPENING = 160
"""Characters behind the title in which the place is told."""
_SUBTITLED = Cue(r"([^\n]{4,40})\n[ ]*--+[^\n]*(?:党课|党日|学习|会|活动)")
"""守住初心／——某支部专题党课: the headline is the topic."""
_TYPE_NAME = Cue(r"(?:学习|讨论|研究)(?:情况)?(?:会议|大会)?(?:记录|纪要|笔记|登记)?[表簿本]?")
"""Words of a title that say what the paper is, not what was dealt with: 学习记录."""


def find_place(ctx: Context) -> Fact:
    labelled = _labelled(ctx, "place")
    if labelled is not None:
        return labelled
    joint = _place_behind_time(ctx)
    if joint is not None:
        return joint
    head = ctx.folded[: ctx.title_end + 700]
    for pattern in _PLACE_PROSE:
        for m in pattern.finditer(head, ctx.title_end):
            if re.search(
                r"\d{4}年|月\d|党委|领导|会上|基础上|指导下|部署|期间|时间|工作|以后|之后|时候|我|[过程中]$|(?:交接|结束|下班|会|课|班|饭)后$",
                m[1],
            ):
                continue
            start, end = ctx.strip(m.start(1), m.end(1))
            state = ctx.status_at(start, end)
            return ctx.fact(state if state != "blank" else "present", start, end, confidence=0.8)
    return _told_place(ctx) or MISSING


def _told_place(ctx: Context) -> Fact | None:
    if len(ctx.hits) > FEW_LABELS:
        return None
    head = ctx.folded[: ctx.title_end + _OPENING]
    for pattern in _PLACE_TOLD:
        for m in pattern.finditer(head, ctx.title_end):
            start, end = ctx.strip(m.start(1), m.end(1))
            if end - start >= 2 and not _NO_PLACE.search(m[1]) and ctx.status_at(start, end) == "present":
                return ctx.fact("present", start, end, confidence=0.6)
    return None


def _place_behind_time(ctx: Context) -> Fact | None:
    """时间地点：2024年3月5日15:00，二楼东厅."""
    for hit in ctx.first("time"):
        end = ctx.strip(hit.value_start, hit.value_end)[1]
        at = max(ctx.folded.rfind(char, hit.value_start, end) for char in ",;、 ")
        if "地点" in hit.word and at != -1 and not re.search(r"\d:\d|\d[日时点分]", ctx.folded[at:end]):
            start, end = ctx.strip(at, end)
            return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.85)
    return None


def _labelled(ctx: Context, field: str) -> Fact | None:
    """The first filled value of the field's labels; a blank one if there is no filled one."""
    blank = None
    for hit in ctx.first(field):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
        if field == "topic" and hit.form == "colon" and _inside_sentence(ctx, hit):
            stop = ctx.folded.find("。", start, end)
            end = stop if stop != -1 else end
        return ctx.fact(state, *raw_span(hit, start, end))
    return blank


def _inside_sentence(ctx: Context, hit: Hit) -> bool:
    """The label stands in running prose: 聊的主题：…. 乌力建议…."""
    line = ctx.folded.rfind("\n", 0, hit.label_start) + 1
    return "。" in ctx.folded[line : hit.label_start] and "。" in ctx.folded[hit.value_start : hit.value_end]


def find_topic(ctx: Context) -> Fact:
    labelled = _labelled(ctx, "topic")
    if labelled is not None and labelled.status != "blank":
        return labelled
    if labelled is None and (numbered := _numbered_topic(ctx)) is not None:
        return numbered
    headline = _content_headline(ctx)
    if headline is not None and labelled is None:
        return headline
    for pattern in _TOPIC_PROSE:
        m = pattern.search(ctx.folded, ctx.title_end)
        if m and labelled is None:
            start, end = ctx.strip(m.start(1), m.end(1))
            return ctx.fact(ctx.status_at(start, end, short=False), start, end, confidence=0.75)
    if labelled is not None:
        return labelled
    agenda = [
        line
        for line in ctx.lines
        if line.style in ("一、", "（一）", "1.", "第一")
        and _AGENDA_VERB.match(ctx.folded[line.body : line.end].strip())
    ]
    if agenda:
        return ctx.fact("present", agenda[0].body, agenda[0].end, confidence=0.7)
    sections = [
        line
        for line in ctx.lines
        if line.style == "一、"
        and line.heading
        and line.start >= ctx.title_end
        and not _SECTION_NAME.search(line.text)
    ]
    if len(sections) >= 2:
        return ctx.fact("present", sections[0].body, sections[-1].end, literal=False, confidence=0.6)
    subtitled = _SUBTITLED.match(ctx.folded[ctx.title_start : ctx.title_end])
    if subtitled:
        end = ctx.title_start + subtitled.end(1)
        return ctx.fact("present", ctx.title_start, end, confidence=0.7)
    m = _TITLE_TOPIC.search(ctx.folded[ctx.title_start : ctx.title_end])
    if m and (m[1] or not _TYPE_NAME.fullmatch(m[2])):
        group = 1 if m[1] else 2
        return ctx.fact(
            "present", ctx.title_start + m.start(group), ctx.title_start + m.end(group), confidence=0.6
        )
    return _told_topic(ctx) or MISSING


def _told_topic(ctx: Context) -> Fact | None:
    """What the sentences of the opening say the meeting was about; labels tell it otherwise."""
    if len(ctx.hits) > FEW_LABELS:
        return None
    taught = ctx.kind.doc_type in ("party_lecture", "study_session", "theme_party_day")
    for pattern in (*_TOPIC_TOLD, _TAUGHT) if taught else _TOPIC_TOLD:
        for m in pattern.finditer(ctx.folded, ctx.title_end):
            clause = _CLAUSE_END.search(m[1], 5)  # …的规定，由晏小山逐条念完
            start, end = ctx.strip(m.start(1), m.start(1) + clause.start() if clause else m.end(1))
            if end - start >= 4 and not ctx.is_quoted(start) and not _HEADS.search(ctx.folded[start:end]):
                return ctx.fact("present", start, end, confidence=0.6)
    return None


def _numbered_topic(ctx: Context) -> Fact | None:
    """议题一　研究…: the minutes go from one topic to the next."""
    for line in ctx.by_style.get("问题一", ()):
        start, end = ctx.strip(line.body, line.end)
        if line.start >= ctx.title_end and _NUMBERED_TOPIC.match(line.text) and end - start >= 4:
            return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.9)
    return None


def _content_headline(ctx: Context) -> Fact | None:
    """会议内容：讨论… in one short line is the topic; what follows it is the body."""
    for hit in ctx.first("content"):
        line_end = ctx.folded.find("\n", hit.value_start)
        start, end = ctx.strip(
            hit.value_start, min(hit.value_end, line_end if line_end != -1 else hit.value_end)
        )
        value = ctx.folded[start:end]
        if (
            hit.form != "heading"
            and 4 <= len(value) <= 60
            and ":" not in value
            and "。" not in value
            and end < hit.value_end - 20
        ):
            return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.8)
        if hit.form == "colon" and _AGENDA_VERB.match(value) and len(value) <= 60 and ":" not in value:
            return ctx.fact("present", start, end, confidence=0.8)
    return None
