"""A pool of spawned processes: the same code on Windows and Linux.

Each worker gets the rule set once and chunks of paths; small results come back. At most a few
chunks are on their way at a time, so memory does not grow with the number of files. A worker that
dies (killed, out of memory) breaks the pool; the chunks that were on their way are then tried
again, the first of them file by file, so that only the file that kills is lost.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from threading import BrokenBarrierError

from branchaudit.document import SourceFile, Unreadable
from branchaudit.model import Audited
from branchaudit.pipeline import Work, audit_file

MAX_CHUNK = 32
_AHEAD = 3
"""Chunks in flight per worker: enough to keep it busy."""
_PATIENCE = 120.0
"""Seconds for all workers to come up; where one cannot, the pool counts as broken."""
_KILLED = "检查这份文件的进程被系统终止（多为内存不足），其他文件不受影响。请拆分这份文件后重新检查。"

Chunk = Sequence[SourceFile]

_work: Work
"""What the worker goes by, set once by `_start`."""


def run_in_processes(files: Sequence[SourceFile], work: Work, workers: int) -> Iterator[Audited]:
    size = max(1, min(MAX_CHUNK, len(files) // (workers * 4) or 1))
    waiting = deque(files[at : at + size] for at in range(0, len(files), size))
    while waiting:
        # a broken pool hands back the chunks it did not finish, in order
        yield from _drain(waiting, work, workers)
        if waiting:
            yield from _one_by_one(waiting.popleft(), work)


def _drain(waiting: deque[Chunk], work: Work, workers: int) -> Iterator[Audited]:
    """Results of one pool until all is done or the pool breaks; what is not done stays in `waiting`."""
    flying: deque[tuple[Chunk, Future[list[Audited]]]] = deque()
    pool = _pool(work, workers)
    try:
        while waiting or flying:
            while waiting and len(flying) < workers * _AHEAD:
                future = pool.submit(_audit_chunk, waiting[0])
                flying.append((waiting.popleft(), future))
            results = flying[0][1].result()
            flying.popleft()
            yield from results
    except BrokenProcessPool:
        waiting.extendleft(chunk for chunk, _ in reversed(flying))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(work: Work, workers: int) -> ProcessPoolExecutor:
    """With all its workers up. A worker that dies while another is being started would leave the pool waiting
    for ever: what ends its workers does not know of the newcomer yet."""
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(workers)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(work, together))
    try:
        with _uninterrupted():
            coming = [pool.submit(_up) for _ in range(workers)]
        wait(coming)
    except BaseException:  # Ctrl-C: nobody waits for workers that will not come
        together.abort()
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    return pool


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Workers that are started in here are deaf to Ctrl-C from the first moment on, where the system can
    do that: it must not find them before `_start` has."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(work: Work, together: Barrier) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the workers
    try:
        together.wait(_PATIENCE)  # none is idle before the last one is up, so that each `_up` starts one
    except BrokenBarrierError:
        os._exit(1)  # given up on the other side: to end without a word breaks the pool all the same


def _up() -> None:
    """What the first round of the pool does: nothing."""


def _audit_chunk(files: Chunk) -> list[Audited]:
    return [audit_file(file, _work) for file in files]


def _one_by_one(files: Chunk, work: Work) -> Iterator[Audited]:
    """Find the file that kills a worker: each gets a process of its own."""
    for file in files:
        with _pool(work, 1) as pool:
            try:
                results = pool.submit(_audit_chunk, [file]).result()
            except BrokenProcessPool:
                results = [Unreadable(file.name, "error", _KILLED)]
        yield from results
