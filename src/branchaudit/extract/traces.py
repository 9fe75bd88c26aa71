"""What a file says about its own making, as facts: hints only, templates and 另存为 change it."""

from __future__ import annotations

from branchaudit.document import Properties
from branchaudit.model import Value


def trace_facts(properties: Properties) -> dict[str, Value]:
    created, modified = properties.created, properties.modified
    return {
        "created_on": created.date().isoformat() if created else None,
        "modified_on": modified.date().isoformat() if modified else None,
        "revision": properties.revision,
        "editing_minutes": properties.editing_minutes,
    }
