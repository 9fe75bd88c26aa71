"""Facts + rules → one RuleResult per rule. `CHECKS` lists the kinds; each has a module of its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from branchaudit.check import (
    compare,
    count,
    each,
    element,
    formula,
    items,
    order,
    pattern,
    sections,
    terms,
)
from branchaudit.check.context import Context
from branchaudit.check.verdict import Fault, NotApplicable, findings
from branchaudit.document import Document
from branchaudit.model import Record, RuleResult
from branchaudit.passage import Passage
from branchaudit.ruleset.evaluation import evaluate
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import Rule, RuleSet
from branchaudit.ruleset.today import Today


def _columns(check: Any, context: Context) -> list[Fault]:
    """Of ledgers only: its patterns are not loaded for other records."""
    from branchaudit.check import columns

    return columns.check(check, context)


CHECKS: dict[str, Callable[[Any, Context], list[Fault]]] = {
    "element": element.check,
    "items": items.check,
    "columns": _columns,
    "pattern": pattern.check,
    "terms": terms.check,
    "formula": formula.check,
    "compare": compare.check,
    "each": each.check,
    "count": count.check,
    "order": order.check,
    "sections": sections.check,
}


def check_record(
    rules: RuleSet, record: Record, passage: Passage, document: Document, today: Today
) -> tuple[RuleResult, ...]:
    """The verdict of every rule, in the order of the rule set."""
    context = Context(rules, record, passage, document, today)
    plan = rules.plan(record.doc_type)
    return tuple(entry if isinstance(entry, RuleResult) else _judge(entry, context) for entry in plan)


def _judge(rule: Rule, context: Context) -> RuleResult:
    try:
        note = _out_of_force(rule, context.record.date)
        if note:
            return RuleResult(rule.id, "not_applicable", note=note)
        if rule.when is not None and not evaluate(rule.when, context):
            return RuleResult(rule.id, "not_applicable", note="不具备检查条件")
        faults = CHECKS[rule.check_kind](rule.check, context)
        if not faults:
            return RuleResult(rule.id, "pass")
        return RuleResult(rule.id, "fail", findings(rule, faults, context))
    except Undecided as problem:
        return RuleResult(rule.id, "undecided", note=str(problem))
    except NotApplicable as problem:
        return RuleResult(rule.id, "not_applicable", note=str(problem))
    except Exception as problem:  # a broken rule must not end the run: the report shows it as `error`
        return RuleResult(rule.id, "error", note=f"规则 {rule.id} 计算出错：{problem}")


def _out_of_force(rule: Rule, day: str | None) -> str:
    """Why the basis does not count on that day. A record without a date is judged by what is in force now."""
    if day is None:
        if rule.valid_until is not None:
            raise Undecided("活动日期不明，无法判断依据是否适用")
        return ""
    if rule.valid_from is not None and day < rule.valid_from:
        return f"依据自 {rule.valid_from} 起适用"
    if rule.valid_until is not None and day > rule.valid_until:
        return f"依据只适用到 {rule.valid_until}"
    return ""
