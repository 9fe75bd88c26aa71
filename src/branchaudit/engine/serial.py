"""One file after the other in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.model import Audited, SourceFile
from branchaudit.pipeline import audit_file
from branchaudit.ruleset.rules import RuleSet


def run_serially(files: Sequence[SourceFile], rules: RuleSet) -> Iterator[Audited]:
    for file in files:
        yield audit_file(file, rules)
