"""What was said and decided: 讨论发言, 决议, 表决, 签字."""

from __future__ import annotations

from typing import Any

import pytest

from branchaudit.model import Record
from read.docx_builder import para
from records import TITLE, element, found, grid, grid_only, record, rows, word_record

HEAD = "时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n应到：19人  实到：19人\n"


def of(text: str, as_type: str = "branch_general_meeting") -> Record:
    return record(TITLE + HEAD + text, as_type)


# ---------------------------------------------------------------- discussion
@pytest.mark.parametrize(
    "text",
    [
        "讨论发言：\n晏小山：活动室的屋顶漏了两处，先修屋顶。\n江照临：我联系的木工下周一能来，工钱三百。",
        "晏小山提出，活动室的屋顶漏了两处，应当先修屋顶。江照临建议请本村的木工，工钱能省一半。",
        "讨论情况：晏小山认为屋顶漏了两处要先修；江照临说木工下周一能来，工钱三百元左右。",
        "会议内容：\n（一）晏小山发言：活动室的屋顶漏了两处，先修屋顶。\n（二）江照临发言：木工下周一能来。",
    ],
    ids=["lines", "prose", "label and prose", "numbered"],
)
def test_somebody_said_something(text: str) -> None:
    drawn = of(text)
    assert drawn.elements["discussion"].status == "present"
    assert {r["speaker"] for r in rows(drawn, "speeches")} == {"晏小山", "江照临"}
    assert drawn.facts["speakers"] == 2
    assert not drawn.facts["reading_only"]


def test_only_the_members_as_a_whole_is_partial() -> None:
    assert of("讨论发言：与会党员认为很有必要。").elements["discussion"].status == "partial"


@pytest.mark.parametrize(
    "text",
    [
        "温如玉宣读了《关于做好秋季防火工作的通知》，传达了镇党委会议精神。会后大家签字。",
        "会议学习了有关文件，传达了上级通知，全体党员认真听取，一致表示拥护。",
    ],
)
def test_papers_read_aloud_are_no_discussion(text: str) -> None:
    drawn = of(text)
    assert drawn.elements["discussion"].status == "missing"
    assert drawn.facts["reading_only"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("讨论发言：\n决议：同意修缮。", "blank"),
        ("讨论发言：XXX\n决议：同意修缮。", "placeholder"),
        ("讨论发言：（此处填写党员发言情况）\n决议：同意修缮。", "placeholder"),
    ],
)
def test_discussion_not_filled_in(text: str, status: str) -> None:
    assert of(text).elements["discussion"].status == status


# ---------------------------------------------------------------- resolution
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("会议决议：同意活动室修缮方案。", "同意活动室修缮方案"),
        ("决 议：同意活动室修缮方案。", "同意活动室修缮方案"),
        (
            "议定事项：\n1.同意活动室修缮方案；\n2.工钱从工作经费列支。",
            "1.同意活动室修缮方案；\n2.工钱从工作经费列支",
        ),
        ("经讨论，会议决定从六月起开放活动室。", "从六月起开放活动室"),
        ("会议研究决定：从六月起开放活动室。", "从六月起开放活动室"),
        ("三、交办事项\n添置两排书架，责任人何雨桐，时限6月20日。", "添置两排书架"),
        ("二、本次议定事项\n由何雨桐负责添置书架，6月20日前完成。", "何雨桐负责添置书架"),
        ("何雨桐：书架不够。\n请何雨桐负责量好尺寸，6月20日前报来。", "何雨桐负责量好尺寸"),
        ("何雨桐：书架不够。\n讨论收口：先添两排，年底再看。", "先添两排"),
        ("何雨桐：书架不够。\n大家意见一致：先添两排，年底再看。", "先添两排"),
        ("归结为一句话：先添两排，年底再看。", "先添两排"),
        ("到会正式党员9人投票，何雨桐得8票，推荐何雨桐为优秀党员人选。", "优秀党员人选"),
    ],
)
def test_what_was_decided(text: str, value: str) -> None:
    fact = of(text).elements["resolution"]
    assert fact.status == "present"
    assert fact.value is not None
    assert value in fact.value


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("决议：", "blank"),
        ("会议决议：\n主持人签字：温如玉", "blank"),
        ("决议：XXXXXX", "placeholder"),
        ("会议学习了《关于建立健全值班制度的决定》。", "missing"),
        ("温如玉要求大家下周把材料交上来。", "missing"),
        ("一、上次议定事项落实情况\n书架由何雨桐添置，已经到位。", "missing"),
        ("二、任务分工\n", "missing"),
        ("何雨桐汇报：去年由温如玉负责修缮，已经用上。", "missing"),
    ],
)
def test_nothing_was_decided(text: str, status: str) -> None:
    assert of(text).elements["resolution"].status == status


# ---------------------------------------------------------------- votes
def tally(text: str) -> dict[str, Any]:
    (only,) = rows(of(text), "tallies")
    return only


@pytest.mark.parametrize(
    "text",
    [
        "表决结果：赞成17票，反对1票，弃权1票。",
        "表决结果：同意17人，不同意1人，弃权1人。",
        "经无记名投票表决，17票赞成、1票反对、1票弃权，决议通过。",
        "投票情况：赞成：17票 反对：1票 弃权：1票",
        "表决：赞成十七票，反对一票，弃权一票。",
    ],
)
def test_a_tally(text: str) -> None:
    drawn = of(text)
    assert drawn.elements["vote_result"].status == "present"
    got = tally(text)
    assert (got["yes"], got["no"], got["abstain"], got["total"]) == (17, 1, 1, 19)
    assert got["base"] == 19


def test_ballots() -> None:
    facts = of("发出选票19张，收回选票19张，其中有效票18张，无效票1张。采用无记名投票。监票人江照临。").facts
    names = ("ballots_issued", "ballots_returned", "ballots_valid", "ballots_invalid")
    assert [facts[n] for n in names] == [19, 19, 18, 1]
    assert facts["secret_ballot"]
    assert facts["tellers"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("表决结果：一致通过。", "partial"),
        ("会议以举手表决方式通过了修缮方案。", "partial"),
        ("表决结果：到会19名党员一致同意。", "present"),
        ("表决结果：", "blank"),
        ("表决结果：赞成×票，反对×票，弃权×票", "placeholder"),
        ("大家谈了看法。", "missing"),
    ],
)
def test_votes_without_numbers(text: str, status: str) -> None:
    assert of(text).elements["vote_result"].status == status


def test_each_candidate_has_a_tally() -> None:
    drawn = of(
        "计票结果：\n温如玉：赞成18票，反对0票，弃权1票\n晏小山：赞成17票，反对1票，弃权1票", "election"
    )
    assert [(r["name"], r["yes"], r["total"]) for r in rows(drawn, "tallies")] == [
        ("温如玉", 18, 19),
        ("晏小山", 17, 19),
    ]


# ---------------------------------------------------------------- signatures
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("谈话人签字：温如玉    谈话对象签字：晏小山", "present"),
        ("谈话人签字：温如玉    谈话对象签字：", "partial"),
        ("谈话人签字：    谈话对象签字：", "blank"),
        ("谈话人（签名）：温如玉\n谈话对象（签名）：晏小山", "present"),
        ("谈话内容：聊了修房子的事。", "missing"),
    ],
)
def test_signature_lines(text: str, status: str) -> None:
    assert element(text, "signature", "heart_to_heart_talk").status == status


def test_a_decision_in_the_line_of_the_votes() -> None:
    drawn = of("表决：赞成18票，反对0票，弃权0票，通过修灯方案。")
    assert drawn.elements["resolution"].status == "present"


def test_few_words_of_several_persons_are_a_discussion() -> None:
    assert of("温如玉：上段我带。\n晏小山：缺六把锹。").elements["discussion"].status == "present"


def test_the_closing_time_ends_the_meeting() -> None:
    drawn = record(TITLE + "时间：2023年5月8日15:00\n散会时间：16:10\n")
    assert drawn.facts["duration_minutes"] == 70


def test_votes_for_candidates() -> None:
    drawn = record("换届选举党员大会记录\n得票情况：温如玉得15票，晏小山获得14票，江照临9票。\n", "election")
    assert [(r["name"], r["yes"]) for r in rows(drawn, "tallies")] == [
        ("温如玉", 15),
        ("晏小山", 14),
        ("江照临", 9),
    ]


@pytest.mark.parametrize(
    "text", ["温如玉同意三位委员的意见。", "大家赞成两项安排，同意三个方案。", "同意第三条修改意见。"]
)
def test_what_is_agreed_to_is_no_number_of_votes(text: str) -> None:
    assert rows(of(text), "tallies") == []


def test_votes_in_a_village_count() -> None:
    assert tally("举手：同意十八个，不同意一个。")["yes"] == 18


def test_the_number_of_candidates_is_no_number_of_votes() -> None:
    fact = of("三名候选人一并举手表决，一致通过。").elements["vote_result"]
    assert fact.status == "partial"


def test_speakers_by_their_surname() -> None:
    drawn = record(
        TITLE + "主持人：温如玉\n记录人：晏小山\n温：月底前楼道灯必须修完。\n晏：木工这周来，先修三单元。\n"
    )
    assert drawn.facts["speakers"] == 2


def test_speeches_behind_a_dash() -> None:
    drawn = record(TITLE + "温如玉——月底前楼道灯修完，别拖。\n晏小山——木工这周来，先修三单元。\n")
    assert drawn.facts["speakers"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "谈话内容：聊了修房子的事。\n双方签字\n谈话人：温如玉　　被谈话人：晏小山\n",
        "谈话内容：聊了修房子的事。\n谈话人：温如玉（签字）　　记录人：晏小山（签字）\n",
    ],
)
def test_names_under_a_heading_for_signatures(text: str) -> None:
    assert record("谈心谈话记录\n" + text, "heart_to_heart_talk").elements["signature"].status == "present"


@pytest.mark.parametrize(
    ("text", "name", "quoted"),
    [
        ("发出选票18张，\n收回选票18张，有效票19张。\n", "ballots_valid", "有效票19张"),
        ("发出选票18张，\n收回选票18张，有效票19张。\n", "ballots_returned", "收回选票18张"),
        ("候选人4名，应选3名。\n", "candidates", "候选人4名"),
        ("组织评定：优秀2名，合格2名。\n", "graded_total", "优秀2名，合格2名"),
    ],
)
def test_where_a_number_stands(text: str, name: str, quoted: str) -> None:
    kind = "democratic_appraisal" if name == "graded_total" else "election"
    drawn = record("会议记录\n" + text, kind)
    assert ("会议记录\n" + text)[slice(*drawn.spans[name])].rstrip("。\n") == quoted


def test_the_elected_are_a_decision() -> None:
    drawn = record("换届选举党员大会记录\n五、温如玉、晏小山、江照临三名同志当选。\n", "election")
    assert drawn.elements["resolution"].status == "present"


@pytest.mark.parametrize(
    "text",
    [
        "表决结果\n赞成：13票\n反对：0票\n弃权：1票\n",
        "赞成（13）票，反对（0）票，弃权（1）票。",
        "有13位同志赞成，0人反对，1人弃权。",
    ],
)
def test_a_tally_in_other_shapes(text: str) -> None:
    assert tally(text)["total"] == 14


def test_who_was_not_elected_is_not_declared_elected() -> None:
    text = "温如玉同志得赞成票29票，晏小山同志得赞成票6票。\n温如玉当选为支部委员会委员。\n"
    drawn = record("换届选举党员大会会议记录\n应到30人，实到30人\n" + text, "election")
    assert [(r["name"], r["passed"]) for r in rows(drawn, "tallies")] == [
        ("温如玉", True),
        ("晏小山", False),
    ]


def test_ballots_with_colons() -> None:
    facts = record(
        "换届选举党员大会会议记录\n发出选票：30张，收回选票：31张，有效票：31张。\n", "election"
    ).facts
    assert [facts[f"ballots_{name}"] for name in ("issued", "returned", "valid")] == [30, 31, 31]


def test_a_cell_for_signatures_that_holds_only_labels_is_blank() -> None:
    title = "桑榆里社区党支部谈心谈话登记表"
    blank = grid(["谈话内容", "谈了夜班补贴"], ["签字确认", "谈话人：　　　谈话对象："], title=title)
    signed = grid(["谈话内容", "谈了夜班补贴"], ["签字确认", "谈话人：温如玉　谈话对象：晏小山"], title=title)
    kind = "heart_to_heart_talk"
    assert word_record(blank, kind).elements["signature"].status == "blank"
    assert word_record(signed, kind).elements["signature"].status == "present"


def test_a_speech_behind_a_word_for_everybody() -> None:
    text = "时间：2023年5月8日\n学习内容：\n大家谈体会时，晏小山提议把老地名整理成对照表，贴在架子上。"
    assert [row["speaker"] for row in rows(record(TITLE + text), "speeches")] == ["晏小山"]


def test_visits_and_reports_are_no_questions() -> None:
    text = "时间：2023年5月8日\n关于慰问，温如玉建议把困难户也列入名单里。"
    assert [row["speaker"] for row in rows(record(TITLE + text), "speeches")] == ["温如玉"]


def test_a_decision_with_its_own_label() -> None:
    assert (
        element("时间：2023年5月8日\n（四）商定：登记簿换新，由温如玉负责。", "resolution").status
        == "present"
    )


@pytest.mark.parametrize("written", ["到会的14名党员举手通过，没有反对和弃权。", "表决时十一个人全举了手。"])
def test_a_show_of_hands_that_is_counted(written: str) -> None:
    assert element(f"时间：2023年5月8日\n{written}", "vote_result").status == "present"


def test_candidates_are_counted_behind_the_seats() -> None:
    text = "时间：2023年5月8日\n3．通过候选人名单：应选委员3名，候选人4名。"
    facts = record(TITLE + text, "election").facts
    assert (facts["seats"], facts["candidates"]) == (3, 4)


def test_names_behind_a_word_for_signing() -> None:
    text = "时间：2023年5月8日\n决议：同意接收。\n（签字）温如玉　晏小山"
    assert element(text, "signature").status == "present"


ELECTION = "桑榆里社区党支部换届选举党员大会记录\n时间：2023年5月8日\n推选晏小山为监票人，何雨桐为计票人。\n"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("六、温如玉、江照临二名同志当选支部委员会委员。", "温如玉、江照临二名同志当选支部委员会委员"),
        (
            "8. 宣布当选。温如玉、江照临得赞成票超过应到会人数的一半，当选为支部委员会委员。",
            "温如玉、江照临得赞成票超过应到会人数的一半，当选为支部委员会委员",
        ),
    ],
)
def test_an_election_resolves_who_was_elected(told: str, value: str) -> None:
    of = record(f"{ELECTION}大会以举手方式通过工作报告，同意36人。\n{told}\n", "election")
    assert found(of.elements["resolution"]) == ("present", value)


def test_a_sentence_that_only_agrees_leads_to_the_one_before() -> None:
    text = "一、支委会提出意见：温如玉、江照临评为优秀，其余评为合格。会议同意。\n"
    of = record(f"民主评议党员情况记录\n{text}", "democratic_appraisal")
    assert found(of.elements["resolution"])[1] == "支委会提出意见：温如玉、江照临评为优秀，其余评为合格"


def test_closing_words_below_a_prompt_fill_nothing() -> None:
    of = record(
        "党员大会会议记录\n主题：征集意见\n会议决定：（请填写会议决定事项）\n以上记录经主持人审核。\n"
    )
    assert found(of.elements["resolution"]) == ("placeholder", "（请填写会议决定事项）")


@pytest.mark.parametrize(("name", "tellers"), [("晏小山", "晏小山"), ("温如玉", "")])
def test_a_candidate_who_watches_over_the_count(name: str, tellers: str) -> None:
    of = record(f"{ELECTION}{name} 赞成12票 反对1票 弃权0票\n", "election")
    assert of.facts["teller_candidates"] == tellers


def test_nobody_was_against_it() -> None:
    of = record("党员大会会议记录\n举手表决，21人赞成，没有反对，没有弃权。\n")
    assert found(of.elements["vote_result"]) == ("present", "21人赞成，没有反对，没有弃权")


def test_a_word_between_the_side_and_its_number() -> None:
    of = record("党员大会会议记录\n表决：同意改建6票，反对3票，弃权1票。\n")
    (tally,) = rows(of, "tallies")
    assert (tally["yes"], tally["no"], tally["abstain"]) == (6, 3, 1)


@pytest.mark.parametrize(
    "line", ["温如玉（签字）　　晏小山（签字）", "主持人（签字）温如玉　　监票人（签字）晏小山"]
)
def test_signatures_without_a_colon(line: str) -> None:
    of = record(f"党员大会会议记录\n时间：2023年5月8日\n决议：修路。\n{line}\n")
    assert found(of.elements["signature"]) == ("present", "温如玉")


def test_one_verb_with_several_matters() -> None:
    of = record(
        "支委会会议记录\n议题：通报安全岗情况；研究轮胎招标、车辆报废、司机招聘\n", "branch_committee_meeting"
    )
    assert (of.facts["agenda_items"], of.facts["business_items"]) == (4, 3)


def test_who_speaks_for_a_unit() -> None:
    text = (
        "党员大会会议纪要\n时间：2023年5月8日\n生产部葛全：订单还差四十二万册。\n质检组简阿南：水辊该换了。\n"
    )
    of = record(text)
    assert [row["speaker"] for row in rows(of, "speeches")] == ["葛全", "简阿南"]


def test_everybody_is_nobody_who_speaks() -> None:
    text = "集中学习登记\n学习时间：2023年5月8日\n学习体会：大家一致认为，条例内容重要，要认真学习贯彻。\n"
    of = record(text, "study_session")
    assert rows(of, "speeches") == []
    assert of.elements["discussion"].status == "missing"


def test_who_was_written_in_is_no_candidate() -> None:
    of = record(f"{ELECTION}温如玉 赞成12票 反对1票 弃权0票\n另选他人：晏小山1票\n", "election")
    assert of.facts["teller_candidates"] == ""


@pytest.mark.parametrize("bullet", ["◇ ", "●", "· ", "▪", "* "])
def test_speeches_behind_a_bullet(bullet: str) -> None:
    drawn = of(f"{bullet}晏小山：先修屋顶，漏了两处。\n{bullet}江照临：木工下周一能来。")
    assert {r["speaker"] for r in rows(drawn, "speeches")} == {"晏小山", "江照临"}


def test_who_spoke_in_a_break() -> None:
    drawn = of("党员分三段清理边沟。休息时江照临建议把照片每月存一次档。")
    assert [r["speaker"] for r in rows(drawn, "speeches")] == ["江照临"]


def test_an_announcement_in_front_of_the_elected() -> None:
    drawn = record(f"{ELECTION}宣布：温如玉、江照临二人当选支部委员。\n", "election")
    assert drawn.elements["resolution"].status == "present"


@pytest.mark.parametrize("told", ["到会党员同意，报街道党工委。", "到会12人举手同意，报街道党工委。"])
def test_those_present_agree(told: str) -> None:
    drawn = record(f"民主评议党员情况记录\n支委会提出等次意见。{told}\n", "democratic_appraisal")
    assert drawn.elements["resolution"].status == "present"


def test_measures_below_a_line_with_a_colon() -> None:
    text = "组织生活会记录\n要改的事：\n一、肥料按户发，温如玉负责，开春就办。\n二、路灯修好。\n"
    drawn = record(text, "organizational_life_meeting")
    assert drawn.elements["rectification_measures"].status == "present"


@pytest.mark.parametrize(
    "end",
    [
        "温如玉（签）  石磊（签）",
        "◆核对签字  记录：晏小山  主持：温如玉",
        "记录者签名：晏小山",
    ],
)
def test_ways_to_sign(end: str) -> None:
    assert record(f"谈心谈话记录\n时间：2023年5月8日\n{end}\n").elements["signature"].status == "present"


def test_names_in_the_row_of_the_signatures() -> None:
    def row(recorder: str) -> Record:
        return word_record(grid(["签名", "主持人", "温如玉", "记录人", recorder]))

    assert row("晏小山").elements["signature"].status == "present"
    assert row("").elements["signature"].status == "blank"


def test_hands_are_counted_by_what_they_were_raised_for() -> None:
    text = "到会党员举手表决，同意推荐温如玉的12人，同意推荐石磊的5人。"
    assert of(text).elements["vote_result"].status == "present"


def test_a_number_of_elected_is_no_vote() -> None:
    text = f"{ELECTION}温如玉 赞成12 不赞成1 弃权0\n温如玉等5名同志赞成票均超过半数，当选为委员。\n"
    assert 5 not in [r["yes"] for r in rows(record(text, "election"), "tallies")]


@pytest.mark.parametrize("told", ["推举晏小山唱票，江照临监票。", "选江照临监票，晏小山计票。"])
def test_who_watches_over_the_count_in_few_words(told: str) -> None:
    drawn = record(f"{ELECTION}{told}\n江照临 赞成12票 反对1票 弃权0票\n", "election")
    assert drawn.facts["teller_candidates"] == "江照临"


def test_votes_of_all_persons_together() -> None:
    one_round = f"{ELECTION}发出选票13张，收回13张，有效票13张。\n温如玉10票，江照临4票。\n"
    assert record(one_round, "election").facts["candidate_votes"] == 14
    assert record(ELECTION, "election").facts["candidate_votes"] is None
    one_by_one = one_round.replace("温如玉10票", "温如玉 赞成10票 反对3票 弃权0票")
    assert record(one_by_one, "election").facts["candidate_votes"] is None


def test_who_signed_stands_above_the_label() -> None:
    def form(name: str) -> Record:
        return word_record(grid([name, "晏小山"], ["（谈话人签字）", "（谈话对象签字）"], title="谈心谈话卡"))

    assert form("温如玉").elements["signature"].status == "present"
    assert form("").elements["signature"].status == "partial"


def test_both_signed_at_the_end() -> None:
    text = "谈心谈话记录\n时间：2023年5月8日\n谈完两个人都签了名：温如玉  晏小山\n"
    assert record(text, "heart_to_heart_talk").elements["signature"].status == "present"


def test_what_parts_of_the_unit_said() -> None:
    drawn = of("课后，汽修组教师建议把收工清点做成表；数控组教师担心表格填假，主张由学生组长念。")
    assert drawn.elements["discussion"].status == "present"


def test_all_of_them_twice_are_still_only_all_of_them() -> None:
    drawn = of("讨论。全体党员认为很有必要、十分及时。与会同志提出要认真抓好落实工作。")
    assert drawn.elements["discussion"].status == "partial"


def test_a_label_in_a_cell_is_nobody_who_speaks() -> None:
    form = grid(["组织者", "温如玉"], ["讨论", "会上，组织者提出先修屋顶再刷墙；签到表附后。"])
    assert rows(word_record(form), "speeches") == []


def test_listening_is_no_speaking() -> None:
    drawn = of("全体党员认真听讲、做好笔记，纷纷表示受到很大教育。")
    assert rows(drawn, "speeches") == []


def test_the_next_lesson_is_no_discussion() -> None:
    drawn = of("交流发言：\n下次学习安排：6月8日，科室负责人轮流领学。")
    assert drawn.elements["discussion"].status == "blank"


def test_the_opinion_of_a_group_is_not_what_the_meeting_resolved() -> None:
    form = grid(["过程", "2.党小组意见：同意按期转正。"], ["大会决议", "同意温如玉同志转为正式党员。"])
    assert found(word_record(form).elements["resolution"])[1] == "同意温如玉同志转为正式党员"


def test_criticism_without_the_word() -> None:
    text = (
        "组织生活会记录\n温如玉说自己：修路占了地，答应补三百块，拖了一年。\n"
        "  晏小山说温如玉：谁找你要账你就说忙。\n"
    )
    criticisms = rows(record(text, "organizational_life_meeting"), "criticisms")
    assert [(r["critic"], r["target"]) for r in criticisms] == [("温如玉", "温如玉"), ("晏小山", "温如玉")]


def test_all_hands_of_those_present() -> None:
    drawn = of("表决时24名到会党员全部举手同意。")
    assert drawn.elements["vote_result"].status == "present"


def test_labels_of_signatures_that_nobody_filled() -> None:
    text = "谈心谈话记录\n时间：2023年5月8日\n谈话人签名\t\n谈话对象签名\t\n"
    assert record(text, "heart_to_heart_talk").elements["signature"].status == "blank"


def test_names_of_the_sheet_may_be_words() -> None:
    sheet = grid_only(["姓名", "签名"], ["薜荔", "薜荔"], ["木槿", "木槿"])
    text = para("休息时，薜荔提出牌子上应印二维码；木槿提醒，铁丝绑牌会勒进树皮。")
    speeches = rows(word_record(para("主题党日活动记录") + text + sheet, "theme_party_day"), "speeches")
    assert [row["speaker"] for row in speeches] == ["薜荔", "木槿"]


def test_all_of_the_committee_is_nobody_who_speaks() -> None:
    drawn = of("1.温如玉传达通知。\n2.晏小山传达提醒函。\n委员们一致认为文件很重要，表示坚决贯彻执行。")
    assert rows(drawn, "speeches") == []


def test_a_signature_with_the_short_sign() -> None:
    text = "谈心谈话记录\n时间：2023年5月8日\n谈话人（签）：温如玉\n谈话对象（签）：石磊\n"
    assert record(text, "heart_to_heart_talk").elements["signature"].status == "present"


def test_branches_that_meet_together_vote_each_for_itself() -> None:
    drawn = of(
        "应到30人，实到27人。\n表决：两支部各自表决。村支部有表决权的党员应到19人，实到17人，同意17票；"
        "小学支部有表决权的党员应到11人，实到10人，同意9票，弃权1票。方案通过。"
    )
    assert [(row["due"], row["present"], row["yes"]) for row in rows(drawn, "tallies")] == [
        (19, 17, 17),
        (11, 10, 9),
    ]


def test_of_votes_in_several_places_their_sum_counts() -> None:
    drawn = of(
        "应到26人，实到25人。\n表决：主会场赞成14票，第一分会场赞成7票，第二分会场赞成3票、弃权1票，合计赞成24票、弃权1票，通过。"
    )
    assert [row["yes"] for row in rows(drawn, "tallies")] == [24]


def test_who_came_by_the_second_day_votes() -> None:
    drawn = of("应到15名，实到13名。\n表决：到会14名，赞成13票，反对0票，弃权1票，方案通过。")
    assert [(row["yes"], row["base"]) for row in rows(drawn, "tallies")] == [(13, 14)]
