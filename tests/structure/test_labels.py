"""Labels: every variant of the word lists, in every position, gives its value back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit import lexicon
from branchaudit.passage import Passage
from branchaudit.structure.labels import find_labels
from branchaudit.structure.outline import lines_of
from records import grid, text_document, word_record

WORDS = sorted((field, word) for word, field in lexicon.labels().items())
ONE_LINE = [
    (f, w) for f, w in WORDS if f in ("time", "place", "chair", "recorder", "topic", "deadline", "observers")
]


def found(text: str) -> list[tuple[str, str]]:
    """(field, value) of every label."""
    passage = Passage.of(text_document(text))
    return [
        (h.field, passage.text[h.value_start : h.value_end].strip())
        for h in find_labels(passage, lines_of(passage))
    ]


@pytest.mark.parametrize("field", sorted({field for field, _ in WORDS}))
def test_every_word_of_the_lists_is_known_by_its_field(field: str) -> None:
    for known, word in WORDS:
        if known == field:
            assert (field, "二楼东厅") in found(f"{word}：二楼东厅"), word


@given(
    st.sampled_from(ONE_LINE),
    st.sampled_from(["：", ":", " ：", "： ", "： 　"]),
    st.sampled_from(["", "  ", "一、", "1.", "（一）", "· ", "【", "●"]),
    st.sampled_from(["二楼东厅", "温如玉", "2023年5月8日", "讨论修灯"]),
)
def test_a_label_in_any_dress(label: tuple[str, str], colon: str, lead: str, value: str) -> None:
    field, word = label
    close = "】" if lead == "【" else ""
    assert (field, value) in found(f"第一行文字。\n{lead}{word}{close}{colon}{value}\n第三行文字。")


@given(st.sampled_from(ONE_LINE), st.sampled_from([" ", "  ", "　", "   "]))
def test_blanks_inside_a_label(label: tuple[str, str], blank: str) -> None:
    field, word = label
    if 2 <= len(word) <= 4 and word.isalpha():
        assert (field, "二楼东厅") in found(f"{blank.join(word)}：二楼东厅")


@given(
    st.lists(st.sampled_from(ONE_LINE), min_size=2, max_size=4, unique_by=lambda pair: pair[0]),
    st.sampled_from(["  ", "；", "，", "　"]),
)
def test_several_labels_on_a_line_keep_their_values(labels: list[tuple[str, str]], sign: str) -> None:
    line = sign.join(f"{word}：甲乙丙{number}号" for number, (_, word) in enumerate(labels))
    got = {(field, value.strip("；，")) for field, value in found(line)}
    assert {(field, f"甲乙丙{number}号") for number, (field, _) in enumerate(labels)} <= got


@given(st.lists(st.sampled_from(ONE_LINE), min_size=2, max_size=4, unique_by=lambda pair: pair[0]))
def test_empty_labels_take_nothing_from_the_next_line(labels: list[tuple[str, str]]) -> None:
    text = "".join(f"{word}：\n" for _, word in labels)
    assert [(field, value) for field, value in found(text) if value] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、整改措施。", ("rectification_measures", "")),
        ("落实时限。", ("deadline", "")),
        ("原因分析:。", ("cause", "。")),
        ("时间   2023年5月8日", ("time", "2023年5月8日")),
        ("本次党课的时间：2023年5月8日", ("time", "2023年5月8日")),
        ("主持人（签名）：温如玉", ("signature", "温如玉")),
        ("主持人(职务)：温如玉", ("chair", "温如玉")),
    ],
)
def test_damaged_and_loose_forms(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议开始的时间很早。",
        "大家说：要把时间用好，地点选对。",
        "他指出：主持人的作用很大。",
        "比分是3:2。",
        "网址是http://x.cn",
    ],
)
def test_ordinary_sentences_hold_no_head_labels(text: str) -> None:
    fields = {field for field, _ in found(text)}
    assert not fields & {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance"}


@given(
    st.text(alphabet="时间地点主持人记录应到实到决议讨论：:。\n 、一二1.（）张三20235月日_×", max_size=120)
)
def test_spans_stay_inside_the_text_and_do_not_cross(text: str) -> None:
    passage = Passage.of(text_document(text + "。"))
    hits = find_labels(passage, lines_of(passage))
    for hit in hits:
        assert 0 <= hit.label_start < hit.label_end <= hit.value_start <= hit.value_end <= len(passage.text)
    assert [h.label_start for h in hits] == sorted({h.label_start for h in hits})


def test_brackets_do_what_a_colon_does() -> None:
    text = "【时间】2023年5月8日\n【地点】二楼东厅\n【应到】19人\n"
    assert found(text) == [
        ("time", "2023年5月8日"),
        ("place", "二楼东厅"),
        ("expected_attendance", "19人"),
    ]


@pytest.mark.parametrize("text", ["【通知】明天开会", "温如玉说【时间不够", "【】二楼东厅"])
def test_brackets_around_other_words_are_no_label(text: str) -> None:
    assert found(text) == []


def test_labels_in_the_words_of_the_village() -> None:
    text = "在哪儿开的：面坊\n谁记的：晏小山\n该来几个：6人\n来了几个：5人\n谁没来，为啥：江照临，进货\n"
    assert [field for field, _ in found(text)] == [
        "place",
        "recorder",
        "expected_attendance",
        "actual_attendance",
        "absentees",
    ]


def test_a_task_in_parentheses_behind_a_name_is_no_label() -> None:
    assert found("晏小山（记录）：石料我去联系。") == []
    assert found("组织人（主持）：晏小山") == [("chair", "晏小山")]


def test_a_value_that_looks_like_a_label_stands_under_its_head() -> None:
    form = grid(["应到", "实到", "缺席及原因", "学习方式"], ["13人", "12人", "温如玉（出差）", "领学、讨论"])
    elements = word_record(form, "study_session").elements
    assert elements["expected_attendance"].normalized == 13
    assert elements["absentees"].status == "present"


@pytest.mark.parametrize(
    "rows",
    [
        [["记录人", "江照临"], ["主要议题", "商议东厅风扇的改进办法"], ["讨论发言：", "温如玉：先换轴承。"]],
        [["主要议题", "商议东厅风扇的改进办法"]],
    ],
)
def test_a_value_that_is_worded_like_a_label_stays_a_value(rows: list[list[str]]) -> None:
    topic = word_record(grid(*rows)).elements["topic"]
    assert (topic.status, topic.value) == ("present", "商议东厅风扇的改进办法")
