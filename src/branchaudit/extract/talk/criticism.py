"""批评和自我批评: who criticised whom, and whether there was substance in it."""

from __future__ import annotations

import re
from itertools import zip_longest

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import bare

_LINE_PAIR = Cue(
    r"^[ 　·\-—]*(?:\d+[.、])?([\u4e00-\u9fff]{2,4})(?:同志)?(?:批评|对|给|向|说|讲)([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提(?:出)?(?:的)?(?:批评)?意见|的?批评(?:意见)?|的意见(?:建议)?|提醒|指出|提出)?[ ]*:[ ]*(.+)$",
    flags=re.M,
)
_MIDDLE_PAIR = Cue(
    r"(?<=[。;；!?！？ ])([\u4e00-\u9fff]{2,4})(?:同志)?(?:批评|对|给|向)([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提(?:出)?(?:的)?(?:批评)?意见|的?批评(?:意见)?|的意见(?:建议)?|提醒|指出)?:[ ]*([^。\n]{4,})"
)
"""1.何大山自我批评：…。江小鱼批评何大山：…."""
_SELF_LINE = Cue(
    r"^[ 　·\-—]*(?:\d+[.、]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?[ ]*([\u4e00-\u9fff]{2,4})(?:同志)?(?:\([^()\n]{1,12}\))?(?:作|的|做)?(?:自我批评|自我检查|自评|自我剖析|个人自评|检讨|(?:说|讲|谈)自己)[^:\n]{0,4}:?[ ]*(.*)$",
    flags=re.M,
)
_INLINE_PAIR = Cue(
    r"([\u4e00-\u9fff]{2,3})(?:批评|指出)([\u4e00-\u9fff]{2,3})(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2})([^。;；\n,，]{4,})"
)
_OPINION = Cue(
    r"^[ ]*([\u4e00-\u9fff]{2,4})(?:同志)?:[^\n]*?(?:同志们|大家|其他同志|党员|互评|批评)(?:的)?意见:([^\n]*)$",
    flags=re.M,
)
_TO_LEADER = Cue(
    r"^[ ]*([\u4e00-\u9fff]{2,4})(?:同志)?(?:提(?:出)?(?:的)?)(?:批评)?(?:意见|建议)(?:建议)?:[ ]*(.+)$",
    flags=re.M,
)
"""某某提意见：…: to the one who has just criticised himself."""
_WISH = Cue(r"^[^,，。]{0,8}?(?:希望|建议|祝愿|期待)(?:书记|同志|[\u4e00-\u9fff]{0,4}今后)?")
_HOLLOW = Cue(
    r"注意(?:身体|休息)|多[^。,，]{0,5}(?:休息|沟通|交流|关心|走动)|(?:加强|深化)[^。,，]{0,8}学习|工作(?:不要)?太(?:拼|累|投入|认真)|进一步(?:提高|加强|提升)|再(?:多|大胆|接再厉)|继续(?:努力|保持|发扬)|大胆(?:工作|创新|管理)|劳逸结合|放松|压担子|要求太严|带领大家|一如既往|学习抓得不够紧|对自己要求太高|太认真|(?:工作|做事)[^。,，]{0,4}认真|带头作用好|都[^。,，]{0,3}(?:挺好|很好|优秀)"
)
_CONCRETE = Cue(
    r"\d|[一二两三四五六七八九十]+[次天个月年名户件份篇条]|去年|上月|月|那次|会上|每次|总是|从不|没有|没|不[^断久但仅同]|错|漏|拖|推|抄|迟|晚|忘|吵|怕|懒"
)

_NOBODY = frozenset({"个人", "本人", "班子", "大家", "党员", "逐一", "逐个", "相互", "互相"})
"""三、个人自我批评 heads a part."""
_LEADERS = frozenset({"书记", "支部书记", "副书记", "组长", "小组长"})
"""Posts that stand for the one criticised: 邱洁对书记提意见：…."""
_WISHED = Cue(
    r"^[ ]*([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提出|说|建议|表示)?:[ ]*((?:希望|建议|祝愿)([\u4e00-\u9fff]{1,4}?)(?:同志|书记|委员|组长|主任)[^\n]{4,})$",
    flags=re.MULTILINE,
)
"""张三：希望李四同志…: a wish in the place of a criticism."""


_PLAIN = Cue(
    r"^[ ]*([\u4e00-\u9fff·]{2,4})(?:同志)?:[ ]*((我)(?=[^\n]{4})[^\n]*|([\u4e00-\u9fff]{2,3})(?:同志)(?=[^\n]{4})[^\n]*|([\u4e00-\u9fff]?(?:书记|支书|组长))(?=[^\n]{4})[^\n]*)$",
    flags=re.M,
)
"""廖海：吴书记…; 杜国庆：邢岚同志…; 施小满：我…: whom one speaks of opens the speech."""


def _plain(ctx: Context) -> list[Row]:
    """Criticism in speeches that no word calls so."""
    rows = []
    for m in _PLAIN.finditer(ctx.folded, ctx.title_end):
        target = m[1] if m[3] else m[4] or m[5]
        if people.is_name(m[1]) and not ctx.is_quoted(m.start()) and (not m[4] or people.has_surname(m[4])):
            rows.append(_criticism(m[1], target, m[2], m.start(), m.end()))
    return rows if any(not row.fields["own"] for row in rows) else []


_OF_HIM = Cue(r"(?<=[。;；!?！？ ])([\u4e00-\u9fff·]{2,4})(?:同志)?(?:说|讲|批评|提醒)[他她]:([^。\n]{4,})")
_OWN_LINE = Cue(r"^[ ]*([\u4e00-\u9fff·]{2,4})(?:\([^()\n]{1,12}\))?:([^\n]*)$", flags=re.M)


def _of_him(ctx: Context) -> list[Row]:
    """房采薇：我…。花信说她：…。: one speaks of oneself, the others of him in the same line."""
    rows = []
    for line in _OWN_LINE.finditer(ctx.folded, ctx.title_end):
        others = [m for m in _OF_HIM.finditer(ctx.folded, *line.span(2)) if people.is_name(m[1])]
        if others and people.is_name(line[1]):
            own = ctx.folded[line.start(2) : others[0].start()]
            rows.append(_criticism(line[1], line[1], own, line.start(), others[0].start()))
            rows += [_criticism(m[1], line[1], m[2], *m.span()) for m in others]
    return rows


_ANSWER = Cue(
    r"(?:^|(?<=[。;；!?！？ \n]))([\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:批评|提醒|提意见)(?:[他她你]|道|说)?[ ]*[:,][ ]*([^。;；\n]{4,})",
    flags=re.M,
)


def _answers(ctx: Context, own: list[Row]) -> list[Row]:
    """何大山自我批评：…。江小鱼批评：你…; 晏小山批评他，…: to the one who has just criticised himself."""
    rows: list[Row] = []
    for row, following in zip_longest(own, own[1:]):
        end = following.span[0] if following else len(ctx.folded)
        target = str(row.fields["target"])
        rows += [
            _criticism(m[1], target, m[2], *m.span())
            for m in _ANSWER.finditer(ctx.folded, row.span[0], end)
            if people.is_name(m[1]) and m[1] != target and m[1] not in _NOBODY
        ]
    return rows


_TO_ONE = Cue(
    r"(?:大家|大伙|党员们?|同志们|其他同志|其他党员|到会党员)对([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提出了?|的)批评意见?[^:\n]{0,4}:[ ]*\n"
)
_SAID_LINE = re.compile(r"[ ]*([\u4e00-\u9fff·]{2,4})(?:同志)?:[ ]*([^\n]{4,})(?:\n|$)")


def _to_one(ctx: Context) -> list[Row]:
    """大家对何大山提出批评意见：, and line by line below it who said what."""
    rows: list[Row] = []
    for head in _TO_ONE.finditer(ctx.folded, ctx.title_end):
        at = head.end()
        while line := _SAID_LINE.match(ctx.folded, at):
            if people.is_name(line[1]) and line[1] != head[1]:
                rows.append(_criticism(line[1], head[1], line[2], *line.span()))
            at = line.end()
    return rows


def find_criticism(ctx: Context) -> tuple[Fact, list[Row]]:
    """(criticism element, rows of `criticisms`)."""
    rows: list[Row] = []
    seen: set[int] = set()
    for m in _SELF_LINE.finditer(ctx.folded):
        name = people.strip_posts(m[1])
        if people.is_name(name) and name not in _NOBODY:
            rows.append(_criticism(name, name, m[2], m.start(), m.end()))
            seen.add(m.start())
    for m in _LINE_PAIR.finditer(ctx.folded):
        named = people.is_name(m[2]) or m[2] in _LEADERS
        if m.start() in seen or not (people.is_name(m[1]) and named):
            continue
        rows.append(_criticism(m[1], m[2], m[3], m.start(), m.end()))
        seen.add(m.start())
    rows += _answers(ctx, [row for row in rows if row.fields["own"]])
    if rows:
        rows += [
            _criticism(m[1], m[2], m[3], *m.span())
            for m in _MIDDLE_PAIR.finditer(ctx.folded)
            if people.is_name(m[1]) and people.is_name(m[2])
        ]
    for m in _WISHED.finditer(ctx.folded):
        if (
            m.start() not in seen
            and people.is_name(m[1])
            and (people.is_name(m[3]) or people.has_surname(m[3]))
        ):
            rows.append(_criticism(m[1], m[3], m[2], m.start(), m.end()))
            seen.add(m.start())
    leader = next((str(r.fields["target"]) for r in rows if r.fields["own"]), None)
    for m in _TO_LEADER.finditer(ctx.folded):
        if leader and people.is_name(m[1]) and m.start() not in seen:
            rows.append(_criticism(m[1], leader, m[2], m.start(), m.end()))
            seen.add(m.start())
    for m in _OPINION.finditer(ctx.folded):
        if people.is_name(m[1]) and m.start() not in seen:
            rows.append(_criticism("同志们", m[1], m[2], m.start(), m.end()))
    taken = {row.span[0] for row in rows}
    rows += [row for row in _to_one(ctx) if row.span[0] not in taken]
    rows = rows or _of_him(ctx) or _plain(ctx)
    if not rows:
        for m in _INLINE_PAIR.finditer(ctx.folded):
            if people.is_name(m[1]) and people.is_name(m[2]):
                rows.append(_criticism(m[1], m[2], m[3], m.start(), m.end()))
    rows.sort(key=lambda r: r.span)
    return _criticism_fact(ctx, rows), rows


def _criticism(critic: str, target: str, text: str, start: int, end: int) -> Row:
    """Hollow: stock phrases, hopes or praise, and nothing that happened (a number, a failing)."""
    wishes = bool(_HOLLOW.search(text)) or bool(_WISH.match(text.strip()))
    hollow = wishes and not _CONCRETE.search(_WISH.sub("", _HOLLOW.sub("", text.strip())))
    return Row(
        {
            "critic": critic,
            "target": target,
            "own": critic == target,
            "hollow": hollow,
            "characters": len(bare(text)),
        },
        (start, end),
    )


def criticism_facts(rows: list[Row]) -> dict[str, Value]:
    """Who criticised, and who was criticised by nobody; not known where opinions stand under 同志们."""
    others = [row for row in rows if not row.fields["own"]]
    critics = {str(row.fields["critic"]) for row in others}
    targets = {str(row.fields["target"]) for row in others}
    own = {str(row.fields["target"]) for row in rows if row.fields["own"]}
    by_name = bool(others) and "同志们" not in critics and targets <= own
    return {
        "critics": len(critics) if by_name else None,
        "uncriticised": "、".join(sorted(filter(people.is_full_name, own - targets))) if by_name else None,
    }


_SPOKEN_OF = Cue("自评|互评|批评|自我剖析")
_OFTEN = 3
"""A record that speaks of it so often holds some, in whatever form."""


def _criticism_fact(ctx: Context, rows: list[Row]) -> Fact:
    if rows:
        return ctx.fact("present", rows[0].span[0], rows[-1].span[1], literal=False)
    gap = None
    for hit in ctx.first("criticism"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            return ctx.fact("present", start, end, literal=False, confidence=0.85)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    if gap:
        return gap
    m = re.search(
        r"(?:自我批评|自我检查|自我剖析|相互批评|互相批评|互评|自评|提出的(?:批评)?意见)[^。\n]{0,30}(?:[:：]|。|指出|说|检讨|认为)|(?:检讨|剖析)了?[^。\n]{4,}",
        ctx.folded[ctx.title_end :],
    )
    if m:
        return ctx.fact(
            "present", ctx.title_end + m.start(), ctx.title_end + m.end(), literal=False, confidence=0.75
        )
    spoken = [m.start() for m in _SPOKEN_OF.finditer(ctx.folded, ctx.title_end)]
    if len(spoken) >= _OFTEN:
        return ctx.fact("present", spoken[0], len(ctx.folded), literal=False, confidence=0.6)
    return MISSING
