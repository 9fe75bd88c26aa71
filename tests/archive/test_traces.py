"""Traces across files: batches, pictures, speeches said again, records in the folder of another branch."""

from __future__ import annotations

from array import array
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.body import digest_of, unpacked
from branchaudit.archive.known import Pairs
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.speeches import speeches_of
from branchaudit.archive.tables import rows_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.branches import Branch, Registry
from branchaudit.model import Activity, Judged, Picture
from branchaudit.pipeline import Work, judge
from branchaudit.ruleset.load import load
from records import text_document

DRAIN, SUPPLY = "排水党支部", "供水党支部"
KIND = "branch_committee_meeting"


def held(number: int, day: str = "2024-03-05", branch: str = DRAIN, **more: Any) -> Activity:
    one = Activity(
        record=f"r-{number:03}",
        path=f"{branch}/{number:03}.docx",
        doc_type=KIND,
        also=(),
        branch=branch,
        title=f"{branch}支委会会议记录",
        date=day,
        month=day[:7],
        year=int(day[:4]),
        about=None,
        group=None,
    )
    return one._replace(**more)


def rows(table: str, *activities: Activity, registry: Registry | None = None) -> list[TableRow]:
    return list(rows_of(table, Archive(activities, registry or Registry(), None, date(2025, 1, 31))))


# ---------------------------------------------------------------- files made one after the other
def test_files_that_follow_each_other_are_one_batch() -> None:
    made = ["2024-06-03T09:00:00", "2024-06-03T09:40:00", "2024-06-03T10:20:00", "2024-06-03T16:00:00"]
    days = ["2024-01-09", "2024-02-06", "2024-03-05", "2024-04-09"]
    found = rows(
        "batches", *(held(n, day, created=at) for n, (day, at) in enumerate(zip(days, made, strict=True)))
    )
    assert [(row.fields["files"], row.fields["months"], row.fields["minutes"]) for row in found] == [
        (3, 3, 80),
        (1, 1, 0),
    ]
    assert [other.path for other in found[0].related] == [f"{DRAIN}/{n:03}.docx" for n in range(3)]


@pytest.mark.parametrize(
    "more",
    [
        {"created": "2024-03-05T08:00:00"},
        {"created": None},
        {"created": "2024-06-03T09:00:00", "alone": False},
        {"created": "2024-06-03T09:00:00", "doc_type": "work_plan"},
    ],
    ids=["a form made before the meeting", "no time", "a notebook of many meetings", "no meeting"],
)
def test_what_tells_nothing_of_when_it_was_written(more: dict[str, Any]) -> None:
    assert rows("batches", held(1, **more)) == []


@given(st.lists(st.integers(0, 60 * 24 * 40), min_size=1, max_size=30))
def test_every_file_is_in_one_batch(minutes: list[int]) -> None:
    begin = datetime(2024, 6, 1, tzinfo=UTC)
    found = rows(
        "batches",
        *(held(n, created=(begin + timedelta(minutes=m)).isoformat()) for n, m in enumerate(minutes)),
    )
    assert sum(int(str(row.fields["files"])) for row in found) == len(minutes)
    assert sum(int(str(row.fields["minutes"])) for row in found) <= max(minutes) - min(minutes)


# ---------------------------------------------------------------- pictures
PHOTO, EMBLEM = Picture("a" * 64, 300_000, 9), Picture("b" * 64, 300_000, 1)


def test_a_picture_of_an_earlier_day_is_told_at_the_later_record() -> None:
    found = rows(
        "shared_images",
        held(2, "2024-09-10", images=(PHOTO,)),
        held(1, "2024-03-05", images=(PHOTO,)),
        held(3, "2024-03-05", images=(PHOTO,)),
        held(4, "2024-10-01"),
    )
    assert [
        (row.activity.path, row.fields["other_day"], row.fields["apart"]) for row in found if row.activity
    ] == [(f"{DRAIN}/002.docx", "2024-03-05", 189)]


def test_what_is_shown_everywhere_does_not_hide_the_photograph() -> None:
    months = [held(n, f"2024-{n:02}-05", images=(EMBLEM,)) for n in range(1, 10)]
    months[7] = months[7]._replace(images=(EMBLEM, PHOTO))
    months[8] = months[8]._replace(images=(EMBLEM, PHOTO))
    found = {row.activity.record: row.fields for row in rows("shared_images", *months) if row.activity}
    assert (found["r-009"]["records"], found["r-009"]["at_top"]) == (2, False)
    assert (found["r-008"]["records"], found["r-008"]["at_top"]) == (9, True)


# ---------------------------------------------------------------- speeches
HEAD = "第一党支部支委会会议记录\n时间：{day}15:00\n主持人：周启明\n记录人：何雨桐\n议题：研究当月工作\n"
PIPES = (
    "去年刷过一遍，半年就起皮，这次要先修管子，管子不好墙还是要潮，花两次的钱不划算，请后勤的师傅先来看一看。"
)
OTHER = "石桥头三户老人独居，上门时把药盒按星期分好，比送米送油管用，路窄的几户要走着去，雨天就改期。"
OPENING = "今天应到支委五人，实到五人，符合规定，现在开会，请大家先对照上个月议定的事项逐件说一说办得怎样。"


def judged(day: str, *said: str) -> Judged:
    text = HEAD.format(day=day) + "\n".join(said) + f"\n决议：{day}起由何雨桐办理。"
    return judge(text_document(text, f"第一党支部/{day}.txt"), Work(load("central-baseline")), as_type=KIND)[
        0
    ]


def speeches_again(*records: Judged) -> list[TableRow]:
    corpus = Corpus(
        [array("I", one.prints) for one in records],
        lambda number: unpacked(records[number].body),
        [digest_of(one.body) for one in records],
        Pairs(),
    )
    kept = [one.activity for one in records if one.activity is not None]
    archive = Archive(kept, Registry(), None, date(2025, 1, 31), corpus)
    return [row for row in rows_of("speeches_again", archive) if row.fields["speeches"]]


MARCH = judged("2024年3月5日", f"周启明：{OPENING}", f"宋清河：{PIPES}")


def test_who_says_the_same_in_another_meeting() -> None:
    june = judged("2024年6月11日", f"周启明：{OPENING}", f"宋清河：{PIPES}", f"何雨桐：{OTHER}")
    (row,) = speeches_again(MARCH, june)
    assert (row.fields["who"], row.fields["share"], row.fields["same_speaker"]) == ("宋清河", 1.0, True)
    assert row.activity == june.activity
    assert row.quote is not None
    assert row.quote.startswith("去年刷过一遍")
    assert row.related[0].path == "第一党支部/2024年3月5日.txt"


def test_what_somebody_else_said_is_a_row_of_its_own() -> None:
    june = judged("2024年6月11日", f"宋清河：{OTHER}", f"许知秋：{PIPES}")
    (row,) = speeches_again(MARCH, june)
    assert (row.fields["who"], row.fields["other_who"], row.fields["same_speaker"]) == (
        "许知秋",
        "宋清河",
        False,
    )


def test_other_dates_and_figures_do_not_make_it_another_speech() -> None:
    june = judged("2024年6月11日", f"宋清河：{PIPES.replace('两次', '三次')}", f"何雨桐：{OTHER}")
    assert [row.fields["who"] for row in speeches_again(MARCH, june)] == ["宋清河"]


@pytest.mark.parametrize(
    "said",
    [f"宋清河：{OTHER}", "宋清河：同意，没有意见。", f"周启明：{OPENING}"],
    ids=["something else", "a few words", "the formula at the beginning"],
)
def test_nothing_is_said_again(said: str) -> None:
    assert speeches_again(MARCH, judged("2024年6月11日", said, f"何雨桐：{OTHER}")) == []


def test_two_records_of_one_day_are_one_meeting() -> None:
    assert speeches_again(MARCH, MARCH) == []


def test_short_speeches_are_not_kept() -> None:
    one = judged("2024年6月11日", "宋清河：同意，没有意见。", f"何雨桐：{OTHER}", f"许知秋：{PIPES}").activity
    assert one is not None
    assert [speech.speaker for speech in speeches_of(one)] == ["何雨桐", "许知秋"]


# ---------------------------------------------------------------- filed elsewhere
def misfiled(one: Activity, registry: Registry | None = None) -> list[str]:
    others = (held(90, branch=DRAIN), held(91, branch=SUPPLY))
    return [
        str(row.fields["home"])
        for row in rows("misfiled", one, *others, registry=registry)
        if not row.fields["own"]
    ]


def test_a_record_that_names_another_branch_of_the_archive() -> None:
    assert misfiled(held(1, named=SUPPLY, title=f"{SUPPLY}支委会会议记录")) == [SUPPLY]


@pytest.mark.parametrize(
    "more",
    [
        {"named": "城建公司排水支部"},
        {"named": "中共排水支部委员会"},
        {"named": "园林党支部"},
        {"named": "供水党总支"},
        {"named": SUPPLY, "title": "供水党支部与排水党支部联合主题党日"},
        {"named": SUPPLY, "title": "支委会记录", "path": "排水党支部/排水支部3月支委会.docx"},
    ],
    ids=[
        "its own longer name",
        "its formal name",
        "a branch from outside",
        "what is above it",
        "both",
        "file name",
    ],
)
def test_records_at_home(more: dict[str, Any]) -> None:
    assert misfiled(held(1, **more)) == []


def test_an_alias_is_the_branch_itself() -> None:
    registry = Registry((Branch(DRAIN, aliases=("第三党支部",)), Branch(SUPPLY)))
    assert misfiled(held(1, named="第三党支部", title="第三党支部支委会"), registry) == []


def test_one_file_in_two_branches() -> None:
    same = rows(
        "same_files",
        held(1, sha256="c" * 64),
        held(1, branch=SUPPLY, sha256="c" * 64),
        held(2, sha256="d" * 64),
    )
    assert [(row.branch, row.fields["first"], row.fields["places"]) for row in same] == [
        (SUPPLY, True, 2),
        (DRAIN, False, 2),
        (DRAIN, True, 1),
    ]
