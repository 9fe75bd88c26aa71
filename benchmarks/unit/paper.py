"""A paper before it becomes a file: what stands in it, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Table:
    rows: list[Sequence[str]]
    widths: Sequence[int] = ()


@dataclass
class Sheet:
    """A sheet of a workbook."""

    name: str
    title: str
    rows: list[Sequence[str | float | date]]


@dataclass(eq=False)
class Paper:
    path: str
    """Below the archive, without the ending."""
    form: str
    """docx, txt, gb or xlsx."""
    kind: str
    branch: str
    day: date
    title: list[str] = field(default_factory=list)
    parts: list[str | Table] = field(default_factory=list)
    """Paragraphs and tables."""
    sheets: list[Sheet] = field(default_factory=list)
    images: list[bytes] = field(default_factory=list)
    created: str = ""
    """As a time stamp of the file's properties."""
    author: str = ""

    @property
    def name(self) -> str:
        return self.path + {"docx": ".docx", "xlsx": ".xlsx"}.get(self.form, ".txt")

    def add(self, *lines: str | Table) -> None:
        self.parts += lines

    def lines(self) -> list[str]:
        return [part for part in self.parts if isinstance(part, str)]
