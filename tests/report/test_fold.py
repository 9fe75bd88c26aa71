"""Long lines on a terminal are broken where Chinese typesetting lets them be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.report.fold import cells, fold

SENTENCE = "在“Word/WPS”的“审阅”里逐处接受或拒绝修订（共 12 处），再于2024-03-14前保存归档。"


def lines(text: str, width: int, hang: int = 0) -> list[str]:
    return [text[start:end] for start, end in fold(text, width, hang)]


@pytest.mark.parametrize("width", range(14, 60))
def test_signs_words_and_units_stay_where_they_belong(width: int) -> None:
    shown = lines(SENTENCE, width)
    for line in shown:
        assert line[0] not in "，。）”"
        assert line[-1] not in "（“"
    for whole in ("Word/WPS", "2024-03-14", "12 处"):
        assert any(whole in line for line in shown), whole


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("", 10, [""]),
        ("一二三四五", 10, ["一二三四五"]),
        ("一二三四五六", 10, ["一二三四五", "六"]),
        ("一二三四五。", 10, ["一二三四", "五。"]),
        ("一二三四《五》", 10, ["一二三四", "《五》"]),
        ("得分 · 文件 15", 9, ["得分 ·", "文件 15"]),
        ("each word is whole", 10, ["each word", "is whole"]),
        ("一个很长的名字extraordinarily-long.docx", 20, ["一个很长的名字", "extraordinarily-long", ".docx"]),
        ("，，，，，，", 4, ["，，", "，，", "，，"]),
        ("一", 1, ["一"]),
    ],
)
def test_breaks(text: str, width: int, wanted: list[str]) -> None:
    assert lines(text, width) == wanted


def test_the_rest_of_a_line_stands_further_in() -> None:
    assert lines("建议：一二三四五六七八九", 12, 6) == ["建议：一二三", "四五六", "七八九"]


@given(st.text(max_size=200), st.integers(2, 40), st.integers(0, 8))
def test_nothing_is_lost_and_no_line_passes_the_edge(text: str, width: int, hang: int) -> None:
    shown = lines(text, width, hang)
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(cells(line) <= max(width, 2) for line in shown[:1])
    assert all(cells(line.rstrip()) <= max(width - hang, 2) for line in shown[1:])
