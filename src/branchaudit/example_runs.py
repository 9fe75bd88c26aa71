"""How the examples of rules are judged: like files of a given type, or like the archive of one branch."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from branchaudit.archive.body import Body, digest_of, unpacked
from branchaudit.archive.known import Pairs
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.review import review
from branchaudit.archive.view import Archive
from branchaudit.branches import Branch, Registry
from branchaudit.document import SourceFile
from branchaudit.model import Activity, Judged, RuleResult
from branchaudit.period import Period, later, parse
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
    registry = Registry((Branch(BRANCH, committee=held.committee),))
    nothing = Corpus([array("I")] * len(held.activities), _no_body, [b""] * len(held.activities), Pairs())
    archive = Archive(held.activities, registry, period, _today(held.today, period, rules))
    return review(rules, archive, nothing)[BRANCH]


def _today(given: str | None, period: Period | None, rules: RuleSet) -> date:
    """As the example says, or long after its period."""
    if given:
        return date.fromisoformat(given)
    return later(period.end, 12) if period is not None else date.fromisoformat(rules.as_of)


def _no_body(number: int) -> Body:
    raise AssertionError(f"record {number} has no words to compare")


def _compared(texts: Compared, rules: RuleSet, doc_type: str | None) -> tuple[RuleResult, ...]:
    """All branches together: what a rule says of any of them."""
    period = parse(texts.period) if texts.period else None
    today = _today(texts.today, period, rules)
    rules = on_day(rules, today)
    judged = [
        one
        for record in texts.texts
        for one in _judged(
            record.content, rules, record.doc_type or doc_type, f"{record.branch}/{record.name}"
        )
    ]
    activities: list[Activity] = [one.activity for one in judged if one.activity is not None]
    prints = [array("I", one.prints) for one in judged]
    digests = [digest_of(one.body) for one in judged]
    corpus = Corpus(prints, lambda number: unpacked(judged[number].body), digests, Pairs())
    verdicts = review(rules, Archive(activities, Registry(), period, today, corpus), corpus)
    return tuple(result for results in verdicts.values() for result in results)
