"""What a meeting was about: by label, by number, in a sentence, by headings or by the title."""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import Line

_NUMBERED_TOPIC = re.compile(r"[ ]*【?议题")
_PROSE = (
    Cue(r"(?:议题|主题|题目|内容|议程|任务)(?:是|为|有)[:]?[ ]*([^。\n]{4,120})"),
    Cue(r"(?:以|围绕)([“《][^”》\n]{3,50}[”》])(?:为主题|为题|主题|这一主题|,|，|开展)"),
    Cue(
        r"(?:开展|举行|举办|组织)了?([“《][^”》\n]{3,50}[”》])(?:为?主题(?!教育)|主题党日|专题|活动|党课|党日)"
    ),
    Cue(
        r"(?:只|主要|专门)?(?<![会主])(?:议|说|商量|商议|谈|定)(?:的|了)?(?:就)?(?:是|[一二两三]件事)[,:]?(?:就是|是)?([^。\n]{4,60})"
    ),
    Cue(r"(?:今天|这次|这回|会上)[就只]?(?:讲|说|议|谈)[一二两三](?:件|桩|个)(?:事情?)?[,:]([^。\n]{4,60})"),
    Cue(r"(?:这次会|这次|今天|今晚)[^。,，\n]{0,6}(?:研究|商量|商议|讨论|说说?|议)(?:了)?([^。,，\n]{3,40})"),
    Cue(r"(选举(?:产生)?(?:新一届|支部|支委会|委员会|党支部)*(?:书记|副书记)[^，。,;；\n当为]{0,12})"),
    Cue(r"(?:题为|主题为|题目为|题目是)([“《]?[^”》。，,\n]{3,50}[”》]?)"),
    Cue(
        r"(?:召开|举行)[^。\n]{0,40}?会(?:议)?[,，][ ]*(?:会上)?(?:专题|专门|主要|集中|就|重点)?((?:研究|讨论|审议|学习|部署|推选|选举|商议|商量|酝酿|通报|听取|评议|传达)[^。\n]{3,80})"
    ),
    Cue(
        r"(?:会议|大会|会上|支部|大家)(?:专题|专门|主要|集中|重点)?((?:研究|讨论|审议|商议|商量|酝酿)(?:了)?[^。\n]{4,60})"
    ),
)
_TOLD = (
    Cue(
        r"(?:^|[，。,;；、\n(])[^，。,;；\n\u201c]{0,10}?(?:内容|题目|主题|话头|中心意思|议题|事情|名目|课名|讲题|题)(?:是|为|叫做?|就是|叫作|曰|取名)[:,]?[ ]*([^。;；\n]{3,60})"
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
_ASIDE = re.compile(r"[,，](?=由[^，,]{2,20}(?:主持|记录|主讲)|(?:到会|参会|应到|实到))")
"""讨论接收何雨桐为预备党员，到会人数超过半数…: the topic ends before the next matter."""
_CLAUSE_END = re.compile("[,，]")
_HEADS = re.compile(r"[\d一二三四五六七八九十](?:名|位|个)?(?:党员|支委|委员)|到了|来了")
_AGENDA_VERB = Cue(
    r"^(?:听取|研究|审议|讨论|部署|传达|学习|通报|选举|推选|酝酿|评议|安排|宣读|汇报|观看|集中学习|专题|开展|关于|推荐|接收|商量|商议|评选)"
)
_SECTION_NAME = Cue(r"(?:会议|活动|基本)?(?:内容|情况|过程|讨论|发言|决议|决定|议程|程序|要求|总结|授课)")
"""Headings that name a part of the minutes, not a matter."""
_BARE = 2
"""五、讨论。 names no matter."""
_OF_AN_AGENDA = ("一、", "（一）", "1.", "1)", "第一")
_BULLETED = re.compile(r"[ ]*[◇◆●○■□▲△★☆▶➤◎※][ ]*[^。]{4,30}$")
_TITLE_TOPIC = Cue(
    r"[“《]([^”》]{2,40})[”》]|((?:[\u4e00-\u9fff]{2,4}同志(?:转正|入党|处分)|讨论|接收|选举|换届|研究|关于|推荐|审议|补选|学习)[^\n]{2,40}?)(?:的?(?:支部)?(?:党员)?大会|的?会议|会议记录|记录|纪要|$)"
)
_SUBTITLED = Cue(r"([^\n]{4,40})\n[ ]*--+[^\n]*(?:党课|党日|学习|会|活动)")
"""守住初心／——某支部专题党课: the headline is the topic."""
_IN_BRACKETS = Cue(
    r"会(?:议)?[ ]*\(((?:讨论|研究|接收|选举|补选|推荐|审议|表决|听取|评议|关于|确定)[^()\n]{2,30}|[^()\n]{2,10}(?:转正|处分|换届))\)"
)
"""会议：支部党员大会（接收预备党员）."""
_MATTERS = Cue(r"^[ ]*第[一二三四五六七]项[,，、: ]+([^,，。\n]{4,40})", flags=re.M)
"""第一项，…。 第二项，…。"""
_REASON = Cue(r"^[ ]*(?:原因|起因|由头)[ :]+([^\n:]{4,60})$", flags=re.M)
_TYPE_NAME = Cue(r"(?:学习|讨论|研究)(?:情况)?(?:会议|大会)?(?:记录|纪要|笔记|登记)?[表簿本]?")
"""Words of a title that say what the paper is, not what was dealt with: 学习记录."""


def find_topic(ctx: Context) -> Fact:
    labelled = ctx.labelled("topic", to_full_stop=True)
    if labelled is not None:
        return labelled
    return (
        _numbered_topic(ctx)
        or _content_headline(ctx)
        or _in_a_sentence(ctx)
        or _by_headings(ctx)
        or _by_title(ctx)
        or _told(ctx)
        or _done(ctx)
        or _first_words(ctx)
        or _occasion(ctx)
        or MISSING
    )


def _in_a_sentence(ctx: Context) -> Fact | None:
    for pattern in _PROSE:
        m = pattern.search(ctx.folded, ctx.title_end)
        if m:
            aside = _ASIDE.search(m[1])
            start, end = ctx.strip(m.start(1), m.start(1) + aside.start() if aside else m.end(1))
            return ctx.fact(ctx.status_at(start, end, short=False), start, end, confidence=0.75)
    return None


def _by_headings(ctx: Context) -> Fact | None:
    """The first entry of an agenda, or the matters that the sections are headed with."""
    for line in ctx.lines:
        said = ctx.folded[line.body : line.end].strip(" 。:")
        if line.style in _OF_AN_AGENDA and len(said) > _BARE and _AGENDA_VERB.match(said):
            return ctx.fact("present", line.body, line.end, confidence=0.7)
    matters = list(_MATTERS.finditer(ctx.folded, ctx.title_end))
    if len(matters) >= 2:
        return ctx.fact("present", *matters[0].span(1), confidence=0.7)
    for sections in (*(_sections(ctx, style) for style in ("一、", "1.", "1)", "第一")), _bulleted(ctx)):
        if sections:
            return ctx.fact("present", sections[0].body, sections[-1].end, literal=False, confidence=0.6)
    return None


def _bulleted(ctx: Context) -> list[Line]:
    """◎研究…, short and with longer lines below it, twice at least."""
    own = [line for line in ctx.lines if line.start >= ctx.title_end]
    found = [
        line
        for line, below in pairwise(own)
        if _BULLETED.match(line.text)
        and not _SECTION_NAME.search(line.text)
        and not _BULLETED.match(below.text)
        and len(below.text) > len(line.text)
    ]
    return found if len(found) >= 2 else []


def _sections(ctx: Context, style: str) -> list[Line]:
    """Headings that name a matter each, with text below them; none where they are the entries of a list."""
    found = [
        line
        for line in ctx.by_style.get(style, ())
        if line.heading and line.start >= ctx.title_end and not _SECTION_NAME.search(line.text)
    ]
    apart = all(b.start - a.end > 2 for a, b in pairwise(found))
    return found if len(found) >= 2 and apart else []


def _by_title(ctx: Context) -> Fact | None:
    title = ctx.folded[ctx.title_start : ctx.title_end]
    subtitled = _SUBTITLED.match(title)
    if subtitled:
        return ctx.fact("present", ctx.title_start, ctx.title_start + subtitled.end(1), confidence=0.7)
    in_brackets = next(
        (
            m
            for hit in ctx.first("meeting_name")
            if (m := _IN_BRACKETS.search(ctx.folded, hit.value_start, hit.value_end))
        ),
        None,
    )
    if in_brackets is not None:
        return ctx.fact("present", *in_brackets.span(1), confidence=0.7)
    m = _TITLE_TOPIC.search(title)
    if m is None or not (m[1] or not _TYPE_NAME.fullmatch(m[2])):
        return None
    start, end = m.span(1) if m[1] else m.span(2)
    return ctx.fact("present", ctx.title_start + start, ctx.title_start + end, confidence=0.6)


def _told(ctx: Context) -> Fact | None:
    """What the sentences of the opening say the meeting was about; labels tell it otherwise."""
    if len(ctx.hits) > FEW_LABELS:
        return None
    taught = ctx.kind.doc_type in ("party_lecture", "study_session", "theme_party_day")
    for pattern in (*_TOLD, _TAUGHT) if taught else _TOLD:
        for m in pattern.finditer(ctx.folded, ctx.title_end):
            clause = _CLAUSE_END.search(m[1], 5)  # …的规定，由晏小山逐条念完
            start, end = ctx.strip(m.start(1), m.start(1) + clause.start() if clause else m.end(1))
            if end - start >= 4 and not ctx.is_quoted(start) and not _HEADS.search(ctx.folded[start:end]):
                return ctx.fact("present", start, end, confidence=0.6)
    return None


def _done(ctx: Context) -> Fact | None:
    """内容：交纳党费；集中学习…: what was done on a 主题党日 is what it was about, where no form asks for both."""
    if ctx.kind.doc_type != "theme_party_day" or (len(ctx.hits) > FEW_LABELS and not ctx.own_start):
        return None
    return next((fact for hit in ctx.first("content") if (fact := _clause(ctx, hit.value_start))), None)


def _first_words(ctx: Context) -> Fact | None:
    """In a book of minutes, where no meeting has labels, the matter is what stands first below the roll."""
    if not ctx.own_start:
        return None
    own = [line for line in ctx.lines if line.start >= ctx.own_start][1:_ROLL_LINES]
    below = (line for line in own if not (_ROLL.search(line.text) or _is_labelled(ctx, line)))
    return next((fact for line in below if (fact := _clause(ctx, line.body))), None)


def _is_labelled(ctx: Context, line: Line) -> bool:
    """A cell of the row whose column says that it is something else: 缺席."""
    return any(
        hit.value_start <= line.start < hit.value_end
        for hit in ctx.hits
        if hit.field not in ("discussion", "content")
    )


_ROLL = Cue("应到|实到|[到参与]会|出席|主持|记录|请假|缺席|听课|地点|时间")
_ROLL_LINES = 5


_CLAUSE = Cue(r"[ ]*[^。;；:\n]{4,60}(?=[。;；\n]|$)")


def _clause(ctx: Context, at: int) -> Fact | None:
    """The first clause from there on, unless somebody says it (柏青：…)."""
    clause = _CLAUSE.match(ctx.folded, at)
    if clause is None:
        return None
    start, end = ctx.strip(at, clause.end())
    return ctx.fact(ctx.status_at(start, end, short=False), start, end, confidence=0.6)


def _occasion(ctx: Context) -> Fact | None:
    """原因：连续两次未交思想汇报, in the head of a talk."""
    if ctx.kind.doc_type != "heart_to_heart_talk":
        return None
    m = _REASON.search(ctx.folded, ctx.title_end)
    if m is None:
        return None
    return ctx.fact(ctx.status_at(*m.span(1)), *m.span(1), confidence=0.7)


def _numbered_topic(ctx: Context) -> Fact | None:
    """议题一　研究…: the minutes go from one topic to the next."""
    for line in ctx.by_style.get("问题一", ()):
        start, end = ctx.strip(line.body, line.end)
        if line.start >= ctx.title_end and _NUMBERED_TOPIC.match(line.text) and end - start >= 4:
            return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.9)
    return None


def _content_headline(ctx: Context) -> Fact | None:
    """会议内容：讨论… in one short line is the topic; what follows it is the body."""
    for hit in ctx.first("content", "discussion"):
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
        if hit.form != "heading" and _AGENDA_VERB.match(value) and len(value) <= 60 and ":" not in value:
            return ctx.fact("present", start, end, confidence=0.8)
    return None
