"""Labels in somebody's own words, told by a character of the label and the form of the value."""

from __future__ import annotations

import pytest

from branchaudit.vocabulary import ELEMENTS
from read.docx_builder import para
from records import TITLE, element, found, grid_only, record, word_record

KNOWN = "时间：2023年5月8日（星期一）\n地点：二楼东厅\n"


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("记录的人：晏小山", "recorder", "晏小山"),
        ("动笔的：晏小山", "recorder", "晏小山"),
        ("领头的人：支部书记温如玉", "chair", "支部书记温如玉"),
        ("听讲课的同志：31人", "actual_attendance", "31人"),
        ("在册的人：一共23人", "expected_attendance", "23人"),
        ("活动集合点：渠首东闸", "place", "渠首东闸"),
        ("这回的由头：灯坏了三盏，先修哪一盏", "topic", "灯坏了三盏，先修哪一盏"),
        ("上级派员：街道组织干事 石磊", "observers", "街道组织干事 石磊"),
        ("来不了的：何大山（住院）", "absentees", "何大山（住院）"),
    ],
)
def test_a_label_of_ones_own(line: str, name: str, value: str) -> None:
    fact = element(line, name)
    assert found(fact) == ("present", value)
    assert fact.confidence < 0.9


def test_a_cell_is_a_label_by_the_cell_to_its_right() -> None:
    of = word_record(
        para(TITLE.strip())
        + grid_only(["组织主持", "温如玉", "文字记录", "晏小山"], ["党员应到", "8名", "党员实到", "7名"])
    )
    assert found(of.elements["chair"]) == ("present", "温如玉")
    assert found(of.elements["recorder"]) == ("present", "晏小山")
    assert found(of.elements["expected_attendance"]) == ("present", "8名")
    assert found(of.elements["actual_attendance"]) == ("present", "7名")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("支部书记：温如玉", "recorder"),
        ("登记情况：全部登记完毕", "recorder"),
        ("收录于  来源：桑榆里文案网", "recorder"),
        ("记性好：那年大水是他先报的", "recorder"),
        ("当前位置：首页 > 党建 > 党课", "place"),
        ("共同的好处：路近", "place"),
        ("年底要办的地：2023年12月", "place"),
        ("应急灯：3盏", "expected_attendance"),
        ("没来的：5人", "actual_attendance"),
        ("会议决定事项：三月底前修完路灯", "topic"),
    ],
)
def test_words_that_are_no_such_label(line: str, name: str) -> None:
    assert element(line, name).status == "missing"


def test_a_known_label_is_never_put_aside_for_a_guess() -> None:
    text = KNOWN + "记录人：晏小山\n文字记录：石磊\n开会集合点：大门口\n"
    assert found(element(text, "recorder")) == ("present", "晏小山")
    assert found(element(text, "place")) == ("present", "二楼东厅")


@pytest.mark.parametrize("signs", ["[]", "【】"])
def test_brackets_stand_for_a_colon(signs: str) -> None:
    opening, closing = signs
    lines = [
        ("记录员", "晏小山"),
        ("未到", "劳长河（值夜班）"),
        ("话题", "旧家具怎么清"),
        ("集合点", "渠首东闸"),
    ]
    of = record(TITLE + "".join(f"{opening}{label}{closing} {value}\n" for label, value in lines))
    assert [of.elements[name].value for name in ("recorder", "absentees", "topic", "place")] == [
        value for _, value in lines
    ]


def test_a_task_in_parentheses_behind_a_label_without_a_colon() -> None:
    assert found(element("组织者（主持）  支部书记 温如玉", "chair")) == ("present", "支部书记 温如玉")


def test_what_stands_in_quoted_minutes_is_not_guessed() -> None:
    text = KNOWN + "学习“党员大会记录\n记录的人：石磊\n到此为止”一文。\n"
    assert element(text, "recorder").status == "missing"


def test_a_guess_ends_where_a_known_label_begins() -> None:
    of = record(TITLE + "动笔的：晏小山  应到：20人  实到：20人\n")
    assert found(of.elements["recorder"]) == ("present", "晏小山")
    assert of.elements["expected_attendance"].normalized == 20


def test_a_guess_keeps_to_its_sentence() -> None:
    of = record("桑榆里社区党支部党员大会\n会上只议一件事：路灯怎么修。温如玉把账念了一遍。\n")
    assert found(of.elements["topic"]) == ("present", "路灯怎么修")


def test_every_guess_names_an_element() -> None:
    from branchaudit import lexicon

    assert set(lexicon.load("labels")["guesses"]) <= set(ELEMENTS)
