"""时间: label variants, forms of writing, what is missing, and what is no time at all."""

from __future__ import annotations

from typing import Any

import pytest

from branchaudit.model import Fact
from records import TITLE, element, found, grid, record, word_record


def time_of(text: str) -> Fact:
    return element(text, "time")


def normal(text: str) -> dict[str, Any]:
    fact = time_of(text)
    assert isinstance(fact.normalized, dict), fact
    return fact.normalized


@pytest.mark.parametrize(
    "line",
    [
        "时间：2023年5月8日",
        "时  间：2023年5月8日",
        "时　间:2023年5月8日",
        "会议时间：2023年5月8日",
        "会 议 时 间 ： 2023年5月8日",
        "召开时间：2023年5月8日",
        "开会日期：2023年5月8日",
        "活动时间: 2023年5月8日",
        "学习时间：2023年5月8日",
        "起止时间：2023年5月8日",
        "一、会议时间：2023年5月8日",
        "1.时间：2023年5月8日",
        "（一）时间：2023年5月8日",
        "【时间】：2023年5月8日",
        "●时间：2023年5月8日",
        "时间   2023年5月8日",
        "地点：二楼东厅  时间：2023年5月8日  主持人：温如玉",
        "主持人：温如玉；时间：2023年5月8日；记录人：晏小山",
    ],
)
def test_the_label_in_its_variants(line: str) -> None:
    fact = time_of(line)
    assert fact.status == "present"
    assert fact.value == "2023年5月8日"


@pytest.mark.parametrize(
    "written",
    [
        "2023年5月8日",
        "2023年05月08日",
        "2023 年 5 月 8 日",
        "２０２３年５月８日",
        "2023.5.8",
        "2023-05-08",
        "2023/5/8",
        "2023年5月8号",
        "二〇二三年五月八日",
        "二○二三年五月八日",
        "二零二三年五月八日",
    ],
)
def test_the_same_day_in_every_form(written: str) -> None:
    text = TITLE + f"时间：{written}\n主持人：温如玉"
    drawn = record(text)
    assert drawn.elements["time"].status == "present"
    assert drawn.elements["time"].value == written
    assert drawn.date == "2023-05-08"


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2023年5月8日14:30—16:10", "14:30", "16:10"),
        ("2023年5月8日14：30-16：10", "14:30", "16:10"),
        ("2023年5月8日下午2:30至4:10", "14:30", "16:10"),
        ("2023年5月8日下午3时", "15:00", None),
        ("2023年5月8日上午9点半", "09:30", None),
        ("2023年5月8日（星期一）19时30分", "19:30", None),
        ("2023年5月8日晚上七点", "19:00", None),
        ("2023年5月8日上午十点至十一点半", "10:00", "11:30"),
        ("2023年5月8日", None, None),
    ],
)
def test_the_hours(written: str, start: str | None, end: str | None) -> None:
    got = normal(f"时间：{written}")
    assert (got["date"], got["start"], got["end"]) == ("2023-05-08", start, end)


def test_the_length_of_a_meeting_is_known_to_rules() -> None:
    drawn = record(TITLE + "时间：2023年5月8日14:30—16:10\n地点：二楼东厅")
    assert drawn.facts["duration_minutes"] == 100


def test_the_weekday_as_written() -> None:
    assert normal("时间：2023年5月8日（星期一）")["weekday"] == 1
    assert normal("时间：2023年5月7日 周日")["weekday"] == 7
    assert normal("时间：2023年5月8日")["weekday"] is None


@pytest.mark.parametrize(
    ("line", "precision"),
    [
        ("时间：2023年5月", "month"),
        ("时间：2023年5月上旬", "month"),
        ("时间：5月8日", "day"),
        ("时间：5月8日下午3点", "day"),
        ("时间：5月", "month"),
        ("时间：下午3点", "unknown"),
    ],
)
def test_a_date_without_year_or_day_is_partial(line: str, precision: str) -> None:
    drawn = record(TITLE + line + "\n地点：二楼东厅")
    fact = drawn.elements["time"]
    assert fact.status == "partial"
    assert isinstance(fact.normalized, dict)
    assert fact.normalized["precision"] == precision
    assert fact.normalized["date"] is None
    assert drawn.date is None


@pytest.mark.parametrize(
    "text",
    [
        "桑榆里社区党支部2023年5月党员大会会议记录\n时间：5月8日",
        "桑榆里社区党支部2023年度组织生活会会议记录\n时间：5月8日",
        "党员大会会议记录（2023年）\n时间：5月8日",
        "党员大会会议记录\n时间：5月8日\n主持人：温如玉\n记录时间：2023年5月9日",
    ],
    ids=["title", "title 年度", "title in parentheses", "elsewhere"],
)
def test_a_year_that_stands_elsewhere_completes_the_date(text: str) -> None:
    drawn = record(text)
    assert drawn.elements["time"].status == "present"
    assert drawn.date == "2023-05-08"


@pytest.mark.parametrize(
    "line",
    [
        "时间：    年    月    日",
        "时间：20  年  月  日",
        "时间：20××年×月×日",
        "时间：2023年X月X日",
        "时间：________",
        "时间：XXXX年XX月XX日",
        "时间：**年**月**日",
        "时间：（此处填写会议时间）",
    ],
)
def test_a_placeholder_is_no_time(line: str) -> None:
    drawn = record(TITLE + line + "\n地点：二楼东厅")
    assert drawn.elements["time"].status == "placeholder"
    assert drawn.date is None


@pytest.mark.parametrize(
    "line", ["时间：", "时间：  地点：二楼东厅", "时间：。", "时间。", "一、时间：\n二、地点：二楼东厅"]
)
def test_an_empty_label_does_not_take_the_next_value(line: str) -> None:
    fact = time_of(line + "\n主持人：温如玉")
    assert found(fact) == ("blank", None)


def test_without_label_or_date_time_is_missing() -> None:
    assert found(time_of("地点：二楼东厅\n主持人：温如玉")) == ("missing", None)


@pytest.mark.parametrize("day", ["2023年2月30日", "2023年13月5日", "2023年4月31日"])
def test_a_day_that_does_not_exist_is_present_but_gives_no_date(day: str) -> None:
    drawn = record(TITLE + f"时间：{day}\n地点：二楼东厅")
    assert found(drawn.elements["time"]) == ("present", day)
    assert drawn.date is None
    assert [row.fields["exists"] for row in drawn.lists["dates"]] == [False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年5月8日下午，支部在二楼东厅召开党员大会。", "2023年5月8日下午"),
        ("5月8日，支部召开党员大会，学习2023年度工作要点。", "5月8日"),
        ("支部于二〇二三年五月八日召开党员大会。", "二〇二三年五月八日"),
    ],
)
def test_time_in_prose(text: str, value: str) -> None:
    drawn = record(TITLE + text)
    assert found(drawn.elements["time"]) == ("present", value)
    assert drawn.date == "2023-05-08"


def test_a_cell_beside_its_label() -> None:
    drawn = word_record(grid(["时 间", "2023年5月8日15:00", "地 点", "二楼东厅"], ["主持人", "温如玉"]))
    assert found(drawn.elements["time"]) == ("present", "2023年5月8日15:00")
    place = drawn.elements["time"].place
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 1, 2)


def test_an_empty_cell_is_blank_at_its_label() -> None:
    drawn = word_record(grid(["时间", "", "地点", "二楼东厅"], ["主持人", "温如玉", "记录人", "晏小山"]))
    fact = drawn.elements["time"]
    assert found(fact) == ("blank", None)
    assert fact.place is not None
    assert (fact.place.row, fact.place.column) == (1, 1)


def test_when_a_page_went_on_line_is_not_when_they_met() -> None:
    text = "主题党日活动记录\n日期：2024-03-15　浏览：5206　字号：大 中 小\n活动时间：2024年3月13日\n"
    assert found(record(text).elements["time"]) == ("present", "2024年3月13日")


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("三月份支委会会议记录", (3, 3)),
        ("2024年11月 党员大会会议记录", (11, 11)),
        ("第二季度党员大会会议记录", (4, 6)),
        ("支委会暨五月经营分析会记录", (None, None)),
        ("1-3月党员大会会议记录", (None, None)),
        ("3月5日党员大会会议记录", (None, None)),
    ],
)
def test_the_month_that_a_title_names(title: str, months: tuple[int | None, int | None]) -> None:
    facts = record(f"{title}\n时间：2024年3月5日\n").facts
    assert (facts["title_month_from"], facts["title_month_to"]) == months
    assert (facts["title_months"] is None) is (months[0] is None)


def test_the_day_of_the_meeting_in_front_of_it() -> None:
    fact = element("新一届委员会第一次会议\n时间：同日17:40～18:10　地点：值班室\n主持人：温如玉", "time")
    assert fact.status == "present"
    assert fact.value is not None
    assert fact.value.startswith("同日17:40")
