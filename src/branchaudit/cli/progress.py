"""A progress bar on stderr: only on a terminal, and only once the work has taken a while."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from branchaudit.report.safe import safe_name

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.5


class ProgressBar:
    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._total = self._done = 0
        self._begun = 0.0

    def start(self, total: int) -> None:
        self._total, self._begun = total, monotonic()

    def advance(self, name: str) -> None:
        self._done += 1
        if self._bar is None:
            if monotonic() - self._begun < _PATIENCE or self._done >= self._total:
                return
            self._open()
        assert self._bar is not None
        assert self._task is not None
        self._bar.update(self._task, completed=self._done, name=safe_name(name)[-40:])

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("检查中"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}", markup=False),
            console=Console(stderr=True, markup=False, highlight=False),
            transient=True,
            expand=True,
        )
        self._task = self._bar.add_task("", total=self._total, name="")
        self._bar.start()


def progress_bar(*, quiet: bool) -> ProgressBar | None:
    return ProgressBar() if not quiet and sys.stderr is not None and sys.stderr.isatty() else None
