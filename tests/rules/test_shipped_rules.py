"""The rule sets that ship: each rule has examples that hold; the baseline asks for what a type must state."""

from __future__ import annotations

import pytest

from branchaudit.ruleset import locate, selftest
from branchaudit.ruleset.checks import ElementCheck, ItemsCheck
from branchaudit.ruleset.rules import Rule
from branchaudit.vocabulary import MEETING_TYPES
from shipped import example_results, rules, written

SETS = sorted(locate.shipped())

MEETING = ("time", "place", "chair", "recorder", "topic")
COUNTED = (*MEETING, "expected_attendance", "actual_attendance", "absentees")
REQUIRED: dict[str, tuple[str, ...]] = {
    "branch_general_meeting": (*COUNTED, "discussion", "resolution", "vote_result"),
    "branch_committee_meeting": (*COUNTED, "discussion", "resolution"),
    "party_group_meeting": (*COUNTED, "discussion"),
    "party_lecture": ("time", "place", "speaker", "topic", "recorder", "actual_attendance"),
    "theme_party_day": (*MEETING, "actual_attendance", "absentees"),
    "organizational_life_meeting": (*COUNTED, "criticism", "rectification_measures"),
    "democratic_appraisal": (*set(COUNTED) - {"topic"}, "criticism", "vote_result", "resolution"),
    "heart_to_heart_talk": ("time", "place", "discussion", "signature"),
    "election": (*COUNTED, "vote_result", "resolution"),
    "committee_meeting": (*MEETING, "attendees_list", "absentees", "discussion", "resolution"),
    "study_session": (*MEETING, "actual_attendance", "absentees", "discussion"),
    "rectification": (
        "problems", "rectification_measures", "responsible_person", "responsible_unit", "deadline",
        "progress", "issuer", "date_signed",
    ),
    "self_examination": ("reporter", "problems", "causes", "rectification_measures"),
    "debriefing": ("reporter", "period", "problems", "causes", "next_steps"),
    "work_summary": ("period", "problems", "next_steps", "issuer", "date_signed"),
    "work_plan": ("period", "issuer", "date_signed"),
}  # fmt: skip
"""What a record of each type must state, by the manuals on branch work."""


def elements_of(rule: Rule) -> tuple[str, ...]:
    """The elements that a rule asks for; those of an item stand under the name of the element."""
    if isinstance(rule.check, ElementCheck):
        return rule.check.elements
    if isinstance(rule.check, ItemsCheck):
        return tuple("problems" if field == "problem" else field for field in rule.check.fields)
    return ()


# ---------------------------------------------------------------- every rule of every set
@pytest.mark.parametrize("name", SETS)
def test_every_rule_has_an_example_that_passes_and_one_that_fails(name: str) -> None:
    assert selftest.untested(name) == []


@pytest.mark.parametrize(("name", "rule_id"), [(n, rule.id) for n in SETS for rule in written(n).own()])
def test_the_examples_of_a_rule_go_as_they_say(name: str, rule_id: str) -> None:
    results = [r for r in example_results(name) if r.case.rule == rule_id]
    assert {r.case.wanted for r in results} == {"pass", "fail"}
    assert [r.message for r in results if not r.ok] == []


@pytest.mark.parametrize("name", SETS)
def test_the_examples_of_inherited_rules_still_go_as_they_say(name: str) -> None:
    """Where a set changes what it inherits; else they are those of the set that holds them."""
    assert [r.message for r in example_results(name) if not r.ok] == []


# ---------------------------------------------------------------- what the baseline asks for
@pytest.mark.parametrize("doc_type", sorted(REQUIRED))
def test_each_element_that_a_type_must_state_is_asked_for(doc_type: str) -> None:
    asked: set[str] = set()
    for rule in rules().rules:
        if doc_type in rule.applies_to:
            asked |= set(elements_of(rule))
    assert set(REQUIRED[doc_type]) <= asked


@pytest.mark.parametrize("doc_type", ["speech", "academic_paper", "regulation_text", "other"])
def test_nothing_is_asked_of_what_is_no_record(doc_type: str) -> None:
    for rule in rules().rules:
        if doc_type in rule.applies_to:
            assert not elements_of(rule), rule.id


def test_every_type_that_records_a_meeting_is_covered() -> None:
    assert set(REQUIRED) >= MEETING_TYPES - {"member_development"}
