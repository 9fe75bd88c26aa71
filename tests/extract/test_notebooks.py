"""Note books: labels and speeches parted by blanks, the day alone under the title, several meetings."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from records import drawn, found, record, rows

WITHOUT_COLONS = (
    "桑榆里社区党支部党小组会议记录\n日期 2023年5月8日 午后三点\n地点 东厅\n主持 温如玉　记录 晏小山\n"
    "应到 6人　实到 5人　缺席 何雨桐（住院）\n讨论事项 路灯谁来修\n"
    "江照临 路灯坏了半个月，晚上不敢下楼。\n冉一鸣 电工我去找，钱从账上出。\n结果 全组同意，五月底修好。\n"
)
"""Nothing stands behind a colon."""
BOOK = (
    "桑榆里社区党支部工作记录本\n\n【第3页】\n支部党员大会\n2023.5.8 下午两点半　社区东厅\n"
    "谁主持：温如玉　谁记录：晏小山\n"
    "该来9人，来了9人\n商量什么事：楼道的灯\n说了些什么：\n江照临：灯坏了半个月。\n冉一鸣：电工我去找。\n定下来：五月底修好。\n\n"
    "【第4页】\n支委会\n2023.5.18 晚上七点　社区值班室\n谁主持：温如玉　谁记录：\n该来3人，来了3人\n"
    "商量什么事：党日去哪\n说了些什么：\n晏小山：去敬老院。\n江照临：同意去。\n定下来：去敬老院。\n"
)


@pytest.fixture(scope="module")
def spaced() -> Record:
    return record(WITHOUT_COLONS, "party_group_meeting")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time", "2023年5月8日 午后三点"),
        ("place", "东厅"),
        ("chair", "温如玉"),
        ("recorder", "晏小山"),
        ("absentees", "何雨桐（住院）"),
        ("topic", "路灯谁来修"),
        ("resolution", "全组同意，五月底修好"),
    ],
)
def test_labels_without_colons(spaced: Record, name: str, value: str) -> None:
    assert found(spaced.elements[name]) == ("present", value)


def test_speeches_without_colons(spaced: Record) -> None:
    assert [row["speaker"] for row in rows(spaced, "speeches")] == ["江照临", "冉一鸣"]
    assert spaced.elements["discussion"].status == "present"


def test_words_of_a_value_are_no_labels() -> None:
    of = record("桑榆里社区党支部学习记录\n时间 2023年5月8日\n内容 学习 讨论 决定\n", "study_session")
    assert of.elements["resolution"].status != "present"


def test_one_line_with_a_blank_is_no_discussion() -> None:
    of = record(
        "党小组会记录\n时间：2023年5月8日\n主持：温如玉\n晏小山 2023年5月9日整理归档\n", "party_group_meeting"
    )
    assert rows(of, "speeches") == []


def test_pages_of_a_book_are_records() -> None:
    first, second = (one.record for one in drawn(BOOK, as_type=None))
    assert (first.doc_type, second.doc_type) == ("branch_general_meeting", "branch_committee_meeting")
    assert (first.date, second.date) == ("2023-05-08", "2023-05-18")
    assert found(first.elements["time"]) == ("present", "2023.5.8 下午两点半")
    assert found(first.elements["place"]) == ("present", "社区东厅")
    assert found(first.elements["topic"]) == ("present", "楼道的灯")
    assert found(first.elements["resolution"]) == ("present", "五月底修好")
    assert (
        first.elements["expected_attendance"].normalized,
        second.elements["actual_attendance"].normalized,
    ) == (9, 3)
    assert second.elements["recorder"].status == "blank"


def test_a_label_without_a_colon_is_no_title() -> None:
    second = WITHOUT_COLONS.partition("\n")[2]
    records = [one.record for one in drawn(f"{WITHOUT_COLONS}──────\n{second}", as_type=None)]
    assert [of.doc_type for of in records] == ["party_group_meeting"] * 2
    assert records[1].title == ""


RETIRED = (
    "机床新村离退休第三党支部\n党员大会（2023年5月8日上午）\n地点  新村棋牌室\n主持  温如玉\n记录  晏小山\n"
    "人数  应到46人，今天到了33人，13人请假。\n内容  推荐“银龄先锋”\n\n江照临：我提冉一鸣。\n"
    "何雨桐：我也提他。\n会议决定：推荐冉一鸣同志，材料由晏小山写。\n"
)


def test_the_day_behind_a_title_leaves_it_a_title() -> None:
    (only,) = drawn(RETIRED, as_type=None)
    assert only.record.doc_type == "branch_general_meeting"
    assert found(only.record.elements["time"]) == ("present", "2023年5月8日上午")
    assert found(only.record.elements["topic"]) == ("present", "推荐“银龄先锋”")
    assert only.record.elements["absentees"].status == "partial"


def test_a_cover_in_brackets_is_no_title() -> None:
    text = (
        "【石滩村党支部 会议记录本】\n\n（一）党员大会\n时间：2023年5月1日\n地点：东厅\n主持：温如玉\n\n"
        "（二）支委会\n时间：2023年5月2日\n地点：东厅\n主持：温如玉\n"
    )
    types = [one.record.doc_type for one in drawn(text, as_type=None)]
    assert types == ["branch_general_meeting", "branch_committee_meeting"]
