"""Rows on disk, by key: an sqlite file in which each row proves itself.

A row is believed if its checksum says that it is what was kept under that key. A file that is damaged is made
anew. What the disk refuses (full, read-only, locked for long) ends the keeping, never the run.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from branchaudit.model import ANY_DAY, Days

Kind = Literal[1, 2, 3, 4]
FACTS: Kind = 1
RESULT: Kind = 2
REVIEW: Kind = 3
NOTES: Kind = 4

LIMIT = 1_000_000_000
"""Bytes of the file; beyond, what was not used for the longest time goes first."""
KEPT_DAYS = 30
"""What was not used for so long goes in any case."""
LARGEST = 16_000_000
"""Bytes of a row: what is larger is made again."""
NO_DAY = "0"
"""For who asks only for what holds on every day."""
_VERSION = 1
_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_AT_ONCE = 400
"""Keys of one question; sqlite takes 999."""
_BATCH = 128
"""Rows that are written together: what a run loses that is killed."""
_PAGE = 16384
_LEFT = 0.8
"""Of the limit, what is left when it was passed."""
_TABLE = """
CREATE TABLE rows (
    key BLOB PRIMARY KEY, kind INTEGER NOT NULL, after TEXT NOT NULL, before TEXT NOT NULL,
    used INTEGER NOT NULL, size INTEGER NOT NULL, checksum BLOB NOT NULL, data BLOB NOT NULL
)
"""
_WRITE = "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_HOLDS = "(after < ?1 AND ?1 < before OR after = ?1 AND before = ?1)"


class Database:
    def __init__(self, file: Path, day: str, *, writes: bool = True) -> None:
        """`day`: of the run; rows that do not hold for it are not there."""
        self._file, self._day, self._writes = file, day, writes
        self._waiting: list[tuple[bytes, int, str, str, int, int, bytes, bytes]] = []
        self._today = int(time.time() // 86400)
        self._old: list[bytes] = []
        """Keys of rows that were used now and not today."""
        self._wrote = False
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = _opened(file, writes)
        except sqlite3.OperationalError:
            return  # locked, or no place to write
        except sqlite3.DatabaseError:
            self._rebuild()

    @property
    def usable(self) -> bool:
        return self._connection is not None

    # -------------------------------------------------------- read
    def begins(self, prefix: bytes) -> bool:
        """Whether there is a row whose key begins like that."""
        found = self._ask(
            "SELECT 1 FROM rows WHERE key >= ? AND key < ? LIMIT 1", (prefix, prefix + b"\xff" * 8)
        )
        return bool(found)

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of the keys that have a row; they count as used."""
        found: set[bytes] = set()
        for part in _parts(keys):
            question = f"SELECT key, used FROM rows WHERE key IN ({_marks(part)}) AND {_HOLDS}"
            for key, used in self._ask(question, (self._day, *part)):
                found.add(key)
                if used != self._today:
                    self._old.append(key)
        return found

    def fetch(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The data of rows that prove themselves."""
        found: dict[bytes, bytes] = {}
        for part in _parts(keys):
            columns = "key, after, before, checksum, data"
            question = f"SELECT {columns} FROM rows WHERE key IN ({_marks(part)}) AND {_HOLDS}"
            for key, after, before, checksum, data in self._ask(question, (self._day, *part)):
                if checksum == _checksum(key, Days(after, before), data):
                    found[key] = data
        return found

    def _ask(self, question: str, values: Sequence[bytes | str]) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.OperationalError as problem:
            if getattr(problem, "sqlite_errorcode", 0) & 0xFF in _LOCKED:
                self._drop()  # it was waited for once, and will not be for every file
            return []
        except (sqlite3.DatabaseError, OverflowError, MemoryError):
            self._rebuild()
            return []

    # -------------------------------------------------------- write
    def keep(self, key: bytes, kind: Kind, data: bytes, days: Days = ANY_DAY) -> None:
        if self._connection is None or len(data) > LARGEST:
            return
        self._waiting.append((key, kind, *days, self._today, len(data), _checksum(key, days, data), data))
        if len(self._waiting) >= _BATCH:
            self._write()

    def _write(self) -> None:
        rows, self._waiting = self._waiting, []
        if self._connection is None or not (rows or self._old):
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(_WRITE, rows)
            self._connection.executemany(
                "UPDATE rows SET used = ? WHERE key = ?", ((self._today, key) for key in self._old)
            )
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError:
            self._drop()
        except sqlite3.DatabaseError:
            self._rebuild()
        self._old.clear()
        self._wrote = True

    def close(self) -> None:
        self._write()
        if self._connection is not None and self._wrote:
            with suppress(sqlite3.Error):
                self._trim(self._connection)
        self._drop()

    def _trim(self, connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM rows WHERE used < ?", (self._today - KEPT_DAYS,))
        pages, free, page = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (excess := (pages - free) * page - LIMIT) > 0:
            self._make_room(connection, excess + int(LIMIT * (1 - _LEFT)))
        connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _make_room(self, connection: sqlite3.Connection, wanted: int) -> None:
        going: list[tuple[int]] = []
        for number, size in connection.execute("SELECT rowid, size FROM rows ORDER BY used, rowid"):
            if wanted <= 0:
                break
            going.append((number,))
            wanted -= size
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("DELETE FROM rows WHERE rowid = ?", going)
        connection.execute("COMMIT")

    # -------------------------------------------------------- told
    def counts(self) -> dict[int, int]:
        """Kind → rows."""
        rows = self._ask("SELECT kind, count(*) FROM rows GROUP BY kind", ())
        return {int(kind): int(count) for kind, count in rows}

    # -------------------------------------------------------- trouble
    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def _rebuild(self) -> None:
        """It is no database, or one that is damaged: begin again with an empty one."""
        self._drop()
        if not self._writes:
            return
        with suppress(OSError, sqlite3.Error):
            for file in self._file.parent.glob(f"{self._file.name}*"):
                file.unlink()
            self._connection = _opened(self._file, True)


def _opened(file: Path, writes: bool) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?mode={'rwc' if writes else 'ro'}"
    connection = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        if writes and not _is_laid_out(connection):
            _lay_out(connection)
        # A run that is killed leaves the file whole; after a loss of power rows may fail to prove themselves.
        connection.execute("PRAGMA synchronous = OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_laid_out(connection: sqlite3.Connection) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'rows'").fetchone()
    return bool(version == _VERSION and tables)


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("BEGIN EXCLUSIVE")
    if not _is_laid_out(connection):  # another run may have been faster
        connection.execute("DROP TABLE IF EXISTS rows")
        connection.execute(_TABLE)
        connection.execute("CREATE INDEX by_use ON rows (used, size)")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _checksum(key: bytes, days: Days, data: bytes) -> bytes:
    told = blake2b("/".join(days).encode(), digest_size=16, key=key)
    told.update(data)
    return told.digest()


def _parts(keys: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    rest = iter(keys)
    while part := tuple(islice(rest, _AT_ONCE)):
        yield part


def _marks(part: Sequence[bytes]) -> str:
    """?1 is the day of the run."""
    return ",".join(f"?{number}" for number in range(2, len(part) + 2))
