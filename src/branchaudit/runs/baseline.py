"""Gaps that an earlier report has already: a run is to fail only on new ones."""

from __future__ import annotations

from collections.abc import Iterable

from branchaudit.model import Finding, RuleResult
from branchaudit.runs.stored_report import read_report


def fingerprints(file: str) -> frozenset[str]:
    """Of the gaps of a report; a waived one is none that is known to be open."""
    return frozenset(f.fingerprint for f in read_report(file).findings if f.outcome == "fail")


def marked(results: Iterable[RuleResult], known: frozenset[str]) -> tuple[RuleResult, ...]:
    """The same verdicts, with the findings that are known called so."""
    return tuple(
        result._replace(findings=tuple(_marked(f, known) for f in result.findings))
        if result.findings
        else result
        for result in results
    )


def _marked(finding: Finding, known: frozenset[str]) -> Finding:
    return finding._replace(known=True) if finding.fingerprint in known else finding
