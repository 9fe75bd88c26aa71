"""A haystack answers as a plain text does, whatever it was asked before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.haystack import Haystack, Words

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


@given(
    st.lists(st.tuples(TEXTS, st.lists(st.text("甲乙丙a", min_size=1, max_size=3), max_size=60)), max_size=6)
)
def test_it_finds_the_lines_that_hold_a_word(asked: list[tuple[str, list[str]]]) -> None:
    for text, words in asked:
        lines, start = [], 0
        for line in text.split("\n"):
            if any(word in line for word in words):
                lines.append((start, start + len(line)))
            start += len(line) + 1
        looked_for, hay = Words(tuple(words)), Haystack(text)
        assert list(looked_for.lines_in(hay)) == lines
        assert looked_for.any_in(hay) is (not words or bool(lines))


def test_a_piece_of_it_is_a_plain_text() -> None:
    assert type(Haystack("甲乙丙")[1:]) is str
