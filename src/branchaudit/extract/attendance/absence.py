"""缺席: who was absent and why; names without reasons, or a number without names, are `partial`."""

from __future__ import annotations

import re

from branchaudit.extract.attendance import absence_told, absence_words, counts, told
from branchaudit.extract.attendance.absence_fact import absence_fact
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Json
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.status import NONE_WORDS, bare_folded

_REASON_LABEL = re.compile(r"(?:原因|事由)$")
_BESIDE = 60
"""Characters between the absent and the reasons, at most."""
_NOBODY = re.compile(r"(?<!\d)[0零〇][ ]*[人名位个][ :]*$")
"""缺席0名：温如玉、晏小山…: the names are of those who were there."""
_INSIDE = Cue(
    r"(?:实到|到会)[^,，。;；()\n]{0,10}?[\d一二三四五六七八九十]+[ ]*[人名位]?[ ]*\(([^()\n]*(?:假|出差|住院|值班|外出|培训|探亲|生病)[^()\n]*)\)"
)
"""实到13人（冯喜来病假、葛大根出差）."""


def find_absentees(ctx: Context, expected: Fact, actual: Fact) -> Fact:
    """By label; else in a parenthesis or a sentence; else by the words for everybody."""
    labelled = _by_label(ctx)
    if labelled is not None and labelled.status != "blank":
        return labelled
    span = absence_words.numbered_absence(ctx.folded)
    if span is None and (inside := _INSIDE.search(ctx.folded)):
        span = inside.span(1)
    if span is not None:
        if nobody := _NOBODY.search(ctx.folded, max(0, span[0] - _BESIDE), span[0]):
            return ctx.fact("present", *nobody.span(), normalized=[])
        return absence_fact(ctx, *ctx.strip(*span))
    complete = expected.normalized is not None and expected.normalized == actual.normalized
    found = _everybody_came(ctx, actual) if complete else absence_told.find(ctx, expected, actual, labelled)
    if found is not None:
        return found
    everybody = counts.all_came(ctx.folded)
    if everybody:
        sure = _ALL_WHO_CAN if _fewer_came(expected, actual) else 0.85
        return ctx.fact("present", *everybody.span(), normalized=[], confidence=sure)
    return labelled or MISSING


_ALL_WHO_CAN = 0.6
"""人到齐了，开会: said where the numbers tell of absentees, it may mean all who are to come today."""


def _fewer_came(expected: Fact, actual: Fact) -> bool:
    due, came = expected.normalized, actual.normalized
    return isinstance(due, int) and isinstance(came, int) and came < due


def _by_label(ctx: Context) -> Fact | None:
    """Several labels may share it: 缺席：无　请假：何大山（产假）; 缺席人数：1　缺席人员：…."""
    gap: Fact | None = None
    nobody: Fact | None = None
    explained: list[Fact] = []
    for hit in ctx.first("absentees"):
        start, end = ctx.strip(hit.value_start, _told_until(ctx, hit))
        state = ctx.status_at(start, end)
        if bare_folded(ctx.folded[start:end]) in NONE_WORDS or (
            state == "present" and counts.all_came(ctx.folded[start:end])
        ):
            nobody = nobody or ctx.fact("present", start, end, normalized=[])
        elif state == "blank":
            gap = gap or ctx.blank(hit)
        elif state == "placeholder":
            return ctx.fact("placeholder", start, end)
        elif (fact := absence_fact(ctx, start, end)).status == "present":
            explained.append(fact)
        elif gap is not None and gap.normalized and _REASON_LABEL.search(hit.word):
            return gap._replace(status="present")  # 请假人员：何大山　请假原因：住院
        else:
            gap = fact if gap is None or gap.status == "blank" else gap
    if explained:
        told = [person for fact in explained for person in _named(fact)]
        named: dict[str, Json] = {}  # whom a second label names again is one person
        for person in told:
            named.setdefault(str(person.get("name")) if isinstance(person, dict) else str(person), person)
        everybody: list[Json] = [*named.values()]
        return explained[0]._replace(normalized=everybody) if gap is None else explained[0]
    if gap is not None and gap.normalized and gap.status == "partial" and _reason_beside(ctx, gap):
        return gap._replace(status="present")
    return nobody if nobody is not None and (gap is None or gap.status == "blank") else gap


def _told_until(ctx: Context, hit: Hit) -> int:
    """In running sentences the absent end with theirs: 缺席：何大山、江小鱼。在渠首种树四十株…"""
    before = ctx.folded[ctx.sentence(hit.label_start, ends="\n")[0] : hit.label_start]
    stop = ctx.folded.find("。", hit.value_start, hit.value_end)
    if stop == -1 or "。" not in before or not people.split_people(ctx.folded[hit.value_start : stop]):
        return hit.value_end
    return stop


def _reason_beside(ctx: Context, names: Fact) -> bool:
    """Whether a filled label 原因 stands beside those who were absent: 缺席 | 何大山 | 原因 | 住院."""
    assert names.span is not None
    first = names.span[0]
    return any(
        -_BESIDE <= hit.label_start - first <= _BESIDE
        and _REASON_LABEL.search(hit.word)
        and ctx.status_at(hit.value_start, hit.value_end) == "present"
        for hit in ctx.first("cause", "topic")
    )


def _named(fact: Fact) -> list[Json]:
    return fact.normalized if isinstance(fact.normalized, list) else []


def _everybody_came(ctx: Context, actual: Fact) -> Fact | None:
    if actual.span is None or not told.EVERYBODY.search(actual.value or ""):
        return None
    return ctx.fact("present", *actual.span, normalized=[], confidence=0.8)
