"""应到, 实到 and those with a vote: from labels, from runs of labels without colons, from prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_UNIT = r"[ ]*(?:人次|人|名|位|个)?"
_WHO = r"[^\d零〇一二两三四五六七八九十百,，。;；:、()\n]{0,18}?"
_CAME_WHO = _WHO.replace("[^", "[^应", 1)
"""党员到会：应到22人，实到16人: the first number is not of those who came."""
_ASIDE = r"(?:[ ]*\([^()\d\n]{1,12}\))?"
"""应到会党员（均有表决权）18名."""
_GAP = r"[ ]*:?[ ]*(?:共|为|是|约|计)?[ ]*"
_EXPECTED = Cue(
    rf"(?:应[ ]?到|(?<=\n)(?:支部|小组)?(?:正式)?党员(?=[ ]*\d+[ ]*[名人位][ ]*[,，、][ ]*(?:实到|到会|到)[ ]*\d)|[应该][来到学听训签](?:会|课)?(?=[ ]*(?:\d|[一二三四五六七八九十]))|应参会|应参加|应出席|應到|(?:本组)党员(?=[ ]*\d)|(?:支部|本支部|全村|我支部|小组|党小组|现|共)有(?=[^,，。\n]{{0,10}}党员)|(?<![实])共有党员|党员总数|全(?:村|支部|组|站|厂|校|院|队|科|所|社区|系统)(?:共有?)?(?:正式)?党员|全(?:村|支部|组|站|厂|校|院|队|科|所|社|嘎查)(?:一?共)?(?:有)?(?=[ ]*\d+[个名]党员)|支部(?:共|现)?(?:有)?党员(?=[ ]*\d)){_WHO}{_ASIDE}{_GAP}(?P<n>{NUMERAL})(?!半){_UNIT}"
)
_ENTITLED = Cue(
    rf"(?<!到会)(?<!出席)(?<!参加)(?<!会议)(?<!实到)有(?:选举|表决)权的?(?:正式)?党员(?=[ ]*\d){_GAP}(?P<n>{NUMERAL}){_UNIT}"
)
"""有选举权的党员25名，今天到会23名."""
_ACTUAL = Cue(
    rf"(?:实[ ]?到|实际到会|实际参会|实际出席|实际参加|实参会|实参加|实出席|實到|实[来学听训签](?:会|课)?(?=[ ]*(?:\d|[一二三四五六七八九十]))|(?<![应该])到会(?!议)|(?<=[,，、 ])(?<!应 )到(?=[ ]*\d+[ ]*[人名个])|(?<!应)(?<!未)出席(?!率)|与会党员|参会党员|到场(?=[ ]*\d)|[来到]了(?=[ ]*(?:\d+|[一二两三四五六七八九十]+)[个名人位](?:[,，。;；(\n]|$))|(?<![应未])参加(?:了)?(?:评议|会议|大会|本次|这次|此次|活动|党课|学习)(?:会|活动|的)?){_CAME_WHO}{_ASIDE}{_GAP}(?P<n>{NUMERAL}){_UNIT}"
)
_TOTAL = Cue(rf"(?:共计|共|合计|总计|计)[ ]*(?P<n>{NUMERAL})[ ]*[人名位]")
_JOINED = Cue(
    rf"(?:共(?:有)?|全体|全部)?[ ]*(?P<n>{NUMERAL})[ ]*(?:人|名|位)(?![均都])[^,，。;；\n]{{0,12}}?(?:参加|参会|到会|出席|参与|听课|听讲|到课|到场)"
)
_ALL_OF = Cue(
    rf"(?:全体|全部|所有)[^,，。;；:\n()\d一二三四五六七八九十]{{0,10}}(?:党员|人员|委员|成员|同志|教师)?[ ]*[(（]?[ ]*(?:共)?[ ]*(?P<n>{NUMERAL})[ ]*[人名位]?[)）]?"
)
_ALL_CAME = Cue(
    r"全部到会|全员到会|悉数到场|全部实到|全部参加|均到会|全勤|全体到会|无缺席|无人(?:请假|未到|缺勤)|无人缺席|全部到齐|到齐|无请假|没有(?:人)?(?:缺席|请假)|(?:缺席|请假|未到)[ ]*[0零][ ]*[人名]|无一(?:人)?缺席"
)
_FULL_MEMBERS = Cue(
    rf"正式党员[ ]*(?P<n>{NUMERAL})[ ]*[名人位]?|(?P<n2>{NUMERAL})[ ]*[名人位]?正式党员|(?:有表决权|有选举权)[^\d,，。;；\n]{{0,10}}?(?P<n3>{NUMERAL})(?!半)"
)
_PROBATIONARY = Cue(
    rf"(?:含|其中|包括)[^。;；\n\d]{{0,6}}?(?:预备党员[ ]*(?P<n>{NUMERAL})[ ]*[名人位]|(?P<n2>{NUMERAL})[ ]*[名人位]预备党员)"
)
_VOTERS_PAIR = Cue(
    rf"有(?:表决|选举)权的?(?:正式)?(?:党员|人员|同志)?[ ]*,?[ ]*应到(?:会)?[ ]*:?(?P<due>{NUMERAL})[ ]*[人名位]"
    rf"[ ]*[,，、;；][ ]*(?:今天|本次|现)?实(?:际)?到(?:会)?[ ]*:?(?P<came>{NUMERAL})[ ]*[人名位]"
    rf"|有(?:表决|选举)权的?(?:正式)?党员[ ]*(?P<due2>{NUMERAL})[ ]*[名人位][ ]*[,，、;；][ ]*(?:今天|本次|现)?(?:实到|到会)(?:会)?的?(?:有(?:表决|选举)权的?)?(?:正式)?(?:党员)?[ ]*(?P<came2>{NUMERAL})[ ]*[名人位]"
)
_NUMBER = Cue(rf"(?P<n>{NUMERAL}){_UNIT}")


class Count(NamedTuple):
    """A head count. Offsets count in the searched string; `value` is the literal number with its unit."""

    start: int
    end: int
    number: int


def count_in(value: str) -> Count | None:
    """The head count in the value of a label: `18人`, `共9名` wins over its parts, `二十五名`."""
    total = _TOTAL.search(value)
    if total and any(c in value[: total.start()] for c in "名人位"):
        return _count(total, value)
    first = None
    for m in _NUMBER.finditer(value):
        number = chinese_int(m["n"])
        if m.end() == m.end("n") and not m["n"].isdigit() and value[: m.start()].strip():
            continue  # 苗二蛋
        if number is not None and not re.match(r"[ ]*[年月日:时点、级届组排班支部共]", value[m.end("n") :]):
            first = Count(m.start(), m.end(), number)
            break
    return first


def _count(m: re.Match[str], text: str) -> Count | None:
    number = chinese_int(m["n"])
    if number is None:
        return None
    unit = re.match(_UNIT, text[m.end("n") :])
    return Count(m.start("n"), m.end("n") + (unit.end() if unit else 0), number)


def expected_in(folded: str) -> Count | None:
    """应到 wherever it stands; else the number of members."""
    counts = list(_counts(_EXPECTED, folded))
    together = _summed_up((count for due, count in counts if due), folded)
    if together is not None:
        return together
    return next((count for due, count in counts if due), counts[0][1] if counts else None)


def entitled_in(folded: str) -> Count | None:
    """有选举权的党员25名: who was due, where nothing says 应到."""
    return _first(_ENTITLED, folded)


def actual_in(folded: str) -> Count | None:
    """实到…N人, or N名党员参加, or 全体党员（25人）."""
    counts = [count for _, count in _counts(_ACTUAL, folded)]
    settled = next((count for count in counts if _SETTLED.search(folded, 0, count.start)), None)
    return settled or _summed_up(counts, folded) or (counts[0] if counts else None)


_SETTLED = re.compile(r"按实到[ ]*$")
"""点名时到了十三个，何大山后来赶到，按实到十四人算."""
_SUM = re.compile(r"(?:合计|总计|共计)[^。;；\n]{0,24}$")


def _summed_up(counts: Iterable[Count], folded: str) -> Count | None:
    """甲方应到8人，实到7人；乙方应到4人，实到4人；合计应到12人，实到11人: the last pair."""
    several = list(counts)
    if len(several) < 2:
        return None
    return next((count for count in several if _SUM.search(folded, 0, count.start)), None)


_PARTY = Cue(
    rf"(?P<who>[\u4e00-\u9fff]{{1,16}}?)党?(?:支部|总支)(?:有表决权的(?:正式)?)?(?:党员)?[ ]*[:,]?[ ]*应到(?:会)?[^,，。;；\n\d]{{0,6}}?{NUMERAL}[ ]*[人名位]"
)
_OWN = re.compile(r"(?:[本我全该]|^)$")


def of_several(folded: str) -> bool:
    """甲支部应到9人，实到8人；乙支部应到8人，实到8人: each branch counts its own."""
    return len({m["who"] for m in _PARTY.finditer(folded) if not _OWN.search(m["who"])}) > 1


def joined_in(folded: str) -> Count | None:
    """Looser forms of prose: 共23人参加, 全体党员25人."""
    return _first(_ALL_OF, folded) or _first(_JOINED, folded)


def all_came(folded: str) -> re.Match[str] | None:
    return _ALL_CAME.search(folded)


_BLANK_COUNT = {
    "expected_attendance": Cue(r"(?:应到|应参会|应参加|应出席)[^,，。;；\d\n]{0,8}?[xX×_*]+[ ]*[人名位]"),
    "actual_attendance": Cue(
        r"(?:实到|实参会|实际到会|实际参加|实出席)[^,，。;；\d\n]{0,8}?[xX×_*]+[ ]*[人名位]"
    ),
}
_DUE = Cue(r"应到[^。\n]*?(?=实到|实际到会|$|[。\n])")
_CAME = Cue(r"(?:实到|实际到会)[^。\n]*")


def blank_count(folded: str, field: str) -> re.Match[str] | None:
    """应到×人: a placeholder where the number belongs."""
    return _BLANK_COUNT[field].search(folded)


def voters_pair(folded: str) -> tuple[int, int] | None:
    """有选举权的党员应到19人，实到13人: (due, came), counted apart from everybody."""
    m = _VOTERS_PAIR.search(folded)
    due, came = (
        (chinese_int(m["due"] or m["due2"]), chinese_int(m["came"] or m["came2"])) if m else (None, None)
    )
    return (due, came) if due is not None and came is not None else None


def voters_in_line(folded: str, field: str) -> int | None:
    """Members with a vote in a line without colons: 应到19名（其中正式党员16名），实到…."""
    stretch = (_DUE if field == "expected_attendance" else _CAME).search(folded)
    return voters(stretch[0]) if stretch else None


def voters(folded: str, total: int | None = None) -> int | None:
    """Members with a vote, when they are counted apart: 应到24名（其中有表决权的正式党员22名）, or
    `total` without the others: 9名（含预备党员1名）."""
    m = _FULL_MEMBERS.search(folded)
    if m:
        return chinese_int(m["n"] or m["n2"] or m["n3"])
    others = _PROBATIONARY.search(folded) if total is not None else None
    number = chinese_int(others["n"] or others["n2"]) if others else None
    return total - number if total is not None and number is not None and number < total else None


def _first(pattern: Cue, folded: str) -> Count | None:
    return next((count for _, count in _counts(pattern, folded)), None)


_LEFT_OUT = re.compile(r"之内|以内|不计|误[写记]")
"""不计算在应到会人数之内的4名."""
_OLD_FIGURE = re.compile(r"(?:更正前|误[写记]为|原记录)[^。\n]*$")
"""更正前：应到19人，实到16人。"""


def _counts(pattern: Cue, folded: str) -> Iterator[tuple[bool, Count]]:
    """(whether it says 应…, count), in order."""
    for m in pattern.finditer(folded):
        count = _count(m, folded)
        # 应到会人数的五分之四, 半数以上: a share is no head count
        left_out = _LEFT_OUT.search(m[0]) or _OLD_FIGURE.search(folded, max(0, m.start() - 40), m.start())
        if (
            count
            and not left_out
            and not re.match(
                r"分之|致|[户件条楼层号届期]|[个]?(?:月|年|次|分之)", folded[m.end("n") : m.end("n") + 3]
            )
        ):
            yield m[0][0] in "应该應", count
