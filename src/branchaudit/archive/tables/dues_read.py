"""The payments of Party dues that all ledgers of a branch tell, in whatever form: what the tables on dues
are put together from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept, Value
from branchaudit.structure.people import is_listed_name
from branchaudit.text import fold, squeeze

_BRACKETS = re.compile(r"\([^()]*\)")
_COPY = re.compile("公示|公布|公开|核定|核算|测算|标准表")
"""Announced or fixed, not collected."""
_WHOLE = 0.6
"""A month in which so many of the usual members stand was handed in as a whole."""


class Payment(NamedTuple):
    """One row of a ledger."""

    name: str
    first: int
    last: int
    """Months, counted from the year 0."""
    due: float | None
    paid: float | None
    paid_on: str | None
    base: float | None
    unpaid: bool
    says_unpaid: bool
    exempt: bool
    in_grid: bool
    note: str | None
    activity: Activity
    kept: Kept

    @property
    def months(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def is_open(self) -> bool:
        """Nothing was paid, and nothing says why."""
        return self.unpaid and not self.exempt and self.due != 0


class Payments:
    """What the ledgers of one branch tell."""

    def __init__(self, branch: str, payments: Sequence[Payment]) -> None:
        self.branch, self.all = branch, payments
        self.of: dict[str, list[Payment]] = defaultdict(list)
        """Member → his payments, by month."""
        self.listed: dict[int, set[str]] = defaultdict(set)
        """Month → who stands in its ledger."""
        for one in sorted(payments, key=lambda p: (p.first, p.activity.path, p.kept.place.block)):
            self.of[one.name].append(one)
            for month in one.months:
                self.listed[month].add(one.name)
        usual = median(map(len, self.listed.values())) if self.listed else 0
        self.whole = {month for month, names in self.listed.items() if len(names) >= _WHOLE * usual}
        """Months whose ledger was handed in with (nearly) all members."""
        open_by, paid_by = Counter[int](), Counter[int]()
        for one in payments:
            (open_by if one.is_open else paid_by).update(one.months)
        self.collected = {month for month, count in paid_by.items() if count > open_by[month]}
        """Months in which most members have paid: the others may still come."""

    def at(self, month: int) -> Activity | None:
        """A ledger of that month."""
        return next((one.activity for one in self.all if month in one.months), None)


@lru_cache(maxsize=1)
def payments(archive: Archive) -> tuple[Payments, ...]:
    """Branch by branch; ledgers of several branches are taken apart by their rows. Four tables ask for it."""
    held: dict[str, list[Payment]] = defaultdict(list)
    for one in archive.activities:
        if one.doc_type != "dues_ledger" or _COPY.search(one.title):
            continue
        for kept in one.rows.get("dues", ()):
            payment = _payment(one, kept)
            if payment is not None:
                held[_home(archive, one, kept)].append(payment)
    return tuple(Payments(branch, held[branch]) for branch in sorted(held))


def _home(archive: Archive, one: Activity, kept: Kept) -> str:
    named = kept.fields.get("branch")
    home = archive.registry.home("", named) if isinstance(named, str) else None
    return home or one.branch or NOWHERE


def _payment(one: Activity, kept: Kept) -> Payment | None:
    """None where it is no person's, or of no month that could be told."""
    given: Mapping[str, Value] = kept.fields
    name, first, last = given.get("name"), _month(given.get("first_month")), _month(given.get("last_month"))
    if not isinstance(name, str) or first is None or last is None:
        return None
    name = _BRACKETS.sub("", squeeze(fold(name)))
    paid_on = given.get("paid_on") or one.facts.get("collected_on")
    note = given.get("note")
    if not is_listed_name(name):
        return None
    return Payment(
        name,
        first,
        last,
        _number(given.get("due")),
        _number(given.get("paid")),
        paid_on if isinstance(paid_on, str) else None,
        _number(given.get("base")),
        bool(given.get("unpaid")),
        bool(given.get("says_unpaid")),
        bool(given.get("exempt")),
        bool(given.get("in_grid")),
        note if isinstance(note, str) else None,
        one,
        kept,
    )


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _month(value: Value) -> int | None:
    return month_of(value) if isinstance(value, str) else None


def month_of(day: str) -> int:
    """Of 2024-03-05 or 2024-03, counted from the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def written(month: int) -> str:
    """2024-03"""
    return f"{month // 12}-{month % 12 + 1:02d}"


def said(first: int, last: int) -> str:
    """2024年3月, 2024年3月至5月."""
    start = f"{first // 12}年{first % 12 + 1}月"
    if first == last:
        return start
    year = "" if first // 12 == last // 12 else f"{last // 12}年"
    return f"{start}至{year}{last % 12 + 1}月"
