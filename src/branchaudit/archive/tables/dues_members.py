"""The ledgers of dues beside the roster: members whom no ledger names, and who pays after he has left."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.archive.roster import Roster, near
from branchaudit.archive.tables.dues_read import Payments, payments, said, written
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Related

_COVERED = 0.8
"""A ledger that names fewer of the members is not that of the whole branch."""
_LEAST = 3
"""Months for which somebody who came in between belonged to the branch, before he is asked for."""
_OF_THE_BRANCH = frozenset({None, "在册"})
"""Who lives elsewhere may pay there."""


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a member on the roster, one a payment of somebody who has left."""
    branches = [one for one in payments(archive) if one.branch != NOWHERE]
    everywhere = {name for one in branches for name in one.of}
    for one in branches:
        yield from _members(archive, one, everywhere)
        yield from _left(archive, one)


def _members(archive: Archive, one: Payments, everywhere: set[str]) -> Iterator[TableRow]:
    months = sorted(one.whole)
    rosters = {month: archive.rosters.on(one.branch, f"{written(month)}-01") for month in months}
    last = rosters[months[-1]] if months else None
    if last is None:
        return
    belonged = {month: _names(roster) for month, roster in rosters.items()}
    due = {
        member.name: (member, [month for month in months if member.name in belonged[month]])
        for member in last.members()
        if member.state in _OF_THE_BRANCH and not member.excused
    }
    listed = [name for name in due if name in one.of]
    if len(listed) < _COVERED * len(due):
        return
    for name, (member, own) in due.items():
        if not own or (own != months and len(own) < _LEAST):
            continue  # he has only just come
        told = name in everywhere or near(name, everywhere) is not None
        yield TableRow(
            {
                "name": name,
                "listed": told,
                "months": _said(own),
                "left_on": None,
                "after": False,
            },
            one.branch,
            (name,),
            day=f"{written(own[-1])}-01",
            activity=member.source,
            place=member.place,
            quote=name,
            persons=(name,),
        )


def _said(months: list[int]) -> str:
    """2023年1月至12月; where ledgers between are not at hand, how many there are."""
    whole = said(months[0], months[-1])
    return whole if len(months) == months[-1] - months[0] + 1 else f"{whole}收到的{len(months)}个月"


def _names(roster: Roster | None) -> set[str]:
    return {member.name for member in roster.members()} if roster else set()


def _left(archive: Archive, one: Payments) -> Iterator[TableRow]:
    """Payments of those of whom the roster says when they moved or died."""
    for payment in one.all:
        roster = archive.rosters.on(one.branch, f"{written(payment.first)}-01")
        if not payment.paid or payment.note or roster is None:
            continue
        member = roster.standing(payment.name).member
        if member is None or not member.moved_out:
            continue
        yield TableRow(
            {
                "name": payment.name,
                "listed": True,
                "months": said(payment.first, payment.last),
                "left_on": member.moved_out,
                "after": member.moved_out[:7] < written(payment.first),
            },
            one.branch,
            (payment.name, written(payment.first)),
            day=f"{written(payment.first)}-01",
            activity=payment.activity,
            place=payment.kept.place,
            quote=payment.name,
            persons=(payment.name,),
            related=(Related(member.source.path, member.place, "名册"),),
        )
