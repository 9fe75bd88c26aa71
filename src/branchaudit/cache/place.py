"""Where the cache lies, and whether it may be trusted there: nobody but the user can write there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from branchaudit.ruleset import store

_FILE = "facts.sqlite"


def folder() -> Path | None:
    """None: nothing is to be kept."""
    rules = store.folder()
    return rules.parent / "facts" if rules is not None else None


def database() -> Path | None:
    place = folder()
    return place / _FILE if place is not None else None


def prepared() -> Path | None:
    """The database in a folder that is there; None where there can be none or others may write into it."""
    place = folder()
    if place is None:
        return None
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            info = place.lstat()
            if not stat.S_ISDIR(info.st_mode) or info.st_uid != os.geteuid():
                return None
            if stat.S_IMODE(info.st_mode) != 0o700:
                place.chmod(0o700)
                _remove(place)  # what lies there others may have written
    except OSError:
        return None
    return place / _FILE


def clean() -> int:
    """Delete all that is kept between runs, rule sets too; the bytes that were freed. Raise OSError."""
    freed = 0
    places = [place for place in (folder(), store.folder()) if place is not None]
    for place in places:
        freed += _remove(place)
        with suppress(OSError):  # not empty: something of somebody else
            place.rmdir()
    return freed


def size() -> int:
    place = folder()
    return sum(path.stat().st_size for path in _files(place)) if place is not None else 0


def _remove(place: Path) -> int:
    freed = 0
    for path in _files(place):
        freed += path.stat().st_size
        path.unlink()
    return freed


def _files(place: Path) -> list[Path]:
    """Those that this program wrote there."""
    if not place.is_dir():
        return []
    return [*place.glob(f"{_FILE}*"), *place.glob("*.json"), *place.glob("*.tmp")]
