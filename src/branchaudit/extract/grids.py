"""Tables whose first row names the columns: counts of votes and grades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.context import Context

Cells = dict[int, tuple[str, int]]
"""A row: column → (text, offset in Passage.text)."""


def grids(ctx: Context) -> Iterator[tuple[dict[int, str], list[Cells]]]:
    """Tables as (header words by column, rows as {column: (text, offset)})."""
    tables: dict[int, dict[int, Cells]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, {}).setdefault(block.row or 0, {})[block.column or 0] = (
                block.text,
                ctx.passage.starts[index],
            )
    for rows in tables.values():
        ordered = [rows[r] for r in sorted(rows)]
        for at, row in enumerate(ordered[:3]):
            header = {c: "".join(t.split()) for c, (t, _) in row.items()}
            if len(header) >= 2 and all(len(w) <= 10 for w in header.values()):
                yield header, ordered[at + 1 :]
                break


def sums_up(row: Cells) -> bool:
    """A row 合计 is none of the persons."""
    return any(re.fullmatch(r"(?:合|总|小|共)计|累计", "".join(text.split())) for text, _ in row.values())


def column(heads: dict[int, str], pattern: str) -> int | None:
    return next((c for c, word in heads.items() if re.search(pattern, word)), None)


def cell_int(row: Cells, at: int | None) -> int | None:
    if at is None or at not in row:
        return None
    m = re.search(r"\d+", row[at][0])
    return int(m[0]) if m else None
