"""Papers that claim that everything is done, beside what the ledgers of the same day and later say."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive.tables.rectification_read import Followed, Item, Paper, Track, followed, same_matter
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Related


def rows(archive: Archive) -> Iterator[TableRow]:
    for held in followed(archive):
        for claim in held.papers:
            if claim.activity.facts.get("claims_all_done"):
                for track in held.tracks:
                    item = _later(track, claim)
                    if item is not None and _was_meant(held, track, claim):
                        yield _row(held.branch, claim, item)


def _later(track: Track, claim: Paper) -> Item | None:
    """How the problem stands in the first other paper from that day on."""
    return next(
        (
            item
            for item in track.items
            if item.paper.day >= claim.day and item.paper.activity.record != claim.activity.record
        ),
        None,
    )


def _was_meant(held: Followed, track: Track, claim: Paper) -> bool:
    """It was there by then: in an earlier paper, in the claim itself, or found before. What was found since
    is not spoken of."""
    if not same_matter(track.last.paper.activity, claim.activity):
        return False
    own = held.items[claim.activity.record]
    if own:
        return any(item.paper.activity.record == claim.activity.record for item in track.items)
    found = min((d for i in track.items if (d := i.day("found_on"))), default=None)
    return any(i.paper.day <= claim.day for i in track.items) or (found is not None and found <= claim.day)


def _row(branch: str, claim: Paper, item: Item) -> TableRow:
    return TableRow(
        {
            "claimed_on": claim.day,
            "problem": item.shown,
            "open": item.open,
            "open_on": item.paper.day,
            "other": item.paper.activity.path,
        },
        branch,
        (claim.activity.path, item.problem),
        day=claim.day,
        activity=claim.activity,
        related=(Related(item.paper.activity.path, item.kept.place, f"{item.paper.day}：{item.shown}"),),
    )
