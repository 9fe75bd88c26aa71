"""Offsets of a passage lead back to the block they stand in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.document import Block, Document, SourceFile
from branchaudit.passage import Passage

KINDS = ("paragraph", "cell", "text_box", "header", "footer", "note", "comment")
BLOCKS = st.lists(
    st.builds(Block, kind=st.sampled_from(KINDS), text=st.text(max_size=8), line=st.integers(1, 99)),
    max_size=12,
)


def passage(blocks: list[Block]) -> Passage:
    return Passage.of(Document(SourceFile("甲", "甲"), "txt", "0" * 64, tuple(blocks)))


@given(BLOCKS)
def test_every_offset_leads_to_its_block(blocks: list[Block]) -> None:
    whole = passage(blocks)
    for (number, block), start in zip(whole.blocks, whole.starts, strict=True):
        assert whole.text[start : start + len(block.text)] == block.text
        for offset in range(start, start + max(1, len(block.text))):
            assert whole.place(offset).block == number
            assert whole.place(offset).line == block.line
    assert len(whole.folded) == len(whole.text)


@given(BLOCKS)
def test_headers_notes_and_comments_stand_apart(blocks: list[Block]) -> None:
    whole = passage(blocks)
    assert {block.kind for _, block in whole.blocks} <= {"paragraph", "cell", "text_box"}
    assert len(whole.blocks) + len(whole.asides) == len(blocks)
    assert sorted(n for n, _ in (*whole.blocks, *whole.asides)) == list(range(1, len(blocks) + 1))


@given(BLOCKS, st.data())
def test_a_cut_keeps_places_and_knows_where_it_began(blocks: list[Block], data: st.DataObject) -> None:
    whole = passage(blocks)
    if not whole.blocks:
        return
    first = data.draw(st.integers(0, len(whole.blocks) - 1))
    last = data.draw(st.integers(first + 1, len(whole.blocks)))
    part = whole.cut(first, last)
    start, end = part.span
    assert whole.text[start:end] == part.text
    assert part.asides == whole.asides
    assert part.place(0) == whole.place(start)
