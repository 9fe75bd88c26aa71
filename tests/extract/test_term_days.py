"""换届: when the committee was elected, as papers tell it."""

from __future__ import annotations

import pytest

from records import record, rows


def told(text: str) -> list[tuple[object, ...]]:
    title = "关于换届选举的请示\n公司党委：\n"
    return [tuple(row.values())[:3] for row in rows(record(title + text, "notice"), "terms")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本届支部委员会于2021年5月20日选举产生，任期将满。", [("选举", "本届", "2021-05-20")]),
        ("上届支委会2021年2月换届，至今三年。", [("选举", "上届", "2021-02-28")]),
        ("换届时间：2021年5月20日", [("选举", "本届", "2021-05-20")]),
        ("经党委同意延期换届。", [("延期", None, None)]),
        ("本届支部委员会2024年5月任期届满，拟于2024年5月15日召开党员大会。", []),
        ("支部2021年5月20日开展志愿服务。", []),
    ],
)
def test_a_day_counts_where_the_committee_is_said_to_be_elected(
    text: str, found: list[tuple[object, ...]]
) -> None:
    assert told(text) == found
