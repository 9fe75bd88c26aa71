"""Scanned text with a space behind every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.read.spaced import unspaced
from records import record

SCANNED = (
    "渡 口 乡 医 院 党 支 部 支 部 委 员 会 会 议 记 录\n\n"
    "时 间 ： 2 0 2 3 年 1 0 月 1 1 日 1 4 : 0 0\n"
    "地 点 ： 二 楼 东 厅 会 议 室\n主 持 人 ： 温 如 玉 （ 书 记 ）\n"
)


def test_a_scanned_record_is_read_like_any_other() -> None:
    kept = record(SCANNED, None)
    assert (kept.doc_type, kept.date) == ("branch_committee_meeting", "2023-10-11")
    assert kept.elements["chair"].normalized == ["温如玉"]


@pytest.mark.parametrize(
    "line", ["会 议 记 录", "温如玉 晏小山 江照临", "时间：2024年3月5日 9:00", "一 二 三", ""]
)
def test_other_blanks_stay(line: str) -> None:
    assert unspaced(line) == line


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=8))
def test_what_was_spaced_comes_back(line: str) -> None:
    assert unspaced(" ".join(line)) == line


def test_numbers_and_names_may_have_stayed_together() -> None:
    line = "三 、 表 决 ： 举 手 ，到 会 20 人 一 致 举 手 ， 赞 成 20 票 ， 由 冉桃 采 购 。"
    assert unspaced(line) == "三、表决：举手，到会20人一致举手，赞成20票，由冉桃采购。"
