"""Which kind of document: by title, special over general, told from plans and papers, or not decided."""

from __future__ import annotations

import pytest

from branchaudit.model import Classification
from branchaudit.vocabulary import MEETING_TYPES
from records import drawn, record

MARKS = (
    "时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"
    "应到：19人  实到：18人\n缺席人员：江照临（病假）\n"
    "议题：今年的工作\n讨论：\n温如玉：先修路灯，钱从工作经费出。\n晏小山：我去联系木工，下周回话。\n"
)
PAPER = (
    "今年以来，支部全体党员按月学习，党小组每月走访两户，支部书记上党课四次。党员在值班岗位上修路灯三十盏，"
    "党费按月收缴，党支部按季度公开。支委会每月开会，党员大会每季度召开。\n"
)


def kind(text: str, name: str = "材料.txt") -> Classification:
    return record(text, as_type=None, name=name).kind


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("支部党员大会会议记录", "branch_general_meeting"),
        ("党 员 大 会 会 议 记 录", "branch_general_meeting"),
        ("全体党员大会记录", "branch_general_meeting"),
        ("支委会会议记录", "branch_committee_meeting"),
        ("支部委员会会议记录", "branch_committee_meeting"),
        ("第二党小组会议记录", "party_group_meeting"),
        ("党小组会记录", "party_group_meeting"),
        ("专题党课记录", "party_lecture"),
        ("五月主题党日活动记录", "theme_party_day"),
        ("2023年度组织生活会会议记录", "organizational_life_meeting"),
        ("民主评议党员会议记录", "democratic_appraisal"),
        ("支部换届选举党员大会会议记录", "election"),
        ("公司党委会会议记录", "committee_meeting"),
        ("街道党总支委员会会议纪要", "committee_meeting"),
        ("党委理论学习中心组学习记录", "study_session"),
        ("党支部集中学习记录", "study_session"),
    ],
)
def test_meetings_by_title(title: str, doc_type: str) -> None:
    got = kind(f"桑榆里社区{title}\n{MARKS}")
    assert got.doc_type == doc_type
    assert got.confidence >= 0.6


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("组织生活会整改方案", "rectification"),
        ("主题教育检视问题整改台账", "rectification"),
        ("个人对照检查材料", "self_examination"),
        ("组织生活会个人发言提纲", "self_examination"),
        ("党支部书记抓党建工作述职报告", "debriefing"),
        ("2023年度党建工作总结", "work_summary"),
        ("2024年度党建工作计划", "work_plan"),
        ("党支部工作要点", "work_plan"),
        ("关于基层支部作用发挥情况的调研报告", "investigation"),
        ("党员思想状况分析报告", "member_thought_analysis"),
        ("党费收缴台账", "dues_ledger"),
        ("党员名册", "member_roster"),
        ("支部重点任务清单", "task_list"),
        ("关于召开党员大会的通知", "notice"),
        ("在党员大会上的讲话", "speech"),
        ("党支部工作制度", "regulation_text"),
        ("党费管理办法（试行）", "regulation_text"),
        ("新时代基层党组织建设路径研究", "academic_paper"),
    ],
)
def test_papers_by_title(title: str, doc_type: str) -> None:
    assert kind(f"{title}\n{PAPER}").doc_type == doc_type


@pytest.mark.parametrize(
    ("title", "special", "general"),
    [
        ("支部党员大会（组织生活会）会议记录", "organizational_life_meeting", "branch_general_meeting"),
        ("民主评议党员暨党员大会会议记录", "democratic_appraisal", "branch_general_meeting"),
        ("组织生活会和民主评议党员会议记录", "democratic_appraisal", "organizational_life_meeting"),
        ("支部换届选举党员大会会议记录", "election", "branch_general_meeting"),
    ],
)
def test_the_special_type_wins_and_the_general_one_is_kept(title: str, special: str, general: str) -> None:
    got = kind(f"桑榆里社区{title}\n{MARKS}")
    assert got.doc_type == special
    assert general in got.also


def test_an_admission_is_held_as_a_general_meeting() -> None:
    got = kind(f"关于接收冉一鸣为预备党员的支部党员大会会议记录\n{MARKS}")
    assert {got.doc_type, *got.also} >= {"branch_general_meeting", "member_development"}


@pytest.mark.parametrize(
    ("label", "name", "doc_type"),
    [
        ("会议名称：支部党员大会", "三月.txt", "branch_general_meeting"),
        ("会议类型：支委会", "三月.txt", "branch_committee_meeting"),
        ("活动名称：主题党日", "三月.txt", "theme_party_day"),
    ],
)
def test_without_a_title_the_label_tells(label: str, name: str, doc_type: str) -> None:
    assert kind(f"会议记录\n{label}\n{MARKS}", name).doc_type == doc_type


def test_the_file_name_tells_where_nothing_else_does() -> None:
    bare = "桑榆里社区党支部会议记录\n" + MARKS + "晏小山：党员和党小组都要参加。\n"
    assert kind(bare, "党小组会/三月党小组会.txt").doc_type == "party_group_meeting"
    assert kind("支委会会议记录\n" + MARKS, "党课/三月党课.txt").doc_type == "branch_committee_meeting"


def test_a_talk_form() -> None:
    text = "谈心谈话记录表\n谈话人：温如玉\n谈话对象：晏小山\n谈话时间：2023年5月8日\n"
    text += "谈话地点：二楼东厅\n谈话内容：聊了修房子的事。"
    assert kind(text).doc_type == "heart_to_heart_talk"


@pytest.mark.parametrize(
    "text",
    [
        f"关于召开党员大会的通知\n各党小组：\n定于2023年5月8日召开党员大会，地点在二楼东厅，请准时参加。\n{PAPER}",
        f"组织生活会实施方案\n{PAPER}一、时间安排\n5月上旬召开组织生活会。\n二、工作要求\n认真准备。",
        f"主题党日活动计划表\n{PAPER}三月：植树。四月：走访。",
        f"关于三会一课制度的规定\n第一条 支部党员大会每季度召开一次。\n第二条 支委会每月召开一次。\n{PAPER}",
        f"在组织生活会上的讲话\n同志们：\n今天我讲三点意见。\n{PAPER}谢谢大家。",
        f"组织生活会情况报告\n{PAPER}现将组织生活会情况报告如下。",
        "供水服务合同\n甲方：桑榆里社区居委会\n乙方：雁塘供水公司\n一、甲方每月支付水费。\n二、争议由双方协商。",
        "安全生产例会会议记录\n时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n会议通报了设备检修情况，安排了排产。",
    ],
    ids=["notice", "plan", "timetable", "rules", "speech", "report", "contract", "business minutes"],
)
def test_what_speaks_of_meetings_is_not_minutes(text: str) -> None:
    assert kind(text).doc_type not in MEETING_TYPES


def test_business_minutes_are_other() -> None:
    text = "项目部生产调度会会议记录\n时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n"
    text += "会议通报了设备检修、库存和工期，安排下周排产。"
    assert kind(text).doc_type == "other"


@pytest.mark.parametrize("text", ["今天天气很好，支部书记和党员们说了说话。", "党支部", "一二三四五，党员。"])
def test_what_cannot_be_decided_is_unclassified(text: str) -> None:
    got = kind(text)
    assert got.doc_type == "unclassified"
    assert got.confidence == 0
    assert got.evidence


def test_the_evidence_names_its_cues() -> None:
    got = kind("支委会会议记录\n" + MARKS, "支委会.txt")
    assert "标题写有支委会" in got.evidence
    assert "文件名" in got.evidence


def test_a_type_that_is_given_is_taken() -> None:
    got = record("支委会会议记录\n" + MARKS, as_type="party_lecture")
    assert got.doc_type == "party_lecture"


NOTES = (
    "2023年5月8号晚上，在阅览室里开的，晏小山记。应到6个，到了5个，江照临请假。\n"
    "就说一件事，灯怎么修。\n温如玉说先修楼道，钱从工作经费出。晏小山说他去找木工。\n定下来：下周动手。\n"
)


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("桑榆里社区党支部党员大会（手机上记的）", "branch_general_meeting"),
        ("桑榆里社区党支部 支委会 2023.5.8 周一", "branch_committee_meeting"),
        ("三班党小组会", "party_group_meeting"),
    ],
)
def test_notes_are_headed_by_the_name_of_the_meeting(title: str, doc_type: str) -> None:
    assert kind(f"{title}\n{NOTES}").doc_type == doc_type


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("水务局机关党委一支部党员大会会议记录", "branch_general_meeting"),
        ("桑榆中学党总支第二支部支委会会议记录", "branch_committee_meeting"),
        ("桑榆中学党总支委员会会议记录", "committee_meeting"),
    ],
)
def test_a_branch_of_a_higher_committee_is_a_branch(title: str, doc_type: str) -> None:
    assert kind(f"{title}\n{MARKS}").doc_type == doc_type


def test_a_committee_that_is_not_of_the_party() -> None:
    text = (
        "三年级二班家长委员会会议纪要\n时间：2023年5月8日\n地点：教室\n主持人：温如玉\n记录：晏小山\n"
        "议题：讨论校服订购\n一、校服。九家要求退换，请老师与厂家联系。"
    )
    assert drawn(text, as_type=None)[0].record.doc_type == "other"


def test_a_letter_headed_by_its_sender_is_an_official_document() -> None:
    text = (
        "中共北滩技校支部委员会\n北技支函〔2023〕2号\n中共北滩技校支部委员会\n关于商请协助开展教学实践活动的函\n"
        "中共雁塘供水公司支部委员会：\n我支部计划组织9名党员教师到贵公司开展教学实践活动。\n可否，请函复。\n2023年9月26日"
    )
    assert kind(text).doc_type == "notice"


def test_whose_ledger_it_is_does_not_hide_its_title() -> None:
    text = (
        "雁塘客运站党支部组织生活会查摆问题整改台账\n填报单位：中共雁塘客运站支部委员会\n填报日期：2024年7月3日\n"
        "1.问题：大会记录没有讨论发言\n整改措施：由专人记录\n责任人：温如玉\n完成情况：已完成"
    )
    assert kind(text).doc_type == "rectification"
