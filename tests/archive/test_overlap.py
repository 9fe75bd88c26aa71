"""时间冲突: one person in two meetings at once, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.activity import activity_of
from branchaudit.archive.overlap import overlaps
from branchaudit.model import Activity
from branchaudit.pipeline import draw_records
from records import text_document


def meeting(
    number: int,
    clock: str,
    *persons: str,
    day: str = "2024-03-05",
    branch: str = "供水党支部",
    doc_type: str = "branch_committee_meeting",
) -> Activity:
    start, _, end = clock.partition("-")
    return Activity(
        record=f"r-{number}",
        path=f"{branch}/{number}.docx",
        doc_type=doc_type,
        also=(),
        branch=branch,
        title="",
        date=day,
        month=day[:7],
        year=int(day[:4]),
        about=None,
        group=None,
        start=start,
        end=end,
        present=persons,
    )


ONE = meeting(1, "09:00-10:30", "温如玉", "晏小山")


def found(*others: Activity) -> list[tuple[str, tuple[str, ...]]]:
    return [(overlap.second.path, overlap.persons) for overlap in overlaps([ONE, *others])]


def test_who_is_in_two_meetings_of_a_branch_at_once() -> None:
    other = meeting(2, "10:00-11:00", "温如玉", "江照临", doc_type="branch_general_meeting")
    assert found(other) == [(other.path, ("温如玉",))]


@pytest.mark.parametrize(
    "other",
    [
        meeting(2, "10:30-11:00", "温如玉", doc_type="branch_general_meeting"),
        meeting(2, "09:00-10:30", "江照临", doc_type="branch_general_meeting"),
        meeting(2, "09:00-10:30", "温如玉", day="2024-03-06", doc_type="branch_general_meeting"),
        meeting(2, "09:00-10:30", "温如玉", "晏小山"),
        meeting(2, "09:00-11:30", "温如玉", doc_type="theme_party_day"),
    ],
    ids=[
        "one after the other",
        "other people",
        "another day",
        "the same meeting",
        "the 主题党日 it is part of",
    ],
)
def test_what_is_no_conflict(other: Activity) -> None:
    assert found(other) == []


def test_two_branches_that_met_at_once_with_the_same_persons() -> None:
    other = meeting(2, "10:00-11:00", "温如玉", "晏小山", branch="排水党支部")
    assert found(other) == [(other.path, ("晏小山", "温如玉"))]


CLOCKS = st.tuples(st.integers(0, 1438), st.integers(1, 300)).map(
    lambda span: (
        f"{span[0] // 60:02d}:{span[0] % 60:02d}-"
        f"{min(span[0] + span[1], 1439) // 60:02d}:{min(span[0] + span[1], 1439) % 60:02d}"
    )
)


@given(st.lists(CLOCKS, min_size=2, max_size=8))
def test_overlaps_are_those_of_the_intervals(clocks: list[str]) -> None:
    held = [meeting(n, clock, "温如玉", branch=f"第{n}党支部") for n, clock in enumerate(clocks)]

    def meets(a: Activity, b: Activity) -> bool:
        if (a.start, a.end) == (b.start, b.end):
            return False  # one meeting of two branches
        return max(a.start or "", b.start or "") < min(a.end or "", b.end or "")

    expected = {
        frozenset((a.record, b.record)) for a in held for b in held if a.record < b.record and meets(a, b)
    }
    assert {frozenset((o.first.record, o.second.record)) for o in overlaps(held)} == expected


def test_what_the_archive_keeps_of_a_record() -> None:
    text = (
        "桑榆里社区党支部支委会会议记录\n时间：2024年3月5日9:00—10:30\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"
        "应到：4人  实到：3人\n出席人员：温如玉、晏小山、江照临\n缺席人员：冉一鸣（病假）\n列席：何雨桐\n"
        "讨论：\n江照临：先修屋顶。\n"
    )
    (drawn,) = draw_records(text_document(text), "branch_committee_meeting")
    kept = activity_of(drawn.record, drawn.passage, text_document(text), alone=True)
    assert (kept.date, kept.start, kept.end, kept.place) == ("2024-03-05", "09:00", "10:30", "二楼东厅")
    assert kept.present == ("何雨桐", "晏小山", "江照临", "温如玉")


def test_two_talks_of_one_file_at_once() -> None:
    first, second = (
        meeting(n, clock, "温如玉", doc_type="heart_to_heart_talk")._replace(path="册.docx", place=place)
        for n, clock, place in ((1, "09:30-10:20", "206室"), (2, "10:00-10:30", "值班室"))
    )
    assert [one.persons for one in overlaps([first, second])] == [("温如玉",)]


def test_two_records_of_one_meeting_are_one() -> None:
    first, second = (
        meeting(n, "09:30-10:20", "温如玉")._replace(path=f"{n}.docx", place=place)
        for n, place in ((1, "206室"), (2, "二楼206室"))
    )
    assert list(overlaps([first, second])) == []


def test_groups_that_meet_at_once_are_two_meetings() -> None:
    first, second = (
        meeting(n, "19:00-20:00", "温如玉", doc_type="party_group_meeting")._replace(group=group)
        for n, group in ((1, "第一党小组"), (2, "第二党小组"))
    )
    assert [one.persons for one in overlaps([first, second])] == [("温如玉",)]
