"""Persons told in sentences: looser wordings than a label, so that a name must be beyond doubt."""

from __future__ import annotations

import re

from branchaudit.extract.context import FEW_LABELS, Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

NAME = r"[^，。,;；:、\n()“”《》]{2,26}?"
TITLED = r"[^，。,;；:\n()“”《》]{2,34}?"
"""A name with a post in front of it."""
_PERSON = r"(?:\([^()\n]{1,12}\))?(?:同志|老师)?(?:\([^()\n]{1,12}\))?"
"""What may stand behind a name: a post in parentheses, 同志."""
_CHAIR_TOLD = (
    Cue(
        rf"(?:^|[，。,;；、:\n]|会(?:议)?[由是])({TITLED}){_PERSON}(?:(?:召集|发起)(?:并|、)?)?(?:代为|负责)?主持(?!人|词|稿|召开过|日常|工作)"
    ),
    Cue(rf"主持(?:会议|大会|活动)?的?(?:人|同志)?(?:是|为)({NAME})[，。,;；\n]"),
    Cue(rf"主持人({NAME})[，。,;；、\n]"),
    Cue(r"([\u4e00-\u9fff]{2,10})\(主持\)"),
)
_SPEAKER_TOLD = (
    Cue(rf"(?:讲课|主讲|授课|领学|宣讲)的?(?:人)?是({TITLED})[，。,;；\n]"),
    Cue(rf"(?:^|[，。,;；、\n])({TITLED}){_PERSON}(?:自己|来)?(?:主讲|讲党课|讲课|授课|领学|宣讲|领读)"),
    Cue(
        rf"(?:^|[，。,;；、\n])({TITLED}){_PERSON}(?:[在给为向][^，。\n]{{2,16}}?)?(?:讲|上)(?:了|的)?[^，。\n]{{0,8}}课"
    ),
    Cue(rf"(?:请来?了?|邀请)({TITLED})(?:同志)?(?:来)?(?:讲|作|为|给|--)"),
)
_RECORDER_TOLD = (
    Cue(
        rf"(?:^|[，。,;；、:\n(])我?\(?({NAME})\)?(?:老师|同志)?(?:做|作|敲|写)[的了]?(?:会议|活动|现场|文字)?记录"
    ),
    Cue(r"([\u4e00-\u9fff]{2,10})\((?:记|记录|执笔)\)"),
    Cue(
        rf"(?:^|[，。,;；、\n])({TITLED})(?:同志)?(?:列席|到会|参会|参加|旁听)(?:会议)?并(?:负责|承担|作|做)?(?:会议)?记录"
    ),
    Cue(
        rf"(?:^|[，。,;；、\n(—-])({NAME})(?:同志)?(?:自己)?(?:执笔|笔录|手记|谨记|补记|速记|整理|记录?于[^，。\n]{{1,8}}|记录|(?<![书笔登日札标牢铭游传])记)[。)]?[ ]*$",
        flags=re.M,
    ),
    Cue(rf"(?:执笔|记录|记录员|补记人|整理)(?:的?是|为|人)?[ ]?({NAME})[。)]?[ ]*$", flags=re.M),
    Cue(rf"(?:执笔|记录|记录员)(?:的?是|为)?[ ]?({NAME})[，。,;；\n]"),
    Cue(rf"主持[^\n]{{2,24}}[ ,]记[ :]+({NAME})[ ]*$", flags=re.M),
    Cue(r"我是[^，。\n]{0,6}?([\u4e00-\u9fff]{2,3})[，,][^。\n]{0,12}记"),
)
_TOLD = {"chair": _CHAIR_TOLD, "recorder": _RECORDER_TOLD, "speaker": _SPEAKER_TOLD}
_HINTED = {
    "chair": (
        Cue(
            rf"(?:^|[，。,;；\n])({TITLED})(?:同志)?(?:把|召集|喊|叫上?|组织|领着|带着|带领)(?:了|着)?[^，。\n]{{0,10}}(?:党员|支委|委员|大家|大伙|组员|同志)"
        ),
        Cue(rf"带队(?:的是|人)?({NAME})[，。,;；\n]|由({NAME})(?:同志)?带队"),
    ),
    "recorder": (Cue(r"[。)）][ ]*(?:--+|—+)?[ ]*([\u4e00-\u9fff]{2,3})[。]?[ ]*\Z"),),
    "speaker": (
        Cue(rf"(?:^|[，。,;；、\n])({TITLED}){_PERSON}(?:[在给为向][^，。\n]{{2,16}}?)?(?:自己)?讲"),
    ),
}
"""Who called the others together, whose name stands alone at the end: enough where there is no form."""


def told_person(ctx: Context, field: str) -> Fact | None:
    """chair, recorder or speaker by a looser wording: a surname, a given name, and no word of the language."""
    patterns = _TOLD.get(field, ())
    if len(ctx.hits) <= FEW_LABELS:
        patterns += _HINTED.get(field, ())
    for pattern in patterns:
        for m in pattern.finditer(ctx.folded, ctx.title_end):
            group = next(i for i in range(1, len(m.groups()) + 1) if m[i])
            name = people.last_person(m[group]) or _spoken_of(ctx, m[group])
            if name is None or ctx.is_quoted(m.start()):
                continue
            at = ctx.folded.rfind(name, m.start(group), m.end(group))
            return ctx.fact("present", at, at + len(name), normalized=[name], confidence=0.7)
    return None


def _spoken_of(ctx: Context, word: str) -> str | None:
    """A word that may be a name (终南) is one where the record has it somewhere else; so are the last
    characters of 战训参谋晏小山."""
    if len(word) <= 3:
        return word if people.is_name(word) and ctx.folded.count(word) > 1 else None
    ends = (word[-3:], word[-2:])
    return next((name for name in ends if people.is_full_name(name) and ctx.folded.count(name) > 1), None)
