"""A finding of a rule on the archive, worded."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from branchaudit.model import Finding
from branchaudit.ruleset.expressions import Scope
from branchaudit.ruleset.rules import Rule


def finding(
    rule: Rule,
    given: Mapping[str, object],
    identity: tuple[str, ...],
    deduction: float,
    scope: Scope | None = None,
    **more: Any,
) -> Finding:
    """`given`: what its check lends to the message; `identity`: what tells it from the others of the rule and
    stays the same from run to run; `scope`: of the row that it is about; `more`: where it belongs (path,
    record, branch, period …)."""
    assert rule.message is not None
    text = "\x1f".join((rule.id, *identity))
    place = {"path": None, "record": None, "doc_type": None, "branch": None} | more
    return Finding(
        rule=rule.id,
        category=rule.category or "",
        severity=rule.severity,
        kind=rule.kind,
        message=rule.message.fill(given, scope),
        remedy=rule.remedy.fill(given, scope),
        basis=rule.basis,
        confidence=rule.confidence,
        deduction=deduction if rule.kind == "gap" else 0.0,
        fingerprint=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        **place,
    )
