"""Ledgers on sheets: rosters, a column for each month, candidates; what belongs to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.document import Document
from branchaudit.extract.ledgers.days import day
from branchaudit.model import Record
from branchaudit.pipeline import draw_records
from read.docx_builder import read_bytes
from read.workbooks import Merge, xlsx
from records import grid, record, rows, word_record
from shipped import judged

Rows = Sequence[Sequence[Any]]
DUES, ROSTER = "dues_ledger", "member_roster"
DATED = "党员名册\n姓名\t入党日期\t转正日期\n温如玉\t2004年6月28日\t2005年6月28日\n"


def drawn(
    folder: Path, *sheets: tuple[str, Rows], merges: Sequence[Merge] = (), name: str = "台账.xlsx"
) -> list[Record]:
    document = read_bytes(folder, xlsx(*sheets, merges=merges), name)
    assert isinstance(document, Document), document
    return [one.record for one in draw_records(document)]


def test_each_sheet_is_told_by_its_name_title_and_columns(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        ("名册", [["姓名", "性别", "入党时间"], ["温如玉", "女", "2004.6"]]),
        ("2024年3月", [["党费收缴明细"], ["姓名", "应交", "实交"], ["温如玉", 90, 90]]),
        ("4月", [["姓名", "应交", "实交"], ["温如玉", 90, 90]]),
        (
            "Sheet4",
            [
                ["序号", "存在问题", "整改措施", "责任人", "整改时限"],
                [1, "记录不全", "补记", "温如玉", "6月30日"],
            ],
        ),
        ("任务", [["党建工作任务", "责任人", "完成时限"], ["讲党课", "温如玉", "6月底前"]]),
        name="2024年党费等台账.xlsx",
    )
    assert [one.doc_type for one in found] == [ROSTER, DUES, DUES, "rectification", "task_list"]
    assert [one.facts["month"] for one in found[:3]] == [None, 3, 4]
    assert found[2].facts["year"] == 2024
    assert len(rows(found[3], "items")) == 1
    assert rows(found[4], "tasks")[0]["owner"] == "温如玉"


def test_a_month_with_its_year_is_the_head_of_a_column(tmp_path: Path) -> None:
    (found,) = drawn(
        tmp_path,
        (
            "党费",
            [
                ["姓名", "2024年4月", "2024年5月", "2024年6月"],
                ["温如玉", 90, 90, 90],
                ["晏小山", 20, 20, 20],
            ],
        ),
        name="水厂党支部2024年党费收缴台账.xlsx",
    )
    assert found.doc_type == DUES
    told = [(row["name"], row["first_month"]) for row in rows(found, "dues")]
    assert told == [
        (name, month) for name in ("温如玉", "晏小山") for month in ("2024-04", "2024-05", "2024-06")
    ]


@pytest.mark.parametrize("unit", ["工会会费", "物业费"])
def test_other_fees_are_no_dues(tmp_path: Path, unit: str) -> None:
    (found,) = drawn(tmp_path, (unit, [["姓名", "应交", "实交"], ["温如玉", 90, 90]]), name="a.xlsx")
    assert found.doc_type != DUES


def test_a_sheet_for_each_branch_belongs_to_that_branch(tmp_path: Path) -> None:
    table = [["姓名", "性别", "入党时间"], ["温如玉", "女", "2004.6"]]
    found = drawn(tmp_path, ("管网党支部", table), ("水厂党支部", table), ("汇总", table))
    assert [one.branch for one in found] == ["管网党支部", "水厂党支部", None]


def test_a_column_tells_the_branch(tmp_path: Path) -> None:
    head = ["所在支部", "姓名", "性别", "入党时间"]
    (one,) = drawn(tmp_path, ("名册", [head, ["管网党支部", "温如玉", "女", "2004.6"]]))
    assert one.branch == "管网党支部"


def test_fields_of_a_roster_in_any_format() -> None:
    head = [
        "姓名",
        "党小组",
        "党内职务",
        "职务",
        "人员类别",
        "状态",
        "组织关系转入时间",
        "备注",
        "手机号码",
        "身份证号",
    ]
    found = word_record(
        grid(
            head,
            [
                "温如玉",
                "第一党小组",
                "书记",
                "站长",
                "正式党员",
                "在册",
                "2020.5",
                "",
                "13900001234",
                "110101198001011234",
            ],
            ["晏小山", "", "", "技术员", "预备党员", "", "", "2024年3月5日转出至水厂党支部", "", ""],
            ["柏青", "", "", "退休", "", "流动党员", "", "", "", ""],
            ["江照临", "", "", "", "", "", "", "拟转出", "", ""],
            ["冉一鸣", "", "", "", "", "", "", "2023年12月去世", "", ""],
        ),
        ROSTER,
    )
    told = rows(found, "members")
    assert [row["group"] for row in told][:2] == ["第一党小组", None]
    assert [row["post"] for row in told][:3] == ["书记", "技术员", "退休"]
    assert [row["probationary"] for row in told][:3] == [False, True, None]
    assert [row["state"] for row in told] == ["在册", "转出", "流动", None, "去世"]
    assert [row["moved_in"] for row in told][:2] == ["2020-05", None]
    assert [row["moved_out"] for row in told][:2] == [None, "2024-03-05"]
    assert [row["retired"] for row in told][:3] == [False, False, True]
    assert "139" not in repr(found.lists["members"])
    assert "110101" not in repr(found.lists["members"])


MONTHS = [f"{month}月" for month in range(1, 13)]


def test_a_column_for_each_month_gives_a_row_for_each_month() -> None:
    found = word_record(
        grid(
            ["姓名", "基数", "比例", "每月应交", *MONTHS, "备注"],
            ["温如玉", "6000", "1.5%", "90", *["90"] * 12, ""],
            ["晏小山", "4500", "1%", "45", "45", "45", "40", *[""] * 9, ""],
            title="2023年党费收缴台账",
        ),
        DUES,
    )
    told = rows(found, "dues")
    assert len(told) == 24
    assert [row["months"] for row in told[:12]] == MONTHS
    assert [row["base"] for row in told[:2]] == [6000.0, None]
    late = [
        (row["name"], row["months"]) for row in told if row["paid"] is not None and row["paid"] < row["due"]
    ]
    assert late == [("晏小山", "3月")]
    assert told[-1]["paid"] is None  # not yet due, or not yet written


def test_what_is_due_for_the_year_is_not_due_each_month() -> None:
    table = [["姓名", "应交", *MONTHS], ["温如玉", "1080", *["90"] * 12], ["晏小山", "45", *["45"] * 12]]
    found = word_record(grid(*table, title="2023年党费收缴台账"), DUES)
    assert [row["due"] for row in rows(found, "dues")[::12]] == [None, 45.0]


def test_each_month_may_have_both_columns(tmp_path: Path) -> None:
    head = ["姓名", "1月", None, "2月", None, "3月", None]
    below = [None, *["应交", "实交"] * 3]
    table = [["2023年党费收缴台账"], head, below, ["温如玉", 90, 90, 90, 80, 90, None]]
    merges = [(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6), (1, 0, 2, 0)]
    (found,) = drawn(tmp_path, ("党费", table), merges=merges)
    assert [(r["months"], r["due"], r["paid"]) for r in rows(found, "dues")] == [
        ("1月", 90.0, 90.0),
        ("2月", 90.0, 80.0),
        ("3月", 90.0, None),
    ]


def test_candidates() -> None:
    text = (
        "发展党员工作台账\n姓名\t递交入党申请书时间\t确定为入党积极分子时间\t确定为发展对象时间\t接收预备党员时间\t转正时间\t入党介绍人\n"
        "晏小山\t2020.3.5\t2021年4月6日\t20220708\t2023年1月9日\t\t温如玉、柏青\n"
    )
    found = record(text, None)
    assert found.doc_type == "development_ledger"
    (row,) = rows(found, "candidates")
    assert row == {
        "name": "晏小山",
        "branch": None,
        "applied": "2020-03-05",
        "activist": "2021-04-06",
        "candidate": "2022-07-08",
        "admitted": "2023-01-09",
        "confirmed": None,
        "mentors": None,
        "introducers": "温如玉、柏青",
    }


@given(st.dates(min_value=date(1921, 7, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_however_it_is_written(when: date) -> None:
    y, m, d = when.year, when.month, when.day
    for text in (
        f"{y}-{m:02d}-{d:02d}",
        f"{y}.{m}.{d}",
        f"{y}/{m}/{d}",
        f"{y}年{m}月{d}日",
        f"{y}{m:02d}{d:02d}",
    ):
        assert day(text) == when.isoformat()
    for text in (f"{y}.{m}", f"{y}年{m}月", f"{y}{m:02d}"):
        assert day(text) == f"{y}-{m:02d}"


@pytest.mark.parametrize(
    "text",
    [
        "免交",
        "无",
        "待定",
        "/",
        "——",
        "预备期",
        "同上",
        "见档案",
        "1980",
        "98.7",
        "2004年",
        "支委会同意缓交",
        "",
        "3月",
    ],
)
def test_what_people_write_in_honesty_is_not_accused(text: str) -> None:
    table = f"{DATED}柏青\t2004年6月28日\t{text}\n"
    assert rows(record(table, ROSTER), "odd_cells") == []


@pytest.mark.parametrize("text", ["abc", "二〇", "45356"])
def test_what_cannot_be_a_day_is_told(text: str) -> None:
    table = f"{DATED}柏青\t{text}\t2005年6月28日\n"
    (row,) = rows(record(table, ROSTER), "odd_cells")
    assert (row["column"], row["written"], row["kind"]) == ("入党日期", text, "日期")


def test_a_column_that_is_none_of_amounts_is_not_accused() -> None:
    table = "党费台账\n姓名\t实交\t日期\n温如玉\t甲\t3月8日\n柏青\t乙\t3月8日\n"
    assert rows(record(table, DUES), "odd_cells") == []


def test_a_ledger_without_dates_and_amounts_is_not_said_to_be_readable() -> None:
    found = judged("党费收缴台账\n党费由组织委员登记在册。\n", as_type=DUES)
    assert {r.outcome for r in found.results if r.rule.startswith("ledger.")} <= {"not_applicable"}


@pytest.mark.parametrize(
    ("note", "moved", "excused"),
    [
        ("2024-07-01转机关党支部", "2024-07-01", False),
        ("2024年8月退休、9月1日转离退休党支部", "2024-09-01", False),
        ("2024-07-01由机关党支部转入", None, False),
        ("2023年9月起援疆", None, True),
        ("按期转正", None, False),
    ],
)
def test_what_the_remarks_of_a_roster_tell(
    tmp_path: Path, note: str, moved: str | None, excused: bool
) -> None:
    head = ["姓名", "性别", "入党时间", "职务", "备注"]
    (found,) = drawn(tmp_path, ("名册", [head, ["温如玉", "女", "2004-06-20", "", note]]))
    (row,) = rows(found, "members")
    assert (row["moved_out"], row["excused"]) == (moved, excused)


def test_a_ledger_of_problems_without_a_column_for_the_measures(tmp_path: Path) -> None:
    (found,) = drawn(
        tmp_path,
        (
            "二季度",
            [
                ["问题", "来源", "责任", "限", "状态"],
                ["轴承磨损", "支委会", "江照临", "6.30", "整改中(待料)"],
            ],
        ),
        name="水厂党支部整改.xlsx",
    )
    assert found.doc_type == "rectification"
    (item,) = found.items
    assert [item[name].status for name in ("responsible_person", "deadline", "progress")] == ["present"] * 3
    assert [(row["open"], row["done"]) for row in rows(found, "items")] == [(True, False)]


@pytest.mark.parametrize("sheet", ["2024", "24年", "党费2024"])
def test_the_year_in_the_name_of_a_sheet(tmp_path: Path, sheet: str) -> None:
    table = [["姓名", "基数", "1月", "2月", "3月"], ["温如玉", 6000, 90, 90, 90]]
    (found,) = drawn(tmp_path, (sheet, table), name="党费台账.xlsx")
    assert found.facts["year"] == 2024
