"""What was drawn from a file, kept so that changed rules judge it without reading it again.

Looked up where files are audited, each process by a connection of its own; written by the process that
gathers the results.
"""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from functools import cache
from typing import Any

from branchaudit.cache import database, keys
from branchaudit.cache.database import Database
from branchaudit.model import DrawnFacts, SourceFile


def key_of(source: SourceFile, settings: bytes) -> bytes | None:
    content = keys.content(source)
    return None if content is None else keys.of_facts(source, content, settings)


def fetch(key: bytes) -> Any | None:
    """What `pack` was given; None where it is not known."""
    opened = _opened()
    if opened is None:
        return None
    try:
        data = opened.get("facts", key)
    except sqlite3.Error:
        return None
    return None if data is None else pickle.loads(zlib.decompress(data))


def pack(key: bytes, drawn: Any) -> DrawnFacts:
    return DrawnFacts(key, zlib.compress(pickle.dumps(drawn, pickle.HIGHEST_PROTOCOL), 1))


@cache
def _opened() -> Database | None:
    place = database.place()
    try:
        return Database(place) if place is not None else None
    except (sqlite3.Error, OSError):
        return None
