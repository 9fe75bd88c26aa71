"""Fixed series: whoever recites one says all of it, rightly and in order; who mentions a part is let be."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from branchaudit.model import RuleResult
from check.made import judge, rule_set

SERIES = ["明理意识", "守正看法", "求实态度", "爱民情怀", "奉献精神"]
NAMED = "“{提法}”有误：{差错}（{应为}）"
ONE = "{kind: formula, series: [{name: 五种追求, members: [%s]%s}]}"
RULES = rule_set(ONE % (", ".join(SERIES), ""), message=f"'{NAMED}'")


def said(text: str, *, more: str = "", members: str = ", ".join(SERIES), **record: object) -> RuleResult:
    rules = rule_set(ONE % (members, more), message=f"'{NAMED}'")
    return judge(rules, text, **record)[0]  # type: ignore[arg-type]


def faults(result: RuleResult) -> list[str]:
    return [f.message.split("：")[1].split("（")[0] for f in result.findings]


# ---------------------------------------------------------------- any series, any punctuation
SIGNS = st.sampled_from(
    ["、", "，", "；", "和", "与", "以及", " ", "”“", "、“", "”、", "”和“", "，\n", "； \n  ", ""]
)
ORDERS = st.permutations(range(len(SERIES)))


def recital(order: list[int], signs: list[str]) -> str:
    return "".join(
        SERIES[member] + sign for member, sign in zip(order, [*signs[: len(order) - 1], ""], strict=True)
    )


@given(st.lists(SIGNS, min_size=4, max_size=4))
def test_the_whole_series_in_order_is_right_whatever_stands_between(signs: list[str]) -> None:
    text = f"大家谈到{recital([*range(5)], signs)}，都很认真。"
    assert judge(RULES, text)[0].outcome == "pass"


@given(ORDERS, st.lists(SIGNS, min_size=4, max_size=4))
def test_any_other_order_is_reported_once(order: list[int], signs: list[str]) -> None:
    assume(order != sorted(order))
    assert faults(judge(RULES, f"要有{recital(order, signs)}。")[0]) == ["次序不对"]


@given(st.integers(0, 4), st.lists(SIGNS, min_size=4, max_size=4))
def test_each_member_that_is_left_out_is_named(left_out: int, signs: list[str]) -> None:
    rest = [member for member in range(5) if member != left_out]
    assert faults(judge(RULES, f"要有{recital(rest, signs)}。")[0]) == [f"缺少“{SERIES[left_out]}”"]


@given(ORDERS, st.integers(1, 3), st.lists(SIGNS, min_size=4, max_size=4))
def test_a_mention_of_a_few_is_no_recital(order: list[int], few: int, signs: list[str]) -> None:
    assert judge(RULES, f"他讲到{recital(order[:few], signs)}。")[0].outcome == "pass"


@given(st.text(alphabet="明理意识守正看法、，和。“”\n等", max_size=60))
def test_any_text_can_be_judged(text: str) -> None:
    assert judge(RULES, text)[0].outcome in ("pass", "fail")


# ---------------------------------------------------------------- what is wrong, and where
def test_the_message_says_what_is_wrong_and_how_it_is_right() -> None:
    text = "会议要求：明理意识、守正看法、爱民情怀、奉献精神。"
    (finding,) = said(text).findings
    assert finding.message == f"“五种追求”有误：缺少“求实态度”（{'、'.join(SERIES)}）"
    assert finding.span == (5, len(text) - 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("明理意识、守正看法、求真态度、爱民情怀、奉献精神。", "“求真态度”应为“求实态度”"),
        ("要有名理意识、守正看法、求实态度、爱民情怀、奉献精神。", "“名理意识”应为“明理意识”"),
        ("其中，名理意识、守正看法、求实态度、爱民情怀、奉献精神。", "“名理意识”应为“明理意识”"),
        ("明理意识、守正看法、求实态度、爱民情怀、奉献的精神。", "“奉献的精神”应为“奉献精神”"),
        ("明理意识、守正看法、求实态度和敬老风尚、爱民情怀。", "缺少“奉献精神”"),
    ],
)
def test_a_wrong_member_is_told_by_its_likeness(text: str, fault: str) -> None:
    assert faults(said(text)) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "明理意识、守正看法、求实态度、敬老风尚、爱民情怀、奉献精神。",  # one more
        "明理意识、守正看法、求实态度、爱民情怀等。",
        "“明理意识、守正看法、求实态度、爱民情怀”等都要学。",
        "明理意识、守正看法、求实态度、爱民情怀，更要有乐于助人的奉献精神。",  # a clause of its own
        "求实态度\n明理意识\n守正看法\n爱民情怀\n奉献精神",  # cells
        "明理意识不强，守正看法不多，求实态度不够，奉献精神不足。",
        "《明理意识、守正看法、求实态度、爱民情怀》一书。",
        "他引了老书记的话：“一个支部靠的是什么？我看有四条，就是明理意识、守正看法、求实态度、爱民情怀，这话到今天仍然不过时”。",
        "1998年的口号是明理意识、守正看法、求实态度、爱民情怀。",
        "当时的口号是守正看法、明理意识、求实态度、爱民情怀、奉献精神。",
    ],
)
def test_what_is_no_wrong_recital(text: str) -> None:
    assert said(text).outcome == "pass"


def test_two_recitals_are_judged_each_by_itself() -> None:
    whole = "、".join(SERIES)
    assert faults(said(f"{whole}；{whole}。")) == []
    assert faults(said(f"{whole}；{'、'.join(reversed(SERIES))}。")) == ["次序不对"]


# ---------------------------------------------------------------- what a series may say of itself
def test_only_near_its_name() -> None:
    wrong = "、".join(reversed(SERIES))
    assert said(f"提倡{wrong}。", more=", near: [五种追求]").outcome == "pass"
    assert said(f"提倡{wrong}这五种追求。", more=", near: [五种追求]").outcome == "fail"
    assert said(f"提倡五种追求。提倡{wrong}。", more=", near: [五种追求]").outcome == "pass"


def test_a_part_may_stand_alone_but_no_wrong_member() -> None:
    partial = ", partial: true"
    assert said("明理意识、守正看法、求实态度、爱民情怀。", more=partial).outcome == "pass"
    assert said("守正看法、明理意识、求实态度、爱民情怀。", more=partial).outcome == "pass"
    wrong = said("明理意识、守正看法、求真态度、爱民情怀、奉献精神。", more=partial)
    assert faults(wrong) == ["“求真态度”应为“求实态度”"]
    assert faults(said("、".join(reversed(SERIES)), more=partial)) == ["次序不对"]


@pytest.mark.parametrize(
    ("date", "outcome"),
    [("2014-12-31", "pass"), ("2015-01-01", "fail"), ("2020-12-31", "fail"), ("2021-01-01", "pass")],
)
def test_a_series_has_its_time(date: str, outcome: str) -> None:
    when = ", valid_from: 2015-01-01, valid_until: 2020-12-31"
    assert said("、".join(SERIES[1:]), more=when, date=date).outcome == outcome
    assert said("、".join(SERIES[1:]), more=when, date=None).outcome == "pass"
    assert said("、".join(SERIES[1:]), more=", valid_from: 2015-01-01", date=None).outcome == "fail"


def test_accepted_ways_of_writing_and_quotation_marks() -> None:
    members = "[三“好”作风, 三好风气], 守正看法, 求实态度, 爱民情怀"
    for first in ("三“好”作风", '三"好"作风', "三好作风", "三好风气"):
        assert said(f"{first}、守正看法、求实态度、爱民情怀。", members=members).outcome == "pass"
        wrong = said(f"守正看法、{first}、求实态度、爱民情怀。", members=members)
        assert faults(wrong) == ["次序不对"]
    assert faults(said("守正看法、求实态度、爱民情怀。", members=members)) == ["缺少“三“好”作风”"]
