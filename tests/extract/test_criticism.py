"""批评与自我批评 and the measures that follow: who criticised whom, and how concretely."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from records import grid_only, record, rows, word_record

HEAD = (
    "桑榆里社区党支部组织生活会会议记录\n时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"
)


def of(text: str) -> Record:
    return record(HEAD + text, "organizational_life_meeting")


SELF = "温如玉自我批评：今年有三次走访没有去，台账是事后补的。\n"
OTHERS = "晏小山批评温如玉：答应四月修好路灯，拖到六月才报修。\n江照临批评晏小山：两次会议记录漏了名字。\n"


def test_who_criticised_whom() -> None:
    drawn = of("批评与自我批评：\n" + SELF + OTHERS)
    assert drawn.elements["criticism"].status == "present"
    pairs = [(r["critic"], r["target"], r["own"]) for r in rows(drawn, "criticisms")]
    assert pairs == [("温如玉", "温如玉", True), ("晏小山", "温如玉", False), ("江照临", "晏小山", False)]
    assert (drawn.facts["self_critics"], drawn.facts["criticised"], drawn.facts["criticisms_made"]) == (
        1,
        2,
        2,
    )
    assert drawn.facts["hollow_criticisms"] == 0


@pytest.mark.parametrize(
    "line",
    [
        "晏小山批评温如玉：{}",
        "晏小山对温如玉提出批评意见：{}",
        "晏小山给温如玉提意见：{}",
        "晏小山同志批评温如玉同志：{}",
        "1.晏小山对温如玉的批评意见：{}",
    ],
)
def test_forms_of_a_criticism(line: str) -> None:
    drawn = of("相互批评：\n" + line.format("答应四月修好路灯，拖到六月才报修。"))
    assert [(r["critic"], r["target"]) for r in rows(drawn, "criticisms")] == [("晏小山", "温如玉")]


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("希望注意身体，多休息。", True),
        ("建议进一步加强学习，大胆工作。", True),
        ("工作太拼，要劳逸结合。", True),
        ("去年八月两次值班迟到，没有补签。", False),
        ("加强学习说了三年，读书笔记一篇没有写。", False),
    ],
)
def test_phrases_are_told_from_facts(text: str, hollow: bool) -> None:
    drawn = of("相互批评：\n晏小山批评温如玉：" + text)
    assert [r["hollow"] for r in rows(drawn, "criticisms")] == [hollow]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("批评与自我批评：\n整改措施：温如玉牵头，6月底前修好路灯。", "blank"),
        ("批评与自我批评：（此处填写）\n整改措施：温如玉牵头，6月底前修好路灯。", "placeholder"),
        ("大家围绕学习内容谈了体会。", "missing"),
        ("温如玉检讨了三次走访没有去的问题，晏小山指出他答应修的路灯拖了两个月。", "present"),
    ],
)
def test_the_element(text: str, status: str) -> None:
    assert of(text).elements["criticism"].status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("整改措施：温如玉牵头，6月底前修好路灯。", "present"),
        ("三、明确整改事项\n1.修好路灯，温如玉负责，6月底前完成。", "present"),
        ("会议确定了整改清单，由温如玉负责，6月底前完成。", "present"),
        ("整改措施：", "blank"),
        ("会议到此结束。", "missing"),
    ],
)
def test_measures(text: str, status: str) -> None:
    assert of(SELF + text).elements["rectification_measures"].status == status


def test_a_claim_of_frankness_is_a_fact_for_rules() -> None:
    assert of(SELF + "会议开得辣味十足，达到了红脸出汗的效果。").facts["claims_frank"]
    assert not of(SELF).facts["claims_frank"]


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("谈话内容：双方交流了思想，增进了团结，晏小山表示今后努力工作。", True),
        ("谈话内容：\n温如玉：你家老人住院，三次夜班换不换人？\n晏小山：想请支部帮忙协调两周白班。", False),
    ],
)
def test_a_talk_about_nothing(text: str, hollow: bool) -> None:
    drawn = record("谈心谈话记录\n时间：2023年5月8日\n" + text, "heart_to_heart_talk")
    assert drawn.facts["hollow_talk"] is hollow


def test_grades_of_an_appraisal() -> None:
    text = "民主测评情况：\n温如玉：优秀12票，合格3票\n晏小山：优秀4票，合格10票，基本合格1票\n"
    text += "组织评定：优秀1名，合格1名。"
    drawn = record("民主评议党员会议记录\n应到：15人  实到：15人\n" + text, "democratic_appraisal")
    assert [(r["name"], r["total"]) for r in rows(drawn, "grades")] == [("温如玉", 15), ("晏小山", 15)]
    assert (drawn.facts["graded_total"], drawn.facts["graded_excellent"]) == (2, 1)


def test_wishes_in_the_place_of_criticism() -> None:
    text = "桑榆里社区党支部组织生活会会议记录\n晏小山：希望温如玉同志多注意休息，工作不要太累。\n"
    (wish,) = rows(record(text, "organizational_life_meeting"), "criticisms")
    assert (wish["critic"], wish["target"], wish["hollow"]) == ("晏小山", "温如玉", True)


def test_a_talk_as_questions_and_answers() -> None:
    talk = "谈话纪要\n时间：2023年5月8日，谈话人：温如玉，谈话对象：晏小山\n"
    said = "问：三次夜班换不换人，你怎么想？\n答：想请支部帮忙协调两周白班。\n"
    assert record(talk + said, "heart_to_heart_talk").elements["discussion"].status == "present"
    assert record(talk, "heart_to_heart_talk").elements["discussion"].status == "missing"


def test_a_post_may_stand_for_the_one_who_is_criticised() -> None:
    drawn = of("晏小山对书记提意见：希望书记多和大家交流。\n江照临对书记提意见：建议书记继续发扬优良作风。\n")
    assert (drawn.facts["criticisms_made"], drawn.facts["hollow_criticisms"]) == (2, 2)


def test_wishes_for_the_one_in_the_lead() -> None:
    text = (
        "桑榆里社区党支部组织生活会会议记录\n批评与自我批评：\n晏小山提出：希望温书记劳逸结合，保重身体。\n"
        "江照临提出：建议温书记继续发扬优点，再接再厉。"
    )
    drawn = record(text, "organizational_life_meeting")
    assert [row["hollow"] for row in rows(drawn, "criticisms")] == [True, True]


PLAIN = (
    "温如玉：我主要是学习不够深入，今后加强。\n晏小山：温书记工作认真，就是要多注意休息。\n"
    "何雨桐：晏小山同志答应的回访拖了三个月。\n"
)


def test_criticism_that_no_word_calls_so() -> None:
    of = record(f"组织生活会记录\n主持人：温如玉\n{PLAIN}", "organizational_life_meeting")
    assert of.elements["criticism"].status == "present"
    assert [(row["critic"], row["target"], row["hollow"]) for row in rows(of, "criticisms")] == [
        ("温如玉", "温如玉", False),
        ("晏小山", "温书记", True),
        ("何雨桐", "晏小山", False),
    ]


def test_speeches_of_oneself_are_no_criticism() -> None:
    of = record(
        "组织生活会记录\n温如玉：我把去年的工作说一下。\n晏小山：我补充两点意见。\n",
        "organizational_life_meeting",
    )
    assert rows(of, "criticisms") == []


GRADED = [["姓名", "优秀", "合格"], ["温如玉", "6", "4"], ["晏小山", "3", "7"], ["江照临", "2", "8"]]


@pytest.mark.parametrize(("last", "members"), [([], 3), (["其他5人", "", "5"], None)])
def test_how_many_were_graded_by_a_table(last: list[str], members: int | None) -> None:
    rows_of = [*GRADED, last] if last else GRADED
    of = word_record(grid_only(*rows_of), "democratic_appraisal")
    assert of.facts["graded_members"] == members


def test_speeches_below_a_heading_fill_it() -> None:
    speeches = "温如玉发言：三次走访没有去。\n晏小山发言：两次记录漏了名字。\n"
    text = f"一、学习条例\n二、个人自评\n{speeches}三、民主测评\n发出测评票9张。"
    drawn = record(HEAD + text, "democratic_appraisal")
    assert drawn.elements["criticism"].status == "present"


def test_a_heading_that_nobody_fills_is_blank() -> None:
    text = "一、学习条例\n二、个人自评\n三、民主测评\n发出测评票9张，收回9张。"
    assert record(HEAD + text, "democratic_appraisal").elements["criticism"].status == "blank"


def test_answers_to_the_one_who_has_just_spoken() -> None:
    meeting = record(
        "桑榆里社区党支部2024年度组织生活会\n温如玉自我批评：抓工作爱包办。晏小山批评他，周会常常拖到饭点；江小鱼批评：布置任务只发语音。\n"
        "晏小山自我批评：入户登记有六户是电话问的。温如玉批评她，数字报得快，核得慢。\n江小鱼自我批评：会议记录有补写。大家没有提意见。\n",
        "organizational_life_meeting",
    )
    pairs = [(row["critic"], row["target"]) for row in rows(meeting, "criticisms") if not row["own"]]
    assert pairs == [("晏小山", "温如玉"), ("江小鱼", "温如玉"), ("温如玉", "晏小山")]
    assert meeting.facts["uncriticised"] == "江小鱼"


def test_opinions_line_by_line_to_one_person() -> None:
    meeting = record(
        "桑榆里社区党支部2024年度组织生活会\n大家对温如玉提出批评意见：\n晏小山：开会常常临时通知。\n江小鱼：对年轻人批评多鼓励少。\n"
        "温如玉表态：诚恳接受。\n",
        "organizational_life_meeting",
    )
    pairs = [(row["critic"], row["target"]) for row in rows(meeting, "criticisms")][:2]
    assert pairs == [("晏小山", "温如玉"), ("江小鱼", "温如玉")]


def test_grades_that_are_set_by_name() -> None:
    text = "支委会评定：温如玉、晏小山、江照临3名同志为优秀，其余5名同志为合格，没有不合格。\n"
    told = record("民主评议党员会议记录\n" + text, "democratic_appraisal")
    assert (told.facts["graded_excellent"], told.facts["graded_total"]) == (3, 8)


def test_grades_behind_the_names() -> None:
    text = "参加评议党员17人，收回测评表17份。\n优秀：温如玉、晏小山、江照临、柏青（4人）\n合格：12人\n"
    told = record("民主评议党员结果\n" + text, "democratic_appraisal")
    graded = ("graded_excellent", "graded_total", "graded_members")
    assert [told.facts[name] for name in graded] == [4, 16, 17]


LIFE = "供水党支部2024年度组织生活会记录\n时间：2025年2月20日14:00\n主持人：温如玉\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "一、支委会班子对照检查（晏小山代表班子）\n1.理论学习不够系统。\n2.党小组会质量不高，有时两句话就散。\n"
            "二、个人发言\n温如玉：我抓得不紧。\n1.另一件事\n2.又一件事\n",
            ["理论学习不够系统", "党小组会质量不高，有时两句话就散"],
        ),
        (
            "班子查摆\n1.支委到一线次数少；2.回访率低，仅1.5成；3.台账缺失。\n",
            ["支委到一线次数少", "回访率低，仅1.5成", "台账缺失"],
        ),
        ("一、查摆的主要问题\n（1）学习偏重读文件；\n（2）走访不经常。\n", ["学习偏重读文件", "走访不经常"]),
        ("支委会查出一个问题：走访不经常。\n1.会前学习\n2.谈心谈话\n", []),
        ("班子查摆\n1.学习偏重读文件。\n批评和自我批评\n", []),
    ],
    ids=["lines", "one line", "brackets", "no heading", "only one"],
)
def test_problems_that_the_committee_raises(text: str, problems: list[str]) -> None:
    found = rows(record(LIFE + text, "organizational_life_meeting"), "raised")
    assert [row["problem"] for row in found] == problems
