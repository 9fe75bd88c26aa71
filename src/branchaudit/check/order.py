"""Check `order`: steps of a procedure in the order in which they have to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from branchaudit.check.context import Context, Stretch
from branchaudit.check.pattern import matches
from branchaudit.check.verdict import Fault, NotApplicable, fault_at
from branchaudit.ruleset.checks import OrderCheck, Step

_Hits = Sequence[tuple[Step, list[tuple[int, int]]]]

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_HEADING = re.compile(
    rf"^[ ]*(?:[(（]?{_NUMBER}[)）]|{_NUMBER}[、.．])[ ]*([^,，。:：;；\n]{{2,12}})(?=。|$)",
    flags=re.MULTILINE,
)
"""（三）民主测评。发出…: a few words that stand for themselves."""


def check(check: OrderCheck, context: Context) -> list[Fault]:
    (body,) = context.stretches(("body",))
    told = [(step, matches(step.patterns, body.folded)) for step in check.steps]
    if not check.all:
        faults = _out_of_order(_headed(told, body), body)
        if faults:
            return faults
        if sum(bool(hits) for _, hits in told) < 2:
            raise NotApplicable("写到的环节不足两个")
    return _out_of_order(told, body, all_of_them=check.all)


def _headed(told: _Hits, body: Stretch) -> _Hits:
    """The steps that numbered lines are headed by: where （三）民主测评 stands in front of （四）个人自评,
    it does not matter that both are spoken of again."""
    spans = [m.span(1) for m in _HEADING.finditer(body.folded)]
    return [
        (step, headed)
        for step, hits in told
        if (headed := [hit for hit in hits if any(start <= hit[0] < end for start, end in spans)])
    ]


def _out_of_order(told: _Hits, body: Stretch, *, all_of_them: bool = False) -> list[Fault]:
    faults: list[Fault] = []
    reached, previous = 0, ""
    for step, hits in told:
        given = {"step": step.name, "previous": previous}
        if not hits:
            if all_of_them:
                faults.append(Fault(given=given, key=step.name))
            continue
        later = next((hit for hit in hits if hit[0] >= reached), None)
        if later is None:  # a step may be spoken of again: only if it never comes later is it out of order
            faults.append(fault_at(body, *hits[0], given=given, key=step.name))
        else:
            reached, previous = later[0], step.name
    return faults
