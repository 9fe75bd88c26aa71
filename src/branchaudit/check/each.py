"""Check `each`: every row of a list fact has to satisfy an expression."""

from __future__ import annotations

from branchaudit.check.context import Context, RowScope
from branchaudit.check.verdict import Fault, NotApplicable, quote_around, shorten
from branchaudit.model import Row
from branchaudit.ruleset.checks import EachCheck
from branchaudit.ruleset.evaluation import evaluate
from branchaudit.ruleset.expressions import Expression, Undecided

_PERSON_FIELDS = ("name", "speaker", "critic")


def check(check: EachCheck, context: Context) -> list[Fault]:
    faults: list[Fault] = []
    unknown: Undecided | None = None
    judged = 0
    for row, scope in rows(check.list_id, check.where, context):
        judged += 1
        try:
            right = check.expression is not None and evaluate(check.expression, scope)
        except Undecided as problem:
            unknown = unknown or problem
            continue
        if not right and len(faults) < check.most:
            faults.append(_fault(row, scope, context))
    if not judged and check.expression is not None:
        raise NotApplicable("没有可以检查的内容")
    if unknown is not None and not faults:
        raise unknown
    return faults


def rows(list_id: str, where: Expression | None, context: Context) -> list[tuple[Row, RowScope]]:
    """The rows that meet `where`; a row for which that is not known is left out."""
    found = []
    for number, row in enumerate(context.record.lists.get(list_id, ())):
        scope = RowScope(context, row, number)
        try:
            if where is None or evaluate(where, scope):
                found.append((row, scope))
        except Undecided:
            continue
    return found


def _fault(row: Row, scope: RowScope, context: Context) -> Fault:
    start, end = row.span
    text = context.passage.text
    names = (row.fields.get(name) for name in _PERSON_FIELDS)
    return Fault(
        span=row.span,
        quote=quote_around(text, start, end) or None,
        value=shorten(text[start:end]),
        scope=scope,
        persons=tuple(name for name in names if isinstance(name, str)),
    )
