"""Minutes told in sentences, without a label: what a village secretary writes is read as well."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from records import found, record

GENERAL = (
    "石滩村党员大会\n2023年5月8日晚上七点半，村支书温如玉把党员召集到村部二楼东厅开会。"
    "村里党员34名，来了31名，江照临摔了腿在家养着，冉一鸣、何雨桐在外打工没回来。"
    "会上商量的是机耕路修不修、钱从哪出。老岳反映雨天稻子拉不下来；晏小山说先问乡里有没有补助。"
    "最后大家商定每户出工两天，水泥由村集体买。晏小山记"
)
NOTES = (
    "一车间党小组会\n2023年5月8日班后，检修间隔壁的库房，小组党员9个，到7个，温如玉值夜班，何雨桐请了婚假。"
    "江照临班长主持，说打锚杆偷工减料。葛师傅承认上个班那根打短了；冯喜来建议当班互查。"
    "就这么定，从明天起两人一组互查，谁查谁签字。"
)


def told(text: str, doc_type: str = "branch_general_meeting") -> Record:
    return record(text, doc_type)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time", "2023年5月8日晚上七点半"),
        ("chair", "温如玉"),
        ("recorder", "晏小山"),
        ("expected_attendance", "34名"),
        ("actual_attendance", "31名"),
        ("topic", "机耕路修不修、钱从哪出"),
    ],
)
def test_a_village_meeting(name: str, value: str) -> None:
    assert found(told(GENERAL).elements[name]) == ("present", value)


@pytest.mark.parametrize("name", ["place", "absentees", "discussion", "resolution"])
def test_nothing_is_missing_that_the_sentences_tell(name: str) -> None:
    assert told(GENERAL).elements[name].status == "present"


def test_notes_of_a_workshop() -> None:
    elements = told(NOTES, "party_group_meeting").elements
    assert found(elements["chair"]) == ("present", "江照临")
    assert found(elements["place"]) == ("present", "检修间隔壁的库房")
    assert (elements["expected_attendance"].normalized, elements["actual_attendance"].normalized) == (9, 7)
    assert found(elements["absentees"]) == ("present", "温如玉值夜班，何雨桐请了婚假")
    assert elements["discussion"].status == "present"
    assert elements["resolution"].status == "present"
    assert elements["recorder"].status == "missing"


@pytest.mark.parametrize(
    ("sentence", "due", "came"),
    [
        ("二十一名党员到了十六名，五个还在外面送件。", 21, 16),
        ("到会33人，党员总数37人，四人请了假。", 37, 33),
        ("坐了41个党员，册子上是53个。", 53, 41),
        ("支委5名到3名。", 5, 3),
        ("检修间，7人，6人，温如玉补觉。", 7, 6),
        ("8个党员7个在场。", 8, 7),
        ("12个党员一个不缺。", 12, 12),
        ("三个支委都来了。", 3, 3),
    ],
)
def test_pairs_of_head_counts(sentence: str, due: int, came: int) -> None:
    elements = told(f"石滩村党员大会\n2023年5月8日在村部开会。{sentence}主要研究机耕路。").elements
    assert (elements["expected_attendance"].normalized, elements["actual_attendance"].normalized) == (
        due,
        came,
    )


@pytest.mark.parametrize(
    "sentence", ["30户签了协议，来了5户。", "全村党员34名。", "每名党员走访5户，实到3户。"]
)
def test_other_numbers_are_no_pair(sentence: str) -> None:
    elements = told(f"石滩村党员大会\n2023年5月8日在村部开会。{sentence}").elements
    assert elements["actual_attendance"].status == "missing"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("温如玉书记主持", "温如玉"),
        ("郎桂生厂长兼书记主持", "郎桂生"),
        ("会是温如玉召集并主持的", "温如玉"),
        ("温如玉同志主持了这次会", "温如玉"),
        ("主持会议的是副书记温如玉", "温如玉"),
        ("到会的有温如玉（主持）、晏小山", "温如玉"),
    ],
)
def test_ways_to_say_who_chaired(written: str, name: str) -> None:
    assert found(told(f"石滩村党员大会\n2023年5月8日，{written}。").elements["chair"]) == ("present", name)


@pytest.mark.parametrize("written", ["车间书记主持", "安全组长主持", "由支部副书记主持"])
def test_a_post_alone_is_no_chair(written: str) -> None:
    assert told(f"石滩村党员大会\n2023年5月8日，{written}会议。").elements["chair"].status == "partial"


@pytest.mark.parametrize(
    "end", ["晏小山记", "（晏小山记）", "——晏小山", "晏小山", "记录 晏小山", "执笔：晏小山"]
)
def test_who_wrote_it_stands_at_the_end(end: str) -> None:
    text = f"石滩村党员大会\n2023年5月8日，温如玉主持。大家商定先修路。{end}"
    assert found(told(text).elements["recorder"]) == ("present", "晏小山")


def test_a_form_with_an_empty_field_is_not_mended_by_a_sentence() -> None:
    text = (
        "石滩村党员大会\n时间：2023年5月8日\n地点：\n主持人：温如玉\n记录人：\n议题：研究机耕路\n"
        "大家在村口老槐树下开会时商量过。晏小山"
    )
    elements = told(text).elements
    assert (elements["place"].status, elements["recorder"].status) == ("blank", "blank")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("应到26人，实到24人，两人执勤：温如玉、何雨桐。", ["温如玉", "何雨桐"]),
        ("应到26人，实到24人，温如玉、何雨桐两人出差。", ["温如玉", "何雨桐"]),
        ("应到26人，实到25人，书记温如玉赴省城学习。", ["温如玉"]),
    ],
)
def test_one_reason_for_those_who_are_counted_together(sentence: str, names: list[str]) -> None:
    fact = told(f"石滩村党员大会\n2023年5月8日在村部开会。{sentence}").elements["absentees"]
    assert fact.status == "present"
    assert isinstance(fact.normalized, list)
    assert [person["name"] for person in fact.normalized if isinstance(person, dict)] == names


def test_somebody_who_did_not_come_has_no_reason() -> None:
    text = "石滩村党员大会\n2023年5月8日在村部开会。应到26人，实到25人，温如玉没来。"
    assert told(text).elements["absentees"].status == "partial"


@pytest.mark.parametrize(
    "sentence",
    [
        "讲课的是退休老教师温如玉。",
        "支部书记温如玉给党员上党课。",
        "组织委员温如玉讲村务公开怎么公开。",
        "温如玉同志主讲。",
    ],
)
def test_who_gave_the_lecture(sentence: str) -> None:
    text = f"石滩村党课\n2023年5月8日，村部二楼东厅，{sentence}29个党员坐着听。"
    elements = told(text, "party_lecture").elements
    assert found(elements["speaker"]) == ("present", "温如玉")
    assert elements["actual_attendance"].normalized == 29


@pytest.mark.parametrize(
    "written",
    [
        "指导员仇越主持，战训参谋晏小山作记录。会后晏小山整理",
        "主持人为温如玉，记录人为晏小山",
        "记录由文书晏小山担任",
        "书记温如玉同志主持，支委晏小山同志记录",
    ],
)
def test_ways_to_say_who_wrote_it(written: str) -> None:
    fact = told(f"石滩村党员大会\n2023年5月8日，{written}。").elements["recorder"]
    assert found(fact) == ("present", "晏小山")


def test_four_characters_of_a_speech_are_no_name() -> None:
    text = "石滩村党员大会\n时间：2023年5月8日\n记录：\n温如玉：当面说可以，记录还是要有。\n"
    assert told(text).elements["recorder"].status != "present"


@pytest.mark.parametrize("written", ["请竹青青做了记录", "内勤钱小鲢作活动记录。钱小鲢提出下次带割刀"])
def test_who_was_asked_to_write(written: str) -> None:
    fact = told(f"石滩村党员大会\n2023年5月8日，组长温如玉主持，{written}。").elements["recorder"]
    assert fact.value in ("竹青青", "钱小鲢")


def test_so_many_raised_their_hands() -> None:
    text = "石滩村党员大会\n2023年5月8日，大家定下两条。举手的23人，没有反对的，没有弃权的。"
    assert told(text).elements["vote_result"].status == "present"
