"""Tables in text files: drawn with tabs or lines, told from notes that only stand side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.document import Block, Document
from branchaudit.report.wording import place
from records import found, record, text_document

from .docx_builder import read_bytes

HEAD = ["序号", "问题", "整改措施", "责任人", "责任单位", "整改时限"]
LAMP = ["1", "路灯报修慢", "设报修登记本", "温如玉", "第一党小组", "2023年6月30日"]
ROOF = ["2", "活动室漏雨", "", "晏小山", "第二党小组", "2023年9月30日"]


def tabs(*rows: list[str]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def pipes(*rows: list[str]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def drawn(*rows: list[str]) -> str:
    rule = "├" + "┼".join("──" for _ in rows[0]) + "┤"
    return f"\n{rule}\n".join("│" + "│".join(row) + "│" for row in rows)


def cells(text: str) -> list[Block]:
    return [block for block in text_document(text).blocks if block.kind == "cell"]


@pytest.mark.parametrize("write", [tabs, pipes, drawn])
def test_rows_and_columns(write: object) -> None:
    assert callable(write)
    blocks = cells("整改台账\n" + write(HEAD, LAMP, ROOF) + "\n第一党支部\n")
    rows: dict[int | None, list[str]] = {}
    for block in blocks:
        rows.setdefault(block.row, []).append(block.text)
    assert list(rows.values()) == [HEAD, LAMP, ROOF]


@pytest.mark.parametrize("write", [tabs, pipes, drawn])
def test_a_ledger_in_a_text_file_gives_its_items(write: object) -> None:
    assert callable(write)
    items = record("组织生活会整改台账\n" + write(HEAD, LAMP, ROOF) + "\n", "rectification").items
    assert [found(item["problem"]) for item in items] == [
        ("present", "路灯报修慢"),
        ("present", "活动室漏雨"),
    ]
    assert items[1]["rectification_measures"].status == "blank"


def test_a_cell_is_found_by_line_and_column(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, ("整改台账\n" + tabs(HEAD, LAMP)).encode(), "台账.txt")
    assert isinstance(result, Document)
    assert text_document("整改台账\n" + tabs(HEAD, LAMP)).blocks[7].line == 3
    (measure,) = [
        f["rectification_measures"] for f in record("整改台账\n" + tabs(HEAD, ROOF), "rectification").items
    ]
    assert place(measure.place) == "第3行第3列"


@pytest.mark.parametrize(
    "text",
    [
        "时间：2023年5月8日\t地点：东厅\t主持：温如玉\n应到：5人\t实到：5人\t缺席：无\n",
        "姓名\t签到\n温如玉\t温如玉\n",
        "温如玉说，灯要修。|晏小山说，先修楼道。|江照临没有意见。\n同意。|同意。|同意。\n",
        "序号\t问题\t措施\n此件存档\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert cells("记录\n" + text) == []


ALIGNED = (
    "某某党支部党员交纳党费登记表\n"
    "姓名      党费计算基数    比例     本月交纳    备注\n"
    "温如玉      9800          1.5%     147.00\n"
    "晏小山      4600          0.5%      23.00      退休\n"
    "何大山      4800          1%        48.00\n"
    "合计（3人）                        218.00\n"
    "填表人：温如玉     填表日期：2025年8月13日\n"
)


def test_columns_set_with_blanks() -> None:
    cells = [block for block in text_document(ALIGNED).blocks if block.kind == "cell"]
    table = {(block.row, block.column): block.text for block in cells}
    assert [table[row, 4] for row in range(1, 6)] == ["本月交纳", "147.00", "23.00", "48.00", "218.00"]
    assert [table[row, 5] for row in range(2, 6)] == ["", "退休", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "到会：\n谈志恒  鲜于枝  卜永强\n查良才  燕南飞  苟胜利\n郗红兵  逄春  亓凤\n庚子明  冉桃  宁远\n",
        "时间：3月5日  地点：二楼  主持人：温如玉\n记录人：晏小山  应到：9人  实到：9人\n",
        "姓名  职务  电话\n温如玉  书记  0000\n",
    ],
)
def test_other_blanks_make_no_table(text: str) -> None:
    assert all(block.kind == "paragraph" for block in text_document(text).blocks)


def test_months_are_heads_of_columns() -> None:
    blocks = cells("2025年党费台账\n姓名\t基数\t1月\t2月\n温如玉\t5000\t50\t\n薛荔\t4000\t40\t40\n")
    assert [(b.row, b.column) for b in blocks if b.text == "40"] == [(3, 3), (3, 4)]
