"""The rule set that ships: its own examples hold, and it covers what each type must state."""

from __future__ import annotations

from collections import Counter

import pytest

from branchaudit.manual.book import book
from branchaudit.ruleset import locate, selftest
from branchaudit.ruleset.checks import ElementCheck, ItemsCheck
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import Rule
from branchaudit.run import example_judge
from branchaudit.vocabulary import CATEGORIES, MEETING_TYPES

SET = "central-baseline"
RULES = load(SET)
JUDGE = example_judge(RULES)
RESULTS = selftest.run(SET, JUDGE)

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


def test_every_rule_has_an_example_that_passes_and_one_that_fails() -> None:
    assert selftest.untested(SET) == []
    wanted = {(case.rule, case.wanted) for case in (result.case for result in RESULTS)}
    for rule in RULES.rules:
        assert {(rule.id, "pass"), (rule.id, "fail")} <= wanted, rule.id


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(rule.id for rule in RULES.rules).items() if n > 1] == []


@pytest.mark.parametrize("doc_type", sorted(REQUIRED))
def test_each_element_that_a_type_must_state_is_asked_for(doc_type: str) -> None:
    asked: set[str] = set()
    for rule in RULES.rules:
        if doc_type in rule.applies_to:
            asked |= set(elements_of(rule))
    assert set(REQUIRED[doc_type]) <= asked


@pytest.mark.parametrize("doc_type", ["speech", "academic_paper", "regulation_text", "other"])
def test_nothing_is_asked_of_what_is_no_record(doc_type: str) -> None:
    for rule in RULES.rules:
        if doc_type in rule.applies_to:
            assert not elements_of(rule), rule.id


def test_every_type_that_records_a_meeting_is_covered() -> None:
    assert set(REQUIRED) >= MEETING_TYPES - {"member_development"}


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES.rules])
def test_the_examples_of_a_rule_go_as_they_say(rule_id: str) -> None:
    assert [r.message for r in RESULTS if r.case.rule == rule_id and not r.ok] == []


def test_categories_are_known_and_a_basis_is_given() -> None:
    for rule in RULES.rules:
        if rule.category:
            assert rule.category in CATEGORIES
        assert rule.basis.text.strip(), rule.id


@pytest.mark.parametrize("name", sorted(set(locate.shipped()) - {SET}))
def test_the_examples_of_every_other_set_go_as_they_say(name: str) -> None:
    """Of what it inherits too, if it has changed that."""
    one = book(name)
    own = frozenset(rule.id for rule in one.own()) if one.draft.inherits_unchanged else None
    results = selftest.run(name, example_judge(one.rules), rule_ids=own)
    assert [r.message for r in results if not r.ok] == []
