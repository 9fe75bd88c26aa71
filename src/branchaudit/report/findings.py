"""The order and the numbers of findings: the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.model import FileResult, Finding, Judged
from branchaudit.results import BranchReview, Brief, Report
from branchaudit.stored import restore


def finding_id(number: int) -> str:
    return f"f-{number:06d}"


class Numbered(NamedTuple):
    number: int
    finding: Finding


Records = list[tuple[Judged, list[Numbered]]]
"""Records of a file with their findings, in the order of the file."""


def in_file(report: Report, index: int) -> tuple[FileResult, Records]:
    """A file of the report, read back from where it is stored."""
    result = restore(report.results[index])
    at = report.briefs[index].first_finding
    records: Records = []
    for judged in result.records:
        records.append((judged, [Numbered(at + i, finding) for i, finding in enumerate(judged.findings)]))
        at += len(judged.findings)
    return result, records


def of_branches(report: Report) -> Iterator[tuple[BranchReview, list[Numbered]]]:
    """What is said of branches as a whole; it is numbered behind the findings of all records."""
    at = report.first_of_reviews
    for review in report.reviews:
        yield review, [Numbered(at + i, finding) for i, finding in enumerate(review.findings)]
        at += len(review.findings)


def worst_first(report: Report) -> list[int]:
    """Indexes of `results`: those with findings first, lowest score first."""

    def key(index: int) -> tuple[object, ...]:
        brief: Brief = report.briefs[index]
        counts = [-brief.findings.get(level, 0) for level in ("error", "warning", "info", "hint")]
        return not any(counts), 100.0 if brief.score is None else brief.score, *counts, brief.name

    return sorted(range(len(report.briefs)), key=key)
