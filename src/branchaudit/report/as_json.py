"""The JSON report, a public contract: one record or finding a line.

The lines were made where the files were judged (stored.py); here they get the numbers of the findings.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from branchaudit.document import Unreadable
from branchaudit.model import StoredRecord
from branchaudit.report.assessed_json import assessment_data, scheme_data
from branchaudit.report.findings import finding_id, of_branches
from branchaudit.results import BranchReview, Event, GroupScore, Rank, Report, RuleInfo, RuleSetInfo, Summary
from branchaudit.stored import deduction_data, finding_line, to_bytes

SCHEMA_VERSION = 1


def write(report: Report, out: IO[bytes]) -> None:
    out.write(b"{\n")
    for key, value in _head(report, _numbers_by_branch(report)).items():
        out.write(to_bytes(key) + b": " + to_bytes(value) + b",\n")
    rules = report.ruleset.rules.values()
    _array("records", _records(report), out)
    _array("findings", _findings(report), out)
    _array("unreadable", map(to_bytes, map(Unreadable._asdict, report.unreadable)), out)
    _array("rules", map(to_bytes, map(RuleInfo._asdict, rules)), out, end=b"\n}\n")


def _numbered(report: Report) -> Iterator[tuple[StoredRecord, range]]:
    """All records with the numbers of their findings."""
    first = 1
    for file in report.results:
        for record in file.records:
            numbers = range(first, first + len(record.findings))
            yield record, numbers
            first = numbers.stop


def _numbers_by_branch(report: Report) -> dict[str, array[int]]:
    found: dict[str, array[int]] = {}
    for record, numbers in _numbered(report):
        if record.branch is not None:
            found.setdefault(record.branch, array("Q")).extend(numbers)
    for review, items in of_branches(report):
        found.setdefault(review.name, array("Q")).extend(item.number for item in items)
    return found


def _records(report: Report) -> Iterator[bytes]:
    held_against: dict[str, list[int]] = {}
    for _, items in of_branches(report):
        for item in items:
            if item.finding.record is not None:
                held_against.setdefault(item.finding.record, []).append(item.number)
    for record, numbers in _numbered(report):
        own = record.activity.record if record.activity is not None else ""
        listed = [*numbers, *held_against.get(own, ())]
        yield record.record + b', "findings": ' + to_bytes([*map(finding_id, listed)]) + b"}"


def _findings(report: Report) -> Iterator[bytes]:
    for record, numbers in _numbered(report):
        for number, finding in zip(numbers, record.findings, strict=True):
            yield b'{"id": ' + to_bytes(finding_id(number)) + b", " + finding
    for _, items in of_branches(report):
        for item in items:
            yield b'{"id": ' + to_bytes(finding_id(item.number)) + b", " + finding_line(item.finding)


def _head(report: Report, by_branch: Mapping[str, array[int]]) -> dict[str, Any]:
    period, scheme = report.period, report.ruleset.scheme
    reviews = {review.name: review for review in report.reviews}
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "branchaudit", "version": report.tool_version},
        "ruleset": _ruleset(report.ruleset),
        "generated_at": report.generated_at,
        "period": {"start": period[0], "end": period[1]} if period else None,
        "unit": report.unit,
        "summary": _summary(report.summary, len(report.branches)),
        "folders": [_group(group) for group in report.folders],
        "branches": [
            {
                **_group(group),
                **_assessment(group, report),
                **_rank(report.ranks.get(group.name)),
                **_review(group, reviews.get(group.name)),
                "findings": [*map(finding_id, by_branch.get(group.name, ()))],
            }
            for group in report.branches
        ],
        "assessments": [
            {"branch": found.name, **assessment_data(scheme, found)} for found in report.assessments if scheme
        ],
        "remarks": report.remarks,
        "common_gaps": [gap._asdict() for gap in report.common_gaps],
        "on_site": list(report.ruleset.on_site),
        "waivers": [
            {
                "rule": use.waiver.rule,
                "path": list(use.waiver.paths),
                "branch": use.waiver.branch or None,
                "reason": use.waiver.reason,
                "approved_by": use.waiver.approved_by,
                "expires": use.waiver.expires,
                "expired": use.expired,
                "findings": use.findings,
            }
            for use in report.waivers
        ],
    }


def _ruleset(info: RuleSetInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "title": info.title,
        "version": info.version,
        "digest": info.digest,
        "dimensions": [{"id": i, "title": title, "points": points} for i, title, points in info.dimensions],
        "bands": [{"from": lowest, "grade": grade} for lowest, grade in info.bands],
        "points_assumed": info.points_assumed,
        "scheme": scheme_data(info.scheme) if info.scheme else None,
    }


def _assessment(group: GroupScore, report: Report) -> dict[str, Any]:
    """What the point table says of it instead of the mean of its records."""
    scheme = report.ruleset.scheme
    found = next((a for a in report.assessments if a.name == group.name), None)
    if scheme is None or found is None:
        return {"stars": None, "dimensions": [one._asdict() for one in group.dimensions]}
    data = assessment_data(scheme, found)
    return {key: data[key] for key in ("score", "grade", "stars", "dimensions")}


def _rank(rank: Rank | None) -> dict[str, Any]:
    return {
        "rank": {"place": rank.place, "of": rank.of} if rank else None,
        "third": rank.third if rank else None,
    }


def _review(group: GroupScore, review: BranchReview | None) -> dict[str, Any]:
    """The arithmetic from the mean of the records to the score, and what was held when."""
    return {
        "mean": group.mean,
        "deductions": [*map(deduction_data, review.deductions)] if review else [],
        "calendar": dict(review.calendar) if review else {},
        "events": [_event(event) for event in review.events] if review else [],
        "members": [one._asdict() for one in review.members] if review else [],
    }


def _event(event: Event) -> dict[str, Any]:
    evidence = ["记录", *(["照片"] if event.photo else []), *(["扫描件"] if event.scan else [])]
    lacking = [name for name in ("照片", "扫描件") if name not in evidence]
    kept = event._asdict()
    del kept["photo"], kept["scan"]
    return {**kept, "evidence": evidence, "lacking": lacking}


def _summary(summary: Summary, branches: int) -> dict[str, Any]:
    return {
        "files": summary.files,
        "documents": summary.documents,
        "records": summary.records,
        "unreadable": summary.unreadable,
        "unclassified": summary.unclassified,
        "branches": branches,
        "findings": {level: summary.findings.get(level, 0) for level in ("error", "warning", "info")},
        "hints": summary.hints,
        "known": {level: summary.known.get(level, 0) for level in ("error", "warning", "info")},
        "decided": summary.decided,
        "applicable": summary.applicable,
        "score": summary.score,
        "grade": summary.grade,
        "pass_rate": {"passed": summary.passed, "total": summary.scored},
    }


def _group(group: GroupScore) -> dict[str, Any]:
    return {
        "name": group.name,
        "records": group.records,
        "score": group.score,
        "grade": group.grade,
        "counts": dict(group.findings),
    }


def _array(key: str, lines: Iterable[bytes], out: IO[bytes], end: bytes = b",\n") -> None:
    out.write(to_bytes(key) + b": [")
    before = b"\n"
    for line in lines:
        out.write(before + line)
        before = b",\n"
    out.write((b"]" if before == b"\n" else b"\n]") + end)
