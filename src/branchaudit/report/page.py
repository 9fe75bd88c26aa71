"""Where text reports are written: a page in colours on a terminal, or plain lines anywhere else.

Text is never read as markup: what a document says is shown letter by letter.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol, TextIO

from branchaudit.report.fold import cells, fold

if TYPE_CHECKING:
    from rich.text import Text

Piece = str | tuple[str, str]
"""Text, or (text, style): error, warning, info, hint, name, muted, good."""

_STYLES = {
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "hint": "dim",
    "name": "bold",
    "muted": "dim",
    "good": "green",
}
_WIDEST = 100
_NARROWEST = 8
_GAP = "  "


class Page(Protocol):
    coloured: bool

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        """One line; the continuation of a long one stands `hang` columns further in."""

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None: ...


class PlainPage:
    """One line of output a line: for pipes, files and NO_COLOR."""

    coloured = False

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:  # noqa: ARG002 - lines are not folded
        text = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
        self._out.write(f"{' ' * indent}{text}".rstrip() + "\n")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None:
        for row in (header, *rows):
            self.line("｜".join(row).rstrip("｜"), indent=indent)


class RichPage:
    """Colours, tables and folding that knows the width of Chinese characters."""

    coloured = True

    def __init__(self, out: TextIO, width: int | None = None) -> None:
        from rich.console import Console

        self._console = Console(file=out, width=width, markup=False, highlight=False, emoji=False)
        self._width = min(self._console.width, width or _WIDEST)

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        from rich.text import Text

        text = _text(*pieces)
        for number, (start, end) in enumerate(fold(text.plain, max(self._width - indent, 2), hang)):
            margin = indent + (hang if number else 0)
            line = Text(" " * margin if end > start else "") + text[start:end]
            self._console.print(line, soft_wrap=True)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None:
        """The widest column gets what the others leave."""
        widths = [max(map(cells, column)) for column in zip(header, *rows, strict=True)]
        widest = widths.index(max(widths))
        left = self._width - indent - sum(widths) - len(_GAP) * (len(widths) - 1)
        widths[widest] = max(widths[widest] + min(left, 0), _NARROWEST)
        for number, row in enumerate((header, *rows)):
            self._row(row, widths, indent, "name" if number == 0 else "")

    def _row(self, row: Sequence[str], widths: list[int], indent: int, style: str) -> None:
        folded = [
            [cell[start:end] for start, end in fold(cell, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*folded, fillvalue=""):
            padded = (part + " " * (width - cells(part)) for part, width in zip(parts, widths, strict=True))
            self.line((_GAP.join(padded).rstrip(), style), indent=indent)


def page_for(out: TextIO) -> Page:
    """Colours only on a terminal that can show them and whose user has not asked for none."""
    if not out.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return PlainPage(out)
    return RichPage(out)


def _text(*pieces: Piece) -> Text:
    from rich.text import Text

    text = Text()
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        else:
            text.append(piece[0], _STYLES.get(piece[1], ""))
    return text
