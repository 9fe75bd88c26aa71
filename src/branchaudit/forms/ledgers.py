"""The form of a ledger: the columns that the rules ask for, above them who filled it in and when."""

from __future__ import annotations

from branchaudit import lexicon
from branchaudit.facts import ITEM_FIELDS
from branchaudit.forms.design import Field, Form, Ledger, field_of, in_order, paired
from branchaudit.forms.records import asked_elements
from branchaudit.ruleset.checks import ColumnsCheck, ItemsCheck
from branchaudit.ruleset.rules import RuleSet

_ROWS = 10
"""A page full, with the head, the sum and the line above them."""
_SUM = "合计"
SERIAL = "序号"


def ledger_form(rules: RuleSet, doc_type: str) -> Form | None:
    words = lexicon.load("forms")
    own = words["types"][doc_type]
    asked = _asked_columns(rules, doc_type)
    if not asked:
        return None
    columns = [*in_order(asked, own.get("columns", ITEM_FIELDS)), *own.get("extras", ())]
    heads = tuple(words["heads"].get(name, ITEM_FIELDS.get(name, name)) for name in dict.fromkeys(columns))
    in_items = {"problems" if name == "problem" else name for name in ITEM_FIELDS}
    above = [e for e in dict.fromkeys(asked_elements(rules, doc_type)) if e not in in_items]
    top = [Field(label, short=True) for label in own.get("top", ())]
    lines = paired(top + [field_of(element, own.get("labels", {})) for element in above])
    ledger = Ledger((SERIAL, *heads), _rows(len(heads), own.get("sum", False)), frozenset(words["wide"]))
    return Form(own["title"], lines, ledger)


def _asked_columns(rules: RuleSet, doc_type: str) -> list[str]:
    asked: list[str] = []
    for rule in rules.rules:
        if doc_type not in rule.applies_to:
            continue
        if isinstance(rule.check, ColumnsCheck):
            asked += (column.name for column in rule.check.columns)
        elif isinstance(rule.check, ItemsCheck):
            asked += rule.check.fields
    return asked


def _rows(width: int, summed: bool) -> tuple[tuple[str, ...], ...]:
    empty = ("",) * width
    rows = tuple((str(number), *empty) for number in range(1, _ROWS + 1))
    return (*rows, (_SUM, *empty)) if summed else rows
