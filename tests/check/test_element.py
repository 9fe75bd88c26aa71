"""Elements and rectification items: what is lacking, where, and in which words."""

from __future__ import annotations

import pytest

from branchaudit.document import Place
from branchaudit.model import Fact
from check.made import fact, row, verdict

CHAIR = "{kind: element, elements: [主持人]}"
TEXT = "会议记录\n主持人：　\n地点：XX会议室"


@pytest.mark.parametrize(
    ("given", "category", "message", "quote"),
    [
        (None, "missing_element", "缺少“主持人”", None),
        (fact(TEXT, "主持人", "blank"), "blank_element", "“主持人”只有标签，没有填写", "主持人："),
        (fact(TEXT, "XX", "placeholder"), "placeholder", "“主持人”仍是占位符“XX”，没有填写", "XX"),
        (fact(TEXT, "会议室", "partial"), "incomplete_element", "“主持人”写得不完整：会议室", "会议室"),
    ],
)
def test_each_status_has_its_category_and_its_words(
    given: Fact | None, category: str, message: str, quote: str | None
) -> None:
    result = verdict(CHAIR, TEXT, elements={} if given is None else {"chair": given})
    (finding,) = result.findings
    assert result.outcome == "fail"
    assert (finding.category, finding.message, finding.quote) == (category, message, quote)
    assert (finding.element, finding.doc_type, finding.branch) == (
        "chair",
        "branch_general_meeting",
        "一支部",
    )


def test_the_place_is_that_of_the_value() -> None:
    blank = verdict(CHAIR, TEXT, elements={"chair": fact(TEXT, "主持人", "blank")}).findings[0]
    assert blank.place == Place(2, line=2)
    cell = Place(4, None, 1, 2, 3, "cell")
    known = verdict(CHAIR, TEXT, elements={"chair": fact(TEXT, "主持人", "blank", place=cell)}).findings[0]
    assert known.place == cell
    assert verdict(CHAIR, TEXT).findings[0].place is None


def test_one_finding_per_element_and_one_rule_of_many() -> None:
    result = verdict(
        "{kind: element, elements: [主持人, 记录人, 地点]}", TEXT, elements={"place": fact(TEXT, "XX会议室")}
    )
    assert [f.element for f in result.findings] == ["chair", "recorder"]


@pytest.mark.parametrize(("status", "outcome"), [("present", "pass"), ("partial", "pass"), ("blank", "fail")])
def test_another_element_may_stand_in(status: str, outcome: str) -> None:
    check = "{kind: element, elements: 实到人数, unless: 出席人员}"
    assert verdict(check, TEXT, elements={"attendees_list": fact(TEXT, "主持人", status)}).outcome == outcome


def test_only_the_statuses_asked_for_and_their_own_words() -> None:
    words = "messages: {占位符: '{要素}没有填：{原文}'}"
    check = f"{{kind: element, elements: 地点, statuses: [占位符, 残缺], {words}}}"
    assert verdict(check, TEXT).outcome == "pass"  # missing is another rule's affair
    result = verdict(check, TEXT, elements={"place": fact(TEXT, "XX", "placeholder", confidence=0.8)})
    assert result.findings[0].message == "地点没有填：XX"
    assert result.findings[0].confidence == 0.8


def test_items_are_judged_one_by_one() -> None:
    text = "1. 学习不经常\n责任人：党支部\n2. 记录不规范\n责任人：王启明 6月底前"
    items = (
        {"problem": fact(text, "学习不经常"), "responsible_person": fact(text, "党支部", "partial")},
        {
            "problem": fact(text, "记录不规范"),
            "responsible_person": fact(text, "王启明"),
            "deadline": fact(text, "6月底前"),
        },
    )
    lists = {"items": (row(text, "1.", number="1"), row(text, "2.", number="2"))}
    check = "{kind: items, fields: [责任人, 时限]}"
    result = verdict(check, text, doc_type="rectification", items=items, lists=lists)
    assert [(f.element, f.category, f.message) for f in result.findings] == [
        ("responsible_person", "incomplete_element", "第 1 项的“责任人”写得不完整：党支部"),
        ("deadline", "missing_element", "第 1 项没有写“时限”"),
    ]
    assert result.findings[1].quote == "学习不经常"  # nothing of its own: the problem it belongs to
    assert result.findings[1].place == Place(1, line=1)


def test_without_items_there_is_nothing_to_judge() -> None:
    assert verdict("{kind: items, fields: [责任人]}", doc_type="rectification").outcome == "not_applicable"


def test_like_faults_of_different_items_have_different_fingerprints() -> None:
    text = "1. 学习不经常\n2. 记录不规范"
    items = tuple({"problem": fact(text, p)} for p in ("学习不经常", "记录不规范"))
    result = verdict("{kind: items, fields: [责任人]}", text, doc_type="rectification", items=items)
    assert len({f.fingerprint for f in result.findings}) == 2
