"""The rule sets that ship, each loaded and tried on its examples once, and what they say of a text."""

from __future__ import annotations

from functools import cache

from branchaudit.document import Document
from branchaudit.example_runs import example_judge
from branchaudit.manual.book import Book, book
from branchaudit.model import Judged
from branchaudit.pipeline import Work, judge
from branchaudit.ruleset import selftest
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from records import text_document

BASELINE = "central-baseline"


@cache
def rules(name: str = BASELINE) -> RuleSet:
    return load(name)


@cache
def written(name: str) -> Book:
    return book(name)


@cache
def example_results(name: str) -> tuple[selftest.CaseResult, ...]:
    """Of the rules that stand in a set; of what it inherits too, if it has changed that."""
    one = written(name)
    own = frozenset(rule.id for rule in one.own()) if one.draft.inherits_unchanged else None
    return tuple(selftest.run(name, example_judge(one.rules), rule_ids=own))


def judged(of: str | Document, by: str = BASELINE, as_type: str | None = None) -> Judged:
    """The one record of a text or a document. `as_type` None: as a run would classify it."""
    (only,) = judge(text_document(of) if isinstance(of, str) else of, Work(rules(by)), as_type=as_type)
    return only


def failed(text: str, as_type: str, watched: tuple[str, ...]) -> set[str]:
    """The rules that a text fails, of those whose ids begin like that."""
    results = judged(text, as_type=as_type).results
    return {r.rule for r in results if r.outcome == "fail" and r.rule.startswith(watched)}
