"""chair, recorder, speaker, reporter: one person by label, by signature or in prose."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.persons_told import NAME, TITLED, told_person
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit, label_field
from branchaudit.structure.status import bare_folded

_CHAIR_PROSE = (
    Cue(rf"由({TITLED}(?:\([^()]{{1,12}}\))?)(?:同志)?(?:代为|负责|具体)?(?:召集并)?主持"),
    Cue(rf"(?:^|[，。,;；\n])({TITLED})(?:同志)?[在于][^，。,\n]{{2,24}}(?:召集并)?主持"),
    Cue(rf"(?:会议?|大会|活动)由({TITLED})(?:同志)?(?:召集|组织)(?=[，。,;；\n])"),
    Cue(
        rf"(?:^|[，。,;；\n])({TITLED})(?:同志)?(?:受[^，,。]{{2,14}}委托)?(?:负责)?(?:召集并)?主持(?:了)?(?:会议|大会|召开|本次|这次|活动|党课|学习|[，。,;；\n])"
    ),
    Cue(rf"会(?:议)?是({TITLED})(?:同志|书记)?主持的"),
    Cue(rf"主持(?:工作|人)?由({TITLED})(?:同志)?(?:担任|负责)"),
    Cue(r"\((?:[^()\n]{0,6}?(?:书记|组长|主任|委员|长))?([\u4e00-\u9fff]{2,4})\)主持"),
    Cue(rf"我\(({TITLED})\)(?:来)?主持"),
    Cue(rf"主持人(?!签)[ ]*(?:是|为|由)?({NAME})(?:[，。,;；\n(]|同志)"),
    Cue(rf"(?:^|[，。,;；\n])主持(?!人)[ ]*({NAME})[，。,;；\n]"),
)
_RECORDER_PROSE = (
    Cue(rf"记录(?:工作)?由({TITLED})(?:同志)?(?:担任|负责|承担|完成|来作|来做)"),
    Cue(rf"由({NAME})(?:同志)?(?:负责|担任|作|做)?(?:会议)?记录"),
    Cue(
        rf"(?:^|[，。,;；、\n(])({NAME})(?:同志)?[ ]*(?:负责|担任|作|做|进行)?(?:会议|现场)?记录(?:[，。,;；\n)]|$)"
    ),
    Cue(rf"记录人(?!签)[ ]*(?:是|为|由)?({NAME})(?:[，。,;；\n)])"),
    Cue(rf"(?:^|[，。,;；\n])记录(?!人)[ ]*({NAME})[，。,;；\n)]"),
    Cue(
        rf"(?:^|[，。,;；\n])({NAME})(?:同志)?(?:负责)?(?<![书笔登日札标牢铭游传])记(?:的)?(?:[，。,;；\n)]|$)"
    ),
    Cue(rf"由({TITLED})(?:同志)?主持并(?:作|做|负责|兼)?(?:会议)?记录"),
)
_SPEAKER_PROSE = (
    Cue(
        rf"由({TITLED})(?:同志)?(?:为[^，。,\n]{{2,20}})?(?:主讲|授课|讲授|讲党课|上[^，。,\n]{{0,8}}党课|作[^，。,\n]{{0,30}}党课)"
    ),
    Cue(
        rf"(?:^|[，。,;；\n])({NAME})(?:同志)?(?:以|围绕|为|给)[^，。\n]{{2,50}}(?:讲授|上了?|讲了?|作了?)[^，。\n]{{0,14}}党课"
    ),
    Cue(rf"(?:^|[，。,;；\n])({NAME})(?:同志)?(?:讲授|主讲|作了?)[^，。\n]{{0,30}}党课"),
    Cue(rf"(?:^|[，。,;；\n])({NAME})(?:同志)?(?:领学|领读)"),
    Cue(rf"(?:主讲人?|授课人|讲课人)(?:是|为)({TITLED})(?:同志)?[，。,;；\n]"),
)
_NOTE = Cue(r"[ ]*(?:填[表写]说明|说明|备?注)[ ]*[:：]")
_NOBODY = frozenset({"无", "暂无", "没有", "无人"})
"""记录人：无 names nobody."""
_BODY_WORDS = frozenset({"会议记录", "记录", "活动记录", "大会记录", "现场记录"})


_LONGEST, _ODD = 12, 0.7
"""主持：温如玉　记录：清荷社区艾草: so short, beside the chair, it names somebody, if in an odd way."""


_LED_BY = Cue(rf"(?:委员会|支委会|支部|小组)[,，]?[ ]*由({TITLED})(?:同志)?(?:具体|代为|负责)?主持")
"""主持人：上届支部委员会，由何大山具体主持."""


def find_person(ctx: Context, field: str) -> Fact:
    """chair, recorder, speaker or reporter: a name; a post alone or a collective is `partial`."""
    blank = None
    for hit in [*ctx.first(field), *_signed_by(ctx, field), *_in_charge(ctx, field)]:
        if field == "recorder" and hit.word in _BODY_WORDS and is_body(ctx, hit):
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank" or bare_folded(ctx.folded[start:end]) in _NOBODY:
            blank = blank or ctx.blank(hit)
            continue
        if hit.word in _BODY_WORDS and state == "present" and not people.split_people(ctx.text[start:end]):
            beside = "主持" in ctx.folded[ctx.folded.rfind("\n", 0, hit.label_start) + 1 : hit.label_start]
            if beside and end - start <= _LONGEST:
                return person_fact(ctx, start, end, state)._replace(confidence=_ODD)
            continue  # 主题党日活动记录：重阳节 is a title
        if field == "chair" and (led := _LED_BY.search(ctx.folded, start, end)):
            start, end = led.span(1)
        return person_fact(ctx, start, end, state)
    patterns = {"chair": _CHAIR_PROSE, "recorder": _RECORDER_PROSE, "speaker": _SPEAKER_PROSE}.get(field, ())
    found = _prose_person(ctx, patterns) or (_in_title(ctx) if field == "speaker" else None)
    if blank is None and (found is None or found.status == "partial"):
        found = told_person(ctx, field) or found
    if found is not None and (blank is None or found.status == "present"):
        return found
    return blank or MISSING


_CELL = 60
"""Characters of a cell that may name several recorders and why they changed."""
_ROLL = re.compile(r"[ ]*(?:应到|实到|缺席|列席|请假|参加|出席|[^:。]{0,8}(?:人数|名单|情况)[ ]*:)")
"""What goes on with the roll of the meeting, behind an empty 记录：."""


def is_body(ctx: Context, hit: Hit) -> bool:
    """会议记录 as the heading of the body, not as the label of the recorder."""
    value = ctx.folded[hit.value_start : hit.value_end].strip()
    if any(h.label_start < hit.label_start and h.value_end == hit.label_start for h in ctx.hits):
        return False  # 主持：温如玉　记录：
    if value and hit.form == "cell" and hit.word == "记录" and len(value) <= _CELL and "。" not in value:
        return False  # 零时以前 何大山；零时以后 江小鱼（…）
    if value:
        return len(value) > 30 or "\n" in value
    after = next((line for line in ctx.lines if line.start >= hit.value_end), None)
    if after is not None and _ROLL.match(after.text):
        return False
    return after is not None and not any(after.start <= h.label_start < after.body + 8 for h in ctx.hits)


def _signed_by(ctx: Context, field: str) -> list[Hit]:
    """主持人（签字）：… names the chair as well, where no other label does."""
    lead = {"chair": "主持", "recorder": "记录"}.get(field)
    return [h for h in ctx.first("signature") if lead and lead in h.word and h.word.count("、") == 0]


def _in_charge(ctx: Context, field: str) -> list[Hit]:
    """负责人：…, 组织：… over an activity name who led it, where nobody 主持."""
    if field != "chair" or ctx.kind.doc_type != "theme_party_day" or ctx.first("chair"):
        return []
    return [
        hit
        for hit in ctx.first("led_by", "responsible_person")
        if hit.field == "led_by" or hit.word == "负责人"
    ][:1]


_NAME_FIRST = re.compile(r"([^。\n]{2,6})。")
"""主讲人：何大山。讲长江大堤上的故事: the sentence behind it is what he said."""


def person_fact(ctx: Context, start: int, end: int, state: str, confidence: float = 0.97) -> Fact:
    value = ctx.text[start:end]
    if state == "placeholder":
        return ctx.fact("placeholder", start, end)
    if (first := _NAME_FIRST.match(value)) and people.is_full_name(first[1]):
        value, end = first[1], start + len(first[1])
    names = [p.name for p in people.split_people(value)] or _by_surname(ctx, value)
    if not names and (people.is_post_only(value) or people.is_collective(value)):
        return ctx.fact("partial", start, end, confidence=confidence)
    return ctx.fact("present", start, end, normalized=list(names) or None, confidence=confidence)


def _by_surname(ctx: Context, value: str) -> list[str]:
    """卓, where only one of those who came is called so."""
    if len(value) != 1:
        return []
    listed = [
        ctx.text[hit.value_start : hit.value_end] for hit in ctx.first("attendees_list", "attendance_both")
    ]
    called = {
        p.name for text in listed for p in people.split_people(text.rpartition(":")[2]) if p.name[0] == value
    }
    return [*called] if len(called) == 1 else []


_LECTURES = re.compile(
    r"(?:^|[(,，、 ])(?P<who>[^(),，、 ]{2,14}?)(?:同志)?(?:主讲|宣讲|讲授|讲)[ ]*\)?[ ]*$"
)


def _in_title(ctx: Context) -> Fact | None:
    """党课讲稿（老支书何大山讲）."""
    m = _LECTURES.search(ctx.folded, ctx.title_start, ctx.title_end)
    name = people.last_person(m["who"]) if m else None
    if m is None or name is None:
        return None
    at = ctx.folded.rfind(name, *m.span("who"))
    return ctx.fact("present", at, at + len(name), normalized=[name], confidence=0.85)


def _prose_person(ctx: Context, patterns: tuple[Cue, ...]) -> Fact | None:
    for pattern in patterns:
        for m in pattern.finditer(ctx.folded, ctx.title_end if ctx.title_end < len(ctx.folded) else 0):
            line = ctx.folded.rfind("\n", 0, m.start(1)) + 1
            if ctx.is_quoted(m.start()) or _NOTE.match(ctx.folded, line):
                continue
            start, end = ctx.strip(m.start(1), m.end(1))
            core = people.strip_posts(ctx.text[start:end])
            state = ctx.status_at(start, end)
            if label_field(core) is not None:
                continue  # 地点在分拣车间，何大山书记主持
            if state == "placeholder":
                return ctx.fact("placeholder", start, end, confidence=0.85)
            if people.is_name(core) and (len(core) < 4 or people.has_surname(core) or "·" in core):
                begin = ctx.text.find(core, start, end)
                if begin >= 0:
                    start, end = begin, begin + len(core)
                return ctx.fact("present", start, end, normalized=[core], confidence=0.85)
            if people.is_post_only(ctx.text[start:end]) and not ctx.text[start:end].endswith("党员"):
                return ctx.fact("partial", start, end, confidence=0.8)
    return None
