"""`branchaudit diff` over real reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from branchaudit.cli import app
from whole_runs import FAULTY, GOOD

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """坏.json is of a faulty record, 好.json of the same file mended."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "档案" / "支委会.txt"
    file.parent.mkdir()
    for name, text in (("坏", FAULTY), ("好", GOOD)):
        file.write_text(text, encoding="utf-8")
        app.run(["check", "档案", "--report", f"json={name}.json", "--quiet"])
    return tmp_path


def test_what_was_mended(reports: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert app.run(["diff", "坏.json", "好.json"]) == 0
    told = capsys.readouterr().out
    assert "－ 支委会.txt：没有“2023年2月30日”这一天（dates.exist）" in told
    assert "新增 0" in told
    assert "→ 100 分（优秀）" in told


def test_what_is_new_decides_the_exit_code(reports: Path, capsys: Capture) -> None:
    assert app.run(["diff", "好.json", "坏.json"]) == 1
    assert "＋ 支委会.txt：没有“2023年2月30日”这一天（dates.exist）" in capsys.readouterr().out
    assert app.run(["diff", "坏.json", "坏.json"]) == 0


def test_a_lower_score_fails_unless_only_new_gaps_are_to(reports: Path, capsys: Capture) -> None:
    lower = json.loads((reports / "好.json").read_bytes())
    lower["branches"][0]["score"] = 50
    (reports / "低.json").write_text(json.dumps(lower), encoding="utf-8")
    assert app.run(["diff", "好.json", "低.json"]) == 1
    assert app.run(["diff", "好.json", "低.json", "--fail-on-new"]) == 0


def test_what_is_still_open_line_by_line_when_asked(reports: Path, capsys: Capture) -> None:
    app.run(["diff", "坏.json", "坏.json", "--verbose"])
    assert "＝ 支委会.txt：没有“2023年2月30日”这一天" in capsys.readouterr().out


def test_another_period_is_told(reports: Path, capsys: Capture) -> None:
    app.run(["check", "档案", "--period", "2023", "--report", "json=年.json", "--quiet"])
    app.run(["diff", "好.json", "年.json"])
    assert "两次的审核期间不同" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("不是报告", "不是 JSON 报告"),
        ("[1, 2]", "不是 branchaudit 的 JSON 报告"),
        ('{"schema_version": 99}', "更新版本"),
        ('{"schema_version": 1, "findings": []}', "不完整"),
        ("[" * 100_000, "不是 JSON 报告"),
    ],
)
def test_what_is_no_report(content: str, told: str, reports: Path, capsys: Capture) -> None:
    (reports / "别的.json").write_text(content, encoding="utf-8")
    assert app.run(["diff", "好.json", "别的.json"]) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there(reports: Path, capsys: Capture) -> None:
    assert app.run(["diff", "好.json", "没有.json"]) == 2
    assert "读不了 没有.json" in capsys.readouterr().err


# ---------------------------------------------------------------- baseline
def test_known_gaps_fail_no_run_and_are_told(reports: Path, capsys: Capture) -> None:
    (reports / "档案" / "支委会.txt").write_text(FAULTY, encoding="utf-8")
    assert app.run(["check", "档案"]) == 1
    capsys.readouterr()
    assert app.run(["check", "档案", "--baseline", "坏.json"]) == 0
    told = capsys.readouterr().out
    assert "（基线已有）" in told
    assert "基线　　其中已有 错误" in told


def test_a_new_gap_fails_beside_known_ones(reports: Path) -> None:
    worse = FAULTY.replace("记录人：晏小山", "记录人：")
    (reports / "档案" / "支委会.txt").write_text(worse, encoding="utf-8")
    assert app.run(["check", "档案", "--baseline", "坏.json", "--report", "json=新.json", "--quiet"]) == 1
    report = json.loads((reports / "新.json").read_bytes())
    new = [f["rule"] for f in report["findings"] if not f["known"] and f["severity"] == "error"]
    assert new == ["minutes.recorder-named"]
    assert report["summary"]["known"]["error"] == report["summary"]["findings"]["error"] - 1


def test_known_gaps_of_branches(reports: Path) -> None:
    year = ["check", "档案", "--period", "2023", "--as-of", "2024-06-01", "--fail-on", "warning", "--quiet"]
    app.run([*year, "--report", "json=年.json"])
    assert app.run(year) == 1
    assert app.run([*year, "--baseline", "年.json"]) == 0


def test_a_baseline_that_is_none(reports: Path, capsys: Capture) -> None:
    assert app.run(["check", "档案", "--baseline", "没有.json"]) == 2
    assert "读不了 没有.json" in capsys.readouterr().err
