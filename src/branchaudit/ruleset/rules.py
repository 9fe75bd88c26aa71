"""A rule set as the program uses it: frozen, plain, checked when it was loaded, fit to be pickled.

Names in here are ids: the Chinese names of a rule file have been resolved by `build.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from branchaudit.model import Basis, FindingKind, RuleInfo, RuleResult, RuleSetInfo, Severity, Status
from branchaudit.ruleset.expressions import Expression
from branchaudit.ruleset.templates import Template
from branchaudit.structure.cue import Cue
from branchaudit.vocabulary import DOCUMENT_TYPES

GAPS: tuple[Status, ...] = ("missing", "blank", "placeholder", "partial")


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
    | PatternCheck
    | TermsCheck
    | CompareCheck
    | EachCheck
    | CountCheck
    | OrderCheck
    | SectionsCheck
)


# ---------------------------------------------------------------- rules
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
    check: Check
    message: Template | None
    remedy: Template
    when: Expression | None = None
    valid_from: str | None = None
    """The basis counts for activities from this day …"""
    valid_until: str | None = None
    """… up to this day."""
    explain: str = ""
    deduct: Deduct = Deduct()
    confidence: float = 1.0
    origin: str = ""
    """file:line, for `rules show`."""


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

    def takes_points(self, doc_type: str) -> bool:
        """Whether rules that are meant for this type, and not for all, take points off."""
        return doc_type in self._types_with_points

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
                )
                for r in self.rules
            },
        )

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {r.id: r for r in self.rules}

    @cached_property
    def _types_with_points(self) -> frozenset[str]:
        named = (
            r.applies_to for r in self.rules if r.deduct.each and len(r.applies_to) < len(DOCUMENT_TYPES)
        )
        return frozenset().union(*named)

    @cached_property
    def _plans(self) -> dict[str, tuple[Rule | RuleResult, ...]]:
        return {}

    def __getstate__(self) -> dict[str, object]:
        """Without what is derived: it is made again on the other side."""
        derived = ("info", "_by_id", "_plans", "_types_with_points")
        return {key: value for key, value in self.__dict__.items() if key not in derived}
