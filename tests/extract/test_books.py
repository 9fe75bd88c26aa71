"""Books of minutes: the head tells once what holds for all, the meetings stand under their day or in rows."""

from __future__ import annotations

import pytest

from branchaudit.archive.body import body_of
from branchaudit.model import Record
from branchaudit.pipeline import draw_records
from read.docx_builder import para
from records import COMMITTEE, drawn, grid_only, record, word_document

GROUP, GENERAL, THEME = "party_group_meeting", "branch_general_meeting", "theme_party_day"


def many(text: str, name: str = "记录.txt") -> list[Record]:
    return [one.record for one in drawn(text, as_type=None, name=name)]


def value(one: Record, name: str) -> str | None:
    fact = one.elements[name]
    return fact.value if fact.status == "present" else None


COMMITTEE_BOOK = """\
水厂党支部支委会记录（2025年上半年）
委员：温如玉（书记）、晏小山、江照临（2025年3月1日起）。地点均为厂办302室，记录均为晏小山。
2025年1月9日（星期四） 15:00—16:20
到会：温如玉、晏小山、江照临（应到3实到3）
一、定年度计划。温如玉：党课由我先讲。晏小山：党员大会上再议。
2025年2月11日（星期二） 15:00—16:00
到会：温如玉、晏小山（应到3实到2），江照临出差请假
一、组织生活会定2月21日。
2025年3月6日（星期四） 15:00—16:30
到会：温如玉、晏小山、江照临（应到3实到3）
一、组织生活会问题分责任人。
"""


def test_each_meeting_of_a_book_is_a_record_of_its_kind() -> None:
    found = many(COMMITTEE_BOOK)
    assert [(one.doc_type, one.date) for one in found] == [
        (COMMITTEE, "2025-01-09"),
        (COMMITTEE, "2025-02-11"),
        (COMMITTEE, "2025-03-06"),
    ]
    assert [one.facts["actual_count"] for one in found] == [3, 2, 3]


def test_what_the_head_says_holds_for_every_meeting() -> None:
    found = many(COMMITTEE_BOOK)
    assert {value(one, "place") for one in found} == {"厂办302室"}
    assert {value(one, "recorder") for one in found} == {"晏小山"}


def test_the_head_is_not_compared_with_that_of_the_others() -> None:
    bodies = [
        body_of(one.record, one.passage, one.hits).masked for one in drawn(COMMITTEE_BOOK, as_type=None)
    ]
    assert not any("302室" in body for body in bodies)


def test_what_the_head_does_not_name_is_not_surely_missing() -> None:
    first = many(COMMITTEE_BOOK)[0]
    assert (first.elements["chair"].status, first.elements["chair"].confidence) == ("missing", 0.7)


@pytest.mark.parametrize(
    ("head", "element", "told"),
    [
        ("主持均为柏青。", "chair", "柏青"),
        ("会议均由柏青主持、薛荔记录。", "recorder", "薛荔"),
        ("主持人、记录人均为柏青。", "recorder", "柏青"),
        ("地点除注明外均为学习角，16:10开始。", "place", "学习角"),
        ("成员6人：柏青、薛荔等", "expected_attendance", "6人"),
        ("小组成员（1—10月6人）：柏青、薛荔", "expected_attendance", None),
    ],
)
def test_words_of_the_head(head: str, element: str, told: str | None) -> None:
    text = f"水厂党支部巡线组党小组会记录（2025）\n{head}\n" + "".join(
        f"2025年{month}月15日（{day}） 到5人。议题：窗口怎么排班。薛荔：按月轮。\n"
        for month, day in ((1, "星期三"), (4, "星期二"), (5, "星期四"))
    )
    found = many(text)
    assert [one.doc_type for one in found] == [GROUP] * 3
    assert {value(one, element) for one in found} == {told}


@pytest.mark.parametrize(
    ("head", "hours"),
    [
        ("时间均为周三16:30—17:20，地点营业厅二楼", ("16:30", "17:20")),
        ("地点：化验室，下午2点半至4点。", ("14:30", "16:00")),
        ("夏季16:30—17:20，冬季16:00—16:50", (None, None)),
    ],
    ids=["clock", "words", "two"],
)
def test_hours_told_in_the_head(head: str, hours: tuple[str | None, str | None]) -> None:
    text = f"水厂党支部巡线组党小组会记录（2025）\n{head}\n" + "".join(
        f"2025年{month}月15日（{day}） 到5人。议题：窗口怎么排班。\n"
        for month, day in ((1, "星期三"), (4, "星期二"), (5, "星期四"))
    )
    for one in many(text):
        known = one.elements["time"].normalized
        assert isinstance(known, dict)
        assert (known["start"], known["end"]) == hours


def test_the_matter_of_a_meeting_without_labels_stands_first() -> None:
    assert [value(one, "topic") for one in many(COMMITTEE_BOOK)] == [
        "定年度计划",
        "组织生活会定2月21日",
        "组织生活会问题分责任人",
    ]


def test_a_bare_number_stands_over_a_meeting() -> None:
    found = many(
        "水厂党支部党课记录\n"
        "一季度\n2025年3月27日（星期四）15:00—16:00　主讲：温如玉　题目：一只水表　听课13人\n"
        "提纲：一、停水两小时。\n"
        "二季度\n2025年5月22日（星期四）14:30—15:40　主讲：柏青　题目：一张化验单　听课14人\n"
        "提纲：原始记录。\n"
        "三季度\n2025年9月18日（星期四）15:00—16:30　主讲：薛荔　题目：水源地　听课12人\n提纲：三处风险。\n"
    )
    assert [(one.doc_type, one.date) for one in found] == [
        ("party_lecture", "2025-03-27"),
        ("party_lecture", "2025-05-22"),
        ("party_lecture", "2025-09-18"),
    ]
    assert all("季度" not in (value(one, "topic") or "") for one in found)


def test_two_numbered_meetings_are_a_book() -> None:
    found = many(
        "水厂党支部党课记录\n"
        "一、2025年3月11日（星期二）15:00，柏青主讲《守住底线》，听课12人。\n要点：三个案例。\n"
        "二、2025年6月10日（星期二）15:00，薛荔主讲《一张笔录》，听课13人。\n要点：怎样问。\n"
    )
    assert [one.date for one in found] == ["2025-03-11", "2025-06-10"]


def test_the_place_behind_the_hour() -> None:
    found = many(
        "水厂党支部第二党小组会议记录（2025年度）\n"
        "3月4日 周二 下午3点 三楼会议室 到会6人 缺席1人（石磊出差）\n学习条例。\n"
        "4月8日 周二 下午3点 到会7人\n讨论排班。\n"
        "5月6日 周二 下午3点 三楼会议室 到会7人\n讨论走访。\n"
    )
    assert [(one.date, value(one, "place")) for one in found] == [
        ("2025-03-04", "三楼会议室"),
        ("2025-04-08", None),
        ("2025-05-06", "三楼会议室"),
    ]


def test_theme_days_of_a_quarter() -> None:
    found = many(
        "水厂党支部主题党日活动记录 第一季度\n"
        "一月主题党日：送学上门\n"
        "时间：2025年1月16日（星期四）15:00—17:00　应到14人，实到13人，石磊因腿伤未到场。\n"
        "内容：到柏青家中送学。\n"
        "二月主题党日：问题墙\n"
        "时间：2025年2月27日（星期四）15:00—16:30　应到14人，实到14人。\n内容：贴便签，当场揭走。\n"
        "三月主题党日：植树\n"
        "时间：2025年3月12日（星期三）8:30—11:30　应到14人，实到14人。\n内容：栽水杉五十株。\n"
    )
    assert [(one.doc_type, one.date) for one in found] == [
        (THEME, "2025-01-16"),
        (THEME, "2025-02-27"),
        (THEME, "2025-03-12"),
    ]
    assert [value(one, "topic") for one in found] == ["到柏青家中送学", "贴便签，当场揭走", "栽水杉五十株"]


@pytest.mark.parametrize("year", ["", "2025年"])
def test_meetings_with_labels_under_a_bare_number(year: str) -> None:
    found = many(
        "水厂党支部支部委员会会议记录（下半年）\n"
        + "".join(
            f"{year}第{number}次\n时间：2025年{month}月5日 9:00　地点：会议室\n"
            "主持：温如玉　记录：晏小山\n议题：讨论党员大会的议程。\n决定：同意。\n"
            for number, month in (("一", 8), ("二", 9))
        )
    )
    assert [(one.doc_type, one.date) for one in found] == [
        (COMMITTEE, "2025-08-05"),
        (COMMITTEE, "2025-09-05"),
    ]


ROWS = [
    ["2025年1月16日（星期四）", "6", "6", "", "责任区分片。薛荔：北门一片我熟。"],
    ["2025年2月13日（星期四）", "6", "6", "", "给班子提意见。石磊：餐费报得慢。"],
    ["2025年3月20日（星期四）", "6", "5", "薛荔（补休）", "爆管复盘。石磊：都在凌晨。"],
]


def _table_book(title: str, lines: list[list[str]]) -> list[Record]:
    body = (
        para(title)
        + para("组长：柏青。地点：值班室。主持均为柏青。")
        + grid_only(["日期", "应到", "实到", "缺席", "议题与发言"], *lines)
        + para("记录人：石磊")
    )
    return [one.record for one in draw_records(word_document(body), None)]


def test_each_row_of_a_table_of_meetings_is_a_record() -> None:
    found = _table_book("水厂党支部管网组党小组会记录", ROWS)
    assert [(one.doc_type, one.date) for one in found] == [
        (GROUP, "2025-01-16"),
        (GROUP, "2025-02-13"),
        (GROUP, "2025-03-20"),
    ]
    assert [one.facts["actual_count"] for one in found] == [6, 6, 5]
    assert [value(one, "absentees") for one in found] == [None, None, "薛荔（补休）"]
    assert [value(one, "topic") for one in found] == ["责任区分片", "给班子提意见", "爆管复盘"]
    assert {value(one, "chair") for one in found} == {"柏青"}
    assert {value(one, "recorder") for one in found} == {"石磊"}


def test_nothing_of_a_book_in_a_table_is_lost() -> None:
    remark = "本组今年的会由组长轮流出题，题目在前一周贴在值班室门后，谁出的题谁先说，" * 2
    body = (
        para("水厂党支部管网组党小组会记录")
        + grid_only(["日期", "应到", "实到", "缺席", "议题与发言"], *ROWS)
        + para(remark)
    )
    passages = [one.passage for one in draw_records(word_document(body), None)]
    assert [remark in one.text for one in passages] == [False, False, True]


def test_a_book_with_another_table_stays_whole() -> None:
    body = (
        para("水厂党支部管网组党小组会记录")
        + grid_only(
            ["姓名", "性别", "入党时间"], ["柏青", "男", "2010年7月1日"], ["薛荔", "女", "2012年7月1日"]
        )
        + para("会议情况")
        + grid_only(["日期", "应到", "实到", "缺席", "议题与发言"], *ROWS)
    )
    assert len(draw_records(word_document(body), None)) == 1


def test_the_place_of_a_row_is_that_in_the_table() -> None:
    third = _table_book("水厂党支部管网组党小组会记录", ROWS)[2]
    place = third.elements["absentees"].place
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 4, 4)


@pytest.mark.parametrize(
    "title",
    ["水厂党支部2025年工作计划", "水厂党支部主题党日安排表", "水厂党支部整改台账"],
    ids=["plan", "schedule", "ledger"],
)
def test_rows_of_other_tables_stay_together(title: str) -> None:
    assert len(_table_book(title, ROWS)) == 1


@pytest.mark.parametrize(
    "title",
    ["水厂党支部2025年工作要点", "水厂党支部大事记", "水厂党支部主题党日活动方案"],
    ids=["plan", "chronicle", "scheme"],
)
def test_days_in_other_papers_open_no_meeting(title: str) -> None:
    text = (
        title
        + "\n各项安排如下。\n"
        + "".join(
            f"2025年{month}月15日（星期{day}） 15:00 学习党章第{month}章。\n"
            for month, day in ((1, "三"), (4, "二"), (5, "四"))
        )
    )
    assert len(many(text)) == 1


def test_days_that_a_meeting_speaks_of_open_none() -> None:
    (found,) = many(
        "水厂党支部支部委员会会议记录\n时间：2025年1月9日（星期四）15:00\n地点：302室\n"
        "主持：温如玉　记录：晏小山\n"
        "应到3人，实到3人\n议题：排定一季度活动\n"
        "2025年1月16日（星期四） 15:00 送学上门，柏青带队。\n"
        "2025年2月27日（星期四） 15:00 问题墙，薛荔准备便签。\n"
        "2025年3月12日（星期三） 8:30 植树，石磊买苗。\n决定：照此办理。\n"
    )
    assert found.date == "2025-01-09"


def test_a_plan_within_minutes_told_in_sentences_opens_none() -> None:
    (found,) = many(
        "水厂党支部支部委员会会议记录\n"
        "2025年1月9日（星期四）15:00，支委会在302室开会，温如玉主持，晏小山记录，应到3人，实到3人，排定一季度活动。\n"
        "2025年1月16日（星期四） 15:00 送学上门，柏青带队。\n"
        "2025年2月27日（星期四） 15:00 问题墙，薛荔准备便签。\n"
        "2025年3月12日（星期三） 8:30 植树，石磊买苗。\n会议同意照此办理。\n"
    )
    assert found.date == "2025-01-09"


@pytest.mark.parametrize(
    "opening",
    ["时间：2025年1月9日15:00", "2025年1月9日15:00，支委会在302室开会，温如玉主持，晏小山记录。"],
    ids=["label", "sentence"],
)
def test_a_table_in_the_minutes_of_a_meeting_opens_none(opening: str) -> None:
    body = (
        para("水厂党支部支部委员会会议记录")
        + para(opening)
        + grid_only(["日期", "议题", "主持人"], *([day[0], day[4], "柏青"] for day in ROWS))
    )
    assert len(draw_records(word_document(body), None)) == 1


def test_a_schedule_is_no_book() -> None:
    body = para("水厂党支部主题党日记录") + grid_only(
        ["日期", "内容", "责任人"], *([day[0], day[4], "柏青"] for day in ROWS)
    )
    assert len(draw_records(word_document(body), None)) == 1


# ---------------------------------------------------------------- letters and papers
def test_a_letter_that_is_read_out_does_not_end_the_minutes() -> None:
    (found,) = many(
        "换届选举党员大会记录\n时间：2025年6月19日15:00　地点：会议室　主持：温如玉　记录：晏小山\n"
        "应到12人，实到10人。\n批复\n同意你支部于2025年6月换届。\n发出选票10张，收回10张，有效票10张。\n"
        "温如玉当选为书记。\n"
    )
    assert value(found, "recorder") == "晏小山"


def test_letters_behind_the_minutes_are_records_of_their_own() -> None:
    found = [
        one.record
        for one in draw_records(
            word_document(
                "".join(
                    map(
                        para,
                        [
                            "换届选举党员大会记录",
                            "时间：2025年6月19日 15:00　地点：会议室　主持：温如玉　记录：晏小山",
                            "应到12人，实到10人。发出选票10张，收回10张，有效票10张。",
                            "得票：温如玉10票，晏小山9票，柏青7票，薛荔4票。温如玉、晏小山、柏青当选。",
                            "关于选举结果的报告",
                            "集团党委：发出选票10张，收回10张，请审批。　水厂党支部　2025年6月20日",
                            "批复",
                            "同意选举结果，任期三年。　集团党委　2025年6月27日",
                        ],
                    )
                )
            ),
            None,
        )
    ]
    assert [(one.doc_type, one.date) for one in found] == [
        ("election", "2025-06-19"),
        ("notice", "2025-06-20"),
        ("notice", "2025-06-27"),
    ]
    assert value(found[1], "issuer") == "水厂党支部"


def test_a_reply_without_a_subject_is_called_by_what_it_grants() -> None:
    _, reply = many(
        "关于换届选举的请示\n集团党委：\n拟于6月换届。妥否，请批示。\n水厂党支部\n2025年5月12日\n"
        "批复\n同意换届选举。\n集团党委\n2025年5月16日\n"
    )
    assert (reply.facts["official_kind"], reply.facts["official_title"]) == ("批复", "同意换届选举")


def test_an_application_above_the_talk_about_it() -> None:
    found = many(
        "入党申请书\n敬爱的党组织：\n我志愿加入中国共产党。\n我的缺点是话少。\n申请人：薛荔　2023年9月11日\n"
        "申请人谈话记录\n"
        "时间：2023年9月26日　谈话人：温如玉　谈话对象：薛荔\n意见：入党动机端正，党支部继续培养。\n"
    )
    assert [one.date for one in found] == ["2023-09-11", "2023-09-26"]
    assert found[1].doc_type == "heart_to_heart_talk"


def test_an_attached_letter_belongs_to_its_paper() -> None:
    found = many(
        "关于报送换届材料的报告\n集团党委：\n现将材料报上。\n水厂党支部\n2025年6月20日\n"
        "附件\n关于换届选举的请示\n集团党委：本届任期已满。\n"
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "关于接收薛荔为预备党员的决议\n支部党员大会于2025年9月29日讨论薛荔的入党问题。应到14名，实到13名，赞成12票。决议同意接收。\n2025年9月29日\n",
        "水厂党支部2024年度民主评议党员结果汇总\n评议时间：2025年2月20日\n测评票发出13张，收回13张。优秀4名，合格9名。\n",
    ],
    ids=["resolution", "result"],
)
def test_what_came_of_a_meeting_is_no_minutes(text: str) -> None:
    assert record(text, "member_development").facts["only_a_paper"] is True


@pytest.mark.parametrize(
    "text",
    [
        "民主评议党员\n2025年2月20日召开党员大会评议党员，温如玉主持。\n",
        "接收薛荔为预备党员\n主持人：温如玉\n应到14人，实到13人，赞成12票。\n",
        "接收预备党员大会\n应到14人，实到13人，赞成12票。\n",
    ],
    ids=["sentence", "labels", "title"],
)
def test_minutes_of_the_same_matters_are(text: str) -> None:
    assert record(text, "democratic_appraisal").facts["only_a_paper"] is False
