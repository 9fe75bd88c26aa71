"""A notice that calls a meeting beside the record of that meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Related, Value
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import MEETING_TYPES

_KINDS = (
    (re.compile("换届选举|选举大会|补选"), "election"),
    (re.compile("组织生活会"), "organizational_life_meeting"),
    (re.compile("民主评议"), "democratic_appraisal"),
    (re.compile("主题党日|党日活动"), "theme_party_day"),
    (re.compile("支委会|支部委员会会议|支部委员会$"), "branch_committee_meeting"),
    (re.compile("党小组会"), "party_group_meeting"),
    (re.compile("党课"), "party_lecture"),
    (re.compile("党员大会|支部大会"), "branch_general_meeting"),
)
_MOVED = re.compile("延期|改期|推迟|提前|调整|变更|更改|补充|更正")
_DAYS, _MINUTES = 7, 30
"""A meeting so near is the one that was called; minutes are no other time."""
_NEAR = 31
"""Days between a meeting and the notice that puts it off."""
_ROOM = re.compile(r"会议室|活动室|活动中心|阵地|党员|党建|支部|公司|机关|单位|党|室|楼|的")
_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        called = [one for one in held if one.facts.get("calls_meeting") and one.facts.get("meeting_on")]
        for notice in called:
            kind = _kind(notice)
            if kind is not None:
                others = [one for one in called if one is not notice and _kind(one) == kind]
                yield from _compared(branch, notice, kind, others, held)


def _kind(notice: Activity) -> str | None:
    told = notice.facts.get("meeting_named") or notice.facts.get("official_title") or notice.title
    title = squeeze(fold(str(told)))
    return kind_in(title.removesuffix("的通知").removesuffix("通知"))


def kind_in(title: str) -> str | None:
    """The kind of meeting that a title names."""
    return next((kind for cue, kind in _KINDS if cue.search(title)), None)


def _compared(
    branch: str, notice: Activity, kind: str, others: Sequence[Activity], held: Sequence[Activity]
) -> Iterator[TableRow]:
    on = str(notice.facts["meeting_on"])
    met = [
        one
        for one in held
        if one.date and one.doc_type in MEETING_TYPES and kind in (one.doc_type, *one.also)
    ]
    same_day = [one for one in met if one.date == on]
    for one in same_day[:1]:
        yield _row(branch, notice, one, "日期", one.date, on, same=True)
        if len(same_day) == 1:
            yield from _time_and_place(branch, notice, one)
    if same_day or any(_moves(other, kind, on) for other in held):
        return
    elsewhere = {other.facts["meeting_on"] for other in others}
    near = [one for one in met if one.date not in elsewhere and _apart(str(one.date), on) <= _DAYS]
    if len(near) == 1:
        yield _row(branch, notice, near[0], "日期", near[0].date, on, same=False)


def _moves(other: Activity, kind: str, on: str) -> bool:
    """关于…改期的通知: of that kind of meeting, or of one that its title does not name."""
    title = str(other.facts.get("official_title") or other.title)
    if other.facts.get("official_kind") != "通知" or not _MOVED.search(title):
        return False
    return _kind(other) in (kind, None) and (other.date is None or _apart(other.date, on) <= _NEAR)


def _time_and_place(branch: str, notice: Activity, one: Activity) -> Iterator[TableRow]:
    at, start = notice.facts.get("meeting_at"), one.facts.get("start_clock")
    if isinstance(at, str) and isinstance(start, str) and at >= "08:00":
        yield _row(
            branch, notice, one, "开始时间", start, at, same=abs(_minutes(at) - _minutes(start)) <= _MINUTES
        )
    place = notice.facts.get("meeting_place")
    if isinstance(place, str) and one.place:
        same = _same_place(place, one.place)
        if same is not None:
            yield _row(branch, notice, one, "地点", one.place, place, same=same)


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _same_place(one: str, other: str) -> bool | None:
    """None where it may be one room under two names: 党员活动室, 支部会议室."""
    texts = [squeeze(fold(text)) for text in (one, other)]
    if texts[0] in texts[1] or texts[1] in texts[0]:
        return True
    numbers = [set(_NUMBER.findall(text)) for text in texts]
    if all(numbers):
        return None if numbers[0] & numbers[1] else False
    names = [set(_ROOM.sub("", text)) for text in texts]
    return False if all(names) and not names[0] & names[1] else None


def _row(
    branch: str, notice: Activity, one: Activity, what: str, value: Value, called: Value, *, same: bool
) -> TableRow:
    fields: dict[str, Value] = {
        "what": what, "value": value, "called": called, "same": same, "other": notice.path,
    }  # fmt: skip
    related = (Related(notice.path, None, f"通知：{called}"),)
    return TableRow(fields, branch, (what, notice.record, one.record), one.date, one, related=related)
