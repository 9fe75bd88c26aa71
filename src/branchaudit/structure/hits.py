"""A label that was found, and which field a label's words stand for."""

from __future__ import annotations

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


def field_of(word: str) -> str | None:
    """The field of a label, folded and without blanks; 主持人（签字） is a signature."""
    field = lexicon.label_field(word)
    if field is None and word.endswith(")"):
        bare = PAREN.sub("", word)
        field = lexicon.labels().get(bare)
        if field and SIGNED.search(word[len(bare) :]):
            return "signature"
    return field
