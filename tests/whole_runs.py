"""Whole runs of the command, in a process of its own or in this one, and a small archive to run it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from branchaudit.cli import app
from read.docx_builder import docx, para
from records import grid_only

COMMAND = [sys.executable, "-m", "branchaudit"]

GOOD = """\
桑榆里社区党支部支部委员会会议记录
时间：2023年5月8日15:00—16:10
地点：二楼东厅
主持人：温如玉
记录人：晏小山
应到：5人  实到：4人
缺席人员：江照临（病假）
议题：研究活动室修缮方案
讨论发言：
晏小山：活动室的屋顶漏了两处，先修屋顶。
冉一鸣：木工下周一能来，工钱三百元。
决议：同意活动室修缮方案，晏小山负责，5月20日前完工。
"""
FAULTY = GOOD.replace("温如玉", "").replace("江照临（病假）", "").replace("2023年5月8日", "2023年2月30日")


def environment(**more: str) -> dict[str, str]:
    """Of a terminal-less run with the same packages as this process."""
    return {**os.environ, "PYTHONUTF8": "1", **more}


def run(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """In a process of its own: for what is said to the terminal, and for exit codes."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env=environment(**env), capture_output=True, timeout=90, check=False
    )


def report(*arguments: str, cwd: Path) -> dict[str, Any]:
    """The JSON report of a run over `arguments`, in this process."""
    with tempfile.TemporaryDirectory() as folder, chdir(cwd):
        file = Path(folder) / "report.json"
        assert app.run(["check", *arguments, "--format", "json", "--output", str(file)]) in (0, 1, 3)
        result: dict[str, Any] = json.loads(file.read_bytes())
    return result


def word_minutes() -> bytes:
    table = grid_only(
        ["时间", "2023年6月5日", "地点", "二楼东厅"],
        ["主持人", "温如玉", "记录人", ""],
        ["应到", "19", "实到", "17"],
        ["议题", "讨论活动室修缮方案", "缺席人员", "江照临（病假）、晏小山（出差）"],
        ["讨论发言", "温如玉：先修路灯。\n冉一鸣：我去联系木工。", "决议", "同意"],
    )
    return docx(para("桑榆里社区党支部党员大会会议记录") + table)


def archive(folder: Path) -> Path:
    """Good and faulty minutes, what cannot be read, and names as users give them."""
    files: dict[str, bytes] = {
        "一支部/2023年5月支委会.txt": GOOD.encode(),
        "一支部/支委会 (副本).txt": FAULTY.encode("gb18030"),
        "二支部/党员大会.docx": word_minutes(),
        "二支部/[red]奇怪[/red]‮的名字.txt": GOOD.encode("utf-8-sig"),
        "二支部/" + "很长的名字" * 14 + ".txt": GOOD.encode(),
        "三支部/旧记录.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "三支部/空.txt": b"",
        "三支部/坏.docx": word_minutes()[:700],
        "三支部/~$党员大会.docx": b"x",
        "三支部/一年.txt": "\n".join(GOOD.replace("5月8日", f"{m}月8日") for m in (3, 4)).encode(),
    }
    for name, data in files.items():
        path = folder / "档案" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "档案"
