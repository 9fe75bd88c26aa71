"""Hazards of real files that cross the bounds of one element: half-width signs, full stops for colons,
stray lines, quotes that never close, prompts beside content."""

from __future__ import annotations

import pytest

from records import TITLE, element, found, record, rows
from shipped import judged


def test_the_same_record_in_half_and_full_width() -> None:
    full = "时间：２０２３年５月８日１４：３０\n地点：二楼东厅（原旧库房）\n"
    full += "主持人：温如玉；记录人：晏小山\n应到：１９人，实到：１７人"
    half = "时间:2023年5月8日14:30\n地点:二楼东厅(原旧库房)\n主持人:温如玉;记录人:晏小山\n应到:19人,实到:17人"
    one, two = record(TITLE + full), record(TITLE + half)
    assert one.date == two.date == "2023-05-08"
    for name in ("place", "chair", "recorder", "expected_attendance", "actual_attendance"):
        assert one.elements[name].status == two.elements[name].status == "present"
        assert one.elements[name].normalized == two.elements[name].normalized
    assert one.elements["place"].value == "二楼东厅（原旧库房）"


@pytest.mark.parametrize("end", ["。", ":。", "：。", "", " ", "、"])
def test_labels_that_end_in_a_stop_and_hold_nothing(end: str) -> None:
    text = f"整改方案\n（一）屋顶漏雨。\n整改措施：请木工修。\n责任人{end}\n整改时限：2023年6月30日\n"
    text += "（二）路灯不亮。\n整改措施：换灯。\n责任人：温如玉\n"
    drawn = record(text, "rectification")
    assert [found(item["responsible_person"]) for item in drawn.items] == [
        ("blank", None),
        ("present", "温如玉"),
    ]


@pytest.mark.parametrize(
    "stray", ["二", "三、", "通知。", "。", "1.", "（一）", "…", "👉 👈", "\u3000\u3000"]
)
def test_stray_lines_do_no_harm(stray: str) -> None:
    drawn = record(
        f"{TITLE}时间：2023年5月8日\n{stray}\n主持人：温如玉\n{stray}\n议题：修缮活动室\n{stray}\n"
    )
    assert drawn.date == "2023-05-08"
    assert found(drawn.elements["chair"]) == ("present", "温如玉")
    assert found(drawn.elements["topic"]) == ("present", "修缮活动室")


@pytest.mark.parametrize(
    "quotes", ["“去年的”", "”去年的“", "“去年的", "去年的”", '"去年的"', "“‘去年’的”", "《去年的"]
)
def test_quotation_marks_need_not_be_balanced(quotes: str) -> None:
    drawn = record(f"{TITLE}{quotes}记录。\n时间：2023年5月8日\n地点：二楼东厅\n主持人：温如玉\n")
    assert drawn.elements["chair"].value == "温如玉"
    assert drawn.date == "2023-05-08"


def test_words_of_a_quoted_document_are_not_those_of_the_record() -> None:
    text = "主持人：温如玉\n会上宣读了旧记录：“主持人：江照临\n地点：旧库房\n决议：拆除旧库房。”\n"
    text += "决议：修缮活动室。"
    assert element(text, "chair").value == "温如玉"
    assert element(text, "place").status == "missing"
    assert element(text, "resolution").value == "修缮活动室"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u200b", "\t", "\u3000", "\ufeff"])
def test_invisible_blanks_in_labels_and_values(blank: str) -> None:
    text = (
        f"{blank}时{blank}间：{blank}2023年5月8日{blank}\n{blank}主{blank}持{blank}人：{blank}温如玉{blank}\n"
    )
    drawn = record(TITLE + text)
    assert drawn.date == "2023-05-08"
    assert drawn.elements["chair"].normalized == ["温如玉"]


@pytest.mark.parametrize(
    "number", ["邻委发〔2023〕5号", "桑组通〔2022〕12号", "雁政发(2021)187号", "第三十六条", "GB/T 9704-2012"]
)
def test_numbers_of_documents_are_no_dates_of_the_meeting(number: str) -> None:
    drawn = record(f"{TITLE}主持人：温如玉\n会议传达了{number}文件精神。")
    assert drawn.elements["time"].status == "missing"
    assert drawn.date is None


@pytest.mark.parametrize("written", ["***", "**", "×××", "XX"])
def test_censored_words_inside_a_long_passage_leave_it_content(written: str) -> None:
    text = f"讨论发言：\n温如玉：学习{written}讲话要结合修缮活动室来谈，先修屋顶。\n晏小山：木工下周一能来。"
    assert element(text, "discussion").status == "present"


def test_content_beside_a_prompt_counts_and_the_prompt_is_reported() -> None:
    text = TITLE + "时间：2023年5月8日\n主持人：温如玉\n讨论发言：（此处填写党员发言情况）\n"
    text += "晏小山：活动室的屋顶漏了两处，先修屋顶。\n江照临：木工下周一能来，工钱三百元。"
    drawn = record(text)
    assert drawn.elements["discussion"].status == "present"
    assert len(rows(drawn, "prompts")) == 1
    assert "template_residue" in {finding.category for finding in judged(text).findings}


@pytest.mark.parametrize(
    ("deadline", "status"),
    [("底前", "partial"), ("近期", "partial"), ("月底", "partial"), ("8月底前", "present")],
)
def test_cut_dates_are_not_taken_for_whole_ones(deadline: str, status: str) -> None:
    text = f"整改方案\n1.屋顶漏雨。\n整改措施：请木工修。\n责任人：温如玉\n整改时限：{deadline}\n"
    text += "桑榆里社区党支部\n2023年5月8日"
    assert record(text, "rectification").items[0]["deadline"].status == status


def test_several_values_of_one_label_the_filled_one_counts() -> None:
    text = "主持人：\n时间：2023年5月8日\n讨论：大家谈了看法。\n主持人：温如玉"
    assert found(element(text, "chair")) == ("present", "温如玉")
