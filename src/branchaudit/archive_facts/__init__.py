"""The catalogue of tables that rules on the archive may use: each is put together from the records of all
branches, row by row. What a row does not know is None, and an expression that needs it is *undecided*.
"""

from __future__ import annotations

from branchaudit.archive_facts.conflicts import CONFLICT_TABLES
from branchaudit.archive_facts.ledgers import LEDGER_TABLES
from branchaudit.archive_facts.orders import ORDER_TABLES
from branchaudit.archive_facts.rosters import ROSTER_TABLES
from branchaudit.archive_facts.traces import OF_WORDS, TRACE_TABLES
from branchaudit.archive_facts.units import UNIT_TABLES
from branchaudit.facts import ListSpec

TABLES: tuple[ListSpec, ...] = (
    *CONFLICT_TABLES,
    *ROSTER_TABLES,
    *ORDER_TABLES,
    *LEDGER_TABLES,
    *UNIT_TABLES,
    *TRACE_TABLES,
)
"""A table of the archive → what its rows say."""

__all__ = ["OF_WORDS", "TABLES"]
