from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from branchaudit.results import Report
from report import made


@dataclass
class FakeRun:
    """Stands in for `branchaudit.run`, so that the command is tested without auditing anything."""

    report: Report = field(default_factory=made.usual)
    error: BaseException | None = None
    paths: Sequence[str] = ()
    settings: Any = None
    progress: Any = None

    @contextmanager
    def audit(self, paths: Sequence[str], settings: Any, *, progress: Any = None) -> Iterator[Report]:
        self.paths, self.settings, self.progress = paths, settings, progress
        if self.error is not None:
            raise self.error
        yield self.report


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> FakeRun:
    run = FakeRun()
    module = types.ModuleType("branchaudit.run")
    module.audit = run.audit  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "branchaudit.run", module)
    monkeypatch.chdir(tmp_path)
    return run
