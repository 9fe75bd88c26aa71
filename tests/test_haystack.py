"""A haystack answers as a plain text does, whatever it was asked before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.haystack import Haystack

LETTERS = "甲乙丙a\n"
TEXTS = st.text(alphabet=LETTERS, max_size=40)
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=3)


@given(st.lists(st.tuples(TEXTS, st.lists(WORDS, max_size=60)), max_size=6))
def test_it_finds_what_a_plain_text_finds(asked: list[tuple[str, list[str]]]) -> None:
    for text, words in asked:
        hay = Haystack(text)
        for word in words:
            assert hay.holds(word) is (word in text)
            starts = hay.starts(word)
            assert starts == sorted(starts)
            assert starts[:1] == ([text.index(word)] if word in text else [])
            assert all(text.startswith(word, at) for at in starts)


def test_a_piece_of_it_is_a_plain_text() -> None:
    assert type(Haystack("甲乙丙")[1:]) is str
