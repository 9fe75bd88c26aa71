"""Records and findings as JSON, there and back: what leaves a worker process, waits on disk and goes
into the JSON report is the same text, encoded once, by the process that drew it.

A finding is numbered in the run, which its process cannot know: `findings` of a record and `id` of a
finding are put in when the report is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from branchaudit.document import Place
from branchaudit.model import (
    Basis,
    Classification,
    Deduction,
    Fact,
    FileResult,
    Finding,
    Judged,
    Record,
    Related,
    RuleResult,
    Score,
    StoredFile,
    StoredRecord,
)
from branchaudit.vocabulary import MEETING_TYPES

_TOLD = ("undecided", "error")
"""Outcomes of which reports say why; of the others they give the number, or the findings."""
_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def to_bytes(value: object) -> bytes:
    """One line of JSON."""
    # A file name that is no text holds lone surrogates; \udc80 is an escape that JSON knows too.
    return _dumps(value).encode("utf-8", "backslashreplace")


# ---------------------------------------------------------------- there
def store(name: str, judged: Iterable[Judged]) -> StoredFile:
    return StoredFile(name, tuple(map(_stored, judged)))


def _stored(judged: Judged) -> StoredRecord:
    findings = _in_order(judged)
    levels = counted(findings)
    return StoredRecord(
        branch=judged.record.branch,
        doc_type=judged.record.doc_type,
        score=judged.score.value,
        decided=judged.score.decided,
        applicable=judged.score.applicable,
        levels=levels,
        lost=_lost(judged.score.deductions),
        waived_by=tuple(f.waived_by for f in findings if f.waived_by is not None),
        known=counted(finding for finding in findings if finding.known),
        record=to_bytes(_record(judged)).removesuffix(b"}"),
        findings=tuple(map(finding_line, findings)),
        marks=judged.marks,
        lacks=frozenset(f.rule for f in findings if lacks_element(f)),
        activity=judged.activity,
        body=judged.body,
        prints=judged.prints,
    )


def lacks_element(finding: Finding) -> bool:
    """Minutes have neither a value nor a label for it."""
    return (
        finding.category == "missing_element"
        and finding.element is not None
        and finding.outcome == "fail"
        and finding.doc_type in MEETING_TYPES
    )


def _lost(deductions: Iterable[Deduction]) -> dict[str, float]:
    lost: dict[str, float] = {}
    for deduction in deductions:
        if deduction.dimension is not None:
            lost[deduction.dimension] = lost.get(deduction.dimension, 0.0) + deduction.taken
    return lost


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many errors, warnings, notes (gaps) and hints; waived ones are not counted."""
    levels = {"error": 0, "warning": 0, "info": 0, "hint": 0}
    for finding in findings:
        if finding.outcome == "fail":
            levels["hint" if finding.kind == "hint" else finding.severity] += 1
    return levels


def _in_order(judged: Judged) -> list[Finding]:
    """From the top of the record to its end; those without a place come first."""
    return sorted(judged.findings, key=lambda f: (f.place.block if f.place else 0, f.span or (0, 0), f.rule))


def _record(judged: Judged) -> dict[str, Any]:
    record, score = judged.record, judged.score
    return {
        "id": record.id,
        "path": record.path,
        "sha256": record.sha256,
        "format": record.format,
        "title": record.title,
        "doc_type": record.doc_type,
        "confidence": record.kind.confidence,
        "also": record.kind.also,
        "evidence": record.kind.evidence,
        "branch": record.branch,
        "date": record.date,
        "span": _span(record.span),
        "elements": {name: _fact(fact) for name, fact in record.elements.items()},
        "items": [{name: _fact(fact) for name, fact in item.items()} for item in record.items],
        "score": score.value,
        "decided": score.decided,
        "applicable": score.applicable,
        "deductions": [*map(deduction_data, score.deductions)],
        "outcomes": dict(sorted(judged.outcomes.items())),
        "undecided": [
            {"rule": result.rule, "outcome": result.outcome, "note": result.note}
            for result in judged.results
            if result.outcome in _TOLD
        ],
    }


def deduction_data(deduction: Deduction) -> dict[str, Any]:
    return {
        "rule": deduction.rule,
        "title": deduction.title,
        "dimension": deduction.dimension,
        "count": deduction.times,
        "each": deduction.each,
        "taken": deduction.taken,
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
    return {name: value for name, value in zip(place._fields, place, strict=True) if value is not None}


def _span(span: tuple[int, int] | None) -> dict[str, int] | None:
    return {"start": span[0], "end": span[1]} if span else None


def finding_line(finding: Finding) -> bytes:
    """Its JSON but for the opening brace and the number."""
    return to_bytes(_finding(finding)).removeprefix(b"{")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
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
        "persons": finding.persons,
        "related": [
            {"path": other.path, "location": _location(other.place), "note": other.note}
            for other in finding.related
        ],
        "element": finding.element,
        "location": _location(finding.place),
        "span": _span(finding.span),
        "quote": finding.quote,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": {"tier": finding.basis.tier, "text": finding.basis.text},
        "deduction": finding.deduction,
        "known": finding.known,
        "waived_by": finding.waived_by,
    }


# ---------------------------------------------------------------- and back
def restore(file: StoredFile) -> FileResult:
    """The records of a file with what reports tell of them: findings, what was not decided, points.
    Facts for rules (`Record.facts`, `spans`, `lists`) are not stored."""
    return FileResult(file.name, tuple(map(_judged, file.records)))


def _judged(stored: StoredRecord) -> Judged:
    data = json.loads(stored.record + b"}")
    findings = [_finding_of(json.loads(b"{" + line)) for line in stored.findings]
    results = [RuleResult(finding.rule, finding.outcome, (finding,)) for finding in findings]
    results += [RuleResult(entry["rule"], entry["outcome"], (), entry["note"]) for entry in data["undecided"]]
    deductions = tuple(
        Deduction(d["rule"], d["title"], d["dimension"], d["count"], d["each"], d["taken"])
        for d in data["deductions"]
    )
    score = Score(data["score"], data["decided"], data["applicable"], deductions)
    return Judged(_record_of(data), tuple(results), score, data["outcomes"])


def _record_of(data: Mapping[str, Any]) -> Record:
    return Record(
        id=data["id"],
        path=data["path"],
        sha256=data["sha256"],
        format=data["format"],
        kind=Classification(
            data["doc_type"], data["confidence"], tuple(data["also"]), tuple(data["evidence"])
        ),
        branch=data["branch"],
        date=data["date"],
        span=(data["span"]["start"], data["span"]["end"]),
        title=data["title"],
        elements={name: _fact_of(fact) for name, fact in data["elements"].items()},
        items=tuple({name: _fact_of(fact) for name, fact in item.items()} for item in data["items"]),
    )


def _fact_of(data: Mapping[str, Any]) -> Fact:
    return Fact(
        data["status"], data["value"], data["normalized"], data["confidence"], _place_of(data["location"])
    )


def _place_of(data: Mapping[str, Any] | None) -> Place | None:
    return Place(**data) if data else None


def _finding_of(data: dict[str, Any]) -> Finding:
    data["related"] = tuple(
        Related(other["path"], _place_of(other["location"]), other["note"]) for other in data["related"]
    )
    span = data["span"]
    data["span"] = (span["start"], span["end"]) if span else None
    data["place"] = _place_of(data.pop("location"))
    data["basis"] = Basis(**data["basis"])
    data["persons"] = tuple(data["persons"])
    return Finding(**data)
