"""What rectification items prove: days, claims without proof, measures in the wrong row."""

from __future__ import annotations

from typing import Any

import pytest

from records import record, rows

LEDGER = """\
桑榆里社区党支部问题整改情况报告
{head}
（一）会议记录不及时。
整改措施：{measure}
责任人：温如玉
责任单位：第一党小组
整改时限：{due}
完成情况：{done}
（二）路灯报修慢，群众意见大。
整改措施：{other}
责任人：晏小山
责任单位：第二党小组
整改时限：2024年5月30日
完成情况：已完成，登记本启用
桑榆里社区党支部
2024年6月10日
"""
FOUND = "2024年3月12日，镇党委督查组反馈2个问题。"


def first(**parts: str) -> dict[str, Any]:
    usual = {
        "head": FOUND,
        "measure": "会议记录当天归档",
        "due": "2024年5月30日",
        "done": "已完成，4月20日归档",
        "other": "设路灯报修登记本",
    }
    return rows(record(LEDGER.format(**usual | parts), "rectification"), "items")[0]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (FOUND, "2024-03-12"),
        ("2024年3月，镇党委督查组反馈2个问题。", "2024-03-01"),
        ("检查日期：2024年3月12日", "2024-03-12"),
        ("镇党委督查组反馈2个问题，4月底前整改到位。", None),
        ("2024年支部自查发现2个问题。", None),
    ],
)
def test_when_the_problems_were_found(head: str, day: str | None) -> None:
    assert first(head=head)["found_on"] == day


@pytest.mark.parametrize(
    ("done", "day"),
    [
        ("已完成，4月20日归档", "2024-04-20"),
        ("已完成，12月20日归档", "2023-12-20"),
        ("已完成，2023年12月归档", "2023-12-31"),
        ("已完成，3月5日、4月20日两次归档", "2024-04-20"),
        ("已完成，按2023年11月5日印发的办法归档", None),
        ("已完成，比2023年12月快了五天", None),
        ("正在推进，4月20日已申请经费", None),
        ("已完成", None),
    ],
)
def test_the_day_on_which_it_was_done(done: str, day: str | None) -> None:
    assert first(done=done)["done_on"] == day


@pytest.mark.parametrize(
    ("done", "unproven"),
    [
        ("已完成", True),
        ("已整改完毕", True),
        ("已完成，登记本启用", False),
        ("已完成，抽查三次", False),
        ("正在推进", False),
    ],
)
def test_a_claim_without_proof(done: str, unproven: bool) -> None:
    assert first(done=done)["unproven"] is unproven


@pytest.mark.parametrize(
    ("due", "standing"),
    [
        ("长期坚持", True),
        ("立行立改", True),
        ("立行立改、长期坚持", True),
        ("2024年3月底前，并长期坚持", False),
        ("2024年5月30日", False),
    ],
)
def test_a_deadline_that_never_comes(due: str, standing: bool) -> None:
    assert first(due=due)["standing"] is standing


def test_measures_that_speak_of_another_problem() -> None:
    assert first()["fits"] is None
    assert first(measure="改为三日内回话")["fits"] is None
    assert first(measure="路灯报修当天登记，群众意见两天内回话")["fits"] == 2


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        ("反馈2个问题，已整改1个，1个正在整改。", 1),
        ("反馈的问题中，两个已销号。", 2),
        ("上年度5个问题已整改4个；本次反馈2个问题，正在整改。", None),
        ("反馈2个问题，2个问题均已整改到位。", 2),
        ("反馈2个问题，其中已完成整改1个。", 1),
        ("反馈2个问题，正在整改。", None),
    ],
)
def test_how_many_the_paper_says_are_done(head: str, claimed: int | None) -> None:
    usual = {"measure": "当天归档", "due": "2024年5月30日", "done": "已完成", "other": "设登记本"}
    drawn = record(LEDGER.format(head=head, **usual), "rectification")
    assert drawn.facts["claimed_done"] == claimed
