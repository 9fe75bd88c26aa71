"""`branchaudit explain`: every number of a score can be followed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from branchaudit.cli import app

MINUTES = (
    "{branch}支委会会议记录\n时间：2024年{month}月5日9:00—10:00\n地点：二楼东厅\n主持人：温如玉\n{recorder}"
    "应到3人，实到3人\n议题：研究{month}月工作\n晏小山：先修屋顶。\n江照临：把预算列出来。\n决议：同意修屋顶。"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    for branch, faulty in (("供水党支部", 1), ("排水党支部", 0), ("营业党支部", 2)):
        folder = tmp_path / "档案" / branch
        folder.mkdir(parents=True)
        for month in (1, 2):
            text = MINUTES.format(
                branch=branch, month=month, recorder="" if month <= faulty else "记录人：何雨桐\n"
            )
            (folder / f"{month}月.txt").write_text(text, encoding="utf-8")
    file = tmp_path / "报告.json"
    app.run(["check", str(tmp_path / "档案"), "--period", "2024Q1", "--as-of", "2024-06-01",
             "--report", f"json={file}", "-q"])  # fmt: skip
    return file


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert app.run(["explain", *arguments]) == 0
    return capsys.readouterr().out


def test_the_arithmetic_of_a_branch_adds_up(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = explained(capsys, str(report), "--branch", "供水")
    data: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    branch = next(one for one in data["branches"] if one["name"] == "供水党支部")
    scores = [float(x) for x in re.findall(r"\.txt　([\d.]+) 分", told)]
    assert round(sum(scores) / len(scores), 2) == branch["mean"]
    (line,) = re.findall(r"得分　([\d.]+)(?: − ([\d.]+))? = ([\d.]+)", told)
    mean, taken, score = (float(x or 0) for x in line)
    assert score == round(mean - taken, 2) == branch["score"]
    assert "会议记录应当写明记录人姓名　1 处 × 6 = 6，扣 6" in told
    assert "本工具假定" in told


def test_points_of_findings_are_what_records_and_branches_lost(report: Path) -> None:
    data: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    by_record: dict[str, float] = {}
    for finding in data["findings"]:
        if finding["record"]:
            by_record[finding["record"]] = by_record.get(finding["record"], 0) + finding["deduction"]
    for record in data["records"]:
        if record["score"] is not None:
            assert record["score"] == pytest.approx(100 - by_record.get(record["id"], 0))


def test_the_unit_and_its_ranks(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = explained(capsys, str(report))
    data: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    assert f"= {data['summary']['score']:g}" in told
    assert [one["rank"]["place"] for one in data["branches"]] == [2, 1, 3]
    assert "达标率" in told


def test_a_branch_that_is_not_there(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["explain", str(report), "--branch", "消防"]) == 2
    assert "供水党支部、排水党支部、营业党支部" in capsys.readouterr().err


def test_another_file_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text('{"schema_version": 1, "unit": ""}', encoding="utf-8")
    assert app.run(["explain", str(tmp_path / "a.json")]) == 2
    assert "不完整，或者改动过" in capsys.readouterr().err
