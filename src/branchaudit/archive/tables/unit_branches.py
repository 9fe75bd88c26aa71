"""The branches that a circular of the unit names as lagging behind, with what was done about each; and how
many were put on the list of those to be set right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.tables.unit_read import branches_of, day_of, named, unit_papers
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity
from branchaudit.period import later

_SOON = 3
"""Months in which a talk follows a circular."""


def rows(archive: Archive) -> Iterator[TableRow]:
    papers = unit_papers(archive)
    lists = [one for one in papers if one.facts.get("unit_duty") == "整顿"]
    talks = [one for one in papers if one.facts.get("unit_duty") == "约谈"]
    listed = {name for one in lists for name in named(archive, one, poor=True)}
    told: dict[str, list[Activity]] = {}
    for one in papers:
        if one.facts.get("unit_duty") in ("通报", "述职评议"):
            for name in named(archive, one, poor=True):
                told.setdefault(name, []).append(one)
    for name in sorted(told):
        yield _row(archive, name, told[name], talks, listed=name in listed if lists else None)
    if lists:
        yield _share(archive, lists[0], len(listed))


def _row(
    archive: Archive, name: str, circulars: list[Activity], talks: list[Activity], *, listed: bool | None
) -> TableRow:
    first = min(circulars, key=lambda one: day_of(one) or "")
    since = day_of(first)
    spoken = [t for t in talks if name in named(archive, t) and (day_of(t) or "9999") >= (since or "")]
    due = since is not None and later(date.fromisoformat(since), _SOON) < archive.today
    return TableRow(
        {
            "name": name,
            "times": len({day_of(one) for one in circulars}),
            "told_on": since,
            "talked": True if spoken else False if due else None,
            "listed": listed,
        },
        NOWHERE,
        (name,),
        day=since,
        activity=first,
    )


def _share(archive: Archive, first: Activity, listed: int) -> TableRow:
    return TableRow(
        {"name": None, "on_list": listed, "branches": len(branches_of(archive))},
        NOWHERE,
        ("整顿名单",),
        day=day_of(first),
        activity=first,
    )
