"""Folding keeps offsets; Chinese numerals give their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.text import chinese_int, fold, squeeze

DIGITS = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """A plain writer of numerals below ten thousand: 一百零三, 十二, 两千…: 二千."""
    out, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + word
            zero = False
        else:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("主持人：", "主持人:"),
        ("（一）", "(一)"),
        ("２０２３年", "2023年"),
        ("时　间", "时 间"),
        ("14:30—16：10", "14:30-16:10"),
        ("二○二三年", "二〇二三年"),
        ("《条例》第十条。“引号”、顿号", "《条例》第十条。“引号”、顿号"),
    ],
)
def test_what_is_folded_and_what_is_not(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.integers(1, 9999))
def test_numerals_as_they_are_spoken(number: int) -> None:
    assert chinese_int(spoken(number)) == number


@given(st.integers(1, 10**6))
def test_numerals_digit_by_digit(number: int) -> None:
    assert chinese_int("".join(DIGITS[int(d)] for d in str(number))) == number
    assert chinese_int(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两千零四", 2004),
        ("二〇二三", 2023),
        ("廿", None),
        ("", None),
        ("三个", None),
        ("1.5", None),
        ("0", 0),
    ],
)
def test_single_numerals(text: str, number: int | None) -> None:
    assert chinese_int(text) == number


@given(st.text())
def test_squeezing_leaves_no_blank(text: str) -> None:
    assert not any(c.isspace() for c in squeeze(text))


@pytest.mark.parametrize("digit", ["1", "一", "十"])
def test_a_number_too_long_to_be_one(digit: str) -> None:
    assert chinese_int(digit * 6000) is None
