"""缺席人员及原因: with and without reasons, counted, told in prose, or nobody."""

from __future__ import annotations

from typing import Any

import pytest

from branchaudit.check.verdict import SURE
from branchaudit.model import Fact
from read.docx_builder import para
from records import TITLE, element, grid, grid_only, record, word_record

HEAD = "时间：2023年5月8日\n应到：19人  实到：17人\n"


def absent(text: str) -> Fact:
    return element(HEAD + text + "\n主持人：江照临", "absentees")


def people(fact: Fact) -> list[tuple[str, str | None]]:
    assert isinstance(fact.normalized, list), fact
    entries: list[Any] = fact.normalized
    return [(entry["name"], entry["reason"]) for entry in entries]


@pytest.mark.parametrize(
    "label",
    [
        "缺席人员",
        "缺席人员及原因",
        "缺 席",
        "请假人员",
        "未到会人员及原因",
        "请假人员及事由",
        "因故未到",
        "缺席（请假）人员",
    ],
)
def test_label_variants(label: str) -> None:
    fact = absent(f"{label}：温如玉（病假）、晏小山（出差）")
    assert fact.status == "present"
    assert people(fact) == [("温如玉", "病假"), ("晏小山", "出差")]


@pytest.mark.parametrize(
    "written",
    [
        "温如玉（病假）、晏小山（出差）",
        "温如玉(病假)，晏小山(出差)",
        "温如玉（病假） 晏小山（出差）",
        "温如玉因病请假，晏小山因公出差请假",
        "温如玉同志因病请假、晏小山同志因公出差请假",
        "温如玉病假，晏小山出差",
        "温如玉：病假；晏小山：出差",
        "2人：温如玉（病假）、晏小山（出差）",
        "2人，温如玉（病假）、晏小山（出差）",
    ],
)
def test_everybody_with_a_reason(written: str) -> None:
    fact = absent(f"缺席人员：{written}")
    assert fact.status == "present"
    got = people(fact)
    assert [name for name, _ in got] == ["温如玉", "晏小山"]
    assert all(reason for _, reason in got)


@pytest.mark.parametrize(
    "written",
    [
        "温如玉、晏小山（均出差）",
        "温如玉、晏小山（2人均出差）",
        "温如玉、晏小山均因公出差",
        "温如玉、晏小山（出差）",
        "温如玉、晏小山（都在外出差）",
    ],
)
def test_one_reason_for_all(written: str) -> None:
    fact = absent(f"缺席人员及原因：{written}")
    assert fact.status == "present"
    assert [name for name, reason in people(fact) if reason] == ["温如玉", "晏小山"]


@pytest.mark.parametrize(
    "written", ["温如玉、晏小山", "温如玉，晏小山（出差）", "2人", "温如玉等2人", "两名党员", "温如玉 晏小山"]
)
def test_names_without_reasons_or_a_number_alone_are_partial(written: str) -> None:
    assert absent(f"缺席人员：{written}").status == "partial"


@pytest.mark.parametrize("written", ["XX（出差）", "×××", "张×（病假）", "__"])
def test_placeholders(written: str) -> None:
    assert absent(f"缺席人员：{written}").status == "placeholder"


@pytest.mark.parametrize(
    "written", ["无", "暂无", "没有", "无。", "无人缺席", "0人", "无缺席人员", "全部到会", "—"]
)
def test_nobody_was_absent(written: str) -> None:
    fact = element(f"应到：19人  实到：19人\n缺席人员：{written}\n主持人：江照临", "absentees")
    assert (fact.status, fact.normalized) == ("present", [])


def test_an_empty_label_is_blank_and_an_absent_one_missing() -> None:
    assert absent("缺席人员：").status == "blank"
    assert absent("缺席人员：  列席人员：江照临").status == "blank"
    assert absent("讨论：大家谈了看法。").status == "missing"


@pytest.mark.parametrize(
    "sentence",
    [
        "应到党员19人，实到17人，温如玉因病请假，晏小山因公出差请假。",
        "会议应到19人，实到17人，温如玉同志因病、晏小山同志因公出差请假。",
        "党员温如玉因病请假，晏小山因公出差未能到会。",
        "应到19人，实到17人，缺席2人：温如玉（病假）、晏小山（出差）。",
        "应到19人，实到17人（缺席2人：温如玉，病假；晏小山，出差）。",
    ],
)
def test_in_prose(sentence: str) -> None:
    fact = element(f"2023年5月8日，支部在二楼东厅开会。{sentence}\n会议由江照临主持。", "absentees")
    assert fact.status == "present"
    assert [name for name, reason in people(fact) if reason] == ["温如玉", "晏小山"]


def test_names_without_a_reason_in_prose() -> None:
    fact = element("2023年5月8日，应到19人，实到17人，温如玉、晏小山请假。", "absentees")
    assert fact.status == "partial"
    assert [name for name, _ in people(fact)] == ["温如玉", "晏小山"]


def test_a_rule_about_absence_is_no_absence() -> None:
    text = (
        "2023年5月8日，应到19人，实到19人。会议强调，今后无故缺席三次的要在会上作说明，请假应当提前一天提出。"
    )
    assert element(text, "absentees").status == "missing"


def test_a_name_like_a_post_is_not_counted_twice() -> None:
    drawn = record(TITLE + HEAD + "缺席人员：组织委员温如玉（病假）、晏小山同志（出差）")
    assert people(drawn.elements["absentees"]) == [("温如玉", "病假"), ("晏小山", "出差")]
    assert drawn.facts["absent_count"] == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("缺席人数：2人", 2),
        ("缺席人员：温如玉（病假）、晏小山（出差）、江照临（值班）", 3),
        ("缺席人员：无", 0),
    ],
)
def test_the_number_that_rules_compare(text: str, number: int) -> None:
    assert record(TITLE + HEAD + text).facts["absent_count"] == number


def test_in_a_cell() -> None:
    drawn = word_record(grid(["应到", "19", "实到", "18"], ["缺席人员\n及原因", "温如玉（病假）"]))
    assert people(drawn.elements["absentees"]) == [("温如玉", "病假")]


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        (
            "应到18人，实到16人，请假2名（温如玉因公出差，晏小山住院治疗）",
            [("温如玉", "因公出差"), ("晏小山", "住院治疗")],
        ),
        ("应到18人，实到17人，缺席1人（温如玉，病假）", [("温如玉", "病假")]),
        ("应到18人，实到17人，温如玉请假（外出务工）", [("温如玉", "外出务工")]),
    ],
)
def test_on_the_line_of_the_counts(line: str, absent: list[tuple[str, str]]) -> None:
    fact = record(TITLE + "时间：2023年5月8日\n" + line + "\n").elements["absentees"]
    assert fact.status == "present"
    assert fact.normalized == [{"name": name, "reason": reason} for name, reason in absent]


def test_a_reason_reaches_back_to_the_last_comma() -> None:
    fact = absent("缺席人员及原因：温如玉、晏小山（住院），江照临（探亲），谢长安、柳三变（值班）")
    assert fact.status == "present"
    assert [reason for _, reason in people(fact)] == ["住院", "住院", "探亲", "值班", "值班"]


def test_those_who_were_due_and_came_are_not_counted_as_absent() -> None:
    facts = record(TITLE + "应到6个，到了5个，江照临请假\n").facts
    assert (facts["expected_count"], facts["actual_count"], facts["absent_count"]) == (6, 5, 1)


def test_names_that_are_no_surnames_are_all_counted() -> None:
    facts = record(TITLE + "应到12人，实到10人，没来的：甘蓝、芥子\n").facts
    assert facts["absent_count"] == 2


def test_reasons_behind_teams() -> None:
    text = "应到21名，实到19名，另外两名党员请假：舞美队的宫弦在省城装台，演员队的黄钟扁桃体手术。\n"
    assert record(TITLE + text).elements["absentees"].status == "present"


def test_what_stands_in_brackets_behind_a_reason_is_no_name() -> None:
    fact = absent("缺席人员：温如玉因病住院（石家庄）")
    assert [name for name, _ in people(fact)] == ["温如玉"]


def test_one_reason_for_two_names_of_a_clause() -> None:
    fact = absent("没到的三人：温如玉在县医院住院，晏小山、江照临跑长途没回来。")
    assert fact.status == "present"
    assert people(fact) == [
        ("温如玉", "在县医院住院"),
        ("晏小山", "跑长途没回来"),
        ("江照临", "跑长途没回来"),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("应到2人，实到1人，请假1人（温如玉，当晚带班）。", [("温如玉", "当晚带班")]),
        (
            "应到9名，实到7名，缺席2名（温如玉，押运途中；晏小山，产假），符合规定。",
            [("温如玉", "押运途中"), ("晏小山", "产假")],
        ),
        (
            "应到7人，实到5人，温如玉（住儿子家，外地）、晏小山（腰病）没来",
            [("温如玉", "住儿子家,外地"), ("晏小山", "腰病")],
        ),
    ],
)
def test_reasons_in_parentheses_behind_the_number(written: str, expected: list[tuple[str, str]]) -> None:
    fact = element(f"时间：2023年5月8日\n主持人：江照临\n{written}", "absentees")
    assert fact.status == "present"
    assert people(fact) == expected


def test_a_number_and_leave_are_no_reason() -> None:
    fact = element("2023年5月8日在村部开会。应到17名，实到15名，温如玉、晏小山2人请假。", "absentees")
    assert fact.status == "partial"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("没有来的七名，四名在外务工，何雨桐住院，冉一鸣和江照临值班", 7),
        ("没来的五个人，何雨桐、何雨晴姐妹两个在外打工，冉一鸣住院，江照临、晏小山值班", 5),
        ("在外务工的15人（名单另附），何雨桐、冉一鸣2人生病", 17),
        ("何雨桐等3名在外务工，另有2名住院", 5),
    ],
)
def test_parts_of_a_total_are_not_added_to_it(written: str, number: int) -> None:
    of = record(f"桑榆里社区党支部党员大会会议记录\n应到：30人  实到：10人\n缺席：{written}\n")
    assert of.facts["absent_count"] == number


def test_a_reason_may_follow_a_name_at_once() -> None:
    fact = element("应到9 实到7 （司马越航班保障、郭达休假）\n", "absentees")
    assert fact.status == "present"
    assert fact.normalized == [{"name": "司马越", "reason": "航班保障"}, {"name": "郭达", "reason": "休假"}]


def test_no_reason_given_is_no_reason() -> None:
    fact = element("应到9人，实到7人。没来的两个人，何雨桐住院，冉一鸣没有说原因。\n", "absentees")
    assert fact.status == "partial"


def test_a_form_asks_for_names() -> None:
    text = "主题党日\n时间：2023年5月8日\n主持：温如玉\n记录：晏小山\n应到9人，实到7人，2人值守\n主题：灯\n"
    assert record(text, "theme_party_day").elements["absentees"].status == "partial"


def test_one_name_and_no_reason_in_parentheses() -> None:
    text = "到会：温如玉、晏小山 （应到3人，实到2人，缺席：何雨桐，没说原因）\n"
    assert element(text, "absentees").status == "partial"


def test_the_reason_has_a_cell_of_its_own() -> None:
    row = grid_only(["应到", "实到", "缺席", "原因"], ["7人", "6人", "何大山", "外地验车"])
    assert word_record(para(TITLE.strip()) + row).elements["absentees"].status == "present"
    empty = grid_only(["应到", "实到", "缺席", "原因"], ["7人", "6人", "何大山", ""])
    assert word_record(para(TITLE.strip()) + empty).elements["absentees"].status == "partial"


def test_an_excuse_behind_the_reason_is_no_name() -> None:
    text = "应学10人，实学9人，江照临（去县里送凭证，已安排补学）未参加"
    fact = element(text, "absentees")
    assert fact.status == "present"
    assert [name for name, _ in people(fact)] == ["江照临"]


def test_the_only_one_who_did_not_come() -> None:
    fact = element("应到13人，实到12人，只有骆铁山因心脏复查缺席。", "absentees")
    assert [name for name, _ in people(fact)] == ["骆铁山"]


@pytest.mark.parametrize(
    ("written", "reasons"),
    [
        ("毕业班监考2人（江照临、冉一鸣），外出教研1人（柏青）", ["毕业班监考", "毕业班监考", "外出教研"]),
        ("在岗1人（江照临，公出）；待退2人（冉一鸣、柏青），均已请假", ["公出", "待退", "待退"]),
        ("请假3人（江照临、冉一鸣、柏青）", [None, None, None]),
        ("正式党员2人（江照临、冉一鸣），预备党员1人（柏青）", [None, None, None]),
    ],
    ids=["groups with a reason each", "a reason in the brackets", "leave is no reason", "who they are"],
)
def test_counted_groups_in_brackets(written: str, reasons: list[str | None]) -> None:
    fact = element(f"应到19人，实到16人\n缺席人员：{written}\n", "absentees")
    assert people(fact) == list(zip(["江照临", "冉一鸣", "柏青"], reasons, strict=True))
    assert fact.status == ("present" if all(reasons) else "partial")


def test_the_bracket_around_the_absentees_is_none_of_them() -> None:
    fact = element("应到19人，实到17人（缺席：江照临、冉一鸣）\n", "absentees")
    assert fact.value == "江照临、冉一鸣"


@pytest.mark.parametrize(
    "written",
    [
        "三位没有到会的同志事先打了招呼：江照临在省城做手术，冉一鸣照看刚出生的孙女。",
        "没有到会的两位：江照临（照看母亲）、冉一鸣（跑运输未回）。",
        "两人没来：江照临和冉一鸣都回老家收麦子去了",
        "江照临赴外区支教、冉一鸣产检，均已向支部请假。",
        "听课21人（应到23人，跑长途未归2人：江照临、冉一鸣）",
    ],
)
def test_behind_words_that_announce_them(written: str) -> None:
    fact = element(f"应到19人，实到17人，{written}", "absentees")
    assert fact.status == "present"
    assert [name for name, _ in people(fact)] == ["江照临", "冉一鸣"]


@pytest.mark.parametrize(
    "line",
    ["缺席：江照临（山顶值班），次日补学", "出缺席情况：应到19名，实到18名。请假1名：江照临（夜班末车）。"],
)
def test_what_follows_the_reason(line: str) -> None:
    fact = element(line, "absentees")
    assert (fact.status, people(fact)[0][0]) == ("present", "江照临")


def test_a_counted_list_goes_on_behind_a_semicolon() -> None:
    fact = absent("缺席2人：温如玉（市里培训）；晏小山（带学生参加科技节）。")
    assert fact.status == "present"
    assert people(fact) == [("温如玉", "市里培训"), ("晏小山", "带学生参加科技节")]


def test_every_group_that_is_counted_has_its_reason() -> None:
    fact = absent("缺席情况：温如玉、晏小山2人街面夜巡值班，柏青1人住院")
    assert people(fact) == [("温如玉", "街面夜巡值班"), ("晏小山", "街面夜巡值班"), ("柏青", "住院")]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("卞和（出差）、李玉和（病假）、占春和（值班）", ["卞和", "李玉和", "占春和"]),
        ("何雨桐和李玉和因病请假，占军出差", ["何雨桐", "李玉和", "占军"]),
        ("何雨桐和李玉明因病请假，王军出差", ["何雨桐", "李玉明", "王军"]),
        ("周启明、李玉和因病请假", ["周启明", "李玉和"]),
        ("周启明（出差），和宋清河（病假）", ["周启明", "宋清河"]),
    ],
)
def test_the_he_of_a_name_and_the_he_between_names(written: str, names: list[str]) -> None:
    absent = element(f"缺席人员：{written}", "absentees").normalized
    assert isinstance(absent, list)
    assert [person["name"] if isinstance(person, dict) else person for person in absent] == names


# ---------------------------------------------------------------- told behind the head count
@pytest.mark.parametrize("reason", ["照顾病人", "送孩子上学", "参加职工培训"])
def test_reasons_that_name_others_are_reasons_all_the_same(reason: str) -> None:
    told = f"应到8人，实到6人，晏小山因{reason}请假，何雨桐因外出务工（由小组微信传达）请假。"
    text = f"时间：2023年5月8日\n会议由江照临主持。{told}\n"
    assert people(element(text, "absentees")) == [
        ("晏小山", f"因{reason}"),
        ("何雨桐", "因外出务工(由小组微信传达)"),
    ]


def test_everybody_is_there_where_fewer_came_is_no_sure_zero() -> None:
    text = HEAD + "江照临清点后说人到齐了，开始开会。\n议题：安全检查"
    assert element(text, "absentees").confidence < SURE


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        (
            "未到4名：何大山、江小鱼、石磊、温澜，均随团到外省交付设备，会前未提交书面意见。",
            [
                (name, "均随团到外省交付设备,会前未提交书面意见")
                for name in ("何大山", "江小鱼", "石磊", "温澜")
            ],
        ),
        ("缺一名，是何大山，在县里透析，事先跟书记说过。", [("何大山", "在县里透析")]),
        ("尚有1人何大山，在手术恢复期，经书记同意请假。", [("何大山", "在手术恢复期")]),
        (
            "未到2名：何大山，驻省外押运，会前向支部提交书面意见；石磊，骨折住院，没有提交。",
            [("何大山", "驻省外押运"), ("石磊", "骨折住院")],
        ),
        (
            "缺席：正式党员2人。何大山，项目驻点，请假；石磊，境外出差，请假。",
            [("何大山", "项目驻点"), ("石磊", "境外出差")],
        ),
        (
            "因下井当班不能到会2名：何大山、石磊。",
            [(name, "因下井当班不能到会2名:") for name in ("何大山", "石磊")],
        ),
    ],
)
def test_reasons_that_go_on_in_the_sentence(line: str, absent: list[tuple[str, str]]) -> None:
    fact = record(TITLE + "时间：2023年5月8日\n应到19人，实到15人。" + line + "\n").elements["absentees"]
    assert fact.status == "present"
    assert [name for name, _ in people(fact)] == [name for name, _ in absent]
    assert all(reason for _, reason in people(fact))


def test_leave_alone_is_no_reason() -> None:
    fact = record(
        TITLE + "时间：2023年5月8日\n应到19人，实到17人\n缺席：何大山、石磊，均已向书记请假\n"
    ).elements["absentees"]
    assert fact.status == "partial"


def test_the_list_of_those_who_came_is_not_of_the_absent() -> None:
    text = (
        "本支部党员四名，应到四名，实到三名：温如玉、晏小山、江小鱼。缺一名，是何大山，在县里透析，事先说过。"
    )
    fact = record("党员大会\n二〇二五年一月二十二日上午，温如玉主持，晏小山记录。\n" + text).elements[
        "absentees"
    ]
    assert [name for name, _ in people(fact)] == ["何大山"]


def test_why_somebody_else_took_the_minutes() -> None:
    text = (
        "时间：2023年5月8日\n主持：温如玉　记录：晏小山（何大山本次缺席）\n"
        "应到8人，实到7人，缺席1人（何大山，倒班休息，已请假）。\n"
    )
    fact = record(TITLE + text).elements["absentees"]
    assert [name for name, _ in people(fact)] == ["何大山"]
