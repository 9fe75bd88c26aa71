"""The word lists are sound: nothing twice, nothing that contradicts itself, every pattern compiles."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from branchaudit import lexicon
from branchaudit.structure.hits import label_field
from branchaudit.structure.people import is_name
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import DOCUMENT_TYPES


def test_labels_are_written_as_they_are_looked_up() -> None:
    for word in lexicon.labels():
        assert word == squeeze(fold(word))
        assert word
        assert len(word) <= 18, word


def test_no_label_stands_under_two_fields() -> None:
    fields = lexicon.load("labels")["fields"]
    words = Counter(word for spec in fields.values() for word in {fold(w) for w in spec["words"].split()})
    assert [word for word, number in words.items() if number > 1] == []


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("时间", "time"),
        ("会议时间", "time"),
        ("主持", "chair"),
        ("记录", "recorder"),
        ("党课地点", "place"),
        ("应到会有表决权党员", "expected_attendance"),
        ("请假人员及事由", "absentees"),
        ("整改时限", "deadline"),
        ("被谈话人", "talked_to"),
        ("监票人签字", "signature"),
        ("书记的看法", None),
        ("时", None),
    ],
)
def test_what_a_label_stands_for(word: str, field: str | None) -> None:
    assert label_field(word) == field


def test_surnames_have_one_character_or_two() -> None:
    assert {len(name) for name in lexicon.surnames()} == {1, 2}
    assert {"张", "李", "欧阳", "司马"} <= lexicon.surnames()


def test_words_that_are_no_names_are_refused() -> None:
    assert not [word for word in lexicon.not_names() if is_name(word)]


def test_cues_of_types_compile_and_name_known_types() -> None:
    for cues in lexicon.load("types").values():
        for cue in cues if isinstance(cues, list) else ():
            assert cue["type"] in DOCUMENT_TYPES
            assert cue["say"]
            assert float(cue["weight"])
            re.compile(cue["re"])


@pytest.mark.parametrize(
    ("field", "questions"),
    [
        ("time", "哪天开的 几时开的 什么时候开的会"),
        ("place", "在哪里开的会 在什么地方 哪儿开的"),
        ("chair", "谁来主持 哪位召集的"),
        ("recorder", "谁做记录 谁记的"),
        ("expected_attendance", "该来多少人 应到几人"),
        ("actual_attendance", "来了多少 到了几个人"),
        ("absentees", "没来的人是谁 哪些人没到 没来的为什么"),
        ("attendees_list", "来的都有谁 哪些人参加"),
        ("topic", "议什么 商量的什么事 今天讨论什么 为什么开这个会"),
        ("speaker", "谁讲的课"),
        ("discussion", "大家怎么说的 都说了些什么 各人怎么看"),
        ("resolution", "最后怎么定的 定了哪几条 会上定的事情"),
        ("vote_result", "同意的有几人"),
        ("talked_to", "和谁谈话"),
        ("talker", "谁找他谈的"),
        ("responsible_person", "由谁负责 哪个牵头"),
        ("deadline", "什么时候办完 哪天前完成"),
        ("progress", "改到哪一步了 进展如何"),
        ("problem", "有什么问题 还差什么 差在哪里"),
        ("cause", "为什么会这样"),
        ("rectification_measures", "打算怎么办 下步怎么做"),
    ],
)
def test_labels_put_as_questions(field: str, questions: str) -> None:
    assert {label_field(question) for question in questions.split()} == {field}


@pytest.mark.parametrize("word", ["大家", "书记", "同志们", "会上", "为什么", "谈话", "定期", "今天", "谁"])
def test_words_of_a_question_alone_are_no_label(word: str) -> None:
    assert label_field(word) is None
