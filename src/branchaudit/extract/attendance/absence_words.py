"""The words in which records tell who was absent: the sentence, the number, the names behind it."""

from __future__ import annotations

import re

from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import label_field
from branchaudit.structure.people import split_people
from branchaudit.text import NUMERAL, chinese_int

EXCUSE = r"(?:请了?假|走不开|缺席|未到会?|未能?参[加会]|未出席|没有到会|没到会|没有参加|不能到会|未能到会|没能参加|未能出席|缺勤|没来|没能来|没能回来|未能回来|没到场?|未能赶回|没有来|缺[一二两三四五六七八九十\d]+[人名位]|没有回来|没回来|未返回?)"
_ABSENT_PROSE = Cue(rf"[^。;；\n]*{EXCUSE}[^。;；\n]*")
_ABSENT_WHO = Cue(
    rf"(?P<who>[\u4e00-\u9fff、和]{{2,30}}?)(?:[一二两三四五六七八九十\d]+[名位人])?(?:同志)?(?P<why>(?:因|由于|正在|在外|外出|出差|住院|生病|病假|值班|送)[^,，。;；\n]{{0,24}}?)?{EXCUSE}"
)


_NO_REASON = r"(?:没有?|未)(?:说|讲|写|注)明?(?:原因|缘由|事由|为什么)|原因不明"


def is_excuse(text: str) -> bool:
    """Whether it says that somebody was absent, and not why."""
    return bool(
        re.fullmatch(
            rf"(?:[\d一二两三四五六七八九十]+[人名位个])?(?:同志)?[也都均]?(?:{EXCUSE}|{_NO_REASON})", text
        )
    )


_LEAD_COUNT = Cue(
    rf"(?:请假|缺席?|未到会?|没来的?|没到的?)[^:\n]{{0,4}}?(?P<n>{NUMERAL})[ ]*[人名位个][ ]*:?[ ]*$"
)
_HEADS = Cue(
    rf"(?<![第每共\d一二三四五六七八九十])(?<!应到)(?<!实到)(?<!到会)(?<!到场)(?<!到了)(?<!来了)(?P<n>{NUMERAL})[ ]*(?:人|名|位|个)(?!月|小时|半|均|都)"
)


_OF_ABSENCE = re.compile(
    r"[ ]*(?:没有?来|没有?到|没能来|未到会?|缺席|请假|未参[加会])?(?:的)?(?:有|是|共|共有)?[ ]*"
)
_TOTAL_FIRST = re.compile(r"(?:人|党员|同志)?[ ]*[,，:。](?![ ]*(?:另|还|外加|再))")


_SPOKEN = Cue(r"[ ]*([\u4e00-\u9fff]{2,4})(?:\([^()]*\))?:")
"""What somebody says is no roll call: 晏小山：两名学生请假…."""


_OF_OTHERS = Cue(
    r"学生|孩子|家长|居民|群众|患者|病人|村民|护士|职工|不得|应当|必须|规定|制度|无故|以后|曾|去年|上次|连续|多次|全年|[一二三四五\d]次|经常"
)
"""Words of sentences about other people's absence, or about absence as such."""
_ROLL_CALL = re.compile(rf"[应實实]到[^,，。;；\n]{{0,8}}?{NUMERAL}[ ]*[人名位]")
"""应到8人，…何大山因照顾病人请假: behind the head count every word is a reason."""


_OFFICERS = re.compile(r"[ ]*(?:主持|记录)[^应实缺]*\([^()]*\)[ ]*$")
"""记录：何大山（晏小山本次缺席）: why somebody else took the minutes."""


def absence_sentence(folded: str) -> re.Match[str] | None:
    """The first clause that tells who was absent."""
    for m in _ABSENT_PROSE.finditer(folded):
        if _OF_OTHERS.search(m[0]) and not _ROLL_CALL.search(m[0]):
            continue
        if _OFFICERS.match(m[0]):
            continue
        spoken = _SPOKEN.match(m[0])
        if not spoken or label_field(spoken[1]) is not None:
            return m
    return None


def absent_count(folded: str, lead: str) -> int | None:
    """How many are said to be absent: the number of the label in `lead` (没来的三个：), else the
    sum of the numbers in the value (封正等3名…，另有2名…)."""
    labelled = _LEAD_COUNT.search(lead)
    if labelled:
        return chinese_int(labelled["n"])
    # 何大山（带3名学生参加比赛）: a number in the reason counts no absentees
    outside = re.sub(r"(?<=[\u4e00-\u9fff])\([^()]*\)", "", folded) if "(" in folded else folded
    heads = list(_HEADS.finditer(outside))
    numbers = [chinese_int(m["n"]) or 0 for m in heads]
    if (
        len(heads) > 1
        and _OF_ABSENCE.fullmatch(outside, 0, heads[0].start())
        and _TOTAL_FIRST.match(outside, heads[0].end())
        and numbers[0] >= sum(numbers[1:])
    ):
        return numbers[0]  # 没来的七名，四名在外务工，两名住院…: the others are its parts
    if not numbers and folded.strip().isdigit():
        numbers = [int(folded)]
    return sum(numbers) if numbers else None


def absent_people(clause: str) -> list[tuple[str, str | None]]:
    """(name, reason) in a prose clause: 姜翠芝同志因照顾住院家属请假，卢向阳同志因外出务工请假."""
    people: list[tuple[str, str | None]] = []
    for m in _ABSENT_WHO.finditer(clause):
        who = re.sub(r"^.*?(?:实到|党员|其中|人员|名|人)[,，:]?", "", m["who"]) or m["who"]
        for person in split_people(who):
            people.append((person.name, m["why"]))
    return people


NUMBERED_LABEL = Cue(
    rf"(?:请假|缺席?|未到会?|因故未到|缺勤|没来的?|没到的?|没参加的?)[^:,，。;；\n\d]{{0,4}}?(?P<n>{NUMERAL})[ ]*[名人位个]?[ ]*(?::|-{{2}})[ ]*"
)
"""缺席一名：… / 请假1名：…: a number between the label and its colon."""


_NEXT_ABSENT = Cue(
    r";[ ]*(?:(?:\w{2,8}、)*\w{2,8}[ ]*\(|[\u4e00-\u9fff]{2,3}[,，][^,，;；。:\n]{2,16}[,，。;；]|[^,，、。;；:()\n]{2,10}(?:的(?:有|是)|:)(?=[\u4e00-\u9fff]))"
)
"""缺席2人：张三（病假）；李四（出差）; 夜班的是张三；出差的是李四: the list goes on behind the semicolon."""


_NAMES_BELOW = re.compile(r"(?:\n[ ]*[\w·]{2,8}[ ]*\([^\n]*\)[;；。,，]?[ ]*(?=\n|$))+")
"""没来的2名： and in the lines below 张三（病假）, 李四（出差）."""


def numbered_absence(folded: str) -> tuple[int, int] | None:
    """Span of the names behind `缺席2人：`, up to the closing parenthesis or the end of the sentence."""
    m = NUMBERED_LABEL.search(folded)
    if not m:
        return None
    below = _NAMES_BELOW.match(folded, m.end())
    if below:
        return below.span()
    line = folded[folded.rfind("\n", 0, m.start()) + 1 : m.start()]
    inside = line.count("(") > line.count(")")  # （缺席2人：…；…）ends with its parenthesis
    depth, at = 0, m.end()
    while at < len(folded) and (
        folded[at] not in ("\n" if inside else "\n。;") or (depth == 0 and _NEXT_ABSENT.match(folded, at))
    ):
        if folded[at] == "(":
            depth += 1
        elif folded[at] == ")":
            if depth == 0:
                break
            depth -= 1
        at += 1
    return m.end(), at
