"""How the examples of rules are judged: like files of a given type, or like the archive of one branch."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from branchaudit.archive.body import Body, unpacked
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.review import review
from branchaudit.branches import Branch, Registry
from branchaudit.model import Activity, Judged, RuleResult, SourceFile
from branchaudit.period import later, parse
from branchaudit.pipeline import Work, judge
from branchaudit.read import read_example
from branchaudit.ruleset.example_archive import BRANCH, Compared, Held
from branchaudit.ruleset.rules import RuleSet
from branchaudit.run import on_day

if TYPE_CHECKING:
    from branchaudit.ruleset.selftest import Content, Judge  # loads pydantic


def example_judge(rules: RuleSet, day: date | None = None) -> Judge:
    """How `rules test` judges the examples of a rule set."""
    rules = on_day(rules, day)

    def judge_example(content: Content, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
        if isinstance(content, Held):
            return _held(content, rules)
        if isinstance(content, Compared):
            return _compared(content, rules, doc_type)
        data = content.encode() if isinstance(content, str) else content
        return tuple(result for one in _judged(data, rules, doc_type, name) for result in one.results)

    return judge_example


def _judged(data: bytes, rules: RuleSet, doc_type: str | None, name: str) -> Sequence[Judged]:
    return judge(read_example(SourceFile(name, name), data), Work(rules), as_type=doc_type)


def _held(held: Held, rules: RuleSet) -> tuple[RuleResult, ...]:
    period = parse(held.period)
    today = date.fromisoformat(held.today) if held.today else later(period.end, 12)
    registry = Registry((Branch(BRANCH, committee=held.committee),))
    nothing = Corpus([array("I")] * len(held.activities), _no_body)
    return review(rules, registry, held.activities, nothing, period, today)[BRANCH]


def _no_body(number: int) -> Body:
    raise AssertionError(f"record {number} has no words to compare")


def _compared(texts: Compared, rules: RuleSet, doc_type: str | None) -> tuple[RuleResult, ...]:
    """All branches together: what a rule says of any of them."""
    judged = [
        one
        for number, (text, own_type, branch) in enumerate(texts.texts, 1)
        for one in _judged(text.encode(), rules, own_type or doc_type, f"{branch}/{number}.txt")
    ]
    activities: list[Activity] = [one.activity for one in judged if one.activity is not None]
    corpus = Corpus([array("I", one.prints) for one in judged], lambda number: unpacked(judged[number].body))
    today = date.fromisoformat(rules.as_of)
    verdicts = review(rules, Registry(), activities, corpus, None, today)
    return tuple(result for results in verdicts.values() for result in results)
