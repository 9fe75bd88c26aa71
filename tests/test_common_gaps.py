"""What the forms of a branch have no place for is told once, and still counts in every record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.common_gaps import LEAST, CommonGaps, home_of
from branchaudit.model import StoredRecord
from whole_runs import GOOD, report, run

BRANCH = "桑榆里社区党支部"
HEADING = "一类记录普遍缺的要素"
PLACE = "minutes.place-stated"


def write(folder: Path, lacking: int, whole: int) -> None:
    for number in range(lacking + whole):
        text = GOOD.replace("2023年5月8日", f"2023年{number + 1}月8日")
        text = text.replace("漏了两处", f"漏了{number}处")
        if number < lacking:
            text = text.replace("地点：二楼东厅\n", "")
        (folder / f"{number + 1:02}月支委会.txt").write_text(text, encoding="utf-8")


def places_lacking(found: dict[str, object]) -> int:
    return sum(one["rule"] == PLACE for one in found["findings"])  # type: ignore[attr-defined]


def test_a_column_that_the_form_lacks_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, lacking=5, whole=1)
    shown = run("check", ".", cwd=tmp_path).stdout.decode()
    assert shown.count("缺少“地点”") == 0
    assert shown.count(f"缺 1 项，见“{HEADING}”") == 5
    told = shown[shown.index(f"{HEADING}（") :]
    assert f"{BRANCH} · 支部委员会会议\n    会议记录应当写明地点：6 份里 5 份没有" in told


def test_each_of_the_records_keeps_its_gap(tmp_path: Path) -> None:
    write(tmp_path, lacking=5, whole=1)
    found = report(".", cwd=tmp_path)
    (common,) = (gap for gap in found["common_gaps"] if gap["rule"] == PLACE)
    assert common == {
        "home": BRANCH,
        "doc_type": "branch_committee_meeting",
        "rule": PLACE,
        "lacking": 5,
        "records": 6,
    }
    assert places_lacking(found) == 5
    assert sum(one["score"] < 100 for one in found["records"]) == 5


def test_in_full_each_is_told_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, lacking=5, whole=1)
    shown = run("check", ".", "--verbose", cwd=tmp_path).stdout.decode()
    assert shown.count("缺少“地点”") == 5
    assert HEADING not in shown


@pytest.mark.parametrize(("lacking", "whole"), [(3, 0), (4, 4)], ids=["few", "half of them"])
def test_what_is_no_habit_is_told_of_each_record(tmp_path: Path, lacking: int, whole: int) -> None:
    write(tmp_path, lacking, whole)
    shown = run("check", ".", cwd=tmp_path).stdout.decode()
    assert shown.count("缺少“地点”") == lacking
    assert HEADING not in shown


def stored(lacks: frozenset[str]) -> StoredRecord:
    return StoredRecord(None, "party_lecture", None, 0, 0, {}, b"", (), lacks=lacks)


@given(st.lists(st.frozensets(st.sampled_from(["a", "b", "c"])), max_size=20))
def test_counts_are_those_of_the_records(lacks: list[frozenset[str]]) -> None:
    gaps = CommonGaps()
    for one in lacks:
        gaps.add("课/记录.txt", [stored(one)])
    times = {rule: sum(rule in one for one in lacks) for rule in "abc"}
    expected = {rule: n for rule, n in times.items() if n >= LEAST and 4 * n >= 3 * len(lacks)}
    assert {gap.rule: gap.lacking for gap in gaps.found()} == expected
    for gap in gaps.found():
        assert gap.home == home_of(None, "课/记录.txt") == "课/"
        assert gap.records == len(lacks)
