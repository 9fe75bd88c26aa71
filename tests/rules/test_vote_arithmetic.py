"""Quorums and majorities, number by number, as the branch regulations and the election rules have them."""

from __future__ import annotations

from math import ceil

import pytest

import shipped

WATCHED = ("quorum.", "votes.", "ballots.", "election.more", "appraisal.excellent", "attendance.adds")

DUE = [
    # D, ≥ half, > half, ≥ four fifths
    (3, 2, 2, 3),
    (4, 2, 3, 4),
    (5, 3, 3, 4),
    (6, 3, 4, 5),
    (7, 4, 4, 6),
    (8, 4, 5, 7),
    (9, 5, 5, 8),
    (10, 5, 6, 8),
    (11, 6, 6, 9),
    (12, 6, 7, 10),
    (15, 8, 8, 12),
    (18, 9, 10, 15),
    (20, 10, 11, 16),
    (23, 12, 12, 19),
    (25, 13, 13, 20),
    (30, 15, 16, 24),
    (37, 19, 19, 30),
    (50, 25, 26, 40),
]
DUE_IDS = [f"{row[0]} due" for row in DUE]


def failed(text: str, as_type: str) -> set[str]:
    """Rules on votes and attendance that a record fails."""
    return shipped.failed(text, as_type, WATCHED)


def severities(text: str, as_type: str) -> dict[str, str]:
    findings = shipped.judged(text, as_type=as_type).findings
    return {f.rule: f.severity for f in findings if f.rule.startswith(WATCHED)}


def general(due: int, present: int, more: str = "", day: str = "2024年3月5日") -> str:
    return f"党员大会记录\n时间：{day}\n应到{due}人，实到{present}人。\n{more}会议决定：3月起开放活动室。"


def committee(due: int, present: int) -> str:
    return f"支委会记录\n时间：2024年3月5日\n应到委员{due}人，实到{present}人。"


def admission(due: int, present: int, more: str = "") -> str:
    return (
        f"党员大会记录\n时间：2024年3月5日\n议题：讨论接收何雨桐为预备党员\n"
        f"应到会有表决权的党员{due}人，实到会有表决权的党员{present}人。\n{more}"
    )


def election(due: int, present: int, more: str = "", day: str = "2024年11月15日") -> str:
    return (
        f"换届选举党员大会记录\n时间：{day}\n"
        f"应到会有选举权的党员：{due}名\n实到会有选举权的党员：{present}名\n{more}"
    )


# ---------------------------------------------------------------- who has to be there
@pytest.mark.parametrize(("due", "half", "over_half", "four_fifths"), DUE, ids=DUE_IDS)
def test_an_ordinary_meeting_needs_half(due: int, half: int, over_half: int, four_fifths: int) -> None:
    assert failed(general(due, half - 1), "branch_general_meeting") == {"quorum.general-meeting"}
    exactly = {"quorum.exactly-half"} if 2 * half == due else set()
    assert failed(general(due, half), "branch_general_meeting") == exactly
    assert failed(general(due, over_half), "branch_general_meeting") == set()


@pytest.mark.parametrize(("due", "half", "over_half"), [row[:3] for row in DUE if row[0] <= 7])
def test_a_committee_needs_half_of_its_members(due: int, half: int, over_half: int) -> None:
    assert failed(committee(due, half - 1), "branch_committee_meeting") == {"quorum.committee-meeting"}
    exactly = {"quorum.exactly-half": "warning"} if 2 * half == due else {}
    assert severities(committee(due, half), "branch_committee_meeting") == exactly
    assert failed(committee(due, over_half), "branch_committee_meeting") == set()


@pytest.mark.parametrize(("due", "half", "over_half", "four_fifths"), DUE, ids=DUE_IDS)
def test_an_admission_needs_more_than_half(due: int, half: int, over_half: int, four_fifths: int) -> None:
    assert failed(admission(due, over_half - 1), "branch_general_meeting") == {"quorum.admission"}
    assert failed(admission(due, over_half), "branch_general_meeting") == set()


@pytest.mark.parametrize(("due", "half", "over_half", "four_fifths"), DUE, ids=DUE_IDS)
def test_an_election_needs_four_fifths(due: int, half: int, over_half: int, four_fifths: int) -> None:
    assert failed(election(due, four_fifths - 1), "election") == {"quorum.election"}
    assert failed(election(due, four_fifths), "election") == set()


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2020年7月12日", "quorum.election-1990"),
        ("2019年11月15日", "quorum.election-1990"),
        ("2020年7月13日", None),
        ("2024年11月15日", None),
    ],
)
def test_exactly_four_fifths_was_too_few_before_the_rules_of_2020(day: str, rule: str | None) -> None:
    assert failed(election(15, 12, day=day), "election") == ({rule} if rule else set())
    assert failed(election(15, 13, day=day), "election") == set()


# ---------------------------------------------------------------- what passes
@pytest.mark.parametrize(("due", "half", "over_half", "four_fifths"), DUE, ids=DUE_IDS)
def test_a_resolution_needs_more_than_half_of_those_due(
    due: int, half: int, over_half: int, four_fifths: int
) -> None:
    text = "举手表决，赞成{}票，反对0票，弃权{}票，会议通过。"
    enough = general(due, due, text.format(over_half, due - over_half))
    few = general(due, due, text.format(over_half - 1, due - over_half + 1))
    assert failed(enough, "branch_general_meeting") == set()
    assert failed(few, "branch_general_meeting") == {"votes.majority-of-due"}


@pytest.mark.parametrize(
    ("votes", "rule", "severity"),
    [
        (16, None, None),
        (15, "votes.elected-majority", "warning"),  # more than half of 26, no more than half of 30
        (14, "votes.elected-majority", "warning"),
        (13, "votes.elected-half-of-present", "error"),
        (10, "votes.elected-half-of-present", "error"),
    ],
)
def test_who_is_elected_by_the_present_only_is_a_warning(
    votes: int, rule: str | None, severity: str | None
) -> None:
    counted = f"得票情况：周启明24票，何雨桐{votes}票。\n选举结果：周启明、何雨桐当选为支部委员会委员。"
    assert severities(election(30, 26, counted), "election") == ({rule: severity} if rule else {})


def test_before_2020_more_than_half_of_those_present_was_enough() -> None:
    counted = "得票情况：周启明24票，何雨桐14票。\n选举结果：周启明、何雨桐当选为支部委员会委员。"
    assert failed(election(30, 26, counted, day="2019年11月15日"), "election") == set()


# ---------------------------------------------------------------- seats, grades
@pytest.mark.parametrize(("seats", "least"), [(3, 4), (4, 5), (5, 6), (6, 8), (7, 9)])
def test_a_fifth_more_candidates_than_seats(seats: int, least: int) -> None:
    text = "候选人{}名，应选{}名，进行无记名投票。"
    assert failed(election(30, 30, text.format(least, seats)), "election") == set()
    assert failed(election(30, 30, text.format(least - 1, seats)), "election") == {"election.more-candidates"}


@pytest.mark.parametrize(
    "seats",
    ["应选书记1名，候选人1名。", "选举支部书记、副书记，应选2名，候选人2名。", "书记候选人1名，应选1名。"],
)
def test_secretaries_may_be_elected_without_more_candidates(seats: str) -> None:
    assert failed(election(6, 6, seats), "election") == set()


@pytest.mark.parametrize(
    ("members", "most"),
    [
        (3, 1), (5, 1), (7, 2), (9, 3), (10, 3), (15, 5), (20, 6), (25, 8), (31, 10), (40, 13), (50, 16),
    ],
)  # fmt: skip
def test_no_more_than_a_third_is_excellent(members: int, most: int) -> None:
    text = "民主评议党员会议记录\n应到{0}人，实到{0}人\n评定意见：优秀{1}名，合格{2}名，会议同意。"
    right = text.format(members, most, members - most)
    over = text.format(members, most + 1, members - most - 1)
    assert failed(right, "democratic_appraisal") == set()
    assert failed(over, "democratic_appraisal") == {"appraisal.excellent-share"}


# ---------------------------------------------------------------- ballots
def test_seven_of_twelve_pass_and_add_up() -> None:
    text = general(12, 9, "举手表决，赞成7票，反对1票，弃权1票，会议通过。")
    assert failed(text, "branch_general_meeting") == set()


def test_six_of_twelve_do_not_pass_though_nine_were_present() -> None:
    text = general(12, 9, "举手表决，赞成6票，反对2票，弃权1票，会议通过。")
    assert failed(text, "branch_general_meeting") == {"votes.base-is-due"}


def test_eleven_of_fifteen_cannot_elect_and_three_candidates_are_too_few() -> None:
    assert failed(election(15, 11), "election") == {"quorum.election"}
    assert failed(election(15, 12, "应选3名，候选人3名。"), "election") == {"election.more-candidates"}


def test_thirteen_ballots_of_twelve_void_the_round() -> None:
    text = election(12, 12, "发出选票12张，收回选票13张，有效票13张。")
    assert failed(text, "election") == {"ballots.returned-not-over-issued"}


def test_an_opinion_in_writing_counts_among_the_votes() -> None:
    counted = "会前收到书面意见1份。\n无记名投票，赞成5票，反对0票，弃权1票，大会通过。"
    assert failed(admission(9, 5, counted), "branch_general_meeting") == set()
    without = counted.replace("会前收到书面意见1份。\n", "")
    assert failed(admission(9, 5, without), "branch_general_meeting") == {"votes.not-over-present"}


def test_one_of_fourteen_is_not_accounted_for() -> None:
    text = "党员大会记录\n应到14人，实到11人\n请假：周启明（出差）、何雨桐（病假）"
    assert failed(text, "branch_general_meeting") == {"attendance.adds-up"}


@pytest.mark.parametrize(
    ("counts", "rules"),
    [
        ("发出选票12张，收回12张，有效票11张，无效票1张。", set()),
        ("发出选票12张，收回11张，未收回1张，有效票11张。", set()),
        ("发出选票12张，未收回1张，收回11张，有效票11张。", set()),
        ("发出选票12张，收回10张，未收回1张，有效票10张。", {"ballots.all-accounted"}),
        ("发出选票13张，收回12张，有效票12张。", {"ballots.issued-not-over-present"}),
        ("参加投票的党员11名，发出选票12张，收回12张，有效票12张。", {"ballots.returned-not-over-cast"}),
        ("发出选票12张，收回12张，有效票10张，废票1张。", {"ballots.valid-plus-invalid"}),
        ("发出选票12张，收回12张，有效票12张。周启明赞成10票，反对1票，弃权0票。", {"votes.close"}),
    ],
)
def test_ballots_of_an_election_are_accounted_for(counts: str, rules: set[str]) -> None:
    assert failed(election(12, 12, counts), "election") == rules


@pytest.mark.parametrize("due", range(1, 121))
def test_four_fifths_are_never_lost_to_rounding(due: int) -> None:
    least = ceil(4 * due / 5)
    assert failed(election(due, least), "election") == set()
