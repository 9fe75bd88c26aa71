"""发展党员: the earlier days that a record names, of whom it is about."""

from __future__ import annotations

import pytest

from records import TITLE, record, rows

HEAD = TITLE + "时间：2026年7月10日15:00\n"


def steps(body: str, topic: str = "讨论何雨桐同志转正") -> list[tuple[str, str]]:
    found = rows(record(f"{HEAD}议题：{topic}\n{body}"), "milestones")
    return [(str(row["step"]), str(row["on"])) for row in found]


@pytest.mark.parametrize(
    ("told", "step", "day"),
    [
        ("何雨桐同志2025年6月28日被接收为中共预备党员。", "接收", "2025-06-28"),
        ("何雨桐：我2025年6月28日经支部大会讨论通过接收为预备党员。", "接收", "2025-06-28"),
        ("何雨桐的预备期自2025年6月28日起。", "接收", "2025-06-28"),
        ("何雨桐同志2025年7月20日经镇党委批准为预备党员。", "批准", "2025-07-20"),
        ("镇党委6月3日对何雨桐同志预审合格。", "预审", "2026-06-03"),
        ("何雨桐12月8日确定为入党积极分子。", "积极分子", "2025-12-08"),
        ("该同志于2024年3月6日递交了入党申请书。", "申请", "2024-03-06"),
    ],
)
def test_a_day_is_that_of_the_step_told_behind_it(told: str, step: str, day: str) -> None:
    assert steps(told) == [(step, day)]


@pytest.mark.parametrize(
    "told",
    [
        "江一帆同志2026年3月6日接收为预备党员。",  # somebody else
        "上次大会2026年3月6日接收江一帆为预备党员，他帮着带。",
        "支委会2026年7月1日审查，同意接收何雨桐为预备党员。",  # no decision of the general meeting
        "何雨桐2026年7月1日拟接收为预备党员的公示没有反映。",
        "何雨桐2024年3月被确定为入党积极分子。",  # no day
    ],
)
def test_days_of_others_and_of_other_bodies_are_no_milestones(told: str) -> None:
    assert steps(told) == []


def test_a_renewed_application_counts_from_its_last_day() -> None:
    told = "何雨桐：我2024年5月6日递交过入党申请书。\n何雨桐：今年6月28日我又递交了入党申请书。"
    assert steps(told, "与入党申请人何雨桐的谈话") == [("申请", "2026-06-28")]
