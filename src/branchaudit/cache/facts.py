"""What was drawn from a file, kept so that changed rules judge it without reading it again.

Looked up where files are audited, each process by a connection of its own; written by the process that
gathers the results.
"""

from __future__ import annotations

import pickle
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from branchaudit.cache import place
from branchaudit.cache.database import NO_DAY, Database


def fetch(key: bytes) -> Any | None:
    """What `pack` was given; None where it is not known."""
    file = place.database()
    if file is None:
        return None
    with suppress(Exception):  # gone, or damaged in a way of its own: the file itself says it too
        data = _opened(file, file.stat().st_ino).fetch([key]).get(key)
        return pickle.loads(zlib.decompress(data)) if data is not None else None
    return None


def pack(drawn: Any) -> bytes:
    """Empty where it cannot be."""
    with suppress(Exception):  # nested too deeply, or no memory left: the file has been read all the same
        return zlib.compress(pickle.dumps(drawn, pickle.HIGHEST_PROTOCOL), 1)
    return b""


@lru_cache(maxsize=1)
def _opened(file: Path, number: int) -> Database:  # noqa: ARG001  another file may lie there by now
    return Database(file, NO_DAY, writes=False)
