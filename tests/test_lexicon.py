"""The word lists are sound: nothing twice, nothing that contradicts itself, every pattern compiles."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from branchaudit import lexicon
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
    assert lexicon.label_field(word) == field


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
