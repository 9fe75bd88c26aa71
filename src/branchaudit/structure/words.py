"""Chinese words: the only module that loads jieba (0.6 s, 90 MB), and only when a question needs it.

Three questions do: whether what stands before 提出 or 认为 is a person or an ordinary word, when it
has no known surname; where a reason begins that runs on behind a name (余一舟航班保障); and whether a
term of a rule that asks for whole words stands on word boundaries. rjieba, which cuts alike and
loads at once, takes jieba's place where it is installed.
The words of Party affairs that the general dictionary lacks are in lexicon/words.txt.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

Cut = Callable[[str], list[str]]


def words() -> tuple[str, ...]:
    """Our own dictionary, a word a line; lines with # are comments."""
    lines = (files("branchaudit.lexicon") / "words.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _cutter() -> Cut:
    """Cuts by the dictionary alone, so that names and other unknown words fall into characters."""
    try:
        import rjieba
    except ImportError:
        return _jieba()
    cutter = rjieba.Jieba()
    for word in words():
        cutter.add_word(word, cutter.suggest_freq(word), None)
    return lambda text: list(cutter.cut(text, False))


def _jieba() -> Cut:
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 on new Pythons: escapes in its patterns, pkg_resources
        import jieba
    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    for word in words():
        cutter.add_word(word)
    return lambda text: list(cutter.cut(text, HMM=False))


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether the dictionary knows `text` as one word."""
    return _cutter()(text) == [text]


def on_boundaries(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words do: 党员会 in 党员会议 does not."""
    at, edges = 0, {0}
    for word in _cutter()(text):
        at += len(word)
        edges.add(at)
    return start in edges and end in edges
