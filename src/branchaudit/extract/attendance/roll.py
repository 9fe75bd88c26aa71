"""The lists of a meeting held against one another: present, observers, absent, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import people, words
from branchaudit.structure.cue import Cue

_FROM_AFAR = Cue(
    "今[日天]到会|当[日天]到会|换班到会|书面|视频|线上|电话|连线|委托|转达|代为|代读|代念|迟到|晚到|后到|赶到|赶回|中途|提前离|早退|补课|补学|留言|捎话|来信|发来|事后|会后"
)
"""How somebody who was not there may have been heard all the same."""
_ON_TWO_DAYS = Cue("分[两二]天|分两[日次]|第一[日天次][^\n]{0,40}第二[日天次]|跨[两二]日|第二次:")
"""Who was away on the first day may have been there on the second."""
_HEAD = 300
"""Characters in which a record says so."""
_NEAR = 20
"""Characters around a name that speak of it."""
_REPORTS = re.compile("(?:同志)?(?:首先|先)?(?:汇报|报告|反馈|回报|通报)")
_LABELLED = 0.9
"""Confidence in a list that a label introduces."""


def roll_facts(
    ctx: Context, elements: Mapping[str, Fact], speeches: Iterable[Row], counts: Mapping[str, Value]
) -> dict[str, Value]:
    listed, observers = _names(elements, "attendees_list"), _names(elements, "observers")
    absent = _names(elements, "absentees")
    officers = _names(elements, "chair") | _names(elements, "recorder")
    away = elements.get("absentees", MISSING).span or (0, 0)
    speeches = [row for row in speeches if not away[0] <= row.span[0] < away[1]]
    active = officers | {str(row.fields["speaker"]) for row in speeches}
    seen = officers | {str(row.fields["speaker"]) for row in speeches if _speaks_in_the_room(ctx, row)}
    labelled = bool(listed) and elements["attendees_list"].confidence >= _LABELLED
    return {
        "observers_count": len(observers) or None,
        "listed_twice": _joined(listed & observers) if labelled else None,
        "present_and_absent": _joined(listed & absent) if labelled else None,
        "absent_active": _joined(name for name in absent & active if not _heard_from_afar(ctx, name))
        if not _ON_TWO_DAYS.search(ctx.folded, 0, ctx.title_end + _HEAD)
        else "",
        "unlisted_active": _unlisted(
            {name for name in seen if name not in (elements.get("observers", MISSING).value or "")},
            listed | observers | absent,
        )
        if labelled and len(listed) == counts["listed_count"] == counts["actual_count"]
        else None,
    }


def _heard_from_afar(ctx: Context, name: str) -> bool:
    """Whether words near the name, wherever it stands, tell how the absent came to speak."""
    at = ctx.folded.find(name)
    while at != -1:
        if _FROM_AFAR.search(ctx.folded[max(0, at - _NEAR) : at + len(name) + _NEAR]):
            return True
        at = ctx.folded.find(name, at + 1)
    return False


def _speaks_in_the_room(ctx: Context, speech: Row) -> bool:
    """Whether a speech shows beyond doubt that a person of this name was there: no report of a matter that
    was settled before (魏书豪汇报：…已经做完), which may have come in writing; and where nothing but a verb
    tells the speaker (王建国提出…), no ordinary word inside the name (能一页说清, 经验里讲)."""
    name = str(speech.fields["speaker"])
    behind = ctx.folded[speech.span[0] : speech.span[1]].partition(name)[2][:_NEAR]
    if _REPORTS.match(behind):
        return False
    by_line = behind.lstrip(" 】])").startswith((":", "--")) or not behind[:1].strip()
    return by_line or not any(words.is_word(part) for part in (name[:2], name[-2:]) if len(name) > 2)


def _unlisted(active: set[str], known: set[str]) -> str:
    """Names beyond doubt: a surname in front, and no known name inside (汀兰汇报)."""
    return _joined(
        name
        for name in active - known
        if people.is_full_name(name) and len(name) <= 3 and not any(other in name for other in known)
    )


def _names(elements: Mapping[str, Fact], element: str) -> set[str]:
    listed = elements.get(element, MISSING).normalized
    if not isinstance(listed, list):
        return set()
    names = (entry["name"] if isinstance(entry, dict) else entry for entry in listed)
    return {name for name in names if isinstance(name, str)}


def _joined(names: Iterable[str]) -> str:
    return "、".join(sorted(names))
