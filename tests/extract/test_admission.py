"""Admissions: who is voted on together, how many introduce; and which branch is a temporary one."""

from __future__ import annotations

import pytest

from records import TITLE, record, rows

ONE_VOTE = "无记名投票，赞成15票，反对0票，弃权1票，大会通过。"


def of(topic: str, body: str = ONE_VOTE) -> dict[str, object]:
    return dict(record(f"{TITLE}议题：{topic}\n{body}").facts)


@pytest.mark.parametrize(
    ("topic", "together"),
    [
        ("讨论接收何雨桐为预备党员", ""),
        ("讨论接收何雨桐、江一帆为预备党员", "何雨桐、江一帆"),
        ("讨论接收何雨桐、江一帆两名同志为中共预备党员", "何雨桐、江一帆"),
        ("讨论接收何雨桐和江一帆同志为预备党员", "何雨桐、江一帆"),
        ("讨论预备党员何雨桐、江一帆同志按期转正", "何雨桐、江一帆"),
        ("讨论何雨桐同志转正", ""),
    ],
)
def test_two_persons_in_one_vote(topic: str, together: str) -> None:
    assert of(topic)["voted_together"] == together


@pytest.mark.parametrize(
    "body",
    [
        "大会对两名同志逐个表决。" + ONE_VOTE,
        "何雨桐：赞成15票，反对0票，弃权1票。\n江一帆：赞成14票，反对1票，弃权1票。",
        "分别进行无记名投票，均获通过。",
    ],
)
def test_one_vote_each_is_told_in_several_ways(body: str) -> None:
    assert of("讨论接收何雨桐、江一帆为预备党员", body)["voted_together"] == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("入党介绍人周启明、宋清河分别介绍培养情况。", 2),
        ("1.入党介绍人周启明：他参加值班一年。\n2.入党介绍人宋清河：他带了两名徒弟。", 2),
        ("入党介绍人周启明介绍培养情况。", 1),
        ("介绍人周启明、周启明介绍培养情况。", 1),
        ("入党介绍人周启明介绍培养情况，另一名介绍人出差。", None),
        ("两名入党介绍人介绍培养情况。", None),
        ("入党介绍人介绍情况。", None),
    ],
)
def test_introducers_are_counted_by_name(text: str, number: int | None) -> None:
    assert of("讨论接收何雨桐为预备党员", text)["introducers"] == number


def test_introducers_are_not_asked_for_when_a_member_is_confirmed() -> None:
    assert of("讨论何雨桐同志转正", "入党介绍人周启明介绍预备期表现。")["introducers"] is None


@pytest.mark.parametrize(
    ("title", "temporary"),
    [
        ("北渡大桥抢修专班临时党支部党员大会会议记录", True),
        ("桑榆里社区党支部党员大会会议记录", False),
        ("桑榆里社区党支部关于组建临时党支部的党员大会会议记录", False),
    ],
)
def test_a_temporary_branch_is_told_by_its_name(title: str, temporary: bool) -> None:
    assert record(f"{title}\n议题：学习").facts["temporary_branch"] is temporary


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("本支部有正式党员14名、预备党员2名，应到16名，实到15名，其中正式党员13名", 14),
        ("支部现有党员18名，其中正式党员16名。", 16),
        ("应到会有表决权的正式党员17名，实到会有表决权的正式党员13名。", None),
        ("缺席：宋清河（正式党员，住院）", None),
    ],
)
def test_the_roll_of_the_branch_is_not_who_was_due(text: str, members: int | None) -> None:
    assert record(TITLE + text).facts["full_members"] == members


def test_ballots_not_returned_are_not_the_returned_ones() -> None:
    found = record(TITLE + "发出选票15张，未收回1张，收回14张，有效票14张。").facts
    assert (found["ballots_returned"], found["ballots_unreturned"]) == (14, 1)


def test_who_was_criticised_by_nobody() -> None:
    text = (
        "组织生活会会议记录\n周启明自我批评：上半年入户只有两次。\n何雨桐批评周启明：回访三次推给别人。\n"
        "何雨桐自我批评：值班日志有三天是补写的。"
    )
    life = record(text, "organizational_life_meeting")
    assert (life.facts["critics"], life.facts["uncriticised"]) == (1, "何雨桐")
    assert len(rows(life, "criticisms")) == 3
