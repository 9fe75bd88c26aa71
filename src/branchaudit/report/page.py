"""Where text reports are written: a page in colours on a terminal, or plain lines anywhere else.

Text is never read as markup: what a document says is shown letter by letter.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TextIO

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


class Page(Protocol):
    coloured: bool

    def line(self, *pieces: Piece, indent: int = 0) -> None:
        """One line; the continuation of a long one stands under its beginning."""

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None: ...


class PlainPage:
    """One line of output a line: for pipes, files and NO_COLOR."""

    coloured = False

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def line(self, *pieces: Piece, indent: int = 0) -> None:
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
        if width is None and self._console.width > _WIDEST:
            self._console.width = _WIDEST

    def line(self, *pieces: Piece, indent: int = 0) -> None:
        from rich.padding import Padding

        self._console.print(Padding(_text(*pieces), (0, 0, 0, indent), expand=False))

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> None:
        from rich.box import ASCII, SIMPLE_HEAD
        from rich.padding import Padding
        from rich.table import Table

        encoding = (self._console.encoding or "").lower()
        grid = Table(box=SIMPLE_HEAD if encoding.startswith("utf") else ASCII, pad_edge=False)
        for title in header:
            grid.add_column(title, overflow="fold")
        for row in rows:
            grid.add_row(*(_text(cell) for cell in row))
        self._console.print(Padding(grid, (0, 0, 0, indent), expand=False))


def page_for(out: TextIO) -> Page:
    """Colours only on a terminal that can show them and whose user has not asked for none."""
    if not out.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return PlainPage(out)
    return RichPage(out)


def _text(*pieces: Piece) -> Text:
    from rich.text import Text

    text = Text(overflow="fold")
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        else:
            text.append(piece[0], _STYLES.get(piece[1], ""))
    return text
