"""`branchaudit template`: forms by name, refusals that say what to do, the task list in two formats."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Cm

from branchaudit.cli.app import run

Capture = pytest.CaptureFixture[str]

RULE_FILE = """\
id: own-set
title: 本单位规则
version: 1
rules:
  - id: own.place
    title: 写明地点
    applies_to: 党小组会
    severity: warning
    basis: {tier: 单位制度, text: 《示例制度》}
    check: {kind: element, elements: [地点, 列席人员]}
    remedy: 补写
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(RULE_FILE, encoding="utf-8")
    return tmp_path


def labels(file: str) -> list[str]:
    (table,) = Document(file).tables
    return [cell.text for row in table.rows for cell in row.cells if cell.text]


@pytest.mark.parametrize("name", ["支委会", "支部委员会会议", "支委会会议记录", "branch_committee_meeting"])
def test_a_form_is_written_by_any_of_its_names(name: str, capsys: Capture) -> None:
    assert run(["template", "write", name, "--out", "表.docx"]) == 0
    assert "已写出 表.docx" in capsys.readouterr().out
    assert Document("表.docx").paragraphs[0].text == "支部委员会会议记录"
    assert {"会议时间", "主持人", "应到人数", "决议", "主持人签字", "记录人签字"} <= set(labels("表.docx"))


def test_the_rows_of_a_form_are_what_the_rules_in_force_ask_for(here: Path) -> None:
    assert run(["template", "write", "党小组会", "--ruleset", "own.yaml", "--out", "表.docx"]) == 0
    assert labels("表.docx") == ["支部名称", "党小组", "会议地点", "列席人员", "主持人签字", "记录人签字"]
    (here / "branchaudit.yaml").write_text("ruleset: own.yaml\n", encoding="utf-8")
    assert run(["template", "write", "党小组会", "--out", "表2.docx"]) == 0
    assert labels("表2.docx") == labels("表.docx")


def test_a_page_is_a4_and_the_head_of_a_ledger_is_repeated() -> None:
    assert run(["template", "write", "党费收缴台账", "--out", "表.docx"]) == 0
    document = Document("表.docx")
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    head = document.tables[-1].rows[0]
    assert [cell.text for cell in head.cells][:4] == ["序号", "姓名", "交纳基数（元）", "比例（标准）"]
    assert "tblHeader" in head._tr.xml


def test_fonts_are_those_of_official_papers_with_others_to_fall_back_on() -> None:
    assert run(["template", "write", "支委会", "--out", "表.docx"]) == 0
    document = Document("表.docx")
    assert 'w:eastAsia="方正小标宋简体"' in document.paragraphs[0]._p.xml
    assert 'w:eastAsia="仿宋_GB2312"' in document.tables[0]._tbl.xml
    with ZipFile("表.docx") as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>' in fonts
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts


@pytest.mark.parametrize("name", ["党员大会", "党小组会", "党课", "换届选举", "发展党员", "谈心谈话"])
def test_the_rows_of_a_form_fill_one_page(name: str) -> None:
    assert run(["template", "write", name, "--out", "表.docx"]) == 0
    document = Document("表.docx")
    section = document.sections[0]
    rows = sum(row.height for row in document.tables[0].rows)
    room = section.page_height - section.top_margin - section.bottom_margin
    assert room - Cm(2.5) < rows < room - Cm(1.5)


def test_a_ledger_has_room_for_long_texts_and_keeps_its_rows_together() -> None:
    assert run(["template", "write", "整改台账", "--out", "表.docx"]) == 0
    table = Document("表.docx").tables[-1]
    width = {cell.text: cell.width for cell in table.rows[0].cells}
    assert width["存在问题"] == width["整改措施"] > 1.9 * width["责任人"]
    assert all("cantSplit" in row._tr.xml for row in table.rows)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["write", "支委", "--out", "表.docx"], "是不是“支委会”？"),
        (["write", "述职报告", "--out", "表.docx"], "template list"),
        (["write", "党课", "--ruleset", "own.yaml", "--out", "表.docx"], "做不出表样"),
        (["write", "党课", "--out", "own.yaml"], "扩展名应当是 .docx"),
        (["write", "党课", "--out", "没有/表.docx"], "不存在"),
        (["write", "党课", "--out", "夹.docx"], "是文件夹"),
        (["write", "党课", "--out", "旧.docx"], "旧.docx 已经存在，没有覆盖"),
        (["write", "党课"], "缺少选项 --out"),
        (["tasks", "--ruleset", "own.yaml", "--out", "表.docx"], "没有写 tasks"),
        (["tasks", "--out", "表.xlsx"], ".docx 或 .csv"),
    ],
)
def test_what_cannot_be_written_is_refused(
    here: Path, arguments: list[str], said: str, capsys: Capture
) -> None:
    (here / "旧.docx").write_bytes(b"old")
    (here / "夹.docx").mkdir()
    assert run(["template", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert (here / "旧.docx").read_bytes() == b"old"
    assert not (here / "表.docx").exists()


def test_forms_are_listed_with_those_that_the_rules_cannot_make(capsys: Capture) -> None:
    assert run(["template", "list", "--ruleset", "own.yaml"]) == 0
    out = capsys.readouterr().out
    assert "党小组会议记录" in out
    assert "heart_to_heart_talk" in out
    assert "做不出" in out


def test_the_task_list_tells_task_basis_post_and_term() -> None:
    assert run(["template", "tasks", "--out", "任务.csv"]) == 0
    content = Path("任务.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # or spreadsheets guess another encoding
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    meeting = next(row for row in rows if row["任务"].startswith("召开党员大会"))
    assert "第十一条（一般每季度一次）" in meeting["依据"]
    assert (meeting["牵头（职务）"], meeting["责任人"], meeting["完成时限"]) == (
        "党支部书记",
        "",
        "每季度末前",
    )
    assert run(["template", "tasks", "--out", "任务.docx"]) == 0
    (table,) = Document("任务.docx").tables
    assert len(table.rows) == len(rows) + 1
