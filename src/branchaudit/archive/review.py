"""The rules on whole branches: from what the archive keeps of its records to findings per branch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from branchaudit.archive import cadence
from branchaudit.archive.cadence import Missing, NotAsked
from branchaudit.branches import Branch, Registry, all_names
from branchaudit.model import Activity, Finding, RuleResult
from branchaudit.period import Period, said
from branchaudit.ruleset.checks import CadenceCheck
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import Rule, RuleSet
from branchaudit.vocabulary import DOCUMENT_TYPES, MEETING_TYPES


def review(
    rules: RuleSet, registry: Registry, activities: Iterable[Activity], period: Period, today: date
) -> dict[str, tuple[RuleResult, ...]]:
    """Branch → verdict of every rule on branches, in the order of the rule set."""
    held: dict[str, list[Activity]] = {}
    for one in activities:
        if one.branch is not None:
            held.setdefault(one.branch, []).append(one)
    return {
        name: tuple(
            _judge(rule, registry.branch(name), held.get(name, []), period, today)
            for rule in rules.archive_rules
        )
        for name in all_names(registry, held)
    }


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


def _judge(rule: Rule, branch: Branch, held: Sequence[Activity], period: Period, today: date) -> RuleResult:
    assert isinstance(rule.check, CadenceCheck)
    try:
        gaps = cadence.missing(rule.check, rule.applies_to, branch, held, period, today)
    except Undecided as problem:
        return RuleResult(rule.id, "undecided", note=str(problem))
    except NotAsked as problem:
        return RuleResult(rule.id, "not_applicable", note=str(problem))
    gaps = [gap for gap in gaps if _in_force(rule, gap)]
    if not gaps:
        return RuleResult(rule.id, "pass")
    left = rule.deduct.cap
    findings = []
    for gap in gaps:
        taken = rule.deduct.each if left is None else min(rule.deduct.each, left)
        left = None if left is None else left - taken
        findings.append(_finding(rule, rule.check.times, branch.name, gap, taken))
    return RuleResult(rule.id, "fail", tuple(findings))


def _in_force(rule: Rule, gap: Missing) -> bool:
    start, end = gap.slot.start.isoformat(), gap.slot.end.isoformat()
    return (rule.valid_from or "") <= start and end <= (rule.valid_until or "9999")


def _finding(rule: Rule, expected: int, branch: str, gap: Missing, deduction: float) -> Finding:
    doc_type = next(name for name in DOCUMENT_TYPES if name in rule.applies_to)
    given = {
        "branch": f"{branch}{gap.group}",
        "slot": said(gap.slot.name),
        "count": gap.held,
        "expected": expected,
        "type": DOCUMENT_TYPES[doc_type],
    }
    assert rule.message is not None
    undated = f"；另有 {gap.undated} 份没有写明日期的记录" if gap.undated else ""
    identity = "\x1f".join((rule.id, branch, gap.group, gap.slot.name))
    return Finding(
        rule=rule.id,
        category=rule.category or "",
        severity=rule.severity,
        kind=rule.kind,
        message=rule.message.fill(given) + undated,
        remedy=rule.remedy.fill(given),
        basis=rule.basis,
        path=None,
        record=None,
        doc_type=doc_type,
        branch=branch,
        confidence=rule.confidence,
        deduction=deduction if rule.kind == "gap" else 0.0,
        period=gap.slot.name,
        fingerprint=sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )
