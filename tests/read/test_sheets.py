"""Workbooks and separated values: what stands in which cell, and what is refused with which words."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.document import Document, SourceFile, Unreadable
from branchaudit.pipeline import draw_records
from branchaudit.read import passed_over, read_example, sheet_process
from branchaudit.read.separated import read_separated
from branchaudit.read.sheet_text import cell_text
from branchaudit.report.wording import column_letters, place

from .docx_builder import docx, para, read_bytes, zipped
from .test_bad_input import ole2, refused
from .workbooks import ods, xls, xlsx

HEAD = ["序号", "姓名", "性别", "入党时间"]


def cells(document: Document) -> dict[tuple[str | None, int | None, int | None], str]:
    return {(b.sheet, b.row, b.column): b.text for b in document.blocks if b.kind == "cell"}


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "paragraph"]


def book(folder: Path, data: bytes, name: str = "名册.xlsx") -> Document:
    found = read_bytes(folder, data, name)
    assert isinstance(found, Document), found
    return found


# ---------------------------------------------------------------- cells
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (90.0, "90"),
        (0.1 + 0.2, "0.3"),
        (93.75, "93.75"),
        (-0.0, "0"),
        (True, "是"),
        (False, "否"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5), "2024-03-05"),  # noqa: DTZ001
        (datetime(2024, 3, 5, 9, 30), "2024-03-05 09:30"),  # noqa: DTZ001
        ("#REF!", "#REF!"),
        ("甲_x000D_\n乙", "甲\n乙"),
        ("\x00甲\ufeff\r\n乙\r", "甲\n乙"),
        (" \u3000", ""),
    ],
)
def test_what_a_cell_shows(value: object, text: str) -> None:
    assert cell_text(value) == text  # type: ignore[arg-type]


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.times()))
def test_any_value_is_shown_without_what_nobody_sees(value: object) -> None:
    text = cell_text(value)  # type: ignore[arg-type]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]", text)
    assert text == "" or text.strip()


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_whole_numbers_have_no_tail(number: int) -> None:
    assert cell_text(float(number)) == str(number)


@given(st.integers(min_value=1, max_value=16384))
def test_columns_are_called_as_in_a_spreadsheet(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - 64
    assert value == number


# ---------------------------------------------------------------- workbooks
def test_rows_and_columns_are_numbered_as_in_the_spreadsheet(tmp_path: Path) -> None:
    rows = [[], ["党员名册"], [], HEAD, [1, "温如玉", "女", date(2004, 6, 28)], [2, "晏小山", "", "2023.3"]]
    found = book(tmp_path, xlsx(("第一季度", [[None, *row] for row in rows])))
    assert found.format == "xlsx"
    assert lines(found) == ["第一季度", "党员名册"]
    assert cells(found)["第一季度", 5, 5] == "2004-06-28"
    assert cells(found)["第一季度", 6, 4] == ""  # a gap has a place
    record = draw_records(found, "member_roster")[0]
    row = record.record.lists["members"][1]
    assert place(record.passage.place(row.span[0])) == "工作表“第一季度”C6"


def test_what_is_merged_over_rows_belongs_to_all_of_them(tmp_path: Path) -> None:
    rows = [["党支部", *HEAD[1:]], ["管网党支部", "温如玉", "女", "2004.6"], [None, "晏小山", "男", "2023.3"]]
    rows.append(["水厂党支部", "柏青", "男", "1990.1"])
    found = book(tmp_path, xlsx(("名册", rows), merges=[(1, 0, 2, 0)]))
    (drawn,) = draw_records(found)
    members = drawn.record.lists["members"]
    assert [row.fields["branch"] for row in members] == ["管网党支部", "管网党支部", "水厂党支部"]
    assert drawn.record.branch is None  # a list of several branches is no one's
    assert next(b for b in found.blocks if b.text == "管网党支部").row_span == 2


def test_every_sheet_with_something_in_it_is_read_in_order(tmp_path: Path) -> None:
    data = xlsx(("Sheet1", [HEAD, [1, "温如玉", "女", "2004.6"]]), ("空", []), ("附注", [["按月更新"]]))
    found = book(tmp_path, data)
    assert [block.sheet for block in found.blocks][:1] == ["Sheet1"]
    assert lines(found) == ["附注", "按月更新"]  # Sheet1 is no title


def test_hidden_tables_are_not_read_and_not_kept_quiet(tmp_path: Path) -> None:
    rows = [HEAD, [1, "温如玉", "女", "2004.6"], [2, "柏青", "男", "2005.6"]]
    found = book(tmp_path, xlsx(("名册", rows), ("旧名册", rows), hidden="旧名册"))
    assert {block.sheet for block in found.blocks} == {"名册"}
    (entry,) = passed_over(found)
    assert "旧名册" in entry.path
    assert "隐藏" in entry.message
    choices = book(tmp_path, xlsx(("名册", rows), ("选项", [["男"], ["女"], ["其他"]]), hidden="选项"))
    assert passed_over(choices) == ()


def test_a_formula_without_a_result_shows_as_a_formula(tmp_path: Path) -> None:
    rows = [["姓名", "应交", "实交"], ["温如玉", 90, 90], ["合计", "=SUM(B2:B2)", "=SUM(C2:C2)"]]
    found = book(tmp_path, xlsx(("党费", rows)))  # XlsxWriter stores 0 and asks for a calculation
    assert cells(found)["党费", 3, 2] == "=SUM(B2:B2)"
    record = draw_records(found, "dues_ledger")[0].record
    assert record.lists["sums"] == ()
    assert len(record.lists["formulas"]) == 2


def test_old_workbooks_are_read(tmp_path: Path) -> None:
    data = xls(("党费", [["姓名", "应交", "实交"], ["温如玉", 90, 90.5]]))
    for name, format in (("a.xls", "xls"), ("a.et", "et"), ("a.xlsx", "xls"), ("a.doc", "xls")):
        found = book(tmp_path, data, name)
        assert (found.format, cells(found)["党费", 2, 3]) == (format, "90.5")


def test_open_document_sheets_are_read(tmp_path: Path) -> None:
    def row(*texts: str, more: str = "") -> str:
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>'
            for t in texts
        )
        return f"<table:table-row{more}>{inner}</table:table-row>"

    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = book(tmp_path, ods(row(*HEAD) + row("1", "温如玉", "女", "2004.6") + empty), "a.ods")
    assert cells(found)["名册", 2, 2] == "温如玉"
    bomb = row("甲", more=' table:number-rows-repeated="5000000"')
    assert refused(tmp_path, ods(bomb), "a.ods").reason == "too_large"
    assert refused(tmp_path, ods(row("甲"), locked=True), "a.ods").reason == "encrypted"


def test_lines_around_a_table_are_text(tmp_path: Path) -> None:
    rows = [
        ["桑榆里社区党支部2024年3月党费收缴台账"],
        ["填报单位：桑榆里社区党支部", None, None, "日期：2024年3月8日"],
        ["序号", "姓名", "应交", "实交"],
        [1, "温如玉", 90, 90],
        [2, "晏小山"],
        ["第二党小组"],
        [3, "柏青", 30, 30],
        [4],
        ["制表人：江照临"],
    ]
    found = book(tmp_path, xlsx(("Sheet1", rows)))
    assert lines(found) == [rows[0][0], rows[1][0], rows[1][3], "制表人：江照临"]
    record = draw_records(found)[0].record
    assert (record.doc_type, record.branch, record.facts["month"]) == ("dues_ledger", "桑榆里社区党支部", 3)
    assert [row.fields["name"] for row in record.lists["dues"]] == ["温如玉", "晏小山", "柏青"]


def test_two_tables_on_one_sheet_are_two(tmp_path: Path) -> None:
    head = ["姓名", "应交", "实交"]
    rows = [["1月"], head, ["温如玉", 90, 90], [], ["2月"], head, ["温如玉", 90, 80]]
    found = book(tmp_path, xlsx(("党费", rows)))
    assert [block.table for block in found.blocks if block.text == "姓名"] == [1, 2]
    assert len(draw_records(found, "dues_ledger")[0].record.lists["dues"]) == 2


# ---------------------------------------------------------------- size
def test_a_huge_used_range_costs_nothing(tmp_path: Path) -> None:
    import xlsxwriter

    out = BytesIO()
    workbook = xlsxwriter.Workbook(out)
    sheet = workbook.add_worksheet("名册")
    for column, text in enumerate(HEAD):
        sheet.write(0, column, text)
    sheet.write_blank(1048575, 16383, None, workbook.add_format({"bold": True}))
    workbook.close()
    before = time.perf_counter()
    assert len(book(tmp_path, out.getvalue()).blocks) == 5
    assert time.perf_counter() - before < 2


def test_two_cells_in_opposite_corners_do_not_take_all_memory(tmp_path: Path) -> None:
    import xlsxwriter

    out = BytesIO()
    workbook = xlsxwriter.Workbook(out)
    sheet = workbook.add_worksheet("名册")
    sheet.write(0, 0, "甲")
    sheet.write(1048575, 16383, "乙")
    workbook.close()
    result = refused(tmp_path, out.getvalue(), "a.xlsx")
    assert result.reason == "too_large"
    assert "1048576 行" in result.message


def test_a_package_that_lies_about_its_size_costs_only_itself(tmp_path: Path) -> None:
    source = zipfile.ZipFile(BytesIO(xlsx(("名册", [HEAD]))))
    parts = {name: source.read(name) for name in source.namelist()}
    strings = parts["xl/sharedStrings.xml"].replace(b'uniqueCount="', b'uniqueCount="99999999999')
    lie = zipped(parts | {"xl/sharedStrings.xml": strings})
    found = read_bytes(tmp_path, lie, "a.xlsx")  # some versions of the library do not believe it
    assert isinstance(found, Document) or found.reason == "corrupt"


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    data = "\n".join("甲,乙,丙,丁" for _ in range(50_001)).encode()
    result = refused(tmp_path, data, "a.csv")
    assert (result.reason, "拆分" in result.message) == ("too_large", True)


def test_a_sheet_that_inflates_beyond_bounds_is_refused(tmp_path: Path) -> None:
    source = zipfile.ZipFile(BytesIO(xlsx(("名册", [HEAD]))))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/sharedStrings.xml"] = b"<sst>" + b" " * (40 << 20) + b"</sst>"
    assert refused(tmp_path, zipped(parts), "a.xlsx").reason == "too_large"


# ---------------------------------------------------------------- refusals
def test_passwords_and_damage_are_told(tmp_path: Path) -> None:
    locked = refused(tmp_path, ole2("EncryptionInfo", "EncryptedPackage"), "a.xlsx")
    assert (locked.reason, locked.format, "Excel" in locked.message) == ("encrypted", "xlsx", True)
    data = xlsx(("名册", [HEAD, [1, "温如玉", "女", "2004.6"]]))
    for length in (30, len(data) // 2, len(data) - 10):
        assert refused(tmp_path, data[:length], "a.xlsx").reason == "corrupt"
    nothing = refused(tmp_path, xlsx(("名册", [])), "a.xlsx")
    assert nothing.reason == "empty"


def test_flipped_bits_never_raise_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = [HEAD, [1, "温如玉", "女", "2004.6"]]
    dice = random.Random(7)
    for name, data, times in (("a.xls", xls(("名册", rows)), 12), ("a.xlsx", xlsx(("名册", rows)), 25)):
        for _ in range(times):
            broken = bytearray(data)
            for _ in range(dice.choice((1, 3, 20))):
                broken[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            result = read_bytes(tmp_path, bytes(broken), name)
            assert isinstance(result, Document) or result.reason != "error"
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.zip", "a"])
def test_the_format_is_told_by_content(tmp_path: Path, name: str) -> None:
    assert book(tmp_path, xlsx(("名册", [HEAD])), name).format == "xlsx"
    assert book(tmp_path, docx(para("正文")), name).format == "docx"


def test_a_workbook_that_kills_its_reader_is_damaged_for_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = xls(("名册", [HEAD]))
    for code in ("import os; os.abort()", "raise SystemExit(3)"):
        monkeypatch.setattr(sheet_process, "_COMMAND", (sys.executable, "-c", code))
        assert refused(tmp_path, data, "a.xls").reason == "corrupt"
    monkeypatch.setattr(sheet_process, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(30)"))
    monkeypatch.setattr(sheet_process, "_LONGEST", 0.2)
    assert refused(tmp_path, data, "a.xls").reason == "too_large"


def test_what_systems_export_as_xls(tmp_path: Path) -> None:
    result = refused(tmp_path, "<html><table><tr><td>姓名</td></tr></table></html>".encode(), "a.xls")
    assert (result.reason, "另存为 .xlsx" in result.message) == ("unsupported", True)
    text = "姓名\t应交\t实交\n温如玉\t90\t90\n".encode("gb18030")
    assert cells(book(tmp_path, text, "a.xls"))["", 2, 1] == "温如玉"


def test_binary_workbooks_are_named(tmp_path: Path) -> None:
    result = refused(tmp_path, zipped({"xl/workbook.bin": b"x", "[Content_Types].xml": "<a/>"}), "a.xlsb")
    assert (result.format, "另存为 .xlsx" in result.message) == ("xlsb", True)


# ---------------------------------------------------------------- separated values
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_separated_values_in_any_encoding(tmp_path: Path, encoding: str, sign: str) -> None:
    rows = [HEAD, ["1", "温如玉", "女", '"2004年\n6月"'], ["2", '"柏青，又名""阿青"""', "男", ""]]
    found = book(tmp_path, "\r\n".join(sign.join(row) for row in rows).encode(encoding), "名册.csv")
    assert cells(found)["", 2, 4] == "2004年\n6月"
    assert cells(found)["", 3, 2] == '柏青，又名"阿青"'
    record = draw_records(found)[0]
    assert record.record.doc_type == "member_roster"
    assert place(record.passage.place(record.record.lists["members"][0].span[0])) == "第2行第2列"


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_separated_values_are_read_or_refused(rows: list[list[str]]) -> None:
    from branchaudit.read.refusal import Refused

    data = "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")
    try:
        found = read_separated(SourceFile("a.csv", "a.csv"), data)
    except Refused:
        return
    assert all(block.text.strip() or block.kind == "cell" for block in found.blocks)


def test_an_unclosed_quotation_mark_is_told(tmp_path: Path) -> None:
    data = ('姓名,备注\n温如玉,"' + "很长的一格" * 40_000).encode()
    assert "引号" in refused(tmp_path, data, "a.csv").message


def test_a_run_without_sheets_loads_no_reader_of_sheets() -> None:
    code = (
        "import sys; from branchaudit.read import read_example; from branchaudit.document import SourceFile;"
        "read_example(SourceFile('a', 'a'), '支委会记录'.encode());"
        "print(*sorted({'python_calamine', 'csv', 'branchaudit.read.sheets'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_examples_of_rules_are_still_text(tmp_path: Path) -> None:
    assert read_example(SourceFile("a.csv", "a.csv"), "姓名,职务".encode()).format == "txt"
    assert isinstance(read_bytes(tmp_path, b"\0" * 40, "a.csv"), Unreadable)
