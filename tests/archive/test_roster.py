"""The roster of a branch on a day: who was on it, who came later, who had left."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.bodies import body_of, committee, group_key, posts_of
from branchaudit.archive.roster import (
    FULL,
    GONE,
    NOT_JOINED,
    NOT_MOVED_IN,
    PROBATIONARY,
    UNLISTED,
    Rosters,
    near,
)
from branchaudit.archive.tables import rows_of
from branchaudit.archive.view import Archive
from branchaudit.branches import Leader, Registry
from branchaudit.document import Place
from branchaudit.model import Activity, Kept, Value
from branchaudit.period import parse

BRANCH = "供水党支部"
OTHER = "排水党支部"


def record(doc_type: str, day: str | None, **more: object) -> Activity:
    base = Activity(
        "r", f"{BRANCH}/{day}.txt", doc_type, (), BRANCH, "", day, day and day[:7], None, None, None
    )
    return base._replace(year=int(day[:4]) if day else None, **more)


def member(name: str, **fields: Value) -> dict[str, Value]:
    return {"name": name, "joined": "2010-07-01", "confirmed": "2011-07-01"} | fields


def roster(*members: dict[str, Value], day: str | None = "2024-12-31") -> Activity:
    kept = tuple(Kept(fields, Place(number)) for number, fields in enumerate(members, 1))
    return record("member_roster", day, path=f"{BRANCH}/名册{day}.txt", rows={"members": kept})


def stood(name: str, day: str, *rosters: Activity) -> str | None:
    found = Rosters(rosters, (BRANCH, OTHER)).on(BRANCH, day)
    assert found is not None
    return found.standing(name).name


@pytest.mark.parametrize(
    ("fields", "day", "standing"),
    [
        ({}, "2024-05-10", FULL),
        ({"joined": "2024-06-20", "confirmed": None}, "2024-05-10", NOT_JOINED),
        ({"joined": "2024-06-20", "confirmed": None}, "2024-06-20", PROBATIONARY),
        ({"joined": "2023-06-20", "confirmed": "2024-06-25"}, "2024-05-10", PROBATIONARY),
        ({"moved_in": "2024-06-01"}, "2024-05-10", NOT_MOVED_IN),
        ({"moved_in": "2024-05"}, "2024-05-10", FULL),
        ({"moved_out": "2024-03"}, "2024-05-10", GONE),
        ({"moved_out": "2024-05"}, "2024-05-10", FULL),
        ({"state": "转出"}, "2024-05-10", None),
        ({"state": "转出"}, "2025-01-10", GONE),
    ],
)
def test_the_dates_of_a_roster_tell_how_somebody_stood(
    fields: dict[str, Value], day: str, standing: str | None
) -> None:
    assert stood("周启明", day, roster(member("周启明", **fields))) == standing


def test_of_several_rosters_the_last_before_the_day_holds() -> None:
    first = roster(member("周启明"), member("何雨桐"), day="2024-01-05")
    last = roster(member("周启明"), member("宋清河", moved_in="2024-04-01"), member("石磊"), day="2024-07-01")
    assert stood("何雨桐", "2024-05-10", first, last) == FULL
    assert stood("何雨桐", "2024-08-10", first, last) == UNLISTED
    assert stood("宋清河", "2024-05-10", first, last) == FULL
    assert stood("宋清河", "2024-03-10", first, last) == NOT_MOVED_IN
    assert stood("石磊", "2024-03-10", first, last) is None  # came some day between the two


def test_an_old_roster_does_not_show_who_is_new() -> None:
    assert stood("何雨桐", "2024-05-10", roster(member("周启明"), day="2022-12-31")) is None


def test_the_column_of_branches_goes_before_the_folder() -> None:
    rosters = Rosters([roster(member("周启明", branch=OTHER), member("何雨桐"))], (BRANCH, OTHER))
    assert stood("何雨桐", "2024-05-10", roster(member("何雨桐"))) == FULL
    other = rosters.on(OTHER, "2024-05-10")
    assert other is not None
    assert list(other.current) == ["周启明"]
    assert rosters.elsewhere("周启明", BRANCH, "2024-05-10") == OTHER


@given(st.lists(st.dates(date(2023, 1, 1), date(2025, 12, 31)), min_size=2, max_size=2))
def test_a_member_is_there_between_his_dates_and_at_no_other_time(days: list[date]) -> None:
    first, last = sorted(days)
    fields = {"moved_in": first.isoformat(), "moved_out": last.isoformat()}
    source = roster(member("周启明", **fields), day=None)
    for day in days:
        assert stood("周启明", day.isoformat(), source) == FULL
    before = date.fromordinal(first.toordinal() - 1).isoformat()
    after = date.fromordinal(last.toordinal() + 1).isoformat()
    assert (stood("周启明", before, source), stood("周启明", after, source)) == (NOT_MOVED_IN, GONE)


@pytest.mark.parametrize(
    ("one", "other"), [("何雨桐", "何宇桐"), ("何雨桐", "贺雨桐"), ("王建国", "王国建"), ("王建", "王建国")]
)
def test_names_that_differ_in_one_character_are_near(one: str, other: str) -> None:
    assert near(one, [other]) == other
    assert near(other, [one]) == one


@pytest.mark.parametrize(("one", "other"), [("王伟", "王芳"), ("何雨桐", "宋清河"), ("王建", "李建国")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert near(one, [other]) is None


@pytest.mark.parametrize(
    ("post", "posts"),
    [
        ("支部书记", {"书记"}),
        ("书记、组织委员", {"书记", "委员", "组织委员"}),
        ("副书记兼纪检委员", {"副书记", "委员", "纪检委员"}),
        ("党委书记", set()),
        ("团支部书记", set()),
        ("工会主席、宣传委员", {"委员", "宣传委员"}),
        ("党总支委员", set()),
        ("政协委员", set()),
        ("技术员", set()),
    ],
)
def test_only_posts_of_the_branch_make_a_committee(post: str, posts: set[str]) -> None:
    source = roster(member("周启明", post=post))
    found = Rosters([source], (BRANCH,)).on(BRANCH, None)
    assert found is not None
    assert posts_of(found.current["周启明"][0]) == posts
    assert committee(found.members()) == {}  # one alone is none


def test_the_body_of_a_meeting_is_told_by_its_type_and_title() -> None:
    assert body_of(record("branch_committee_meeting", "2024-05-10")) == "支委会"
    assert body_of(record("election", "2024-05-10", title="支部委员会第一次会议记录")) == "支委会"
    assert body_of(record("election", "2024-05-10", title="换届选举党员大会记录")) == "党员大会"
    assert body_of(record("theme_party_day", "2024-05-10")) is None


def test_a_group_is_known_by_its_number() -> None:
    assert {group_key(name) for name in ("第二党小组", "二组", "2", "党小组2")} == {"2"}
    assert group_key("机关党小组") == "机关"


def rows(table: str, *records: Activity, leaders: tuple[Leader, ...] = ()) -> list[dict[str, Value]]:
    archive = Archive(records, Registry(leaders=leaders), parse("2024"), date(2025, 6, 1))
    return [dict(row.fields) for row in rows_of(table, archive)]


FIVE = roster(
    member("周启明", post="支部书记", group="第一党小组"),
    member("何雨桐", post="组织委员", group="第一党小组"),
    member("宋清河", post="宣传委员", group="第二党小组", state="流动"),
    member("石磊", group="第二党小组", joined="2024-06-20", confirmed=None),
    member("马晓东", group="第二党小组"),
)


@pytest.mark.parametrize(("written", "right"), [(5, True), (4, True), (3, True), (6, False), (2, False)])
def test_a_head_count_may_leave_out_whoever_need_not_come(written: int, right: bool) -> None:
    held = record("branch_general_meeting", "2024-08-05", facts={"expected_count": written})
    assert [row["same"] for row in rows("headcounts", FIVE, held)] == [right]


def test_a_group_and_the_committee_have_counts_of_their_own() -> None:
    group = record("party_group_meeting", "2024-08-05", group="第二党小组", facts={"expected_count": 5})
    board = record("branch_committee_meeting", "2024-08-05", facts={"expected_count": 3})
    assert [(row["listed"], row["same"]) for row in rows("headcounts", FIVE, group, board)] == [
        (3, False),
        (3, True),
    ]


def test_a_branch_without_a_roster_gives_no_rows() -> None:
    held = record("branch_general_meeting", "2024-08-05", people={"attendees_list": ("周启明",)})
    assert not rows("attendance", held)
    assert not rows("headcounts", held)
    assert not rows("makeup", held)


def test_observers_are_no_members_and_a_foreign_list_is_not_judged() -> None:
    there = ("周启明", "何雨桐", "马晓东")
    guests = record(
        "branch_general_meeting", "2024-08-05", people={"attendees_list": there, "observers": ("江小鱼",)}
    )
    assert {row["standing"] for row in rows("attendance", FIVE, guests)} == {FULL}
    foreign = record(
        "branch_general_meeting", "2024-08-05", people={"attendees_list": ("甲", "乙", "丙", "丁")}
    )
    assert {row["standing"] for row in rows("attendance", FIVE, foreign)} == {None}


def test_leave_with_a_reason_is_no_absence() -> None:
    there = ("周启明", "何雨桐", "石磊")
    people = {"attendees_list": there, "absentees": ("马晓东",)}
    facts = {"listed_count": 3, "actual_count": 3}
    days = [f"2024-{month:02d}-05" for month in range(1, 13)]
    excused = [record("theme_party_day", day, people=people, facts=facts, present=there) for day in days]
    bare = [one._replace(people=people | {"absent_without_reason": ("马晓东",)}) for one in excused]
    assert {r["name"]: r["months"] for r in rows("presence", FIVE, *excused)}["马晓东"] == 0
    assert {r["name"]: r["months"] for r in rows("presence", FIVE, *bare)}["马晓东"] == 12


def test_a_leader_counts_as_a_member_not_as_an_observer() -> None:
    there = [
        record(
            "theme_party_day",
            f"2024-{month:02d}-05",
            people={"attendees_list": ("何雨桐",)},
            present=("何雨桐",),
        )
        for month in (2, 4, 6)
    ]
    guest = there[0]._replace(people={"attendees_list": ("周启明",), "observers": ("何雨桐",)})
    told = rows("leaders", FIVE, *there, guest, leaders=(Leader("何雨桐", "局长"),))
    assert [(row["name"], row["times"]) for row in told] == [("何雨桐", 3)]
