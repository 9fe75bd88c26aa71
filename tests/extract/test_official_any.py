"""Whatever stands in a 公文: its facts point into the text, and every rule comes to a verdict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.pipeline import Work, judge
from records import text_document
from shipped import rules

PIECES = [
    "关于报送总结的通知", "关于增补委员的", "请示", "公示", "青支〔2025〕1号", "青支[2025]第01号", "签发人：",
    "镇党委：", "各支部，", "特此通知。", "妥否，请批示。", "附件：", "附件1", "1.提纲；", "（一）、内容",
    "机关党支部", "2025年3月6日", "2025年  月  日", "二〇二五年二月三十日", "抄送：县委", "2025年3月6日印发",
    "公示期3天", "会议时间：3月12日", "定于", "见附件", "\n", "　　", " ", "。", "：", "（", "）",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    whole = "通知" + text
    for one in judge(text_document(whole), Work(rules("official-documents")), as_type="notice"):
        assert "error" not in one.outcomes
        assert all(0 <= start <= end <= len(whole) for start, end in one.record.spans.values())
        found_rows = (row for found in one.record.lists.values() for row in found)
        assert all(0 <= row.span[0] <= row.span[1] <= len(whole) for row in found_rows)
