"""Check `compare`: an expression over facts that has to hold."""

from __future__ import annotations

from branchaudit.check.context import Context
from branchaudit.check.element import quote_of
from branchaudit.check.verdict import QUOTE, Fault, quote_around
from branchaudit.ruleset.checks import CompareCheck
from branchaudit.ruleset.evaluation import evaluate

_ELEMENT_OF = {
    "expected_count": "expected_attendance",
    "actual_count": "actual_attendance",
    "absent_count": "absentees",
    "absent_named": "absentees",
    "listed_count": "attendees_list",
    "signed_count": "signature",
    "observers_count": "observers",
    "listed_twice": "observers",
    "present_and_absent": "absentees",
    "absent_active": "absentees",
    "unlisted_active": "attendees_list",
    "voters_due": "expected_attendance",
    "voters_present": "actual_attendance",
    "due_to_vote": "expected_attendance",
    "present_to_vote": "actual_attendance",
    "full_members": "expected_attendance",
    "duration_minutes": "time",
    "start_clock": "time",
    "end_clock": "time",
    "day_kind": "time",
    "activity_date": "time",
    "year": "time",
    "voted": "vote_result",
    "votes_counted": "vote_result",
    "secret_ballot": "vote_result",
    "ballots_issued": "vote_result",
    "ballots_returned": "vote_result",
    "ballots_unreturned": "vote_result",
    "ballots_cast": "vote_result",
    "ballots_valid": "vote_result",
    "ballots_invalid": "vote_result",
    "seats": "vote_result",
    "candidates": "vote_result",
    "candidate_votes": "vote_result",
    "tellers": "vote_result",
    "voted_together": "vote_result",
    "introducers": "discussion",
    "temporary_branch": "topic",
    "graded_total": "resolution",
    "graded_excellent": "resolution",
    "one_grade": "resolution",
    "speakers": "discussion",
    "sole_speaker": "discussion",
    "discussion_characters": "discussion",
    "reading_only": "discussion",
    "hollow_talk": "discussion",
    "agenda_items": "topic",
    "business_items": "topic",
    "joint_business": "topic",
    "self_critics": "criticism",
    "criticised": "criticism",
    "critics": "criticism",
    "uncriticised": "criticism",
    "hollow_criticisms": "criticism",
    "criticisms_made": "criticism",
    "claims_frank": "criticism",
}
"""Where a reader looks first when a fact is wrong."""


def check(check: CompareCheck, context: Context) -> list[Fault]:
    if evaluate(check.expression, context):
        return []
    return [_fault(check, context)]


def _fault(check: CompareCheck, context: Context) -> Fault:
    confidence = _confidence(check, context)
    if not check.at:
        span = _span(check, context)
        if span is not None:
            named = next(iter(_elements_named(check)), None)
            around = quote_around(context.passage.text, *span)
            return Fault(named, span, quote=around, confidence=confidence)
    for element in check.at or _elements_named(check):
        fact = context.fact(element)
        if fact.span is not None or fact.place is not None:
            quote = quote_of(fact, context)
            return Fault(element, fact.span, fact.place, quote, fact.value, confidence=confidence)
    return Fault(element=check.at[0] if check.at else None, confidence=confidence)


def _confidence(check: CompareCheck, context: Context) -> float:
    """Of the least sure of the facts compared."""
    doubts = context.record.doubts
    facts = map(context.fact, _elements_named(check))
    return min(
        [
            *(doubts.get(name, 1.0) for name in check.expression.references),
            *(fact.confidence for fact in facts if fact.span is not None),
        ],
        default=1.0,
    )


def _span(check: CompareCheck, context: Context) -> tuple[int, int] | None:
    """Where the numbers of the expression stand: all of them where they stand together, else
    the last."""
    spans = [
        context.record.spans[name] for name in check.expression.references if name in context.record.spans
    ]
    if not spans:
        return None
    start, end = min(spans)[0], max(end for _, end in spans)
    together = end - start <= QUOTE and "\n" not in context.passage.text[start:end]
    return (start, end) if together else max(spans)


def _elements_named(check: CompareCheck) -> list[str]:
    names = []
    for reference in check.expression.references:
        element = reference[8:] if reference.startswith("element.") else _ELEMENT_OF.get(reference)
        if element is not None:
            names.append(element)
    # the later name is the one that has to agree: 应到人数 == 实到人数 + …
    return names[1:] + names[:1]
