"""Clocks: rounds that take turns, whole processes, and their peak memory (Linux)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

POLL = 0.02


class Times(dict[str, float]):
    """Median seconds by name, and how much of a processor the single-process rounds had."""

    def __init__(self, seen: Mapping[str, Sequence[float]], share: float) -> None:
        super().__init__({name: median(all_) for name, all_ in seen.items()})
        self._seen = seen
        self.share = share

    def ratio(self, a: str, b: str) -> float:
        """Median of the ratios of the rounds: a machine whose speed drifts from one minute to the
        next hits both sides of a round alike, but not the medians over all rounds."""
        return median(x / y for x, y in zip(self._seen[a], self._seen[b], strict=True))


def take_turns(tasks: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Every task once per round, so that a busy moment hits all of them alike."""
    seen: dict[str, list[float]] = {name: [] for name in tasks}
    shares = []
    for number in range(rounds):
        order = list(tasks) if number % 2 == 0 else list(tasks)[::-1]
        for name in order:
            used, start = time.process_time(), time.perf_counter()
            tasks[name]()
            wall = time.perf_counter() - start
            seen[name].append(wall)
            if (used := time.process_time() - used) > wall / 2:  # not one that waited for a process
                shares.append(used / wall)
    return Times(seen, median(shares) if shares else 1.0)


def process(command: Sequence[str], codes: Sequence[int] = (0,)) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")


class Peak(NamedTuple):
    parent: int
    """Bytes; the high-water mark of the process itself, not of its children."""
    worker: int
    """Of the largest child, 0 without children."""


def peak(command: Sequence[str]) -> Peak:
    """The marks are read from /proc: what wait4 reports includes the process that started it."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parent = worker = 0
    while running.poll() is None:
        parent = max(parent, _high_water(running.pid))
        for child in _children(running.pid):
            worker = max(worker, _high_water(child))
        time.sleep(POLL)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return Peak(parent, worker)


def _high_water(pid: int) -> int:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024
    return 0


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []
