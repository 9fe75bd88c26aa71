from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from branchaudit.report import as_csv
from branchaudit.results import Report

from . import made


def written(report: Report) -> bytes:
    out = io.BytesIO()
    as_csv.write(report, out)
    return out.getvalue()


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(report).decode("utf-8-sig"), newline="")))


def test_whole_sheet(snapshot: SnapshotAssertion) -> None:
    assert written(made.usual()).decode("utf-8-sig").replace("\r\n", "\n") == snapshot


def test_opens_right_in_excel_and_wps() -> None:
    data = written(made.usual())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + 5 + 2


def test_one_row_a_finding_ready_to_be_assigned() -> None:
    row = rows(made.usual())[1]
    assert row["性质"] == "缺项"
    assert row["级别"] == "错误"
    assert row["位置"] == "表1行3列2"
    assert row["文种"] == "支部委员会会议"
    assert row["要素"] == "主持人"
    assert (row["责任人"], row["整改时限"], row["状态"]) == ("", "", "待整改")
    assert row["依据层级"] == "党内法规"


def test_hints_are_to_be_looked_into_not_mended() -> None:
    row = rows(made.usual())[2]
    assert (row["性质"], row["状态"], row["扣分"]) == ("疑似", "待核查", "0")


def test_unreadable_files_have_rows_too() -> None:
    last = rows(made.usual())[-2:]
    assert [row["性质"] for row in last] == ["无法读取", "无法读取"]
    assert [row["状态"] for row in last] == ["待处理", "无需处理"]
    assert last[0]["序号"] == "6"
    assert "另存为 .docx" in last[0]["建议"]


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠", "\t=", "\r=", " =", "\n@", "\u200b=", "\x00+"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = start + 'cmd|" /C calc"!A0'
    name = text + ".docx"
    found = made.finding(quote=text, message=text, remedy=text)
    (row,) = rows(made.report(made.file(name, made.judged(name, found, branch=text, title=text))))
    for column in ("文件", "记录", "支部", "问题", "原文", "建议"):
        assert row[column].lstrip()[0] not in "=+-@＝＋－＠\t\r"


@given(st.text())
def test_cells_are_harmless_and_on_one_line(text: str) -> None:
    cell = as_csv.cell(text)
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert not {c for c in cell if ord(c) < 32 or 0x7F <= ord(c) < 0xA0}


def test_names_that_are_no_text() -> None:
    name = "\udcff\u202e.docx"
    (row,) = rows(made.report(made.file(name, made.judged(name, made.finding()))))
    assert row["文件"] == "‹FF›‹U+202E›.docx"
