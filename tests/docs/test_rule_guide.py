"""Every example in the rule guide loads, and the guide speaks of every kind of check and function."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from branchaudit import facts
from branchaudit.archive_facts import TABLES
from branchaudit.check import CHECKS
from branchaudit.ruleset.expressions import FUNCTIONS
from branchaudit.ruleset.load import load

from .console import ROOT

GUIDE = (ROOT / "docs" / "rule-authors-guide.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
HEAD = "id: guide\ntitle: 例子\nversion: 1\n"


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: re.search(r"id: (\S+)", text)[1])  # type: ignore[index]
def test_an_example_loads(text: str, tmp_path: Path) -> None:
    whole = text if text.startswith("id:") else HEAD + text
    (tmp_path / "guide.yaml").write_text(whole, encoding="utf-8")
    assert load("guide.yaml", base=tmp_path).rules


def test_every_kind_of_check_has_an_example() -> None:
    kinds = set(re.findall(r"kind: (\w+)", "".join(EXAMPLES)))
    assert kinds >= set(CHECKS)


def test_every_function_is_explained() -> None:
    assert [name for name in FUNCTIONS if f"`{name}" not in GUIDE] == []


def test_every_fact_is_listed() -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| ")]
    for spec in facts.SCALARS:
        assert any(row.startswith(f"| {spec.title} | `{spec.id}` |") for row in rows), spec.id
    for spec in (*facts.LISTS, *TABLES):
        row = next(row for row in rows if row.startswith(f"| {spec.title} | `{spec.id}` |"))
        assert all(f"{field.title} `{field.id}`" in row for field in spec.fields), spec.id
