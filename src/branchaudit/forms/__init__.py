"""Blank forms for paper, made from the rule set in force: what the rules ask for is what a form has."""

from __future__ import annotations

from branchaudit import lexicon
from branchaudit.errors import UsageError
from branchaudit.forms.design import Form
from branchaudit.forms.ledgers import ledger_form
from branchaudit.forms.records import record_form
from branchaudit.ruleset.rules import RuleSet
from branchaudit.vocabulary import DOCUMENT_TYPES, MEETING_TYPES


def form_types() -> tuple[str, ...]:
    """The document types that there are forms for."""
    return tuple(lexicon.load("forms")["types"])


def form_for(rules: RuleSet, doc_type: str) -> Form:
    """The form of a type; refused where the rules ask nothing of it."""
    form = record_form(rules, doc_type) if doc_type in MEETING_TYPES else ledger_form(rules, doc_type)
    if form is None:
        name = DOCUMENT_TYPES[doc_type]
        raise UsageError(
            f"{rules.title}（{rules.id}）对“{name}”没有要素或栏目的要求，做不出表样。请换一套规则。"
        )
    return form
