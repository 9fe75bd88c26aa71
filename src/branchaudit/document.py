"""A file as it was read: its blocks in order, and where they stand. Read this file first, then model.py.

Plain data, like all of model.py. Offsets count characters of `Passage.text` (see passage.py).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "cell", "text_box", "header", "footer", "note", "comment"]
BODY_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "cell", "text_box"})
SKIPPED_REASONS: frozenset[str] = frozenset({"lock_file", "hidden", "temporary", "own_report"})
"""Of `Unreadable`: no document at all, nobody need do anything about it."""


class SourceFile(NamedTuple):
    """One file to audit. Its format is told by its bytes when it is read, not by its name."""

    path: str
    """Where to open it."""
    name: str
    """How reports call it: relative to the folder that was given, with `/`."""


class Unreadable(NamedTuple):
    """A file that gave no text: part of the report, never a log line."""

    path: str
    """The name that reports use (SourceFile.name)."""
    reason: str
    """encrypted | corrupt | unsupported | too_large | empty | lock_file | hidden | temporary |
    own_report | permission | vanished | not_text | error"""
    message: str
    """Chinese: what is wrong and what to do next."""
    format: str | None = None
    """True format by magic bytes where it is known (doc, wps, pdf, xlsx, …)."""


class Place(NamedTuple):
    """Where in a file. All numbers count from 1; None where it does not apply."""

    block: int
    line: int | None = None
    """Line of a .txt file; None in .docx."""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    part: BlockKind = "paragraph"
    sheet: str | None = None
    """Name of the sheet in a workbook; its rows and columns are numbered as the spreadsheet does."""


class Block(NamedTuple):
    """A paragraph, table cell, text box … in document order. A merged cell is one block."""

    kind: BlockKind
    text: str
    """Accepted text as Word shows it: automatic number in front, insertions in, deletions out.
    Paragraphs of one cell are joined by \\n."""
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    column_span: int = 1
    row_span: int = 1
    heading: int | None = None
    """Outline level 1–9 of a heading paragraph (0 = Title style)."""
    centered: bool = False
    prompt: bool = False
    """Text is only the prompt of an unfilled content control."""
    red: bool = False
    """All text is red: guidance of a template, usually."""
    revised: bool = False
    """Holds a tracked insertion or deletion."""
    images: int = 0
    new_page: bool = False
    """Starts on a new page (page break, form feed, section)."""
    prompts: tuple[str, ...] = ()
    """Prompts of unfilled content controls in `text`, literally."""
    sheet: str | None = None
    """Name of the sheet in a workbook; "" in a .csv, which has no other."""


class Image(NamedTuple):
    sha256: str
    alt: str
    block: int
    """Number of the block that shows it (from 1), 0 if unknown."""
    size: int = 0
    """In bytes: emblems and lines are small, photographs are not."""


class Properties(NamedTuple):
    """What the file says about its own making. Hints only: templates and 另存为 change them."""

    created: datetime | None = None
    modified: datetime | None = None
    revision: int | None = None
    editing_minutes: int | None = None
    application: str | None = None


class Look(NamedTuple):
    """How the Han characters of a paragraph look, by their own properties and all they inherit.
    None: the file does not say, or they differ."""

    font: str | None = None
    size: float | None = None
    """In points."""
    spacing: float | None = None
    """Fixed distance of lines, in points."""
    single: bool = False
    """Single spacing, one line a line of the grid."""
    indent: float | None = None
    """Of the first line, in characters; blanks in front count."""


class Layout(NamedTuple):
    """The page of the first section, in millimetres, and the looks of the text. None: the file does
    not say."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    lines: int | None = None
    """Lines of a page by the grid of the page."""
    characters: int | None = None
    """Characters of a line by the grid."""
    page_number: str | None = None
    """The line that shows it, with # for the number; "" = no page number."""
    number_size: float | None = None
    looks: tuple[Look, ...] = ()
    """One for each block of the document."""


class Document(NamedTuple):
    source: SourceFile
    format: str
    """docx | flat_opc | txt | xlsx | xls | et | ods | csv"""
    sha256: str
    blocks: tuple[Block, ...]
    properties: Properties = Properties()
    images: tuple[Image, ...] = ()
    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    """Tracked moves; the moved text stands at its new place only."""
    comments: int = 0
    encoding: str | None = None
    """Of a .txt or .csv file."""
    hidden_sheets: tuple[str, ...] = ()
    """Sheets of a workbook that are hidden and hold a table; they are not read."""
    layout: Layout | None = None
    """Read only where a Word document may be a 公文: there alone it matters."""
