"""One row of a table of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from branchaudit.document import Place
from branchaudit.model import Activity, Related, Value


class TableRow(NamedTuple):
    """What is known (`fields`, ids from `archive_facts`; branch and day are added) and where it belongs."""

    fields: Mapping[str, Value]
    branch: str
    """NOWHERE: of the unit as a whole, or of no branch that could be told."""
    identity: tuple[str, ...]
    """What tells it from other rows and stays the same from run to run."""
    day: str | None = None
    """ISO date that decides which text was in force."""
    activity: Activity | None = None
    """The record that a finding stands at; None where nothing in particular is wrong with any."""
    place: Place | None = None
    quote: str | None = None
    persons: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    period: str | None = None
    """Slot (2024-03 | 2024Q1 | 2024), where something is missing in it."""
    confidence: float = 1.0
