"""The regulations that a rule set knows, and the days on which each is in force, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]


def in_force(entry: Data) -> str:
    """2018-10-28 起；到 2020-07-12 为止."""
    first = f"{entry['from']} 起" if "from" in entry else ""
    last = f"到 {entry['until']} 为止" if "until" in entry else ""
    return "，".join(filter(None, (first, last)))


def remark(entry: Data) -> str:
    replaced = f"由{entry['replaced_by']}取代" if "replaced_by" in entry else ""
    return "；".join(filter(None, (replaced, entry.get("note", ""))))


def in_a_line(entry: Data) -> str:
    return "，".join(filter(None, (f"{entry['tier']} {entry['text']}", in_force(entry), remark(entry))))
