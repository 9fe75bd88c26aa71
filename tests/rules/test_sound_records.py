"""A sound record of each type has no gap; without one of its parts it has that gap and no other."""

from __future__ import annotations

import pytest

from branchaudit.model import Finding
from branchaudit.pipeline import judge
from branchaudit.ruleset.load import load
from records import text_document

RULES = load("central-baseline")

HEAD = {
    "time": "时间：2023年5月8日15:00—16:30",
    "place": "地点：二楼东厅",
    "chair": "主持人：温如玉",
    "recorder": "记录人：晏小山",
    "expected_attendance": "应到：19人",
    "actual_attendance": "实到：17人",
    "absentees": "缺席人员：江照临（病假）、冉一鸣（出差）",
    "topic": "议题：研究活动室修缮方案",
}


def without(*parts: str) -> dict[str, str]:
    return {k: v for k, v in HEAD.items() if k not in parts}


TALK = {
    "discussion": "讨论发言：\n晏小山：活动室的屋顶漏了两处，先修屋顶再刷墙。\n"
    "柏青：木工下周一能来，工钱三百元，从工作经费出。"
}
DECIDED = {"resolution": "决议：同意活动室修缮方案，晏小山负责，5月20日前完工。"}
CRITICISM = {
    "criticism": "批评与自我批评：\n温如玉自我批评：今年有三次走访没有去，台账是事后补的。\n"
    "晏小山批评温如玉：答应四月修好路灯，拖到六月才报修。"
}
SOUND: dict[str, tuple[str, dict[str, str]]] = {
    "branch_general_meeting": ("桑榆里社区党支部党员大会会议记录", HEAD | TALK | DECIDED),
    "branch_committee_meeting": ("桑榆里社区党支部支委会会议记录", HEAD | TALK | DECIDED),
    "party_group_meeting": ("桑榆里社区党支部第一党小组会议记录", HEAD | TALK),
    "party_lecture": (
        "桑榆里社区党支部党课记录",
        without("chair", "expected_attendance", "absentees")
        | {
            "speaker": "主讲人：温如玉",
            "topic": "党课题目：守住第一道防线",
            "content": "内容：讲了防火和防汛的三件旧事。",
        },
    ),
    "theme_party_day": (
        "桑榆里社区党支部主题党日活动记录",
        without("expected_attendance", "absentees")
        | {"topic": "活动主题：守护邻里一盏灯", "content": "活动内容：修路灯六盏。"},
    ),
    "organizational_life_meeting": (
        "桑榆里社区党支部组织生活会会议记录",
        HEAD | CRITICISM | {"rectification_measures": "整改措施：\n1.修好路灯，温如玉负责，6月底前完成。"},
    ),
    "study_session": ("桑榆里社区党支部理论学习记录", without("expected_attendance", "absentees") | TALK),
    "heart_to_heart_talk": (
        "谈心谈话记录",
        {
            "talker": "谈话人：温如玉",
            "talked_to": "谈话对象：晏小山",
            "time": "谈话时间：2023年5月8日",
            "place": "谈话地点：二楼东厅",
            "discussion": "谈话内容：\n温如玉：你家老人住院，三次夜班要不要换人？\n"
            "晏小山：想请支部帮忙协调两周白班。",
            "signature": "谈话人签字：温如玉    谈话对象签字：晏小山",
        },
    ),
    "debriefing": (
        "桑榆里社区党支部书记2023年度抓党建工作述职报告",
        {
            "reporter": "述职人：温如玉",
            "body": "一年来，组织开展主题党日十二次，党员走访五十户。",
            "problems": "一、存在的问题\n支委分工不够细，两次党课没有留下讲稿。",
            "causes": "二、原因分析\n对台账看得轻，平时不检查。",
            "next_steps": "三、下一步打算\n每月末检查一次台账。",
        },
    ),
    "work_summary": (
        "2023年度党建工作总结",
        {
            "body": "一年来，支部开展主题党日十二次，党员走访五十户。",
            "problems": "一、存在的问题\n支委分工不够细，两次党课没有留下讲稿。",
            "next_steps": "二、下一步打算\n每月末检查一次台账。",
            "issuer": "桑榆里社区党支部",
            "date_signed": "2023年12月28日",
        },
    ),
}  # fmt: skip
PARTS = [
    (doc_type, part)
    for doc_type, (_, parts) in SOUND.items()
    for part in parts
    if part not in ("content", "body", "talker", "talked_to")
]


def gaps(title: str, parts: dict[str, str], as_type: str | None) -> list[Finding]:
    text = "\n".join((title, *parts.values()))
    (judged,) = judge(text_document(text), RULES, as_type=as_type)
    return [f for f in judged.findings if f.kind == "gap"]


@pytest.mark.parametrize("doc_type", SOUND)
def test_a_sound_record_is_told_by_its_text_and_has_no_gap(doc_type: str) -> None:
    title, parts = SOUND[doc_type]
    (judged,) = judge(text_document("\n".join((title, *parts.values()))), RULES)
    assert judged.record.doc_type == doc_type
    assert [(f.rule, f.message) for f in judged.findings if f.kind == "gap"] == []
    assert judged.score.value == 100
    assert [r for r in judged.results if r.outcome == "error"] == []


@pytest.mark.parametrize(("doc_type", "part"), PARTS)
def test_without_one_part_there_is_that_gap_and_no_other(doc_type: str, part: str) -> None:
    title, parts = SOUND[doc_type]
    found = gaps(title, {k: v for k, v in parts.items() if k != part}, doc_type)
    found = [f for f in found if f.category != "numbering_gap"]  # 一、三、 is one, rightly
    assert {f.element for f in found} == {part}
    assert {f.category for f in found} == {"missing_element"}


@pytest.mark.parametrize(
    ("doc_type", "part"), [(t, p) for t, p in PARTS if "：" in SOUND[t][1][p] and p != "signature"]
)
def test_an_empty_label_is_a_blank_that_names_its_place(doc_type: str, part: str) -> None:
    title, parts = SOUND[doc_type]
    emptied = {k: v if k != part else v[: v.index("：") + 1] for k, v in parts.items()}
    found = gaps(title, emptied, doc_type)
    assert [(f.element, f.category) for f in found] == [(part, "blank_element")]
    assert found[0].place is not None
    assert found[0].quote is not None
    assert found[0].place.line == 1 + "\n".join((title, *emptied.values())).split("\n").index(emptied[part])
