"""When a meeting began and ended, what kind of day it was, and the day on which it was signed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from branchaudit.document import Properties
from branchaudit.extract.traces import trace_facts
from records import TITLE, record

DAY = TITLE + "时间：2024年4月12日{}\n主持人：温如玉\n晏小山：石料我去联系，周三前回话。\n"


@pytest.mark.parametrize(
    ("clock", "start", "end"),
    [
        ("15:00—16:30", "15:00", "16:30"),
        ("晚上10点半至11点半", "22:30", "23:30"),
        ("凌晨1:00—2:30", "01:00", "02:30"),
        ("03:00", "03:00", None),
        ("3:00—4:30", None, None),
        ("", None, None),
    ],
)
def test_the_time_of_day_where_it_is_beyond_doubt(clock: str, start: str | None, end: str | None) -> None:
    facts = record(DAY.format(clock)).facts
    assert (facts["start_clock"], facts["end_clock"]) == (start, end)


@pytest.mark.parametrize(
    ("tail", "signed"),
    [
        ("主持人签字：温如玉  记录人签字：晏小山  2024年4月11日", "2024-04-11"),
        ("主持人签字：温如玉（2024年4月15日）  记录人签字：晏小山（2024年4月10日）", "2024-04-10"),
        ("记录人签字：晏小山\n2024年4月13日", "2024-04-13"),
        ("（2024年4月13日）", "2024-04-13"),
        ("附件：入党申请书\n申请人签字：江照临\n2023年3月1日", None),
        ("姓名|入党时间\n江照临|2010年7月1日\n冉一鸣|2011年7月1日", None),
        ("下次会议时间：2024年5月10日", None),
        ("上次决议的渠口清淤，2024年3月20日完成。", None),
        ("2024年3月20日完成了渠口清淤", None),
        ("记录人签字：晏小山", None),
    ],
)
def test_the_day_of_the_signature(tail: str, signed: str | None) -> None:
    assert record(DAY.format("15:00") + tail).facts["signed_on"] == signed


def test_a_day_of_an_unknown_year_is_no_kind_of_day() -> None:
    assert record(DAY.format("")).facts["day_kind"] == "工作日"
    assert record(DAY.format("").replace("2024", "2009")).facts["day_kind"] is None


def test_properties_become_days() -> None:
    made = Properties(datetime(2024, 4, 12, 23, 15, tzinfo=UTC), None, 3, 0, "WPS")
    assert trace_facts(made) == {
        "created_on": "2024-04-12",
        "modified_on": None,
        "revision": 3,
        "editing_minutes": 0,
    }
