"""Files that have not changed since an earlier run are taken from the cache; only the others are audited."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from branchaudit.cache import database, keys
from branchaudit.cache.database import Database
from branchaudit.model import Audited, SourceFile, StoredFile

_TOGETHER = 200
"""Results that are written at once."""
_BY_ITS_BYTES = frozenset(
    {"encrypted", "corrupt", "unsupported", "empty", "not_text", "own_report", "too_large"}
)
"""Reasons that lie in the file itself: it is as unreadable the next time."""


Engine = Callable[[Sequence[SourceFile]], Iterator[Audited]]


def run(sources: Sequence[SourceFile], settings: bytes, judging: bytes, audit: Engine) -> Iterator[Audited]:
    """Results in the order of `sources`. `audit` gives those of the files that have to be judged."""
    place = database.place()
    try:
        cache = Database(place) if place is not None else None
    except (sqlite3.Error, OSError):
        cache = None  # a read-only or full disk: a run without it is only slower
    if cache is None:
        yield from audit(sources)
        return
    try:
        yield from _run(cache, sources, settings, judging, audit)
    finally:
        with suppress(sqlite3.Error):
            cache.close()


def _run(
    cache: Database, sources: Sequence[SourceFile], settings: bytes, judging: bytes, audit: Engine
) -> Iterator[Audited]:
    wanted = [_key(source, settings, judging) for source in sources]
    known: set[bytes] = set()
    with suppress(sqlite3.Error):
        known = cache.known("results", (key for key in wanted if key is not None))
    missing = [source for source, key in zip(sources, wanted, strict=True) if key not in known]
    made = audit(missing) if missing else iter(())
    facts: dict[bytes, bytes] = {}
    results: dict[bytes, bytes] = {}
    for source, key in zip(sources, wanted, strict=True):
        kept = _kept(cache, key) if key is not None and key in known else None
        if kept is not None:
            yield kept
            continue
        # a row that is not what was put there is made anew
        result = next(made) if key not in known else next(audit([source]))
        if isinstance(result, StoredFile) and result.drawn is not None:
            facts[result.drawn.key] = result.drawn.data
            result = result._replace(drawn=None)
        if key is not None and _may_be_kept(result):
            results[key] = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        yield result
        if len(results) >= _TOGETHER:
            _keep(cache, facts, results)
    _keep(cache, facts, results)
    with suppress(sqlite3.Error):
        cache.touch("results", known)
        if missing:
            cache.trim()


def _key(source: SourceFile, settings: bytes, judging: bytes) -> bytes | None:
    content = keys.content(source)
    return None if content is None else keys.of_results(keys.of_facts(source, content, settings), judging)


def _kept(cache: Database, key: bytes) -> Audited | None:
    try:
        data = cache.get("results", key)
    except sqlite3.Error:
        return None
    return None if data is None else pickle.loads(data)


def _may_be_kept(result: Audited) -> bool:
    return isinstance(result, StoredFile) or result.reason in _BY_ITS_BYTES


def _keep(cache: Database, facts: dict[bytes, bytes], results: dict[bytes, bytes]) -> None:
    with suppress(sqlite3.Error):  # another run is writing for long, or the disk is full
        cache.put("facts", facts)
        cache.put("results", results)
    facts.clear()
    results.clear()
