"""docs/how-it-works.md speaks of code, rules and files that exist, and of every module."""

from __future__ import annotations

import importlib
import re

import pytest

import branchaudit
from shipped import rules

from .console import ROOT

TEXT = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
CODE = sorted(set(re.findall(r"`([^`\n]+)`", TEXT)))
DOTTED = [
    name
    for name in CODE
    if re.fullmatch(r"[a-z_]+(\.[A-Za-z_]+)+", name) and not name.endswith((".py", ".yaml", ".toml", ".txt"))
]
PACKAGE = ROOT / "src" / "branchaudit"


@pytest.mark.parametrize("name", DOTTED)
def test_name_exists(name: str) -> None:
    parts = name.split(".")
    for depth in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["branchaudit", *parts[:depth]]))
        except ModuleNotFoundError:
            continue
        for part in parts[depth:]:
            assert hasattr(found, part), f"{name}: no {part}"
            found = getattr(found, part)
        return
    pytest.fail(f"{name} is nowhere in {branchaudit.__name__}")


def test_files_exist() -> None:
    for name in CODE:
        if re.fullmatch(r"[\w/-]+(\.py|\.toml|/)|samples/\S+|rules/\S+", name):
            assert any(list(base.glob(name.rstrip("/"))) for base in (ROOT, PACKAGE)), name


def test_rules_exist() -> None:
    mentioned = [name for name in CODE if re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)+", name)]
    assert mentioned
    assert set(mentioned) <= set(rules().info.rules)


def test_every_module_is_in_the_table() -> None:
    table = TEXT.split("## Modules")[1].split("\n## ")[0]
    named = {
        name
        for row in re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    there = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert named == there - {"__init__", "__main__"}
