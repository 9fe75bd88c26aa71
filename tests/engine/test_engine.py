"""Many files: the same results in the same order however many processes; a dead worker costs one file."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from branchaudit import engine
from branchaudit.document import SourceFile, Unreadable
from branchaudit.engine.processes import run_in_processes
from branchaudit.engine.serial import run_serially
from branchaudit.model import Audited, StoredFile
from branchaudit.pipeline import Work
from shipped import rules

from .deadly import Deadly

RULES = rules()
WORK = Work(RULES)


def minutes(number: int) -> str:
    return (
        f"第{number}党支部支委会会议记录\n时间：2023年{number % 12 + 1}月8日\n地点：二楼东厅\n"
        f"主持人：{'温如玉' if number % 3 else ''}\n记录人：晏小山\n应到：5人  实到：{number % 5 + 1}人\n"
        "讨论：\n温如玉：先修路灯，钱从工作经费出。\n晏小山：我去联系木工，下周回话。\n决议：按此办理。\n"
    )


def files(folder: Path, number: int) -> list[SourceFile]:
    sources = []
    for n in range(number):
        name = f"记录{n:03}.txt"
        (folder / name).write_text(minutes(n), encoding="utf-8")
        sources.append(SourceFile(str(folder / name), name))
    return sources


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    sources = files(tmp_path, 40)
    alone = list(run_serially(sources, WORK))
    assert [r.name for r in alone if isinstance(r, StoredFile)] == [s.name for s in sources]
    assert list(run_in_processes(sources, WORK, 2)) == alone


def test_files_that_kill_their_workers_are_reported_and_the_others_are_judged(tmp_path: Path) -> None:
    """One in a chunk of the first round, one in a chunk that waits for its turn."""
    sources = files(tmp_path, 16)
    expected: list[Audited] = list(run_serially(sources, WORK))
    for n in (5, 15):
        sources[n] = Deadly(sources[n].path, sources[n].name)
    results = []
    for result in run_in_processes(sources, WORK, 2):
        if not results:
            time.sleep(1.5)  # who reads the results is slow: the worker with file 5 has died by now
        results.append(result)
    for n in (5, 15):
        dead = results[n]
        assert isinstance(dead, Unreadable)
        assert (dead.path, dead.reason) == (f"记录{n:03}.txt", "error")
        assert "其他文件不受影响" in dead.message
        expected[n] = dead
    assert results == expected


def test_giving_up_early_leaves_no_process(tmp_path: Path) -> None:
    results = run_in_processes(files(tmp_path, 40), WORK, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_file_that_vanishes_is_one_entry(tmp_path: Path) -> None:
    sources = files(tmp_path, 3)
    Path(sources[1].path).unlink()
    results = list(engine.run(sources, WORK, 1))
    assert [r.reason if isinstance(r, Unreadable) else None for r in results] == [None, "vanished", None]


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_no_files_no_results(jobs: int | None) -> None:
    assert list(engine.run([], WORK, jobs)) == []


def test_little_work_is_done_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> object:
        raise AssertionError("a pool for three files")

    monkeypatch.setattr("branchaudit.engine.processes.run_in_processes", never)
    assert len(list(engine.run(files(tmp_path, 3), WORK, None))) == 3


def test_much_work_goes_to_processes_where_there_are_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def pool(sources: list[SourceFile], rules: object, workers: int) -> list[Audited]:
        asked.append(workers)
        return []

    monkeypatch.setattr("branchaudit.engine.processes.run_in_processes", pool)
    monkeypatch.setattr(engine, "usable_cpus", lambda: 4)
    many = [SourceFile(f"{tmp_path}/{n}.txt", f"{n}.txt") for n in range(engine.SERIAL_FILES + 1)]
    list(engine.run(many, WORK, None))
    big = files(tmp_path, 2)
    Path(big[0].path).write_bytes(b"a" * (engine.SERIAL_BYTES + 1))
    list(engine.run(big, WORK, None))
    assert asked == [4, 4]
