"""Absence told in sentences: no label names it, sometimes no word says that somebody was absent."""

from __future__ import annotations

import re

from branchaudit.extract.attendance import absence_words, counts, told
from branchaudit.extract.attendance.absence_fact import one_excused, people_fact
from branchaudit.extract.attendance.absent_people import AWAY, explained, without_count
from branchaudit.extract.context import FEW_LABELS, Context
from branchaudit.model import Fact, Json
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_OPENING = 700
"""Characters behind the title in which absence is told."""
_SHORT = 30
_SENTENCE = re.compile("[^。\n]+")


def find(ctx: Context, expected: Fact, actual: Fact, labelled: Fact | None) -> Fact | None:
    """`labelled`: what an empty label says, which only a sentence about absence overrules."""
    start = ctx.title_end
    sentence = absence_words.absence_sentence(ctx.folded[start : start + _OPENING])
    if sentence and not any(
        sentence.start() <= hit.label_start - start < sentence.end() for hit in ctx.first("absentees")
    ):
        first, last = start + sentence.start(), start + sentence.end()
        if sentence[0].count("(") > sentence[0].count(")"):
            last = max(last, ctx.folded.find(")", last) + 1)  # 缺席2名（鲍国庆，出差；覃丽华，产假）
        return _in_sentence(ctx, first, last)
    if labelled is not None:
        return None
    return _behind_counts(ctx, expected, actual) or _away_clause(ctx, expected)


_FAR = re.compile(
    "出差|请.{0,2}假|休假|[病事产婚丧]假|住院|探亲|值班|值夜|[夜上]班|借调|外出|执勤|实习|出国|夜班|外地|在外|走不开|发烧|感冒|出诊|没能|没来|没到"
)


_DECIDED = Cue("议定|决定|决议")
"""会议议定：…，何大山带夜班: who will be away is at the meeting."""


def _away_clause(ctx: Context, expected: Fact) -> Fact | None:
    """李铎出差、商羽发烧 in a sentence of its own, where nobody counted."""
    if len(ctx.hits) > FEW_LABELS or isinstance(expected.normalized, int):
        return None
    for sentence in _SENTENCE.finditer(ctx.folded, ctx.title_end, ctx.title_end + _OPENING):
        if _DECIDED.search(sentence[0]):
            continue
        for clause in re.finditer("[^，,;；]+", sentence[0]):
            persons = explained(clause[0])
            if persons and _FAR.search(clause[0]) and len(clause[0]) <= _SHORT:
                start, end = ctx.strip(sentence.start() + clause.start(), sentence.start() + clause.end())
                return people_fact(ctx, start, end, persons, clause[0], 0.6)
    return None


def _in_sentence(ctx: Context, start: int, end: int) -> Fact:
    folded = ctx.folded[start:end]
    lead = 0
    for m in re.finditer(
        r"(?:实到|应到|[应实该][来到学听训签]|到会|到场|[到来]了|参加|支部有|支部党员)[^,，;；]*?[\d一二三四五六七八九十]+[ ]*[人名位个](?:\([^()]*\))?[,，;；。:]?",
        folded,
    ):
        lead = m.end()
    announced = re.match(r"[^:]{0,20}(?:请假|缺席|未到|没有?来|没有?到|没能到)[^:]{0,14}:", folded[lead:])
    lead += announced.end() if announced else 0
    start, folded = start + lead, folded[lead:]
    start, end = ctx.strip(start, end)
    folded = ctx.folded[start:end]
    more = re.match(r"(?:[;；,，][^。\n]*?(?:请假|未到|缺席)[^。;；\n]*)+", ctx.folded[end : end + 200])
    if more:
        end += more.end()
        folded = ctx.folded[start:end]
    if counts.all_came(folded):
        return ctx.fact("present", start, end, normalized=[], confidence=0.85)
    late = re.match(
        r"[ ]*([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:没来|没到|未到会?|缺席|没能来|请假)(?:[,，]|(\())((?(2)[^()\n]{2,40}\)|[^。;；\n]{3,40}))",
        ctx.folded[start : end + 60],
    )
    if late and people.is_name(late[1]):
        return people_fact(ctx, start, start + late.end(), [(late[1], late[3].rstrip(")"))], folded, 0.85)
    if one := one_excused(folded):
        return people_fact(ctx, start, end, [one], folded, 0.85)
    inner = without_count(folded)
    if inner != folded:
        folded = inner if "(" in inner else inner.rstrip(")")
    if one := one_excused(folded):
        return people_fact(ctx, start, end, [one], folded, 0.85)
    persons = explained(folded)
    return people_fact(ctx, start, end, persons, folded, 0.85)


_GOES_ON = re.compile("主持|记录|会议|大会|研究|讨论|议题|决定|通报|传达")
"""What follows the numbers tells of the meeting, not of those who were away."""


def _behind_counts(ctx: Context, expected: Fact, actual: Fact) -> Fact | None:
    """应到13人、实到11人，岑劲松带队押解在外，卜一鸣婚假: no word says that they were absent."""
    if not (isinstance(expected.normalized, int) and isinstance(actual.normalized, int)):
        return None
    if expected.span is None or actual.span is None or expected.normalized <= actual.normalized:
        return None
    span = told.absence_behind(ctx.folded, max(expected.span[1], actual.span[1]))
    if span is None:
        return None
    start, end = ctx.strip(*span)
    folded = ctx.folded[start:end]
    persons = explained(folded)
    if len(persons) == actual.normalized and not any(reason for _, reason in persons):
        return None  # 应到11名，实到10名：…: the list of those who came
    away = bool(AWAY.search(folded))
    if _GOES_ON.search(folded) or not (persons or away):
        return None
    names: list[Json] = [{"name": name, "reason": reason} for name, reason in persons]
    # a form asks for names; who tells it in sentences (五个还在外面送件) has said why
    enough = away and (names or len(ctx.hits) <= FEW_LABELS)
    enough = enough or (bool(persons) and all(reason for _, reason in persons))
    return ctx.fact("present" if enough else "partial", start, end, normalized=names, confidence=0.7)
