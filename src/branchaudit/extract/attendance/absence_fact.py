"""The fact of an absence: `present` where everybody has a reason, else `partial`."""

from __future__ import annotations

import re

from branchaudit.extract.attendance import absence_words, absent_number
from branchaudit.extract.attendance.absent_people import (
    AWAY,
    by_reason,
    explained,
    in_counted_groups,
    without_count,
)
from branchaudit.extract.context import Context
from branchaudit.model import Fact, Json
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_EXCUSED = Cue(
    rf"(?<=\))(?:同志)?[也都均]?{absence_words.EXCUSE}$|(?<=\))[,，;；][^,，;；()]{{0,10}}补(?:学|课|签|会)[^,，;；()]{{0,6}}$"
)
"""何大山（送货）未参加, 何大山（送货），次日补学: what goes on behind the reason."""


_ALL_OF_THEM = Cue(r"[,，;；][ ]*[均都](?:为|是|系)(?:正式|预备)?党员[。;；,，]?")
"""何大山（出差）、江小鱼（住院），均为正式党员."""
_AFTERWARDS = Cue(
    r"[,，;；。][ ]*[\u4e00-\u9fff]{0,6}?(?:会[前后]|事[前后]|次日|随后|均?已|并)[^、;；()]*(?:[;；][^、;；()]*意见[^、;；()]*)?$"
)
"""何大山（送货），会前交来书面意见，会后反馈: what was done about it."""
_POST = Cue(r"(?<=[\u4e00-\u9fff])\([^()]{0,8}(?:委员|书记|组长|主任|党员)\)(?=[ ]*[,，][^,，()]{2,20}$)")
"""何大山（组织委员），送货: no reason yet."""
_NOBODY = re.compile(r"[ ]*(?:共)?[0零〇][ ]*[人名位个]")
_ONE = Cue(r"^(?P<name>[ ]*[\u4e00-\u9fff·]{2,4})[1一][名人位](?=[,，(])")


_ONE_EXCUSED = re.compile(
    r"[ ]*(?:说明|备注|其中)?[ ]*:?[ ]*(?:没来的?|未到的?|没到的?|缺席?|尚有|还有|另有)?[ ]*(?:第?(?:\d+|[一二三四五六七八九十]+)[人名位][,，]?(?:是|为|叫)?)?[ ]*"
    r"(?P<who>[\u4e00-\u9fff]{2,4}?)(?:同志)?[ ,，]+[他她]?(?P<why>[^,，、;；:()]{2,24})[,，][ ]*"
    r"(?:会前|会后|前一天|事[前后先]|经|已|由|向|提前|早饭前|晚饭前|次日)[^、;；\n]*"
)
"""高岭，在手术恢复期，经书记同意请假; 石宝坤 当夜陪护住院的母亲，晚饭前已打电话请假."""
_A_CLAUSE = 4
"""Characters, at least, of a reason in anybody's words."""
_SAYS_NOTHING = re.compile(
    r"(?:已|均|都|各|事先|提前|会前|电话|口头|书面)*(?:向?[^,，。;；]{0,6})?(?:请了?假|缺席|未到会?|没来|没到|告假|报备|批准|同意|准假)"
    r"|(?:会前|会后|事后|随后|次日)[^,，。;；]{0,24}(?:意见|补学|传达|材料|签[字名])[^,，。;；]{0,12}|[^\u4e00-\u9fff]|同志|理由|原因"
)
_A_REASON = 3
"""Characters, at least."""


def _behind_names(folded: str, persons: list[tuple[str, str | None]]) -> str | None:
    """何大山、江小鱼，均随团到外省交付设备，会前未提交书面意见: what goes on behind the last name, where nobody
    has a reason of his own and more is said than that they asked for leave."""
    if not persons or any(reason for _, reason in persons):
        return None
    at = folded.rfind(persons[-1][0]) + len(persons[-1][0])
    told = folded[at:].partition("\n")[0]
    if "、" in told or len(_SAYS_NOTHING.sub("", told)) < _A_REASON:
        return None
    return told.strip(" ,，。:;；")


_IN_FRONT = re.compile(
    r"因[^,，。;；:\n]{2,16}?(?:不能|未能|没能|未|没有?)(?:到会|参加|出席|参会|来)[^,，。;；:\n]{0,8}[:,，]?[ ]*$"
)
"""因下井当班不能到会9名：何大山、江小鱼…"""
_LEAD = 40


def one_excused(folded: str) -> tuple[str, str] | None:
    """The one person who was away, and why, where the text goes on to say how he asked for leave."""
    told = _ONE_EXCUSED.fullmatch(folded)
    if told is None or not people.is_name(told["who"]):
        return None
    reason = AWAY.search(told["why"]) or not (len(told["why"]) < _A_CLAUSE or people.is_name(told["why"]))
    return (told["who"], told["why"]) if reason else None


_COUNT_IN_FRONT = re.compile(
    r"^[ ]*(?:正式党员|党员)?[ ]*(?:\d+|[一二两三四五六七八九十]+)[ ]*[人名位](?:\([^()]*\))?[ ]*[。,，:][ ]*(?:其中)?(?=[\u4e00-\u9fff])"
)
"""正式党员3人。何大山，…; 2名（均为正式党员）。江小鱼，…"""
_TOLD_TO = re.compile(r"。[^。;；]{0,30}(?:补学|传达|补课)[^。;；]*$|\(\d{1,3}岁\)")
_NAME_AND_WHY = re.compile(
    r"[ ]*(?P<who>[\u4e00-\u9fff]{2,4})(?:同志)?[,，](?P<why>[^,，、;；:()]{2,20})(?:[,，][^;；]*)?[ ]*"
)


def _each_with_reason(folded: str) -> list[tuple[str, str | None]]:
    """何大山，驻外押运，会前提交书面意见；江小鱼，骨折住院，没有提交: part by part; nothing where one reads otherwise."""
    parts = [_NAME_AND_WHY.fullmatch(part) for part in folded.split(";") if part.strip(" 。")]
    if len(parts) < 2 or not all(m and people.is_full_name(m["who"]) for m in parts):
        return []
    return [
        (m["who"], m["why"]) for m in parts if m and not (len(m["why"]) < 4 and people.is_full_name(m["why"]))
    ]


def absence_fact(ctx: Context, start: int, end: int) -> Fact:
    value = ctx.folded[start:end]
    if value.endswith(")") and value.count(")") > value.count("(") and ":" not in value:
        end -= 1  # 实到21人（缺席：何大山、江小鱼）
    if nobody := _NOBODY.match(ctx.folded, start, end):
        return ctx.fact("present", start, nobody.end(), normalized=[])
    told = _ALL_OF_THEM.sub("。", absent_number.without_guests(ctx.folded[start:end]))
    if counted := in_counted_groups(told):
        return people_fact(ctx, start, end, counted, told)
    folded = _AFTERWARDS.sub("", _EXCUSED.sub("", told))
    folded = _ONE.sub(r"\g<name>", _POST.sub("", folded))
    folded = _TOLD_TO.sub("", _COUNT_IN_FRONT.sub("", folded))
    if one := one_excused(folded):
        return people_fact(ctx, start, end, [one], folded)
    if several := _each_with_reason(folded):
        return people_fact(ctx, start, end, several, folded)
    grouped = by_reason(folded)
    if grouped:
        return people_fact(ctx, start, end, grouped, folded)
    named = people.split_people(folded)
    persons: list[tuple[str, str | None]] = [(p.name, p.reason) for p in named]
    inner = without_count(folded)
    if inner != folded:  # 2人：张三（病假）、李四（出差）
        folded = inner
        named = people.split_people(folded)
        persons = [(p.name, p.reason) for p in named]
    single = re.fullmatch(
        r"[ ]*([\u4e00-\u9fff]{2,4}?)[ ]*(?:请假|缺席|未到)?[ ]*[,，(][ ]*([^、;；()]{2,30}?)[)]?[ ]*", folded
    )
    if single and people.is_name(single[1]) and not people.is_name(single[2]):
        persons = [(single[1], None if absence_words.is_excuse(single[2]) else single[2])]
        return people_fact(ctx, start, end, persons, folded)
    if (
        not named
        or any(re.search(r"因|请假|出差|值班|住院|病|未到|未参", p) for p, _ in persons)
        or not any(r for _, r in persons)
    ):
        found = explained(folded)
        enough = 2 if any(reason for _, reason in found) else 1
        if found and (not named or len(found) * enough >= len(named)):
            persons = found
    return people_fact(ctx, start, end, persons, folded)


def people_fact(
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
    if persons and shared is None and not any(r for _, r in persons):
        shared = _IN_FRONT.search(ctx.folded, max(0, start - _LEAD), start)
    common = shared[0] if shared else _behind_names(folded, persons)
    normalized: list[Json] = [{"name": n, "reason": r or common} for n, r in persons]
    reasons = sum(1 for n in normalized if isinstance(n, dict) and n["reason"])
    complete = (
        bool(persons)
        and reasons == len(persons)
        and (absent_number.stated(ctx, start, end) or 0) <= len(persons)
    )
    return ctx.fact(
        "present" if complete else "partial", start, end, normalized=normalized, confidence=confidence
    )
