"""Elections as minutes tell them: votes under one head, who is declared elected, who counts the votes."""

from __future__ import annotations

from typing import Any

import pytest

from branchaudit.model import Record
from read.docx_builder import para
from records import grid, record, rows, word_record

HEAD = (
    "桑榆里社区党支部换届选举党员大会记录\n时间：2024年11月15日\n应到会有选举权的党员24名，实到22名。\n"
    "发出选票22张，收回22张，有效票22张。\n"
)


def election(text: str) -> Record:
    return record(HEAD + text, "election")


def tallies(of: Record) -> dict[str, Any]:
    return {row["name"]: row for row in rows(of, "tallies")}


def test_numbers_whose_sides_the_head_names() -> None:
    votes = tallies(
        election(
            "计票结果（赞成/反对/弃权）：\n    温如玉  21 / 0 / 1\n    晏  山  18 / 1 / 1\n"
            "温如玉、晏山当选为委员。"
        )
    )
    assert (votes["温如玉"]["yes"], votes["温如玉"]["total"]) == (21, 22)
    assert (votes["晏山"]["total"], votes["晏山"]["base"]) == (20, 22)


@pytest.mark.parametrize(
    "sentence",
    [
        "得赞成票超过半数（即12票以上）者当选。温如玉当选为委员。",
        "温如玉当选为委员。何大山未达到当选票数，不当选。",
        "经提名何大山等4名候选人，应选3名。温如玉当选为委员。",
    ],
)
def test_who_is_not_named_is_not_elected(sentence: str) -> None:
    votes = tallies(
        election("温如玉 赞成20票 不赞成2票 弃权0票\n何大山 赞成9票 不赞成13票 弃权0票\n" + sentence)
    )
    assert votes["温如玉"]["passed"] is True
    assert votes["何大山"]["passed"] is False


def test_sums_are_nobodys_votes() -> None:
    votes = tallies(
        election("温如玉 20票赞成，2票不赞成\n全部赞成票合计130票，加另选他人1票为131票，未超过票数之积。")
    )
    assert set(votes) == {"温如玉"}


def test_a_column_says_who_is_elected() -> None:
    body = para(HEAD.replace("\n", "　")) + grid(
        ["候选人", "赞成", "不赞成", "弃权", "结果"],
        ["温如玉", "20", "2", "0", "当选"],
        ["何大山", "9", "13", "0", "未当选"],
    )
    votes = tallies(word_record(body, "election"))
    assert (votes["温如玉"]["passed"], votes["何大山"]["passed"]) == (True, False)


def test_candidates_behind_their_number() -> None:
    held = election(
        "委员3名，候选人4名（按姓氏笔画）：何大山、江小鱼、晏小山、温如玉。\n监票人何大山，计票人石磊。"
    )
    assert held.facts["teller_candidates"] == "何大山"


@pytest.mark.parametrize(("officer", "outside"), [("石磊", "石磊"), ("温如玉", "")])
def test_the_secretary_is_one_of_the_committee(officer: str, outside: str) -> None:
    held = election(
        "温如玉20票，晏小山19票，何大山18票，石磊9票。\n温如玉、晏小山、何大山当选为委员。\n"
        f"新一届支委会选举{officer}为党支部书记。"
    )
    assert held.facts["officer_outside"] == outside


def test_votes_of_the_second_day() -> None:
    text = (
        "桑榆里社区党支部党员大会会议记录\n时间：2024年6月10日19:30，6月11日19:30\n"
        "应到31名\n实到：第一日27名，第二日28名\n表决：第二日实到28名，举手表决。赞成26票，反对1票，弃权1票。"
    )
    (vote,) = rows(record(text), "tallies")
    assert (vote["total"], vote["base"]) == (28, 28)


def test_members_with_a_vote_in_two_clauses() -> None:
    held = election("").facts
    told = record("换届选举党员大会记录\n有选举权的党员41名，到会有选举权的党员32名。", "election").facts
    assert (told["voters_due"], told["voters_present"]) == (41, 32)
    assert held["present_to_vote"] == 22


def test_who_lost_the_second_ballot_is_not_elected() -> None:
    votes = rows(
        election(
            "温如玉16票，晏小山10票，何大山10票。温如玉当选；晏小山、何大山票数相等，不能确定当选人。\n"
            "就晏小山、何大山再次投票，得票多者当选。第二次发出选票22张，收回22张，"
            "晏小山14票，何大山8票。晏小山当选。"
        ),
        "tallies",
    )
    assert {row["passed"] for row in votes if row["name"] == "何大山"} == {False}


def test_a_share_of_the_voters_is_no_number_of_them() -> None:
    text = "党员大会记录\n有选举权的正式党员应到6人，到会5人。\n得票超过实到会有选举权人数的一半，当选书记。"
    assert record(text).facts["voters_present"] != 1


def test_candidates_whose_number_stands_behind_their_names() -> None:
    held = election("提出委员候选人温如玉、晏小山、何大山、江小鱼、石磊5人。本次应选委员5人。").facts
    assert (held["candidates"], held["seats"]) == (5, 5)


def test_more_are_elected_than_there_are_seats() -> None:
    held = election(
        "应选委员2人。\n温如玉20票，晏小山19票，何大山18票。\n温如玉、晏小山、何大山当选为委员。"
    ).facts
    assert (held["elected_count"], held["seats"]) == (3, 2)
