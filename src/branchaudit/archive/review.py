"""The rules on the archive: from what it keeps of the records to verdicts per branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from branchaudit.archive import across, cadence, copies, overlap
from branchaudit.archive.cadence import Missing, NotAsked
from branchaudit.archive.finding import finding
from branchaudit.archive.groups import with_groups
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.tables import rows_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.branches import Branch
from branchaudit.model import Activity, Finding, RuleResult
from branchaudit.period import Period, said
from branchaudit.ruleset.checks import AcrossCheck, CadenceCheck, CopiesCheck, OverlapCheck
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import Points, Rule, RuleSet
from branchaudit.vocabulary import DOCUMENT_TYPES, MEETING_TYPES

Verdict = Callable[[str], RuleResult | None]
"""Of a rule on a branch, by its name; None where it is not asked for."""


_NOT_LISTED = "只有材料的文字里提到这个支部，没有它的文件夹；branches 里没有它，或者没有它的会议记录"


def review(
    rules: RuleSet,
    archive: Archive,
    corpus: Corpus,
    unread: Mapping[str, int] | None = None,
) -> dict[str, tuple[RuleResult, ...]]:
    """Branch → verdicts of the rules, in their order. Without a period no cadence is asked for.
    `corpus`: the words of the same records; `unread`: how many files of a branch could not be read; they may
    be what is missing."""
    verdicts: dict[str, list[RuleResult]] = {name: [] for name in sorted({*archive.by_branch, NOWHERE})}
    tables: dict[str, Mapping[str, Sequence[TableRow]]] = {}
    for rule in rules.archive_rules:
        judge = _judge(rule, archive, corpus, unread or {}, tables)
        for name, results in verdicts.items():
            result = judge(name)
            if result is not None:
                results.append(result)
    return {
        name: tuple(results)
        for name, results in verdicts.items()
        if name in archive.by_branch or any(result.findings for result in results)
    }


def _judge(
    rule: Rule,
    archive: Archive,
    corpus: Corpus,
    unread: Mapping[str, int],
    tables: dict[str, Mapping[str, Sequence[TableRow]]],
) -> Verdict:
    check = rule.check
    if isinstance(check, CopiesCheck):
        return _of_records(rule, copies.copied(rule, check, archive.activities, corpus))
    if isinstance(check, OverlapCheck):
        return _of_records(rule, overlap.conflicting(rule, check, archive.activities, archive.rosters))
    if isinstance(check, AcrossCheck):
        if check.table not in tables:
            tables[check.table] = _by_branch(rows_of(check.table, archive), archive)
        return across.judged(rule, check, tables[check.table], archive.today.isoformat())

    needs_groups = isinstance(check, CadenceCheck) and check.needs == "groups"
    yearly = isinstance(check, CadenceCheck) and check.every == "year"
    reached = cadence.years_reached(rule.applies_to, archive.activities)

    def held(name: str) -> RuleResult | None:
        if archive.period is None or name == NOWHERE:
            return None
        if name in archive.strays:
            return RuleResult(rule.id, "not_applicable", note=_NOT_LISTED)
        branch = archive.branch(name)
        records: Sequence[Activity] = [*archive.by_branch[name], *archive.held_elsewhere.get(name, ())]
        if yearly:  # what bears no year at all is of the one that all the others are of
            year = archive.usual_year(name)
            records = [one if one.year or one.month else one._replace(year=year) for one in records]
        if needs_groups:
            branch, records = with_groups(archive, branch, records)
        verdict = _cadence(rule, branch, records, archive.period, archive.today, reached)
        return _beside_unread(verdict, unread.get(name, 0))

    return held


def _by_branch(rows: Iterable[TableRow], archive: Archive) -> Mapping[str, Sequence[TableRow]]:
    """Rows of a branch that handed in nothing itself, but stands in a ledger of the unit, are told with those
    of the unit."""
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        found.setdefault(row.branch if row.branch in archive.by_branch else NOWHERE, []).append(row)
    return found


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


def _of_records(rule: Rule, by_branch: Mapping[str, Sequence[Finding]]) -> Verdict:
    def verdict(name: str) -> RuleResult:
        findings = tuple(by_branch.get(name, ()))
        return RuleResult(rule.id, "fail" if findings else "pass", findings)

    return verdict


def _cadence(
    rule: Rule,
    branch: Branch,
    held: Sequence[Activity],
    period: Period,
    today: date,
    reached: frozenset[int],
) -> RuleResult:
    assert isinstance(rule.check, CadenceCheck)
    try:
        gaps = cadence.missing(rule.check, rule.applies_to, branch, held, period, today, reached)
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
