"""Who said what: speeches, and whether a meeting deliberated or only read papers aloud."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.model import Fact, Row
from branchaudit.structure import people, words
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.status import bare_folded, is_prompt

_SPEECH_LINE = Cue(
    r"^[ ]*([\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff]{2,12}?[ ]?[\u4e00-\u9fff]{2,4})(?:同志)?(?:\([^()\n]{1,16}\))?(?:发言|说|表态|提出)?[ ]*(?::|--+)[ ]*(.{4,})$"
)
_SAYS = re.compile(r"(?<=..)(?:谈到|说到|讲到|提到|表示|认为|建议|发言|补充|汇报|表态|提出|说|讲)$")
"""焦裕民说：…, 巴图谈到：…"""
_BRACKETED_LINE = Cue(r"^[ ]*[【\[]([\u4e00-\u9fff·]{2,4})(?:同志)?[】\]][ ]*:?[ ]*(.{4,})$")
"""【章建民】调研轻车简从…."""
_SURNAME_LINE = Cue(r"^[ ]*([\u4e00-\u9fff])[ ]*:[ ]*(.{4,})$")
_NEXT_SURNAME = re.compile(r"(?<=[。;!?])[ ]*([\u4e00-\u9fff]):[ ]*([^。\n:]{3,})")
"""江：先换轴承。温：夜里换。"""
_THEN = "(?:首先|也|还|又|则|随后|最后|接着|补充)?"
_VERBS = r"(?:谈到|谈了|说到|说明|说|提出|提议|提到|指出|认为|建议|表示|反映|强调|介绍|回应|补充|发言|报告|讲到|讲了|讲述|回忆|分享|汇报|主张|坦言|坦陈|询问|推荐|提名|(?<!听)讲(?![解座话述课了到授义稿台])|(?<![慰访疑顾过学请查])问(?![题卷责候])|答应|嫌|担心|承认|直言|顾虑|主张|开腔|认领|不赞成|不同意(?![\d见])|赞成(?![票\d])|插话|接话|嘱咐|领读|交流了|谈体会|表态|提醒|检讨|回答|答复)"
_SAID = _THEN + _VERBS
_SAID_SO = Cue(
    # the look-ahead refuses most characters at once
    rf"(?=[谈说提指认建表反强介回补发报问讲分汇主坦询推答赞插接嘱领交醒检同嫌担承直顾开不]){_VERBS}(?!如下)([^。;；\n]{{6,}})"
)
_WHO_SAID = Cue(
    rf"(?:[\u4e00-\u9fff]{{0,10}}(?:党员|委员|书记|组长|主任|同志|会计|文书|科长|班长|代表|队长|师傅|老师|医生|护士长))?([\u4e00-\u9fff]{{2,4}})(?:同志)?{_THEN}"
    rf"|[\u4e00-\u9fff]{{1,10}}[时后间中]([\u4e00-\u9fff]{{2,3}})(?:同志)?{_THEN}"
)
_CLAUSE = 20
"""Characters in front of a verb of saying, at most, that may name who speaks."""
_ADDRESSED = Cue(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{0,6}的)?((?:[\u4e00-\u9fff]{1,2}(?:师傅|老师|医生|大夫|护士|警官|大姐|大爷|大妈|大娘|大伯|阿姨|老汉|书记|主任|队长?|站长|所长|组长|班长|工|总|[老姐哥叔婶姨伯])|[老小阿][\u4e00-\u9fff]))(?:也|还|又|则|就|先|自己|头一个)?(?:说|讲|提|问|嫌|报了|反映|担心|主张|认为|建议|提议|承认|直言|坦言|答应|补充|表示|插话|不赞成|不同意|检讨)(?!如下)([^。;；\n]{6,})"
)
"""老岳反映…, 尚老师直言…: called by surname and title, as people call each other."""
_OF_A_PLACE = Cue(
    rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,6}}的([\u4e00-\u9fff]{{2,3}}){_SAID}(?!如下)([^。;；\n]{{6,}})"
)
"""水果部的宫羽提出…."""
_SPACED_LINE = Cue(r"[ ]*([\u4e00-\u9fff·]{2,4})[ ]+([^ :][^:\n]{7,})$")
"""石磊 录音抽了二十段…, in minutes that write no colons."""
_SPEECH_INLINE = Cue(r"(?:[。.;；!?！？]|^[^:]{0,8}[.。])[ ]*([\u4e00-\u9fff]{2,3}):[ ]*([^。.\n:]{6,})")
_VOTES = re.compile(r"(?:赞成|同意|得票?|获)?(?:票数?)?[ ]*\d+[ ]*(?:票|[,，;；。]|$)")
"""张三：赞成15，…: no speech."""
_BULLETS = "◇◆●○•▪■□▲△★☆▶➤◎※·-* "
_NO_SPEAKER = re.compile(
    r"大家|大伙|全体|一致|与会|会议|大会|支部|通知|文件|报告|方案|办法|条例|决议|计划|规定"
)
_GROUP_TALK = Cue(
    r"(?:与会|到会|参会|全体)?(?:党员|同志|委员|人员|大家|代表|支委)(?:们)?(?:一致)?(?:认为|表示|围绕|进行了|就|结合)|(?:进行|开展|展开)了?(?:热烈|充分|深入|认真|广泛)?的?(?:讨论|交流|研讨|发言|酝酿)|讨论(?:了|中|认为)|踊跃发言|交流了?(?:学习)?(?:体会|心得)"
)
_BY_PART = Cue(
    r"(?<=[，。,;；\n])(?!全体|与会|参会|到会|各位|广大|有的|其他|部分)[\u4e00-\u9fff]{2,8}(?:教师|老师|党员|工人|职工|代表|同志|群众|学员)(?:建议|提出|担心|认为|主张|反映|说|问)(?!如下)[^。;；\n]{6,}"
)
"""汽修组教师建议…；数控组教师担心…: by the part of the unit they belong to."""
_ASSENT = Cue(
    r"一致(?:认为|表示)|认真听取|(?:表示|认为)[^。\n]{0,10}(?:赞同|同意|支持|拥护|学习|领会|贯彻|抓好|落实|没有意见|无异议|执行)"
)
"""Agreement in general is no discussion."""
_DIALOGUE = Cue(r"^[ ]*(?:问|答):[^\n]{8,}$", flags=re.MULTILINE)
"""A talk written down as questions and answers."""
_READ_ALOUD = Cue(r"宣读|传达|学习了?|观看|领学|通读|听取了?")


def find_speeches(ctx: Context) -> list[Row]:
    """Who said what: lines `张三：…` and prose `张三提出…`; one row per speech."""
    rows: list[Row] = []
    # 何大山发言：… is what he said, no part of the minutes
    labelled = {
        hit.label_start
        for hit in ctx.hits
        if hit.field != "discussion" or not people.is_full_name(hit.word.removesuffix("发言"))
    }
    spoken: set[int] = set()
    surnames = _surnames(ctx)
    own = [line for line in ctx.lines if not ctx.is_quoted(line.start)] if ctx.quoted else ctx.lines
    for line in own:
        skip = line.body - line.start
        opening = line.text[skip : skip + 24]
        if opening[:1] in _BULLETS:
            skip += len(opening) - len(opening.lstrip(_BULLETS))
        if ":" not in opening and "--" not in opening and opening.lstrip(" ")[:1] not in ("【", "["):
            continue
        if line.body in labelled or line.start + len(line.text) - len(line.text.lstrip(" ")) in labelled:
            continue
        m = _SPEECH_LINE.match(line.text[skip:]) or _BRACKETED_LINE.match(line.text[skip:])
        if not m:
            by_surname = _SURNAME_LINE.match(line.text[skip:])
            if by_surname and by_surname[1] in surnames:
                size = len(bare_folded(by_surname[2]))
                rows.append(_speech(surnames[by_surname[1]], size, line.start + skip, line.end))
                spoken.add(line.start)
                for more in _NEXT_SURNAME.finditer(line.text, skip):
                    if more[1] in surnames:
                        at = line.start + more.start(1)
                        size = len(bare_folded(more[2]))
                        rows.append(_speech(surnames[more[1]], size, at, line.start + more.end()))
            continue
        name = _SAYS.sub("", people.strip_posts(m[1]))
        if people.is_name(name) and not re.search(r"批评|自评|互评", m[1]) and not _VOTES.match(m[2]):
            rows.append(_speech(name, len(bare_folded(m[2])), line.start + skip, line.end))
            spoken.add(line.start)
    if not rows:
        rows += _spaced(own, labelled)
        spoken |= {row.span[0] for row in rows}
    for line in own:
        if line.start in spoken:
            continue
        for m in _SPEECH_INLINE.finditer(line.text) if ":" in line.text else ():
            if people.is_name(m[1]) and line.start + m.start(1) not in labelled:
                rows.append(
                    _speech(m[1], len(bare_folded(m[2])), line.start + m.start(1), line.start + m.end())
                )
    rows += _in_prose(ctx, spoken)
    if len(ctx.hits) <= FEW_LABELS:
        rows += _addressed(ctx, rows)
    rows.sort(key=lambda r: r.span)
    return rows


def _spaced(lines: list[Line], labelled: set[int]) -> list[Row]:
    """Speeches with a blank behind the name, where at least two persons speak so."""
    rows = [
        _speech(m[1], len(bare_folded(m[2])), line.start, line.end)
        for line in lines
        if (m := _SPACED_LINE.match(line.text))
        and people.is_full_name(m[1])
        and line.start + m.start(1) not in labelled
    ]
    return rows if len({row.fields["speaker"] for row in rows}) >= 2 else []


def _in_prose(ctx: Context, spoken: set[int]) -> Iterator[Row]:
    """Speeches such as 田甜提议…: a verb of saying, and in front of it nothing but who speaks. Not in
    quotations, nor in the lines that begin at `spoken`."""
    text, at, told = ctx.folded, 0, 0
    find = _SAID_SO.regex.search  # from verb to verb: no lines to choose from
    while verb := find(text, at):
        line = text.rfind("\n", 0, verb.start()) + 1
        if line in spoken or ctx.is_quoted(line):
            at = verb.end()
            continue
        start, first = verb.start(), max(told, verb.start() - _CLAUSE)
        while start > first and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        who = _WHO_SAID.fullmatch(text, start, verb.start())
        name = _speaker(ctx, who) if who else None
        at = verb.start() + 1
        if name is not None:
            yield _speech(name, len(bare_folded(verb[1])), start, verb.end())
            at = told = verb.end()


def _speaker(ctx: Context, who: re.Match[str]) -> str | None:
    words_before = who[1]
    if words_before is None:  # 休息时薜荔提议
        return who[2] if people.is_full_name(who[2]) or who[2] in ctx.cell_names else None
    name = people.strip_posts(words_before)
    if not people.is_name(name):
        name = words_before[-3:] if people.is_name(words_before[-3:]) else words_before[-2:]
    if people.is_name(name) and not _NO_SPEAKER.match(words_before) and _is_person(name):
        return name
    return words_before if words_before in ctx.cell_names else None


def _addressed(ctx: Context, rows: list[Row]) -> list[Row]:
    """Speeches of persons who are called by surname and title or by their place of work, in minutes
    told in sentences."""
    taken = sorted(row.span for row in rows)
    found = [
        *_ADDRESSED.finditer(ctx.folded, ctx.title_end),
        *(m for m in _OF_A_PLACE.finditer(ctx.folded, ctx.title_end) if people.has_surname(m[1])),
    ]
    return [
        _speech(m[1], len(bare_folded(m[2])), m.start(1), m.end())
        for m in found
        if not ctx.is_quoted(m.start()) and not _overlaps(taken, m.start(1), m.end())
    ]


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the last of the rising spans that begin before `end` reaches behind `start`."""
    before = bisect_left(spans, (end, 0))
    return before > 0 and spans[before - 1][1] > start


_PERSON_FIELDS = ("chair", "recorder", "talker", "talked_to", "speaker", "attendees_list")


def _surnames(ctx: Context) -> dict[str, str]:
    """First character → name, of the persons that the head of the record names: 路：… for 路遥知."""
    found: dict[str, str] = {}
    for hit in ctx.first(*_PERSON_FIELDS):
        for person in people.split_people(ctx.text[hit.value_start : hit.value_end][:80]):
            found.setdefault(person.name[0], person.name)
    return found


_NO_END = "会上里中前后时不没就也才"
"""班前会讲…, 会上讲…: an occasion; 后来说…, 也讲…, 才提出…: an adverb. The dictionary need not be asked."""


def _is_person(name: str) -> bool:
    """A known surname, or no word of the language: 芷兰提出…, but not 课题提出…."""
    return people.has_surname(name) or (name[-1] not in _NO_END and not words.is_word(name))


def _speech(name: str, size: int, start: int, end: int) -> Row:
    return Row({"speaker": name, "characters": size}, (start, end))


def find_discussion(ctx: Context, speeches: list[Row]) -> Fact:
    """present: somebody said something of his own; partial: only 与会党员认为 …; missing: papers
    were read and everybody agreed in general; placeholder or blank by the label."""
    gap = None
    filled: Hit | None = None
    # 内容：… of a talk is what was said
    talk = ctx.kind.doc_type == "heart_to_heart_talk"
    for hit in ctx.first("discussion", "content") if talk else ctx.first("discussion"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            filled = filled or hit
        elif state == "placeholder" or is_prompt(ctx.text[start:end]):
            gap = gap or ctx.fact("placeholder", start, end)
        else:
            gap = gap or ctx.blank(hit)
    substantial = [r for r in speeches if int(r.fields["characters"] or 0) >= 8]
    if not substantial and len({r.fields["speaker"] for r in speeches}) >= 2:
        substantial = speeches  # few words of several persons are a discussion as well
    assent = filled is not None and _only_assents(ctx, filled)
    if assent and _reads_only(ctx, substantial):
        substantial = []
    if substantial and (
        filled is not None
        or len({r.fields["speaker"] for r in substantial}) >= 2
        or not _reads_only(ctx, substantial)
    ):
        return ctx.fact(
            "present", substantial[0].span[0], substantial[-1].span[1], literal=False, confidence=0.9
        )
    dialogue = list(_DIALOGUE.finditer(ctx.folded, ctx.title_end))
    if len(dialogue) >= 2:
        return ctx.fact("present", dialogue[0].start(), dialogue[-1].end(), literal=False, confidence=0.85)
    if filled is not None:
        start, end = ctx.strip(filled.value_start, filled.value_end)
        passage = ctx.folded[start:end]
        size = len(bare_folded(passage))
        if assent:
            return MISSING
        if size >= _PARAGRAPH or (size >= 15 and not _GROUP_TALK.search(passage)):
            return ctx.fact("present", start, end, literal=False, confidence=0.8)
        return ctx.fact("partial", start, end, literal=False, confidence=0.7)
    if gap is not None:
        return gap
    if any(int(row.fields["characters"] or 0) >= _FEW_WORDS for row in speeches) and not _reads_only(
        ctx, speeches
    ):
        span = speeches[0].span[0], speeches[-1].span[1]
        return ctx.fact("present", *span, literal=False, confidence=0.6)
    by_part = list(_BY_PART.finditer(ctx.folded, ctx.title_end))
    if len(by_part) >= 2:
        span = by_part[0].start(), by_part[-1].end()
        return ctx.fact("present", *span, literal=False, confidence=0.7)
    group = _GROUP_TALK.search(ctx.folded, ctx.title_end)
    if group and not _ASSENT.search(ctx.folded, max(0, group.start() - 12), group.end() + 24):
        return ctx.fact("partial", group.start(), group.end(), literal=False, confidence=0.6)
    return MISSING


_FEW_WORDS = 5
"""Characters of a remark that is more than 同意, in minutes that give one remark only."""
_PARAGRAPH = 60
"""Characters that are more than a phrase."""


def _only_assents(ctx: Context, hit: Hit) -> bool:
    """学习体会：大家一致认为…要认真学习贯彻: what a study session says without having talked."""
    passage = ctx.folded[hit.value_start : hit.value_end]
    return (
        ctx.kind.doc_type == "study_session"
        and len(bare_folded(passage)) < _PARAGRAPH
        and bool(_ASSENT.search(passage))
    )


def _reads_only(ctx: Context, rows: list[Row]) -> bool:
    """One person who only introduces or reads papers is no discussion."""
    return all(
        re.match(
            rf"[^,，:]{{0,14}}?{re.escape(str(r.fields['speaker']))}(?:同志)?(?:[^,，:]{{0,4}})(?:宣读|传达|领学|领读|通读|介绍|汇报|报告|强调|说明|通报|带领)",
            ctx.folded[r.span[0] : r.span[1]],
        )
        for r in rows
    )


def reading_only(ctx: Context, discussion: Fact) -> bool:
    """Papers were read and nobody spoke."""
    return discussion.status in ("missing", "blank") and len(_READ_ALOUD.findall(ctx.folded)) >= 2
