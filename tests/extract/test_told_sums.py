"""Figures that a paper contradicts itself: a number and its parts, a share, months, amounts in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.structure.amounts import amount_in_words
from records import record, rows

SUMMARY = "work_summary"
TITLE = "桑榆里社区党支部2024年度工作总结\n"


def told(text: str, name: str) -> list[dict[str, Any]]:
    return rows(record(TITLE + text, SUMMARY), name)


@pytest.mark.parametrize(
    ("text", "whole", "total"),
    [
        ("支部现有党员31名（男18名，女14名），分两个小组。", 31, 32),
        ("支部现有党员23名，其中男党员14名，女党员9名。", 23, 23),
        ("支部有党员二十名，其中正式党员十八名、预备党员一名。", 20, 19),
        ("12项问题中已完成整改10项，其余3项正按计划推进。", 12, 13),
        ("受理投诉19件，办结17件，另2件等检测报告。", 19, 19),
    ],
)
def test_a_number_and_its_two_parts(text: str, whole: int, total: int) -> None:
    (part,) = told(text, "parts")
    assert (part["whole"], part["sum"]) == (whole, total)


def test_four_quarters_and_the_year() -> None:
    (part,) = told(
        "第一季度收缴党费1050.50元，第二季度收缴1048.00元，第三季度1052元，第四季度1049.50元，全年共收缴4300元。",
        "parts",
    )
    assert (part["whole"], part["sum"]) == (4300.0, 4200.0)


@pytest.mark.parametrize(
    "text",
    [
        "第一季度走访12户，第二季度14户，第三季度9户，全年共走访35户。",
        "第一季度收缴1050元，第二季度14次，第三季度9次，第四季度8次，全年共35次。",
        "第一季度走访12户，第二季度12户，第三季度12户，第四季度12户，全年共走访12户。",
        "第一季度收缴1000元，第二季度累计2000元，第三季度累计3000元，第四季度累计4000元，全年共收缴4000元。",
    ],
    ids=["three quarters", "different units", "the same households", "sums so far"],
)
def test_quarters_that_are_not_added_up(text: str) -> None:
    assert told(text, "parts") == []


@pytest.mark.parametrize(
    "text",
    [
        "报修183件，当日办结151件，次日办结26件，其余6件三日内办结。",
        "支部有党员20名，今年发展男党员2名。",
        "12项问题中已完成整改10项，部分完成1项，其余1项正在推进。",
    ],
)
def test_three_parts_are_not_taken_for_two(text: str) -> None:
    assert told(text, "parts") == []


def test_a_share_beside_what_it_is_a_share_of() -> None:
    (share,) = told("12项问题中已完成整改10项，其余2项正在推进，完成率95%。", "shares")
    assert (share["written"], share["worked_out"]) == (95.0, 83.3)


@pytest.mark.parametrize(
    ("text", "number", "listed"),
    [
        ("全年召开支部党员大会4次（2月、5月、11月各一次）。", 4, 3),
        ("上党课四次（3月、6月、9月和12月）。", 4, 4),
    ],
)
def test_meetings_and_their_months(text: str, number: int, listed: int) -> None:
    (counted,) = told(text, "announced")
    assert (counted["number"], counted["listed"]) == (number, listed)


def test_some_of_the_months_are_no_list() -> None:
    assert told("全年上党课8次（3月两次、6月三次等）。", "announced") == []


def test_a_receipt_in_figures_and_in_words() -> None:
    slip = record("党费交款单\n合计（小写）：￥1314.80\n合计（大写）：壹仟叁佰肆拾壹元捌角整", "dues_ledger")
    (receipt,) = rows(slip, "receipts")
    assert (receipt["figures"], receipt["words"]) == (1314.8, 1341.8)


_CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def in_words(fen: int) -> str:
    """As a bank writes it: 100500 → 壹仟零伍元整."""
    yuan, small = divmod(fen, 100)
    text = ""
    skipped = False
    for unit, weight in (("万", 10_000), ("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit, yuan = divmod(yuan, weight)
        if not digit:
            skipped = bool(text)
            continue
        text += ("零" if skipped and text else "") + _CAPITALS[digit] + unit
        skipped = False
    text += "元" if text else ""
    jiao, cent = divmod(small, 10)
    text += f"{_CAPITALS[jiao]}角" if jiao else ""
    text += ("零" if not jiao and text else "") + f"{_CAPITALS[cent]}分" if cent else ""
    return text + ("" if cent else "整")


@given(st.integers(100, 9_999_999))
def test_amounts_in_words_read_back(fen: int) -> None:
    assert amount_in_words(in_words(fen)) == fen / 100


@pytest.mark.parametrize("text", ["", "元", "壹仟叁佰", "壹仟人", "好多元"])
def test_no_amount(text: str) -> None:
    assert amount_in_words(text) is None
