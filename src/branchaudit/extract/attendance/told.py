"""Minutes told in sentences, without labels: who was due and who came, and who was away and why.

`二十一名党员到了十六名，五个还在外面送件`: neither number means anything alone. They are taken only as
a pair, close to each other, the smaller one last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from branchaudit.extract.attendance.counts import Count
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_UNIT = "[ ]*[个名位人]?"
_MEMBERS = "(?:正式|在册|在家)?(?:党员|支委|委员|组员)"
_DUE = Cue(
    rf"(?:{_MEMBERS}|在册|册上|册子上|名单上?|应来|该来|该到|应|全[组队班科所]|支部|小组|组里|班里|总数|总共|一共|共)(?:现有|共有|一共|共计|总数|的|是|共|有)*[ ]*"
    rf"(?P<n>{NUMERAL})(?P<unit>{_UNIT})(?:党员|支委|委员|组员)?"
    rf"|(?<![第每\d至到了])(?P<n2>{NUMERAL})(?P<unit2>[ ]*[个名位人])(?:的)?(?:{_MEMBERS}|名单|(?=[ ]*(?:到了|来了|[,，][ ]*(?:到|来|实到))))"
)
_CAME = Cue(
    rf"(?:实到会?|来了|来的?有|来|到了|到会|到场|到的有|到者|到齐|出席|在场|现场|参加|坐了|实|到(?=[ ]*{NUMERAL}[ ]*[个名位人]))(?:党员|的|是|有|共)*[ ]*(?P<n>{NUMERAL})(?P<unit>{_UNIT})"
    rf"|(?P<n2>{NUMERAL})(?P<unit2>{_UNIT})[ ]*(?:在场|到会|到场|到齐|都在|都来|实到|出席|参加|到(?=[,，。;；(\n])|来(?=[,，。;；(\n])|在(?=[,，。;；(\n]))"
)
EVERYBODY = Cue(
    r"一个[不没]缺|一个也[没不][少缺]|[都全]到齐?了?(?=[,，。;；\n)]|$)|[都全均]来了|都在座?(?=[,，。;；\n)]|$)|[都均]到(?=[,，。;；\n)]|$)|[全悉]数到|到齐|全员|没有缺的|无[人一]?(?:人)?缺席|没(?:有)?人?(?:缺席|请假)|全勤"
)
_BARE_PAIR = Cue(
    rf"(?:^|[，。,;；\n])[ ]*(?P<n>{NUMERAL})[ ]*[人名个][,，/][ ]*(?P<n2>{NUMERAL})[ ]*[人名个](?=[,，。;；\n])"
)
"""输液室配药间，7人，6人，迟蕾下夜班补觉."""
_TOOK_PART = Cue(
    rf"(?:(?:党员|老?同志|听众|听课|参加|参与|到者|来听的?|来了|到场|到)[,，]?(?:共)?[ ]*(?P<n>{NUMERAL})(?P<unit>[ ]*[名个位人])"
    rf"|(?<![每任是为另第])(?P<n2>{NUMERAL})(?P<unit2>[ ]*[余多来]?[名个位人])(?:[老青]?年?党员|老?同志|来听|在线|席地|听课|参加)"
    rf"|(?:[，。,]|[一总]共|(?:听课|听讲|来听|参加|到课)[^。;；\d\n]{{0,16}}共)[ ]*(?P<n3>{NUMERAL})(?P<unit3>[余多]?[人名])(?=[，。,;；\n(搬来坐聚]))"
)
_COMMITTEE = Cue(rf"(?:共有?|现?有|设)[ ]*(?P<n>{NUMERAL})[ ]*[名位个]委员")
_ON_LEAVE = Cue(
    rf"(?P<n>{NUMERAL})[ ]*[人名位个](?:委员)?(?:都|均|全都)?(?:向[^,，。;；\n]{{1,8}})?(?:请了?假|没有?来|没有?到|未到会?|缺席)"
)
"""支委会共五名委员，…，三人都向书记请了假."""
_APART = 26
"""Characters between the two numbers of a pair, at most."""
_OPENING = 1500
"""Characters in which the head counts are looked for."""
_SENTENCES = 200
"""Characters behind the number of the committee in which those on leave are told."""
_MOST = 400
"""Members of a branch: more are another number."""
_SHARE = re.compile("[ ]*(?:分之|月|年|日|号|点|时|次|项|条|件|天|周|户|元|块|小时|分钟)")


class Pair(NamedTuple):
    """Who was due and who came."""

    due: Count
    came: Count
    end: int
    """Where the sentence goes on that tells who was away."""


def head_counts(folded: str, start: int) -> Pair | None:
    """The first pair behind `start`: the number due and, close by, the number that came (or the words
    for everybody)."""
    bare = _BARE_PAIR.search(folded, start)
    if bare:
        due, came = (Count(*bare.span(g), chinese_int(bare[g]) or 0) for g in ("n", "n2"))
        if 0 < came.number <= due.number <= _MOST:
            return Pair(due._replace(end=due.end + 1), came._replace(end=came.end + 1), came.end + 1)
    return _pair(folded, start)


def committee_counts(folded: str, start: int) -> Pair | None:
    """How many the committee has, and how many are left of them when those on leave are taken off."""
    due = _COMMITTEE.search(folded, start, start + _OPENING)
    away = _ON_LEAVE.search(folded, due.end(), due.end() + _SENTENCES) if due else None
    if due is None or away is None:
        return None
    members, absent = chinese_int(due["n"]) or 0, chinese_int(away["n"]) or 0
    if not 0 < absent < members:
        return None
    return Pair(Count(due.start("n"), due.end(), members), Count(*away.span(), members - absent), away.end())


def took_part(folded: str, start: int) -> Count | None:
    """How many took part, where nobody was due: 29个党员盘腿坐着听."""
    for m in _TOOK_PART.finditer(folded, start):
        group = next(g for g in ("n", "n2", "n3") if m[g])
        number = chinese_int(m[group])
        end = m.end("unit" + group[1:])
        if number and number > 1 and not _SHARE.match(folded, m.end(group)):
            return Count(m.start(group), end, number)
    return None


def _pair(folded: str, start: int) -> Pair | None:
    due, came = list(_numbers(_DUE, folded, start)), list(_numbers(_CAME, folded, start))
    for first in due:
        everybody = EVERYBODY.search(folded, first.end, first.end + _APART)
        for second in came:
            near = 0 <= second.start - first.end <= _APART or 0 <= first.start - second.end <= _APART // 2
            whole = folded[min(first.end, second.end) : max(first.start, second.start)]
            if near and "\n" not in whole and 0 < second.number <= first.number <= _MOST:
                return Pair(first, second, max(first.end, second.end))
        if everybody and first.number <= _MOST:
            all_of_them = Count(everybody.start(), everybody.end(), first.number)
            return Pair(first, all_of_them, everybody.end())
    return None


def _numbers(cue: Cue, folded: str, start: int) -> list[Count]:
    found = []
    for m in cue.finditer(folded, start, start + _OPENING):
        group, unit = ("n", "unit") if m["n"] else ("n2", "unit2")
        number = chinese_int(m[group])
        if number and not _SHARE.match(folded, m.end(unit)):
            found.append(Count(m.start(group), m.end(unit), number))
    return found


_LEAD = re.compile("[ ,，。;；:]*(?:其中|另有?|还有|余下的?|其余的?)?")
_STOP = re.compile("[。\n]")
_PARENTHESIS = re.compile(r"[ ]*\(([^()\n]{2,80})\)")


def absence_behind(folded: str, end: int) -> tuple[int, int] | None:
    """Span of what the sentence tells behind the numbers: inside the parenthesis that follows, else
    up to the full stop."""
    opened = _PARENTHESIS.match(folded, end)
    if opened:
        return opened.span(1)
    lead = _LEAD.match(folded, end)
    start = lead.end() if lead else end
    if "。" in folded[end:start]:
        start = folded.index("。", end) + 1
    stop = _STOP.search(folded, start)
    return (start, stop.start() if stop else len(folded)) if start < len(folded) else None
