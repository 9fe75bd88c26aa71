"""The process in which a workbook is read: the file on standard input, its cells on standard output."""

from __future__ import annotations

import pickle
import subprocess
import sys

from branchaudit.read.refusal import Refused
from branchaudit.read.sheet_blocks import Formulas, Grids

_COMMAND = (sys.executable, "-P", "-m", "branchaudit.read.sheet_process")
_NO_READER = "没有装好读表格的组件 python-calamine，这个文件没有读取。请重新安装本程序后再检查"
_LONGEST = 120
"""Seconds; large workbooks take a few."""


def grids_of(data: bytes, formulas: Formulas) -> Grids:
    """The cells of a workbook. Whatever it does to its reader, only that file is lost. Raise Refused."""
    given = pickle.dumps((data, formulas))
    try:
        done = subprocess.run(_COMMAND, input=given, capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        raise Refused("too_large") from None
    if done.returncode != 0:
        missing = b"ModuleNotFoundError" in done.stderr
        raise Refused("error", _NO_READER) if missing else Refused("corrupt")
    answer = pickle.loads(done.stdout)  # written by `main`
    if isinstance(answer, Grids):
        return answer
    reason, message = answer
    raise Refused(reason, message)


def main() -> None:
    from branchaudit.read.grids import read_grids

    data, formulas = pickle.loads(sys.stdin.buffer.read())
    answer: Grids | tuple[str, str | None]
    try:
        answer = read_grids(data, formulas)
    except Refused as refused:
        answer = refused.reason, refused.message
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
