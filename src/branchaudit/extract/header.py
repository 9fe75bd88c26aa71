"""The head of a meeting record: time, place, chair, recorder, topic, speaker, branch."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Status
from branchaudit.structure import dates, people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.labels import Hit

_CLOCK_TAIL = Cue(
    r"(?:[ ]*[(,，]?[ ]*(?:星期|周|礼拜)[一二三四五六日天][)]?)?[ ]*(?:上午|下午|晚上?|早上?|中午|傍晚|凌晨|夜间?)?[ ]*"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?::\d{2}|[ ]*[时点](?:钟|半|[ ]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})分)?)?(?:[ ]*[-~至到][ ]*(?:\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|半)?)))?)?"
)
_PLACE_PROSE = (
    Cue(
        r"[在于]([^，。,;；:在于\n]{2,30}?)(?:,)?(?:主持)?(?:召开|举行|开展|组织(?:召开|开展)?|进行|集中|集合|开会|上了|讲授|碰头|坐下来|开了)"
    ),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,24}?)(?:里|内)?(?:来|去)?(?:开|召开|开了|举行|过|碰了?)[^，。,\n]{0,12}(?:会|党日|活动|头)"
    ),
    Cue(r"(?:放到了?|放在了?|安排在|设在|定在|选在)([^，。,;；:\n]{2,20})"),
    Cue(r"(?:来到|前往|赴)([^，。,;；:\n]{3,24}?)(?:开展|参观|举行|进行|,|，)"),
    Cue(
        r"[在到]([^，。,;；:在到\n]{2,20}?(?:家|院子?|院坝|室|厂|店|地头|田边|办公室|车间|宿舍)里?)(?:,|，|[跟和与同找])"
    ),
    Cue(
        r"[,，]在([^，。,;；:在\n]{2,20}(?:室|厅|堂|馆|站|院|园|家|楼|中心|基地|广场|礼堂|会场|教室|食堂|车间|操场|亭))[,，。]"
    ),
)
_NAME = r"[^，。,;；:、\n()“”《》]{2,26}?"
_TITLED = r"[^，。,;；:\n()“”《》]{2,34}?"
_CHAIR_PROSE = (
    Cue(rf"由({_TITLED}(?:\([^()]{{1,12}}\))?)(?:同志)?(?:代为|负责)?(?:召集并)?主持"),
    Cue(rf"(?:^|[，。,;；\n])({_TITLED})(?:同志)?[在于][^，。\n]{{2,24}}(?:召集并)?主持"),
    Cue(
        rf"(?:^|[，。,;；\n])({_TITLED})(?:同志)?(?:受[^，,。]{{2,14}}委托)?(?:负责)?(?:召集并)?主持(?:了)?(?:会议|大会|召开|本次|这次|活动|党课|学习|[，。,;；\n])"
    ),
    Cue(rf"我\(({_TITLED})\)(?:来)?主持"),
    Cue(rf"主持人(?!签)[ ]*({_NAME})(?:[，。,;；\n]|同志)"),
)
_RECORDER_PROSE = (
    Cue(rf"由({_NAME})(?:同志)?(?:负责|担任|作|做)?(?:会议)?记录"),
    Cue(
        rf"(?:^|[，。,;；、\n])({_NAME})(?:同志)?(?:负责|担任|作|做|进行)?(?:会议|现场)?记录(?:[，。,;；\n)]|$)"
    ),
    Cue(rf"记录人(?!签)[ ]*({_NAME})(?:[，。,;；\n)])"),
    Cue(rf"(?:^|[，。,;；\n])({_NAME})(?:同志)?(?:负责)?记(?:的)?(?:[，。,;；\n)]|$)"),
)
_SPEAKER_PROSE = (
    Cue(
        rf"由({_NAME})(?:同志)?(?:为[^，。,\n]{{2,20}})?(?:主讲|授课|讲授|讲党课|上[^，。,\n]{{0,8}}党课|作[^，。,\n]{{0,30}}党课)"
    ),
    Cue(
        rf"(?:^|[，。,;；\n])({_NAME})(?:同志)?(?:以|围绕|为|给)[^，。\n]{{2,50}}(?:讲授|上了?|讲了?|作了?)[^，。\n]{{0,14}}党课"
    ),
    Cue(rf"(?:^|[，。,;；\n])({_NAME})(?:同志)?(?:讲授|主讲|作了?)[^，。\n]{{0,30}}党课"),
    Cue(rf"(?:^|[，。,;；\n])({_NAME})(?:同志)?(?:领学|领读)"),
)
_TOPIC_PROSE = (
    Cue(r"(?:议题|主题|题目|内容|议程|任务)(?:是|为|有)[:]?[ ]*([^。\n]{4,120})"),
    Cue(r"(?:以|围绕)([“《][^”》\n]{3,50}[”》])(?:为主题|为题|主题|这一主题|,|，|开展)"),
    Cue(
        r"(?:只|主要|专门)?(?:议|说|商量|商议|谈|定)(?:的|了)?(?:就)?(?:是|[一二两三]件事)[,:]?(?:就是|是)?([^。\n]{4,60})"
    ),
    Cue(r"(?:题为|主题为|题目为|题目是)([“《]?[^”》。，,\n]{3,50}[”》]?)"),
    Cue(
        r"(?:召开|举行)[^。\n]{0,40}?会(?:议)?[,，][ ]*(?:会上)?(?:专题|专门|主要|集中|就|重点)?((?:研究|讨论|审议|学习|部署|推选|选举|商议|商量|酝酿|通报|听取|评议|传达)[^。\n]{3,80})"
    ),
    Cue(
        r"(?:会议|大会|会上|支部|大家)(?:专题|专门|主要|集中|重点)?((?:研究|讨论|审议|商议|商量|酝酿)(?:了)?[^。\n]{4,60})"
    ),
)
_BODY_WORDS = frozenset({"会议记录", "记录", "活动记录", "大会记录"})
_AGENDA_VERB = Cue(
    r"^(?:听取|研究|审议|讨论|部署|传达|学习|通报|选举|推选|酝酿|评议|安排|宣读|汇报|观看|集中学习|专题|开展|关于)"
)
_SECTION_NAME = Cue(r"(?:会议|活动|基本)?(?:内容|情况|过程|讨论|发言|决议|决定|议程|程序|要求|总结|授课)")
"""Headings that name a part of the minutes, not a matter."""
_TITLE_TOPIC = Cue(
    r"[“《]([^”》]{2,40})[”》]|((?:讨论|接收|选举|换届|研究|关于|推荐|审议|补选|学习)[^\n]{2,40}?)(?:的?(?:支部)?(?:党员)?大会|的?会议|会议记录|记录|纪要|$)"
)


# ---------------------------------------------------------------- time
def find_time(ctx: Context) -> tuple[Fact, Moment | None]:
    """The time element and the date in it, its year filled in from the record where it lacks."""
    blank: Fact | None = None
    for hit in ctx.first("time"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
        moment = next(iter(ctx.dates_in(start, end)), None)
        if state == "placeholder":
            return ctx.fact("placeholder", *_raw(hit, start, end)), None
        if moment is None and blank is None and not dates.half_day(ctx.folded[start:end]):
            continue
        return _time_fact(ctx, start, end, moment)
    if blank is not None:
        return blank, None
    prose = _prose_time(ctx)
    if prose is not None:
        return prose
    return MISSING, None


def _raw(hit: Hit, start: int, end: int) -> tuple[int, int]:
    """A placeholder keeps its blanks: `    年    月    日`."""
    return (start, end) if end > start else (hit.value_start, hit.value_end)


def _time_fact(
    ctx: Context, start: int, end: int, moment: Moment | None, confidence: float = 0.97
) -> tuple[Fact, Moment | None]:
    folded = ctx.folded[start:end]
    if moment is not None and moment.year is None:
        moment = moment.with_year(record_year(ctx))
    first, last = dates.clock_interval(folded[(moment.end - start) if moment else 0 :])
    complete = moment is not None and moment.day is not None and moment.year is not None
    normalized = {
        "date": moment.iso if moment else None,
        "precision": moment.precision if moment else "unknown",
        "weekday": moment.weekday if moment else None,
        "start": first,
        "end": last,
        "half_day": dates.half_day(folded),
    }
    state: Status = "present" if complete else "partial"
    return ctx.fact(state, start, end, normalized=dict(normalized), confidence=confidence), moment


def _prose_time(ctx: Context) -> tuple[Fact, Moment | None] | None:
    """The date of an opening sentence, or the one in the title (…记录（2025年4月9日）)."""
    loose = None
    for moment in ctx.dates_in(ctx.title_end, ctx.title_end + 500):
        if moment.precision not in ("day", "month"):
            continue
        before = ctx.folded[max(ctx.title_end, moment.start - 8) : moment.start]
        if re.search(r"发布|印发|关于|截至|《[^》]*$|来源", before):
            continue
        tail = _CLOCK_TAIL.match(ctx.folded, moment.end)
        end = moment.end + (len(tail[0].rstrip()) if tail else 0)
        if moment.precision == "day":
            return _time_fact(ctx, moment.start, end, moment, 0.85)
        loose = loose or (moment, end)
    for moment in ctx.dates_in(ctx.title_start, ctx.title_end):
        if moment.precision == "day":
            return _time_fact(ctx, moment.start, moment.end, moment, 0.85)
    return _time_fact(ctx, loose[0].start, loose[1], loose[0], 0.6) if loose else None


def record_year(ctx: Context) -> int | None:
    """The year that the title or the rest of the record gives, if it is beyond doubt."""
    title = [m.year for m in ctx.dates_in(0, ctx.title_end) if m.year]
    if title:
        return title[0]
    years = [m.year for m in ctx.dates if m.year and m.precision == "day"]
    if years:
        return years[-1]
    named = [m.year for m in ctx.dates if m.year]
    return named[0] if len(set(named)) == 1 else None


# ---------------------------------------------------------------- one-line elements
def find_place(ctx: Context) -> Fact:
    labelled = _labelled(ctx, "place")
    if labelled is not None:
        return labelled
    head = ctx.folded[: ctx.title_end + 700]
    for pattern in _PLACE_PROSE:
        for m in pattern.finditer(head, ctx.title_end):
            if re.search(r"\d{4}年|月\d|党委|领导|会上|基础上|指导下|部署|期间|时间|工作|我|[过程中]$", m[1]):
                continue
            start, end = ctx.strip(m.start(1), m.end(1))
            state = ctx.status_at(start, end)
            return ctx.fact(state if state != "blank" else "present", start, end, confidence=0.8)
    return MISSING


def _labelled(ctx: Context, field: str) -> Fact | None:
    """The first filled value of the field's labels; a blank one if there is no filled one."""
    blank = None
    for hit in ctx.first(field):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
        return ctx.fact(state, *_raw(hit, start, end))
    return blank


def find_person(ctx: Context, field: str) -> Fact:
    """chair, recorder, speaker or reporter: a name; a post alone or a collective is `partial`."""
    blank = None
    for hit in [*ctx.first(field), *_signed_by(ctx, field)]:
        if field == "recorder" and hit.word in _BODY_WORDS and is_body(ctx, hit):
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
        return person_fact(ctx, start, end, state)
    patterns = {"chair": _CHAIR_PROSE, "recorder": _RECORDER_PROSE, "speaker": _SPEAKER_PROSE}.get(field, ())
    found = _prose_person(ctx, patterns)
    if found is not None and (blank is None or found.status == "present"):
        return found
    return blank or MISSING


def is_body(ctx: Context, hit: Hit) -> bool:
    """会议记录 as the heading of the body, not as the label of the recorder."""
    value = ctx.folded[hit.value_start : hit.value_end].strip()
    if value:
        return len(value) > 30 or "\n" in value
    after = next((line for line in ctx.lines if line.start >= hit.value_end), None)
    if after is not None and re.match(r"[ ]*(?:应到|实到|缺席|列席|请假|参加|出席)", after.text):
        return False
    return after is not None and not any(after.start <= h.label_start < after.body + 8 for h in ctx.hits)


def _signed_by(ctx: Context, field: str) -> list[Hit]:
    """主持人（签字）：… names the chair as well, where no other label does."""
    lead = {"chair": "主持", "recorder": "记录"}.get(field)
    return [h for h in ctx.first("signature") if lead and lead in h.word and h.word.count("、") == 0]


def person_fact(ctx: Context, start: int, end: int, state: str, confidence: float = 0.97) -> Fact:
    value = ctx.text[start:end]
    if state == "placeholder":
        return ctx.fact("placeholder", start, end)
    names = [p.name for p in people.split_people(value)]
    if not names and (people.is_post_only(value) or people.is_collective(value)):
        return ctx.fact("partial", start, end, confidence=confidence)
    return ctx.fact("present", start, end, normalized=list(names) or None, confidence=confidence)


def _prose_person(ctx: Context, patterns: tuple[Cue, ...]) -> Fact | None:
    for pattern in patterns:
        for m in pattern.finditer(ctx.folded, ctx.title_end if ctx.title_end < len(ctx.folded) else 0):
            if ctx.is_quoted(m.start()):
                continue
            start, end = ctx.strip(m.start(1), m.end(1))
            core = people.strip_posts(ctx.text[start:end])
            state = ctx.status_at(start, end)
            if state == "placeholder":
                return ctx.fact("placeholder", start, end, confidence=0.85)
            if people.is_name(core):
                begin = ctx.text.find(core, start, end)
                if begin >= 0:
                    start, end = begin, begin + len(core)
                return ctx.fact("present", start, end, normalized=[core], confidence=0.85)
            if people.is_post_only(ctx.text[start:end]) and not ctx.text[start:end].endswith("党员"):
                return ctx.fact("partial", start, end, confidence=0.8)
    return None


# ---------------------------------------------------------------- topic
def find_topic(ctx: Context) -> Fact:
    labelled = _labelled(ctx, "topic")
    if labelled is not None and labelled.status != "blank":
        return labelled
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
    m = _TITLE_TOPIC.search(ctx.folded[ctx.title_start : ctx.title_end])
    if m:
        group = 1 if m[1] else 2
        return ctx.fact(
            "present", ctx.title_start + m.start(group), ctx.title_start + m.end(group), confidence=0.6
        )
    return MISSING


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


# ---------------------------------------------------------------- branch
_BRANCH = Cue(
    r"[\u4e00-\u9fffA-Za-z0-9“”·×]{0,30}?(?:联合党支部|临时党支部|党总支部?|党支部|支部委员会|第[一二三四五六七八九十\d]+支部|机关支部|支部)(?!委员(?!会)|书记|党员|工作)|[\u4e00-\u9fff]{2,30}?(?:党委|委员会|党组)"
)
_BRANCH_PREFIX = Cue(
    r"^(?:关于|中国共产党|在|由|经|结合|围绕|针对|依据|经过|讨论|召开|根据|按照|本次|今天|今年|近日|近年来|为|是|与|和|的|向|对|各|全体|我|该|本|每个|一个|第[一二三四五六七八九十\d]+次|\d+年度?(?:\d+月)?(?:\d+日)?(?:上午|下午)?|年?度)+"
)


def find_branch(ctx: Context) -> str | None:
    """The branch that held the meeting or wrote the paper, as the record names it; None if it
    does not, or only with a placeholder."""
    for hit in ctx.first("branch"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        if ctx.status_at(start, end) == "present" and end - start <= 40:
            value = ctx.text[start:end].strip()
            found = clean_branch(value)
            if found and len(found) >= 3:
                return found
            if hit.word not in ("党小组", "党小组名称", "部门") and not people.is_name(value):
                return value.split("\n")[0]
    areas = [(ctx.title_start, ctx.title_end)]
    first = ctx.hits[0].label_start if ctx.hits else len(ctx.text)
    areas += [(0, min(first, 200)), *_asides(ctx)]
    for start, end in areas:
        found = clean_branch(ctx.folded[start:end])
        if found:
            return found
    for _, block in ctx.passage.asides:
        if block.kind in ("header", "footer"):
            found = clean_branch(block.text)
            if found and len(found) > 4:
                return found
    for hit in ctx.first("issuer", "reporter"):
        found = clean_branch(ctx.folded[hit.value_start : hit.value_end])
        if found:
            return found
    for line in reversed(ctx.lines[-4:]):
        unit = line.text.strip()
        found = (
            clean_branch(unit) if line.style is None and re.fullmatch(r"[^。,，:;；]{4,32}", unit) else None
        )
        if found:
            return found
    return clean_branch(ctx.folded[:600], prose=True)


def _asides(ctx: Context) -> list[tuple[int, int]]:
    return [
        (line.start, line.end)
        for line in ctx.lines[:5]
        if len(line.text.strip()) <= 40 and not any(c in line.text for c in ":，,。")
    ]


def clean_branch(text: str, *, prose: bool = False) -> str | None:
    """The most telling branch name in a short text; in prose only a full 党支部 or 党总支."""
    best: str | None = None
    for m in _BRANCH.finditer(text):
        name = _BRANCH_PREFIX.sub("", m[0]).strip("“”·")
        if re.search(r"[×xX_*]{1,}", text[max(0, m.start() - 3) : m.end()]):
            continue
        name = re.sub(r"^中共(?=.{2,}(?:支部|总支))", "", name)
        name = re.sub(r"支部委员会$", "支部", name) if len(name) > 8 else name
        bare = re.sub(r"^(?:党支部|支部|支部委员会|党总支|委员会|党委)$", "", name)
        if (
            not bare
            or re.match(
                r"^(?:参观|学习|基层|农村|机关|每个|各|两个|三个|一些|部分|所在|上级|我|先进|优秀|标准化|建强)(?:党)?支部$",
                name,
            )
            or re.search(r"召开|支委|讨论|开展|加强|推进|的", name)
        ):
            continue
        if prose and (
            len(name) < 6
            or not re.search(r"党支部|党总支", name)
            or re.search(r"[要把对将就会并已为由和在按经向了是有等到及与]", name[:-3])
        ):
            continue
        if best is None or len(name) > len(best) + 4:
            best = name
    return best
