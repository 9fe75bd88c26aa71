"""A point table with what the rule set that extends it changes: entries are told by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]
_LISTS = ("dimensions", "indicators", "items", "vetoes")
"""Lists whose entries have ids; others (bands) are replaced as a whole."""


def changed_scheme(before: Data | None, changes: Data) -> dict[str, Any]:
    """`changes` over `before`, key by key; an entry with `off: true` goes."""
    out = dict(before or {})
    for key, value in changes.items():
        if key in _LISTS:
            out[key] = _entries(out.get(key, ()), value)
        elif isinstance(value, Mapping) and isinstance(out.get(key), Mapping):
            out[key] = changed_scheme(out[key], value)
        else:
            out[key] = changed_scheme(None, value) if isinstance(value, Mapping) else value
    return out


def _entries(before: Sequence[Data], changes: Sequence[Data]) -> list[dict[str, Any]]:
    entries = {entry["id"]: dict(entry) for entry in before}
    for change in changes:
        entries[change["id"]] = changed_scheme(entries.get(change["id"]), change)
    return [entry for entry in entries.values() if not entry.get("off")]
