"""Records that open with a sentence: notebooks of meetings one behind the other, without a label."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from branchaudit.pipeline import draw_records
from read.docx_builder import para
from records import COMMITTEE, drawn, grid_only, record, rows, word_document

GROUP, LECTURE, THEME = "party_group_meeting", "party_lecture", "theme_party_day"


def many(text: str, name: str = "记录.txt") -> list[Record]:
    return [one.record for one in drawn(text, as_type=None, name=name)]


def told(one: Record, *names: str) -> list[str | None]:
    return [one.elements[name].value if one.elements[name].status == "present" else None for name in names]


NOTEBOOK = """\
水厂党支部  3、4月活动

一、支委会 2024年3月6日(星期三)9:00-10:00 活动室 温如玉主持 晏小山记 三人到齐(温如玉、晏小山、江照临)
议:春灌前的检修
说:江照临说三号泵的轴承该换了。
定:轴承3月20日前换好。

二、小组会
东片 2024年3月12日(星期二)9:00-10:00 应到4人 实到3人:温如玉、柏青、石磊 何大山卧床
柏青:夜里值守要两个人。
西片 2024年3月13日(星期三)9:00-10:00 应到3人 实到3人:晏小山、江照临、薛荔
薛荔:阀门井盖松了两处。

三、主题党日 2024年3月21日(星期四)9:30-11:00 清理渠首 应到7 实到6:温如玉、柏青、石磊、晏小山、江照临、薛荔
清出淤泥两车。

一、支委会 2024年4月10日(星期三)9:00-10:00 活动室 温如玉主持 晏小山记 三人到齐(温如玉、晏小山、江照临)
议:汛期值班
说:晏小山说排班表要贴出来。
定:排班表4月底前上墙。
"""


def test_a_notebook_is_as_many_records_as_meetings() -> None:
    found = many(NOTEBOOK)
    assert [(one.doc_type, one.date) for one in found] == [
        (COMMITTEE, "2024-03-06"),
        (GROUP, "2024-03-12"),
        (GROUP, "2024-03-13"),
        (THEME, "2024-03-21"),
        (COMMITTEE, "2024-04-10"),
    ]


def test_the_roll_stands_in_the_opening() -> None:
    committee, east, *_ = many(NOTEBOOK)
    names = ("place", "chair", "recorder", "expected_attendance", "actual_attendance", "attendees_list")
    assert told(committee, *names) == ["活动室", "温如玉", "晏小山", "三人", "三人", "温如玉、晏小山、江照临"]
    assert told(committee, "topic", "resolution") == ["春灌前的检修", "轴承3月20日前换好"]
    assert committee.facts["expected_count"] == committee.facts["actual_count"] == 3
    assert told(east, "attendees_list", "absentees") == ["温如玉、柏青、石磊", "何大山卧床"]
    assert [row["speaker"] for row in rows(east, "speeches")] == ["柏青"]


def test_each_group_under_one_heading_is_a_meeting_of_its_own() -> None:
    found = many(
        "党小组会记录汇总 2024年3月26日(星期二) 18:00-19:00\n"
        "◆一组(温如玉主持) 应到3 实到3:温如玉、柏青、石磊\n未到:无\n题目:夜班值守\n"
        "◆二组(晏小山主持) 应到3 实到2:晏小山、薛荔\n未到:江照临\n题目:阀门井盖\n"
    )
    assert [(one.date, *told(one, "chair", "topic")) for one in found] == [
        ("2024-03-26", "温如玉", "夜班值守"),
        ("2024-03-26", "晏小山", "阀门井盖"),
    ]
    assert [one.facts["actual_count"] for one in found] == [3, 2]
    assert [one.facts["group_named"] for one in found] == ["一组", "二组"]


def test_the_same_day_is_that_of_the_meeting_above() -> None:
    first, second = many(
        "2024年1月25日(星期四)17:00至18:00,东组小组会,温如玉主持,应到3人,实到3人,温如玉、柏青、石磊参加。"
        "谈撒煤渣,柏青说末班以后撒。\n"
        "同一天17:00至18:00,西组小组会,晏小山主持,应到3人,实到2人,晏小山、薛荔参加(江照临在外地学习)。题目:坡道冰。\n",
        "场站党支部/一季度党小组会.txt",
    )
    assert (first.date, second.date) == ("2024-01-25", "2024-01-25")
    assert (first.doc_type, second.doc_type) == (GROUP, GROUP)
    assert told(second, "chair", "attendees_list") == ["晏小山", "晏小山、薛荔"]
    assert second.facts["absent_count"] == 1
    assert (first.facts["group_named"], second.facts["group_named"]) == ("东组", "西组")


def test_sections_of_a_monthly_paper() -> None:
    found = many(
        "水厂党支部3月份组织生活记录\n"
        "(一)支委会。2024年3月6日(星期三)上午9:00到10:30,支部在值班室开支委会,温如玉主持,晏小山记。"
        "应到3人,到会2人,有温如玉、晏小山。江照临请假。议年度计划。\n"
        "(二)党小组会。2024年3月28日(星期四)17:30到18:30,两个小组分别开会。\n"
        "渠首组由柏青召集,应到3人,实到3人:柏青、石磊、温如玉。石磊说巡渠要带绳。\n"
        "管网组由薛荔召集,应到3人,实到3人:薛荔、晏小山、江照临。薛荔说井盖松了。\n"
        "(三)主题党日。2024年3月14日(星期四)14:30到16:30开展“植树护渠”,温如玉主持。应到6人,实到5人:"
        "温如玉、晏小山、江照临、柏青、薛荔。缺席:石磊。在渠首种树四十株,柏青排了浇水日程。\n"
    )
    assert [(one.doc_type, one.date) for one in found] == [
        (COMMITTEE, "2024-03-06"),
        (GROUP, "2024-03-28"),
        (GROUP, "2024-03-28"),
        (THEME, "2024-03-14"),
    ]
    assert [told(one, "chair")[0] for one in found] == ["温如玉", "柏青", "薛荔", "温如玉"]
    assert found[3].facts["absent_count"] == 1  # who planted trees was there


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月7日(星期四)14:00至15:30,温如玉讲党课《最后一米》。应到5人,实到4人:温如玉、柏青、石磊、薛荔。\n",
        "党课 2024年3月13日(星期三)9:30-10:40 温如玉讲《最后一米》 应到5 实到4:温如玉、柏青、石磊、薛荔\n",
    ],
    ids=["sentence", "note"],
)
def test_a_lecture_needs_no_title(line: str) -> None:
    (found,) = many(line, "水厂/党课.txt")
    assert (found.doc_type, *told(found, "speaker", "topic")) == (LECTURE, "温如玉", "最后一米")


@pytest.mark.parametrize(
    "end",
    [
        "1.列出清单,2月23日前逐项整改。\n主持人(签名):温如玉\n记录人(签名):晏小山\n",
        "更正经2月23日支部委员会(应到3名,实到3名)审核同意。\n",
        "小组共3名党员,到会3名。下班组都要带着表去。\n",
    ],
    ids=["a deadline over the signatures", "a correction", "the group itself"],
)
def test_what_opens_no_record(end: str) -> None:
    start = (
        "水厂党支部\n支委会会议记录\n2024年1月31日14:00-16:30,水厂党支部在值班室召开支委会。"
        "会议由温如玉主持,晏小山记录。应到3人,实到3人,无缺席。\n会议议题:检修。\n"
    )
    assert len(many(start + end)) == 1


def test_forms_with_the_meeting_in_their_first_row() -> None:
    def form(day: str, topic: str) -> str:
        roll = ["人", "应3到3:温如玉、晏小山、江照临"]
        said = ["议", "江:先换轴承。温:夜里换。"]
        head = [f"支委会 {day} 9:30-10:30 三楼会议室"]
        return grid_only(head, roll, ["主/记", "温/晏"], ["题", topic], said, ["决", "夜里换轴承。"])

    body = form("2024.4.2(周二)", "检修") + para("") + form("2024.5.7(周二)", "汛期值班")
    found = [one.record for one in draw_records(word_document(body))]
    assert [(one.doc_type, one.date, *told(one, "topic")) for one in found] == [
        (COMMITTEE, "2024-04-02", "检修"),
        (COMMITTEE, "2024-05-07", "汛期值班"),
    ]
    assert found[0].elements["chair"].normalized == ["温如玉"]
    assert [row["speaker"] for row in rows(found[0], "speeches")] == ["江照临", "温如玉"]


def test_plan_and_summary_in_one_file() -> None:
    plan, summary = many(
        "【2024年计划 3月29日大会通过】每月支委会,每季党员大会、党课。\n\n"
        "【2024年总结 12月18日】支委会12次,党员大会4次,党课4次,其中书记讲2次。年末党员9名。\n",
        "水厂/计划和总结.txt",
    )
    assert (plan.doc_type, summary.doc_type) == ("work_plan", "work_summary")
    counted = {row["kind"]: row["number"] for row in rows(summary, "told_meetings")}
    assert counted == {"支委会": 12, "党员大会": 4, "党课": 4}


def test_a_summary_passed_by_a_meeting_is_of_the_whole_year() -> None:
    (found,) = many(
        "水厂党支部2025年工作总结\n(2025年12月18日党员大会通过)\n支委会开了15次,党员大会召开了4次,主题党日每月一次。\n",
        "水厂/总结.txt",
    )
    counted = {row["kind"]: row["number"] for row in rows(found, "told_meetings")}
    assert counted == {"支委会": 15, "党员大会": 4}


def test_a_heading_with_the_day_belongs_to_the_meeting_below_it() -> None:
    def meeting(kind: str, day: str, what: str) -> str:
        return (
            f"{kind}  {day}\n{day}(星期一)9:00至10:00,水厂党支部在值班室{what},由温如玉主持,晏小山记录。\n"
            "应到3人,实到3人,请假0人。出席:温如玉、晏小山、江照临。请假:无。\n"
            "一、议题:泵房检修。\n二、发言摘要\n江照临说,轴承该换了。\n三、会议议定:3月底前换好。\n"
        )

    first, second = many(
        "水厂党支部2024年第一季度组织生活记录\n"
        + meeting("支部委员会会议", "2024年1月8日", "召开支委会")
        + meeting("主题党日活动", "2024年1月15日", "开展主题党日")
    )
    assert [(one.doc_type, one.date) for one in (first, second)] == [
        (COMMITTEE, "2024-01-08"),
        (THEME, "2024-01-15"),
    ]
    assert told(second, "chair", "recorder") == ["温如玉", "晏小山"]
    assert told(first, "resolution") == ["3月底前换好"]


# ---------------------------------------------------------------- labels of one character
def test_three_different_signs_make_a_shorthand() -> None:
    found = record(
        "党员大会\n时:2024年6月25日(星期二)10:00-11:30 地:三楼 主:温如玉 记:晏小山\n"
        "应8到7:温如玉、晏小山、江照临、柏青、石磊、薛荔、何雨桐\n缺:何大山\n题:半年通报\n议:柏青:缺会的要有个说法。\n",
        None,
    )
    names = ("place", "chair", "recorder", "topic", "actual_attendance")
    assert told(found, *names) == ["三楼", "温如玉", "晏小山", "半年通报", "7"]
    assert found.facts["expected_count"] == 8


def test_a_label_in_wide_setting_is_no_shorthand() -> None:
    found = record(
        "支 委 会 记 录\n时 间: 2024年6月5日 16:30\n地 点: 院长办公室\n主 持 人: 温如玉  记 录 人: 晏小山\n"
        "委员 3 人,到 3 人: 温如玉、晏小山、江照临。无缺席。\n议 题: 端午节探望老党员\n",
        None,
    )
    assert told(found, "chair", "recorder", "topic") == ["温如玉", "晏小山", "端午节探望老党员"]
    assert found.facts["expected_count"] == 3
