"""出席 and 列席, and the head counts that rules compare."""

from __future__ import annotations

import re
import sys

from branchaudit.extract.attendance import absent_number, counts
from branchaudit.extract.attendance.absent_people import without_count
from branchaudit.extract.attendance.sheets import Sheet, signed_lines
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit

_COUNTED_LIST = Cue(
    r"(?<![未没])(?:到会|参会|出席|参加|与会|实到|到场|应[ ]?\d{1,3}[ ]?到)[^\n:,，。\d]{0,4}\d+[ ]*[人名位个]?[ ]*:([^\n。;；]+)"
)
"""到会3人：…."""
_LIST_IN_PAREN = Cue(
    r"(?:实到|到会|参会|出席)[^\n:,，。()\d]{0,6}\d+[ ]*[人名位个]?\(([^()\n]+)\)"
    r"|应到[^\n:,，。()\d]{0,6}\d+[ ]*[人名位个]?\(([^()\n]+)\)(?=[^。\n]{0,24}(?:无人?缺席|全部?到|到齐|全勤|无缺席))"
)
"""实到3名（…）; 应到5名（…），实到5名，无人缺席."""
_TITLED_LIST = Cue(
    r"(?<=[，。,;；\n])((?:[\u4e00-\u9fff]{2,6}(?:委员|书记|组长)[\u4e00-\u9fff]{2,4}[、和])+[\u4e00-\u9fff]{2,6}(?:委员|书记|组长)[\u4e00-\u9fff]{2,4}?)(?:等)?(?:同志)?(?:参加|出席|到会|参会)"
)
"""组织委员车晓月、宣传委员史可出席."""
_ATTENDED = Cue(
    r"(?:出席|参加|到会)(?:会议|大会)?的(?:有|是|委员|支委)+[ ]*:?([\u4e00-\u9fff、和]{4,60})"
    r"|(?:都到了|到齐了?|全到了?)[,，](?:即|分别是|就是|是|有)([\u4e00-\u9fff、和]{4,60})"
    r"|(?<=[，。,;；\n])((?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}?)(?:[\d一二三四五六七八九十]+[人名位])?(?:同志)?(?:都|均)?(?:参加|出席)了?(?:会议|大会|本次|这次)"
)
"""出席会议的有何大山、江小鱼; 何大山、江小鱼、石磊参加了会议."""
_OF_THE_BRANCH = Cue(
    r"(?:支委|委员|党员|成员|组员)([\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})+)(?:等)?(?:同志|[\d一二三四五六七八九十]+人)?(?:参加|出席|到会|参会|[都均全](?:来了|到了|到齐|在场|参加|出席|到会))"
)
"""党员何大山、江小鱼参加."""
_LISTS = (
    (_COUNTED_LIST, None),
    (_LIST_IN_PAREN, None),
    (_OF_THE_BRANCH, 500),
    (_ATTENDED, 500),
    (_TITLED_LIST, 500),
)
"""Wordings in the order in which they are tried; how many characters behind the title, where not everywhere."""
_PLAIN_LIST = Cue(r"[\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4})+")
"""A list of nothing but short words: each is a name, though it may be a word (和平) as well."""
_LABELLED = 0.9
"""Confidence in a list that a label introduces."""
_COUNTS_BEHIND = Cue(r"(?<=[\u4e00-\u9fff])[,，;；。][ ]*(?:应到|实到|缺席|请假)")
_OBSERVER_PROSE = Cue(
    r"(?:^|[，。,;；\n])([^，。,;；\n]{2,40}?)(?:列席|到会指导|到会督导|莅会指导)(?:了)?(?:会议|本次|大会|旁听)?|邀请(?:了)?([^，。,;；\n]{2,30}?)(?:列席|参加|到会|出席)",
    "列席",
    "到会指导",
    "到会督导",
    "莅会指导",
    "邀请",
)


def find_attendees(ctx: Context, sheet: Sheet | None) -> Fact:
    """The list of those present; a collective (全体党员) is not held against it."""
    gap = None
    for hit in ctx.first("attendees_list", "actual_attendance"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        counted = _COUNTS_BEHIND.search(ctx.folded, start, end)
        end = counted.start() if counted else end
        value = without_count(ctx.folded[start:end])
        names = [person.name for person in people.split_people(value)]
        if re.search(r"应到|实到", re.sub(r"\([^()]*\)", "", value)):
            names = []  # 参加人员：应到15人，实到13人；…: head counts, no list
        if hit.field == "actual_attendance":
            if len(names) >= 2:
                return ctx.fact("present", start, end, normalized=list(names))
            continue
        if state == "blank":
            gap = gap or ctx.blank(hit)
            continue
        return ctx.fact(state, start, end, normalized=list(names) if names else None)
    told = _told(ctx) or _typed_in(ctx)
    if told is not None:
        return told
    signed = signed_lines(ctx)
    if signed is not None:
        return signed
    if sheet:
        return ctx.fact("present", sheet[1], sheet[1] + 1, literal=False, confidence=0.8)
    return gap or MISSING


def _typed_in(ctx: Context) -> Fact | None:
    """签到 | 温如玉、晏小山…, typed into the cell where the signatures belong."""
    for hit in ctx.first("other"):
        if hit.word != "签到" or hit.form != "cell":
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        names = [person.name for person in people.split_people(ctx.folded[start:end])]
        if len(names) >= 2:
            return ctx.fact("present", start, end, normalized=list(names), confidence=0.85)
    return None


def _told(ctx: Context) -> Fact | None:
    """A list of names that no label introduces, by the first wording that holds two or more."""
    for cue, reach in _LISTS:
        m = cue.search(ctx.folded, 0, sys.maxsize if reach is None else ctx.title_end + reach)
        span = m.span(m.lastindex) if m and m.lastindex else (0, 0)
        names = [person.name for person in people.split_people(ctx.folded[slice(*span)])]
        if len(names) >= 2 and not any(people.is_post_only(name) for name in names):
            return ctx.fact("present", *span, normalized=list(names), confidence=0.85)
    return None


def find_observers(ctx: Context) -> Fact | None:
    """列席; None when nothing speaks of observers (they are never required)."""
    gap = None
    for hit in ctx.first("observers"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank":
            gap = ctx.blank(hit)
            continue
        names = [p.name for p in people.split_people(ctx.text[start:end])]
        return ctx.fact(state, start, end, normalized=list(names) if names else None)
    if gap:
        return gap
    m = _OBSERVER_PROSE.search(ctx.folded, ctx.title_end)
    if m and not re.search(r"应|可以|建议|安排|制度", m[0]):
        group = 1 if m[1] else 2
        return ctx.fact("present", *ctx.strip(m.start(group), m.end(group)), confidence=0.7)
    return None


def attendance_facts(ctx: Context, elements: dict[str, Fact], sheet: Sheet | None) -> dict[str, Value]:
    """The head counts as scalars for rules."""
    expected, actual = (
        _number(elements.get("expected_attendance")),
        _number(elements.get("actual_attendance")),
    )
    absent = elements.get("absentees", MISSING)
    named = len(absent.normalized) if isinstance(absent.normalized, list) else None
    listed = elements.get("attendees_list", MISSING)
    count_listed = len(listed.normalized) if isinstance(listed.normalized, list) else None
    if count_listed is not None and listed.value and _PLAIN_LIST.fullmatch(listed.value.strip("。 ")):
        count_listed = max(count_listed, listed.value.count("、") + 1)
    if listed.confidence < _LABELLED and not _holds_chair(elements, listed):
        count_listed = None  # 温如玉主持，委员何大山、江小鱼参加: whoever chaired came as well
    if listed.value and re.search(r"等|全体|全部|列席|[\u4e00-\u9fff]·", listed.value):
        count_listed = None
    if sheet:
        ctx.spans["signed_count"] = sheet[1], sheet[1] + 1
    due, present = counts.voters_pair(ctx.folded) or (
        _voters(ctx, "expected_attendance", elements),
        _voters(ctx, "actual_attendance", elements),
    )
    several = counts.of_several(ctx.folded)
    if several:  # the sums hold for each of them alone
        due, present = None, None
        if expected is not None and actual is not None and actual > expected:
            expected, actual = None, None
    if present is None and due is not None and expected is not None and expected == actual:
        present = due  # 应到16名（正式党员15名、预备党员1名），实到16名
    return {
        "expected_count": expected,
        "actual_count": actual,
        "absent_count": None if several else absent_number.how_many(ctx, absent),
        "absent_named": named,
        "listed_count": count_listed,
        "signed_count": sheet[0] if sheet else None,
        "voters_due": due,
        "voters_present": present,
    }


def _holds_chair(elements: dict[str, Fact], listed: Fact) -> bool:
    chair = elements.get("chair", MISSING).normalized
    return isinstance(chair, list) and isinstance(listed.normalized, list) and chair[0] in listed.normalized


def _number(fact: Fact | None) -> int | None:
    return fact.normalized if fact is not None and isinstance(fact.normalized, int) else None


def _voters(ctx: Context, field: str, elements: dict[str, Fact]) -> int | None:
    """Members with a vote named in the line of the head count, or the label itself says so."""
    for hit in ctx.first(field):
        if re.search(r"表决权|选举权|正式", hit.word):
            own = counts.count_in(ctx.folded[hit.value_start : hit.value_end])
            return own.number if own is not None else _number(elements.get(field))
        total = _number(elements.get(field))
        found = counts.voters(ctx.folded[hit.value_start : _line_end(ctx, hit)], total)
        if found is not None:
            return found
    return counts.voters_in_line(ctx.folded[: ctx.title_end + 800], field)


def _line_end(ctx: Context, hit: Hit) -> int:
    end = ctx.folded.find("\n", hit.value_start)
    return hit.value_end if end == -1 else min(end, hit.value_end)
