"""Records that open with a sentence instead of labels, one behind the other in a file.

支委会 2024年1月10日 9:00-10:00 活动室 贺长堤主持 秦听雨记 三人到齐: the day stands first, or behind the name of
the meeting; beside it is told who came, or who was in the chair and who took it down. A meeting of
several groups under one heading opens once more for each of them, and 同一天 is the day of the meeting
above it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from branchaudit.passage import Passage
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import Line, unspaced

KIND = r"支委会|支部委员会|党员大会|支部大会|(?:党)?小组会|主题党日|党日|党课|组织生活会|民主评议"
_ORDINAL = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))?"
DAY = r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d))"
_DATED = Cue(
    rf"^[^\w《“]{{0,4}}{_ORDINAL}(?:\d{{4}}年度)?(?P<lead>[^\d,。;:《》“”\n]{{0,16}}?(?:(?:{KIND})[,。])?)[ ]?[(【]?(?P<day>{DAY})(?!之?前|底|起)",
)
"""The day in front, or behind an ordinal, the name of the branch, the kind of meeting."""
STROKES = r"[\-=_*—~·•#〇◆]{2,}"
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
COUNTED = Cue(
    rf"^[ ]*(?:{STROKES}[ ]*第?[ ]*{_NUMBER}[ ]*次?[ ]*{STROKES}[ ]*$|[【(\[]第[ ]?{_NUMBER}[ ]?次[】)\]][ ]*(?:$|(?P<day>{DAY})|(?P<title>[^,。;:\n]{{0,16}}(?:{KIND}))))",
    flags=re.M,
)
"""====第1次====, 【第一次】, and (第1次) with the day or the title of the meeting behind it. Rounds of a vote
(（第一次）投票结果…) are no meetings."""
_MATTER = re.compile("议题|内容|主题[ ]*:|[。;；]")
"""Behind it stands what was talked about."""
_SPOKEN_OF = re.compile(
    "通报|通知|更正|根据|按照|[定拟将]于|计划|总结|要点|方案|台[账帐]|截[至止]|自$|关于|补[课学]|下[次期]|[在从到至经]$"
)
"""What stands in front of a day that is no opening."""
_SAME_DAY = Cue(r"^[^\w]{0,4}(?P<day>同一天|同日|当[天日])[^\d。\n]{0,6}\d{1,2}[:时点]")
_GROUP = Cue(
    r"^[^\w《“]{0,4}(?!小组|全组|[本我该各每])[\u4e00-\u9fff\d]{1,8}(?:小?组|片区?)(?!织|长|员|成)[^。;\n]{0,24}?(?:应到|主持|召集)"
)
_DUE_AND_CAME = r"应到|实到|应[ ]?\d{1,3}[ ]?人?[ ]?到"
_DUE = Cue(_DUE_AND_CAME)
_HEADS = Cue(
    rf"{_DUE_AND_CAME}|到会\d|[,，。 ]到了?\d{{1,2}}[人名位]|{_NUMBER}[人个名位](?:都|均|全)?(?:到齐|全到|全勤|到了|(?<=[都均全])到)|全体(?:支委|党员|委员)到"
)
_CHAIRED = Cue(r"主持(?!人?[ ]?\(?签)|召集|主/记")
_TAKEN_DOWN = Cue(r"记录|[\u4e00-\u9fff]{2,4}记(?=[ ,，。;；、]|$)|主/记")
_NAMED = Cue(KIND)
_REACH = 160
"""Characters of a paragraph in which the head of a meeting is told."""
_BELOW = 4
"""Lines below a short one (the first row of a form) that belong to the head."""
_SHORT = 44
_EARLY = 6
"""The first record opens within so many lines, below the title of the file."""
_FIRST = 4
"""A record opens within so many lines of its own."""
_HEADING = re.compile(rf"[^,。;:]{{0,16}}(?:{KIND})[^,。;:]{{0,6}}?{DAY}?")
"""二、小组会; 主题党日活动　2024年1月15日"""


def numbered(text: str) -> re.Match[str] | None:
    """The number with which a line opens a meeting. Where the day follows, who came or who was in the chair has
    to follow as well: (第2次)6月5日 学习党章 is an entry of a plan."""
    found = COUNTED.match(text)
    if found and found["day"] and not (_HEADS.search(text, 0, _REACH) or _CHAIRED.search(text, 0, _REACH)):
        return None
    return found


def by_openings(passage: Passage, lines: list[Line]) -> list[Passage]:
    """The records of a passage that open with sentences, in order; none where there are not two."""
    starts = list(_starts(lines))
    if len(starts) < 2 or starts[0][0] >= _EARLY:
        return []
    blocks = [0, *(lines[at].block for at, _ in starts[1:]), len(passage.blocks)]
    heads = [(), *(() if head is None else (lines[head].block,) for _, head in starts[1:])]
    return [
        passage.cut(first, last, heads=shared)
        for (first, last), shared in zip(pairwise(blocks), heads, strict=True)
        if last > first
    ]


def told_kind(folded: str) -> str | None:
    """The kind of meeting that the opening of a record names."""
    opening = folded[: _REACH * 2].split("\n")[:_FIRST]
    for text in opening:
        numbered = COUNTED.match(text)
        if numbered and numbered["title"] and (named := _NAMED.search(text)):
            return named[0]
    if not any(_HEADS.search(text) or _CHAIRED.search(text) for text in opening):
        return None
    heading = None
    for text in opening:
        if _is_dated(text) or _SAME_DAY.match(text):
            matter = _MATTER.search(text)
            named = _NAMED.search(text, 0, min(_REACH // 2, matter.start() if matter else _REACH)) or heading
            return named[0] if named else None
        heading = _NAMED.search(text) if _HEADING.fullmatch(unspaced(text.strip())) else heading
    return None


def opening_line(lines: list[Line]) -> int | None:
    """Index of the line with which a record opens, among its first ones; None where it has another form."""
    return next(
        (
            at
            for at, line in enumerate(lines[:_FIRST])
            if (_is_dated(line.text) or _SAME_DAY.match(line.text) or _of_a_group(line))
            and _HEADS.search("\n".join(later.text[:_REACH] for later in lines[at : at + 3]))
        ),
        None,
    )


def same_day(folded: str) -> tuple[int, int] | None:
    """Span of 同一天 where a record opens with it."""
    said = _SAME_DAY.match(folded)
    return said.span("day") if said else None


def _starts(lines: list[Line]) -> list[tuple[int, int | None]]:
    """(line where a record begins, line above it that it shares with others)."""
    found: list[tuple[int, int | None]] = []
    section: int | None = None
    for at, line in enumerate(lines):
        if _opens(lines, at):
            if at and _is_heading(lines[at - 1]) and (not found or found[-1][0] != at - 1):
                section = at - 1
                found.append((section, None))
            elif _NAMED.search(line.text, 0, _REACH // 2):
                section = None
                found.append((at, None))
            else:
                found.append((at, section))
        elif _is_dated(line.text) and at + 1 < len(lines) and _of_a_group(lines[at + 1]):
            section = at
            found.append((at, None))
        elif _of_a_group(line) and section is not None and section != at - 1:
            found.append((at, section))
        elif found and _SAME_DAY.match(line.text) and _HEADS.search(line.text, 0, _REACH):
            found.append((at, None))
    return found


def _opens(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if not _is_dated(line.text):
        return False
    below = []
    if len(line.text) <= _SHORT:
        for later in lines[at + 1 : at + 1 + _BELOW]:
            if _is_dated(later.text) or _of_a_group(later):
                break
            below.append(later.text)
    told = "\n".join([line.text[:_REACH], *below])
    heads, chaired = _HEADS.search(told), _CHAIRED.search(told)
    named = _NAMED.search(line.text, 0, _REACH // 2)
    return bool((heads and (chaired or named or not below)) or (chaired and _TAKEN_DOWN.search(told)))


def _is_dated(text: str) -> bool:
    dated = _DATED.match(text)
    return dated is not None and not _SPOKEN_OF.search(dated["lead"])


def _of_a_group(line: Line) -> bool:
    """城区组由廖某召集，应到7人，实到7人."""
    return bool(_GROUP.match(line.text) and _DUE.search(line.text, 0, _REACH))


def _is_heading(line: Line) -> bool:
    """二、小组会, above the meetings of the groups."""
    return bool(_HEADING.fullmatch(unspaced(line.text[line.body - line.start :].strip())))
