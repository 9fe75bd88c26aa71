"""Verdicts → points: pure arithmetic, every deduction kept.

100 minus deductions. A rule takes `each` per gap up to its cap; a dimension loses no more than its
points; nothing falls below 0. Hints and waived findings take nothing. Rules that do not apply are out
of the count; undecided and broken ones are applicable but not decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from branchaudit.model import Deduction, Finding, OutcomeName, RuleResult, Score, StoredRecord
from branchaudit.results import Earned, GroupScore, Rank, RuleSetInfo

FULL = 100.0
_DECIDED: tuple[OutcomeName, ...] = ("pass", "fail", "waived")


def score(results: Sequence[RuleResult], rules: RuleSetInfo) -> Score:
    """Score of one record."""
    outcomes = [result.outcome for result in results]
    decided = sum(outcomes.count(name) for name in _DECIDED)
    deductions = _deductions((result for result in results if result.findings), rules)
    taken = sum(d.taken for d in deductions)
    return Score(
        value=round(max(0.0, FULL - taken), 2) if decided else None,
        decided=decided,
        applicable=len(outcomes) - outcomes.count("not_applicable"),
        deductions=deductions,
    )


def _deductions(results: Iterable[RuleResult], rules: RuleSetInfo) -> tuple[Deduction, ...]:
    counts: dict[str, int] = {}
    for result in results:
        for finding in result.findings:
            if _counts(finding):
                counts[finding.rule] = counts.get(finding.rule, 0) + 1
    left = {dimension: points for dimension, _, points in rules.dimensions}
    out = []
    for rule_id in sorted(counts):  # not by order of findings: dimension caps must not depend on it
        rule = rules.rules.get(rule_id)
        if rule is None or rule.kind == "hint" or not rule.deduct_each:
            continue
        taken = rule.deduct_each * counts[rule_id]
        if rule.deduct_cap is not None:
            taken = min(taken, rule.deduct_cap)
        if rule.dimension in left:
            taken = min(taken, left[rule.dimension])
            left[rule.dimension] -= taken
        out.append(
            Deduction(rule_id, rule.title, rule.dimension, counts[rule_id], rule.deduct_each, round(taken, 2))
        )
    return tuple(out)


def charged(results: Sequence[RuleResult], deductions: Iterable[Deduction]) -> tuple[RuleResult, ...]:
    """The same verdicts, with findings that tell what they really took: where a cap of the rule or of its
    dimension was reached, the later ones took less, or nothing."""
    left = {deduction.rule: deduction.taken for deduction in deductions}
    out = []
    for result in results:
        findings = []
        for finding in result.findings:
            taken = min(finding.deduction, left.get(finding.rule, 0.0)) if _counts(finding) else 0.0
            if taken:
                left[finding.rule] = round(left[finding.rule] - taken, 2)
            findings.append(finding if taken == finding.deduction else finding._replace(deduction=taken))
        out.append(result._replace(findings=tuple(findings)) if findings else result)
    return tuple(out)


def _counts(finding: Finding) -> bool:
    return finding.kind == "gap" and finding.outcome == "fail"


# ---------------------------------------------------------------- groups
def grade(value: float | None, rules: RuleSetInfo) -> str | None:
    """The first band, from the top, that the value reaches."""
    if value is None:
        return None
    return next((name for lowest, name in rules.bands if value >= lowest), None)


def passes(value: float | None, rules: RuleSetInfo) -> bool:
    return value is not None and rules.pass_score is not None and value >= rules.pass_score


def reviewed(group: GroupScore, deductions: Sequence[Deduction], rules: RuleSetInfo) -> GroupScore:
    """A branch, less what it lost as a whole. One without scored records has nothing to lose it from."""
    if group.score is None:
        return group
    left = round(max(0.0, group.score - sum(d.taken for d in deductions)), 2)
    dimensions = tuple(
        one._replace(
            earned=round(max(0.0, one.earned - sum(d.taken for d in deductions if d.dimension == one.id)), 2)
        )
        for one in group.dimensions
    )
    return group._replace(score=left, grade=grade(left, rules), dimensions=dimensions)


THIRDS = ("先进", "中间", "后进")


def ranks(scores: Mapping[str, float | None], pass_score: float | None) -> dict[str, Rank]:
    """Branch → its place by score, among those that have one."""
    having = sorted((value for value in scores.values() if value is not None), reverse=True)
    found = {}
    for name, value in scores.items():
        if value is None:
            continue
        place = having.index(value) + 1
        third = min(2, 3 * (place - 1) // len(having))
        if third == 0 and pass_score is not None and value < pass_score:
            third = 1
        found[name] = Rank(place, len(having), THIRDS[third] if len(having) > 2 else None)
    return found


@dataclass
class Tally:
    """Running sums of a folder, a branch or a whole run: records are added and not kept."""

    records: int = 0
    scored: int = 0
    passed: int = 0
    decided: int = 0
    applicable: int = 0
    total: float = 0.0
    lost: dict[str, float] = field(default_factory=dict)
    """By dimension, over the records with a score."""
    findings: dict[str, int] = field(default_factory=lambda: {"error": 0, "warning": 0, "info": 0, "hint": 0})
    known: dict[str, int] = field(default_factory=lambda: {"error": 0, "warning": 0, "info": 0, "hint": 0})
    """Of the findings, how many the baseline has."""

    def add(self, record: StoredRecord, rules: RuleSetInfo) -> None:
        self.records += 1
        self.decided += record.decided
        self.applicable += record.applicable
        for level, count in record.levels.items():
            self.findings[level] += count
        for level, count in record.known.items():
            self.known[level] += count
        if record.score is not None:
            self.scored += 1
            self.total += record.score
            for dimension, points in record.lost.items():
                self.lost[dimension] = self.lost.get(dimension, 0.0) + points
            self.passed += passes(record.score, rules)

    @property
    def mean(self) -> float | None:
        return round(self.total / self.scored, 2) if self.scored else None

    def group(self, name: str, rules: RuleSetInfo) -> GroupScore:
        return GroupScore(
            name,
            self.records,
            self.mean,
            grade(self.mean, rules),
            dict(self.findings),
            self.mean,
            tuple(
                Earned(id, title, points, round(points - self.lost.get(id, 0.0) / self.scored, 2))
                for id, title, points in rules.dimensions
                if self.scored
            ),
        )
