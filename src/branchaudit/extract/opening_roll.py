"""The roll of a meeting that opens with a sentence: 贺长堤主持 秦听雨记 三人到齐; 应到8人 实到7人：…

What stands there is as good as labelled, so it is given to the extractors as labels are. Only fields
that no label of the record gives are filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.openings import opening_line
from branchaudit.text import NUMERAL

CONFIDENCE = 0.85
_LONGEST = 420
"""Characters of the opening."""
_NAME = r"[\u4e00-\u9fff]{2,4}?"
_ONE = r"[\u4e00-\u9fff·]{2,4}(?:\([^()\n]{0,8}(?:书记|委员|长|主任|党员)\))?"
_LIST = rf"(?:{_ONE}、)*{_ONE}(?<!因)(?=[^\u4e00-\u9fff]|参加|出席|到会|$)"
_BEFORE = r"(?:^|(?<=[ ,，。;；:(由]))"
_PERSONS = {
    "chair": Cue(rf"{_BEFORE}(?P<v>{_NAME})(?:同志)?(?:主持|召集|组织)(?=[ ,，。;；)]|$)"),
    "speaker": Cue(rf"{_BEFORE}(?P<v>{_NAME})(?:同志)?主?讲(?:党课)?(?=《)"),
    "recorder": Cue(rf"{_BEFORE}(?P<v>{_NAME})(?:同志)?(?<![书笔登日札标牢铭游传])记录?(?=[ ,，。;；)]|$)"),
}
_PLACE = (
    Cue(
        r"(?:\d{1,2}:\d{2}|\d[时点])(?:钟|半)?[ ,，]+(?P<v>(?:(?![在开]|会(?!议室|场|堂))[\u4e00-\u9fff\d]){2,14})(?=[ ,，]+(?:[\u4e00-\u9fff]{2,4}(?:主持|召集|记|讲)|应到|实到|到会|出席|到[ ]?\d))"
    ),
    Cue(
        r"[会课日]在(?P<v>[^，。,;；:\n在]{2,20}?)(?:召?开|举?办|举行)(?=[,，。;；])"
        r"|[ ,，]在(?P<v2>[^，。,;；:\n在]{2,20}?)(?:开展|组织|举行)"
    ),
)
_TOPIC = (
    Cue(r"讲(?:党课)?《(?P<v>[^》\n]{2,40})》"),
    Cue(r"[会课日]在[^，。,;；:\n在]{2,20}?(?:召?开|举?办|举行)[,，。](?!议题|题)(?P<v>[^。\n:]{4,40})。"),
    Cue(r"\d{1,2}:\d{2}[ ]+(?P<v>[^ ,，。:\n]{3,24})(?<![室厅楼场院])(?=[ ]+应到)"),
    Cue(r"开展[“《](?P<v>[^”》\n]{2,40})[”》]"),
)
_ALL = (
    rf"(?P<n>{NUMERAL}[ ]?[人名位]?)(?:支委|委员|党员)?(?:都|均|全部|全)?(?:到齐|到会|全到|到了|全勤)(?!\d)"
)
_ALL_CAME = (
    Cue(rf"[ ,，]{_ALL}\((?P<v>{_LIST})\)"),
    Cue(rf"{_BEFORE}(?P<v>(?:{_ONE}、)+[\u4e00-\u9fff·]{{2,4}}?){_ALL}"),
    Cue(rf"[ ,，]{_ALL}"),
)
"""三人到齐（甲、乙、丙）; 甲、乙、丙三人全到."""
_BEHIND_COUNT = Cue(
    rf"(?:实到|到会|应[ ]?\d{{1,3}}到)[ ]?\d{{1,3}}[ ]?人?[ ]?"
    rf"(?:(?::|[,，](?:到的)?[有是])[ ]?(?P<v>{_LIST})(?:参加|到会|出席)?|[,，][ ]?(?P<v2>{_LIST})(?:参加|到会|出席))"
)
_WHO_CAME = Cue(rf"[,，]到的?有(?P<v>{_LIST})")
_AWAY = (
    re.compile(
        r"[ ,，。](?:未到|没来|没到|缺席?)(?:的是)?:?(?P<v>[\u4e00-\u9fff]{2,4}[,，(][^,，。;；()\n]{2,14})"
    ),
    re.compile(
        r"[,，。 ](?P<v>[\u4e00-\u9fff、]{2,20}(?:请假|缺席|未到|没来|没到)[^,，。;；()\n]{0,8})(?=[。;；\n]|$)"
    ),
    re.compile(r"(?P<v>[ ][\u4e00-\u9fff、]{4,30})"),
    re.compile(r"\((?P<v>[^()\n]{4,40})\)"),
)
"""Behind the names of those who came: 未到石磊，当班;  石磊卧床; （石磊当班）."""


_GROUP = Cue(
    r"(?:^|(?<=[◆●,，。 \n]))(?P<v>[\u4e00-\u9fff]{1,4}?(?:小组|组|片))(?=小组会|[(（由]|[ ]+20\d\d[年.])",
    flags=re.M,
)
"""东组小组会, ◆一组（温如玉主持）, 西片 2024年3月12日, 渠首组由…召集."""
_NO_GROUP = re.compile("^(?:小组|党小组|全组|[本各该两]|分)")


def group_named(ctx: Context) -> str | None:
    """The group that met, where the opening of its record says so."""
    at = opening_line(ctx.lines)
    if at is None:
        return None
    start, end = ctx.lines[at].start, ctx.lines[min(at + 2, len(ctx.lines) - 1)].end
    named = (m for m in _GROUP.finditer(ctx.folded, start, end) if not _NO_GROUP.match(m["v"]))
    found = next(named, None)
    return found["v"] if found else None


def roll(ctx: Context) -> list[Hit]:
    """Add to the fields of a meeting record what its opening tells, and return the labels made of it."""
    at = opening_line(ctx.lines)
    if at is None:
        return []
    start = ctx.lines[at].start
    last = min(at + 2, len(ctx.lines) - 1)
    end = min(ctx.lines[last].end, start + _LONGEST)
    found: list[Hit] = []
    for field, span in _told(ctx, start, end):
        if not ctx.by_field.get(field):
            hit = Hit(field, span[0], span[0], *span, "guess", "")
            ctx.by_field[field].append(hit)
            found.append(hit)
    return found


def _told(ctx: Context, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    text = ctx.folded
    for field, cue in _PERSONS.items():
        named = next((m for m in cue.finditer(text, start, end) if people.is_full_name(m["v"])), None)
        if named is not None:
            yield field, named.span("v")
    for field, cues in (("place", _PLACE), ("topic", _TOPIC)):
        found = next((m for cue in cues if (m := cue.search(text, start, end))), None)
        if found is not None:
            yield field, found.span(found.lastgroup or "v")
    everybody = next((m for cue in _ALL_CAME if (m := cue.search(text, start, end))), None)
    if everybody is not None:
        yield "expected_attendance", everybody.span("n")
        yield "actual_attendance", everybody.span("n")
        if "v" in everybody.re.groupindex:
            yield "attendees_list", everybody.span("v")
        return
    came = _BEHIND_COUNT.search(text, start, end) or _WHO_CAME.search(text, start, end)
    if came is None:
        return
    yield "attendees_list", came.span(came.lastgroup or "v")
    for pattern in _AWAY:
        away = pattern.match(text, came.end(), end)
        if away and text[away.end() : away.end() + 1] != ":":
            yield "absentees", away.span("v")
            return
