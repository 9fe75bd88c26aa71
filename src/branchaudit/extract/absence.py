"""缺席: who was absent and why; names without reasons, or a number without names, are `partial`."""

from __future__ import annotations

import re

from branchaudit import lexicon
from branchaudit.extract import attendance, told
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Json
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import NONE_WORDS, bare

_AWAY = Cue(
    r"医院|住院|病|出差|外省|外地|在外|打工|务工|照顾|伺候|值班|请假|培训|学习|探亲|休假|工地|执勤|手术|开会|月子|产|丧|婚|考试|驻|援|带队|排涝|路上|没回|未回|走亲|老家|孩子|老人|媳妇|卧床|中风|夜班|上班|顶班|下班|值夜|调休|补休|年休|补觉|休班|发烧|咳嗽|扭了|摔|脚伤|腰|出车|送货|出国|借调|备勤|实习|采访|上山|回家|年检|抢修|巡道"
)
"""Reasons for being away, as villages and workshops tell them."""


def _named(fact: Fact) -> list[Json]:
    return fact.normalized if isinstance(fact.normalized, list) else []


_REASON_LABEL = re.compile(r"(?:原因|事由)$")


def find_absentees(ctx: Context, expected: Fact, actual: Fact) -> Fact:
    """Names with reasons; names without reasons, or a number without names, are `partial`."""
    gap: Fact | None = None
    nobody: Fact | None = None
    explained: list[Fact] = []
    for hit in ctx.first("absentees"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        value = ctx.text[start:end]
        state = ctx.status_at(start, end)
        if bare(value) in NONE_WORDS or (state == "present" and attendance.all_came(ctx.folded[start:end])):
            nobody = nobody or ctx.fact("present", start, end, normalized=[])
            continue  # 缺席：无　请假：何大山（产假）
        if state == "blank":
            gap = gap or ctx.blank(hit)
            continue
        if state == "placeholder":
            return ctx.fact("placeholder", start, end)
        fact = _absence_fact(ctx, start, end)
        if fact.status == "present":
            explained.append(fact)
            continue
        if gap is not None and gap.normalized and _REASON_LABEL.search(hit.word):
            return gap._replace(status="present")  # 请假人员：何大山　请假原因：住院
        gap = fact if gap is None or gap.status == "blank" else gap  # 缺席人数：1 beside 缺席人员：…
    if explained and gap is None:
        return explained[0]._replace(normalized=[person for fact in explained for person in _named(fact)])
    if explained:
        return explained[0]
    if nobody is not None and (gap is None or gap.status == "blank"):
        return nobody
    if gap is not None and gap.status != "blank":
        return gap
    numbered = attendance.numbered_absence(ctx.folded)
    if numbered:
        return _absence_fact(ctx, *ctx.strip(*numbered))
    inside = _INSIDE.search(ctx.folded)
    if inside:
        return _absence_fact(ctx, *ctx.strip(*inside.span(1)))
    complete = expected.normalized is not None and expected.normalized == actual.normalized
    prose = None if complete else attendance.absence_sentence(ctx.folded[ctx.title_end : ctx.title_end + 700])
    if prose and not any(
        prose.start() <= h.label_start - ctx.title_end < prose.end() for h in ctx.first("absentees")
    ):
        return _prose_absence(ctx, ctx.title_end + prose.start(), ctx.title_end + prose.end())
    behind = None if complete else _behind_counts(ctx, expected, actual)
    if behind is not None and gap is None:
        return behind
    if complete and actual.value and told.EVERYBODY.search(actual.value) and actual.span:
        return ctx.fact("present", *actual.span, normalized=[], confidence=0.8)
    m = attendance.all_came(ctx.folded)
    if m:
        return ctx.fact("present", m.start(), m.end(), normalized=[], confidence=0.85)
    return gap or MISSING


_WHY = r"(?:病假|事假|产假|婚假|丧假|年假|年休假|探亲|出差|公出|外出|住院|值班|培训|学习|因[^,，。;；:()\n]{1,10})"
_BY_REASON = Cue(
    rf"(?P<why>{_WHY})[^\u4e00-\u9fff:(]{{0,6}}[人名位]?(?:请假)?[ ]*[:(][ ]*(?P<who>[\u4e00-\u9fff·、, ]{{2,60}}?)(?=[)。;；\n]|[,， ]+{_WHY}|$)"
)
"""病假1人（冯喜来）, 事假：葛大根; …: the reason in front of the names."""
_INSIDE = Cue(
    r"(?:实到|到会)[^,，。;；()\n]{0,10}?[\d一二三四五六七八九十]+[ ]*[人名位]?[ ]*\(([^()\n]*(?:假|出差|住院|值班|外出|培训|探亲|生病)[^()\n]*)\)"
)
"""实到13人（冯喜来病假、葛大根出差）."""


def _by_reason(folded: str) -> list[tuple[str, str | None]]:
    groups = list(_BY_REASON.finditer(folded))
    if groups and people.split_people(folded[: groups[0].start()]):
        return []  # 冯喜来、葛大根因病住院（镇医院）: the names stand in front
    return [(person.name, m["why"]) for m in groups for person in people.split_people(m["who"])]


def _absence_fact(ctx: Context, start: int, end: int) -> Fact:
    folded = ctx.folded[start:end]
    grouped = _by_reason(folded)
    if grouped:
        return _people_fact(ctx, start, end, grouped, folded)
    named = people.split_people(ctx.text[start:end])
    persons: list[tuple[str, str | None]] = [(p.name, p.reason) for p in named]
    inner = _without_count(folded)
    if inner != folded:  # 2人：张三（病假）、李四（出差）
        folded = inner
        named = people.split_people(folded)
        persons = [(p.name, p.reason) for p in named]
    single = re.fullmatch(
        r"[ ]*([\u4e00-\u9fff]{2,4}?)[ ]*(?:请假|缺席|未到)?[ ]*[,，(][ ]*([^、;；()]{2,30}?)[)]?[ ]*", folded
    )
    if single and people.is_name(single[1]) and not people.is_name(single[2]):
        persons = [(single[1], single[2])]
        return _people_fact(ctx, start, end, persons, folded)
    if (
        not named
        or any(re.search(r"因|请假|出差|值班|住院|病|未到|未参", p) for p, _ in persons)
        or not any(r for _, r in persons)
    ):
        found = max(attendance.absent_people(folded), _reasoned(folded), key=len)
        enough = 2 if any(reason for _, reason in found) else 1
        if found and (not named or len(found) * enough >= len(named)):
            persons = found
    return _people_fact(ctx, start, end, persons, folded)


_COUNT = Cue(
    r"[ ]*(?:请假|缺席|未到会?|缺勤|共)*[ ]*[\d一二两三四五六七八九十]+[ ]*[人名位][ ]*([:,，(]?)[ ]*(?=[\u4e00-\u9fff])"
)


def _without_count(folded: str) -> str:
    """The names behind 请假2人：… or inside 缺席1名（…）."""
    count = _COUNT.match(folded)
    if count is None or count.end() >= len(folded):
        return folded
    names = folded[count.end() :]
    return names.rstrip(")") if count[1] == "(" and names.count(")") > names.count("(") else names


_REASON_START = frozenset(
    "在去到送陪照看有是正外因患生住出值带跟要均都请未没老弟兄大两二同腿脚身行年摔骨路赶忙请病事产休年公学培探开援驻倒夜跑伺备考体手下哺婚丧轮护务:-(调抽借参"
)
"""Characters with which a reason goes on behind a name: 马占奎|住院, 晏小山|均因公."""


_LED_IN = re.compile(
    r"^(?:其中|另有?|还有|以及|和)?(?:[\u4e00-\u9fff]{1,5}[队组部室科所班]的)?(?:老|青年|退休|预备)?(?:党员)?"
)


def _reasoned(folded: str) -> list[tuple[str, str | None]]:
    """张三因病、李四出差 / 张三，病假；李四，事假: names and what follows each of them."""
    out: list[tuple[str, str | None]] = []
    clauses = re.split(r"[;；。\n]", folded)
    for clause in clauses:
        pair = re.fullmatch(r"[ ]*([\u4e00-\u9fff]{2,4})[ ]*[,，][ ]*([^,，、()]{2,20})", clause)
        if pair and people.is_name(pair[1]) and not people.is_name(pair[2]):
            out.append((pair[1], pair[2]))
            continue
        for group in re.split("[,，]", clause):
            named = [person for part in group.split("、") if (person := _told(_LED_IN.sub("", part.strip())))]
            shared = named[-1][1] if named else None  # 石小军、石小芹跑长途: one reason for both
            out += [(name, reason or shared) for name, reason in named]
    for at in range(len(out) - 1, 0, -1):
        reason = out[at][1]
        if (
            reason
            and re.match(r"[均都皆]|(?:弟兄|姐妹|夫妇|夫妻)?[两二三][个人名]", reason)
            and out[at - 1][1] is None
        ):
            out[at - 1] = out[at - 1][0], reason
    return out


def _told(part: str) -> tuple[str, str | None] | None:
    """A name and the reason that runs on behind it without a mark; a bare name has none."""
    part = re.sub(r"^([\u4e00-\u9fff]{2,3})(?:老师|师傅|同志)", r"\1", part)
    if people.is_name(part) and people.has_surname(part):
        return part, None
    double = part[:2] in lexicon.surnames()
    for size in (3, 4) if double else (2, 3):
        name, rest = part[:size], part[size:]
        if (
            rest[:1] in _REASON_START
            and len(rest) >= 2
            and people.is_name(name)
            and (people.has_surname(name) or _AWAY.search(rest))
        ):
            return name, re.sub(r"^(?:同志)?[:(-]?|[)]$", "", rest)
    if people.has_surname(part) and len(part) >= 6 and _AWAY.search(part[3:]) and people.is_name(part[:3]):
        return part[:3], part[3:]
    return None


def _prose_absence(ctx: Context, start: int, end: int) -> Fact:
    folded = ctx.folded[start:end]
    lead = 0
    for m in re.finditer(
        r"(?:实到|应到|到会|到场|[到来]了|参加|支部有|支部党员)[^,，;；]*?[\d一二三四五六七八九十]+[ ]*[人名位个](?:\([^()]*\))?[,，;；。:]?",
        folded,
    ):
        lead = m.end()
    announced = re.match(r"[^:]{0,14}(?:请假|缺席|未到|没来|没到)[^:]{0,3}:", folded[lead:])
    lead += announced.end() if announced else 0
    start, folded = start + lead, folded[lead:]
    start, end = ctx.strip(start, end)
    folded = ctx.folded[start:end]
    more = re.match(r"(?:[;；,，][^。\n]*?(?:请假|未到|缺席)[^。;；\n]*)+", ctx.folded[end : end + 200])
    if more:
        end += more.end()
        folded = ctx.folded[start:end]
    if attendance.all_came(folded):
        return ctx.fact("present", start, end, normalized=[], confidence=0.85)
    late = re.match(
        r"[ ]*([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:没来|没到|未到会?|缺席|没能来|请假)(?:[,，]|(\())((?(2)[^()\n]{2,40}\)|[^。;；\n]{3,40}))",
        ctx.folded[start : end + 60],
    )
    if late and people.is_name(late[1]):
        return _people_fact(ctx, start, start + late.end(), [(late[1], late[3].rstrip(")"))], folded, 0.85)
    inner = _without_count(folded)
    if inner != folded:
        folded = inner if "(" in inner else inner.rstrip(")")
    persons = max(attendance.absent_people(folded), _reasoned(folded), key=len)
    return _people_fact(ctx, start, end, persons, folded, 0.85)


_GOES_ON = re.compile("主持|记录|会议|大会|研究|讨论|议题|决定|通报|学习")
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
    persons = max(attendance.absent_people(folded), _reasoned(folded), key=len)
    away = bool(_AWAY.search(folded))
    if _GOES_ON.search(folded) or not (persons or away):
        return None
    names: list[Json] = [{"name": name, "reason": reason} for name, reason in persons]
    return ctx.fact("present" if away else "partial", start, end, normalized=names, confidence=0.7)


def _people_fact(
    ctx: Context,
    start: int,
    end: int,
    persons: list[tuple[str, str | None]],
    folded: str,
    confidence: float = 0.95,
) -> Fact:
    shared = (
        re.search(r"(?:均|都|全部|一并)?(?:因|系|为|正在|属)[^,，。;；]{2,20}", folded)
        if persons and not any(r for _, r in persons)
        else None
    )
    normalized: list[Json] = [{"name": n, "reason": r or (shared[0] if shared else None)} for n, r in persons]
    reasons = sum(1 for n in normalized if isinstance(n, dict) and n["reason"])
    complete = (
        bool(persons) and reasons == len(persons) and (stated_absent(ctx, start, end) or 0) <= len(persons)
    )
    return ctx.fact(
        "present" if complete else "partial", start, end, normalized=normalized, confidence=confidence
    )


def stated_absent(ctx: Context, start: int, end: int) -> int | None:
    return attendance.absent_count(ctx.folded[start:end], ctx.folded[max(0, start - 12) : start])
