"""One problem through several papers: what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from branchaudit.archive.tables import completion_claims, rectifications
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive
from branchaudit.branches import Registry
from branchaudit.document import Place
from branchaudit.model import Activity, Kept, Value

LESSON, BOOKS, DUES = "党课没有讲稿留底", "活动室图书两年没有更新", "党费台账漏登交纳日期"
OPEN: dict[str, Value] = {"done": False, "open": True, "due": "2023-09-30"}
DONE: dict[str, Value] = {"done": True, "open": False, "due": "2023-09-30"}


def paper(
    day: str, items: dict[str, dict[str, Value]], title: str = "问题整改台账", **facts: Value
) -> Activity:
    return Activity(
        record=f"r-{day}-{title}",
        path=f"桑榆里党支部/{day}{title}.docx",
        doc_type="rectification",
        also=(),
        branch="桑榆里党支部",
        title=title,
        date=day,
        month=day[:7],
        year=int(day[:4]),
        about=None,
        group=None,
        facts=facts,
        rows={
            "items": tuple(Kept({"problem": p, **f}, Place(n)) for n, (p, f) in enumerate(items.items(), 1))
        },
    )


def followed(*papers: Activity, today: str = "2023-12-31") -> dict[Value, TableRow]:
    archive = Archive(papers, Registry(), None, date.fromisoformat(today))
    return {row.fields["problem"]: row for row in rectifications.rows(archive)}


def test_a_problem_is_one_in_other_words_and_numbers() -> None:
    rows = followed(
        paper("2023-05-08", {"2022年三次党课没有讲稿留底": OPEN, BOOKS: OPEN}),
        paper("2023-06-08", {"三次党课没有讲稿留底。": DONE, BOOKS: OPEN}),
    )
    assert [row.fields["papers"] for row in rows.values()] == [2, 2]


def test_what_is_left_out_before_it_is_done_is_dropped() -> None:
    rows = followed(
        paper("2023-05-08", {LESSON: OPEN, BOOKS: OPEN, DUES: DONE}),
        paper("2023-06-08", {BOOKS: OPEN}),
    )
    assert {problem: row.fields["dropped"] for problem, row in rows.items()} == {
        LESSON: True,
        BOOKS: False,
        DUES: False,
    }


def test_another_inspection_drops_nothing() -> None:
    rows = followed(
        paper("2023-05-08", {LESSON: OPEN, BOOKS: OPEN}, "组织生活会整改清单"),
        paper("2023-06-08", {BOOKS: OPEN, DUES: OPEN}, "巡察反馈问题整改台账"),
    )
    assert not any(row.fields["dropped"] for row in rows.values())


def test_overdue_is_counted_from_the_last_deadline() -> None:
    rows = followed(paper("2023-05-08", {LESSON: OPEN, BOOKS: DONE}), today="2023-10-10")
    assert rows[LESSON].fields["overdue"] == 10
    assert rows[BOOKS].fields["overdue"] is None


def test_what_was_found_again_was_not_opened_again() -> None:
    first = paper("2023-05-08", {LESSON: {**DONE, "done_on": "2023-05-02"}, BOOKS: OPEN})
    again = paper("2023-08-08", {LESSON: {**OPEN, "found_on": "2023-07-20"}, BOOKS: OPEN})
    same = paper("2023-08-08", {LESSON: OPEN, BOOKS: OPEN})
    assert followed(first, again)[LESSON].fields["reopened"] is None
    assert followed(first, same)[LESSON].fields["reopened"] == "2023-05-08"


def test_a_claim_speaks_of_what_was_there_by_then() -> None:
    papers = [
        paper("2023-05-08", {LESSON: OPEN, BOOKS: OPEN}),
        paper("2023-06-08", {}, "问题整改情况报告", claims_all_done=True),
        paper("2023-07-08", {LESSON: OPEN, BOOKS: DONE, DUES: OPEN}),
    ]
    archive = Archive(papers, Registry(), None, date(2023, 12, 31))
    told = {row.fields["problem"]: row.fields["open"] for row in completion_claims.rows(archive)}
    assert told == {LESSON: True, BOOKS: False}


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("整改台账（2024年6月）.xlsx", "2024-06"),
        ("整改台账（2024上半年）.xlsx", "2024-06"),
        ("2024年第三季度整改台账.xlsx", "2024-09"),
        ("整改台账（2024全年）.xlsx", "2024-12"),
        ("2024年度整改台账.xlsx", "2024-12"),
        ("整改台账.xlsx", None),
    ],
)
def test_the_month_at_whose_end_a_ledger_without_a_day_speaks(name: str, month: str | None) -> None:
    undated = paper("2024-01-01", {BOOKS: OPEN})._replace(path=name, date=None, month=None, title="整改台账")
    after = list(followed(undated, today="2025-06-01").values())
    assert [row.day for row in after] == (
        [f"{month}-30" if month != "2024-12" else f"{month}-31"] if month else []
    )
