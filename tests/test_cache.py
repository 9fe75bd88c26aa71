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
from branchaudit.archive import copies
from branchaudit.cache import LEAST, place, rerun
from branchaudit.cache.database import FACTS, RESULT, Database
from branchaudit.cli import app
from branchaudit.document import Unreadable
from branchaudit.model import ANY_DAY, Days

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
    file.unlink(missing_ok=True)
    command = ["check", str(archive), "--jobs", "1", "--as-of", "2025-01-10", "-q", "--exit-zero"]
    assert app.run([*command, "--report", f"json={file}", *options]) == 0
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
    assert report(archive, "--as-of", "2024-06-01") == report(archive, "--no-cache", "--as-of", "2024-06-01")


def test_a_later_day_on_which_verdicts_are_the_same_judges_nothing(
    archive: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = report(archive, "--no-cache", "--as-of", "2025-03-01")
    report(archive)
    judged: list[str] = []
    real = pipeline.check_record
    monkeypatch.setattr(
        pipeline, "check_record", lambda *given: (judged.append(given[1].path), real(*given))[1]
    )
    assert report(archive, "--as-of", "2025-03-01") == plain
    assert judged == []


def test_a_waiver_judges_again_and_ends_on_its_day(archive: Path) -> None:
    report(archive)
    waivers = (
        "- {rule: minutes.recorder-named, path: '*', reason: 原件在档案馆, approved_by: 温如玉, "
        "date: 2025-01-05, expires: 2025-01-31}\n"
    )
    (archive / "branchaudit.yaml").write_text("waivers: 豁免.yaml\n", encoding="utf-8")
    (archive / "豁免.yaml").write_text(waivers, encoding="utf-8")
    for day in ("2025-01-31", "2025-02-01"):
        assert report(archive, "--as-of", day) == report(archive, "--no-cache", "--as-of", day)
    outcomes = [
        [f["outcome"] for f in json.loads(report(archive, "--as-of", day))["findings"]
         if f["rule"] == "minutes.recorder-named"]
        for day in ("2025-01-31", "2025-02-01")
    ]  # fmt: skip
    assert outcomes == [["waived"], ["fail"]]


def test_a_file_that_is_saved_while_it_is_read_is_not_kept(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = archive / "007.txt"
    before = changed.read_bytes()
    real = pipeline.read

    def read(source: Any) -> Any:
        if source.name == "007.txt":
            changed.write_bytes(before.replace("何雨桐".encode(), b""))
        return real(source)

    monkeypatch.setattr(pipeline, "read", read)
    report(archive)
    monkeypatch.setattr(pipeline, "read", real)
    changed.write_bytes(before)
    assert report(archive) == report(archive, "--no-cache")


@pytest.mark.parametrize("reason", ["too_large", "permission", "vanished", "error"])
def test_what_may_be_readable_the_next_time_is_tried_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    plain = report(archive, "--no-cache")
    real = pipeline.read

    def read(source: Any) -> Any:
        return Unreadable(source.name, reason, "不行") if source.name == "007.txt" else real(source)

    monkeypatch.setattr(pipeline, "read", read)
    assert "不行" in report(archive)
    monkeypatch.setattr(pipeline, "read", real)
    assert report(archive) == plain


def test_texts_that_are_the_same_are_not_compared_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        "温如玉：活动室的屋顶漏了两处，我看先修屋顶，再谈刷墙，木工下周一能来，工钱从工作经费里出，材料费另算。",
        "晏小山：同意，另外楼道的灯坏了三盏，请物业这个星期换好，换不了的先拆下来登记清楚再说。",
    )
    for number in (1, 2, 3):
        text = (archive / f"{number:03}.txt").read_text(encoding="utf-8")
        words = "讨论：\n" + "\n".join(said) + "\n"
        (archive / f"{number:03}.txt").write_text(text.replace("决议", words + "决议"), encoding="utf-8")
    report(archive)
    (archive / "009.txt").write_text("空白的便条，没有什么内容。", encoding="utf-8")
    plain = report(archive, "--no-cache")
    assert any(f["rule"].startswith("likeness.") for f in json.loads(plain)["findings"])

    def never(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr(copies, "longest", never)
    assert report(archive) == plain


def test_a_renamed_file_goes_by_its_new_name(archive: Path) -> None:
    report(archive)
    (archive / "007.txt").rename(archive / "七.txt")
    paths = {record["path"] for record in json.loads(report(archive))["records"]}
    assert "七.txt" in paths
    assert "007.txt" not in paths


def file() -> Path:
    found = place.database()
    assert found is not None
    return found


DAMAGE = {
    "rows": "UPDATE rows SET data = x'80049500' || data",
    "days": "UPDATE rows SET after = '', before = '~'",
    "exchanged": "UPDATE rows SET data = (SELECT data FROM rows WHERE kind = 2 ORDER BY rowid DESC LIMIT 1)",
    "no table": "DROP TABLE rows",
    "another layout": "PRAGMA user_version = 99",
}


@pytest.mark.parametrize("damage", ["garbage", "truncated", "middle", "empty", *DAMAGE])
def test_what_is_damaged_is_made_anew(archive: Path, damage: str, reads: list[str]) -> None:
    first = report(archive)
    if damage in DAMAGE:
        connection = sqlite3.connect(file())
        connection.execute(DAMAGE[damage])
        connection.commit()
        connection.close()
    else:
        data = file().read_bytes()
        torn = {
            "garbage": b"no database " * 999,
            "truncated": data[: len(data) // 2],
            "middle": data[:20_000] + bytes(60_000) + data[80_000:],
            "empty": b"",
        }
        file().write_bytes(torn[damage])
    assert report(archive) == first
    assert report(archive) == first
    reads.clear()
    assert report(archive) == first
    assert reads == []


@pytest.mark.parametrize("bit", range(0, 8))
def test_a_bit_that_fell_over_is_seen(archive: Path, bit: int) -> None:
    first = report(archive)
    data = bytearray(file().read_bytes())
    for at in range(4096, len(data), 8192 + 1024 * bit):
        data[at] ^= 1 << bit
    file().write_bytes(data)
    assert report(archive) == first


def test_no_cache_leaves_nothing(archive: Path) -> None:
    report(archive, "--no-cache")
    assert not file().exists()


def test_few_files_leave_nothing(archive: Path) -> None:
    app.run(["check", str(archive / "001.txt"), "-q"])
    assert not file().exists()


def test_no_cache_keeps_no_rule_sets_either(archive: Path) -> None:
    report(archive, "--no-cache")
    assert not (archive.parent / "cache").exists()


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_only_the_user_may_look_into_it(archive: Path) -> None:
    report(archive)
    assert file().parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_what_others_could_have_written_is_not_believed(archive: Path, reads: list[str]) -> None:
    first = report(archive)
    file().parent.chmod(0o777)
    reads.clear()
    assert report(archive) == first
    assert len(reads) == COUNT + 1
    assert file().parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_its_place_is_not_followed(archive: Path) -> None:
    elsewhere = archive.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (archive.parent / "cache").mkdir()
    (archive.parent / "cache" / "facts").symlink_to(elsewhere)
    report(archive)
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_hindrance(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = report(archive, "--no-cache")
    blocked = archive.parent / "文件"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("BRANCHAUDIT_CACHE_DIR", str(blocked / "下面"))
    assert report(archive) == plain


def test_two_writers_at_once(tmp_path: Path) -> None:
    shared = tmp_path / "zwei.sqlite"

    def write(start: int) -> None:
        mine = Database(shared, "2025-01-01")
        for number in range(start, start + 300):
            mine.keep(number.to_bytes(32, "big"), RESULT, b"x" * 100)
        mine.close()

    threads = [threading.Thread(target=write, args=(at,)) for at in (0, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    both = Database(shared, "2025-01-01")
    assert both.counts() == {RESULT: 600}
    both.close()


def test_two_runs_at_once(archive: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "branchaudit",
        "check",
        str(archive),
        "-q",
        "--exit-zero",
        "--format",
        "json",
    ]
    env = {**os.environ, "PYTHONUTF8": "1"}
    running = [
        subprocess.Popen([*command, "--as-of", day], stdout=subprocess.PIPE, env=env)
        for day in ("2025-01-10", "2024-06-01", "2025-01-10")
    ]
    told = [json.loads(run.communicate(timeout=120)[0]) for run in running]
    for one, day in zip(told, ("2025-01-10", "2024-06-01", "2025-01-10"), strict=True):
        alone = json.loads(report(archive, "--no-cache", "--as-of", day))
        assert one["findings"] == alone["findings"]
        assert one["records"] == alone["records"]


def test_a_database_that_is_locked_is_no_hindrance(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(archive)
    monkeypatch.setattr("branchaudit.cache.database._PATIENCE", 0.05)
    other = sqlite3.connect(file(), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert report(archive) == first
    finally:
        other.close()
    assert report(archive) == first


@pytest.mark.parametrize("moment", [0.5, 0.8, 1.2])
def test_a_killed_run_spoils_nothing(archive: Path, moment: float) -> None:
    command = [sys.executable, "-m", "branchaudit", "check", str(archive), "-q", "--exit-zero"]
    running = subprocess.Popen([*command, "--jobs", "1"], stdout=subprocess.DEVNULL)
    try:
        running.wait(moment)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    assert report(archive) == report(archive, "--no-cache")


def test_a_write_that_was_killed_is_undone(tmp_path: Path) -> None:
    kill = (
        "import os, sys\nfrom pathlib import Path\nfrom branchaudit.cache.database import Database\n"
        "kept = Database(Path(sys.argv[1]), '2025-01-01')\n"
        "kept._connection.execute('PRAGMA cache_size = 1')\n"
        "kept._connection.execute('BEGIN IMMEDIATE')\n"
        "kept._connection.execute('UPDATE rows SET data = zeroblob(50000)')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    kept = Database(tmp_path / "a.sqlite", "2025-01-01")
    rows = {number.to_bytes(32, "big"): bytes([number]) * 50_000 for number in range(200)}
    for key, data in rows.items():
        kept.keep(key, RESULT, data)
    kept.close()
    subprocess.run([sys.executable, "-c", kill, str(tmp_path / "a.sqlite")], check=False)
    again = Database(tmp_path / "a.sqlite", "2025-01-01")
    assert again.fetch(rows) == rows
    again.close()


def test_what_was_not_used_for_long_goes(tmp_path: Path) -> None:
    kept = Database(tmp_path / "a.sqlite", "2025-01-01")
    kept.keep(b"1" * 32, RESULT, b"old")
    kept.keep(b"2" * 32, RESULT, b"new")
    kept.close()
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        connection.execute("UPDATE rows SET used = used - 365 WHERE data = x'6f6c64'")
    connection.close()
    kept = Database(tmp_path / "a.sqlite", "2025-01-01")
    kept.keep(b"3" * 32, FACTS, b"more")
    kept.close()
    kept = Database(tmp_path / "a.sqlite", "2025-01-01")
    assert kept.known([b"1" * 32, b"2" * 32, b"3" * 32]) == {b"2" * 32, b"3" * 32}
    kept.close()


def test_it_does_not_grow_beyond_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("branchaudit.cache.database.LIMIT", 1_000_000)
    for run in range(8):
        kept = Database(tmp_path / "a.sqlite", "2025-01-01")
        for number in range(20):
            kept.keep(bytes([run, number]) * 16, RESULT, os.urandom(20_000))
        kept.close()
    assert (tmp_path / "a.sqlite").stat().st_size < 1_500_000
    kept = Database(tmp_path / "a.sqlite", "2025-01-01")
    assert len(kept.known(bytes([7, number]) * 16 for number in range(20))) == 20
    kept.close()


def test_a_row_is_there_on_its_days_only(tmp_path: Path) -> None:
    key = b"1" * 32
    for days, held in (
        (ANY_DAY, {"2024-01-01", "2025-01-01", "2026-01-01"}),
        (Days("2024-06-01", "~"), {"2025-01-01", "2026-01-01"}),
        (Days("", "2025-01-01"), {"2024-01-01"}),
        (Days("2025-01-01", "2025-01-01"), {"2025-01-01"}),
    ):
        for day in ("2024-01-01", "2025-01-01", "2026-01-01"):
            kept = Database(tmp_path / "a.sqlite", day)
            kept.keep(key, RESULT, b"x", days)
            kept.close()
            kept = Database(tmp_path / "a.sqlite", day)
            assert (kept.known([key]), kept.fetch([key])) == (
                ({key}, {key: b"x"}) if day in held else (set(), {})
            )
            assert days.hold(day) is (day in held)
            kept.close()


def test_verdicts_with_a_rule_that_broke_down_are_not_kept(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = report(archive, "--no-cache")
    from branchaudit import check

    def broken(*_: object) -> None:
        raise MemoryError

    real = check.CHECKS["element"]
    monkeypatch.setitem(check.CHECKS, "element", broken)
    report(archive)
    monkeypatch.setitem(check.CHECKS, "element", real)
    assert report(archive) == plain


def test_a_workbook_that_seemed_damaged_is_tried_again() -> None:
    assert not rerun._lasts(Unreadable("甲.xlsx", "corrupt", "坏", "xlsx"))
    assert rerun._lasts(Unreadable("甲.docx", "corrupt", "坏", "docx"))


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
