"""A rule set as the program uses it: frozen, plain, checked when it was loaded, fit to be pickled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from branchaudit.archive_facts import OF_WORDS
from branchaudit.model import Basis, FindingKind, RuleResult, Severity
from branchaudit.results import RuleInfo, RuleSetInfo
from branchaudit.ruleset.checks import ARCHIVE_KINDS, AcrossCheck, Check
from branchaudit.ruleset.expressions import Expression
from branchaudit.ruleset.names import OWNERS
from branchaudit.ruleset.templates import Template
from branchaudit.vocabulary import SCORED_TYPES

if TYPE_CHECKING:
    from branchaudit.standard import Scheme

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


class Points:
    """Points of one rule, finding by finding, up to its cap."""

    def __init__(self, deduct: Deduct) -> None:
        self._each, self._left = deduct.each, deduct.cap

    def take(self) -> float:
        if self._left is None:
            return self._each
        taken = min(self._each, self._left)
        self._left -= taken
        return taken


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


def _is_on_words(rule: Rule) -> bool:
    """Whether it holds the words of records against one another."""
    check = rule.check if rule.check_kind == "across" else None
    return rule.check_kind == "copies" or (isinstance(check, AcrossCheck) and check.table in OF_WORDS)


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
    event_points: Mapping[str, float] = field(default_factory=dict)
    """Document type → points of a member who was present (党员积分)."""
    on_site: tuple[str, ...] = ()
    """What no document shows: somebody has to go and look (需现场核查)."""
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
                r if doc_type in r.applies_to else RuleResult(r.id, "not_applicable")
                for r in self.rules
                if r.check_kind not in ARCHIVE_KINDS
            )
            self._plans[doc_type] = plan
        return plan

    def own_rules(self, doc_type: str) -> frozenset[str]:
        """Those that take points and are meant for such types alone: a rule on minutes that looks at 公文 as
        well makes no 公文 a paper with a score."""
        own = self._own_rules.get(doc_type)
        if own is None:
            own = self._own_rules[doc_type] = frozenset(
                r.id
                for r in self.rules
                if r.deduct.each
                and r.check_kind not in ARCHIVE_KINDS
                and doc_type in r.applies_to
                and r.applies_to.isdisjoint(SCORED_TYPES)
            )
        return own

    @cached_property
    def archive_rules(self) -> tuple[Rule, ...]:
        """Those that look at all records of a branch together."""
        return tuple(rule for rule in self.rules if rule.check_kind in ARCHIVE_KINDS)

    @cached_property
    def compared(self) -> frozenset[str]:
        """Document types of which records are held against one another."""
        types = (rule.applies_to for rule in self.rules if _is_on_words(rule))
        return frozenset().union(*types)

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
            on_site=self.on_site,
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
        derived = ("info", "archive_rules", "compared", "_by_id", "_plans", "_own_rules")
        return {key: value for key, value in self.__dict__.items() if key not in derived}
