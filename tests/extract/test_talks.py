"""谈心谈话: registers with a row a talk."""

from __future__ import annotations

import pytest

from read.docx_builder import para
from records import drawn, grid_only, record, rows, word_record

REGISTER = grid_only(
    ["序号", "日期", "谈话人", "谈话对象", "方式", "主要内容"],
    ["1", "2023-03-05", "温如玉", "晏小山", "面谈", "倒班和学习怎样安排"],
    ["2", "4月6日", "温如玉、柏青", "江照临", "面谈", "新岗位上手慢，怎样带"],
)


def test_a_register_tells_every_talk() -> None:
    title = para("桑榆里社区党支部2023年谈心谈话登记表")
    told = word_record(f"{title}{REGISTER}", "heart_to_heart_talk")
    assert [(row["talker"], row["talked_to"], row["on"]) for row in rows(told, "talks")] == [
        ("温如玉", "晏小山", "2023-03-05"),
        ("温如玉", "江照临", "2023-04-06"),
        ("柏青", "江照临", "2023-04-06"),
    ]
    assert told.facts["talks_listed"] == 3


def test_the_form_of_one_talk_is_no_register() -> None:
    one = record(
        "谈心谈话记录\n时间：2023年3月5日\n谈话人：温如玉\n谈话对象：晏小山\n内容：倒班怎样安排。",
        "heart_to_heart_talk",
    )
    assert one.facts["talks_listed"] is None


def test_both_parties_in_one_column() -> None:
    sheet = grid_only(
        ["日期", "谈话双方", "内容"],
        ["2024-01-11", "温如玉—晏小山", "班子分工"],
        ["2024-01-12", "柏青—江照临", "带徒"],
    )
    told = word_record(sheet, "heart_to_heart_talk")
    assert [(row["talker"], row["talked_to"], row["on"]) for row in rows(told, "talks")] == [
        ("温如玉", "晏小山", "2024-01-11"),
        ("柏青", "江照临", "2024-01-12"),
    ]


def test_a_line_for_each_talk() -> None:
    text = "水厂支部会前谈心(2024年1月15日-31日)\n1.15温如玉—晏小山\n1.16温如玉—柏青\n1.17柏青—江照临\n"
    (told,) = drawn(text, None, "水厂党支部/谈心谈话.txt")
    assert told.record.doc_type == "heart_to_heart_talk"
    assert [row["on"] for row in rows(told.record, "talks")] == ["2024-01-15", "2024-01-16", "2024-01-17"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            ["日期", "时间", "谈话人", "谈话对象", "内容"],
            ["2025年2月24日（星期一）", "9:00—9:40", "温如玉", "晏小山", "值班"],
            ["2025年2月25日（星期二）", "下午", "温如玉", "柏青", "排班"],
        ],
        [
            ["序号", "时间", "谈话人", "谈话对象", "内容"],
            ["1", "2025年2月24日9:00—9:40", "温如玉", "晏小山", "值班"],
            ["2", "2025年2月25日", "温如玉", "柏青", "排班"],
        ],
    ],
    ids=["column", "behind the day"],
)
def test_hours_of_a_talk(lines: list[list[str]]) -> None:
    told = word_record(para("水厂党支部谈心谈话登记表") + grid_only(*lines), "heart_to_heart_talk")
    assert [(row["on"], row["start"], row["end"]) for row in rows(told, "talks")] == [
        ("2025-02-24", "09:00", "09:40"),
        ("2025-02-25", None, None),
    ]
