"""Whole runs through the command: one report, told by the contract, the same every time."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from branchaudit.config import load_settings
from branchaudit.run import audit
from whole_runs import COMMAND, FAULTY, GOOD, archive, environment, report, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("unit"))


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    return report("档案", cwd=folder.parent)


def without_clock(text: bytes) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text)
    del data["generated_at"]
    return data


def test_the_report_keeps_to_its_schema(folder: Path, told: dict[str, Any]) -> None:
    schema = json.loads(run("schema", "report", cwd=folder).stdout)
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(told))


def test_the_summary_counts_what_was_there(told: dict[str, Any]) -> None:
    summary = told["summary"]
    assert (summary["files"], summary["documents"], summary["records"], summary["unreadable"]) == (
        10,
        6,
        7,
        4,
    )
    assert summary["findings"]["error"] > 0
    assert 0 < summary["decided"] <= summary["applicable"]
    assert 0 <= summary["score"] <= 100


def test_one_broken_file_ends_no_run(told: dict[str, Any]) -> None:
    reasons = {Path(entry["path"]).name: entry["reason"] for entry in told["unreadable"]}
    assert reasons == {
        "旧记录.doc": "unsupported", "空.txt": "empty", "坏.docx": "corrupt", "~$党员大会.docx": "lock_file",
    }  # fmt: skip
    assert all(entry["message"] for entry in told["unreadable"])


def test_records_are_in_the_order_of_their_files(told: dict[str, Any]) -> None:
    paths = [record["path"] for record in told["records"]]
    assert paths == sorted(paths)
    assert sum("一年" in path for path in paths) == 2
    assert len({record["id"] for record in told["records"]}) == len(paths)


def test_findings_point_at_records_and_records_at_findings(told: dict[str, Any]) -> None:
    ids = [finding["id"] for finding in told["findings"]]
    assert ids == [f"f-{n:06}" for n in range(1, len(ids) + 1)]
    named = [i for record in told["records"] for i in record["findings"]]
    assert sorted(named) == sorted(f["id"] for f in told["findings"] if f["record"])
    paths = {record["id"]: record["path"] for record in told["records"]}
    assert all(paths[f["record"]] == f["path"] for f in told["findings"] if f["record"])


def test_gaps_are_found_and_sound_minutes_are_left_alone(told: dict[str, Any]) -> None:
    faulty = {f["rule"] for f in told["findings"] if "副本" in f["path"]}
    assert {"minutes.chair-named", "minutes.absentees-named"} <= faulty
    assert any(f["category"] == "invalid_date" for f in told["findings"] if "副本" in f["path"])
    sound = [f for f in told["findings"] if "2023年5月支委会" in f["path"] and f["kind"] == "gap"]
    assert {f["rule"] for f in sound} <= {"likeness.copied"}  # 副本 says the very same


def test_a_finding_in_a_table_names_its_cell(told: dict[str, Any]) -> None:
    (found,) = [
        f for f in told["findings"] if f["path"].endswith("党员大会.docx") and f["element"] == "recorder"
    ]
    assert (found["location"]["table"], found["location"]["row"], found["location"]["column"]) == (1, 2, 3)
    assert found["category"] == "blank_element"
    assert found["basis"]["tier"]
    assert found["remedy"]


def test_hints_take_no_points(told: dict[str, Any]) -> None:
    assert all(f["deduction"] == 0 for f in told["findings"] if f["kind"] == "hint")


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    once, twice = (
        run("check", "档案", "--format", "json", "--as-of", "2024-12-31", cwd=folder.parent).stdout
        for _ in range(2)
    )
    clock = without_clock(once)
    assert clock == without_clock(twice)
    stamp = json.loads(once)["generated_at"].encode()
    other = json.loads(twice)["generated_at"].encode()
    assert once.replace(stamp, b"") == twice.replace(other, b"")


@pytest.mark.parametrize(("text", "future"), [(GOOD, False), (GOOD.replace("2023年", "2099年"), True)])
def test_a_meeting_does_not_take_place_in_the_future(tmp_path: Path, text: str, future: bool) -> None:
    def rules_broken(*options: str) -> list[str]:
        return [f["rule"] for f in report("甲.txt", *options, cwd=tmp_path)["findings"]]

    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    assert rules_broken().count("dates.not-in-future") == future
    assert rules_broken("--as-of", "2023-05-07").count("dates.not-in-future") == 1
    assert "dates.not-in-future" not in rules_broken("--as-of", "2100-01-01")


def test_the_same_day_and_rules_whatever_day_it_is(folder: Path) -> None:
    """The day is none of the rules': their digest stays."""
    digests = {
        report("档案", "--as-of", day, cwd=folder.parent)["ruleset"]["digest"]
        for day in ("2023-01-01", "2024-01-01")
    }
    assert len(digests) == 1


def test_processes_change_nothing(folder: Path) -> None:
    one, two = (
        run("check", "档案", "--format", "json", "--jobs", jobs, cwd=folder.parent).stdout for jobs in "12"
    )
    assert without_clock(one) == without_clock(two)


def test_csv_has_a_line_per_finding(folder: Path, told: dict[str, Any]) -> None:
    done = run("check", "档案", "--format", "csv", cwd=folder.parent)
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert len(lines) - 1 >= len(told["findings"])


@pytest.mark.skipif(os.name != "posix", reason="needs a file system of bytes")
def test_a_name_that_is_no_text_changes_no_verdict(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xd6\xd0.txt")).write_text(FAULTY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text alone")
    (tmp_path / "中.txt").write_text(FAULTY, encoding="utf-8")
    told = report(".", cwd=tmp_path)
    one, two = told["records"]
    assert one["score"] == two["score"] < 100
    assert one["outcomes"] == two["outcomes"]
    assert "error" not in one["outcomes"]


def test_the_terminal_shows_names_safely(folder: Path) -> None:
    text = run("check", "档案", cwd=folder.parent).stdout.decode()
    assert "[red]奇怪[/red]" in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "2023年2月30日" in text


@pytest.mark.parametrize(
    ("name", "text", "options", "code"),
    [
        ("好.txt", GOOD, [], 0),
        ("差.txt", FAULTY, [], 1),
        ("差.txt", FAULTY, ["--exit-zero"], 0),
        ("差.txt", FAULTY, ["--fail-on", "never"], 0),
        ("好.txt", GOOD, ["--min-score", "50"], 0),
        ("差.txt", FAULTY, ["--fail-on", "never", "--min-score", "99"], 1),
        ("空.txt", "", [], 3),
        ("差.txt", FAULTY, ["--fial-on", "never"], 2),
        ("差.txt", FAULTY, ["不存在的文件夹"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, name: str, text: str, options: list[str], code: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("check", name, *options, cwd=tmp_path)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_rule_set_of_ones_own_and_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(FAULTY, encoding="utf-8")
    before = {f["rule"] for f in report("甲.txt", cwd=tmp_path)["findings"]}
    (tmp_path / "branchaudit.yaml").write_text(
        "unit: 桑榆里社区党委\noverrides:\n  minutes.chair-named: {off: true}\n", encoding="utf-8"
    )
    told = report("甲.txt", cwd=tmp_path)
    assert told["unit"] == "桑榆里社区党委"
    assert before - {f["rule"] for f in told["findings"]} == {"minutes.chair-named"}


def test_parameters_of_the_configuration_reach_the_rules(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "规则.yaml").write_text(
        "id: unit\ntitle: 某单位\nversion: 1\nextends: central-baseline\nparameters: {最少实到: 3}\nrules:\n"
        "  - id: unit.enough\n    title: 人要够\n    applies_to: 支委会\n    severity: warning\n"
        "    category: attendance_mismatch\n    basis: {tier: 单位制度, text: 管理办法}\n"
        "    check: {kind: compare, expression: 实到人数 >= 最少实到}\n    message: 少于 {最少实到} 人\n"
        "    remedy: 补开\n",
        encoding="utf-8",
    )
    config = tmp_path / "branchaudit.yaml"
    for least, wanted in ((4, []), (5, ["少于 5 人"])):
        config.write_text(f"ruleset: 规则.yaml\nparameters: {{最少实到: {least}}}\n", encoding="utf-8")
        findings = report("甲.txt", cwd=tmp_path)["findings"]
        assert [f["message"] for f in findings if f["rule"] == "unit.enough"] == wanted
    config.write_text("ruleset: 规则.yaml\nparameters:\n  最小实到: 5\n", encoding="utf-8")
    done = run("check", "甲.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "branchaudit.yaml:3:3：规则集没有名为“最小实到”的参数，是不是“最少实到”？" in done.stderr.decode()


def test_the_results_are_gone_with_the_context(folder: Path) -> None:
    settings = load_settings([str(folder)], {})
    with audit([str(folder)], settings) as result:
        assert len(result.results) == result.summary.documents == len(result.briefs)
        assert [b.name for b in result.briefs] == [r.name for r in result.results]
    with pytest.raises(ValueError, match="closed"):
        result.results[0]


def test_a_file_given_twice_is_judged_once(folder: Path) -> None:
    name = "档案/一支部/2023年5月支委会.txt"
    assert report(name, name, "档案/一支部", cwd=folder.parent)["summary"]["documents"] == 2


def test_a_run_does_not_audit_the_reports_of_the_last(tmp_path: Path) -> None:
    (tmp_path / "支委会.txt").write_text(FAULTY, encoding="utf-8")
    first = report(".", cwd=tmp_path)
    reports = ["--report", "json=报告.json", "--report", "text=报告.txt", "--report", "csv=清单.csv"]
    assert run("check", ".", *reports, cwd=tmp_path).returncode == 1
    with (tmp_path / "屏幕.txt").open("wb") as out:
        subprocess.run([*COMMAND, "check", "."], cwd=tmp_path, env=environment(), stdout=out, check=False)
    second = report(".", "--strict", cwd=tmp_path)
    assert {e["path"]: e["reason"] for e in second["unreadable"]} == dict.fromkeys(
        ("报告.json", "报告.txt", "清单.csv", "屏幕.txt"), "own_report"
    )
    assert (second["records"], second["findings"]) == (first["records"], first["findings"])
    assert "屏幕.txt" not in (tmp_path / "屏幕.txt").read_text(encoding="utf-8")


def test_the_installed_command_is_the_same(tmp_path: Path) -> None:
    script = shutil.which("branchaudit", path=str(Path(sys.executable).parent))
    assert script is not None
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    done = subprocess.run(
        [script, "check", "好.txt", "--quiet"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == run("check", "好.txt", "--quiet", cwd=tmp_path).stdout
