"""The cache: the same report without reading again, and never a stale or damaged word."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from branchaudit import pipeline
from branchaudit.cache import LEAST, database
from branchaudit.cli import app

MINUTES = (
    "供水党支部支委会会议记录\n时间：2024年{month}月5日9:00—10:00\n地点：二楼东厅\n主持人：温如玉\n"
    "记录人：{recorder}\n应到3人，实到3人\n议题：研究第{number}件事\n决议：同意办第{number}件事。\n"
)
COUNT = LEAST + 3


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRANCHAUDIT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "档案"
    folder.mkdir()
    for number in range(COUNT):
        text = MINUTES.format(month=number % 12 + 1, number=number, recorder="何雨桐" if number else "")
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 torn")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were opened as documents."""
    seen: list[str] = []
    real = pipeline.read

    def read(source: Any) -> Any:
        seen.append(source.name)
        return real(source)

    monkeypatch.setattr(pipeline, "read", read)
    return seen


def report(archive: Path, *options: str) -> str:
    """The JSON report without its clock."""
    file = archive.parent / "报告.json"
    app.run(["check", str(archive), "--jobs", "1", "--as-of", "2025-01-10", "-q", "--exit-zero",
             "--report", f"json={file}", *options])  # fmt: skip
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if '"generated_at"' not in line)


def test_a_rerun_reads_nothing_and_says_the_same(archive: Path, reads: list[str]) -> None:
    plain = report(archive, "--no-cache")
    first = report(archive)
    reads.clear()
    assert report(archive) == first == plain
    assert reads == []


def test_one_changed_file_costs_one_file(archive: Path, reads: list[str]) -> None:
    report(archive)
    reads.clear()
    changed = archive / "007.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("何雨桐", ""), encoding="utf-8")
    data = json.loads(report(archive))
    assert reads == ["007.txt"]
    assert [f["path"] for f in data["findings"] if f["element"] == "recorder"] == ["000.txt", "007.txt"]


def test_changed_rules_judge_without_reading(archive: Path, reads: list[str]) -> None:
    before = json.loads(report(archive))
    reads.clear()
    (archive / "branchaudit.yaml").write_text(
        "overrides:\n  minutes.recorder-named: {severity: warning}\n", encoding="utf-8"
    )
    after = json.loads(report(archive))
    assert reads == ["坏.docx"]  # which has no facts
    severities = [
        [f["severity"] for f in data["findings"] if f["rule"] == "minutes.recorder-named"]
        for data in (before, after)
    ]
    assert severities == [["error"], ["warning"]]


def test_another_day_another_verdict(archive: Path) -> None:
    assert json.loads(report(archive))["summary"]["findings"]["error"] == 1
    early = json.loads(report(archive, "--as-of", "2024-06-01"))
    assert any(f["category"] == "invalid_date" for f in early["findings"])


def test_a_renamed_file_goes_by_its_new_name(archive: Path) -> None:
    report(archive)
    (archive / "007.txt").rename(archive / "七.txt")
    paths = {record["path"] for record in json.loads(report(archive))["records"]}
    assert "七.txt" in paths
    assert "007.txt" not in paths


@pytest.mark.parametrize("damage", ["garbage", "truncated", "row"])
def test_what_is_damaged_is_made_anew(archive: Path, damage: str, reads: list[str]) -> None:
    first = report(archive)
    place = database.place()
    assert place is not None
    if damage == "row":
        with sqlite3.connect(place) as connection:
            connection.execute("UPDATE results SET data = x'80049500' || data")
        connection.close()
    else:
        data = place.read_bytes()
        place.write_bytes(b"no database " * 999 if damage == "garbage" else data[: len(data) // 2])
    reads.clear()
    assert report(archive) == first
    assert report(archive) == first


def test_no_cache_leaves_nothing(archive: Path) -> None:
    report(archive, "--no-cache")
    place = database.place()
    assert place is not None
    assert not place.exists()


def test_few_files_leave_nothing(archive: Path) -> None:
    app.run(["check", str(archive / "001.txt"), "-q"])
    place = database.place()
    assert place is not None
    assert not place.exists()


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_only_the_user_may_look_into_it(archive: Path) -> None:
    report(archive)
    place = database.place()
    assert place is not None
    assert place.parent.stat().st_mode & 0o077 == 0
    assert place.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_no_hindrance(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = report(archive, "--no-cache")
    blocked = archive.parent / "文件"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("BRANCHAUDIT_CACHE_DIR", str(blocked / "下面"))
    assert report(archive) == plain


def test_two_writers_at_once(archive: Path) -> None:
    place = archive.parent / "zwei.sqlite"

    def write(start: int) -> None:
        mine = database.Database(place)
        for number in range(start, start + 40):
            mine.put("results", {number.to_bytes(32, "big"): b"x" * 100})
        mine.close()

    threads = [threading.Thread(target=write, args=(at,)) for at in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    both = database.Database(place)
    assert both.files() == 80
    both.close()


def test_a_killed_run_spoils_nothing(archive: Path) -> None:
    command = [sys.executable, "-m", "branchaudit", "check", str(archive), "-q", "--exit-zero"]
    running = subprocess.Popen([*command, "--jobs", "1"], stdout=subprocess.DEVNULL)
    try:
        running.wait(0.6)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    assert report(archive) == report(archive, "--no-cache")


def test_what_was_not_used_for_long_goes(tmp_path: Path) -> None:
    kept = database.Database(tmp_path / "a.sqlite")
    kept.put("results", {b"1" * 32: b"old", b"2" * 32: b"new"})
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        connection.execute("UPDATE results SET used = used - 365 WHERE data = x'6f6c64'")
    connection.close()
    kept.trim()
    assert (kept.get("results", b"1" * 32), kept.get("results", b"2" * 32)) == (None, b"new")
    kept.close()


def test_info_and_clean(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["cache", "info"])
    assert "还没有缓存" in capsys.readouterr().out
    report(archive)
    capsys.readouterr()
    app.run(["cache", "info"])
    assert f"{COUNT + 1} 份文件" in capsys.readouterr().out
    app.run(["cache", "clean"])
    assert "已删除缓存" in capsys.readouterr().out
    app.run(["cache", "clean"])
    assert "没有缓存可删" in capsys.readouterr().out
