"""The problems that a committee raised at its 组织生活会, beside the rectification papers that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.archive.tables.papers import pairs_of
from branchaudit.archive.tables.rectification_read import Followed, followed
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Related

_MEETING = "organizational_life_meeting"
_SAME, _OTHER = 0.4, 0.2
"""Share of the pairs of characters of the shorter wording in common: from the first on it is that problem,
below the second it is another. What lies between is left alone."""
_SHOWN = 40


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a problem, where the papers are plainly about that meeting: they have most of its problems."""
    for one in followed(archive):
        if one.branch == NOWHERE:
            continue
        for met in archive.by_branch[one.branch]:
            if _MEETING in (met.doc_type, *met.also) and met.date:
                yield from _beside(one, met, met.rows.get("raised", ()))


def _beside(one: Followed, met: Activity, raised: Sequence[Kept]) -> Iterator[TableRow]:
    papers = [paper for paper in one.papers if paper.day >= str(met.date)]
    listed = [
        (pairs_of(str(item.fields["problem"])), paper)
        for paper in papers
        for item in one.items[paper.activity.record]
    ]
    best = [
        max((_share(pairs_of(str(kept.fields["problem"])), pairs) for pairs, _ in listed), default=0.0)
        for kept in raised
    ]
    found = sum(share >= _SAME for share in best)
    if found < 2 or found * 2 < len(raised):
        return
    for kept, share in zip(raised, best, strict=True):
        if _OTHER <= share < _SAME:
            continue
        text = str(kept.fields["problem"])
        yield TableRow(
            {
                "problem": text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…",
                "listed": share >= _SAME,
                "other": papers[-1].activity.path,
            },
            one.branch,
            (met.record, text),
            day=met.date,
            activity=met,
            place=kept.place,
            quote=text,
            related=(Related(papers[-1].activity.path, None, "整改材料"),),
        )


def _share(one: set[str], other: set[str]) -> float:
    """0 … 1"""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
