"""One file after the other in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.document import SourceFile
from branchaudit.model import Audited
from branchaudit.pipeline import Work, audit_file


def run_serially(files: Sequence[SourceFile], work: Work) -> Iterator[Audited]:
    for file in files:
        yield audit_file(file, work)
