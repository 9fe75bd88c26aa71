"""Check `count`: how many matches, rows, items or names there are, against bounds."""

from __future__ import annotations

from branchaudit.check.context import Context
from branchaudit.check.each import rows
from branchaudit.check.element import quote_of
from branchaudit.check.pattern import matches
from branchaudit.check.verdict import Fault
from branchaudit.ruleset.checks import CountCheck
from branchaudit.ruleset.evaluation import evaluate
from branchaudit.ruleset.expressions import Undecided
from branchaudit.vocabulary import ELEMENTS


def check(check: CountCheck, context: Context) -> list[Fault]:
    count = _count(check, context)
    wanted = _unmet(check, count, context)
    if wanted is None:
        return []
    fault = Fault(given={"count": count, "expected": wanted})
    if check.element:
        fact = context.fact(check.element)
        fault.element, fault.span, fault.place = check.element, fact.span, fact.place
        fault.quote, fault.confidence = quote_of(fact, context), fact.confidence
    return [fault]


def _count(check: CountCheck, context: Context) -> int:
    match check.source:
        case "pattern":
            return sum(len(matches(check.patterns, s.folded)) for s in context.stretches(check.scope))
        case "rows":
            return len(rows(check.list_id, check.where, context))
        case "items":
            return len(context.record.items)
        case "names":
            names = context.fact(check.element).normalized
            if not isinstance(names, list):
                raise Undecided(f"“{ELEMENTS[check.element]}”里没有可数的姓名")
            return len(names)


def _unmet(check: CountCheck, count: int, context: Context) -> str | None:
    """The bound that is not met, as a report says it."""
    bounds = check.bounds
    if bounds.equals is not None and count != (wanted := evaluate(bounds.equals, context)):
        return f"{wanted}"
    if bounds.minimum is not None and count < (least := evaluate(bounds.minimum, context)):
        return f"至少 {least}"
    if bounds.maximum is not None and count > (most := evaluate(bounds.maximum, context)):
        return f"至多 {most}"
    return None
