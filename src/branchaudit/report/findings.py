"""The order and the numbers of findings: the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.model import Brief, FileResult, Finding, Judged, Report


class Numbered(NamedTuple):
    number: int
    finding: Finding

    @property
    def id(self) -> str:
        return f"f-{self.number:06d}"


def in_order(judged: Judged) -> list[Finding]:
    """Findings of one record from its top to its end; those without a place come first."""
    return sorted(judged.findings, key=lambda f: (f.place.block if f.place else 0, f.span or (0, 0), f.rule))


def numbered(result: FileResult, first: int) -> Iterator[tuple[Judged, list[Numbered]]]:
    """Records of a file with their findings; `first` is the number of the file's first finding."""
    at = first
    for judged in result.records:
        findings = [Numbered(at + i, finding) for i, finding in enumerate(in_order(judged))]
        at += len(findings)
        yield judged, findings


def files(report: Report) -> Iterator[tuple[FileResult, list[tuple[Judged, list[Numbered]]]]]:
    """All files in the order of their names, one in memory at a time."""
    for result, brief in zip(report.results, report.briefs, strict=True):
        yield result, list(numbered(result, brief.first_finding))


def worst_first(report: Report) -> list[int]:
    """Indexes of `results`: those with findings first, lowest score first."""

    def key(index: int) -> tuple[object, ...]:
        brief: Brief = report.briefs[index]
        counts = [-brief.findings.get(level, 0) for level in ("error", "warning", "info", "hint")]
        return not any(counts), 100.0 if brief.score is None else brief.score, *counts, brief.name

    return sorted(range(len(report.briefs)), key=key)
