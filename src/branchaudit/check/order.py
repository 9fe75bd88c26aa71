"""Check `order`: steps of a procedure in the order in which they have to come."""

from __future__ import annotations

from branchaudit.check.context import Context
from branchaudit.check.pattern import matches
from branchaudit.check.verdict import Fault, NotApplicable, fault_at
from branchaudit.ruleset.checks import OrderCheck


def check(check: OrderCheck, context: Context) -> list[Fault]:
    (body,) = context.stretches(("body",))
    faults: list[Fault] = []
    reached, previous, seen = 0, "", 0
    for step in check.steps:
        hits = matches(step.patterns, body.folded)
        if not hits:
            if check.all:
                faults.append(Fault(given={"step": step.name, "previous": previous}, key=step.name))
            continue
        seen += 1
        later = next((hit for hit in hits if hit[0] >= reached), None)
        if later is None:  # a step may be spoken of again: only if it never comes later is it out of order
            given = {"step": step.name, "previous": previous}
            faults.append(fault_at(body, *hits[0], given=given, key=step.name))
        else:
            reached, previous = later[0], step.name
    if seen < 2 and not check.all:
        raise NotApplicable("写到的环节不足两个")
    return faults
