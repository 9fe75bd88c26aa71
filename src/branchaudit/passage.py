"""The text of a document or of one record in it, with the way back to its places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from branchaudit.document import BODY_KINDS, Block, Document, Place
from branchaudit.haystack import Haystack
from branchaudit.text import fold


class Passage:
    """Body blocks joined by newlines. `span` and all offsets count characters of `text`.

    `folded` has the same length as `text`, so an offset found in one holds in the other.
    Headers, footers, notes and comments stand apart in `asides`: they are no part of a record.
    """

    def __init__(
        self,
        blocks: tuple[tuple[int, Block], ...],
        asides: tuple[tuple[int, Block], ...],
        base: int = 0,
        shared: int = 0,
    ):
        """`blocks`: (number in the document from 1, block). `base`: offset of the first
        character in the whole document's passage. `shared`: so many blocks in front are not its own
        but stand over several records."""
        self.blocks = blocks
        self.asides = asides
        self.base = base
        self.shared = shared
        starts, at = [], 0
        for _, block in blocks:
            starts.append(at)
            at += len(block.text) + 1
        self.starts = starts
        self.text = "\n".join(block.text for _, block in blocks)

    def __reduce__(self) -> tuple[type[Passage], tuple[object, ...]]:
        return Passage, (self.blocks, self.asides, self.base, self.shared)  # all else follows from these

    @classmethod
    def of(cls, document: Document) -> Passage:
        body: list[tuple[int, Block]] = []
        asides: list[tuple[int, Block]] = []
        for number, block in enumerate(document.blocks, 1):
            (body if block.kind in BODY_KINDS else asides).append((number, block))
        return cls(tuple(body), tuple(asides))

    def cut(self, first: int, last: int, *, heads: Sequence[int] = ()) -> Passage:
        """Blocks first … last−1 as a passage of their own, behind the blocks `heads` that it shares with
        others."""
        shared = tuple(self.blocks[head] for head in heads)
        base = self.base + self.starts[first] - sum(len(block.text) + 1 for _, block in shared)
        return Passage((*shared, *self.blocks[first:last]), self.asides, base, len(shared))

    @cached_property
    def folded(self) -> Haystack:
        return Haystack(fold(self.text))

    @property
    def span(self) -> tuple[int, int]:
        return self.base, self.base + len(self.text)

    def index_at(self, offset: int) -> int:
        """Index into `blocks` of the block that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def place(self, offset: int) -> Place:
        number, block = self.blocks[self.index_at(offset)]
        return place_of(number, block)

    @cached_property
    def of_sheet(self) -> bool:
        """Of a spreadsheet: its titles stand in rows above the table."""
        return bool(self.blocks) and self.blocks[0][1].sheet is not None


def place_of(number: int, block: Block) -> Place:
    """Where block `number` of a document stands."""
    return Place(number, block.line, block.table, block.row, block.column, block.kind, block.sheet or None)
