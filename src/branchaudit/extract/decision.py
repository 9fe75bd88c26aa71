"""What came of a meeting: resolution, measures, signatures."""

from __future__ import annotations

import re

from branchaudit.extract.context import FEW_LABELS, MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import SIGNED, Hit

_RESOLVED = Cue(
    r"(?:会议|大会|支委会|支部|党员大会|经(?:会议|支委会|讨论|研究|表决|大会)[^。\n,，]{0,8}|与会[^。\n,，]{0,6}|最后|最终)[^。\n,，:]{0,10}?(?:决定|议定|决议|商定|(?<=会议)(?:明确|确定)|(?:一致)?(?:同意|通过)(?!后)|形成[^。\n]{0,6}(?:决议|决定|意见))"
    r"|(?:形成|作出|做出)(?:了)?(?:如下|以下)?(?:的)?(?:决议|决定)|经(?:会议|支委会|支部|大家)?(?:认真|充分|集体)?(?:讨论|研究|商议|商量)[^。\n,，]{0,4}[,，](?:一致)?(?:决定|同意|议定|通过|商定)|(?:会议|大会|支部)(?:讨论|研究)后?[,，](?:一致)?(?:决定|同意)|大家[^。\n,，]{0,6}决定|达成(?:了)?(?:如下|以下|一致)?(?:的)?共识|(?:会上|最后|大家|会议|支部)[^。\n,，]{0,6}定(?:下来|了)|(?:议定|商定)(?:了)?(?:以下|如下|事项)|当选为|[\u4e00-\u9fff]{2,4}(?:同志|[一二两三四五六七八九]人)?当选(?=[。;；\n])|决定[:：]|决议[:：]|同意接收|同意[^。\n,，]{2,8}同志(?:按期)?(?:转|为)|大家(?:一致)?(?:同意|商定|议定)|讨论决定|研究决定|一致同意|一致通过|(?:反对|弃权)[ ]*(?:\d+|[零一二两三四五六七八九十]+)[ ]*[票人名][,，;；]?[ ]*通过"
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
_FIXED = Cue(
    "一定|稳定|规定|否定|肯定|必定|固定|指定|认定|制定|评定|鉴定|签定|测定|预定|法定|不定|坚定|特定|审定|决定了?出席|定于|定期|定时|定点|定位|定人"
)
_NOT_RESOLVED = Cue(r"学习[^。]{0,20}决议|《[^》]*决议》|决定》")
_MEASURES_HEAD = Cue(r"整改|要改的|怎么改|改进(?:措施|事项|打算)")
_MEASURES = Cue(r"整改[^。\n]*(?:\d+月|负责|牵头|前完成|责任人|落实到人)[^。\n]*", "整改")


def find_resolution(ctx: Context) -> Fact:
    gap = None
    for hit in ctx.first("resolution"):
        if hit.form == "colon" and hit.word in ("决定", "决议") and hit.value_end - hit.value_start < 2:
            gap = gap or ctx.blank(hit)
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            first = ctx.folded.find("。", start, end)
            if first != -1 and "当选" in ctx.folded[start:first]:
                end = first
            return ctx.fact("present", start, end, confidence=0.9)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    for m in _RESOLVED.finditer(ctx.folded, ctx.title_end):
        sentence_start, end = ctx.sentence(m.start(), m.end(), ends="。\n")
        sentence = ctx.folded[sentence_start:end]
        if any(h.label_start <= m.start() < h.value_end for h in ctx.first("resolution")):
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
        ):
            follow = ctx.folded[m.end() : m.end() + 6]
            if not follow.strip(" ，,。"):
                continue
        start, stop = ctx.strip(sentence_start if m[0] in ("当选为",) else m.end(), end)
        if gap is not None and stop <= start:
            continue
        return ctx.fact("present", min(start, stop), max(start, stop), confidence=0.8)
    return gap or _told_resolution(ctx) or MISSING


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
        if line.heading and _MEASURES_HEAD.search(line.text):
            return ctx.fact("present", line.start, line.end, literal=False, confidence=0.8)
    m = _MEASURES.search(ctx.folded, ctx.title_end)
    if m:
        return ctx.fact("present", m.start(), m.end(), literal=False, confidence=0.7)
    return MISSING


def find_signature(ctx: Context) -> Fact:
    """All signature lines filled: present; some: partial; none: blank."""
    spans, states = [], []
    for hit in ctx.first("signature"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = "blank" if _only_labels(ctx, start, end) else ctx.status_at(start, end)
        if state == "blank" and _image_at(ctx, hit):
            state = "present"
        states.append(state)
        spans.append((start, end, hit))
    if not states or set(states) == {"blank"}:
        at_end = _signed_at_end(ctx)
        if at_end is not None or not states:
            return at_end or MISSING
    filled = [(s, e) for (s, e, _), state in zip(spans, states, strict=True) if state == "present"]
    if len(filled) == len(states):
        return ctx.fact("present", *filled[0])
    if filled:
        unsigned = next(hit for (_, _, hit), state in zip(spans, states, strict=True) if state != "present")
        empty = ctx.blank(unsigned)
        return ctx.fact("partial", *filled[0])._replace(place=empty.place, span=empty.span)
    hit = spans[0][2]
    return ctx.blank(hit) if states[0] == "blank" else ctx.fact(states[0], spans[0][0], spans[0][1])


def _only_labels(ctx: Context, start: int, end: int) -> bool:
    """谈话人：　　谈话对象：　　 in the cell for signatures: nobody signed."""
    parts = ctx.folded[start:end].split()
    return bool(parts) and all(part.endswith(":") for part in parts)


_SIGN_HEADING = re.compile(r"(?:双方|谈话人|参会人员|本人)?签[字名][ ]*:?[ ]*$")
_SIGNED_LINE = Cue(r"[ ]*\(签[字名]\)[: ]*([\u4e00-\u9fff][\u4e00-\u9fff 、]{1,30})$")
"""（签字）应志强　时晓慧."""
_UNDERSIGNED = frozenset({"chair", "recorder", "talker", "talked_to", "other"})
_TELLERS = frozenset({"监票人", "计票人", "总监票人"})


def _signed_at_end(ctx: Context) -> Fact | None:
    """Names in the last lines that stand for signatures: 监票人：… under an election, 主持人：…（签字）,
    谈话人：… under the heading 双方签字."""
    last = ctx.lines[-3:]
    headed = any(_SIGN_HEADING.search(line.text) for line in last[:-1])
    for line in last:
        signed_line = _SIGNED_LINE.match(line.text)
        if signed_line and people.split_people(signed_line[1]):
            return ctx.fact("present", line.start + signed_line.start(1), line.end, confidence=0.7)
    for hit in sorted(ctx.first(*_UNDERSIGNED), key=lambda h: h.label_start):
        if not last or hit.label_start < last[0].start:
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        signed = (
            hit.word in _TELLERS
            or SIGNED.search(ctx.folded[start:end])
            or (headed and hit.label_start >= last[-1].start)
        )
        if signed and ctx.status_at(start, end) == "present":
            return ctx.fact("present", start, end, confidence=0.7)
    return None


def _image_at(ctx: Context, hit: Hit) -> bool:
    """A signature that is a picture."""
    first, last = (
        ctx.passage.index_at(hit.label_start),
        ctx.passage.index_at(max(hit.value_start, hit.value_end - 1)),
    )
    return any(ctx.passage.blocks[i][1].images for i in range(first, last + 1))
