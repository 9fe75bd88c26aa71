"""A form fails what it has to state and nothing else; filled in well, it passes: for every type."""

from __future__ import annotations

from collections import Counter

import pytest

import shipped
from branchaudit.document import SourceFile
from branchaudit.forms import form_for, form_types
from branchaudit.forms.word import word_file
from branchaudit.forms.year import year_form
from branchaudit.model import Judged
from branchaudit.read import read_example

from .filled import MEETING, ROWS, VALUES, fill

POLICE = "police-five-basics"
COUNTED = ("应到人数", "实到人数")
BASE = ("时间", "地点", "主持人", "记录人")
REQUIRED: dict[str, tuple[str, ...]] = {
    "branch_general_meeting": (*BASE, *COUNTED, "议题/主题", "讨论发言", "决议/议定事项"),
    "branch_committee_meeting": (*BASE, *COUNTED, "议题/主题", "讨论发言", "决议/议定事项"),
    "party_group_meeting": (*BASE, *COUNTED, "议题/主题", "讨论发言"),
    "party_lecture": ("时间", "地点", "主讲人", "记录人", "实到人数", "议题/主题"),
    "theme_party_day": (*BASE, "实到人数", "议题/主题"),
    "organizational_life_meeting": (*BASE, *COUNTED, "议题/主题", "批评与自我批评", "整改措施"),
    "democratic_appraisal": (*BASE, *COUNTED, "批评与自我批评", "表决结果", "决议/议定事项"),
    "election": (*BASE, *COUNTED, "议题/主题", "表决结果", "决议/议定事项"),
    "member_development": (*BASE, *COUNTED, "议题/主题", "讨论发言", "表决结果", "决议/议定事项"),
    "committee_meeting": (*BASE, "出席人员", "议题/主题", "讨论发言", "决议/议定事项"),
    "study_session": (*BASE, "实到人数", "议题/主题", "讨论发言"),
    "heart_to_heart_talk": ("谈话人", "谈话对象", "时间", "地点", "讨论发言", "签字"),
    "rectification": ("问题", "整改措施", "责任人", "责任单位", "时限", "完成情况", "落款单位", "落款日期"),
    "task_list": ("任务", "责任人", "时限"),
    "dues_ledger": ("姓名", "应交", "实交"),
    "member_roster": ("姓名", "性别", "入党日期"),
    "branch_ledger": ("党支部名称", "成立日期", "上级党组织", "党员人数", "支部书记", "运作情况"),
}
"""What an empty form lacks, as the messages call it. Who was absent and how many voted depends on more."""
SIGNED = ("branch_general_meeting", "branch_committee_meeting", "member_development")
HELD_AS = {"member_development": "branch_general_meeting"}


def judged(content: bytes, by: str = shipped.BASELINE) -> Judged:
    return shipped.judged(read_example(SourceFile("表.docx", "表.docx"), content), by)


def empty(doc_type: str) -> bytes:
    return word_file(form_for(shipped.rules(), doc_type))


def test_there_is_a_form_for_every_type_that_is_tested() -> None:
    assert set(form_types()) == set(REQUIRED) == set(VALUES)


@pytest.mark.parametrize("doc_type", sorted(REQUIRED))
def test_an_empty_form_lacks_exactly_what_it_has_to_state(doc_type: str) -> None:
    form = judged(empty(doc_type))
    assert form.record.doc_type == HELD_AS.get(doc_type, doc_type)
    found = [finding for finding in form.findings if finding.severity != "info"]
    assert {finding.category for finding in found} == {"blank_element"}
    said = Counter(finding.message.split("“")[1].partition("”")[0] for finding in found)
    assert said == Counter(REQUIRED[doc_type])


@pytest.mark.parametrize("doc_type", sorted(REQUIRED))
def test_a_form_that_is_filled_in_well_passes(doc_type: str) -> None:
    form = judged(fill(empty(doc_type), VALUES[doc_type], ROWS.get(doc_type, ())))
    assert form.record.doc_type == HELD_AS.get(doc_type, doc_type)
    assert [(finding.rule, finding.message) for finding in form.findings] == []
    assert form.score.value == 100


@pytest.mark.parametrize("doc_type", sorted(REQUIRED))
def test_it_passes_by_the_point_table_of_the_police_too(doc_type: str) -> None:
    form = form_for(shipped.rules(POLICE), doc_type)
    blank = judged(word_file(form), POLICE)
    signed = {f.rule for f in blank.findings} & {"police.signed-at-end"}
    assert bool(signed) == (doc_type in SIGNED)
    filled = fill(word_file(form), VALUES[doc_type], ROWS.get(doc_type, ()))
    assert not judged(filled, POLICE).findings


def test_who_was_absent_is_asked_for_only_if_somebody_was() -> None:
    form = empty("branch_general_meeting")
    everybody = MEETING | {"实到人数": "19人", "缺席人员及原因": ""}
    assert not judged(fill(form, everybody)).findings
    (finding,) = judged(fill(form, everybody | {"实到人数": "17人"})).findings
    assert finding.rule == "minutes.absentees-named"


def test_votes_are_asked_for_only_where_a_vote_is_due() -> None:
    form = empty("branch_general_meeting")
    admission = MEETING | {"议题": "讨论对冉一鸣的纪律处分"}
    rules = {finding.rule for finding in judged(fill(form, admission)).findings}
    assert rules == {"minutes.vote-counted"}
    assert not judged(fill(form, admission | {"表决结果": "赞成15票，反对1票，弃权1票。"})).findings


def test_the_year_task_list_lacks_only_who_is_responsible() -> None:
    form = judged(word_file(year_form(shipped.rules())))
    assert form.record.doc_type == "task_list"
    (finding,) = form.findings
    assert finding.message == "各行“责任人”空着"
