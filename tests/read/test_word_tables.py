"""Tables: every cell once, at its place in the grid."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from branchaudit.document import Unreadable

from .docx_builder import cell, control, document, docx, grid, para, read_bytes, run, table, texts

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_cells_know_their_place(tmp_path: Path) -> None:
    body = (
        para("前")
        + table(cell("时间") + cell("3月"), cell("地点") + cell(para("二楼") + para() + para("会议室")))
        + para("后")
    )
    result = document(tmp_path, body)
    assert texts(result) == ["前", "时间", "3月", "地点", "二楼\n会议室", "后"]
    assert grid(result) == [(1, 1, 1, "时间"), (1, 1, 2, "3月"), (1, 2, 1, "地点"), (1, 2, 2, "二楼\n会议室")]


def test_merged_cells_are_one_block_with_their_span(tmp_path: Path) -> None:
    body = table(
        cell("签到", RESTART) + cell("甲", span(2)),
        cell("", GOES_ON) + cell("乙") + cell(),
        cell("", GOES_ON) + cell("丙", span(2)),
        cell("另起", RESTART) + cell("丁") + cell("戊"),
    )
    result = document(tmp_path, body)
    spans = {b.text: (b.row, b.column, b.row_span, b.column_span) for b in result.blocks if b.text}
    assert spans == {
        "签到": (1, 1, 3, 1), "甲": (1, 2, 1, 2), "乙": (2, 2, 1, 1), "丙": (3, 2, 1, 2),
        "另起": (4, 1, 1, 1), "丁": (4, 2, 1, 1), "戊": (4, 3, 1, 1),
    }  # fmt: skip
    assert (1, 2, 3, "") in grid(result)  # an empty cell stays: a blank value is a finding


def test_old_horizontal_merge(tmp_path: Path) -> None:
    body = table(cell("议题", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("甲"))
    assert [(b.text, b.column, b.column_span) for b in document(tmp_path, body).blocks] == [
        ("议题", 1, 2),
        ("甲", 3, 1),
    ]


def test_a_continued_merge_without_a_start_is_a_cell(tmp_path: Path) -> None:
    assert grid(document(tmp_path, table(cell("甲", GOES_ON) + cell("乙")))) == [
        (1, 1, 1, "甲"),
        (1, 1, 2, "乙"),
    ]


def test_rows_may_start_later_and_vanish(tmp_path: Path) -> None:
    body = table(
        f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("右")}</w:tr>',
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删去')}</w:tr>",
        f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('新增')}</w:tr>",
    )
    result = document(tmp_path, body)
    assert grid(result) == [(1, 1, 3, "右"), (1, 2, 1, "新增")]
    assert (result.insertions, result.deletions) == (1, 1)


def test_rows_and_cells_inside_content_controls(tmp_path: Path) -> None:
    prompt = control(cell("点击填写"), "<w:showingPlcHdr/>")
    body = table(
        control(f"<w:tr>{cell('甲')}{control(cell('乙'))}</w:tr>"), f"<w:tr>{cell('记录人')}{prompt}</w:tr>"
    )
    result = document(tmp_path, body)
    assert grid(result) == [(1, 1, 1, "甲"), (1, 1, 2, "乙"), (1, 2, 1, "记录人"), (1, 2, 2, "点击填写")]
    assert [b.prompt for b in result.blocks] == [False, False, False, True]


def test_nested_tables_follow_their_cell(tmp_path: Path) -> None:
    inner = table(cell("内一") + cell("内二"))
    body = table(cell(para("外前") + inner + para("外后")) + cell("旁")) + table(cell("另表"))
    assert grid(document(tmp_path, body)) == [
        (1, 1, 1, "外前\n外后"), (2, 1, 1, "内一"), (2, 1, 2, "内二"), (1, 1, 2, "旁"), (3, 1, 1, "另表"),
    ]  # fmt: skip


def test_a_text_box_in_a_cell(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{para('框')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    result = document(tmp_path, table(cell(para(box + run("格"))) + cell("旁")))
    assert [(b.kind, b.text) for b in result.blocks] == [("cell", "格"), ("text_box", "框"), ("cell", "旁")]


def test_red_and_centred_cells(tmp_path: Path) -> None:
    red = '<w:color w:val="FF0000"/>'
    body = table(
        cell(para(run("说明", red), '<w:jc w:val="center"/>')) + cell(para(run("红", red)) + para("黑"))
    )
    assert [(b.red, b.centered) for b in document(tmp_path, body).blocks] == [(True, True), (False, False)]


def test_twenty_thousand_cells_take_linear_time(tmp_path: Path) -> None:
    def seconds(rows: int) -> float:
        merged = cell("", GOES_ON) + cell("甲") * 19
        data = docx(table(cell("签到", RESTART) + cell("甲") * 19, *[merged] * (rows - 1)))
        start = time.process_time()
        result = read_bytes(tmp_path, data)
        assert not isinstance(result, Unreadable)
        assert len(result.blocks) == 1 + 19 * rows
        assert result.blocks[0].row_span == rows
        return time.process_time() - start

    seconds(10)
    assert seconds(1000) < max(1.0, 16 * seconds(125))


def test_deeply_nested_tables_are_read_or_refused(tmp_path: Path) -> None:
    for depth in (60, 200, 3000):
        body = "<w:tbl><w:tr><w:tc>" * depth + para("底") + "</w:tc></w:tr></w:tbl>" * depth
        result = read_bytes(tmp_path, docx(body))
        if isinstance(result, Unreadable):
            assert result.reason == "too_large"
            assert "嵌套" in result.message
        else:
            assert result.blocks[-1].text == "底"
            assert result.blocks[-1].table == depth


@st.composite
def layouts(draw: st.DrawFn) -> list[list[tuple[int, int, int, int]]]:
    """A grid cut into merged cells: per row (row, column, rows, columns) of those that start there."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    cells: list[list[tuple[int, int, int, int]]] = []
    for row in range(rows):
        cells.append([])
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = draw(st.integers(1, columns - column))
            while any((row, at) in taken for at in range(column, column + width)):
                width -= 1
            height = draw(st.integers(1, rows - row))
            taken |= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
            cells[-1].append((row, column, height, width))
    return cells


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_any_grid_gives_every_cell_once_at_its_place(layout: list[list[tuple[int, int, int, int]]]) -> None:
    flat = [item for row in layout for item in row]
    rows = []
    for number in range(len(layout)):
        covering = sorted(
            (item for item in flat if item[0] <= number < item[0] + item[2]), key=lambda item: item[1]
        )
        content = ""
        for row, column, height, width in covering:
            merge = "" if height == 1 else RESTART if row == number else GOES_ON
            content += cell(f"格{row}行{column}列" if row == number else "", span(width) + merge)
        rows.append(content)
    with TemporaryDirectory() as folder:
        result = document(Path(folder), table(*rows))
    assert [(b.row, b.column, b.row_span, b.column_span, b.text) for b in result.blocks] == [
        (row + 1, column + 1, height, width, f"格{row}行{column}列") for row, column, height, width in flat
    ]
