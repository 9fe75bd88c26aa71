"""Signs that a record was not written down as people spoke: one voice, the same words in several mouths,
praise where criticism belongs, one grade for all."""

from __future__ import annotations

import re
from collections.abc import Callable

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import bare_folded

_SAME = 15
"""Han characters from which equal words are no formula (同意, 没有意见)."""
_HAN = re.compile(r"[^\W\d_A-Za-z]")
_SIGNS = re.compile(r"[^\w\n]|_")
_SAYS = Cue(
    r"(?:说|讲|提出|认为|建议|表示|补充|发言|反映|指出|主张|赞成|同意|强调|介绍|提议|汇报|担心|插话|回应)[^票。\n]"
)
_TOGETHER = Cue(r"大家|与会|委员们|党员们|同志们|讨论|大伙|众人|其他(?:同志|委员|党员)|逐[一个人]|依次")
_SPEECH = 60
"""Characters of a speech that is more than an opening or a summary."""
_VIRTUES = Cue(
    r"取得了?[^。,，]{0,8}(?:成绩|成效|进步)|荣获|优异|出色|圆满|带头|以身作则|任劳任怨|兢兢业业|勤勤恳恳|一贯|始终(?:坚持|做到)|严格要求自己|积极(?:主动|参加|完成)|得到[^。,，]{0,8}(?:好评|肯定|认可)|受到[^。,，]{0,8}(?:表扬|表彰|好评)|较好地?完成|认真负责|无私奉献|高标准"
)
_MERITS = Cue(
    r"(?:工作|干活|干事)?(?:太拼|太认真|太投入|太执着)|(?:对自己|自我)?要求(?:太|过)[高严]|(?:不注意|忽视了?|顾不上|没(?:有)?(?:照顾好|顾上|注意))[^。,，;；]{0,6}(?:身体|休息|家庭|家人|家里|老人|孩子)|(?:陪伴?|照顾)家人[^。,，]{0,6}(?:太)?少|责任心太强|不(?:太)?会(?:休息|享受)"
)
_FAILINGS = Cue(
    "不(?![断忘怕辞负惧])|没|未|(?<!不)少|差|欠|漏|拖|怕|懒|错|迟|忘|浮|粗|松|软|躁|脱|虚|嫌|缺|弱|浅|忽|推(?![动进广荐])|应付|凑"
)
_TELLING = 12
"""Characters of a self-criticism that can be judged."""
_ONE_GRADE = Cue(
    r"(?:全体|全部|所有)(?:参评|到会|正式)?党员[^。\n]{0,14}?(?:均|全部|都|一致|一律)(?:被)?(?:评|评定|确定|评议|定|列)?(?:为|是)?“?(?P<all>优秀|合格)(?!以上|票|及以上)"
    r"|(?:评定|评议|测评)(?:结果|等次)[^。\n]{0,8}(?:均|全部|都|一律)为?“?(?P<result>优秀|合格)(?!以上|票|及以上)",
    "优秀",
    "合格",
)

_SOME_EXCELLENT = Cue(r"(?:为|是)“?优秀|优秀”?(?:党员|等次)?[ :]*(?!0)[\d一二三四五六七八九十]")


# ---------------------------------------------------------------- speeches
def sole_speaker(ctx: Context, speeches: list[Row]) -> str | None:
    """Who alone speaks in minutes that write speeches after a colon; empty where several do, None
    where that cannot be told."""
    names = {str(row.fields["speaker"]) for row in speeches}
    if not names:
        return None
    if len(names) > 1:
        return ""
    by_colon = all(":" in ctx.folded[a : min(b, a + 24)] for a, b in (row.span for row in speeches))
    long_enough = sum(int(row.fields["characters"] or 0) for row in speeches) >= _SPEECH
    if not by_colon or not long_enough:
        return None
    start = min(row.span[0] for row in speeches)
    rest = _without(ctx.folded, [row.span for row in speeches])
    others = _SAYS.search(rest) or _TOGETHER.search(rest)
    return None if others or start < ctx.title_end else names.pop()


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at:start])
        at = max(at, end)
    return "\n".join([*pieces, text[at:]])


def with_repeats(ctx: Context, speeches: list[Row]) -> list[Row]:
    """The speeches with whether somebody else said the very same before."""
    return _marked(ctx, speeches, lambda row: (True, row.fields["speaker"]))


# ---------------------------------------------------------------- criticism
def with_doubts(ctx: Context, rows: list[Row]) -> list[Row]:
    """The criticisms with whether the same was said of somebody else, and whether one praises oneself."""
    marked = _marked(ctx, rows, lambda row: (row.fields["own"], row.fields["target"]))
    return [
        Row({**row.fields, "praise": bool(row.fields["own"]) and _praises(_said(ctx, row))}, row.span)
        for row in marked
    ]


_PERSONS = ("speaker", "critic", "target")
_NO_SPEECH = Cue("票|汇报|宣读|介绍")
"""优秀3票,合格6票, 汇报入党动机和履历: what comes in the same words for everybody."""


def _is_a_speech(words: str) -> bool:
    return len(_HAN.findall(words)) >= _SAME and not _NO_SPEECH.search(words)


def _marked(ctx: Context, rows: list[Row], key: Callable[[Row], tuple[Value, Value]]) -> list[Row]:
    """`key`: (kind, person): the same words for another person of the kind are suspicious."""
    people = {str(name) for row in rows for key in _PERSONS if (name := row.fields.get(key))}
    told = "\n".join(_said(ctx, row).replace("\n", "") for row in rows)
    for name in sorted(people, key=len, reverse=True):
        told = told.replace(name, "")
    first: dict[tuple[Value, str], tuple[Value, int]] = {}
    marked = []
    for row, words in zip(rows, _SIGNS.sub("", told).split("\n"), strict=False):
        kind, person = key(row)
        before, end = first.setdefault((kind, words), (person, row.span[1]))
        alike = before != person and row.span[0] >= end and _is_a_speech(words)
        marked.append(Row({**row.fields, "alike": alike}, row.span))
    return marked


def _said(ctx: Context, row: Row) -> str:
    """What stands behind the colon."""
    text = ctx.folded[slice(*row.span)]
    return text.partition(":")[2] or text


def _praises(said: str) -> bool:
    """Merits dressed as failings (工作太拼), or praise of oneself and no failing at all."""
    if len(bare_folded(said)) < _TELLING:
        return False
    rest = _MERITS.sub("", said)
    if _FAILINGS.search(_VIRTUES.sub("", rest)):
        return False
    return rest != said or len(_VIRTUES.findall(said)) >= 2


# ---------------------------------------------------------------- grades
def one_grade(ctx: Context, facts: dict[str, Value]) -> bool | None:
    """Whether all members were given the same grade; None where no grades are told."""
    found = _ONE_GRADE.search(ctx.folded, ctx.title_end)
    if found and not ("合格" in found.groups() and _SOME_EXCELLENT.search(ctx.folded)):
        ctx.spans["one_grade"] = found.span()
        return True
    total, best = facts.get("graded_total"), facts.get("graded_excellent")
    return total == best if isinstance(total, int) and total > 0 else None
