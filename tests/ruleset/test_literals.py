"""The quick refusal before a regex must never refuse a text that matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.haystack import Haystack
from branchaudit.ruleset.resolve import fold_regex
from branchaudit.structure.cue import Cue
from branchaudit.structure.literals import literals
from branchaudit.text import fold


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("阅读量", ("阅读量",)),
        ("来源[:：].{0,9}网", ("来源",)),
        ("(?:此处|这里)填写", ("填写",)),
        ("红脸出汗|批评与?自我批评", ("红脸出汗", "自我批评")),
        (r"\d+人", ("人",)),
        (r"\d+", ()),
        ("甲?乙*", ()),
        ("(?i)app下载", ()),
    ],
)
def test_what_must_stand_in_the_text(pattern: str, wanted: tuple[str, ...]) -> None:
    assert literals(pattern) == wanted


PIECES = st.sampled_from(
    ["甲", "乙乙", "[甲乙]", "[^丙]", "(?:甲|丙)", "(丙)", r"\d", r"\.", ".", "a", "^", "$"]
)
TAILS = st.sampled_from(["", "", "?", "*", "+", "{0,2}", "{2}", "+?", "|"])
PATTERNS = st.lists(st.tuples(PIECES, TAILS), min_size=1, max_size=6).map(
    lambda p: "".join(a + b for a, b in p)
)


@given(PATTERNS, st.text(alphabet="甲乙丙a1.", max_size=12))
def test_a_text_that_matches_is_never_refused(pattern: str, text: str) -> None:
    try:
        match = re.search(pattern, text)
    except re.error:
        return
    needed = literals(pattern)
    if match and needed:
        assert any(n in text for n in needed)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("（一）", "（一）"),
        ("[（(]略[)）]", "（略）"),
        ("ＡＢ：", "AB:"),
        ("甲—乙", "甲—乙"),
        (r"\(附\)", "（附）"),
    ],
)
def test_full_width_signs_in_a_regex_mean_themselves(pattern: str, text: str) -> None:
    assert re.fullmatch(fold_regex(pattern), fold(text))


LINES = st.text(alphabet="甲乙丙a1.\n", max_size=24)
LINE_PIECES = st.sampled_from(
    [
        "甲",
        "乙乙",
        r"[^丙\n]",
        "[^丙]",
        "(?<!甲)",
        "(?<=[^甲])",
        "(?!丙)",
        r"\d",
        r"\s",
        ".",
        "a",
        "^",
        "$",
        r"\n",
    ]
)
LINE_PATTERNS = st.lists(st.tuples(LINE_PIECES, TAILS), min_size=1, max_size=6).map(
    lambda p: "".join(a if a.startswith("(?") else a + b for a, b in p)
)


@given(LINE_PATTERNS, LINES, st.sampled_from([re.NOFLAG, re.MULTILINE]))
def test_a_cue_finds_what_its_expression_finds(pattern: str, text: str, flags: re.RegexFlag) -> None:
    try:
        spans = [m.span() for m in re.finditer(pattern, text, flags)]
    except re.error:
        return
    hay = Haystack(text)
    assert [m.span() for m in Cue(pattern, flags=flags).finditer(hay)] == spans
    found = Cue(pattern, flags=flags).search(hay)
    assert (found and found.span()) == (spans[0] if spans else None)
