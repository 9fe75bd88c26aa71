"""主题党日 on its day, lectures of the secretary, yearly meetings in time, file names and titles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.groups import with_groups
from branchaudit.archive.tables import rows_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.branches import Branch, Registry
from branchaudit.document import Place
from branchaudit.model import Activity, Kept
from branchaudit.period import parse
from records import record

BRANCH = "排水党支部"


def held(number: int, day: str, doc_type: str = "theme_party_day", **more: Any) -> Activity:
    one = Activity(
        record=f"r-{number:03}",
        path=f"{BRANCH}/{number:03}.docx",
        doc_type=doc_type,
        also=(),
        branch=BRANCH,
        title="",
        date=day,
        month=day[:7],
        year=int(day[:4]),
        about=None,
        group=None,
    )
    return one._replace(**more)


def rows(table: str, *activities: Activity) -> list[TableRow]:
    return list(rows_of(table, Archive(activities, Registry(), parse("2024"), date(2025, 6, 30))))


FIFTEENTHS = [f"2024-{month:02}-15" for month in (1, 3, 4, 5, 7, 8)]


def test_the_day_that_a_branch_keeps_to() -> None:
    found = rows("theme_days", *(held(n, day) for n, day in enumerate([*FIFTEENTHS, "2024-10-29"])))
    assert {row.fields["usual"] for row in found} == {"每月15日"}
    assert [row.fields["as_usual"] for row in found] == [True] * 6 + [False]


def test_the_second_friday_is_a_habit_as_well() -> None:
    days = ["2024-01-12", "2024-03-08", "2024-04-12", "2024-05-10", "2024-07-12", "2024-08-09", "2024-11-20"]
    found = rows("theme_days", *(held(n, day) for n, day in enumerate(days)))
    assert found[-1].fields["usual"] == "每月第二个星期五"
    assert found[-1].fields["as_usual"] is False


def test_a_day_that_falls_on_a_rest_day_may_be_moved() -> None:
    found = rows("theme_days", *(held(n, day) for n, day in enumerate([*FIFTEENTHS, "2024-06-17"])))
    assert (found[-1].fields["as_usual"], found[-1].fields["rest"]) == (False, True)


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=14))
def test_few_exceptions_or_no_habit(days: list[date]) -> None:
    found = rows("theme_days", *(held(n, day.isoformat()) for n, day in enumerate(days)))
    told = [row.fields["as_usual"] for row in found]
    assert len(found) == len(days)
    assert None not in told or set(told) == {None}


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("因防汛值班，本月主题党日推迟到18日开展。", True),
        ("活动时间由15日调整为20日。", True),
        ("原定15日的活动顺延一周。", True),
        ("会上讨论了产业结构调整的办法。", False),
        ("大家提前半小时到了现场。", False),
    ],
)
def test_what_says_that_the_day_was_moved(said: str, moved: bool) -> None:
    text = f"第一党支部主题党日活动记录\n时间：2024年3月18日15:00\n主持人：周启明\n活动内容：{said}"
    assert record(text, "theme_party_day").facts["rescheduled"] is moved


@pytest.mark.parametrize(
    ("day", "about", "months"), [("2024-01-18", 2023, 1), ("2023-12-20", 2023, 0), ("2024-07-18", 2023, 7)]
)
def test_how_long_after_its_year_a_meeting_was_held(day: str, about: int, months: int) -> None:
    (row,) = rows("yearly", held(1, day, "organizational_life_meeting", about=about))
    assert row.fields["months_after"] == months


def test_meetings_on_a_special_topic_are_held_at_any_time() -> None:
    one = held(1, "2024-09-10", "organizational_life_meeting", about=2023, title="2023年度专题组织生活会")
    assert rows("yearly", one) == []


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("3月支委会.docx", "供水党支部党员大会会议记录", [("支委会", "党员大会")]),
        ("3月支委会.docx", "供水党支部支部委员会会议记录", [("支委会", "支委会")]),
        ("3月会议.docx", "供水党支部党员大会会议记录", []),
        ("支委会、党员大会.docx", "供水党支部党员大会会议记录", []),
    ],
)
def test_what_the_name_and_the_title_say(name: str, title: str, told: list[tuple[str, str]]) -> None:
    found = rows(
        "filed_as", held(1, "2024-03-05", "branch_general_meeting", path=f"{BRANCH}/{name}", title=title)
    )
    assert [(row.fields["by_name"], row.fields["by_title"]) for row in found] == told


def test_a_name_that_only_a_paper_gives_is_asked_for_no_meetings() -> None:
    course = held(2, "2024-07-05", "study_session", path="党委/2.docx", branch="下半年党支部")
    archive = Archive([held(1, "2024-03-05"), course], Registry(), None, date(2025, 1, 1))
    assert archive.strays == {"下半年党支部"}


def of_branch(branch: str, number: int, day: str, doc_type: str, **more: Any) -> Activity:
    return held(number, day, doc_type, branch=branch, path=f"{branch}/{number}.docx", **more)


def test_who_meets_at_the_end_of_the_year_is_not_asked_in_the_next_one() -> None:
    life = "organizational_life_meeting"
    first_quarter = [
        of_branch(name, n, f"2024-0{n}-10", "branch_committee_meeting")
        for name in ("甲党支部", "乙党支部", "丙党支部")
        for n in (1, 2)
    ]
    yearly = [
        of_branch("甲党支部", 3, "2024-01-20", life),
        of_branch("乙党支部", 3, "2024-12-27", life, about=2024),
    ]
    found = [row for row in rows("last_years", *first_quarter, *yearly) if row.fields["type"] == "组织生活会"]
    assert [(row.branch, row.fields["received"], row.fields["others"]) for row in found] == [
        ("丙党支部", False, 1),
        ("甲党支部", True, 0),
    ]


def member(name: str, group: str) -> Kept:
    return Kept({"name": name, "group": group}, Place(0))


def test_groups_with_names_of_their_own_are_told_by_the_roster() -> None:
    roster = held(
        0, "2024-01-02", "member_roster", rows={"members": (member("甲一", "一厂"), member("乙二", "二厂"))}
    )
    meetings = [
        held(n, day, "party_group_meeting", title=title)
        for n, (day, title) in enumerate(
            [
                ("2024-02-05", "排水党支部一厂党小组会记录"),
                ("2024-02-06", "排水党支部二厂党小组会记录"),
                ("2024-03-05", "排水党支部一厂党小组会记录"),
            ],
            1,
        )
    ]
    archive = Archive([roster, *meetings], Registry(), parse("2024-02..2024-03"), date(2025, 6, 30))
    branch, told = with_groups(archive, Branch(BRANCH), archive.by_branch[BRANCH])
    assert branch.groups == ("一厂党小组", "二厂党小组")
    assert [one.group for one in told] == [None, "一厂党小组", "二厂党小组", "一厂党小组"]
