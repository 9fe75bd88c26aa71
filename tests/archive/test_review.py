"""频次: what a branch held against what it has to hold."""

from __future__ import annotations

from array import array
from datetime import date

import pytest

from branchaudit.archive.body import Body
from branchaudit.archive.known import Pairs
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.review import calendar, review
from branchaudit.archive.view import Archive
from branchaudit.branches import Branch, Registry
from branchaudit.model import Activity, RuleResult
from branchaudit.period import parse
from branchaudit.ruleset.example_archive import BRANCH, made
from shipped import rules

TODAY = date(2026, 1, 1)


def held(*entries: str, doc_type: str = "theme_party_day", period: str = "2024") -> tuple[Activity, ...]:
    return made({"period": period, "held": list(entries)}, doc_type).activities


def reviewed(
    registry: Registry, activities: tuple[Activity, ...], period: str, today: date
) -> tuple[RuleResult, ...]:
    nothing = Corpus(
        [array("I")] * len(activities), lambda _: Body("", (), "", (), ()), [b""] * len(activities), Pairs()
    )
    return review(rules(), Archive(activities, registry, parse(period), today), nothing)[BRANCH]


def verdict(
    rule: str, *entries: str, doc_type: str, period: str = "2024", today: date = TODAY, **branch: object
) -> RuleResult:
    registry = Registry((Branch(BRANCH, **branch),))  # type: ignore[arg-type]
    found = reviewed(registry, held(*entries, doc_type=doc_type), period, today)
    return next(result for result in found if result.rule == rule)


def slots(result: RuleResult) -> list[str | None]:
    return [finding.period for finding in result.findings]


def test_every_missing_month_is_a_finding_of_its_own() -> None:
    result = verdict(
        "cadence.theme-day", "2024-01-20", "2024-03", doc_type="theme_party_day", period="2024Q1"
    )
    assert slots(result) == ["2024-02"]
    (finding,) = result.findings
    assert (finding.path, finding.branch, finding.doc_type) == (None, BRANCH, "theme_party_day")
    assert finding.message == f"{BRANCH}2024年2月没有收到主题党日的记录"


def test_fingerprints_tell_months_branches_and_groups_apart_and_stay() -> None:
    twice = [verdict("cadence.theme-day", doc_type="theme_party_day") for _ in range(2)]
    prints = [[finding.fingerprint for finding in result.findings] for result in twice]
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == 12


def test_a_month_that_is_not_over_is_not_missing() -> None:
    result = verdict("cadence.theme-day", doc_type="theme_party_day", today=date(2024, 3, 31))
    assert slots(result) == ["2024-01", "2024-02"]


def test_records_without_a_date_are_told_beside_what_is_missing() -> None:
    undated = held(doc_type="theme_party_day")
    assert undated == ()
    lost = made({"period": "2024", "held": ["主题党日"]}, "theme_party_day").activities
    found = reviewed(Registry(), lost, "2024-01", TODAY)
    (finding,) = next(r for r in found if r.rule == "cadence.theme-day").findings
    assert finding.message.endswith("；这个支部有 1 份这样的记录日期不明")


@pytest.mark.parametrize(
    ("branch", "months"),
    [({}, 12), ({"since": "2024-06-20"}, 6), ({"until": "2024-02-15"}, 1), ({"since": "2025-01-01"}, 0)],
)
def test_nothing_is_asked_before_a_branch_was_founded_or_after_its_end(
    branch: dict[str, object], months: int
) -> None:
    result = verdict("cadence.theme-day", doc_type="theme_party_day", **branch)
    assert len(result.findings) == months


def test_whether_there_is_a_committee_is_not_guessed() -> None:
    unknown = verdict("cadence.committee-meeting", "主题党日 2024-01-20", doc_type="branch_committee_meeting")
    assert (unknown.outcome, "committee" in unknown.note) == ("undecided", True)
    seen = verdict("cadence.committee-meeting", "2024-01-09", doc_type="branch_committee_meeting")
    assert len(seen.findings) == 11


def test_each_group_is_asked_for_and_a_record_without_one_counts_for_all() -> None:
    entries = ("2024-01-05 第一党小组", "2024-02-05 第一党小组", "2024-01-06 第二党小组", "2024-03-05")
    result = verdict("cadence.group-meeting", *entries, doc_type="party_group_meeting", period="2024Q1")
    assert [(f.period, f.message[: len(BRANCH) + 5]) for f in result.findings] == [
        ("2024-02", f"{BRANCH}第二党小组")
    ]
    named = verdict(
        "cadence.group-meeting", doc_type="party_group_meeting", period="2024-01", groups=("甲党小组",)
    )
    assert slots(named) == ["2024-01"]


def test_the_meeting_of_a_year_may_be_held_in_the_next_one() -> None:
    late = verdict("cadence.life-meeting", "2024年度 2025-01-16", doc_type="organizational_life_meeting")
    assert late.outcome == "pass"
    # where no record of the archive is about 2024, its meeting is held when the archive is closed
    last_years = verdict(
        "cadence.life-meeting", "2023年度 2024-01-16", doc_type="organizational_life_meeting"
    )
    assert last_years.outcome == "pass"
    still_time = verdict(
        "cadence.life-meeting", doc_type="organizational_life_meeting", today=date(2025, 3, 20)
    )
    assert still_time.outcome == "not_applicable"


def test_last_years_meeting_is_no_excuse_where_others_held_this_years() -> None:
    own, others = (
        made({"period": "2024", "held": [entry]}, "organizational_life_meeting").activities
        for entry in ("2023年度 2024-01-16", "2024年度 2025-01-16")
    )
    both = (*own, *(one._replace(branch="另一党支部", record="r-2", path="b.txt") for one in others))
    results = reviewed(Registry(), both, "2024", TODAY)
    (finding,) = next(r for r in results if r.rule == "cadence.life-meeting").findings
    assert finding.period == "2024"


def test_deductions_stop_at_the_cap() -> None:
    result = verdict("cadence.theme-day", doc_type="theme_party_day")
    rule = rules().rule("cadence.theme-day")
    assert rule is not None
    assert sum(finding.deduction for finding in result.findings) == rule.deduct.cap


def test_the_calendar_names_months_of_the_period_by_type() -> None:
    activities = held(
        "2024-03-05", "2023-12-20", "选举 兼党员大会 2024-05-09", "公文 2024-04-02", "2024-03-19"
    )
    assert calendar(activities, parse("2024")) == {
        "branch_general_meeting": ("2024-05",),
        "theme_party_day": ("2024-03",),
        "election": ("2024-05",),
    }
