"""The form of a meeting or a talk: a row for each element that the rules ask for, and for signatures."""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit import lexicon
from branchaudit.forms.design import Field, Form, field_of, in_order, paired
from branchaudit.ruleset.checks import ElementCheck
from branchaudit.ruleset.rules import RuleSet

_SIGNATURES = ("主持人签字", "记录人签字")


def record_form(rules: RuleSet, doc_type: str) -> Form | None:
    words = lexicon.load("forms")
    own = words["types"][doc_type]
    held_as = own.get("held_as", doc_type)
    asked = [e for kind in dict.fromkeys((held_as, doc_type)) for e in asked_elements(rules, kind)]
    if not asked:
        return None
    fields = [Field(label) for label in own.get("top", ())]
    for element in in_order(asked, words["order"]):
        if element != "signature":
            fields.append(field_of(element, own.get("labels", {})))
        fields += [Field(e["label"], tall=True) for e in own.get("extras", ()) if e["after"] == element]
    signatures = (Field(label, short=True) for label in own.get("signatures", _SIGNATURES))
    return Form(own["title"], (*paired(fields), *paired(signatures)))


def asked_elements(rules: RuleSet, doc_type: str) -> Iterator[str]:
    """Elements that a record of the type has to state, always or on some condition."""
    for rule in rules.rules:
        if doc_type in rule.applies_to and isinstance(rule.check, ElementCheck) and rule.kind == "gap":
            yield from rule.check.elements
