"""The made-up unit that the audit is measured on: always the same, and in order where nothing was put in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from branchaudit.config import load_settings
from branchaudit.period import parse
from branchaudit.run import audit

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _benchmarks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield
    for name in [name for name in sys.modules if name == "unit" or name.startswith("unit.")]:
        del sys.modules[name]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    from unit.make import write

    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        write(tmp_path / name, seed, 2, 3, faulty=True)
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert _files(tmp_path / "one") != _files(tmp_path / "other")


def test_a_quarter_in_order_has_no_error(tmp_path: Path) -> None:
    from unit.make import write

    write(tmp_path, 3, 2, 3)
    archive = str(tmp_path / "archive")
    options = {"period": parse("2024Q1"), "as_of": date(2024, 4, 20), "cache": False}
    with audit([archive], load_settings([archive], options)) as report:
        assert report.summary.documents > 60
        assert report.summary.unreadable == 0
        assert report.summary.findings.get("error", 0) == 0
