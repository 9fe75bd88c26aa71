"""豁免: what the unit has let pass stays in the report, takes no points and comes back when it expires."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from branchaudit.cli import app
from branchaudit.model import Basis, Finding, RuleResult
from branchaudit.results import Waiver
from branchaudit.waivers import waived
from whole_runs import FAULTY

Capture = pytest.CaptureFixture[str]
WAIVERS = """\
- rule: dates.*
  path: '*.txt'
  reason: 原件已交档案馆，日期无从核对
  approved_by: 温如玉
  date: 2024-03-01
  expires: 2024-12-31
- rule: cadence.*
  branch: 桑榆里社区党支部
  reason: 上半年并入联合党支部
  approved_by: 温如玉
  date: 2024-03-01
- {rule: minutes.place-stated, path: 别处/, reason: 不在本单位, approved_by: 温如玉, date: 2024-03-01}
"""


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "支委会.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "branchaudit.yaml").write_text("waivers: 豁免.yaml\n", encoding="utf-8")
    (tmp_path / "豁免.yaml").write_text(WAIVERS, encoding="utf-8")
    return tmp_path


def checked(day: str, *arguments: str) -> dict[str, Any]:
    app.run(["check", ".", "--as-of", day, "--report", "json=报告.json", "--quiet", *arguments])
    report: dict[str, Any] = json.loads(Path("报告.json").read_bytes())
    return report


def outcomes(report: dict[str, Any], rule: str) -> list[tuple[str, float, int | None]]:
    return [(f["outcome"], f["deduction"], f["waived_by"]) for f in report["findings"] if f["rule"] == rule]


@pytest.mark.usefixtures("unit")
def test_a_waived_finding_stays_and_takes_nothing() -> None:
    report = checked("2024-06-01")
    assert outcomes(report, "dates.exist") == [("waived", 0, 0)]
    (record,) = report["records"]
    assert "dates.exist" not in [deduction["rule"] for deduction in record["deductions"]]
    assert record["outcomes"]["waived"] == 1


@pytest.mark.usefixtures("unit")
def test_it_fails_no_run_and_an_expired_one_does_again() -> None:
    agreed = "reason: 旧档, approved_by: 温如玉, date: 2024-03-01, expires: 2024-12-31"
    everything = f"- {{rule: '*', path: '*.txt', {agreed}}}"
    Path("豁免.yaml").write_text(everything, encoding="utf-8")
    assert app.run(["check", ".", "--as-of", "2024-12-31", "--quiet"]) == 0
    assert app.run(["check", ".", "--as-of", "2025-01-01", "--quiet"]) == 1


@pytest.mark.usefixtures("unit")
def test_what_a_branch_lacks_can_be_waived() -> None:
    report = checked("2025-06-01", "--period", "2024")
    assert {outcome for outcome, _, _ in outcomes(report, "cadence.theme-day")} == {"waived"}
    (branch,) = report["branches"]
    assert branch["score"] == report["records"][0]["score"]


@pytest.mark.usefixtures("unit")
def test_the_report_tells_of_each_waiver(capsys: Capture) -> None:
    report = checked("2025-01-01")
    told = [(w["rule"], w["expired"], w["findings"]) for w in report["waivers"]]
    assert told == [("dates.*", True, 0), ("cadence.*", False, 0), ("minutes.place-stated", False, 0)]
    app.run(["check", ".", "--as-of", "2024-06-01"])
    text = capsys.readouterr().out
    assert "（已豁免）" in text
    assert "豁免　　1 处（3 条豁免）" in text
    assert "豁免.yaml:12 minutes.place-stated：没有用到，请核对规则编号和路径" in text
    app.run(["check", ".", "--as-of", "2025-01-01"])
    assert "豁免.yaml:1 dates.*：2024-12-31 到期，不再算数" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("- {rule: a.b, path: '*', approved_by: 甲, date: 2024-03-01}", "reason 没有写"),
        (
            "- {rule: a.b, reason: 旧档, approved_by: 甲, date: 2024-03-01}",
            "path（哪些文件）和 branch（哪个支部）至少写一个",
        ),
        ("- {rule: a.b, path: '*', reason: 旧档, approved_by: 甲, date: 去年}", "“去年”不是日期"),
        (
            "- {rule: a.b, path: '*', reason: 旧档, approved_by: 甲, date: 2024-03-01, expires: 2023-01-01}",
            "早于批准日",
        ),
        (
            "- {rule: a.b, path: '*', reason: 旧档, approved_by: 甲, date: 2024-03-01, expire: 2025-01-01}",
            "是不是“expires”",
        ),
        ("rule: a.b", "应当是列表"),
        ("- [", "豁免.yaml"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(entry: str, told: str, unit: Path, capsys: Capture) -> None:
    (unit / "豁免.yaml").write_text(entry + "\n", encoding="utf-8")
    assert app.run(["check", "."]) == 2
    error = capsys.readouterr().err
    assert "豁免.yaml:" in error
    assert told in error


def test_a_file_that_is_not_there(unit: Path, capsys: Capture) -> None:
    (unit / "豁免.yaml").unlink()
    assert app.run(["check", "."]) == 2
    assert "豁免.yaml：读不了" in capsys.readouterr().err


def test_what_is_waived_uses_up_no_points_of_the_others() -> None:
    basis = Basis("单位制度", "办法")
    findings = tuple(
        Finding(
            "a.b", "wording", "warning", "gap", "", "", basis, f"{n}.txt", None, None, None, deduction=points
        )
        for n, points in enumerate((2.0, 2.0, 2.0, 0.0))
    )
    waiver = Waiver(0, "a.b", ("0.txt", "1.txt"), "", "旧档", "温如玉", None, "豁免.yaml:1")
    (result,) = waived([RuleResult("a.b", "fail", findings)], [waiver])
    assert [(f.outcome, f.deduction) for f in result.findings] == [
        ("waived", 0.0),
        ("waived", 0.0),
        ("fail", 2.0),
        ("fail", 2.0),
    ]
