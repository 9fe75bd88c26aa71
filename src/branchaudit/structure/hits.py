"""A label that was found, and which field a label's words stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.structure.cue import Cue

PAREN = Cue(r"\([^()\n]{0,16}\)$")
SIGNED = Cue(r"签[字名章]|盖章|\(签\)")


class Hit(NamedTuple):
    """A label. Offsets count in Passage.text; the value is `text[value_start:value_end]`
    before any stripping."""

    field: str
    label_start: int
    label_end: int
    value_start: int
    value_end: int
    form: str
    """colon | bare | heading | cell | guess"""
    word: str
    """The label, folded and without blanks."""


_QUALIFIED = re.compile("(?:[及和与、/]?(?:姓名|职务))+$")
"""主持人姓名、职务: still the label of the chair."""
_ASIDE = re.compile(r"\([^()签章]*\)(?=.)")
"""推进（完成）情况."""


@cache
def _patterns() -> tuple[tuple[str, Cue], ...]:
    return tuple((field, Cue(source)) for field, source in lexicon.label_patterns())


@lru_cache(maxsize=4096)
def label_field(word: str) -> str | None:
    """The field of a label (folded, without blanks), by the list or by its build."""
    known = lexicon.labels().get(word)
    if known is not None or not 2 <= len(word) <= 18:
        return known
    plain = lexicon.labels().get(_QUALIFIED.sub("", word)) or lexicon.labels().get(_ASIDE.sub("", word))
    if plain is not None:
        return plain
    return next(
        (field for field, cue in _patterns() if cue.words.any_in(word) and cue.fullmatch(word)),
        None,
    )


def field_of(word: str) -> str | None:
    """The field of a label, folded and without blanks; 主持人（签字） is a signature."""
    field = label_field(word)
    if field is None and word.endswith(")"):
        bare = PAREN.sub("", word)
        field = lexicon.labels().get(bare)
        if field and SIGNED.search(word[len(bare) :]):
            return "signature"
    return field
