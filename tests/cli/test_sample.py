"""`branchaudit sample`: drawn by lot, and to be drawn again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from branchaudit.cli import app

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for number in range(20):
        (tmp_path / f"第{number}份.txt").write_text("支委会会议记录", encoding="utf-8")
    (tmp_path / "~$锁.docx").write_bytes(b"")
    return tmp_path


def drawn(archive: Path, capsys: Capture, *arguments: str) -> list[str]:
    assert app.run(["sample", str(archive), *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_same_lot_draws_the_same_files(archive: Path, capsys: Capture) -> None:
    first = drawn(archive, capsys, "--n", "4", "--seed", "7")
    assert first[0] == "20 份中抽取 4 份（--seed 7）"
    assert len(set(first[1:])) == 4
    assert drawn(archive, capsys, "--n", "4", "--seed", "7") == first
    assert drawn(archive, capsys, "--n", "4", "--seed", "8") != first


def test_a_lot_that_nobody_named_is_told(archive: Path, capsys: Capture) -> None:
    first = drawn(archive, capsys)
    lot = re.search(r"--seed (\d+)", first[0])
    assert lot is not None
    assert drawn(archive, capsys, "--seed", lot[1]) == first


def test_fewer_files_than_asked_for(archive: Path, capsys: Capture) -> None:
    assert len(drawn(archive, capsys, "--n", "99")) == 21


def test_nothing_to_draw_from(tmp_path: Path, capsys: Capture) -> None:
    assert app.run(["sample", str(tmp_path)]) == 3
    assert "没有找到可以抽取的文件" in capsys.readouterr().err
    assert app.run(["sample", str(tmp_path), "--n", "0"]) == 2
