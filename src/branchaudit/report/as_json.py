"""The JSON report, a public contract: one record or finding a line, written while results are read.

Findings go to a spool on the way, so that one pass over the results is enough.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from array import array
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any

from branchaudit.model import Fact, Finding, GroupScore, Judged, Place, Report, RuleSetInfo, Summary
from branchaudit.report.findings import Numbered, files

SCHEMA_VERSION = 1
_SPOOL_BYTES = 8 << 20
_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write(report: Report, out: IO[bytes]) -> None:
    by_branch: dict[str, array[int]] = {}
    with (
        tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as records,
        tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as findings,
    ):
        for _, judged_records in files(report):
            for judged, found in judged_records:
                _append(records, _record(judged, found))
                for item in found:
                    _append(findings, _finding(item))
                    if item.finding.branch is not None:
                        by_branch.setdefault(item.finding.branch, array("Q")).append(item.number)
        out.write(b"{\n")
        for key, value in _head(report, by_branch).items():
            out.write(_encode(f"{json.dumps(key)}: {_dumps(value)},\n"))
        _copy("records", records, out)
        out.write(b",\n")
        _copy("findings", findings, out)
    unreadable = [asdict(entry) for entry in report.unreadable]
    out.write(_encode(f',\n"unreadable": {_lines(unreadable)},\n'))
    rules = [asdict(rule) for rule in report.ruleset.rules.values()]
    out.write(_encode(f'"rules": {_lines(rules)}\n}}\n'))


def _head(report: Report, by_branch: Mapping[str, array[int]]) -> dict[str, Any]:
    period = report.period
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
                "stars": None,
                "dimensions": [],
                "calendar": {},
                "findings": [f"f-{number:06d}" for number in by_branch.get(group.name, ())],
            }
            for group in report.branches
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
    }


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


def _record(judged: Judged, found: list[Numbered]) -> dict[str, Any]:
    record, score = judged.record, judged.score
    return {
        "id": record.id,
        "path": record.path,
        "sha256": record.sha256,
        "format": record.format,
        "title": record.title,
        "doc_type": record.doc_type,
        "confidence": record.kind.confidence,
        "also": list(record.kind.also),
        "evidence": list(record.kind.evidence),
        "branch": record.branch,
        "date": record.date,
        "span": {"start": record.span[0], "end": record.span[1]},
        "elements": {name: _fact(fact) for name, fact in record.elements.items()},
        "items": [{name: _fact(fact) for name, fact in item.items()} for item in record.items],
        "score": score.value,
        "decided": score.decided,
        "applicable": score.applicable,
        "deductions": [
            {
                "rule": d.rule,
                "title": d.title,
                "dimension": d.dimension,
                "count": d.count,
                "each": d.each,
                "taken": d.taken,
            }
            for d in score.deductions
        ],
        "outcomes": dict(sorted(judged.outcomes.items())),
        "undecided": [
            {"rule": result.rule, "outcome": result.outcome, "note": result.note}
            for result in judged.results
            if result.outcome in ("undecided", "error")
        ],
        "findings": [item.id for item in found],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "status": fact.status,
        "value": fact.value,
        "normalized": fact.normalized,
        "confidence": fact.confidence,
        "location": _location(fact.place),
    }


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {name: value for name, value in place._asdict().items() if value is not None}


def _finding(item: Numbered) -> dict[str, Any]:
    finding: Finding = item.finding
    return {
        "id": item.id,
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "kind": finding.kind,
        "outcome": finding.outcome,
        "path": finding.path,
        "record": finding.record,
        "branch": finding.branch,
        "doc_type": finding.doc_type,
        "period": finding.period,
        "persons": list(finding.persons),
        "related": [],
        "element": finding.element,
        "location": _location(finding.place),
        "span": {"start": finding.span[0], "end": finding.span[1]} if finding.span else None,
        "quote": finding.quote,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": {"tier": finding.basis.tier, "text": finding.basis.text},
        "deduction": finding.deduction,
    }


def _encode(text: str) -> bytes:
    # A file name that is no text holds lone surrogates; \udc80 is an escape that JSON knows too.
    return text.encode("utf-8", "backslashreplace")


def _lines(values: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(map(_dumps, values)) + "\n]" if values else "[]"


def _append(spool: IO[bytes], value: dict[str, Any]) -> None:
    spool.write(b",\n" if spool.tell() else b"")
    spool.write(_encode(_dumps(value)))


def _copy(key: str, spool: IO[bytes], out: IO[bytes]) -> None:
    out.write(_encode(f'"{key}": ['))
    if spool.tell():
        out.write(b"\n")
        spool.seek(0)
        shutil.copyfileobj(spool, out)
        out.write(b"\n")
    out.write(b"]")
