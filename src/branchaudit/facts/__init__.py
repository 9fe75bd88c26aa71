"""The catalogue of facts that expressions in rules may use, in Chinese or by English id.

A scalar that the record does not give is None; an expression that needs it is *undecided*,
never false. List facts hold one row per occurrence, each with its place in the text.
"""

from __future__ import annotations

from branchaudit.facts.items import ITEM_FACTS, ITEM_FIELDS, OF_ITEMS
from branchaudit.facts.of_ledgers import OF_LEDGERS, OF_UNITS
from branchaudit.facts.of_text import OF_TEXT
from branchaudit.facts.scalars import SCALARS
from branchaudit.facts.spec import FactSpec, ListSpec

LISTS: tuple[ListSpec, ...] = (*OF_TEXT, *OF_LEDGERS, *OF_UNITS, OF_ITEMS)

__all__ = ["ITEM_FACTS", "ITEM_FIELDS", "LISTS", "SCALARS", "FactSpec", "ListSpec"]
