"""The parts of a paper: entries that are counted, measures that answer them, causes that are excuses."""

from __future__ import annotations

import pytest

from branchaudit.model import Value
from records import record

PAPER = "个人对照检查材料\n一、存在的问题\n{}\n二、原因剖析\n{}\n三、整改措施\n{}\n2024年1月10日\n"
PROBLEMS = "（一）入户走访少，全年只去了四户。\n（二）讲稿没有留底。"
MEASURES = "（一）每月走访四户。\n（二）讲稿当天归档。"


def facts(problems: str = PROBLEMS, causes: str = "怕麻烦。", measures: str = MEASURES) -> dict[str, Value]:
    return dict(record(PAPER.format(problems, causes, measures), "self_examination").facts)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (PROBLEMS, 2),
        ("1.入户少。\n2.讲稿没有留底。\n3.笔记是补的。", 3),
        ("一是入户少；二是讲稿没有留底；三是笔记是补的。", 3),
        ("入户少，讲稿没有留底。", None),
        ("学习上，一是不深；二是不透。作风上，一是不实；二是不细。", None),
        ("（一）入户少。\n（三）讲稿没有留底。", None),
    ],
)
def test_entries_are_counted_where_the_count_is_beyond_doubt(text: str, number: int | None) -> None:
    assert facts(problems=text)["problem_entries"] == number
    assert facts(measures=text)["measure_entries"] == number


def test_problems_that_the_measures_mention() -> None:
    assert facts()["answered_problems"] == 2
    assert facts(measures="（一）讲稿当天归档。\n（二）参观革命旧址。")["answered_problems"] == 1
    assert facts(measures="参观革命旧址，购买图书。")["answered_problems"] == 0
    assert facts(problems="入户走访少。")["answered_problems"] is None


@pytest.mark.parametrize(
    ("causes", "excuses"),
    [
        ("一是任务重，时间紧；二是经费不足，人手有限。", True),
        ("上级要求高任务重，村里集体经济薄弱，群众不理解。", True),
        ("一是任务重，时间紧；二是怕麻烦。", False),
        ("经费不足，但根子在自己。", False),
        ("任务重。", False),
    ],
)
def test_causes_that_are_circumstances_only(causes: str, excuses: bool) -> None:
    assert facts(causes=causes)["excuses_only"] is excuses


def test_figures_and_stock_phrases_are_counted() -> None:
    drawn = facts(
        problems="走访12户，讲课3次，花了4.5万元。", measures="高度重视，切实抓好，2024年3月5日见效。"
    )
    assert drawn["figures"] == 3
    assert drawn["stock_phrases"] == 2
