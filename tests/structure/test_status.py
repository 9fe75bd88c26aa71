"""Content, placeholder or nothing: marks of a blank against letters and signs that mean something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.structure.status import bare, is_prompt, status_of


@pytest.mark.parametrize(
    "value",
    [
        "XX", "xx", "×", "××", "XXX同志", "张×", "____", "__", "**", "***", "20XX年", "20××年×月×日",
        "20__年", "    年    月    日", "20  年  月  日", "（  ）年（  ）月", "XX会议室", "x人", "__人",
        "X楼会议室", "（请如实记录发言，勿写“略”）",
        "此处填写姓名", "（请填写会议地点）", "单击或点击此处输入文字", "……………",
    ],
)  # fmt: skip
def test_placeholders(value: str) -> None:
    assert status_of(value) == "placeholder"


@pytest.mark.parametrize(
    "value", ["", " ", "　", "。", "：", "、", "（）", "( )", "【】", "/", "—", "人", "名"]
)
def test_nothing(value: str) -> None:
    assert status_of(value) == "blank"


@pytest.mark.parametrize(
    "value",
    [
        "二楼东厅", "温如玉", "19人", "无", "2023年5月8日", "qq群", "app签到", "ab角", "5+5+N",
        "x光室", "3×4米",
        "Excel室", "1920x1080屏", "线上（腾讯会议）",
    ],
)  # fmt: skip
def test_content(value: str) -> None:
    assert status_of(value) == "present"


def test_a_censored_word_in_a_long_passage_is_content() -> None:
    passage = "大家学习了***新时代思想，围绕值班、修灯和走访谈了看法，定了三件事。"
    assert status_of(passage, short=False) == "present"
    assert status_of("***", short=False) == "placeholder"


def test_content_beside_a_prompt_is_content() -> None:
    assert not is_prompt("（此处填写）会议商量了修灯和走访两件事，晏小山牵头。")
    assert status_of("（此处填写）会议商量了修灯和走访两件事，晏小山牵头。", short=False) == "present"


@given(st.text(max_size=80))
def test_every_text_has_one_status(text: str) -> None:
    assert status_of(text) in {"present", "placeholder", "blank"}
    assert status_of(text, short=False) in {"present", "placeholder", "blank"}
    if not bare(text):
        assert status_of(text) != "present"


@pytest.mark.parametrize("value", ["李某某", "某某", "某某某同志", "[姓名]", "（签名）", "待补", "待定"])
def test_what_stands_in_for_a_name(value: str) -> None:
    assert status_of(value) == "placeholder"
