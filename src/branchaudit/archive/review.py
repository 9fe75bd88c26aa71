"""The rules on the archive: from what it keeps of the records to verdicts per branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from branchaudit.archive import cadence, copies, overlap
from branchaudit.archive.cadence import Missing, NotAsked
from branchaudit.archive.finding import finding
from branchaudit.archive.likeness import Corpus
from branchaudit.branches import Branch, Registry, all_names
from branchaudit.model import Activity, Finding, RuleResult
from branchaudit.period import Period, said
from branchaudit.ruleset.checks import CadenceCheck, CopiesCheck, OverlapCheck
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import Points, Rule, RuleSet
from branchaudit.vocabulary import DOCUMENT_TYPES, MEETING_TYPES

NOWHERE = ""
"""Stands for the records that belong to no branch that could be told."""


def review(
    rules: RuleSet,
    registry: Registry,
    activities: Sequence[Activity],
    corpus: Corpus,
    period: Period | None,
    today: date,
    unread: Mapping[str, int] | None = None,
) -> dict[str, tuple[RuleResult, ...]]:
    """Branch → verdicts of the rules, in their order. Without a period no cadence is asked for.
    `unread`: how many files of a branch could not be read; they may be what is missing."""
    held: dict[str, list[Activity]] = {}
    for one in activities:
        held.setdefault(one.branch or NOWHERE, []).append(one)
    verdicts: dict[str, list[RuleResult]] = {name: [] for name in all_names(registry, held)}
    for rule in rules.archive_rules:
        if isinstance(rule.check, CopiesCheck | OverlapCheck):
            if isinstance(rule.check, CopiesCheck):
                by_branch = copies.copied(rule, rule.check, activities, corpus)
            else:
                by_branch = overlap.conflicting(rule, rule.check, activities)
            for name, results in verdicts.items():
                results.append(_of_records(rule, by_branch.get(name, [])))
        elif period is not None:
            for name, results in verdicts.items():
                if name != NOWHERE:
                    verdict = _cadence(rule, registry.branch(name), held.get(name, []), period, today)
                    results.append(_beside_unread(verdict, (unread or {}).get(name, 0)))
    return {name: tuple(results) for name, results in verdicts.items()}


def calendar(activities: Iterable[Activity], period: Period) -> dict[str, tuple[str, ...]]:
    """Document type → the months (2024-03) of the period in which a meeting of it was held."""
    first, last = f"{period.start:%Y-%m}", f"{period.end:%Y-%m}"
    months: dict[str, set[str]] = {}
    for one in activities:
        if one.month is None or not first <= one.month <= last:
            continue
        for doc_type in (one.doc_type, *one.also):
            if doc_type in MEETING_TYPES:
                months.setdefault(doc_type, set()).add(one.month)
    return {name: tuple(sorted(months[name])) for name in DOCUMENT_TYPES if name in months}


def _of_records(rule: Rule, findings: list[Finding]) -> RuleResult:
    return RuleResult(rule.id, "fail" if findings else "pass", tuple(findings))


def _cadence(rule: Rule, branch: Branch, held: Sequence[Activity], period: Period, today: date) -> RuleResult:
    assert isinstance(rule.check, CadenceCheck)
    try:
        gaps = cadence.missing(rule.check, rule.applies_to, branch, held, period, today)
    except Undecided as problem:
        return RuleResult(rule.id, "undecided", note=str(problem))
    except NotAsked as problem:
        return RuleResult(rule.id, "not_applicable", note=str(problem))
    points = Points(rule.deduct)
    findings = [
        _missing(rule, rule.check.times, branch.name, gap, points.take())
        for gap in gaps
        if _in_force(rule, gap)
    ]
    return RuleResult(rule.id, "fail" if findings else "pass", tuple(findings))


def _beside_unread(verdict: RuleResult, unread: int) -> RuleResult:
    if not unread or not verdict.findings:
        return verdict
    told = f"；这个支部有 {unread} 份文件无法读取"
    return verdict._replace(findings=tuple(f._replace(message=f.message + told) for f in verdict.findings))


def _in_force(rule: Rule, gap: Missing) -> bool:
    start, end = gap.slot.start.isoformat(), gap.slot.end.isoformat()
    return (rule.valid_from or "") <= start and end <= (rule.valid_until or "9999")


def _missing(rule: Rule, expected: int, branch: str, gap: Missing, deduction: float) -> Finding:
    doc_type = next(name for name in DOCUMENT_TYPES if name in rule.applies_to)
    given = {
        "branch": f"{branch}{gap.group}",
        "slot": said(gap.slot.name),
        "count": gap.held,
        "expected": expected,
        "type": DOCUMENT_TYPES[doc_type],
    }
    identity = (branch, gap.group, gap.slot.name)
    made = finding(rule, given, identity, deduction, doc_type=doc_type, branch=branch, period=gap.slot.name)
    undated = f"；这个支部有 {gap.undated} 份这样的记录日期不明" if gap.undated else ""
    return made._replace(message=made.message + undated)
