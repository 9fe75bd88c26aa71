"""Stretches of months in which a member paid no dues, though the ledgers of these months are at hand; a row
with none for everybody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from branchaudit.archive.tables.dues_read import Payment, Payments, month_of, payments, said, written
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.model import Activity, Value

_GONE = frozenset({"去世", "停止党籍", "出党", "转出"})
_REACH = 6
"""Months within which a larger payment may stand for those that are missing."""
_BY_QUARTER = 3
"""Months from one payment to the next of somebody who pays by the quarter."""
_MOST_MISSING = 0.4
"""Where more of the members are missing, part of the ledger was not handed in."""


def rows(archive: Archive) -> Iterator[TableRow]:
    branches = list(payments(archive))
    elsewhere: dict[str, dict[int, set[str]]] = {}
    for one in branches:
        for month, names in one.listed.items():
            for name in names:
                elsewhere.setdefault(name, {}).setdefault(month, set()).add(one.branch)
    for one in branches:
        partial = set(_partial(one))
        for name, held in one.of.items():
            away = {m for m, where in elsewhere[name].items() if where != {one.branch}}
            came = _came(archive, one.branch, name)
            stretches = _stretches(_unpaid(one, held, away | partial, came))
            for months in stretches:
                gone = _left(archive, one.branch, name) or (came is not None and months[0] <= came)
                yield _row(one, name, held, months, gone)
            if not stretches:
                yield _none(one, name, held)


def _partial(one: Payments) -> Iterator[int]:
    """Months whose ledger lacks several members who stand before and after it."""
    for month in one.whole:
        there = {n for n, held in one.of.items() if held[0].first <= month <= held[-1].last}
        lacking = there - one.listed[month]
        if len(lacking) >= 3 and len(lacking) > _MOST_MISSING * len(there):
            yield month


def _unpaid(one: Payments, held: Sequence[Payment], passed_over: set[int], came: int | None) -> set[int]:
    """Months in which he is missing between two in which he stands, or stands without having paid. In front
    of his first payment he had not come yet, unless the roster says when he did (`came`: that month may have
    been paid where he came from)."""
    listed = {m for p in held for m in p.months}
    between = range(min(listed), max(listed) + 1)
    missing = {m for m in between if m in one.whole and m not in listed} - passed_over
    if {after - before for before, after in pairwise(sorted(listed))} == {_BY_QUARTER}:
        missing = set()
    settled = {m for p in held if not p.is_open for m in p.months}
    first = min(settled, default=max(listed))
    unpaid = {
        m
        for p in held
        if p.is_open
        for m in p.months
        if m in one.collected
        and m not in settled
        and (m > first or p.says_unpaid or (came is not None and m > came))
    }
    return missing | unpaid


def _stretches(months: set[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for month in sorted(months):
        if found and found[-1][-1] == month - 1:
            found[-1].append(month)
        else:
            found.append([month])
    return found


def _row(one: Payments, name: str, held: Sequence[Payment], months: list[int], gone: bool) -> TableRow:
    first, last = months[0], months[-1]
    rows = [p for p in held if p.is_open and p.first <= last and p.last >= first]
    later = [p for p in held if p.first > last and not p.is_open]
    at: Activity | None = rows[0].activity if rows else one.at(first)
    near = [p for p in held if not p.is_open and first - _REACH <= p.last and p.first <= last + _REACH]
    return TableRow(
        {
            "name": name,
            "months": said(first, last),
            "count": len(months),
            "listed": bool(rows),
            "told": bool(rows)
            and len({m for p in rows for m in p.months} & {*months}) == len(months)
            and all(not p.in_grid and not p.says_unpaid and p.note is None for p in rows),
            "at_end": not later,
            "says_unpaid": any(p.says_unpaid for p in rows),
            "explained": gone
            or any(p.note and not p.says_unpaid for p in rows)
            or any(p.note for p in near if p.last in (first - 1, last) or p.first == last + 1)
            or _covered(near, len(months)),
        },
        one.branch,
        (name, written(first)),
        day=f"{written(first)}-01",
        activity=at,
        place=rows[0].kept.place if rows else None,
        quote=name if rows else None,
        persons=(name,),
        period=written(first) if first == last else None,
    )


def _none(one: Payments, name: str, held: Sequence[Payment]) -> TableRow:
    day = f"{written(held[-1].last)}-01"
    return TableRow({"name": name, "count": 0}, one.branch, (name,), day=day, activity=held[0].activity)


def _covered(near: Sequence[Payment], count: int) -> bool:
    """He paid so much more in a month close by that it may be for these as well."""
    single = [p.paid for p in near if p.paid and p.first == p.last]
    usual = min(single, default=0.0) if len(single) < 3 else median(single)
    return usual > 0 and any(paid >= usual * (count + 0.9) for paid in single)


def _left(archive: Archive, branch: str, name: str) -> bool:
    """A roster of the branch says that he has gone."""
    return any(
        fields.get("state") in _GONE or fields.get("moved_out")
        for fields in _on_rosters(archive, branch, name)
    )


def _came(archive: Archive, branch: str, name: str) -> int | None:
    """The month in which he came, by a roster."""
    moved = (fields.get("moved_in") for fields in _on_rosters(archive, branch, name))
    return max((month_of(day) for day in moved if isinstance(day, str)), default=None)


def _on_rosters(archive: Archive, branch: str, name: str) -> Iterator[Mapping[str, Value]]:
    for one in archive.by_branch.get(branch, ()):
        for kept in one.rows.get("members", ()):
            if kept.fields.get("name") == name:
                yield kept.fields
