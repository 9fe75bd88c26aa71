"""Check `items`: every rectification item (整改事项) states each of its fields."""

from __future__ import annotations

from branchaudit.check.context import Context
from branchaudit.check.element import CATEGORY, quote_of
from branchaudit.check.verdict import Fault, NotApplicable, shorten
from branchaudit.facts import ITEM_FIELDS
from branchaudit.model import Fact
from branchaudit.ruleset.checks import ItemsCheck

_MISSING = Fact("missing")
_LACKING = ("missing", "blank")


def check(check: ItemsCheck, context: Context) -> list[Fault]:
    items = context.record.items
    if not items:
        raise NotApplicable("没有整改事项")
    rows = context.record.lists.get("items", ())
    faults = []
    told = set[str]()
    for index, item in enumerate(items):
        problem = item.get("problem", _MISSING)
        stated = rows[index].fields.get("number") if index < len(rows) else None
        for field in check.fields:
            fact = item.get(field, _MISSING)
            if fact.status not in check.statuses or field in told:
                continue
            once = (
                check.once is not None
                and len(items) > 1
                and fact.status in _LACKING
                and all(other.get(field, _MISSING).status == fact.status for other in items)
            )
            if once:
                told.add(field)
            where = fact if fact.span is not None or fact.place is not None else problem
            faults.append(
                Fault(
                    element="problems" if field == "problem" else field,
                    span=where.span,
                    place=where.place,
                    quote=quote_of(fact, context) or quote_of(problem, context),
                    value=fact.value,
                    category=CATEGORY[fact.status],
                    template=check.once if once else check.messages.get(fact.status),
                    given={
                        "number": stated if stated is not None else index + 1,
                        "problem": shorten(problem.value or ""),
                        "element": ITEM_FIELDS[field],
                    },
                    confidence=fact.confidence,
                    key=problem.value or "",
                )
            )
    return faults
