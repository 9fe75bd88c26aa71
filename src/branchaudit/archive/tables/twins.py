"""Two records of one meeting: what the one says beside what the other says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from branchaudit.archive.tables.papers import pairs_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Activity, Related, Value
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import MEETING_TYPES

_SAME_MATTER = 0.6
"""Share of the pairs of characters of the shorter one."""
_OF_GROUPS = frozenset({"party_group_meeting", "study_session", "theme_party_day"})
"""Groups may each hold their own."""
_MANY_A_DAY = frozenset({"heart_to_heart_talk"})


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each thing that both records tell."""
    for branch, held in archive.by_branch.items():
        meetings: dict[tuple[str, str, str | None], list[Activity]] = defaultdict(list)
        for one in held:
            if one.date and one.doc_type in MEETING_TYPES - _MANY_A_DAY:
                meetings[one.date, one.doc_type, one.group].append(one)
        for records in meetings.values():
            for first, second in pairwise(sorted(records, key=lambda one: (one.path, one.record))):
                if first.path != second.path and _is_one_meeting(first, second):
                    yield from _compared(branch, first, second)
                    yield from _resolved(branch, first, second)
                    yield from _resolved(branch, second, first)


def _is_one_meeting(first: Activity, second: Activity) -> bool:
    """By its topic, or at the same time: a branch holds no two meetings of a kind at once, though its groups
    may. A day may have two meetings of one kind."""
    if first.topic and second.topic and _alike(first.topic, second.topic):
        return True
    if first.doc_type in _OF_GROUPS and first.group is None and first.topic and second.topic:
        return False
    if first.start and first.end and second.start and second.end:
        return first.start < second.end and second.start < first.end
    return False


def _alike(one: Value, other: Value) -> bool:
    """The same, or one with more words."""
    texts = sorted((squeeze(fold(str(one))), squeeze(fold(str(other)))), key=len)
    return bool(texts[0]) and texts[0] in texts[1]


def _compared(branch: str, first: Activity, second: Activity) -> Iterator[TableRow]:
    for what, told in _WHAT.items():
        values = told(first), told(second)
        if None in values:
            continue
        same = values[0] == values[1] or (isinstance(values[0], str) and _alike(*values))
        yield TableRow(
            {
                "what": what,
                "value": values[1],
                "other_value": values[0],
                "same": same,
                "other": first.path,
            },
            branch,
            (first.path, first.record, second.path, second.record, what),
            day=second.date,
            activity=second,
            related=(Related(first.path, None, f"{what}：{values[0]}"),),
        )


def _resolved(branch: str, one: Activity, other: Activity) -> Iterator[TableRow]:
    """What the one gave somebody to do, and the other resolved not to do."""
    for given in one.rows.get("assigned", ()):
        wanted = pairs_of(str(given.fields["matter"]))
        for kept in other.rows.get("declined", ()):
            told = pairs_of(str(kept.fields["matter"]))
            if wanted and told and len(wanted & told) >= _SAME_MATTER * min(len(wanted), len(told)):
                value, against = (
                    f"不办：{kept.fields['matter']}",
                    f"交{given.fields['owner']}办：{given.fields['matter']}",
                )
                yield TableRow(
                    {
                        "what": "决定",
                        "value": value,
                        "other_value": against,
                        "same": False,
                        "other": one.path,
                    },
                    branch,
                    (one.path, one.record, other.path, other.record, "决定", str(kept.fields["matter"])),
                    day=other.date,
                    activity=other,
                    place=kept.place,
                    related=(Related(one.path, given.place, f"决定：{against}"),),
                )


def _named(element: str) -> Callable[[Activity], Value]:
    return lambda one: "、".join(one.people.get(element, ())) or None


_WHAT: dict[str, Callable[[Activity], Value]] = {
    "开始时间": lambda one: one.start,
    "地点": lambda one: one.place,
    "主持人": _named("chair"),
    "记录人": _named("recorder"),
    "应到人数": lambda one: one.facts.get("expected_count"),
    "实到人数": lambda one: one.facts.get("actual_count"),
}
