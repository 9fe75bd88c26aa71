"""Records and findings as JSON: what is stored comes back, and is what the JSON report holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.document import Place
from branchaudit.model import Fact, Finding, Judged, RuleResult, StoredFile
from branchaudit.stored import restore, store
from report import made

PATH = "一支部/三月.docx"
TEXTS = st.text(st.characters() | st.sampled_from('\ud800\udcff\u202e\x00“\\"}{'))
PLACES = st.builds(
    Place, st.integers(1, 99), st.none() | st.integers(1, 99), part=st.sampled_from(["cell", "note"])
)
FINDINGS = st.builds(
    lambda **changes: made.finding(**changes),
    message=TEXTS,
    quote=st.none() | TEXTS,
    place=st.none() | PLACES,
    span=st.none() | st.tuples(st.integers(0, 9), st.integers(9, 99)),
    persons=st.lists(TEXTS, max_size=2).map(tuple),
    period=st.none() | st.just("2024-03"),
    outcome=st.sampled_from(["fail", "waived"]),
)
FACTS = st.builds(
    lambda *fields: Fact(*fields),
    st.sampled_from(["present", "partial", "blank"]),
    st.none() | TEXTS,
    st.none() | st.integers() | TEXTS | st.lists(st.fixed_dictionaries({"name": TEXTS}), max_size=2),
    st.floats(0, 1),
    st.none() | PLACES,
)


def there_and_back(*judged: Judged) -> tuple[Judged, ...]:
    return restore(store(PATH, judged)).records


@given(st.lists(FINDINGS, max_size=4), st.dictionaries(st.sampled_from(["time", "chair"]), FACTS))
def test_what_reports_tell_comes_back(findings: list[Finding], elements: dict[str, Fact]) -> None:
    judged = made.judged(PATH, *findings, elements=elements, items=(elements,))
    (back,) = there_and_back(judged)
    assert back.record == judged.record
    assert back.score == judged.score
    assert back.outcomes == judged.outcomes
    assert sorted(back.findings, key=repr) == sorted(judged.findings, key=repr)
    assert [r for r in back.results if r.outcome == "undecided"] == [
        r for r in judged.results if r.outcome == "undecided"
    ]


@given(st.lists(FINDINGS, max_size=4))
def test_findings_stand_from_top_to_end(findings: list[Finding]) -> None:
    (back,) = there_and_back(made.judged(PATH, *findings))
    blocks = [finding.place.block if finding.place else 0 for finding in back.findings]
    assert blocks == sorted(blocks)


def test_rules_that_were_kept_are_only_counted() -> None:
    judged = made.judged(PATH, made.finding())
    (back,) = there_and_back(judged)
    assert {result.outcome for result in judged.results} == {"fail", "pass", "undecided"}
    assert {result.outcome for result in back.results} == {"fail", "undecided"}
    assert back.outcomes["pass"] == 2


def test_a_rule_that_broke_says_why() -> None:
    broken = RuleResult("minutes.place", "error", (), "表达式出错")
    judged = made.judged(PATH)
    (back,) = there_and_back(judged._replace(results=(*judged.results, broken)))
    assert broken in back.results


def test_what_sums_need_stands_beside() -> None:
    waived = made.finding("minutes.place", outcome="waived")
    judged = made.judged(PATH, made.finding(), made.finding("minutes.formality"), waived, score=88.0)
    (stored,) = store(PATH, [judged]).records
    assert stored.levels == {"error": 1, "warning": 0, "info": 0, "hint": 1}
    assert (stored.branch, stored.doc_type, stored.score) == ("第一党支部", "branch_committee_meeting", 88.0)
    assert (stored.decided, stored.applicable) == (3, 4)


def test_what_is_stored_is_json_but_for_the_numbers() -> None:
    (stored,) = store(PATH, [made.judged(PATH, made.finding())]).records
    record = json.loads(stored.record + b', "findings": ["f-000001"]}')
    assert list(record)[-2:] == ["undecided", "findings"]
    assert json.loads(b'{"id": "f-000001", ' + stored.findings[0])["record"] == record["id"]


def test_a_number_that_is_none_is_refused() -> None:
    judged = made.judged(PATH)
    endless = judged.record._replace(elements={"time": Fact("present", confidence=float("nan"))})
    with pytest.raises(ValueError, match="JSON"):
        store(PATH, [judged._replace(record=endless)])


def test_a_file_without_records() -> None:
    assert restore(StoredFile(PATH, ())).records == ()
