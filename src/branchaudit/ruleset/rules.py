"""A rule set as the program uses it: frozen, plain, checked when it was loaded, fit to be pickled.

Names in here are ids: the Chinese names of a rule file have been resolved by `build.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Literal, NamedTuple, TypeVar

from branchaudit.haystack import Words
from branchaudit.model import Basis, FindingKind, RuleInfo, RuleResult, RuleSetInfo, Severity, Status
from branchaudit.ruleset.expressions import Expression
from branchaudit.ruleset.names import OWNERS
from branchaudit.ruleset.templates import Template
from branchaudit.standard import Scheme
from branchaudit.structure.cue import Cue
from branchaudit.vocabulary import DOCUMENT_TYPES

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


class Column(NamedTuple):
    name: str
    variants: tuple[str, ...] = ()
    """As head rows write it; () where the lexicon knows."""
    filled: bool = True


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
)


# ---------------------------------------------------------------- rules
T = TypeVar("T")


class Later(Generic[T]):
    """A part of a rule that is built when it is first asked for: most rules are for other records than
    the one at hand, and few have a finding."""

    __slots__ = ("_built", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._built: T

    def __call__(self) -> T:
        if self._make is not None:
            self._built = self._make()
            self._make = None
        return self._built


class Deduct(NamedTuple):
    each: float = 0.0
    cap: float | None = None


class Rule(NamedTuple):
    id: str
    title: str
    applies_to: frozenset[str]
    severity: Severity
    kind: FindingKind
    category: str | None
    """None: it follows from the status of the element."""
    dimension: str | None
    basis: Basis
    check_kind: str
    asks: Later[Expression | None]
    looks: Later[Check]
    said_as: Later[tuple[Template | None, Template]]
    valid_from: str | None = None
    """The basis counts for activities from this day …"""
    valid_until: str | None = None
    """… up to this day."""
    explain: str = ""
    deduct: Deduct = Deduct()
    confidence: float = 1.0
    owner: str = OWNERS[0]
    origin: str = ""
    """file:line, for `rules show`."""

    @property
    def when(self) -> Expression | None:
        return self.asks()

    @property
    def check(self) -> Check:
        return self.looks()

    @property
    def message(self) -> Template | None:
        return self.said_as()[0]

    @property
    def remedy(self) -> Template:
        return self.said_as()[1]


class Task(NamedTuple):
    """Something that has to be done again and again through the year (任务清单)."""

    task: str
    basis: Basis
    per: Literal["month", "quarter", "half", "year"]
    owner: str
    """A post; who holds it is for the branch to fill in."""
    due: str
    types: tuple[str, ...] = ()
    """Document types that show that it was done."""


@dataclass(frozen=True, eq=False)
class RuleSet:
    id: str
    title: str
    version: str
    digest: str
    description: str = ""
    rules: tuple[Rule, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)
    parameter_titles: Mapping[str, str] = field(default_factory=dict)
    dimensions: tuple[tuple[str, str, float], ...] = ()
    bands: tuple[tuple[float, str], ...] = ()
    pass_score: float | None = None
    points_assumed: bool = True
    scheme: Scheme | None = None
    """Point table of a standard; without one a score is the mean of the records."""
    tasks: tuple[Task, ...] = ()
    switched_off: tuple[str, ...] = ()
    """Rules of a set it extends that it does not use."""
    origin: str = ""
    as_of: str = ""
    """The day of the run, YYYY-MM-DD: no part of the rules, so not of the digest either."""

    def rule(self, rule_id: str) -> Rule | None:
        return self._by_id.get(rule_id)

    def plan(self, doc_type: str) -> tuple[Rule | RuleResult, ...]:
        """The rules for a document type in order; in place of each other rule its ready verdict."""
        plan = self._plans.get(doc_type)
        if plan is None:
            plan = tuple(
                r if doc_type in r.applies_to else RuleResult(r.id, "not_applicable") for r in self.rules
            )
            self._plans[doc_type] = plan
        return plan

    def own_rules(self, doc_type: str) -> frozenset[str]:
        """Those that take points and are meant for this type, not for all."""
        own = self._own_rules.get(doc_type)
        if own is None:
            own = self._own_rules[doc_type] = frozenset(
                r.id
                for r in self.rules
                if r.deduct.each and doc_type in r.applies_to and len(r.applies_to) < len(DOCUMENT_TYPES)
            )
        return own

    @cached_property
    def info(self) -> RuleSetInfo:
        """What reports and scores need of it."""
        return RuleSetInfo(
            id=self.id,
            title=self.title,
            version=self.version,
            digest=self.digest,
            dimensions=self.dimensions,
            bands=self.bands,
            pass_score=self.pass_score,
            points_assumed=self.points_assumed,
            scheme=self.scheme,
            rules={
                r.id: RuleInfo(
                    id=r.id,
                    title=r.title,
                    dimension=r.dimension,
                    severity=r.severity,
                    kind=r.kind,
                    deduct_each=r.deduct.each,
                    deduct_cap=r.deduct.cap,
                    points_assumed=self.points_assumed,
                    owner=r.owner,
                )
                for r in self.rules
            },
        )

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {r.id: r for r in self.rules}

    @cached_property
    def _own_rules(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _plans(self) -> dict[str, tuple[Rule | RuleResult, ...]]:
        return {}

    def __getstate__(self) -> dict[str, object]:
        """Without what is derived: it is made again on the other side."""
        derived = ("info", "_by_id", "_plans", "_own_rules")
        return {key: value for key, value in self.__dict__.items() if key not in derived}
