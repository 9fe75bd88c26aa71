"""Tables put together from the records of all branches; `archive_facts.py` says what their rows mean.
One module makes one table, and is loaded when a rule asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive

_MODULES = {
    "development": "development",
    "elections": "elections",
    "life": "life",
    "notices": "notices",
    "prior": "prior",
    "replies": "replies",
    "terms": "terms",
    "told_steps": "told_steps",
    "twins": "twins",
}
"""Table → module with a function `rows`."""


def rows_of(table: str, archive: Archive) -> Iterable[TableRow]:
    make: Callable[[Archive], Iterable[TableRow]] = import_module(f"{__name__}.{_MODULES[table]}").rows
    return make(archive)
