"""What a check hands back, and how it becomes findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from branchaudit.check.context import Context, Stretch
from branchaudit.document import Place
from branchaudit.model import Finding
from branchaudit.ruleset.expressions import Scope
from branchaudit.ruleset.rules import Points, Rule
from branchaudit.ruleset.templates import Template
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import DOCUMENT_TYPES, ELEMENTS

QUOTE = 60
SURE = 0.8
"""An error that rests on a reading less sure than that is told as a warning: nobody is accused of what
the tool may have misread."""
_UNSURE = "（识别把握不大，请对照原文）"
_ENDS = "。！？；\n"


class NotApplicable(Exception):  # noqa: N818 - an outcome, not an error
    """There is nothing here that the rule could judge; the text says why."""


@dataclass(slots=True)
class Fault:
    """One thing wrong, before it is worded."""

    element: str | None = None
    span: tuple[int, int] | None = None
    place: Place | None = None
    quote: str | None = None
    value: str | None = None
    category: str | None = None
    template: Template | None = None
    """Instead of the rule's own message."""
    given: Mapping[str, object] = field(default_factory=dict)
    """What the check lends to the message."""
    scope: Scope | None = None
    confidence: float = 1.0
    persons: tuple[str, ...] = ()
    key: str = ""
    """Tells faults with the same quote apart in the fingerprint."""


def findings(rule: Rule, faults: Sequence[Fault], context: Context) -> tuple[Finding, ...]:
    seen: dict[str, int] = {}
    points = Points(rule.deduct)
    return tuple(_finding(rule, fault, context, seen, points.take()) for fault in faults)


def _finding(rule: Rule, fault: Fault, context: Context, seen: dict[str, int], deduction: float) -> Finding:
    record = context.record
    scope = fault.scope or context
    given = {
        "element": ELEMENTS.get(fault.element or "", fault.element),
        "quote": fault.quote,
        "value": fault.value or fault.quote,
        "type": DOCUMENT_TYPES.get(record.doc_type, record.doc_type),
        **fault.given,
    }
    template = fault.template or rule.message
    place = fault.place
    if place is None and fault.span is not None:
        place = context.passage.place(fault.span[0])
    message = template.fill(given, scope) if template is not None else rule.title
    confidence = round(rule.confidence * fault.confidence, 3)
    unsure = rule.severity == "error" and confidence < SURE
    return Finding(
        rule=rule.id,
        category=rule.category or fault.category or "",
        severity="warning" if unsure else rule.severity,
        kind=rule.kind,
        message=message + _UNSURE if unsure else message,
        remedy=rule.remedy.fill(given, scope),
        basis=rule.basis,
        path=record.path,
        record=record.id,
        doc_type=record.doc_type,
        branch=record.branch,
        element=fault.element,
        place=place,
        span=fault.span,
        quote=fault.quote,
        confidence=confidence,
        deduction=deduction if rule.kind == "gap" else 0.0,
        persons=fault.persons,
        fingerprint=_fingerprint(rule, fault, context, seen),
    )


def _fingerprint(rule: Rule, fault: Fault, context: Context, seen: dict[str, int]) -> str:
    """Stable between runs and edits elsewhere: no offset goes in; like faults are numbered."""
    record = context.record
    texts = (squeeze(fold(text)) for text in (fault.quote or "", fault.key))
    text = "\x1f".join((rule.id, record.path, record.id, fault.element or "", *texts))
    number = seen.get(text, 0)
    seen[text] = number + 1
    # a file name that is no text holds lone surrogates
    return sha256(f"{text}\x1f{number}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


# ---------------------------------------------------------------- quoting
def shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTE else flat[: QUOTE - 1] + "…"


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence around text[start:end]."""
    first = max((text.rfind(c, 0, start) for c in _ENDS), default=-1) + 1
    last = min((at for at in (text.find(c, end) for c in _ENDS) if at >= 0), default=len(text))
    return first, last


def quote_around(text: str, start: int, end: int) -> str:
    """The sentence around a hit, cut to QUOTE characters with the hit inside."""
    first, last = sentence(text, start, end)
    room = max(0, QUOTE - (end - start)) // 2
    left, right = max(first, start - room), min(last, end + room)
    cut = text[left : min(right, left + QUOTE)]
    shown = " ".join(cut.split())
    return ("…" if left > first else "") + shown + ("…" if right < last else "")


def fault_at(
    stretch: Stretch, start: int, end: int, *, given: Mapping[str, object] | None = None, key: str = ""
) -> Fault:
    """A fault at a hit inside a stretch of text."""
    span = None if stretch.base is None else (stretch.base + start, stretch.base + end)
    return Fault(
        element=stretch.element,
        span=span,
        place=stretch.place if stretch.base is None else None,
        quote=quote_around(stretch.text, start, end),
        value=shorten(stretch.text[start:end]),
        given=given or {},
        key=key,
    )
