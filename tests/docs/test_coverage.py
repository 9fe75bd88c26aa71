"""docs/coverage.md answers every requirement once, and names rules that exist."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest

from branchaudit.ruleset import locate
from shipped import rules

from .console import ROOT

TEXT = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in TEXT.splitlines() if re.match(r"\| [A-Z]", line)]
RULES = {rule.id for name in locate.shipped() for rule in rules(name).rules}
COUNTS = {"A": 13, "B": 15, "C": 16, "D": 20, "E": 9, "F": 4, "G": 6, "H": 9, "S": 37, "D-": 58, "T-": 88}
WITHOUT_RULE = (
    "整档",
    "现场",
    "不查",
    "参数",
    "考评方案",
    "自评",
    "达标率",
    "n / N",
    "CSV",
    "csv",
    "等次",
    "`soe-star`",
    "`police-five-basics`",
)


@pytest.mark.parametrize("kind", COUNTS)
def test_every_requirement_stands_there_once(kind: str) -> None:
    width = "{:02d}" if kind.endswith("-") else "{}"
    wanted = [kind + width.format(number) for number in range(1, COUNTS[kind] + 1)]
    assert [row[0].removeprefix("| ") for row in ROWS if re.fullmatch(rf"\| {kind}\d+", row[0])] == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].removeprefix("| "))
def test_it_is_answered_by_rules_that_exist_or_by_a_reason(row: list[str]) -> None:
    answer = row[2]
    named = re.findall(r"`([a-z][a-z0-9-]*\.[a-z0-9*-]+)`", answer)
    for name in named:
        assert any(fnmatchcase(rule, name) for rule in RULES), name
    assert named or any(reason in answer for reason in WITHOUT_RULE), answer
