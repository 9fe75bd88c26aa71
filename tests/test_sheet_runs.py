"""A whole run over a folder with spreadsheets in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from branchaudit.cli.app import run
from read.workbooks import xlsx


def test_a_folder_with_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "管网党支部"
    folder.mkdir()
    head = ["序号", "姓名", "性别", "出生年月", "入党时间"]
    members = [[1, "温如玉", "女", "1980.05", "2004年6月28日"], [2, "晏小山", "男", "1996.11", "二〇"]]
    old = [head, *members, [3, "柏青", "男", "1960.1", ""]]
    dues = [["姓名", "应交", "实交", "交纳日期"], ["温如玉", 90, 60, "2024年3月8日"]]
    data = xlsx(("名册", [["党员名册"], head, *members]), ("党费3月", dues), ("旧名册", old), hidden="旧名册")
    (folder / "台账.xlsx").write_bytes(data)
    (folder / "名册.csv").write_bytes(
        "党员名册\n姓名,性别,出生年月,入党时间\n柏青,男,1960.1,\n".encode("gb18030")
    )
    assert run(["check", str(tmp_path), "--format", "json"]) in (0, 1)
    report = json.loads(capsys.readouterr().out)
    assert [(r["format"], r["doc_type"], r["branch"]) for r in report["records"]] == [
        ("xlsx", "member_roster", "管网党支部"),
        ("xlsx", "dues_ledger", "管网党支部"),
        ("csv", "member_roster", "管网党支部"),
    ]
    told = {f["rule"]: f["location"] for f in report["findings"] if f["path"].endswith(".xlsx")}
    assert told["ledger.cell-readable"]["sheet"] == "名册"
    assert (told["ledger.cell-readable"]["row"], told["ledger.cell-readable"]["column"]) == (4, 5)
    assert told["dues.paid-in-full"]["sheet"] == "党费3月"
    (blank,) = [f["location"] for f in report["findings"] if f["rule"] == "roster.columns"]
    assert (blank["line"], "sheet" in blank) == (3, False)
    (hidden,) = report["unreadable"]
    assert (hidden["reason"], "旧名册" in hidden["path"]) == ("hidden", True)


def test_a_ledger_with_two_columns_a_month_is_known_by_its_months(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = [word for month in range(1, 7) for word in (f"{month}月实缴", f"{month}月缴纳日期")]
    paid = [cell for month in range(1, 7) for cell in (90, f"2024-{month:02}-09")]
    late = [*paid[:4], "", "", "", "", *paid[8:]]
    head = ["姓名", "计算基数", "比例", "月应缴", *months, "备注"]
    data = xlsx(
        (
            "2024",
            [
                head,
                ["温如玉", 6000, "1.5%", 90, *paid, ""],
                ["柏青", 6000, "1.5%", 90, *paid, ""],
                ["晏小山", 6000, "1.5%", 90, *late, ""],
            ],
        )
    )
    (tmp_path / "管网党支部").mkdir()
    (tmp_path / "管网党支部" / "2024年度党费收缴台账.xlsx").write_bytes(data)
    assert run(["check", str(tmp_path), "--format", "json", "--as-of", "2024-08-01"]) in (0, 1)
    report = json.loads(capsys.readouterr().out)
    assert [r["doc_type"] for r in report["records"]] == ["dues_ledger"]
    (unpaid,) = [f for f in report["findings"] if f["rule"] == "dues.month-unpaid"]
    assert "晏小山 2024年3月至4月没有交纳党费的记载" in unpaid["message"]
