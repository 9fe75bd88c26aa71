"""豁免: findings that the unit has let pass for a reason, until a day. They stay in every report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache

from branchaudit.globs import GlobSet
from branchaudit.model import Finding, RuleResult
from branchaudit.results import Waiver


def covers(waiver: Waiver, finding: Finding) -> bool:
    return (
        fnmatchcase(finding.rule, waiver.rule)
        and (not waiver.branch or finding.branch == waiver.branch)
        and (not waiver.paths or (finding.path is not None and _globs(waiver.paths).matches(finding.path)))
    )


def in_force(waivers: Iterable[Waiver], today: str) -> tuple[Waiver, ...]:
    """Without those that have expired: what they covered is a finding again."""
    return tuple(w for w in waivers if w.expires is None or today <= w.expires)


def waived(results: Iterable[RuleResult], waivers: Sequence[Waiver]) -> tuple[RuleResult, ...]:
    """The same verdicts, with the findings that are covered called waived; they take no points."""
    return tuple(_waived(result, waivers) if result.findings else result for result in results)


def _waived(result: RuleResult, waivers: Sequence[Waiver]) -> RuleResult:
    findings = []
    points = iter([finding.deduction for finding in result.findings])  # up to the cap, the first ones first
    for finding in result.findings:
        waiver = next((w for w in waivers if covers(w, finding)), None)
        if waiver is not None:
            finding = finding._replace(outcome="waived", deduction=0.0, waived_by=waiver.number)
        else:
            finding = finding._replace(deduction=next(points))
        findings.append(finding)
    all_waived = result.outcome == "fail" and all(f.outcome == "waived" for f in findings)
    return result._replace(findings=tuple(findings), outcome="waived" if all_waived else result.outcome)


@lru_cache(maxsize=256)
def _globs(patterns: tuple[str, ...]) -> GlobSet:
    return GlobSet(patterns)
