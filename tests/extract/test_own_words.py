"""Sound records in somebody's own words: plain labels, lists below a count, places beside the day."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from read.docx_builder import para
from records import GENERAL, TITLE, drawn, element, found, grid, grid_only, record, rows, word_record
from shipped import judged

HEAD = "时间：2023年5月8日（星期一）\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"


def normalized(text: str, name: str) -> object:
    return element(text, name).normalized


# ---------------------------------------------------------------- who came
def test_plain_labels_of_the_head_counts() -> None:
    text = "应来的有表决权正式党员：17名\n实来的有表决权正式党员：14名\n"
    assert (normalized(text, "expected_attendance"), normalized(text, "actual_attendance")) == (17, 14)


def test_half_of_those_due_is_no_number() -> None:
    text = HEAD + "温如玉说明：到会正式党员超过应到会的一半，会议有效。"
    assert element(text, "expected_attendance").status == "missing"


def test_a_remark_that_both_are_there_counts_nobody() -> None:
    text = HEAD + "发展对象：江照临、何雨桐（两人都到会）\n议题：讨论接收预备党员"
    assert element(text, "actual_attendance").status == "missing"


def test_names_behind_a_count_are_all_listed() -> None:
    text = "实到　4名：温如玉、晏小山、江照临、何雨桐"
    assert element(text, "attendees_list").normalized == ["温如玉", "晏小山", "江照临", "何雨桐"]


@pytest.mark.parametrize(
    "text",
    [
        "应到3人，实到2人；缺1人——何雨桐（外出学习）\n",
        "没来的1名：\n　　何雨桐（外出学习）\n来听会的：江照临\n",
    ],
)
def test_who_was_absent_behind_a_dash_or_below(text: str) -> None:
    fact = element(HEAD + text, "absentees")
    assert (fact.status, fact.normalized) == ("present", [{"name": "何雨桐", "reason": "外出学习"}])


def test_names_behind_what_kept_them_away() -> None:
    text = HEAD + "缺席：夜班补休的有何雨桐、江照临，冉一鸣因发热在家休息\n议题：安全检查"
    fact = element(text, "absentees")
    assert fact.normalized == [
        {"name": "何雨桐", "reason": "夜班补休"},
        {"name": "江照临", "reason": "夜班补休"},
        {"name": "冉一鸣", "reason": "因发热在家休息"},
    ]


def test_whom_two_labels_name_was_absent_once() -> None:
    text = HEAD + "请假：何雨桐（培训）\n议题：安全检查\n缺席党员：何雨桐（10月25日前补学）\n"
    people = element(text, "absentees").normalized
    assert isinstance(people, list)
    assert len(people) == 1


def test_a_part_that_is_no_known_name_leaves_the_sum_open() -> None:
    text = "应到：9人\n实到：6人\n缺席：何雨桐、江照临、另外一位家里有事的老同志\n议题：修渠"
    assert record(TITLE + HEAD + text).facts["absent_count"] is None


@pytest.mark.parametrize(
    ("absent", "person"),
    [
        ("何雨桐（组织委员），线路抢修", {"name": "何雨桐", "reason": "线路抢修"}),
        (
            "何雨桐（除雪值班），会前提交书面自我批评，会后由书记反馈意见",
            {"name": "何雨桐", "reason": "除雪值班"},
        ),
        ("何雨桐（外出培训），已提交书面自评，会后反馈", {"name": "何雨桐", "reason": "外出培训"}),
        (
            "何雨桐1名，在下游测流，会前提交书面意见，同意接收江照临入党",
            {"name": "何雨桐", "reason": "在下游测流"},
        ),
    ],
)
def test_what_was_done_about_an_absence_is_no_absence(absent: str, person: object) -> None:
    fact = element(HEAD + f"缺席：{absent}\n议题：安全检查", "absentees")
    assert (fact.status, fact.normalized) == ("present", [person])


def test_who_were_absent_behind_what_they_are() -> None:
    text = HEAD + "缺席：2名，均为正式党员。何雨桐（住院）、江照临（值班）\n议题：安全检查"
    people = element(text, "absentees").normalized
    assert isinstance(people, list)
    assert [one["name"] for one in people if isinstance(one, dict)] == ["何雨桐", "江照临"]


def test_the_number_of_members_is_not_how_many_were_due() -> None:
    text = HEAD + "党员总数：33人\n应到会有选举权：30人\n实到会有选举权：27人"
    assert element(text, "expected_attendance").normalized == 30


# ---------------------------------------------------------------- where, about what, and what came of it
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2023年5月8日，星期一，13:30至14:45，拉线厂房二楼", "拉线厂房二楼"),
        ("第5次　2023年5月8日（星期一）9点半—10点半　秘书处会客室", "秘书处会客室"),
        ("2023年5月8日，星期一，晚七点到八点，营地三号帐篷。", "营地三号帐篷"),
    ],
)
def test_the_place_at_the_end_of_the_line_of_the_day(line: str, place: str) -> None:
    text = f"{line}\n主持：温如玉　记录：晏小山\n议题：安全检查\n"
    assert found(element(text, "place")) == ("present", place)


def test_a_lecture_is_about_its_subject() -> None:
    text = "讲课的人　温如玉\n课的题目　数据不会说谎\n"
    assert found(element(text, "topic", "party_lecture")) == ("present", "数据不会说谎")


def test_an_election_resolves_who_is_elected() -> None:
    text = (
        "桑榆里社区党支部选举大会记录\n"
        + HEAD
        + "七、得票：\n　温如玉：赞成15，不赞成1，弃权0。\n八、当选：温如玉、晏小山。\n"
    )
    drawn = record(text, "election")
    assert drawn.elements["resolution"].status == "present"
    assert not rows(drawn, "speeches")


def test_a_record_told_from_its_first_sentence_on_has_no_title() -> None:
    text = (
        "2020年3月6日，平安粮库党支部在值班室召开支委会，研究疫情期间党员轮岗和党员自愿捐款登记事宜，会议由温如玉主持。\n"
        "晏小山说，门岗消毒一天四次，现有人手不够，机关科室党员应当下沉一半，外来司机没有热水，群众有意见。\n"
        "会议表决，两名到会委员均表示同意，形成以下决议：\n一、三月九日起实行党员轮岗，每班四人；\n"
    )
    drawn = record(text, None)
    assert (drawn.title, drawn.elements["time"].status, drawn.elements["place"].value) == (
        "",
        "present",
        "值班室",
    )


# ---------------------------------------------------------------- votes
ADMISSION = (
    f"{TITLE}\n{HEAD}应到会有表决权的正式党员：17名\n实到会有表决权的正式党员：14名\n"
    "缺席：江照临（住院，有书面意见）、何雨桐（出差）、冉一鸣（出差）\n议题：讨论接收预备党员\n"
)


def test_written_opinions_count_among_the_votes() -> None:
    text = (
        ADMISSION
        + "无记名投票：发票14张，收票14张，都有效，加书面意见1票，合计15票。赞成13票，反对1票，弃权1票。\n"
    )
    assert "votes.close" not in {finding.rule for finding in judged(text).findings}
    short = text.replace("赞成13票", "赞成12票")
    assert "votes.close" in {finding.rule for finding in judged(short).findings}


def test_an_opinion_in_writing_is_no_tally_of_its_own() -> None:
    text = ADMISSION + "加江照临同志书面赞成意见1票，合计赞成13票，反对1票，弃权1票，大会通过。\n"
    assert [row["yes"] for row in rows(record(text), "tallies")] == [13]


def test_what_the_introducers_think_is_no_vote() -> None:
    text = ADMISSION + "入党介绍人温如玉：他肯钻研。入党介绍人晏小山：他爱迟到。两人都同意转正。\n"
    assert not rows(record(text), "tallies")


def test_the_sum_of_votes_is_no_number_of_written_opinions() -> None:
    text = ADMISSION.replace("江照临（住院，有书面意见）", "江照临（住院）") + (
        "江照临会前交来书面意见，同意转正。发出表决票十一张，收回十一张，全部有效。"
        "加上他的书面意见，合计同意十一票，不同意零票，弃权一票。\n"
    )
    assert record(text).facts["written_opinions"] == 1


def test_a_heading_without_a_line_of_its_own_hides_no_result() -> None:
    text = HEAD + "四、民主测评：\n测评结果：何雨桐优秀5票、合格1票\n"
    assert element(text, "vote_result", "democratic_appraisal").status == "present"


def test_a_name_with_a_blank_in_it_has_its_grades() -> None:
    text = HEAD + "何雨桐 优秀3票，合格5票，不合格0票\n骆　明 优秀0票，合格7票，基本合格1票，不合格0票\n"
    graded = [
        (row["name"], row["total"]) for row in rows(record(TITLE + text, "democratic_appraisal"), "grades")
    ]
    assert graded == [("何雨桐", 8), ("骆明", 8)]


# ---------------------------------------------------------------- criticism
def test_what_the_others_say_of_one_in_his_own_line() -> None:
    drawn: Record = record(
        "桑榆里社区党支部组织生活会\n" + HEAD + "二、一个一个来\n"
        "温如玉：我管钱管得紧，账没公开。晏小山说他：你说话爱下命令。江照临说他：学习断了两个月。\n"
        "晏小山：我记账慢，月底凑。温如玉说她：公章随手放。\n"
        "三、改什么\n1．账目6月10日前贴出来，温如玉负责。\n",
        "organizational_life_meeting",
    )
    said = [(r["critic"], r["target"]) for r in rows(drawn, "criticisms") if not r["own"]]
    assert said == [("晏小山", "温如玉"), ("江照临", "温如玉"), ("温如玉", "晏小山")]
    assert drawn.elements["rectification_measures"].status == "present"


# ---------------------------------------------------------------- papers
def test_days_of_finding_and_of_evidence_stand_in_columns_of_their_own() -> None:
    head = ["序号", "问题", "发现日期", "整改措施", "责任人", "整改时限", "完成情况", "佐证材料"]
    row = [
        "1",
        "没有谈心",
        "2024年6月12日",
        "补谈",
        "何雨桐",
        "2024年7月31日",
        "已完成",
        "2024年5月20日谈话记录6份",
    ]
    (item,) = rows(word_record(grid(head, row, title="整改台账"), "rectification"), "items")
    assert (item["found_on"], item["proven_on"], item["unproven"]) == ("2024-06-12", "2024-05-20", False)


def test_entries_numbered_in_one_line_are_counted() -> None:
    text = "2023年度工作总结\n共征求到意见3条：1.场次太集中；2.音响无人修。\n"
    (row,) = rows(record(text, "work_summary"), "announced")
    assert (row["number"], row["listed"]) == (3, 2)


def test_who_reports_stands_behind_unit_and_post() -> None:
    text = "组织生活会个人发言提纲\n（渡口乡机关第一党支部 党员 何雨桐 2023年2月7日）\n一、学得不深。\n"
    assert found(record(text, "self_examination").elements["reporter"]) == ("present", "何雨桐")


def test_parts_under_the_heavenly_stems() -> None:
    text = (
        "述职报告\n（2021年度　支部书记　温如玉）\n甲、做了什么\n讲党课3次。\n"
        "乙、哪里不好\n谈心谈话集中在11月。\n丙、为什么\n工作没有计划。\n"
    )
    drawn = record(text, "debriefing")
    assert {name: drawn.elements[name].status for name in ("problems", "causes")} == {
        "problems": "present",
        "causes": "present",
    }


def test_a_measure_that_begins_with_a_year_is_counted() -> None:
    text = (
        "对照检查材料\n（一）问题\n1．学习不深。\n2．走访少。\n"
        "（二）整改措施\n1．每月学习一次。\n2．2022年6月前走访一遍。\n"
    )
    assert record(text, "self_examination").facts["measure_entries"] == 2


# ---------------------------------------------------------------- what is not sure
def severities(text: str, rule: str) -> list[str]:
    return [f.severity for f in judged(text, as_type=GENERAL).findings if f.rule == rule]


def test_a_sum_of_plain_lists_is_an_error() -> None:
    text = f"{TITLE}\n{HEAD}应到：8人\n实到：5人\n缺席：何雨桐（出差）、江照临（病假）\n议题：安全检查"
    assert severities(text, "attendance.adds-up") == ["error"]


def test_a_sum_with_words_that_were_not_understood_is_a_warning() -> None:
    text = (
        f"{TITLE}\n{HEAD}应到：9人\n实到：5人\n缺席：何雨桐（出差），江照临（病假），渡船停航\n议题：安全检查"
    )
    assert severities(text, "attendance.adds-up") == ["warning"]


def test_what_the_paper_says_at_its_end_is_no_progress_of_the_last_item() -> None:
    text = (
        "关于问题整改情况的报告\n渡口乡党委：\n整改任务全部完成，现报告如下。\n（一）问题：账目没有公开。\n"
        "措施：张贴账目。\n责任人：何雨桐\n时限：2022年9月30日前\n结果：9月16日张贴，群众没有意见。\n"
        "整改中也有体会：支部将继续坚持每季度公开。\n特此报告。\n渡口乡党支部\n2022年12月5日"
    )
    found = record(text, None)
    assert (found.doc_type, found.facts["open_items"]) == ("rectification", 0)


def test_a_letter_about_meetings_is_none() -> None:
    text = (
        "渡口乡委员会关于召开2025年度基层党组织\n组织生活会和开展民主评议党员的通知\n各党支部：\n"
        "一、时间安排\n2025年12月下旬开始。\n二、开好会议\n党员逐一作自我批评，进行民主测评。\n"
        "中共渡口乡委员会\n2025年12月19日"
    )
    assert record(text, None).doc_type == "notice"


def test_a_deadline_in_the_last_row_is_not_the_day_of_the_paper() -> None:
    head = ["序号", "问题", "整改措施", "责任人", "完成时限"]
    body = para("渡口乡机关党支部整改台账") + para("2026年9月11日填报")
    body += grid_only(head, ["1", "记录间隔长", "补谈话", "何雨桐", "2026年12月18日"])
    fact = word_record(body, "rectification").elements["date_signed"]
    assert fact.value == "2026年9月11日"


def test_how_many_were_proposed_is_not_how_many_are_elected() -> None:
    text = (
        "换届选举大会记录\n镇党委批复同意候选人预备人选4名。应选委员3名，差额1名。\n发出选票18张，收回18张。"
    )
    assert record(text, "election").facts["seats"] == 3


def test_a_cell_of_self_criticism_and_criticism() -> None:
    rows = ["个人自评与互评", "温如玉：展陈方案流于发文件。别人的批评：晏小山指出，安排朝令夕改。"]
    found = word_record(grid(rows, title="党支部民主评议党员会议记录"), "democratic_appraisal")
    assert found.elements["criticism"].status == "present"


def test_the_branch_above_the_title_is_no_committee_meeting() -> None:
    text = (
        "中共渡口乡机关支部委员会\n接收预备党员党员大会会议记录\n时间：2022年6月16日\n主持人：温如玉\n"
        "议题：讨论接收何雨桐同志为中共预备党员\n决议：同意接收何雨桐同志为中共预备党员。"
    )
    assert record(text, None).doc_type != "branch_committee_meeting"


def test_guests_of_another_branch_are_not_absent() -> None:
    text = (
        f"{TITLE}\n{HEAD}本支部应到党员9名，实到8名；缺席：何雨桐（总行值班）；"
        "渡口乡司法所党支部参加党员4名，不计入本支部实到人数"
    )
    found = record(text)
    assert found.facts["absent_count"] == 1
    assert severities(text, "attendance.adds-up") == []


def test_what_is_missing_from_a_told_record_is_no_error() -> None:
    told = f"{TITLE}\n2023年5月8日，支部在二楼东厅开会，晏小山记录。应到8人，实到8人。"
    labelled = f"{TITLE}\n时间：2023年5月8日\n地点：二楼东厅\n记录人：晏小山\n应到：8人\n实到：8人"
    assert severities(told, "minutes.chair-named") == ["warning"]
    assert severities(labelled, "minutes.chair-named") == ["error"]


@pytest.mark.parametrize(
    "absent",
    [
        "缺席：井下带班：何雨桐、江照临；轮休：冉一鸣",
        "缺席3名：夜班轮休的是何雨桐、江照临；跟车在途的是冉一鸣。",
    ],
)
def test_groups_of_absent_persons_by_reasons_in_own_words(absent: str) -> None:
    fact = element(f"{TITLE}\n{HEAD}应到8人，实到5人，\n{absent}\n议题：安全检查", "absentees")
    assert fact.status == "present"
    assert isinstance(fact.normalized, list)
    assert [person["name"] for person in fact.normalized] == ["何雨桐", "江照临", "冉一鸣"]  # type: ignore[call-overload,index]


def test_a_chronicle_of_one_member_is_no_meeting() -> None:
    text = (
        "渡口乡卫生院党支部发展党员工作全程纪实（何雨桐）\n"
        "一、2022年2月14日，何雨桐递交入党申请书。\n"
        "二、2023年10月25日，支部召开党员大会，应到有表决权的正式党员12名，实到11名，无记名投票，赞成11票。\n"
        "纪实人：晏小山\n2023年12月8日\n"
    )
    assert record(text, None).doc_type == "other"


# ---------------------------------------------------------------- votes, criticism, signatures
def test_criticism_behind_self_criticism_in_one_line() -> None:
    text = (
        "组织生活会记录\n三、个人自我批评和相互批评\n"
        "1.温如玉自我批评：入户只有两次。晏小山批评温如玉：答应的事三次没回音。\n"
        "2.晏小山自我批评：台账拖了两个月。温如玉批评晏小山：催材料口气硬。\n"
    )
    pairs = [
        (r["critic"], r["target"]) for r in rows(record(text, "organizational_life_meeting"), "criticisms")
    ]
    assert pairs == [("温如玉", "温如玉"), ("晏小山", "温如玉"), ("晏小山", "晏小山"), ("温如玉", "晏小山")]


def test_tellers_behind_their_number_and_seats_by_quota() -> None:
    text = (
        "换届选举大会记录\n通过选举办法：委员名额3名，候选人3名。\n推选监票人2名：何雨桐、江照临；计票人1名：冉一鸣。\n"
        "发出选票26张，收回26张。温如玉25票，晏小山24票，江照临23票。"
    )
    facts = record(text, "election").facts
    assert (facts["seats"], facts["teller_candidates"]) == (3, "江照临")


def test_day_of_signing_behind_its_label() -> None:
    text = f"{TITLE}\n{HEAD}议题：安全检查\n主持人签字：温如玉\n签字日期：2023年5月2日"
    assert record(text).facts["signed_on"] == "2023-05-02"
    assert record(text.replace("签字日期", "日期")).facts["signed_on"] == "2023-05-02"


def test_the_number_of_a_letter_below_its_title() -> None:
    text = "渡口乡党支部关于学习情况的报告\n渡支〔2024〕11号\n\n渡口乡党委：\n现将情况报告如下。"
    assert record(text, None).doc_type == "notice"


# ---------------------------------------------------------------- a branch's notebook
NOTEBOOK = (
    "渡口乡家政协会党支部记录本\n"
    "▲ 2023年1月12日 支委会\n"
    "下午3点，协会办公室，温如玉主持，晏小山记。支委5人全到。定了走访4户，5人都同意。\n"
    "▲ 2023年2月16日 支委会\n"
    "下午3点，协会办公室，温如玉主持，晏小山记录。支委应到5人，实到2人，3人请假。研究收费的事。\n"
)


def test_meetings_told_one_behind_the_other_are_records_of_their_own() -> None:
    first, second = (one.record for one in drawn(NOTEBOOK, None))
    assert (first.date, second.date) == ("2023-01-12", "2023-02-16")
    assert (second.facts["expected_count"], second.facts["actual_count"]) == (5, 2)
    once = NOTEBOOK.rpartition("▲")[0]
    assert len(drawn(once + "2023年2月16日再议一次，温如玉负责。\n", None)) == 1


def test_votes_told_with_what_they_were_for() -> None:
    text = (
        f"{TITLE}\n{HEAD}议题：发展党员\n"
        "随后举手表决，同意接收江照临、冉一鸣为预备党员的20人，不同意0人，弃权0人，通过。"
    )
    (tally,) = rows(record(text), "tallies")
    assert (tally["yes"], tally["no"], tally["abstain"]) == (20, 0, 0)


def test_the_committee_that_was_elected_votes_for_itself() -> None:
    text = (
        "换届选举大会记录\n有选举权的党员应到24人，实到22人。温如玉20票，晏小山19票，江照临18票，当选委员。\n"
        "接着开新一届支委会第一次会议，3名委员全到，无记名投票，温如玉3票当选书记。"
    )
    assert [row["yes"] for row in rows(record(text, "election"), "tallies")] == [20, 19, 18]


_GENERAL = (
    "换届选举大会记录\n有选举权的党员应到24人，实到22人。监票人江一帆。\n"
    "温如玉20票，晏小山19票，江照临18票，当选委员。\n"
)


@pytest.mark.parametrize(
    "behind",
    [
        "第一次支委会\n江照临监票，收回选票3张。温如玉得3票，当选书记；晏小山得3票，当选副书记。",
        "五、支部委员会选举书记\n监票人江照临。温如玉3票，当选书记。",
        "大会休会，三名委员开了个短会，监票人江照临，温如玉3票，当选书记。",
        "休会后温如玉3票当选书记。",
    ],
)
def test_votes_of_the_committee_under_a_heading_of_its_own(behind: str) -> None:
    kept = record(_GENERAL + behind, "election")
    assert [row["yes"] for row in rows(kept, "tallies")] == [20, 19, 18]
    assert kept.facts["teller_candidates"] == ""


@pytest.mark.parametrize(
    "heading", ["四、支部委员会委员选举", "四、选举支部委员会委员", "第一次投票选举委员"]
)
def test_the_general_meeting_votes_under_headings_as_well(heading: str) -> None:
    text = (
        "换届选举大会记录\n有选举权的党员应到24人，实到22人。\n三、选举办法。举手表决：赞成22人，反对0人，弃权0人。\n"
        f"{heading}\n温如玉20票，晏小山7票，江照临18票。温如玉、晏小山、江照临当选委员。"
    )
    assert [row["yes"] for row in rows(record(text, "election"), "tallies")] == [22, 20, 7, 18]


def test_votes_in_a_second_round_are_of_this_meeting() -> None:
    text = f"{_GENERAL}第二轮：秦立冬12票，卫小川11票，未当选。"
    kept = record(text, "election")
    assert [row["yes"] for row in rows(kept, "tallies")] == [20, 19, 18, 12, 11]


@pytest.mark.parametrize(
    ("told", "most"),
    [
        ("", 0),
        ("请假的两名同志以书面形式提出了意见。", 2),
        ("温如玉会前以书面形式提出了意见。", 1),
        ("温如玉、晏小山会前以书面形式提出了意见。", 3),
        ("会前收到书面意见2份。", 2),
    ],
)
def test_opinions_sent_in_writing_are_at_most_those_of_absent_members(told: str, most: int) -> None:
    kept = record(f"{TITLE}\n应到23人，实到20人。\n{told}发票20张，收回20张。同意20票，不同意0票。")
    assert kept.facts["written_opinions"] == most


def test_who_may_vote_is_no_sure_number_of_those_who_were_due() -> None:
    text = (
        "党员大会记录\n到会15人，其中预备党员3人。"
        "赞成12票，反对0票，弃权1票，超过应到会有表决权的正式党员14名的半数。"
    )
    kept = record(text)
    expected = kept.elements["expected_attendance"]
    assert expected.normalized in (None, 14)
    assert expected.confidence < 0.8


def test_persons_and_deadlines_within_the_sentences_of_an_item() -> None:
    text = (
        "渡口乡党支部整改台账\n"
        "1、公开栏更新不及时。怎么改：每月10日前贴。责任人 温如玉。期限 2024年4月底。已完成。\n"
        "2、活动室锁着。怎么改：安排人值班。期限 2024年5月底。已完成。\n"
        "3、水渠淤了。怎么改：出工清淤。责任人 晏小山。期限 2024年6月底。正在推进。\n"
    )
    items = record(text, "rectification").items
    assert [item["responsible_person"].value for item in items] == ["温如玉", None, "晏小山"]
    assert [item["deadline"].value for item in items] == ["2024年4月底", "2024年5月底", "2024年6月底"]


# ---------------------------------------------------------------- numbers that are not of this meeting
def test_the_secretary_is_elected_by_the_committee() -> None:
    text = (
        "换届选举大会记录\n应到会有选举权的党员21人，实到19人。\n发出选票19张，收回19张。温如玉18票；晏小山17票；江照临16票。\n"
        "大会后新当选的5名委员开会，发票5张，收回5张：温如玉5票当选书记，晏小山4票（弃权1票）当选副书记。"
    )
    assert [row["yes"] for row in rows(record(text, "election"), "tallies")] == [18, 17, 16]


def test_written_opinions_are_added_in_a_sentence_of_their_own() -> None:
    text = (
        f"{TITLE}\n{HEAD}议题：发展党员\n无记名投票，发出票15张，收回15张：赞成14票，不赞成0票，弃权1票。"
        "加书面意见赞成1票，合计赞成15票、弃权1票。"
    )
    assert [row["yes"] for row in rows(record(text), "tallies")] == [14]


def test_head_counts_of_parts_and_their_sum() -> None:
    text = (
        "联合党支部党员大会记录\n参会情况\n总包方党员：应到8人，实到7人\n监理方党员：应到4人，实到4人\n"
        "合计：应到12人，实到11人，请假1人\n"
    )
    facts = record(text).facts
    assert (facts["expected_count"], facts["actual_count"]) == (12, 11)


def test_a_name_with_a_numeral_is_no_number() -> None:
    text = (
        "党员大会记录\n应到5人，实到3人，缺席2人。\n"
        "到会党员：武长海、苗二蛋、路平\n以上事项，到会党员一致同意。"
    )
    assert record(text).facts["actual_count"] == 3


def test_nobody_was_absent_and_a_list_follows() -> None:
    text = "党员大会记录\n应到正式党员3名，在线3名，缺席0名：温如玉、晏小山、江照临\n议题：学习党章"
    assert record(text).facts["absent_count"] in (0, None)


# ---------------------------------------------------------------- numbers that count something else
@pytest.mark.parametrize(
    ("line", "due", "came"),
    [
        ("党员40名，其中长期卧床不计算在应到会人数之内的4名。应到36名，实到29名。", 36, 29),
        ("应到十六人。点名时到了十三个，何大山后来赶到，所以按实到十四人算。", 16, 14),
        ("记录将实到人数误写为“16人”。更正前：应到19人，实到16人。\n更正后：应到19人，实到17人。", 19, 17),
    ],
)
def test_who_counts_is_said_in_another_sentence(line: str, due: int, came: int) -> None:
    assert normalized(HEAD + line, "expected_attendance") == due
    assert normalized(HEAD + line, "actual_attendance") == came


def test_branches_that_meet_together_are_not_added_up() -> None:
    text = (
        "联合主题党日活动记录\n"
        + HEAD
        + "参加人员：甲支部应到9人，实到8人；乙支部应到8人，实到8人\n两支部合计实到16人"
    )
    found = judged(text, as_type="theme_party_day").findings
    assert [f.rule for f in found if f.category == "attendance_mismatch"] == []


def test_a_branch_that_speaks_of_others_is_added_up() -> None:
    text = "应到23人，实到19人，缺席3人。\n会议通报了各支部联合检查的情况，有表决权的应到22人。"
    rules = {f.rule for f in judged(TITLE + HEAD + text, as_type=GENERAL).findings}
    assert "attendance.adds-up" in rules


def test_so_many_of_them_excused_is_no_second_number() -> None:
    text = (
        "应到党员：6名\n实到党员：2名\n缺席人员：4名。其中何大山住院，江小鱼、许文在外务工。4人均事先请假。"
    )
    rules = {f.rule for f in judged(TITLE + HEAD + text, as_type=GENERAL).findings}
    assert "attendance.adds-up" not in rules


def test_what_is_told_behind_the_lecturer_is_not_his_name() -> None:
    text = f"{HEAD}主讲人：温如玉。讲的是大堤上的故事。"
    assert judged(f"党课记录\n{text}", as_type="party_lecture").record.elements["speaker"].value == "温如玉"


def test_a_place_before_the_chair_is_no_name() -> None:
    text = "会议时间是晚上七点半到八点四十，地点在分拣车间，袁海涛书记主持，康少华负责记录。"
    assert "minutes.chair-named" not in {f.rule for f in judged(TITLE + text, as_type=GENERAL).findings}


def test_the_day_of_a_ledger_is_no_web_page() -> None:
    text = "巡察反馈问题整改台账\n更新时间：2024年10月31日\n1.记录没有票数。整改措施：改用统一记录本。"
    assert "residue.web-page" not in {f.rule for f in judged(text, as_type="rectification").findings}


# ---------------------------------------------------------------- one unit for all items
ITEMS = (
    "检查问题整改方案\n（一）党课没有讲稿。\n整改措施：补写讲稿\n责任人：温如玉\n{}整改时限：2024年6月30日前\n"
    "（二）会议没有决议。\n整改措施：增加决议栏\n责任人：晏小山\n整改时限：2024年6月30日前\n"
)


@pytest.mark.parametrize(
    ("unit", "told"),
    [("责任单位：宣传组\n", ["第 2 项没有写“责任单位”"]), ("", ["各项都没有写“责任单位”"])],
)
def test_only_what_no_item_has_is_told_of_all(unit: str, told: list[str]) -> None:
    found = judged(ITEMS.format(unit), as_type="rectification").findings
    assert [f.message for f in found if f.rule == "rectification.unit-named"] == told
