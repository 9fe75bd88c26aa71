"""The cache of one user: a SQLite file in a folder that only he can open.

Rows are pickled; each carries its hash and is unpickled only where that is right, so that a damaged row is
made anew, never trusted. A database that cannot be read at all is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from branchaudit.ruleset import store

NAME = "facts.sqlite"
LIMIT = 1 << 30
"""Bytes; what was not used for the longest time goes first."""
_KEPT_DAYS = 90
_BUSY = 10.0
"""Seconds to wait for another run that is writing."""
_AT_ONCE = 500
"""Keys in one question."""
_TABLES = ("facts", "results")


class Info(NamedTuple):
    path: Path
    files: int
    """How many files it knows."""
    bytes: int


def place() -> Path | None:
    """Where it lies; None where nothing is to be kept."""
    folder = store.folder()
    return folder.parent / NAME if folder is not None else None


class Database:
    """Two tables: facts by what the file is, results by that and by what judged it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):
            path.parent.chmod(0o700)
        try:
            self._open()
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._path, timeout=_BUSY, isolation_level=None)
        with suppress(OSError):
            os.chmod(self._path, 0o600)  # noqa: PTH101 - no Path.chmod on a file that another run may hold
        # what a power cut costs is made again; a kill costs nothing
        self._connection.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            self._connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table}"
                " (key BLOB PRIMARY KEY, hash BLOB, used INTEGER, data BLOB) WITHOUT ROWID"
            )

    def known(self, table: str, keys: Iterable[bytes]) -> set[bytes]:
        found: set[bytes] = set()
        wanted = list(keys)
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._connection.execute(f"SELECT key FROM {table} WHERE key IN ({marks})", part)
            found.update(key for (key,) in rows)
        return found

    def get(self, table: str, key: bytes) -> bytes | None:
        """None where it is not there, or not what was put there."""
        row = self._connection.execute(f"SELECT hash, data FROM {table} WHERE key = ?", (key,)).fetchone()
        return row[1] if row is not None and _hash(key, row[1]) == row[0] else None

    def put(self, table: str, rows: Mapping[bytes, bytes]) -> None:
        day = _today()
        with self._writing():
            self._connection.executemany(
                f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)",
                [(key, _hash(key, data), day, data) for key, data in rows.items()],
            )

    def touch(self, table: str, keys: Iterable[bytes]) -> None:
        """They were used today."""
        day = _today()
        with self._writing():
            self._connection.executemany(
                f"UPDATE {table} SET used = ? WHERE key = ? AND used <> ?",
                [(day, key, day) for key in keys],
            )

    def trim(self) -> None:
        """What was not used for long goes, and as much as is beyond the limit."""
        with self._writing():
            for table in _TABLES:
                self._connection.execute(f"DELETE FROM {table} WHERE used < ?", (_today() - _KEPT_DAYS,))
            while self._size() > LIMIT:
                for table in _TABLES:
                    some = max(1, self._number(f"SELECT count(*) FROM {table}") // 4)
                    oldest = f"SELECT key FROM {table} ORDER BY used LIMIT {some}"
                    self._connection.execute(f"DELETE FROM {table} WHERE key IN ({oldest})")

    def _size(self) -> int:
        pages = self._number("PRAGMA page_count") - self._number("PRAGMA freelist_count")
        return pages * self._number("PRAGMA page_size")

    def _number(self, question: str) -> int:
        return int(self._connection.execute(question).fetchone()[0])

    def files(self) -> int:
        return self._number("SELECT count(*) FROM results")

    def _writing(self) -> _Transaction:
        return _Transaction(self._connection)

    def close(self) -> None:
        self._connection.close()


class _Transaction:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")


def info() -> Info | None:
    """None where nothing is kept."""
    path = place()
    if path is None or not path.is_file():
        return None
    try:
        with closing(Database(path)) as database:
            files = database.files()
    except (sqlite3.Error, OSError):
        files = 0
    return Info(path, files, path.stat().st_size)


def clean() -> int:
    """How many bytes were given back."""
    path = place()
    freed = 0
    for file in () if path is None else (path, Path(f"{path}-journal")):
        with suppress(FileNotFoundError):
            size = file.stat().st_size
            file.unlink()
            freed += size
    return freed


def _hash(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key[:32], digest_size=16).digest()


def _today() -> int:
    return int(time.time() // 86400)
