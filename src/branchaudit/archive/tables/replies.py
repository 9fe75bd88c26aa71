"""What answers or reports something: a 批复 beside its 请示, a 报告 beside the meeting that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from branchaudit.archive.tables import election_papers
from branchaudit.archive.tables.papers import Paper, beside, distance
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity
from branchaudit.text import fold, squeeze

_FAR = 200
"""Days, within which one speaks of the other."""
_SHORTEST = 4
_CORE = re.compile(r"^.*?关于|的?(?:请示|批复|报告|复函|函)$|^(?:对|同意|批准|申请|成立)+|(?:同意|批准)")
_MEETINGS = {
    "organizational_life_meeting": re.compile("组织生活会"),
    "democratic_appraisal": re.compile("民主评议"),
}
"""A report on the year's meeting is written when it is over."""
_OVER = re.compile("情况|结果|召开")


def rows(archive: Archive) -> Iterator[TableRow]:
    for branch, held in archive.by_branch.items():
        if branch == NOWHERE:
            continue
        asked = [one for one in held if one.facts.get("official_kind") in ("请示", "报告") and one.date]
        for one in held:
            kind = one.facts.get("official_kind")
            if not one.date:
                continue
            if kind == "批复":
                before = [other for other in asked if _answers(one, other) and _near(one, other)]
                yield from _row(branch, "批复", one, before)
            elif kind == "报告":
                yield from _row(branch, "报告", one, _reported(one, held))


def _answers(reply: Activity, asked: Activity) -> bool:
    """By its number, by the title that the reply names, by the matter of both titles."""
    if election_papers.kind_of(reply) and election_papers.kind_of(asked):
        return False  # the table of elections has them
    number, named = reply.facts.get("answers_number"), reply.facts.get("answers_title")
    if number and asked.facts.get("official_number"):
        return _plain(number) == _plain(asked.facts["official_number"])
    one, other = (
        _matter(named or reply.facts.get("official_title")),
        _matter(asked.facts.get("official_title")),
    )
    return len(one) >= _SHORTEST and len(other) >= _SHORTEST and (one in other or other in one)


def _plain(number: object) -> str:
    return re.sub(r"[\[(【〔]", "〔", re.sub(r"[\])】〕]", "〕", squeeze(fold(str(number))))).replace(
        "第", ""
    )


def _matter(title: object) -> str:
    """换届选举 of 中共营业厅支部委员会关于换届选举的请示."""
    text = squeeze(fold(str(title or "")))
    for _ in range(3):
        text = _CORE.sub("", text)
    return text


def _near(one: Activity, other: Activity) -> bool:
    return bool(one.date and other.date) and _apart(str(one.date), str(other.date)) <= _FAR


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _reported(report: Activity, held: Sequence[Activity]) -> list[Activity]:
    """The meetings that a report may be about: of its kind, of the same year or near to it."""
    title = str(report.facts.get("official_title") or "")
    kinds = {kind for kind, cue in _MEETINGS.items() if cue.search(title)}
    if not kinds or not _OVER.search(title):
        return []
    return [
        one
        for one in held
        if one.date
        and kinds & {one.doc_type, *one.also}
        and (report.about == one.about if report.about and one.about else _near(report, one))
    ]


def _row(branch: str, sort: str, one: Activity, before: Sequence[Activity]) -> Iterator[TableRow]:
    """Right where any of those that it may mean came first."""
    if not before or not one.date:
        return
    papers = [Paper(other, str(other.date)) for other in before]
    first = min(papers, key=lambda paper: paper.day)
    last = Paper(one, one.date)
    yield TableRow(
        {
            "sort": sort,
            "title": str(one.facts.get("official_title") or one.title),
            "on": last.day,
            "previous_on": first.day,
            "other": first.activity.path,
            **distance(papers, [last]),
        },
        branch,
        (sort, one.record, first.activity.record),
        day=last.day,
        activity=one,
        related=beside(first, "另一份"),
    )
