"""Who may decide what, and in which order: wordings that are right get no finding."""

from __future__ import annotations

import pytest

import shipped

WATCHED = ("bodies.", "election.", "admission.o", "admission.tw", "appraisal.order", "life-meeting.")


def failed(text: str, as_type: str) -> set[str]:
    return shipped.failed(text, as_type, WATCHED)


@pytest.mark.parametrize(
    "decided",
    [
        "会议决定：同意接收何雨桐为预备党员，报镇党委审批。",
        "经研究，同意何雨桐同志按期转正。",
        "会议选举周启明为支部委员会委员。",
        "会议决定给予林远山党内警告处分。",
        "会议推选周启明同志为镇党代表大会代表。",
    ],
)
def test_a_committee_does_not_decide_for_the_members(decided: str) -> None:
    text = f"支委会会议记录\n时间：2024年3月5日\n{decided}"
    assert failed(text, "branch_committee_meeting") == {"bodies.committee-decides"}


@pytest.mark.parametrize(
    "decided",
    [
        "会议初审，同意将何雨桐作为预备党员接收对象提交党员大会讨论。",
        "会议同意接收何雨桐为预备党员的意见，提请支部大会表决。",
        "会议同意将何雨桐列为入党积极分子，报镇党委备案。",
        "会议同意何雨桐列为发展对象。",
        "会议选举周启明为支部书记，江一帆为副书记。",
        "会议讨论何雨桐转正前的考察情况，建议由党小组再征求一次意见。",
        "会议推荐周启明为镇党代表候选人初步人选。",
        "传达镇党委已同意接收何雨桐为预备党员的批复。",
        "学习《中国共产党纪律处分条例》。",
    ],
)
def test_a_committee_prepares_and_does_what_is_its_own(decided: str) -> None:
    text = f"支委会会议记录\n时间：2024年3月5日\n{decided}"
    assert failed(text, "branch_committee_meeting") == set()


@pytest.mark.parametrize(
    ("decided", "rules"),
    [
        ("大会批准何雨桐同志为预备党员。", {"bodies.branch-approves"}),
        ("支部批准何雨桐同志转正。", {"bodies.branch-approves"}),
        ("大会讨论通过何雨桐为预备党员，报镇党委批准。", set()),
        ("镇党委批准何雨桐同志为预备党员。", set()),
        ("何雨桐：我申请，请支部批准我为预备党员。", set()),
        ("宣读镇党委批准何雨桐同志转正的批复。", set()),
    ],
)
def test_a_branch_does_not_approve(decided: str, rules: set[str]) -> None:
    text = f"党员大会会议记录\n时间：2024年3月5日\n议题：通报发展党员情况\n{decided}"
    assert failed(text, "branch_general_meeting") == rules


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("议题：讨论接收何雨桐为预备党员", {"bodies.temporary-admits"}),
        ("议题：选举支部书记", {"bodies.temporary-elects"}),
        ("议题：安排汛期值守\n会后收缴本月党费。", {"bodies.temporary-dues"}),
        ("议题：安排汛期值守\n提醒大家回原支部交纳党费。", set()),
        ("议题：培养教育入党积极分子", set()),
    ],
)
def test_a_temporary_branch_leaves_some_things_to_others(body: str, rules: set[str]) -> None:
    text = f"堤防抢险临时党支部党员大会会议记录\n时间：2024年7月5日\n{body}"
    assert failed(text, "branch_general_meeting") == rules


def test_an_election_in_order_has_no_finding() -> None:
    text = (
        "换届选举党员大会会议记录\n时间：2024年11月15日\n应到15名，实到15名。\n大会通过选举办法。\n"
        "周启明介绍候选人情况，应选3名，候选人4名。\n推选宋清河为监票人。\n"
        "无记名投票，发出选票15张，收回15张，有效15张。\n周启明14票，何雨桐13票，江一帆12票，林远山6票。\n"
        "主持人宣布：周启明、何雨桐、江一帆当选为支部委员会委员。"
    )
    assert failed(text, "election") == set()
    late = text.replace("推选宋清河为监票人。\n", "") + "\n会后推选宋清河为监票人。"
    assert failed(late, "election") == {"election.tellers-first"}


@pytest.mark.parametrize(
    "steps",
    [
        "周启明自评：入户少。\n何雨桐批评周启明：回访推给别人。\n发出测评票12张，收回12张。\n评定意见：优秀4名，合格8名。",
        "听取自评互评。\n逐人打票，收回12张。\n支委会提出：优秀4名，合格8名。\n会议同意。",
    ],
)
def test_an_appraisal_in_order_has_no_finding(steps: str) -> None:
    assert failed(f"民主评议党员会议记录\n{steps}", "democratic_appraisal") == set()
