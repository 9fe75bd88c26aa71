"""Papers: who reports, which year, problems, causes, next steps, issuer and the date at the end."""

from __future__ import annotations

import pytest

from branchaudit.model import Fact
from read.docx_builder import para
from records import found, grid_only, record, rows, word_record

DEBRIEFING = """\
桑榆里社区党支部书记2023年度抓党建工作述职报告
述职人：温如玉
一年来，组织开展主题党日十二次。
一、存在的问题
支委分工不够细，两次党课没有留下讲稿。
二、原因分析
对台账看得轻，平时不检查。
三、下一步打算
每月末检查一次台账。
桑榆里社区党支部
2023年12月28日
"""


def of(name: str, text: str = DEBRIEFING, as_type: str = "debriefing") -> Fact:
    return record(text, as_type).elements[name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reporter", "温如玉"),
        ("period", "2023年度"),
        ("issuer", "桑榆里社区党支部"),
        ("date_signed", "2023年12月28日"),
    ],
)
def test_the_frame_of_a_paper(name: str, value: str) -> None:
    assert found(of(name)) == ("present", value)


@pytest.mark.parametrize(
    ("name", "sentence"), [("problems", "支委分工"), ("causes", "对台账看得轻"), ("next_steps", "每月末检查")]
)
def test_sections_by_their_headings(name: str, sentence: str) -> None:
    fact = of(name)
    assert fact.status == "present"
    assert fact.span is not None
    assert DEBRIEFING[slice(*fact.span)].strip().startswith(sentence)


def test_the_date_of_a_paper_is_the_one_at_its_end() -> None:
    assert record(DEBRIEFING, "debriefing").date == "2023-12-28"


@pytest.mark.parametrize("heading", ["一、存在的问题\n", "二、原因分析\n", "三、下一步打算\n"])
def test_a_part_left_out_is_missing(heading: str) -> None:
    lines = DEBRIEFING.splitlines(keepends=True)
    at = lines.index(heading)
    text = "".join(lines[:at] + lines[at + 2 :])
    names = {"一": "problems", "二": "causes", "三": "next_steps"}
    assert of(names[heading[0]], text).status == "missing"
    others = set(names.values()) - {names[heading[0]]}
    assert {of(name, text).status for name in others} == {"present"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("回顾一年，还存在一些问题，主要是党课讲稿留得不全。", "problems"),
        ("不足之处是支委分工不细。", "problems"),
        ("究其原因，是平时不检查。", "causes"),
        ("产生问题的原因主要是平时不检查。", "causes"),
        ("下一步，每月末检查一次台账。", "next_steps"),
        ("2024年将重点抓好党员教育。", "next_steps"),
        ("今后要把台账管好。", "next_steps"),
    ],
)
def test_parts_in_prose(sentence: str, name: str) -> None:
    text = f"2023年度工作总结\n一年来，支部开展主题党日十二次。\n{sentence}\n桑榆里社区党支部\n2023年12月28日"
    assert of(name, text, "work_summary").status == "present"


def test_putting_old_problems_right_is_no_list_of_problems() -> None:
    text = DEBRIEFING.replace("一、存在的问题", "一、上年度问题整改情况")
    assert of("problems", text).status == "missing"


@pytest.mark.parametrize(
    ("end", "issuer", "date"),
    [
        ("桑榆里社区党支部\n2023年12月28日", "present", "present"),
        ("中共雁塘镇河湾村支部委员会\n二〇二三年十二月二十八日", "present", "present"),
        ("桑榆里社区党支部  2023年12月28日", "present", "present"),
        ("XX党支部\n2023年12月28日", "placeholder", "present"),
        ("桑榆里社区党支部\n20  年  月  日", "present", "placeholder"),
        ("桑榆里社区党支部\n2023年12月", "present", "partial"),
        ("桑榆里社区党支部\n12月28日", "present", "missing"),
    ],
)
def test_the_end_of_a_paper(end: str, issuer: str, date: str) -> None:
    drawn = record(f"工作总结\n一年来，开展主题党日十二次。\n{end}", "work_summary")
    assert (drawn.elements["issuer"].status, drawn.elements["date_signed"].status) == (issuer, date)


@pytest.mark.parametrize(
    "head",
    [
        "填报单位：桑榆里社区党支部    填报日期：2023年12月28日",
        "单位：桑榆里社区党支部\n日期：2023年12月28日",
        "报送单位：桑榆里社区党支部  报送时间：2023.12.28",
    ],
)
def test_the_head_of_a_form_names_them_too(head: str) -> None:
    drawn = record(f"年度工作总结\n{head}\n一年来，开展主题党日十二次。", "work_summary")
    assert found(drawn.elements["issuer"]) == ("present", "桑榆里社区党支部")
    assert drawn.elements["date_signed"].status == "present"
    assert drawn.date == "2023-12-28"


def test_without_an_end_the_unit_in_the_title_answers() -> None:
    drawn = record("桑榆里社区党支部2023年工作总结\n一年来，开展主题党日十二次。", "work_summary")
    assert found(drawn.elements["issuer"]) == ("present", "桑榆里社区党支部")
    blank = record("XX党支部2023年工作总结\n一年来，开展主题党日十二次。", "work_summary")
    assert blank.elements["issuer"].status == "placeholder"


@pytest.mark.parametrize(
    ("title", "status", "value"),
    [
        ("2023年度工作总结", "present", "2023年度"),
        ("2023年上半年工作总结", "present", "2023年上半年"),
        ("2023年工作计划", "present", "2023年"),
        ("二〇二三年工作总结", "present", "二〇二三年"),
        ("20XX年度工作总结", "placeholder", "20XX年度"),
        ("工作总结", "missing", None),
    ],
)
def test_the_period(title: str, status: str, value: str | None) -> None:
    text = f"{title}\n支部按月开展主题党日，按季度上党课。"
    assert found(of("period", text, "work_summary")) == (status, value)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("党支部书记述职报告\n述职人：温如玉\n一年来……", "present"),
        ("党支部书记述职报告\n桑榆里社区党支部书记  温如玉\n一年来，抓了三件事。", "present"),
        ("党支部书记述职报告\n温如玉\n一年来，抓了三件事。", "present"),
        ("党支部书记述职报告\n述职人：\n一年来，抓了三件事。", "blank"),
        ("党支部书记述职报告\n述职人：XXX\n一年来，抓了三件事。", "placeholder"),
        ("党支部书记述职报告\n述职人：党支部书记\n一年来，抓了三件事。", "partial"),
        ("党支部书记述职报告\n一年来，抓了三件事。", "missing"),
    ],
)
def test_who_reports(text: str, status: str) -> None:
    assert of("reporter", text).status == status


def test_a_self_examination_needs_measures_or_next_steps() -> None:
    parts = ("一、存在问题\n学习不够系统。", "二、原因剖析\n抓得不紧。", "三、今后努力方向\n每周读书一次。")
    drawn = record("\n".join(("个人对照检查材料", "温如玉", *parts)), "self_examination")
    names = ("problems", "causes", "rectification_measures")
    assert {drawn.elements[name].status for name in names} == {"present"}


@pytest.mark.parametrize("sentence", ["20xx年，支部学习十二次。", "邀请XX党支部共建。"])
def test_a_sentence_with_a_blank_is_no_issuer(sentence: str) -> None:
    drawn = record(f"年度工作总结\n{sentence}", "work_summary")
    assert (drawn.elements["issuer"].status, drawn.elements["reporter"].status) == ("missing", "missing")


RUN_IN = """\
2023年桑榆里社区党支部工作总结
一年来，支部修好路灯二十盏。
做得不够的地方。两次党课没有留下讲稿，一次学习没有签到。
来年怎么干。每月末检查一次台账，党课留下讲稿。
"""


@pytest.mark.parametrize(("name", "sentence"), [("problems", "两次党课"), ("next_steps", "每月末检查")])
def test_headings_that_run_into_their_paragraph(name: str, sentence: str) -> None:
    fact = of(name, RUN_IN, "work_summary")
    assert fact.status == "present"
    assert fact.span is not None
    assert RUN_IN[slice(*fact.span)].strip().startswith(sentence)


def test_a_heading_with_a_colon_is_followed_by_its_part() -> None:
    text = "对照检查发言提纲\n先说问题：\n1、两次党课没有留下讲稿。\n再说原因：\n对台账看得轻。\n"
    assert of("problems", text, "self_examination").status == "present"
    assert of("causes", text, "self_examination").status == "present"
    empty = "对照检查发言提纲\n先说问题：\n再说原因：\n对台账看得轻。\n"
    assert of("problems", empty, "self_examination").status != "present"


def test_a_deadline_at_the_end_is_no_date_of_signing() -> None:
    text = "桑榆里社区党支部整改方案\n问题：路灯不亮\n整改措施：修好\n整改时限：2023年6月30日\n"
    assert of("date_signed", text, "rectification").status == "missing"


def test_the_year_under_report_is_no_next_step() -> None:
    text = "桑榆里社区党支部书记2023年度述职报告\n下面把2023年抓党建的工作向大家报告。\n述职人：温如玉\n"
    assert of("next_steps", text).status == "missing"
    assert of("next_steps", text + "2024年要把讲稿留下来。\n").status == "present"


def test_the_reporter_at_the_end_signs() -> None:
    text = "2023年度述职报告\n一、存在的问题\n讲稿没有留下来。\n述职人：温如玉\n2023年12月28日\n"
    assert found(of("signature", text)) == ("present", "温如玉")
    assert "signature" not in record(DEBRIEFING, "debriefing").elements


def test_a_list_that_begins_again_under_its_heading_is_counted() -> None:
    text = (
        "个人对照检查材料\n我对照四个方面进行了查摆。\n一、查摆出的问题\n一、学习有差距。\n二、服务有差距。\n"
        "三、廉洁有差距。\n二、原因分析\n一是放松了学习。"
    )
    (row,) = rows(record(text, "self_examination"), "announced")
    assert (row["number"], row["listed"]) == (4, 3)


def test_the_day_under_the_title_comes_before_the_last_cells() -> None:
    table = grid_only(
        ["问题", "整改措施", "责任人", "整改时限"],
        ["灯坏了", "换灯", "温如玉", "2024年6月15日"],
        ["路不平", "补路", "晏小山", "2024年8月31日"],
    )
    title = para("环境整治问题整改清单") + para("水磨街道机关党支部　　2024年7月31日")
    assert word_record(title + table, "rectification").elements["date_signed"].value == "2024年7月31日"


def test_problems_that_are_numbered_in_words() -> None:
    text = "对照检查发言提纲\n\n问题一，学习靠会上听。\n问题二，和居民隔着桌子。\n\n打算怎么改。多读书。\n"
    assert record(text, "self_examination").elements["problems"].status == "present"


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("problems", "二、没干好的地方"),
        ("problems", "【还有哪些短板】"),
        ("causes", "三、根子在哪里"),
        ("next_steps", "四、往后咋干"),
        ("next_steps", "（四）2024年怎么补"),
        ("next_steps", "【改法】"),
    ],
)
def test_headings_in_plain_words(name: str, heading: str) -> None:
    text = (
        f"2023年度述职材料\n述职人：温如玉\n开了四次大会。\n{heading}\n合作社的章程还在抽屉里，大会没有过。\n"
    )
    assert of(name, text).status == "present"


def test_what_was_looked_for_and_listed_are_the_problems() -> None:
    head = "对照检查材料\n汇报人：温如玉\n我围绕两个方面查找不足：\n"
    text = f"{head}一、读书少。只读完两本。\n二、走访少。只去过两户。\n"
    assert of("problems", text, "self_examination").status == "present"


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("causes", "三、问题从哪里来"),
        ("next_steps", "四、2024年的安排"),
        ("rectification_measures", "三、我要这样改"),
        ("rectification_measures", "三、改正的办法"),
    ],
)
def test_more_headings_in_plain_words(name: str, heading: str) -> None:
    text = f"2023年度对照检查\n一、做过的事\n开了四次会。\n{heading}\n每周去两次工地，记在本上。\n"
    assert of(name, text, "self_examination").status == "present"
    assert of("problems", text, "self_examination").status == "missing"


def test_the_name_in_the_head_of_a_paper_about_oneself() -> None:
    text = "2023年度个人对照检查材料\n姓名：温如玉  所在支部：桑榆里社区党支部\n会前我翻了值班本。\n"
    assert found(of("reporter", text, "self_examination")) == ("present", "温如玉")


SUMMARY = """\
桑榆里社区党支部2023年工作总结
一、主要工作
{}
二、存在问题
1.两次党课没有讲稿。
三、下一步打算
1.每月末检查台账。
桑榆里社区党支部
2023年12月28日
"""


@pytest.mark.parametrize(
    "achieved",
    [
        "（一）到北环路71趟，记下问题18个。\n（二）清运楼道12处。",
        "（一）认领11件，办结5件，其余列入明年。\n（二）清运楼道12处。",
    ],
)
@pytest.mark.parametrize(("name", "told"), [("problems", "两次党课"), ("next_steps", "每月末")])
def test_a_sentence_among_achievements_heads_no_part(achieved: str, name: str, told: str) -> None:
    text = SUMMARY.format(achieved)
    fact = of(name, text, "work_summary")
    assert fact.status == "present"
    assert fact.span is not None
    assert told in text[slice(*fact.span)]


def test_a_part_with_nothing_in_it_is_blank() -> None:
    text = SUMMARY.format("（一）清运楼道12处。").replace("1.两次党课没有讲稿。\n", "")
    assert of("problems", text, "work_summary").status == "blank"
