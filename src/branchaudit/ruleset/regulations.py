"""The table of regulations with the days from and until which each is in force: rules cite an entry by name,
so that a date stands in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branchaudit.ruleset import names as known
from branchaudit.ruleset.names import At
from branchaudit.ruleset.resolve import Fail

Data = Mapping[str, Any]
_TAKEN = ("tier", "text", "from", "until")


def cited(basis: Data, regulations: Mapping[str, Data], fail: Fail, at: At) -> Data:
    """The basis with what the table says of its `regulation`; what the rule itself says goes before."""
    name = basis.get("regulation")
    if name is None:
        return basis
    if name not in regulations:
        raise fail(known.unknown("法规", name, regulations), (*at, "regulation"))
    entry = {key: value for key, value in regulations[name].items() if key in _TAKEN}
    return entry | {key: value for key, value in basis.items() if key != "regulation"}
