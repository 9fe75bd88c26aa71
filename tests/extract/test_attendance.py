"""应到, 实到 and the sign-in sheet: numbers in all forms, and what is no number."""

from __future__ import annotations

import pytest

from branchaudit.model import Fact
from read.docx_builder import para
from records import TITLE, element, found, grid, grid_only, record, word_record


def counts(text: str) -> tuple[Fact, Fact]:
    drawn = record(TITLE + text)
    return drawn.elements["expected_attendance"], drawn.elements["actual_attendance"]


@pytest.mark.parametrize(
    "text",
    [
        "应到人数：19人  实到人数：17人",
        "应到：19人\n实到：17人",
        "应 到：19  实 到：17",
        "应到会党员：19名，实到会党员：17名",
        "应到党员19名，实到党员17名。",
        "应到19人，实到17人，缺席2人。",
        "应到：十九人；实到：十七人",
        "应到党员十九名，实到17名。",
        "应到１９人，实到１７人",
        "应到/实到：19/17",
        "应到、实到人数：应到19人，实到17人",
        "参会情况：应到19人，实到17人",
        "出席情况：应出席19人，实际出席17人",
        "应参会人数：19\n实参会人数：17",
        "应参加人数：19人\n实际参加人数：17人",
        "应到会人数为19人，实到会人数为17人",
        "支部共有党员19名，实到17名。",
        "党员总数：19名  到会人数：17名",
        "本支部应到会党员共19名，实到会党员共17名。",
        "会议应到19人，实到会17人。",
        "该到会19人，到会17人。",
        "应学19人，实学17人。",
        "有选举权的党员19名，今天到会17名。",
    ],
)
def test_both_counts(text: str) -> None:
    expected, actual = counts(text + "\n主持人：温如玉")
    assert (expected.status, expected.normalized) == ("present", 19)
    assert (actual.status, actual.normalized) == ("present", 17)


def test_the_value_is_the_number_as_written() -> None:
    expected, actual = counts("应到党员十九名，实到17名。")
    assert (expected.value, actual.value) == ("十九名", "17名")


def test_facts_for_rules() -> None:
    facts = record(TITLE + "应到：19人  实到：17人\n缺席人员：温如玉（病假）、晏小山（出差）").facts
    assert [facts[k] for k in ("expected_count", "actual_count", "absent_count", "absent_named")] == [
        19,
        17,
        2,
        2,
    ]


@pytest.mark.parametrize(
    ("text", "expected", "actual"),
    [
        ("应到：  实到：17人", "blank", "present"),
        ("应到人数：19人  实到人数：", "present", "blank"),
        ("应到：   人  实到：   人", "blank", "blank"),
        ("应到：__人  实到：__人", "placeholder", "placeholder"),
        ("应到：XX人，实到：XX人", "placeholder", "placeholder"),
        ("应到×人，实到×人", "placeholder", "placeholder"),
        ("主持人：温如玉", "missing", "missing"),
    ],
)
def test_what_lacks(text: str, expected: str, actual: str) -> None:
    assert tuple(fact.status for fact in counts(text + "\n地点：二楼东厅")) == (expected, actual)


def test_a_share_is_no_head_count() -> None:
    expected, actual = counts("实到会人数超过应到会人数的五分之四，可以开会。\n主持人：温如玉")
    assert expected.normalized != 5
    assert actual.normalized not in (4, 5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("参加人员：全体党员（17人）", 17),
        ("参会人员：全体党员17人", 17),
        ("2023年5月8日，共有17名党员参加活动。", 17),
        ("参加人数：17人", 17),
        ("到会党员17名", 17),
        ("2023年5月8日，与会党员17名。", 17),
    ],
)
def test_those_present_in_other_words(text: str, number: int) -> None:
    fact = element(text + "\n主持人：温如玉", "actual_attendance", "theme_party_day")
    assert (fact.status, fact.normalized) == ("present", number)


@pytest.mark.parametrize("all_came", ["全部到会", "全员到会", "全部到齐", "全部实到"])
def test_all_came_means_as_many_as_were_due(all_came: str) -> None:
    expected, actual = counts(f"应到党员19人，{all_came}。\n主持人：温如玉")
    assert (expected.normalized, actual.normalized) == (19, 19)


def test_voters_are_counted_in_a_sentence_of_their_own() -> None:
    facts = record(TITLE + "应到20人，实到14人\n一、清点人数：有选举权的党员应到19人，实到13人。").facts
    assert (facts["expected_count"], facts["actual_count"]) == (20, 14)
    assert (facts["voters_due"], facts["voters_present"]) == (19, 13)


def test_members_with_a_vote_are_counted_apart() -> None:
    facts = record(
        TITLE + "应到党员19名（其中有表决权的正式党员16名），实到党员17名（其中有表决权的正式党员15名）。"
    ).facts
    assert (facts["expected_count"], facts["actual_count"]) == (19, 17)
    assert (facts["voters_due"], facts["voters_present"]) == (16, 15)


def test_a_label_may_itself_speak_of_voters() -> None:
    facts = record(TITLE + "应到会有表决权的党员：16名\n实到会有表决权的党员：15名").facts
    assert (facts["voters_due"], facts["voters_present"]) == (16, 15)


def test_observers_are_not_counted() -> None:
    expected, actual = counts("应到19人，实到17人，列席3人。\n列席人员：江照临等3人")
    assert (expected.normalized, actual.normalized) == (19, 17)


def test_counts_in_cells() -> None:
    drawn = word_record(grid(["应到人数", "19", "实到人数", "17"], ["主持人", "温如玉", "记录人", "晏小山"]))
    assert drawn.facts["expected_count"] == 19
    assert found(drawn.elements["actual_attendance"]) == ("present", "17")


def test_a_sign_in_sheet_counts_signatures() -> None:
    lines = [
        ["序号", "姓名", "签到"],
        ["1", "温如玉", "温如玉"],
        ["2", "晏小山", "晏小山"],
        ["3", "江照临", ""],
    ]
    drawn = word_record(grid(*lines, title="党员大会会议记录及签到表"))
    assert drawn.facts["signed_count"] == 2
    assert drawn.elements["attendees_list"].status == "present"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("参加人员：温如玉、晏小山、江照临", ["温如玉", "晏小山", "江照临"]),
        ("出席：温如玉，晏小山，江照临", ["温如玉", "晏小山", "江照临"]),
        ("与会人员：温 玉、晏小山、江 照", ["温玉", "晏小山", "江照"]),
        ("出席人员：温如玉 晏小山 江照临", ["温如玉", "晏小山", "江照临"]),
        ("出席人员：温如玉（书记）、晏小山（组织委员）", ["温如玉", "晏小山"]),
        ("出席人员：书记温如玉，组织委员晏小山", ["温如玉", "晏小山"]),
        ("参会人员：\n1.温如玉\n2.晏小山\n3.江照临", ["温如玉", "晏小山", "江照临"]),
    ],
)
def test_the_list_of_those_present(line: str, names: list[str]) -> None:
    fact = element(line + "\n主持人：温如玉", "attendees_list")
    assert (fact.status, fact.normalized) == ("present", names)


def test_a_collective_is_a_list_that_no_count_is_held_against() -> None:
    drawn = record(TITLE + "应到：19人  实到：17人\n参加人员：全体党员")
    assert drawn.elements["attendees_list"].status == "present"
    assert drawn.facts["listed_count"] is None


def test_an_open_list_is_not_counted() -> None:
    assert record(TITLE + "参加人员：温如玉、晏小山等").facts["listed_count"] is None
    assert record(TITLE + "参加人员：温如玉、晏小山").facts["listed_count"] == 2


def test_all_members_of_the_village_are_those_due() -> None:
    text = "2023年5月8日晚，支部开会。全村党员29人，到会26人，没到的三人都提前打了招呼。\n"
    facts = record(TITLE + text).facts
    assert (facts["expected_count"], facts["actual_count"]) == (29, 26)


def test_a_sheet_with_two_pairs_of_columns() -> None:
    drawn = word_record(
        grid(
            ["姓名", "签名", "姓名", "签名"],
            ["温如玉", "温如玉", "晏小山", "晏小山"],
            ["江照临", "江照临", "", ""],
            title="参加人员签到",
        )
    )
    assert drawn.facts["signed_count"] == 3


@pytest.mark.parametrize("excuse", ["请假", "病假", "事假", "出差", "未到", "/", "—", "无"])
def test_a_word_in_the_place_of_a_signature_is_none(excuse: str) -> None:
    lines = [["姓名", "签到"], ["温如玉", "温如玉"], ["晏小山", "晏小山"], ["江照临", excuse]]
    drawn = word_record(grid(*lines, title="党员大会会议记录及签到表"))
    assert drawn.facts["signed_count"] == 2


def test_names_behind_a_label_for_signing_in_are_the_list() -> None:
    fact = element("主持人：温如玉\n委员签到：温如玉、晏小山、江照临", "attendees_list")
    assert (fact.status, fact.normalized) == ("present", ["温如玉", "晏小山", "江照临"])


@pytest.mark.parametrize(
    ("text", "expected", "actual"),
    [
        ("【党员到会】应到22人，实到16人", 22, 16),
        ("党员到会：应到22人，实到16人", 22, 16),
        ("应参加会议的党员二十二名，到会十六名。", 22, 16),
        ("该到党员：22名\n到会：16名", 22, 16),
    ],
)
def test_the_number_of_those_due_is_not_taken_for_those_present(
    text: str, expected: int, actual: int
) -> None:
    facts = record(TITLE + text).facts
    assert (facts["expected_count"], facts["actual_count"]) == (expected, actual)


def test_nobody_was_missing() -> None:
    fact = element("应到党员5名，实到5名，没有缺席。\n主持人：温如玉", "absentees")
    assert (fact.status, fact.normalized) == ("present", [])


def test_those_who_did_not_come_are_no_list_of_those_present() -> None:
    text = "应到25人，实到22人。未到会3名：温如玉（出差）、晏小山（产假）、江照临（住院）\n"
    assert record(TITLE + text).facts["listed_count"] is None


def test_a_list_behind_its_number() -> None:
    fact = element("到会3人：温如玉 晏小山 江照临\n主持人：温如玉", "attendees_list")
    assert fact.normalized == ["温如玉", "晏小山", "江照临"]


def test_voters_are_those_due_without_the_probationary_members() -> None:
    text = "应到党员：9名（含预备党员1名）\n实到党员：9名（含预备党员1名）"
    facts = record(f"{TITLE}时间：2023年5月8日\n{text}", "democratic_appraisal").facts
    assert (facts["voters_due"], facts["voters_present"]) == (8, 8)


@pytest.mark.parametrize(
    "line",
    [
        "应到支委3名（温如玉、晏小山、江照临），实到3名，无人缺席",
        "应到3人，实到3人（温如玉、晏小山、江照临）",
    ],
)
def test_a_list_in_parentheses_behind_the_number(line: str) -> None:
    fact = element(f"时间：2023年5月8日\n{line}", "attendees_list")
    assert fact.normalized == ["温如玉", "晏小山", "江照临"]


def test_cells_that_count_members_with_a_vote() -> None:
    form = grid(["有选举权党员", "26人"], ["到会有选举权党员", "20人"])
    elements = word_record(form).elements
    assert elements["expected_attendance"].normalized == 26
    assert elements["actual_attendance"].normalized == 20


def test_a_sign_in_sheet_without_a_column_of_names() -> None:
    sheet = grid_only(
        ["序号", "签名", "序号", "签名"], ["1", "温如玉", "2", "晏小山"], ["3", "江照临", "4", ""]
    )
    drawn = word_record(
        para("桑榆里社区党支部主题党日活动记录") + para("活动签到：") + sheet, "theme_party_day"
    )
    assert drawn.facts["signed_count"] == 3


def test_committee_members_who_took_part_are_a_list() -> None:
    text = "2023年5月8日支部召开支委会。支部书记温如玉主持会议，支委晏小山、江照临、冉一鸣出席。"
    fact = element(text, "attendees_list", "branch_committee_meeting")
    assert fact.normalized == ["晏小山", "江照临", "冉一鸣"]


def test_those_who_are_listed_are_not_those_due() -> None:
    text = "时间：2023年5月8日\n参加人员：支部党员14名、入党积极分子3名，共17名"
    elements = record(TITLE + text, "party_lecture").elements
    assert elements["expected_attendance"].status == "missing"
    assert elements["actual_attendance"].normalized == 17


def test_head_counts_behind_a_list_of_names_end_it() -> None:
    text = "时间：2023年5月8日\n到会：温如玉、晏小山，应到三人，实到两人，江照临住院"
    assert found(element(text, "attendees_list", "party_group_meeting")) == ("present", "温如玉、晏小山")


def test_a_number_alone_counts_those_who_came() -> None:
    of = record("桑榆里社区党支部党课记录\n时间：2023年5月8日\n人数：31人\n", "party_lecture")
    assert found(of.elements["actual_attendance"]) == ("present", "31人")
    assert of.elements["expected_attendance"].status == "missing"


def test_all_of_them_were_due_and_came() -> None:
    of = record("支委会会议记录\n出席：支委5人全部到会，另有部门负责人列席\n", "branch_committee_meeting")
    assert (of.facts["expected_count"], of.facts["actual_count"]) == (5, 5)


def test_so_many_were_due_and_so_many_came() -> None:
    of = record(
        "党小组会议记录\n2023年5月8日\n应到6人，到5人，何雨桐腰伤在家休息\n",
        "party_group_meeting",
    )
    assert (of.facts["expected_count"], of.facts["actual_count"], of.facts["absent_count"]) == (6, 5, 1)


def test_the_number_due_beside_the_sum_of_those_present() -> None:
    of = record(
        "学习登记\n参加人员：温如玉、晏小山、江照临，共3人（支部党员4人，何雨桐请假）\n", "study_session"
    )
    assert (of.facts["expected_count"], of.facts["actual_count"]) == (4, 3)


def test_a_member_of_whom_one_speaks_is_no_head_count() -> None:
    of = record("党课记录\n时间：2023年5月8日\n内容：我们每一名党员都要把自己摆进去。\n", "party_lecture")
    assert of.elements["actual_attendance"].status == "missing"


def test_committee_members_by_post_and_name_are_a_list() -> None:
    text = "支委会\n会议由书记温如玉主持，组织委员晏小山、宣传委员江照临出席，何雨桐列席。"
    fact = record(text, "branch_committee_meeting").elements["attendees_list"]
    assert found(fact) == ("present", "组织委员晏小山、宣传委员江照临")


def test_committee_members_who_all_came_are_a_list() -> None:
    text = "支委会\n5月8日，支委会在村部开，温如玉主持，支委晏小山、江照临、何雨桐都来了。"
    fact = record(text, "branch_committee_meeting").elements["attendees_list"]
    assert found(fact) == ("present", "晏小山、江照临、何雨桐")


def test_those_who_came_with_a_vote_are_not_those_due() -> None:
    assert [fact.status for fact in counts("今天到会有选举权的党员17名，可以开会。")] == [
        "missing",
        "present",
    ]


def test_so_many_came_to_listen() -> None:
    of = record("上党课\n2023年5月8日在戏台前上党课，党员和群众一共34人搬着板凳来听。", "party_lecture")
    assert found(of.elements["actual_attendance"]) == ("present", "34人")


def test_the_number_due_today_wins_over_the_number_of_members() -> None:
    line = "党员总数二十六名，今日应到十九名（另有七名长期卧病），实到十七名"
    assert [fact.normalized for fact in counts(line)] == [19, 17]


def test_members_with_a_vote_in_the_cell_of_the_value() -> None:
    form = grid(["应到会", "有表决权正式党员20名", "实到会", "有表决权正式党员18名"])
    elements = word_record(form).elements
    assert [elements[name].normalized for name in ("expected_attendance", "actual_attendance")] == [20, 18]


@pytest.mark.parametrize(
    "line",
    [
        "出席会议的有温如玉、晏小山、石磊。",
        "2023年5月8日开会，温如玉、晏小山、石磊参加了会议。",
        "到会的有：温如玉、晏小山、石磊",
        "签到\n温如玉  晏小山  石  磊\n",
    ],
)
def test_who_came_in_sentences_and_lines(line: str) -> None:
    assert element(f"时间：2023年5月8日\n{line}", "attendees_list").status == "present"


def test_names_that_are_words_are_counted_in_a_plain_list() -> None:
    of = record(TITLE + "出席人员：薄志刚、和平、颜丹、荆轲北")
    assert of.facts["listed_count"] == 4


def test_nobody_absent_in_figures() -> None:
    assert element("应到12人  实到12人  缺席0人", "absentees").status == "present"


def test_an_aside_between_the_words_and_the_number() -> None:
    line = "应到会党员（均有表决权）18名\n实到会党员 15名"
    assert [fact.normalized for fact in counts(line)] == [18, 15]


def test_all_of_them_by_post_and_name() -> None:
    text = "应到支委三人，三人都到了，即书记温如玉、组织委员晏小山、宣传委员石磊。"
    fact = element(text, "attendees_list")
    assert fact.normalized == ["温如玉", "晏小山", "石磊"]


def test_whoever_chaired_came_as_well() -> None:
    text = "会议由温如玉主持，委员晏小山、石磊、江照临参加会议，应到委员4人，实到4人。"
    assert record(TITLE + text).facts["listed_count"] is None
    everybody = text.replace("委员晏小山", "委员温如玉、晏小山")
    assert record(TITLE + everybody).facts["listed_count"] == 4


def test_the_count_of_voters_in_a_line_of_its_own_is_not_that_of_everybody() -> None:
    voters = "应到会有表决权的党员：14名\n实到会有表决权的党员：11名"
    text = f"党员大会会议记录\n时间：2024年5月25日\n应到17人，实到12人\n{voters}"
    facts = record(text).facts
    assert (facts["expected_count"], facts["actual_count"]) == (17, 12)
    assert (facts["voters_due"], facts["voters_present"]) == (14, 11)


def test_labels_with_a_blank_inside_that_share_a_line() -> None:
    drawn = record(
        "支委会记录\n应　到　5人　　实　到　4人：温如玉、晏小山、柏青、江照临\n"
        "缺　席　1人：冉一鸣（培训，已请假）"
    )
    assert (drawn.facts["expected_count"], drawn.facts["actual_count"]) == (5, 4)


def test_the_number_stands_in_the_label() -> None:
    fact = element(
        "到会（3人）：温如玉、晏小山、江小鱼\n请假（1人）：何大山，腿脚摔伤\n", "actual_attendance"
    )
    assert (fact.status, fact.normalized) == ("present", 3)


@pytest.mark.parametrize(
    ("text", "due", "came"),
    [
        ("党员5名，到会4名：温如玉、晏小山、江小鱼、石磊。", 5, 4),
        ("本组党员6人，到5人：温如玉、晏小山、江小鱼、石磊、何大山。", 6, 5),
        ("温如玉、晏小山、江小鱼三名委员全部到会。", 3, 3),
    ],
)
def test_those_due_in_other_words(text: str, due: int, came: int) -> None:
    of = record(TITLE + "时间：2024年5月8日\n" + text).elements
    assert of["expected_attendance"].normalized == due
    assert of["actual_attendance"].normalized == came


def test_a_committee_less_those_on_leave() -> None:
    text = (
        "党支部委员会会议记录\n2024年11月6日下午在学习室开支委会。支委会共五名委员，书记温如玉主持，晏小山到会并作记录；"
        "何大山、江小鱼当班，石磊轮休，三人都向书记请了假。\n"
    )
    of = record(text, "branch_committee_meeting").elements
    assert (of["expected_attendance"].normalized, of["actual_attendance"].normalized) == (5, 2)
    assert of["actual_attendance"].confidence < 0.8


def test_a_list_leaves_the_missing_count_in_doubt() -> None:
    of = record(
        TITLE
        + "时间：2024年5月8日\n地点：二楼\n主持人：温如玉\n出席：温如玉、晏小山、江小鱼\n"
        + "记录人：晏小山\n议题：修路\n"
    )
    count = of.elements["actual_attendance"]
    assert count.status == "missing"
    assert count.confidence < 0.8


def test_names_typed_with_blanks() -> None:
    fact = element("主 持 人 ：温 如 玉\n", "chair")
    assert fact.normalized == ["温如玉"]


def test_names_typed_in_where_the_signatures_belong() -> None:
    form = grid(["时间", "2023年5月8日"], ["应到", "3"], ["实到", "3"], ["签到", "温如玉、晏小山、翟永和"])
    fact = word_record(form, "theme_party_day").elements["attendees_list"]
    assert (fact.status, fact.normalized) == ("present", ["温如玉", "晏小山", "翟永和"])


def test_a_sign_in_sheet_that_goes_on_overleaf() -> None:
    head = ["序号", "姓名", "签到"]
    first = grid_only(head, ["1", "温如玉", "√"], ["2", "晏小山", "√"])
    second = grid_only(head, ["3", "江照临", "√"], ["4", "柏青", ""])
    other = grid_only(head, ["1", "石磊", "√"])
    assert word_record(para("党员大会记录") + first + para("(转下页)") + second).facts["signed_count"] == 3
    assert word_record(para("党员大会记录") + first + para("另一次") + other).facts["signed_count"] == 2
