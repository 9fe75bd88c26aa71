"""Long and monotonous texts take time in proportion to their length, and break nothing."""

from __future__ import annotations

import time

import pytest

from branchaudit.document import Block, Document, SourceFile
from branchaudit.pipeline import draw_records
from records import TITLE, text_document

SIZE = 40_000
PATIENCE = 4.0
"""Seconds of this process, whatever else the machine does; what is linear here takes a tenth of one."""

PIECES = {
    "Han": "张", "digits": "1", "numerals": "一", "blanks": " ", "opening parentheses": "（",
    "parentheses": "（）", "quotes": "“", "labels": "时间：", "heading labels": "主持人\n",
    "names": "温如玉、", "dates": "2023年", "crosses": "×", "low lines": "_", "ordinals": "一、\n",
    "items": "一是", "announced": "三个问题：", "said": "温如玉说", "leave": "因病请假",
    "votes": "赞成1票", "criticism": "批评", "Latin": "x", "stops": "。", "decided": "会议研究决定同意",
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_one_piece_over_and_over(piece: str) -> None:
    document = text_document(TITLE + "甲" + piece * (SIZE // len(piece)) + "乙。")
    start = time.process_time()
    assert draw_records(document)
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize(
    "text", ["应到{}人", "赞成{}票", "（{}）讨论", "{}、讨论", "存在{}个问题：一是", "{}年{}月{}日", "第{}项"]
)
@pytest.mark.parametrize("digit", ["1", "一"])
def test_numbers_of_thousands_of_digits(text: str, digit: str) -> None:
    assert draw_records(text_document(TITLE + text.replace("{}", digit * 6000)))


def test_a_table_of_twenty_thousand_cells() -> None:
    heads = ["序号", "问题", "整改措施", "责任人", "责任单位", "整改时限", "完成情况"]
    line = ["1", "屋顶漏雨", "请木工修", "温如玉", "第一党小组", "2023年6月30日", "已完成"]
    blocks = [Block("paragraph", "桑榆里社区党支部整改台账")]
    for row in range(1, 2858):
        cells = heads if row == 1 else line
        blocks += [Block("cell", text, table=1, row=row, column=n) for n, text in enumerate(cells, 1)]
    document = Document(SourceFile("台账.docx", "台账.docx"), "docx", "0" * 64, tuple(blocks))
    start = time.process_time()
    (only,) = draw_records(document)
    assert len(only.record.items) == 2856
    assert time.process_time() - start < PATIENCE
