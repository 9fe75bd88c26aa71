"""Run the pipeline over many files: serially for little work, in processes beyond.

Both give results in the order of the files, so reports do not depend on the number of processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from branchaudit.document import SourceFile
from branchaudit.model import Audited

if TYPE_CHECKING:
    from branchaudit.pipeline import Work

SERIAL_BYTES = 8_000_000
SERIAL_FILES = 150
"""Below both a pool costs more than it saves: starting two processes takes about as long as
checking this much."""


def run(files: Sequence[SourceFile], work: Work, jobs: int | None) -> Iterator[Audited]:
    """Results in the order of `files`. `jobs`: number of processes; None = as the work needs."""
    workers = jobs or (1 if _is_little(files) else usable_cpus())
    if workers <= 1 or len(files) < 2:
        from branchaudit.engine.serial import run_serially

        return run_serially(files, work)
    from branchaudit.engine.processes import run_in_processes

    return run_in_processes(files, work, workers)


def usable_cpus() -> int:
    """Processors this process may use; not all of a shared machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_little(files: Sequence[SourceFile]) -> bool:
    if len(files) > SERIAL_FILES:
        return False
    total = 0
    for file in files:
        try:
            total += Path(file.path).stat().st_size
        except OSError:
            continue  # it will be reported when it is read
    return total <= SERIAL_BYTES
