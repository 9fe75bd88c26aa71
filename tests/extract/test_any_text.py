"""Whatever stands in a file: extraction never fails, and every place points at what it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branchaudit.document import Block, Document, SourceFile
from branchaudit.pipeline import Drawn, draw_records
from branchaudit.vocabulary import DOCUMENT_TYPES, ELEMENTS, STATUSES

PIECES = (
    "时间：", "地点：", "主持人：", "记录人:", "应到", "实到", "缺席人员：", "议题：", "讨论发言：",
    "决议：", "表决结果：", "批评与自我批评：", "整改措施：", "责任人：", "时限：", "问题：", "签字：",
    "2023年5月8日", "二〇二三年五月八日", "5月8日", "14:30—16:00", "19人", "十九名", "温如玉",
    "晏小山（病假）", "赞成17票", "反对1票", "弃权1票", "××", "____", "20XX年", "一、", "（一）", "1.",
    "三是", "存在三个问题：", "温如玉批评晏小山：", "自我批评：", "由温如玉主持", "在二楼东厅召开",
    "（此处填写）", "“", "”", "《", "》", "：", "。", "，", "\n", "\n\n", " ", "　", "党支部",
    "党员大会会议记录", "整改台账", "述职报告", "👉", "\u202e", "é", "A", "*", "(", "（", "无", "全部到会",
    "等", "因病请假", "优秀3票", "原因：",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)
types = st.sampled_from([None, *sorted(DOCUMENT_TYPES)])
cells = st.one_of(st.sampled_from(PIECES), st.just(""), st.text(max_size=3))


def document(blocks: list[Block]) -> Document:
    return Document(SourceFile("甲/记录.docx", "甲/记录.docx"), "docx", "0" * 64, tuple(blocks))


def check(drawn: list[Drawn]) -> None:
    """Facts stay inside their record and point at their values."""
    assert drawn
    for record, passage, *_ in drawn:
        assert set(record.elements) <= set(ELEMENTS)
        facts = [*record.elements.values(), *(f for item in record.items for f in item.values())]
        for fact in facts:
            assert fact.status in STATUSES
            assert (fact.span is None) == (fact.place is None) or fact.status == "missing"
            if fact.span is not None:
                start, end = fact.span
                assert 0 <= start <= end <= len(passage.text), fact
                if fact.value is not None:
                    assert passage.text[start:end] == fact.value
            if fact.status in ("missing", "blank"):
                assert fact.value is None
        for rows in record.lists.values():
            for row in rows:
                assert 0 <= row.span[0] < row.span[1] <= len(passage.text), row


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, types)
def test_any_text(text: str, as_type: str | None) -> None:
    blocks = [Block("paragraph", line, line=n) for n, line in enumerate(text.split("\n"), 1)]
    check(draw_records(document(blocks), as_type))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6), types, st.data())
def test_any_grid(grid: list[list[str]], as_type: str | None, data: st.DataObject) -> None:
    blocks = [Block("paragraph", "桑榆里社区党支部会议记录")]
    for row, line in enumerate(grid, 1):
        column = 1
        for text in line:
            wide = data.draw(st.integers(1, 3))
            tall = data.draw(st.integers(1, 2))
            blocks.append(
                Block("cell", text, table=1, row=row, column=column, column_span=wide, row_span=tall)
            )
            column += wide
    check(draw_records(document(blocks), as_type))


@pytest.mark.parametrize("as_type", sorted(DOCUMENT_TYPES))
def test_a_document_without_text(as_type: str) -> None:
    check(draw_records(document([]), as_type))
    check(draw_records(document([Block("header", "页眉")]), as_type))
    check(draw_records(document([Block("paragraph", "")]), as_type))
