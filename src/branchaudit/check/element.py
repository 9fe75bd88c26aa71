"""Check `element`: elements that are missing, blank, placeholders or incomplete."""

from __future__ import annotations

from branchaudit.check.context import Context
from branchaudit.check.verdict import Fault, shorten
from branchaudit.model import Fact
from branchaudit.ruleset.checks import ElementCheck

CATEGORY = {
    "missing": "missing_element",
    "blank": "blank_element",
    "placeholder": "placeholder",
    "partial": "incomplete_element",
}


def check(check: ElementCheck, context: Context) -> list[Fault]:
    if any(context.status(other) in ("present", "partial") for other in check.unless):
        return []
    faults = []
    for element in check.elements:
        fact = context.fact(element)
        if fact.status in check.statuses:
            faults.append(
                Fault(
                    element=element,
                    span=fact.span,
                    place=fact.place,
                    quote=quote_of(fact, context),
                    value=fact.value,
                    category=CATEGORY[fact.status],
                    template=check.messages.get(fact.status),
                    # what an element is asked for follows from the type of the record
                    confidence=min(fact.confidence, context.record.kind.confidence),
                )
            )
    return faults


def quote_of(fact: Fact, context: Context) -> str | None:
    """The value as it stands; of a blank element its label with the colon."""
    if fact.span is None:
        return shorten(fact.value) if fact.value else None
    start, end = fact.span
    text = context.passage.text
    if fact.status == "blank":
        while end < len(text) and text[end] in " \u3000:：":
            end += 1
    return shorten(text[start:end]) or None
