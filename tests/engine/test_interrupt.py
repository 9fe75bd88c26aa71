"""Ctrl-C in the middle of a long run: it ends at once and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whole_runs import COMMAND, GOOD, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


def members(session: int) -> list[int]:
    """Living processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, _, sid = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(sid) == session and state != "Z":
                found.append(int(entry.name))
    return found


def deaf(pid: int) -> bool:
    """Whether a process ignores Ctrl-C, as workers do once they are up."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    ignored = next(line for line in status.splitlines() if line.startswith("SigIgn:"))
    return bool(int(ignored.split()[1], 16) & 1 << signal.SIGINT - 1)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_is_left(tmp_path: Path, jobs: str) -> None:
    folder, temporary = tmp_path / "档案", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    for n in range(3000):
        (folder / f"{n}.txt").write_text(GOOD * 3, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "check", "档案", "--jobs", jobs, "--output", "报告.json", "--format", "json"],
        cwd=tmp_path, env=environment(TMPDIR=str(temporary)), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        deadline = time.monotonic() + 20
        up = 0 if jobs == "1" else 3  # two workers, and what looks after the semaphores they share
        while sum(map(deaf, members(process.pid))) < up and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1.2)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err.decode()
    assert "已中断" in err.decode()
    assert b"Traceback" not in err
    assert out == b""
    assert not (tmp_path / "报告.json").exists()
    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert members(process.pid) == []
    assert [p.name for p in temporary.iterdir()] == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tmp", "档案"]
