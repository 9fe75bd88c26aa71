"""应到, 实到, 缺席, 出席 and 列席 of one meeting, and the head counts that rules compare."""

from __future__ import annotations

import re

from branchaudit import lexicon
from branchaudit.extract import attendance
from branchaudit.extract.attendance import Count
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Json, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.labels import Hit
from branchaudit.structure.status import NONE_WORDS, bare

_AWAY = Cue(
    r"医院|住院|病|出差|外省|外地|在外|打工|务工|照顾|伺候|值班|请假|培训|学习|探亲|休假|工地|执勤|手术|开会|月子|产|丧|婚|考试|驻|援|带队|排涝|路上|没回|未回|走亲|老家|孩子|老人|媳妇|卧床"
)
"""Reasons for being away, as villages and workshops tell them."""
_SHEET_TITLE = Cue(r"签到|(?:参加|参会|出席|到会|与会|党员)[^\n:]{0,6}签名")
_OBSERVER_PROSE = Cue(
    r"(?:^|[，。,;；\n])([^，。,;；\n]{2,40}?)(?:列席|到会指导|到会督导|莅会指导)(?:了)?(?:会议|本次|大会|旁听)?|邀请(?:了)?([^，。,;；\n]{2,30}?)(?:列席|参加|到会|出席)",
    "列席",
    "到会指导",
    "到会督导",
    "莅会指导",
    "邀请",
)


def head_counts(ctx: Context) -> tuple[Fact, Fact]:
    """(expected, actual) with the number as normalized value."""
    return _count(ctx, "expected_attendance"), _count(ctx, "actual_attendance")


def _count(ctx: Context, field: str) -> Fact:
    gap: Fact | None = None
    find = attendance.expected_in if field == "expected_attendance" else attendance.actual_in
    for hit in ctx.first(field, "attendance_both"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        value = ctx.folded[start:end]
        count = find(value)
        if count is None and hit.field != "attendance_both":
            count = attendance.count_in(value)
        if count is None and hit.field == "attendance_both":
            count = _slash_pair(value, field)
        if count is not None:
            return _count_fact(ctx, start, count)
        if hit.field == "attendance_both":
            continue
        state = ctx.status_at(start, end)
        if state == "present":
            if attendance.all_came(value) or people.is_collective(value):
                continue
            named = len(people.split_people(value))
            if named:  # 实到党员：张三、李四 …: the value is the list itself
                return ctx.fact("present", start, end, normalized=named, confidence=0.8)
            state = "blank" if not any(c.isdigit() for c in value) and len(bare(value)) <= 2 else "partial"
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    if gap is not None:
        return gap
    head = ctx.folded
    unfilled = attendance.blank_count(head, field)
    if unfilled:
        return ctx.fact("placeholder", *ctx.strip(unfilled.start(), unfilled.end()), confidence=0.85)
    count = find(head)
    if count is None and field == "actual_attendance":
        count = _from_participants(ctx) or _opening(ctx)
    if count is not None:
        return _count_fact(ctx, 0, count, 0.85)
    whole = _everybody(ctx) if field == "actual_attendance" else None
    return whole or MISSING


def _count_fact(ctx: Context, base: int, count: Count, confidence: float = 0.97) -> Fact:
    return ctx.fact(
        "present", base + count.start, base + count.end, normalized=count.number, confidence=confidence
    )


def _slash_pair(value: str, field: str) -> Count | None:
    """应到/实到：12/11."""
    m = re.match(r"[ ]*(\d+)[ ]*[人名]?[ ]*[/、,，][ ]*(\d+)", value)
    if not m:
        return None
    group = 1 if field == "expected_attendance" else 2
    return Count(m.start(group), m.end(group), int(m[group]))


def _from_participants(ctx: Context) -> Count | None:
    """参加人员：全体党员（25人）; 参会人员：第二支部党员23人."""
    for hit in ctx.first("attendees_list"):
        value = ctx.folded[hit.value_start : hit.value_end]
        leading = re.match(r"[ ]*(?:共|共计)?[ ]*(?:\d+|[一二三四五六七八九十百]+)[ ]*[人名位]", value)
        count = (
            attendance.count_in(leading[0])
            if leading
            else attendance.joined_in(value) or _trailing_total(value)
        )
        if count:
            return Count(count.start + hit.value_start, count.end + hit.value_start, count.number)
    return None


def _trailing_total(value: str) -> Count | None:
    last: re.Match[str] | None = None
    for m in re.finditer(r"(?:等|共|计|共计|合计)?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[人名位]", value):
        last = m
    if last is None:
        return None
    count = attendance.count_in(last[0])
    return Count(last.start() + count.start, last.start() + count.end, count.number) if count else None


def _opening(ctx: Context) -> Count | None:
    """A count in the opening prose: 共有23名党员参加."""
    start = ctx.title_end
    area = ctx.folded[start : start + 400]
    count = attendance.joined_in(area)
    return Count(count.start + start, count.end + start, count.number) if count else None


def _everybody(ctx: Context) -> Fact | None:
    """应到15人，全部到会: as many as were due."""
    expected = attendance.expected_in(ctx.folded)
    if expected is None:
        for hit in ctx.first("expected_attendance"):
            inner = attendance.count_in(ctx.folded[hit.value_start : hit.value_end])
            expected = (
                Count(hit.value_start + inner.start, hit.value_start + inner.end, inner.number)
                if inner
                else None
            )
    m = attendance.all_came(ctx.folded)
    if expected is None or m is None or abs(m.start() - expected.end) > 60:
        return None
    return ctx.fact("present", m.start(), m.end(), normalized=expected.number, confidence=0.8)


# ---------------------------------------------------------------- lists of persons
def find_absentees(ctx: Context, expected: Fact, actual: Fact) -> Fact:
    """Names with reasons; names without reasons, or a number without names, are `partial`."""
    gap: Fact | None = None
    for hit in ctx.first("absentees"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        value = ctx.text[start:end]
        state = ctx.status_at(start, end)
        if bare(value) in NONE_WORDS or (state == "present" and attendance.all_came(ctx.folded[start:end])):
            return ctx.fact("present", start, end, normalized=[])
        if state == "blank":
            gap = gap or ctx.blank(hit)
            continue
        if state == "placeholder":
            return ctx.fact("placeholder", start, end)
        fact = _absence_fact(ctx, start, end)
        if fact.status == "present":
            return fact
        gap = fact if gap is None or gap.status == "blank" else gap  # 缺席人数：1 beside 缺席人员：…
    if gap is not None and gap.status != "blank":
        return gap
    numbered = attendance.numbered_absence(ctx.folded)
    if numbered:
        return _absence_fact(ctx, *ctx.strip(*numbered))
    complete = expected.normalized is not None and expected.normalized == actual.normalized
    prose = None if complete else attendance.absence_sentence(ctx.folded[ctx.title_end : ctx.title_end + 700])
    if prose and not any(
        prose.start() <= h.label_start - ctx.title_end < prose.end() for h in ctx.first("absentees")
    ):
        return _prose_absence(ctx, ctx.title_end + prose.start(), ctx.title_end + prose.end())
    m = attendance.all_came(ctx.folded)
    if m:
        return ctx.fact("present", m.start(), m.end(), normalized=[], confidence=0.85)
    return gap or MISSING


def _absence_fact(ctx: Context, start: int, end: int) -> Fact:
    folded = ctx.folded[start:end]
    named = people.split_people(ctx.text[start:end])
    persons: list[tuple[str, str | None]] = [(p.name, p.reason) for p in named]
    lead = re.match(
        r"[ ]*(?:共)?[\d一二两三四五六七八九十]+[ ]*[人名位][ ]*[:,，(]?[ ]*(?=[\u4e00-\u9fff])", folded
    )
    if lead and lead.end() < len(folded):  # 2人：张三（病假）、李四（出差）
        folded = folded[lead.end() :].rstrip(")") if lead[0].rstrip().endswith("(") else folded[lead.end() :]
        named = people.split_people(folded)
        persons = [(p.name, p.reason) for p in named]
    single = re.fullmatch(r"[ ]*([\u4e00-\u9fff]{2,4})[ ]*[,，(][ ]*([^、;；()]{2,30}?)[)]?[ ]*", folded)
    if single and people.is_name(single[1]) and not people.is_name(single[2]):
        persons = [(single[1], single[2])]
        return _people_fact(ctx, start, end, persons, folded)
    if (
        not named
        or any(re.search(r"因|请假|出差|值班|住院|病|未到|未参", p) for p, _ in persons)
        or not any(r for _, r in persons)
    ):
        told = max(attendance.absent_people(folded), _reasoned(folded), key=len)
        if told and (not named or len(told) * 2 >= len(named)):
            persons = told
    return _people_fact(ctx, start, end, persons, folded)


_REASON_START = frozenset(
    "在去到送陪照看有是正外因患生住出值带跟要均都请未没老弟兄大两二同请病事产休年公学培探开援驻倒夜备考体手下哺婚丧轮护务:-(调抽借参"
)
"""Characters with which a reason goes on behind a name: 马占奎|住院, 晏小山|均因公."""


def _reasoned(folded: str) -> list[tuple[str, str | None]]:
    """张三因病、李四出差 / 张三，病假；李四，事假: names and what follows each of them."""
    out: list[tuple[str, str | None]] = []
    clauses = re.split(r"[;；。\n]", folded)
    for clause in clauses:
        pair = re.fullmatch(r"[ ]*([\u4e00-\u9fff]{2,4})[ ]*[,，][ ]*([^,，、()]{2,20})", clause)
        if pair and people.is_name(pair[1]) and not people.is_name(pair[2]):
            out.append((pair[1], pair[2]))
            continue
        for part in re.split(r"[、,，]", clause):
            person = _told(re.sub(r"^(?:其中|另有?|还有|以及|和)", "", part.strip()))
            if person:
                out.append(person)
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
        r"(?:实到|应到|到会|参加|支部有)[^,，;；]*?[\d一二三四五六七八九十]+[ ]*[人名位](?:\([^()]*\))?[,，;；。:]?",
        folded,
    ):
        lead = m.end()
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
        r"[ ]*([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:没来|没到|未到会?|缺席|没能来|请假)[,，]([^。;；\n]{3,40})",
        ctx.folded[start : end + 60],
    )
    if late and people.is_name(late[1]):
        return _people_fact(ctx, start, start + late.end(), [(late[1], late[2])], folded, 0.85)
    persons = max(attendance.absent_people(folded), _reasoned(folded), key=len)
    return _people_fact(ctx, start, end, persons, folded, 0.85)


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
    complete = bool(persons) and reasons == len(persons) and (_stated(ctx, start, end) or 0) <= len(persons)
    return ctx.fact(
        "present" if complete else "partial", start, end, normalized=normalized, confidence=confidence
    )


def _stated(ctx: Context, start: int, end: int) -> int | None:
    return attendance.absent_count(ctx.folded[start:end], ctx.folded[max(0, start - 12) : start])


def find_attendees(ctx: Context) -> Fact:
    """The list of those present; a collective (全体党员) is not held against it."""
    gap = None
    for hit in ctx.first("attendees_list", "actual_attendance"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        names = [p.name for p in people.split_people(ctx.text[start:end])]
        if re.search(r"应到|实到", re.sub(r"\([^()]*\)", "", ctx.folded[start:end])):
            names = []  # 参加人员：应到15人，实到13人；…: head counts, no list
        if hit.field == "actual_attendance":
            if len(names) >= 2:
                return ctx.fact("present", start, end, normalized=list(names))
            continue
        if state == "blank":
            gap = gap or ctx.blank(hit)
            continue
        return ctx.fact(state, start, end, normalized=list(names) if names else None)
    m = re.search(
        r"(?:委员|党员|成员)([\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})+)(?:等)?(?:同志|[\d一二三四五六七八九十]+人)?(?:参加|出席|到会|参会)",
        ctx.folded[: ctx.title_end + 500],
    )
    if m:
        names = [p.name for p in people.split_people(m[1])]
        return ctx.fact("present", m.start(1), m.end(1), normalized=list(names), confidence=0.85)
    sheet = sign_in_sheet(ctx)
    if sheet:
        return ctx.fact("present", sheet[1], sheet[1] + 1, literal=False, confidence=0.8)
    return gap or MISSING


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


def sign_in_sheet(ctx: Context) -> tuple[int, int] | None:
    """(people signed, offset) of a sign-in table: columns 姓名/签名, or names under 参加人员签名."""
    best = _signed_grid(ctx)
    for columns, cells in _tables(ctx):
        signature = [c for c, word in columns.items() if re.search(r"签(?:到|名|字)$", word)]
        if not signature or not any("姓名" in w for w in columns.values()):
            continue
        signed = sum(1 for row, column, text, _ in cells if row > 1 and column in signature and text.strip())
        offset = min(o for *_, o in cells)
        if best is None or signed > best[0]:
            best = signed, offset
    return best


def _signed_grid(ctx: Context) -> tuple[int, int] | None:
    """A table of nothing but names that stands under a line such as 参加人员签名."""
    if "签" not in ctx.folded:
        return None
    for line in ctx.lines:
        following = line.block + 1
        blocks = ctx.passage.blocks
        if (
            not _SHEET_TITLE.search(line.text)
            or following >= len(blocks)
            or blocks[following][1].kind != "cell"
        ):
            continue
        table = blocks[following][1].table
        cells = [
            block.text.strip()
            for _, block in blocks[following:]
            if block.kind == "cell" and block.table == table
        ]
        names = [cell for cell in cells if people.is_name("".join(cell.split()))]
        if len(names) >= 2 and len(names) == len([cell for cell in cells if cell]):
            return len(names), ctx.passage.starts[following]
    return None


def _tables(ctx: Context) -> list[tuple[dict[int, str], list[tuple[int, int, str, int]]]]:
    """Each table as (header words by column, [(row, column, text, offset)])."""
    tables: dict[int, list[tuple[int, int, str, int]]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, []).append(
                (block.row or 0, block.column or 0, block.text, ctx.passage.starts[index])
            )
    out = []
    for cells in tables.values():
        top = min(row for row, *_ in cells)
        shifted = [(row - top + 1, column, text, offset) for row, column, text, offset in cells]
        out.append(({column: "".join(text.split()) for row, column, text, _ in shifted if row == 1}, shifted))
    return out


def attendance_facts(ctx: Context, elements: dict[str, Fact]) -> dict[str, Value]:
    """The head counts as scalars for rules."""
    expected, actual = (
        _number(elements.get("expected_attendance")),
        _number(elements.get("actual_attendance")),
    )
    absent = elements.get("absentees", MISSING)
    named = len(absent.normalized) if isinstance(absent.normalized, list) else None
    stated = None
    if absent.span is not None:
        stated = _stated(ctx, absent.span[0], absent.span[1])
    absent_count = max(stated, named or 0) if stated is not None else named
    if absent.status == "partial" and named == 0 and stated is None:
        absent_count = None
    listed = elements.get("attendees_list", MISSING)
    count_listed = len(listed.normalized) if isinstance(listed.normalized, list) else None
    if listed.value and re.search(r"等|全体|全部", listed.value):
        count_listed = None
    sheet = sign_in_sheet(ctx)
    due, present = _voters(ctx, "expected_attendance", elements), _voters(ctx, "actual_attendance", elements)
    return {
        "expected_count": expected,
        "actual_count": actual,
        "absent_count": absent_count,
        "absent_named": named,
        "listed_count": count_listed,
        "signed_count": sheet[0] if sheet else None,
        "voters_due": due,
        "voters_present": present,
    }


def _number(fact: Fact | None) -> int | None:
    return fact.normalized if fact is not None and isinstance(fact.normalized, int) else None


def _voters(ctx: Context, field: str, elements: dict[str, Fact]) -> int | None:
    """Members with a vote named in the line of the head count, or the label itself says so."""
    for hit in ctx.first(field):
        if re.search(r"表决权|选举权|正式", hit.word):
            return _number(elements.get(field))
        found = attendance.voters(ctx.folded[hit.value_start : _line_end(ctx, hit)])
        if found is not None:
            return found
    return attendance.voters_in_line(ctx.folded[: ctx.title_end + 800], field)


def _line_end(ctx: Context, hit: Hit) -> int:
    end = ctx.folded.find("\n", hit.value_start)
    return hit.value_end if end == -1 else min(end, hit.value_end)
