"""Facts of 公文: title and kind, number, addressee, the end, attachments, meetings, days of publicity."""

from __future__ import annotations

import pytest

from branchaudit.model import Record, Value
from read.docx_builder import para
from records import found, grid, record, rows, word_record

NOTICE = """\
000001
机密★1年
中共青石镇委员会文件
青委〔2025〕12号
中共青石镇委员会关于印发《青石镇
“三会一课”检查办法》的通知
各党支部，机关各办：
　　办法已经研究同意，现印发给你们，请认真贯彻执行。
　　一、明确责任
　　1、按月自查。
　　附件：1.检查办法
　　　　　2.自查表
中共青石镇委员会
2025年3月6日
附件1
检查办法
1、检查每季度一次。
抄送：县委组织部，县直机关工委。
青石镇党委办公室　　　　　2025年3月6日印发
"""
REQUEST = """\
青支[2025]第03号　　　　　　签发人：林小满
关于增补支部委员的请示
{}
　　拟于4月中旬增补委员1名。
　　当否，请批示。
青石镇机关党支部
二〇二五年三月十八日
（联系人：林小满，电话：0000）
"""


def facts(text: str) -> dict[str, Value]:
    return dict(record(text, "notice").facts)


def notice(
    body: str, title: str = "关于报送总结的通知", end: str = "青石镇机关党支部\n2025年3月6日"
) -> Record:
    return record(f"{title}\n{body}\n{end}", "notice")


def test_a_paper_under_a_letterhead() -> None:
    of = record(NOTICE, None)
    assert of.doc_type == "notice"
    assert of.facts["official_kind"] == "通知"
    assert of.facts["official_title"] == "中共青石镇委员会关于印发《青石镇“三会一课”检查办法》的通知"
    assert of.facts["official_number"] == of.facts["official_number_proper"] == "青委〔2025〕12号"
    assert (of.facts["addressees"], of.facts["addressee_mark"]) == ("各党支部,机关各办", ":")
    assert found(of.elements["issuer"]) == ("present", "中共青石镇委员会")
    assert found(of.elements["date_signed"]) == ("present", "2025年3月6日")
    assert of.date == "2025-03-06"
    assert of.facts["copied_to"] == "县委组织部,县直机关工委。"
    assert of.facts["printed_by"] == "青石镇党委办公室"
    assert of.facts["attachments_follow"] is True


def test_its_attachments_and_ordinals() -> None:
    of = record(NOTICE, None)
    assert [(row["ordinal"], row["name"], row["mark"]) for row in rows(of, "attachments")] == [
        ("1.", "检查办法", ""),
        ("2.", "自查表", ""),
    ]
    wrong = [row for row in rows(of, "ordinals") if row["written"] != row["proper"]]
    assert [(row["written"], row["proper"]) for row in wrong] == [("1、", "1.")]


def test_a_request_and_how_it_should_be_written() -> None:
    of = facts(REQUEST.format("镇党委："))
    assert of["official_kind"] == "请示"
    assert (of["official_number"], of["official_number_proper"]) == ("青支[2025]第03号", "青支〔2025〕3号")
    assert (of["issue_date"], of["issue_date_proper"]) == ("二〇二五年三月十八日", "2025年3月18日")
    assert of["signer"] == "林小满"
    assert of["contact"] == "林小满"
    assert str(of["closing"]).startswith("当否")
    assert of["title_lacks"] == "发文机关"


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("镇党委：", 1),
        ("镇党委、镇政府：", 2),
        ("县委组织部和镇党委：", 2),
        ("县住房和城乡建设局党组：", 1),
        ("县人力资源和社会保障局党组：", 1),
        ("县纪委、监委：", 1),
        ("中共青石县委（县直机关工委）：", 1),
        ("因工作需要，拟增补委员如下：", None),
        ("拟增补委员一名，有关情况报告如后。", None),
    ],
)
def test_addressees_are_counted(line: str, count: int | None) -> None:
    assert facts(REQUEST.format(line))["addressee_count"] == count


def test_an_addressee_without_its_colon() -> None:
    of = facts(REQUEST.format("镇党委"))
    assert (of["addressees"], of["addressee_mark"]) == ("镇党委", "")


@pytest.mark.parametrize(
    ("title", "kind", "mark", "lacks"),
    [
        ("关于报送总结的通知", "通知", "", "发文机关"),
        ("青石镇机关党支部关于报送总结的通知", "通知", "", ""),
        ("青石镇机关党支部\n关于报送总结的通知", "通知", "", ""),
        ("关于报送总结的通知。", "通知", "。", "发文机关"),
        ("关于报送总结的通知（代拟稿）", "通知", "", "发文机关"),
        ("通　　知", "通知", "", "事由"),
        ("青石镇机关党支部关于增补委员的请示报告", "请示报告", "", ""),
        ("党员档案管理办公室关于借用档案的函", "函", "", ""),
    ],
)
def test_titles(title: str, kind: str, mark: str, lacks: str) -> None:
    of = notice("各党小组：\n请报送总结。", title).facts
    assert (of["official_kind"], of["title_end_mark"], of["title_lacks"]) == (kind, mark, lacks)


@pytest.mark.parametrize(
    ("end", "issuer", "date"),
    [
        ("青石镇机关党支部\n2025年3月6日", "present", "present"),
        ("青石镇机关党支部（盖章）\n2025年3月6日", "present", "present"),
        ("青石镇机关党支部　2025年3月6日", "present", "present"),
        ("2025年3月6日\n青石镇机关党支部", "present", "present"),
        ("2025年3月6日", "missing", "present"),
        ("青石镇机关党支部", "present", "missing"),
        ("XX党支部\n2025年3月6日", "placeholder", "present"),
        ("青石镇机关党支部\n2025年  月  日", "present", "placeholder"),
        ("青石镇机关党支部\n2025年3月", "present", "partial"),
        ("青石镇机关党支部\n3月6日", "present", "partial"),
        ("青石镇机关党支部\n2025年3月6日\n附件\n提纲\n2025年1月1日", "present", "present"),
    ],
)
def test_the_end(end: str, issuer: str, date: str) -> None:
    of = notice("各党小组：\n请于3月20日前报送总结。\n总结要具体。\n特此通知。", end=end)
    assert of.elements["issuer"].status == issuer
    assert of.elements["date_signed"].status == date


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("2025年03月06日", "2025年3月6日"),
        ("2025.3.6", "2025年3月6日"),
        ("二○二五年三月六日", "2025年3月6日"),
        ("2025 年 3 月 6 日", "2025年3月6日"),
        ("2025年2月30日", None),
    ],
)
def test_how_a_date_should_be_written(written: str, proper: str | None) -> None:
    of = notice("各党小组：\n请于3月20日前报送总结。\n特此通知。", end="青石镇机关党支部\n" + written)
    assert of.facts["issue_date_proper"] == proper


def test_a_decision_bears_its_date_under_the_title() -> None:
    text = (
        "中共青石镇委员会关于表彰先进党支部的决定\n（2025年6月26日）\n经研究，决定予以表彰。\n希望再接再厉。"
    )
    of = record(text, "notice")
    assert of.elements["issuer"].value == "中共青石镇委员会"
    assert of.facts["issued_on"] == "2025-06-26"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("附件：总结提纲", [("", "总结提纲", "", True)]),
        ("附件：1.提纲\n2.安排", [("1.", "提纲", "", True), ("2.", "安排", "", True)]),
        ("附件：\n1．提纲\n2．安排", [("1.", "提纲", "", True), ("2.", "安排", "", True)]),
        ("附件：1、提纲；\n2、安排。", [("1、", "提纲", "；", False), ("2、", "安排", "。", False)]),
        ("附件1：提纲", [("附件1", "提纲", "", False)]),
        ("附件：《总结提纲》", [("", "《总结提纲》", "", True)]),
    ],
)
def test_attachments(line: str, expected: list[tuple[str, str, str, bool]]) -> None:
    of = notice(f"各党小组：\n请报送总结。\n{line}")
    names = ("ordinal", "name", "mark", "ordinal_proper")
    got = [tuple(row[name] for name in names) for row in rows(of, "attachments")]
    assert [(a, b, c.replace(";", "；"), d) for a, b, c, d in got] == expected


@pytest.mark.parametrize(
    ("behind", "follow"),
    [
        ("", False),
        ("\n（联系人：林小满）\n抄送：县委组织部。\n镇党委办公室　2025年3月6日印发", False),
        ("\n附件", True),
        ("\n附件1：提纲\n一、学了什么", True),
        ("\n总结提纲\n一、学了什么\n二、做了什么", True),
    ],
)
def test_whether_attachments_follow(behind: str, follow: bool) -> None:
    end = "青石镇机关党支部\n2025年3月6日" + behind
    of = notice("各党小组：\n请报送总结（见附件）。\n附件：提纲", end=end)
    assert of.facts["cites_attachment"] is True
    assert of.facts["attachments_follow"] is follow


@pytest.mark.parametrize(
    ("body", "day", "place"),
    [
        ("定于2025年3月12日15:00在二楼会议室召开党员大会。", "2025-03-12", True),
        ("会议时间：3月12日（星期三）15:00\n会议地点：二楼", "2025-03-12", True),
        ("拟于下周三召开，参加人员为全体党员。", None, False),
        ("定于3月12日以视频会议形式召开。", "2025-03-12", True),
    ],
)
def test_a_meeting_that_is_called(body: str, day: str | None, place: bool) -> None:
    of = notice("各党小组：\n" + body, "关于召开党员大会的通知").facts
    assert of["calls_meeting"] is True
    assert (of["meeting_on"], of["states_place"]) == (day, place)


def test_meetings_that_others_are_to_hold_are_not_called() -> None:
    body = "各党支部：\n各支部要在2月底前召开组织生活会，会后报送情况报告。"
    assert notice(body, "关于召开2024年度组织生活会的通知").facts["calls_meeting"] is False


def test_a_meeting_of_the_next_year() -> None:
    of = notice(
        "各党小组：\n定于1月8日在二楼召开党员大会。",
        "关于召开党员大会的通知",
        "机关党支部\n2024年12月28日",
    )
    assert of.facts["meeting_on"] == "2025-01-08"


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("公示时间：2025年3月10日至3月14日", 5),
        ("公示期自2025年3月10日起至2025年3月16日止", 5),
        ("公示时间：2025年3月10日至3月12日", 3),
        ("公示期为5个工作日", 5),
        ("公示期七天", 5),
        ("公示期3天", 3),
        ("现予以公示", None),
    ],
)
def test_days_of_publicity(period: str, days: int | None) -> None:
    of = notice(f"{period}。有意见请向支部反映。", "关于拟接收预备党员的公示").facts
    assert of["publicity_days"] == days


def test_a_text_file_has_no_page() -> None:
    assert facts(NOTICE)["has_layout"] is False


def test_papers_of_other_types_have_no_such_facts() -> None:
    assert "official_kind" not in record(NOTICE, "work_plan").facts


def test_a_text_without_a_title_gives_no_facts() -> None:
    of = record("请各党小组报送总结。\n特此通知。", "notice")
    assert "official_kind" not in of.facts
    assert of.elements == {}


def test_days_of_a_list_are_not_the_day_of_issue() -> None:
    body = (
        para("拟接收预备党员公示")
        + para("现将有关情况公示如下：")
        + grid(
            ["姓名", "性别", "出生年月", "申请入党时间", "确定积极分子时间", "确定发展对象时间"],
            ["何雨桐", "女", "1999年8月", "2021年9月3日", "2022年10月12日", "2023年12月5日"],
        )
        + para("桑榆里社区党支部")
        + para("2024年5月13日")
    )
    paper = word_record(body, "notice")
    assert paper.facts["issued_on"] == "2024-05-13"
    (listed,) = rows(paper, "candidates")
    assert (listed["name"], listed["activist"], listed["candidate"]) == ("何雨桐", "2022-10-12", "2023-12-05")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年3月14日召开党员大会，通过决议。", "2025-03-14"),
        ("拟于2025年3月14日召开党员大会。", None),
    ],
)
def test_what_a_request_tells_as_done(text: str, day: str | None) -> None:
    paper = record(
        f"关于补选委员的请示\n镇党委：\n{text}\n妥否，请批示。\n桑榆里社区党支部\n2025年3月6日", "notice"
    )
    assert paper.facts["told_on"] == day


def test_a_reply_and_what_it_answers() -> None:
    paper = record(
        "关于换届选举结果的批复\n桑榆里社区党支部：\n你支部《关于换届选举结果的报告》（桑支〔2025〕3号，2025年3月13日）收悉。\n"
        "同意你支部于2025年5月26日召开党员大会，选举产生新一届支部委员会。\n镇党委\n2025年3月16日",
        "notice",
    )
    assert (paper.facts["answers_on"], paper.facts["answers_number"]) == ("2025-03-13", "桑支〔2025〕3号")


def test_a_reply_with_nothing_but_its_number() -> None:
    told = record(
        "水公党复〔2024〕4号\n水厂党支部:同意你支部召开党员大会进行换届选举,同意委员候选人4名。\n"
        "中共供水公司委员会 2024年5月20日\n",
        None,
        "水厂党支部/党委批复.txt",
    )
    facts = told.facts
    assert (told.doc_type, facts["official_kind"], facts["addressees"]) == ("notice", "批复", "水厂党支部")
    assert str(facts["official_title"]).startswith("同意你支部召开党员大会")
    assert facts["title_lacks"] is None  # it has none that could lack anything
    assert told.elements["date_signed"].status == "present"


def test_an_addressee_with_the_text_behind_it() -> None:
    told = record(
        "关于换届选举的请示\n公司党委:本支部委员会任期将满,拟换届。妥否,请批复。\n水厂党支部\n2024年5月8日\n",
        "notice",
    )
    assert told.facts["addressees"] == "公司党委"


IN_A_LINE = (
    "通知:4月主题党日定于4月12日(星期五)15:00在东渠首开展植树活动,自带铁锹。桑榆里水厂党支部 2024年4月8日\n"
)


def test_a_notice_in_one_line() -> None:
    of = record(IN_A_LINE, None)
    assert of.doc_type == "notice"
    assert of.facts["official_kind"] == "通知"
    assert (of.facts["calls_meeting"], of.facts["meeting_on"]) == (True, "2024-04-12")
    assert (of.facts["states_time"], of.facts["states_place"]) == (True, True)
    assert found(of.elements["issuer"]) == ("present", "桑榆里水厂党支部")
    assert found(of.elements["date_signed"]) == ("present", "2024年4月8日")


def test_a_notice_without_a_subject_tells_the_meeting_in_its_text() -> None:
    of = record(
        "通知\n水厂党支部全体党员:\n三季度党课定于2024年9月20日上午9:30在二楼举行,由晏小山主讲。\n水厂党支部\n2024年9月12日\n",
        None,
    )
    assert (of.facts["calls_meeting"], of.facts["meeting_on"]) == (True, "2024-09-20")
    assert "党课" in str(of.facts["meeting_named"])


@pytest.mark.parametrize(
    ("dates", "told", "counted"),
    [
        ("2024年9月29日至2024年10月8日，共5个工作日", 5, 3),
        ("2024年9月9日至2024年9月13日，共5个工作日", 5, 5),
        ("2031年9月8日至2031年9月12日，共5个工作日", 5, 5),
    ],
    ids=["round a holiday", "a plain week", "a year whose holidays are not known"],
)
def test_working_days_of_publicity(dates: str, told: int, counted: int) -> None:
    of = notice(f"公示时间：{dates}。", "关于拟接收预备党员的公示")
    assert (of.facts["publicity_told"], of.facts["publicity_days"]) == (told, counted)
