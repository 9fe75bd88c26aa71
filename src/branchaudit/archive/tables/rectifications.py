"""Each problem that is being put right, with how it stands in the last paper that has it and what changed on
the way there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from branchaudit.archive.tables.rectification_read import (
    Followed,
    Item,
    Paper,
    Track,
    followed,
    maybe_alike,
    same_matter,
)
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Related, Value
from branchaudit.text import squeeze

_EXTENDED = re.compile("延期|延长|顺延|推迟|展期|调整为|改为|批准|同意|调整时限|变更")
_HANDED_ON = re.compile("调整|变更|接任|接替|调离|调任|换届|改由|交接|离任|退休")
_STANDING = re.compile("长期|持续|常态|坚持")
_HALF = 0.5
_NO_MORE = 8


def rows(archive: Archive) -> Iterator[TableRow]:
    today = min(archive.today, archive.period.end) if archive.period is not None else archive.today
    for held in followed(archive):
        for track in held.tracks:
            yield _row(held, track, today.isoformat())


def _row(held: Followed, track: Track, today: str) -> TableRow:
    last, first = track.last, track.items[0]
    dropped = _dropped(held, last)
    due = last.day("due") or next((d for i in reversed(track.items) if (d := i.day("due"))), None)
    opened = [i for i in track.items[:-1] if i.open]
    shifts = [
        (a, b)
        for a, b in pairwise(track.items)
        if (x := a.day("due")) and (y := b.day("due")) and x < y and not _says(b, _EXTENDED)
    ]
    fields: dict[str, Value] = {
        "problem": last.shown,
        "state": _state(last),
        "reported": last.paper.day,
        "papers": len(track.items),
        "due": due,
        "overdue": _days(due, today) if due and not last.done else None,
        "told": last.open and due is not None and (last.day("reported") or "") > due,
        "reports": any(i.fields.get("progress") for i in held.items[last.paper.activity.record]),
        "reported_later": _reported_later(held, last),
        "dropped": _is_dropped(held, last, dropped),
        "dropped_from": dropped.activity.path if dropped else None,
        "reopened": _reopened(track),
        "due_before": shifts[-1][0].day("due") if shifts else None,
        "due_after": shifts[-1][1].day("due") if shifts else None,
        "open_on": _first_of(opened[-1].paper) if opened else None,
        "done_on": last.day("done_on"),
        "found_before": min((d for i in track.items[:-1] if (d := i.day("found_on"))), default=None),
        "unproven": last.done and bool(last.fields.get("unproven")) and _says_no_more(last),
        "others_proven": _others_proven(held, last),
    }
    fields |= _persons(track)
    return TableRow(
        fields,
        held.branch,
        (first.problem, first.paper.activity.path),
        day=last.paper.day,
        activity=last.paper.activity,
        place=last.kept.place,
        quote=last.shown,
        related=_related(track, dropped),
    )


def _state(last: Item) -> str:
    if last.done:
        return "已完成"
    if last.open:
        return "长期坚持" if _STANDING.search(str(last.fields.get("progress", ""))) else "未完成"
    return "没有写明"


def _related(track: Track, dropped: Paper | None) -> tuple[Related, ...]:
    told = [Related(i.paper.activity.path, i.kept.place, _told(i)) for i in track.items[:-1]]
    if dropped is not None:
        told.append(Related(dropped.activity.path, None, "这一份里没有这一项"))
    return tuple(told)


def _told(item: Item) -> str:
    state = "已完成" if item.done else "未完成" if item.open else "没有写明完成情况"
    return f"{item.paper.day}：{state}，时限 {item.day('due') or '没有写明'}"


def _days(due: str, today: str) -> int:
    return max(0, (date.fromisoformat(today) - date.fromisoformat(due)).days)


def _first_of(paper: Paper) -> str:
    """Where only the month of a paper is known, its first day."""
    return paper.day if paper.exact else f"{paper.day[:7]}-01"


def _says(item: Item, words: re.Pattern[str]) -> bool:
    return any(isinstance(value, str) and words.search(value) for value in item.fields.values())


def _dropped(held: Followed, last: Item) -> Paper | None:
    """The next paper on the same matter that goes on with the other problems and leaves out this one, which
    was not done."""
    if last.done:
        return None
    beside = {i.problem for i in held.items[last.paper.activity.record]} - {last.problem}
    for paper in held.papers:
        if paper.day <= last.paper.day or not same_matter(paper.activity, last.paper.activity):
            continue
        records = {last.paper.activity.record, paper.activity.record}
        both = [t for t in held.tracks if records <= {i.paper.activity.record for i in t.items}]
        if both and len(both) >= _HALF * len(beside) and not paper.activity.facts.get("claims_all_done"):
            return paper
    return None


def _is_dropped(held: Followed, last: Item, paper: Paper | None) -> bool | None:
    """Not known where the later paper has a new problem that may be this one in other words."""
    if paper is None:
        return False
    new = [t.items[0] for t in held.tracks if t.items[0].paper.activity.record == paper.activity.record]
    return None if any(maybe_alike(last, other) for other in new) else True


def _reported_later(held: Followed, last: Item) -> bool:
    """A later paper without items of its own, or one that says that all is done, may report it."""
    return any(
        p.day >= last.paper.day
        and p.activity.record != last.paper.activity.record
        and same_matter(p.activity, last.paper.activity)
        and (not held.items[p.activity.record] or bool(p.activity.facts.get("claims_all_done")))
        for p in held.papers
    )


def _reopened(track: Track) -> str | None:
    """The day of the paper that had it done, where a later one has it open. What was found again since is
    another matter."""
    for before, after in pairwise(track.items):
        found = after.day("found_on")
        if before.done and after.open and not (found and found > (before.day("done_on") or before.paper.day)):
            return before.paper.day
    return None


def _says_no_more(item: Item) -> bool:
    """已完成, 已整改到位, and not a word about what was done."""
    return len(squeeze(str(item.fields.get("progress", "")))) <= _NO_MORE


def _others_proven(held: Followed, last: Item) -> bool:
    done = [i for i in held.items[last.paper.activity.record] if i.done and i is not last]
    return len(done) >= 2 and all(not i.fields.get("unproven") for i in done)


def _persons(track: Track) -> dict[str, Value]:
    """Who was in charge before and after, where nobody stayed and nothing says why."""
    for before, after in reversed(list(pairwise(track.items))):
        both = before.persons and after.persons
        if both and not {*before.persons} & {*after.persons} and not _says(after, _HANDED_ON):
            return {"person_before": "、".join(before.persons), "person_after": "、".join(after.persons)}
    return {"person_before": None, "person_after": None}
