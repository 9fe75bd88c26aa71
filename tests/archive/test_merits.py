"""党员积分: points for being there, and what shows that a meeting was held."""

from __future__ import annotations

from branchaudit.archive.merits import events_of, members_of
from branchaudit.document import Unreadable
from branchaudit.model import Activity, Picture
from branchaudit.period import parse

POINTS = {"branch_general_meeting": 2.0, "theme_party_day": 1.0}


def activity(number: int, doc_type: str, day: str | None, *present: str, **more: object) -> Activity:
    return Activity(
        f"r-{number}", f"供水党支部/{number}.docx", doc_type, (), "供水党支部", "", day,
        day[:7] if day else None, 2024, None, None, present=present, **more,
    )  # type: ignore[arg-type]  # fmt: skip


HELD = [
    activity(1, "branch_general_meeting", "2024-03-05", "温如玉", "晏小山"),
    activity(2, "branch_general_meeting", "2024-03-05", "温如玉"),
    activity(3, "theme_party_day", "2024-04-12", "温如玉", "何雨桐", people={"observers": ("何雨桐",)}),
    activity(4, "theme_party_day", "2023-04-12", "晏小山"),
    activity(5, "theme_party_day", None, "晏小山"),
    activity(6, "notice", "2024-05-01", "晏小山"),
]


def test_members_get_points_for_dated_activities_of_the_period() -> None:
    events = events_of(HELD, POINTS, parse("2024"), ())
    assert [(event.record, event.points) for event in events] == [("r-1", 2.0), ("r-2", 2.0), ("r-3", 1.0)]
    members = members_of(HELD, events)
    # two records of one meeting count once; who only sat in gets nothing
    assert [(one.name, one.points, one.events) for one in members] == [("温如玉", 3.0, 2), ("晏小山", 2.0, 1)]


def test_pictures_and_scans_of_the_day_are_evidence() -> None:
    beside = [
        Unreadable("供水党支部/2024年3月5日签到.jpg", "unsupported", "", "jpeg"),
        Unreadable("供水党支部/20240412.pdf", "unsupported", "", "pdf"),
        Unreadable("供水党支部/2024-03-05.docx", "corrupt", "", "docx"),
    ]
    events = events_of(HELD, POINTS, parse("2024"), beside)
    assert [(event.photo, event.scan) for event in events] == [(True, False), (True, False), (False, True)]
    shown = events_of([HELD[0]._replace(images=(Picture("0" * 64, 50_000, 3),))], POINTS, parse("2024"), ())
    assert shown[0].photo
