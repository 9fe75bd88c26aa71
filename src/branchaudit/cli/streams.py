"""Standard output and error as users have them: consoles in GBK, pipes that close early."""

from __future__ import annotations

import os
import stat
import sys


def prepare() -> None:
    """A console in GBK cannot show every character: better a “?” than a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def stdout_file() -> int | None:
    """The descriptor of standard output where it goes into a file (`> 报告.txt`)."""
    try:
        number = sys.stdout.fileno()
        return number if stat.S_ISREG(os.fstat(number).st_mode) else None
    except (AttributeError, OSError, ValueError):  # there is none, or it is a test's
        return None


def discard_stdout() -> None:
    """The reader of the pipe (`| head`) has gone: nothing more to say, and nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
