"""Sign-in sheets: tables of names and signatures, and names in lines below 签到."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from branchaudit.extract.context import Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.text import fold

_TITLE = Cue(r"签到|(?:参加|参会|出席|到会|与会|党员)[^\n:]{0,6}签名")
_HEADS = frozenset({"姓名", "签名", "签到", "签字"})
_SIGNED_COLUMN = Cue(r"(?:本人|到会|参会|与会|党员|会议|学习|活动)?签(?:到|名|字)(?:栏)?")
_NOT_SIGNED = Cue(r"假|缺席|未到|没到|出差|公出|外出|未签|不在|^[ ]*[/—\-无×xX✕][ ]*$")
"""What stands in the place of a signature for somebody who was not there."""
_LINE = Cue(
    r"^[ ]*(?:党员|人员|会议|参会|到会|现场|参加人员|参会人员)?[ ]*签[ ]*[到名][ ]*(?:表|处|栏|情况|人员)?[ ]*:?[ ]*$",
    "签",
    flags=re.M,
)

Sheet = tuple[int, int]
"""People signed, and the offset of the first cell below the head."""


def sign_in_sheet(ctx: Context) -> Sheet | None:
    """A sign-in table: columns 姓名/签名, or names under 参加人员签名.
    A column that nobody signed is for paper: nothing can be said of it."""
    if "签" not in ctx.folded:
        return None
    best = _signed_grid(ctx)
    above: _Part | None = None
    for cells in _tables(ctx):
        top = min(cell.row for cell in cells)
        columns = {cell.column: "".join(cell.text.split()) for cell in cells if cell.row == top}
        signature = {c for c, word in columns.items() if _SIGNED_COLUMN.fullmatch(word)}
        named = any("姓名" in word for word in columns.values())
        if not signature or not (named or (len(signature) >= 2 and "序号" in columns.values())):
            continue
        below = [cell for cell in cells if cell.row > top]
        observers = {cell.row for cell in below if "列席" in cell.text}
        signed = sum(
            cell.column in signature and cell.row not in observers and _is_signed(cell) for cell in below
        )
        part = _Part(
            columns, _numbers(columns, below), signed, min((cell.offset for cell in below), default=0)
        )
        above = part = part.behind(above)
        if part.signed and (best is None or part.signed > best[0]):
            best = part.signed, part.offset
    return best


class _Part(NamedTuple):
    """A table of signatures, or one page of it."""

    columns: dict[int, str]
    numbers: list[int]
    """Of its rows (序号)."""
    signed: int
    offset: int

    def behind(self, above: _Part | None) -> _Part:
        """Both together, where this one goes on with the numbers of the one above, under the same head."""
        goes_on = (
            above is not None
            and above.columns == self.columns
            and above.numbers
            and self.numbers
            and self.numbers[0] == above.numbers[-1] + 1
        )
        if above is None or not goes_on:
            return self
        return self._replace(signed=above.signed + self.signed, offset=above.offset)


def _numbers(columns: dict[int, str], below: list[_Cell]) -> list[int]:
    numbered = next((column for column, word in columns.items() if word in ("序号", "编号")), None)
    return [int(c.text) for c in below if c.column == numbered and c.text.strip().isdecimal()]


def _is_signed(cell: _Cell) -> bool:
    return cell.images > 0 or (bool(cell.text.strip()) and not _NOT_SIGNED.search(cell.text))


def _signed_grid(ctx: Context) -> Sheet | None:
    """A table of nothing but names that stands under a line such as 参加人员签名."""
    blocks = ctx.passage.blocks
    for index in range(1, len(blocks)):
        block, title = blocks[index][1], blocks[index - 1][1]
        opens = block.kind == "cell" and (title.kind != "cell" or title.table != block.table)
        if not opens or not _TITLE.search(fold(title.text[-40:])):
            continue
        cells = [b.text.strip() for _, b in blocks[index:] if b.kind == "cell" and b.table == block.table]
        if any("".join(cell.split()) in _HEADS for cell in cells):
            continue  # its columns tell more: see `sign_in_sheet`
        names = [cell for cell in cells if people.is_name("".join(cell.split()))]
        if len(names) >= 2 and len(names) == len([cell for cell in cells if cell]):
            return len(names), ctx.passage.starts[index]
    return None


class _Cell(NamedTuple):
    row: int
    column: int
    text: str
    offset: int
    images: int


def _tables(ctx: Context) -> Iterable[list[_Cell]]:
    """The cells of each table that speaks of signatures."""
    starts = ctx.passage.starts
    tables: dict[int | None, list[_Cell]] = {}
    speak = {b.table for _, b in ctx.passage.blocks if b.kind == "cell" and "签" in b.text}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.table in speak and block.kind == "cell":
            cell = _Cell(block.row or 0, block.column or 0, block.text, starts[index], block.images)
            tables.setdefault(block.table, []).append(cell)
    return tables.values()


def signed_lines(ctx: Context) -> Fact | None:
    """签到, and names in the line below."""
    for m in _LINE.finditer(ctx.folded):
        start, end = m.end() + 1, ctx.folded.find("\n", m.end() + 1)
        below = ctx.strip(start, len(ctx.folded) if end == -1 else end)
        if len(people.split_people(ctx.folded[slice(*below)])) >= 3:
            return ctx.fact("present", *below, literal=False, confidence=0.8)
    return None
