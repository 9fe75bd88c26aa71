"""Rules on the tables of the archive: every row has to satisfy an expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from branchaudit.archive.finding import finding
from branchaudit.archive.tables.row import TableRow
from branchaudit.model import Finding, RuleResult, Value
from branchaudit.ruleset.checks import AcrossCheck
from branchaudit.ruleset.evaluation import evaluate
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import Points, Rule
from branchaudit.vocabulary import DOCUMENT_TYPES


class _Scope:
    """The fields of one row, and what day it is. Rules on the archive name nothing else."""

    def __init__(self, row: TableRow, today: str) -> None:
        self._row, self._today = row, today

    def value(self, reference: str) -> Value:
        if reference == "today":
            return self._today
        name = reference.removeprefix("row.")
        if name == "branch":
            return self._row.branch or None
        return self._row.day if name == "day" else self._row.fields.get(name)

    def today_beside(self, value: Value) -> str:  # noqa: ARG002  verdicts on the archive are those of a day
        return self._today

    def status(self, element: str) -> str:
        raise AssertionError(element)

    def rows(self, list_id: str) -> int:
        raise AssertionError(list_id)

    def contains(self, text: str) -> bool:
        raise AssertionError(text)

    def types(self) -> tuple[str, ...]:
        one = self._row.activity
        return (one.doc_type, *one.also) if one is not None else ()


def judged(
    rule: Rule, check: AcrossCheck, rows: Mapping[str, Sequence[TableRow]], today: str
) -> Callable[[str], RuleResult]:
    """`rows`: branch → rows of the table. The verdict on a branch."""

    def verdict(branch: str) -> RuleResult:
        try:
            return _verdict(rule, check, rows.get(branch, ()), today)
        except Undecided as problem:
            return RuleResult(rule.id, "undecided", note=str(problem))

    return verdict


def _verdict(rule: Rule, check: AcrossCheck, rows: Sequence[TableRow], today: str) -> RuleResult:
    """Raise Undecided where nothing is known of any row."""
    points, found = Points(rule.deduct), list[Finding]()
    unknown: Undecided | None = None
    decided = 0
    for row in rows:
        if not _is_meant(rule, row):
            continue
        scope = _Scope(row, today)
        try:
            if check.where is not None and not evaluate(check.where, scope):
                continue
            right = evaluate(check.expression, scope)
        except Undecided as problem:
            unknown = unknown or problem
            continue
        decided += 1
        if not right and len(found) < check.most:
            found.append(_finding(rule, row, scope, points.take()))
    if found:
        return RuleResult(rule.id, "fail", tuple(found))
    if not decided and unknown is not None:
        raise unknown
    if not decided:
        return RuleResult(rule.id, "not_applicable", note="没有可以对照的记录")
    return RuleResult(rule.id, "pass")


def _is_meant(rule: Rule, row: TableRow) -> bool:
    """By the type of its record, and by the text in force on its day."""
    one = row.activity
    if one is not None and one.doc_type not in rule.applies_to and rule.applies_to.isdisjoint(one.also):
        return False
    if row.day is None:
        return rule.valid_from is None and rule.valid_until is None
    return (rule.valid_from or "") <= row.day <= (rule.valid_until or "9999")


def _finding(rule: Rule, row: TableRow, scope: _Scope, deduction: float) -> Finding:
    one = row.activity
    given = {"quote": row.quote, "type": DOCUMENT_TYPES[one.doc_type] if one is not None else None}
    made = finding(
        rule,
        given,
        (row.branch, *row.identity),
        deduction,
        scope,
        path=one.path if one is not None else None,
        record=one.record if one is not None else None,
        doc_type=one.doc_type if one is not None else None,
        branch=row.branch or None,
        place=row.place,
        quote=row.quote,
        persons=row.persons,
        related=row.related,
        period=row.period,
    )
    return made._replace(confidence=round(made.confidence * row.confidence, 3))
