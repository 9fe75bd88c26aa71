"""Results on disk: a sequence like any other, gone when it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from branchaudit.engine import spool as module
from branchaudit.engine.spool import Spool
from branchaudit.model import StoredFile
from report import made

RESULTS = [
    made.file(f"{n}.docx", made.judged(f"{n}.docx", score=float(n))) if n % 2 else StoredFile(f"{n}.docx", ())
    for n in range(9)
]


@pytest.fixture(params=["memory", "disk"])
def spool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    if request.param == "disk":
        monkeypatch.setattr(module, "_IN_MEMORY", 1)
    opened = Spool()
    yield opened
    opened.close()


def test_what_goes_in_comes_out(spool: Spool) -> None:
    for result in RESULTS:
        spool.append(result)
    assert len(spool) == len(RESULTS)
    assert list(spool) == RESULTS
    assert spool[3] == RESULTS[3]
    assert spool[-1] == RESULTS[-1]
    assert spool[2:5] == RESULTS[2:5]
    assert list(spool) == RESULTS


def test_reading_between_writing(spool: Spool) -> None:
    for n, result in enumerate(RESULTS):
        spool.append(result)
        assert spool[0] == RESULTS[0]
        assert spool[n] == result


def test_beyond_the_end(spool: Spool) -> None:
    with pytest.raises(IndexError):
        spool[0]


def test_nothing_is_left_in_the_folder_for_temporary_files(
    spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for result in RESULTS:
        spool.append(result)
    assert list(tmp_path.iterdir()) == []
    spool.close()
    assert list(tmp_path.iterdir()) == []
