"""Dues over all ledgers of a branch: what is missing between two months, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.tables import dues_gaps, dues_ledgers, dues_members, dues_months
from branchaudit.archive.view import Archive
from branchaudit.branches import Registry
from branchaudit.document import Place
from branchaudit.extract.ledgers.dues_months import span_of
from branchaudit.model import Activity, Kept, Value
from branchaudit.period import parse

MEMBERS = ("温如玉", "柏青", "晏小山", "江照临", "冉一鸣")


def ledger(month: int, rows: dict[str, dict[str, Value]], branch: str = "桑榆里党支部") -> Activity:
    """The dues of one month of 2023."""
    name = f"2023-{month:02d}"
    usual: dict[str, Value] = {
        "first_month": name,
        "last_month": name,
        "paid": 60.0,
        "due": 60.0,
        "paid_on": f"{name}-08",
    }
    return Activity(
        record=f"r-{branch}-{month}",
        path=f"{branch}/{month}.docx",
        doc_type="dues_ledger",
        also=(),
        branch=branch,
        title=f"{branch}2023年{month}月党费收缴台账",
        date=None,
        month=name,
        year=2023,
        about=None,
        group=None,
        rows={
            "dues": tuple(
                Kept({"name": n, **usual, **own}, Place(number))
                for number, (n, own) in enumerate(rows.items(), 1)
            )
        },
    )


def archive(*ledgers: Activity, period: str | None = None) -> Archive:
    return Archive(ledgers, Registry(), parse(period) if period else None, date(2024, 6, 1))


def year(**absent: range) -> list[Activity]:
    return [
        ledger(month, {name: {} for name in MEMBERS if month not in absent.get(name, range(0))})
        for month in range(1, 13)
    ]


def gaps(*ledgers: Activity) -> list[tuple[Value, Value]]:
    return [
        (row.fields["name"], row.fields["months"])
        for row in dues_gaps.rows(archive(*ledgers))
        if row.fields["count"]
    ]


def test_who_pays_every_month_owes_nothing() -> None:
    assert gaps(*year()) == []


def test_months_that_are_missing_between_two_are_one_stretch() -> None:
    assert gaps(*year(柏青=range(5, 7))) == [("柏青", "2023年5月至6月")]


@pytest.mark.parametrize("away", [range(1, 5), range(9, 13)])
def test_who_came_or_left_in_the_year_owes_nothing(away: range) -> None:
    assert gaps(*year(柏青=away)) == []


def test_a_month_whose_ledger_was_not_received_is_nobodys_debt() -> None:
    ledgers = [one for one in year() if one.month != "2023-05"]
    assert gaps(*ledgers) == []
    missing = [row.period for row in dues_ledgers.rows(archive(*ledgers)) if not row.fields["received"]]
    assert missing == ["2023-05"]


def test_half_a_ledger_is_told_of_nobody() -> None:
    absent = dict.fromkeys(MEMBERS[:3], range(5, 6))
    assert gaps(*year(**absent)) == []


def test_who_paid_in_another_branch_owes_nothing() -> None:
    other = ledger(5, {"柏青": {}}, branch="南坡党支部")
    assert gaps(*year(柏青=range(5, 6)), other) == []


def test_a_larger_payment_stands_for_the_months_before() -> None:
    ledgers = year(柏青=range(5, 7))
    ledgers[6] = ledger(7, {name: {"paid": 180.0} if name == "柏青" else {} for name in MEMBERS})
    explained = [row.fields["explained"] for row in dues_gaps.rows(archive(*ledgers)) if row.fields["count"]]
    assert explained == [True]


def test_months_of_the_period_before_and_after_the_ledgers_are_asked_for() -> None:
    rows = dues_ledgers.rows(archive(*year()[2:], period="2023"))
    assert [row.period for row in rows if not row.fields["received"]] == ["2023-01", "2023-02"]


def test_how_late_a_payment_is() -> None:
    own = ledger(3, {"柏青": {"paid_on": "2023-06-09"}, "温如玉": {}, "晏小山": {}})
    late = {row.fields["name"]: row.fields["late"] for row in dues_months.rows(archive(own))}
    assert late == {"柏青": 3, "温如玉": 0, "晏小山": 0}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024年3月", ("2024-03", "2024-03")),
        ("三月份", ("2023-03", "2023-03")),
        ("1-3月", ("2023-01", "2023-03")),
        ("1月至3月", ("2023-01", "2023-03")),
        ("4、5、6月", ("2023-04", "2023-06")),
        ("第一季度", ("2023-01", "2023-03")),
        ("2024年上半年", ("2024-01", "2024-06")),
        ("全年", ("2023-01", "2023-12")),
        ("202403", ("2024-03", "2024-03")),
        ("2024-03", ("2024-03", "2024-03")),
        ("5", ("2023-05", "2023-05")),
        ("1月、3月", None),
        ("13月", None),
        ("补交", None),
    ],
)
def test_months_as_ledgers_write_them(text: str, span: tuple[str, str] | None) -> None:
    assert span_of(text, 2023) == span


@given(st.text(max_size=30), st.one_of(st.none(), st.integers(1990, 2100)))
def test_any_text_gives_a_stretch_of_months_or_none(text: str, of_year: int | None) -> None:
    span = span_of(text, of_year)
    assert span is None or (span[0] <= span[1] and all(1 <= int(month[5:]) <= 12 for month in span))


# ---------------------------------------------------------------- beside the roster
def roster(**members: dict[str, Value]) -> Activity:
    """As of the end of 2023: the five who pay, and others."""
    everybody: dict[str, dict[str, Value]] = {name: {} for name in MEMBERS} | members
    kept = tuple(
        Kept({"name": name, "joined": "2010-07-01", "confirmed": "2011-07-01", **own}, Place(number))
        for number, (name, own) in enumerate(everybody.items(), 1)
    )
    day = "2023-12-31"
    return ledger(12, {})._replace(
        record="r-roster", doc_type="member_roster", date=day, month=day[:7], rows={"members": kept}
    )


def unlisted(*held: Activity) -> list[tuple[Value, Value]]:
    rows = dues_members.rows(archive(*held))
    return [(row.fields["name"], row.fields["months"]) for row in rows if not row.fields["listed"]]


def test_a_member_whom_no_ledger_names() -> None:
    assert unlisted(*year(), roster(石磊={})) == [("石磊", "2023年1月至12月")]


def test_who_joined_in_the_year_is_asked_for_since_then() -> None:
    new: dict[str, Value] = {"joined": "2023-06-21", "confirmed": None, "probationary": True}
    assert unlisted(*year(), roster(石磊=new)) == [("石磊", "2023年7月至12月")]


def test_one_ledger_asks_for_those_who_were_there_when_its_month_began() -> None:
    march = year()[2]
    assert unlisted(march, roster(石磊={})) == [("石磊", "2023年3月")]
    assert unlisted(march, roster(石磊={"moved_in": "2023-03-28"})) == []


def test_months_between_that_are_not_at_hand_are_not_claimed() -> None:
    first, *_, last = year()
    assert unlisted(first, last, roster(石磊={})) == [("石磊", "2023年1月至12月收到的2个月")]


@pytest.mark.parametrize(
    "own",
    [
        {"state": "流动"},
        {"excused": True},
        {"moved_out": "2023-03-20", "state": "转出"},
        {"moved_in": "2023-11-20"},
        {"joined": "2023-11-20", "confirmed": None, "probationary": True},
    ],
    ids=["lives elsewhere", "away for long", "left", "came at the end", "joined at the end"],
)
def test_who_may_well_pay_elsewhere_or_has_only_come(own: dict[str, Value]) -> None:
    assert unlisted(*year(), roster(石磊=own)) == []


def test_a_name_that_differs_in_one_character_is_listed() -> None:
    assert unlisted(*year(), roster(温如王={})) == []


def test_a_ledger_of_a_part_of_the_branch_shows_nothing() -> None:
    part = ledger(3, {name: {} for name in MEMBERS[:3]})
    assert unlisted(part, roster()) == []


def test_what_is_paid_in_another_branch_counts() -> None:
    other = ledger(3, {"石磊": {}}, branch="排水党支部")
    assert unlisted(*year(), other, roster(石磊={})) == []


def test_dues_of_months_after_he_left() -> None:
    gone: dict[str, Value] = {"moved_out": "2023-04-20", "state": "转出"}
    rows = [
        (row.fields["months"], row.fields["after"])
        for row in dues_members.rows(archive(*year()[2:6], roster(柏青=gone)))
        if row.fields["left_on"]
    ]
    assert rows == [("2023年3月", False), ("2023年4月", False), ("2023年5月", True), ("2023年6月", True)]
