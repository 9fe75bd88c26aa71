"""Files that have not changed since an earlier run are taken from the cache; only the others are audited.

Only this process writes to it. Whether a file has changed its bytes tell, never its date.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from branchaudit.cache import keys
from branchaudit.cache.database import FACTS, NOTES, RESULT, REVIEW, Database
from branchaudit.document import SourceFile
from branchaudit.model import ANY_DAY, Audited, StoredFile

T = TypeVar("T")
_AHEAD = 200
"""Results that are read together."""
_BY_ITS_BYTES = frozenset({"encrypted", "corrupt", "unsupported", "empty", "not_text", "own_report"})
"""Reasons that lie in the file itself: it is as unreadable the next time. Memory may suffice then, and
permission be given."""
_READ_APART = frozenset({"xlsx", "xls", "et", "ods"})
"""Read by a process of their own, which may have ended for other reasons than the file."""
_BROKEN_RULE = b'"outcome": "error"'

Engine = Callable[[Sequence[SourceFile]], Iterator[Audited]]


class Rerun:
    """`settings`: digest of what drawing goes by beside the files; `judging`: of all that verdicts depend on
    but the day."""

    def __init__(self, file: Path, settings: bytes, judging: bytes, day: str) -> None:
        self._settings, self._judging = settings, judging
        self._database = Database(file, day)
        self._seen: hashlib._Hash | None = hashlib.sha256()
        """Of all results so far, by their keys; None: one of them has none."""
        self._notes = b""

    def close(self) -> None:
        self._database.close()

    def audit(self, sources: Sequence[SourceFile], audit: Engine) -> Iterator[tuple[Audited, bytes]]:
        """Results in the order of `sources`, with their pickled form. `audit` gives those of the files that
        have to be judged."""
        contents = [keys.content(source) for source in sources]
        wanted = [self._key(*pair) for pair in zip(sources, contents, strict=True)]
        self._notes = keys.of_notes(self._settings, sources)
        known = self._database.known(key for key in wanted if key)
        missing = [source for source, key in zip(sources, wanted, strict=True) if key not in known]
        made = audit(missing) if missing else iter(())
        kept = self._fetched([key for key in wanted if key in known])
        for source, content, key in zip(sources, contents, wanted, strict=True):
            if key not in known:
                yield self._keep(source, content, key, next(made))
            elif (data := next(kept)) is not None:
                self._note(key)
                yield pickle.loads(data), data
            else:  # it was there a moment ago, or does not prove itself
                yield self._keep(source, content, key, next(audit([source])))

    def recall(self, asked: Sequence[object], make: Callable[[Any], tuple[T, object]]) -> T:
        """What comes of all results so far together with what was `asked`. `make` is given the notes of its
        last run over this archive, if there are any, and gives its own beside what it makes."""
        if self._seen is None:
            return make(None)[0]
        key = keys.digest(self._judging, self._seen.hexdigest(), *asked)
        found: T | None = self._loaded(key)
        if found is None:
            found, notes = make(self._loaded(self._notes))
            self._database.keep(key, REVIEW, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
            self._database.keep(self._notes, NOTES, pickle.dumps(notes, pickle.HIGHEST_PROTOCOL))
        return found

    def _key(self, source: SourceFile, content: bytes | None) -> bytes:
        """Empty where the file is not to be kept."""
        if content is None:
            return b""
        return keys.of_results(keys.of_facts(source, content, self._settings), self._judging)

    def _fetched(self, wanted: Sequence[bytes]) -> Iterator[bytes | None]:
        rest = iter(wanted)
        while part := list(islice(rest, _AHEAD)):
            found = self._database.fetch(part)
            for key in part:
                yield found.get(key)

    def _loaded(self, key: bytes) -> Any:
        data = self._database.fetch(self._database.known([key])).get(key)
        if data is not None:
            with suppress(Exception):  # it is made again
                return pickle.loads(data)
        return None

    def _keep(
        self, source: SourceFile, content: bytes | None, key: bytes, result: Audited
    ) -> tuple[Audited, bytes]:
        fits, days = content is not None and _lasts(result), ANY_DAY
        if isinstance(result, StoredFile):
            drawn, days = result.drawn, result.days
            result = result._replace(drawn=None)
            own = keys.of_facts(source, content, self._settings) if content is not None else b""
            # somebody may save a file while it is read
            fits = fits and drawn is not None and drawn.key == own
            if drawn is not None and drawn.data:
                self._database.keep(drawn.key, FACTS, drawn.data)
        elif fits:
            fits = keys.content(source) == content
        data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        if fits:
            self._database.keep(key, RESULT, data, days)
        self._note(key if fits else b"")
        return result, data

    def _note(self, key: bytes) -> None:
        if not key:
            self._seen = None
        elif self._seen is not None:
            self._seen.update(key)


def _lasts(result: Audited) -> bool:
    """Whether it would be the same the next time."""
    if isinstance(result, StoredFile):
        return not any(_BROKEN_RULE in record.record for record in result.records)
    apart = result.reason == "corrupt" and result.format in _READ_APART
    return result.reason in _BY_ITS_BYTES and not apart
