"""The dates of a record that rules compare: of the activity, title, signature, file name and body."""

from __future__ import annotations

import pytest

from records import quote, record, rows

TITLE = "桑榆里社区党支部党员大会会议记录\n"


def test_each_date_has_its_role() -> None:
    text = "桑榆里社区党支部2023年5月9日党员大会会议记录\n时间：2023年5月8日\n主持人：温如玉\n"
    text += "2023年4月1日启用了新活动室。"
    got = {
        r["role"]: (r["iso"], r["activity"])
        for r in rows(record(text, name="三支部/2023-05-10记录.txt"), "dates")
    }
    assert got == {
        "time": ("2023-05-08", "2023-05-08"),
        "title": ("2023-05-09", "2023-05-08"),
        "file": ("2023-05-10", "2023-05-08"),
        "body": ("2023-04-01", "2023-05-08"),
    }


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("20230510党员大会.txt", "2023-05-10"),
        ("2023年5月10日党员大会.txt", "2023-05-10"),
        ("2023.5.10党员大会.txt", "2023-05-10"),
        ("党员大会_2023-05-10.txt", "2023-05-10"),
        ("５月党员大会.txt", None),
        ("第20230号.txt", None),
        ("123456789.txt", None),
    ],
)
def test_the_date_in_a_file_name(name: str, iso: str | None) -> None:
    drawn = record(TITLE + "时间：2023年5月8日", name=name)
    assert [r["iso"] for r in rows(drawn, "dates") if r["role"] == "file"] == ([iso] if iso else [])


@pytest.mark.parametrize(
    ("written", "says", "real"),
    [
        ("2023年5月8日（星期一）", "一", "一"),
        ("2023年5月8日（星期五）", "五", "一"),
        ("2023年5月7日 周日", "日", "日"),
    ],
)
def test_weekdays_as_written_and_as_they_were(written: str, says: str, real: str) -> None:
    (row,) = rows(record(TITLE + f"时间：{written}"), "dates")
    assert (row["weekday_written"], row["weekday_real"]) == (says, real)


def test_a_day_that_is_none() -> None:
    (row,) = rows(record(TITLE + "时间：2023年5月8日\n上次会议是2023年2月30日。"), "dates")[1:]
    assert (row["role"], row["exists"], row["iso"]) == ("body", False, None)


@pytest.mark.parametrize(
    "text", ["〔2023〕8号文件", "邻委发〔2023〕5号", "第12条", "3.5万元", "10.1%", "14:30"]
)
def test_no_dates(text: str) -> None:
    assert rows(record(TITLE + f"主持人：温如玉\n会议传达了{text}。"), "dates") == []


def test_a_row_points_at_its_date() -> None:
    text = TITLE + "时间：2023年5月8日\n主持人：温如玉\n2023年4月1日启用活动室。"
    drawn = record(text)
    assert [quote(text, row) for row in drawn.lists["dates"]] == ["2023年5月8日", "2023年4月1日"]


def test_a_date_in_prose_points_at_itself() -> None:
    text = TITLE + "全体党员到会。2023年5月8日下午，支部在二楼东厅召开党员大会，由温如玉主持。"
    drawn = record(text)
    assert [quote(text, row) for row in drawn.lists["dates"]] == ["2023年5月8日"]
    assert drawn.elements["time"].value == "2023年5月8日下午"
