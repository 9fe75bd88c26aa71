"""Where the rule sets that come with the program are."""

from __future__ import annotations

import os
from pathlib import Path

MAIN_FILE = "ruleset.yaml"
SUFFIXES = (".yaml", ".yml")
_OTHERS = ("branchaudit.yaml",)
"""Settings of a unit may lie in the same folder: they are no topic of the rule set."""


def shipped_folder() -> Path:
    """`_rules` in an installed wheel, `rules/` of the source tree in an editable install."""
    inside = Path(__file__).parents[1] / "_rules"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "rules"


def shipped() -> dict[str, Path]:
    """Id → folder of every rule set that comes with the program."""
    folder = shipped_folder()
    if not folder.is_dir():
        return {}
    return {path.name: path for path in sorted(folder.iterdir()) if (path / MAIN_FILE).is_file()}


def files_of(path: Path) -> list[Path]:
    """The YAML files that make up a rule set: its main file first, topic files by name."""
    if path.is_file():
        return [path]
    topics = sorted(p for p in path.iterdir() if _is_topic(p))
    return [path / MAIN_FILE, *topics]


def _is_topic(path: Path) -> bool:
    """Names with a dot or tilde in front are what systems and editors leave beside files."""
    named = path.suffix in SUFFIXES and path.name not in (MAIN_FILE, *_OTHERS)
    return named and not path.name.startswith((".", "~")) and path.is_file()


def find(reference: str, base: Path) -> Path | None:
    """Folder or file of a rule set: by the id of a shipped one, or a path relative to `base`."""
    known = shipped()
    if reference in known:
        return known[reference]
    path = base / reference
    folder = path.parent if path.is_file() else path
    if (folder / MAIN_FILE).is_file():
        return folder  # also for one of its topic files
    return path if path.is_file() else None


def shown(path: str) -> str:
    """Relative to the working folder where it lies in it: shorter to read."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118  asked for every rule: pathlib takes 40 times as long
    return path.removeprefix(here).replace("\\", "/")
