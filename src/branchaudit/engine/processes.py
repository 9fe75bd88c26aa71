"""A pool of spawned processes: the same code on Windows and Linux.

Each worker gets the rule set once and chunks of paths; small results come back. At most a few
chunks are on their way at a time, so memory does not grow with the number of files. A worker that
dies (killed, out of memory) costs the files of its chunks, which are then tried one by one.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from branchaudit.model import FileResult, SourceFile, Unreadable
from branchaudit.pipeline import audit_file
from branchaudit.ruleset.rules import RuleSet

MAX_CHUNK = 32
_AHEAD = 3
"""Chunks in flight per worker: enough to keep it busy."""

_KILLED = "检查这份文件的进程被系统终止（多为内存不足），其他文件不受影响。请拆分这份文件后重新检查。"

_rules: RuleSet
"""The worker's rule set, set once by `_start`."""


def run_in_processes(files: Sequence[SourceFile], rules: RuleSet, workers: int) -> Iterator[FileResult]:
    size = max(1, min(MAX_CHUNK, len(files) // (workers * 4) or 1))
    chunks = deque(files[at : at + size] for at in range(0, len(files), size))
    pool = _pool(rules, workers)
    flying: deque[tuple[Sequence[SourceFile], Future[list[FileResult]]]] = deque()
    try:
        while chunks or flying:
            while chunks and len(flying) < workers * _AHEAD:
                chunk = chunks.popleft()
                flying.append((chunk, pool.submit(_audit_chunk, chunk)))
            chunk, future = flying.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(chunk, rules)
                pool = _pool(rules, workers)
                flying = deque((c, pool.submit(_audit_chunk, c)) for c, _ in flying)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(rules: RuleSet, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(rules,))


def _start(rules: RuleSet) -> None:
    global _rules
    _rules = rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the workers


def _audit_chunk(files: Sequence[SourceFile]) -> list[FileResult]:
    return [audit_file(file, _rules) for file in files]


def _one_by_one(files: Sequence[SourceFile], rules: RuleSet) -> Iterator[FileResult]:
    """Find the file that kills a worker: each gets a process of its own."""
    for file in files:
        with _pool(rules, 1) as pool:
            try:
                yield from pool.submit(_audit_chunk, [file]).result()
            except BrokenProcessPool:
                yield FileResult(file, unreadable=Unreadable(file.name, "error", _KILLED))
