"""What rules look for: the parts of a check, and the kinds of check with what each of them needs.

Names in here are ids: the Chinese names of a rule file have been resolved by `build.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from branchaudit.haystack import Words
from branchaudit.model import Status
from branchaudit.ruleset.expressions import Expression
from branchaudit.ruleset.templates import Template
from branchaudit.structure.cue import Cue

GAPS: tuple[Status, ...] = ("missing", "blank", "placeholder", "partial")
MARKS = re.compile('[“”"]')
"""Quotation marks, which wordings may have or lack."""


# ---------------------------------------------------------------- parts
class Pattern:
    """A regular expression on folded text, compiled once per process when it is first needed."""

    __slots__ = ("_cue", "literals", "source")

    def __init__(self, source: str, literals: tuple[str, ...] = ()) -> None:
        """`literals`: one of them stands in every match (a quick refusal); () where that is not known."""
        self.source, self.literals = source, literals
        self._cue: Cue | None = None

    def __reduce__(self) -> tuple[type[Pattern], tuple[str, tuple[str, ...]]]:
        return Pattern, (self.source, self.literals)  # a worker compiles what it needs

    @property
    def cue(self) -> Cue:
        if self._cue is None:
            self._cue = Cue(self.source, *self.literals, flags=re.MULTILINE)
        return self._cue


class Term(NamedTuple):
    """A wording to object to: always, before the day it came up, or after the day it was given up."""

    text: str
    use: str | None = None
    """What to write instead."""
    valid_from: str | None = None
    valid_until: str | None = None
    unless_in: tuple[str, ...] = ()
    """Longer phrases in which it is right."""
    note: str | None = None


class Series(NamedTuple):
    """A series of words whose members, order and number are fixed."""

    name: str
    members: tuple[str, ...]
    """As they have to be written."""
    pattern: Pattern
    """Any member, in any way of writing it that is accepted."""
    forms: Mapping[str, int]
    """Way of writing, without quotation marks → number of the member."""
    words: tuple[tuple[str, ...], ...]
    """Per member: one of them stands wherever it does."""
    every: Words
    """All of these."""
    near: Words
    """Only in a sentence with one of these is it a recital; none: anywhere."""
    partial: bool = False
    """A part of it may stand alone."""
    valid_from: str | None = None
    valid_until: str | None = None

    def member(self, found: str) -> int:
        """The number of the member that the pattern found."""
        return self.forms[MARKS.sub("", found)]

    @property
    def enough(self) -> int:
        """From so many members on it is a recital, not a mention in passing."""
        return max(3, len(self.members) - max(1, len(self.members) // 4))

    @property
    def longest(self) -> int:
        return max(map(len, self.members))


class Bounds(NamedTuple):
    minimum: Expression | None = None
    maximum: Expression | None = None
    equals: Expression | None = None


class Step(NamedTuple):
    name: str
    patterns: tuple[Pattern, ...]


class Section(NamedTuple):
    name: str
    variants: tuple[str, ...]


# ---------------------------------------------------------------- checks
class ElementCheck(NamedTuple):
    elements: tuple[str, ...]
    messages: Mapping[str, Template]
    """Per status; without one the rule's own message."""
    unless: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = GAPS


class ItemsCheck(NamedTuple):
    fields: tuple[str, ...]
    messages: Mapping[str, Template]
    statuses: tuple[Status, ...] = GAPS
    once: Template | None = None
    """What no item has is told once, in these words, and not item by item."""


class Column(NamedTuple):
    name: str
    variants: tuple[str, ...] = ()
    """As head rows write it; () where the lexicon knows."""
    filled: bool = True
    instead: str = ""
    """Another column that will do."""


class ColumnsCheck(NamedTuple):
    columns: tuple[Column, ...]
    messages: Mapping[str, Template]
    having: tuple[str, ...] = ()
    """Columns by which a table is known to be meant; () where half of those asked for will do."""
    unless: tuple[str, ...] = ()
    """A table with one of these is not meant."""
    excused: tuple[str, ...] = ()
    """What stands there may say why other cells of the row are empty."""
    statuses: tuple[Status, ...] = GAPS
    most: int = 10


class PatternCheck(NamedTuple):
    patterns: tuple[Pattern, ...]
    required: bool
    scope: tuple[str, ...] = ("body",)
    unless: Pattern | None = None
    most: int = 5


class TermsCheck(NamedTuple):
    terms: tuple[Term, ...]
    scope: tuple[str, ...] = ("body",)
    guards: frozenset[str] = frozenset()
    most: int = 10


class FormulaCheck(NamedTuple):
    series: tuple[Series, ...]
    scope: tuple[str, ...] = ("body",)
    most: int = 5


class CompareCheck(NamedTuple):
    expression: Expression
    at: tuple[str, ...] = ()


class EachCheck(NamedTuple):
    list_id: str
    expression: Expression | None = None
    """None: every row is a finding."""
    where: Expression | None = None
    most: int = 10


class CountCheck(NamedTuple):
    source: Literal["pattern", "rows", "items", "names"]
    bounds: Bounds
    patterns: tuple[Pattern, ...] = ()
    scope: tuple[str, ...] = ("body",)
    list_id: str = ""
    where: Expression | None = None
    element: str = ""


class OrderCheck(NamedTuple):
    steps: tuple[Step, ...]
    all: bool = False


class SectionsCheck(NamedTuple):
    sections: tuple[Section, ...]


class CadenceCheck(NamedTuple):
    """So many records of the rule's types in every month (quarter …), for each branch."""

    every: Literal["month", "quarter", "half", "year"]
    times: int
    also: bool = False
    """Records count too that are of the type besides (a general meeting that was an election)."""
    needs: Literal["", "committee", "groups"] = ""
    """Only branches that have a committee; for each group of those that have groups."""
    grace: int = 0
    """Months after the end in which the last one may still be held, for the year that its title names."""


class CopiesCheck(NamedTuple):
    """No record of the rule's types repeats another one."""

    copy: float = 0.75
    """Share of all five-character pieces of both (Jaccard) from which one is a copy."""
    contained: float = 0.6
    """Share of those of the shorter one from which it stands in the other."""
    shortest: int = 60
    """Characters of a passage that is shown."""
    passage: int | None = None
    """Only passages of so many characters are told, in records of different days that are no copies."""
    at_most: int = 2
    """What stands in more other records was given out to all."""


class OverlapCheck(NamedTuple):
    """No person is present in two meetings that were held at the same time."""

    sure: bool = True
    """In one branch, or several persons at once; False: one name in two branches, maybe two persons."""


class AcrossCheck(NamedTuple):
    """Every row of a table of the archive satisfies an expression."""

    table: str
    expression: Expression
    where: Expression | None = None
    most: int = 50


ARCHIVE_KINDS = frozenset({"cadence", "copies", "overlap", "across"})
"""Checks over all records of the archive; the others look at one record."""

Check = (
    ElementCheck
    | ItemsCheck
    | ColumnsCheck
    | PatternCheck
    | TermsCheck
    | FormulaCheck
    | CompareCheck
    | EachCheck
    | CountCheck
    | OrderCheck
    | SectionsCheck
    | CadenceCheck
    | CopiesCheck
    | OverlapCheck
    | AcrossCheck
)
