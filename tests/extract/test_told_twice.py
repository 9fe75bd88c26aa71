"""What minutes tell a second time: who was in the chair, who lectured, how long it took, what came later."""

from __future__ import annotations

import pytest

from branchaudit.model import Value
from records import record

HEAD = "桑榆里社区党支部党课记录\n时间：2024年5月18日19:00—20:10\n主持人：温如玉\n主讲人：晏小山\n"


def fact(text: str, name: str) -> Value:
    return record(HEAD + text, "party_lecture").facts[name]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("最后，主持人何大山同志强调，要抓紧落实。", "何大山"),
        ("最后，主持人温如玉强调，要抓紧落实。", ""),
        ("主持人小结：大家讲得好。", ""),
        ("温如玉离会后，由何大山接替主持。主持人何大山强调，要抓紧落实。", ""),
    ],
)
def test_another_chair(text: str, other: str) -> None:
    assert fact(text, "other_chair") == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("今天请宣传委员何大山给大家上党课。", "何大山"),
        ("由支部书记晏小山主讲，大家认真听讲。", ""),
        ("第一讲由晏小山主讲，第二讲由何大山主讲。", ""),
    ],
)
def test_another_lecturer(text: str, other: str) -> None:
    assert fact(text, "other_speaker") == other


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("会议历时两个小时，20:10散会。", 120),
        ("会议历时70分钟。", 70),
        ("会议持续了一个半小时。", 90),
        ("活动进行了半小时。", 30),
        ("晏小山领学第二章，用时25分钟。", None),
    ],
)
def test_how_long_it_took(text: str, minutes: int | None) -> None:
    assert fact(text, "told_minutes") == minutes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024年12月修订后的条例共三编。", "2024年12月修订后"),
        ("2023年12月修订后的条例共三编。", ""),
        ("计划2024年12月召开的总结会上再讲。", ""),
        ("2024年5月印发的通知要求当月完成。", ""),
    ],
)
def test_what_came_later(text: str, told: str) -> None:
    assert str(fact(text, "told_before")).startswith(told)
    assert bool(fact(text, "told_before")) is bool(told)
