"""Rule sets that were found valid, kept as JSON in the user's cache folder.

An entry holds the hash of every rule file it was made from and is used only while all of them are
the same and none has been added. Losing the folder costs a tenth of a second, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from branchaudit import __version__
from branchaudit.ruleset import locate

_KEPT_DAYS = 30
ENV = "BRANCHAUDIT_CACHE_DIR"
"""Another place for the cache folder; empty: keep nothing."""


def folder() -> Path | None:
    chosen = os.environ.get(ENV)
    if chosen is not None:
        return Path(chosen) / "rules" if chosen else None
    with suppress(RuntimeError):  # no home folder
        base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
        return (Path(base) if base else Path.home() / ".cache") / "branchaudit" / "rules"
    return None


def key(references: Sequence[str], base: Path, changes: Sequence[Any]) -> str:
    """What was asked for, of which program: the code that validates counts too."""
    paths = [locate.find(reference, base) or reference for reference in references]
    with os.scandir(Path(__file__).parent) as here:
        code = sorted((file.name, file.stat().st_mtime_ns) for file in here if file.name.endswith(".py"))
    asked = [__version__, code, [str(p.resolve()) if isinstance(p, Path) else p for p in paths], *changes]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()[:32]


def fetch(name: str) -> dict[str, Any] | None:
    place = folder()
    if place is None:
        return None
    try:
        entry = json.loads((place / f"{name}.json").read_bytes())
        content: dict[str, Any] = entry["content"]
        return content if all(_unchanged(Path(p), files) for p, files in entry["files"].items()) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _unchanged(path: Path, files: list[list[str]]) -> bool:
    if [str(file) for file in locate.files_of(path)] != [file for file, _ in files]:
        return False
    return all(hashlib.sha256(Path(file).read_bytes()).hexdigest() == digest for file, digest in files)


def keep(name: str, content: Mapping[str, Any], files: Mapping[str, list[tuple[str, str]]]) -> None:
    place = folder()
    if place is None:
        return
    with suppress(OSError):  # a full or read-only disk: next time it is validated again
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump({"files": files, "content": content}, out, ensure_ascii=False)
        Path(temporary).replace(place / f"{name}.json")
        for old in place.iterdir():
            if old.stat().st_mtime < time.time() - _KEPT_DAYS * 86400:
                old.unlink()
