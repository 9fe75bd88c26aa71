from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from branchaudit.cli.app import app, run
from branchaudit.document import Unreadable
from branchaudit.errors import BranchAuditError, NothingToAudit, RuleFileError
from branchaudit.model import REPORT_HEADING
from branchaudit.results import Report
from report import made

from .conftest import FakeRun

Capture = pytest.CaptureFixture[str]
CLEAN = made.report(made.file("好.docx", made.judged("好.docx", score=100.0)))


def with_findings(score: float | None = 70.0, **findings: int) -> Report:
    counts = {"error": 0, "warning": 0, "info": 0} | findings
    return CLEAN._replace(summary=CLEAN.summary._replace(findings=counts, score=score))


def test_text_by_default(fake: FakeRun, capsys: Capture) -> None:
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "检查结果：示例单位党委" in out
    assert "\x1b[" not in out
    assert fake.paths == ["."]
    assert fake.progress is None


def test_exit_code_through_the_runner_too(fake: FakeRun) -> None:
    assert CliRunner().invoke(app, ["check"]).exit_code == 1


@pytest.mark.parametrize(
    ("report", "options", "code"),
    [
        (CLEAN, [], 0),
        (with_findings(error=1), [], 1),
        (with_findings(warning=3), [], 0),
        (with_findings(warning=3), ["--fail-on", "warning"], 1),
        (with_findings(info=1), ["--fail-on", "warning"], 0),
        (with_findings(info=1), ["--fail-on", "info"], 1),
        (with_findings(error=9), ["--fail-on", "never"], 0),
        (with_findings(error=9), ["--exit-zero"], 0),
        (with_findings(), ["--min-score", "70.5"], 1),
        (with_findings(), ["--min-score", "70"], 0),
        (with_findings(score=None), ["--min-score", "1"], 1),
        (with_findings(score=10.0), ["--min-score", "70", "--exit-zero"], 0),
        (made.report(), [], 3),
        (made.report(unreadable=made.UNREADABLE), [], 3),
        (made.report(unreadable=made.UNREADABLE), ["--exit-zero"], 3),
        (CLEAN._replace(unreadable=made.UNREADABLE), [], 0),
        (CLEAN._replace(unreadable=made.UNREADABLE), ["--strict"], 3),
        (CLEAN._replace(unreadable=(Unreadable("~$a.docx", "lock_file", "。"),)), ["--strict"], 0),
    ],
)
def test_exit_codes(fake: FakeRun, report: Report, options: list[str], code: int) -> None:
    fake.report = report
    assert run(["check", *options]) == code


def test_hints_never_fail_a_run(fake: FakeRun) -> None:
    fake.report = CLEAN._replace(summary=CLEAN.summary._replace(hints=7))
    assert run(["check", "--fail-on", "info"]) == 0


def test_nothing_to_audit_says_where_to_look(fake: FakeRun, capsys: Capture) -> None:
    fake.report = made.report()
    run(["check"])
    assert "没有找到要检查的文件" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_formats_on_standard_output(
    fake: FakeRun, capfdbinary: pytest.CaptureFixture[bytes], format_: str
) -> None:
    assert run(["check", "--format", format_]) == 1
    out = capfdbinary.readouterr().out
    if format_ == "json":
        assert json.loads(out)["schema_version"] == 1
    else:
        assert out.startswith("\ufeff序号,".encode())


def test_several_reports_in_one_run(fake: FakeRun, tmp_path: Path, capsys: Capture) -> None:
    code = run(["check", "--output", "报告.txt", "--report", "json=a.json", "--report=csv=b=1.csv", "资料"])
    assert code == 1
    assert "检查结果" in (tmp_path / "报告.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_bytes())["unit"] == "示例单位党委"
    assert (tmp_path / "b=1.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "报告已写入 报告.txt" in streams.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.json", "b=1.csv", "报告.txt"]
    assert fake.settings.outputs == ("报告.txt", "a.json", "b=1.csv")


def test_a_file_is_replaced_whole_or_not_at_all(
    fake: FakeRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    target = tmp_path / "a.json"
    old = f"{REPORT_HEADING}\n\n旧报告"
    target.write_text(old, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("branchaudit.report.as_json._records", full)
    assert run(["check", "--report", "json=a.json"]) == 2
    assert target.read_text(encoding="utf-8") == old
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    assert "请先关闭" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["支委会记录.docx", "支委会记录.txt"])
def test_a_report_never_overwrites_minutes(fake: FakeRun, tmp_path: Path, name: str, capsys: Capture) -> None:
    (tmp_path / name).write_bytes("支委会记录".encode())
    assert run(["check", ".", "--output", name]) == 2
    assert "不是检查报告，没有覆盖。请换一个文件名" in capsys.readouterr().err
    assert (tmp_path / name).read_bytes() == "支委会记录".encode()


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_a_report_replaces_a_report(fake: FakeRun, tmp_path: Path, format_: str) -> None:
    (tmp_path / "报告").write_bytes(b"")
    for _ in range(2):
        assert run(["check", ".", "--report", f"{format_}=报告"]) == 1
    assert (tmp_path / "报告").stat().st_size


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--output", "没有/报告.txt"], "不存在"),
        (["--output", "."], "是文件夹"),
        (["--report", "报告.json"], "格式=文件"),
        (["--report", "xml=a"], "没有“xml”这种报告格式；可用：text、json、csv"),
        (["--output", "a", "--report", "json=./a"], "同一个文件"),
        (["--format", "jsn"], "是不是 json"),
        (["--fail-on", "errors"], "是不是 error"),
        (["--group-by", "x"], "file、rule、type"),
        (["--min-score", "101"], "0 到 100"),
        (["--min-score", "高"], "不是数字"),
        (["--jobs", "0"], "至少是 1"),
        (["--as-of", "2024-02-30"], "2024-12-31"),
        (["--formt", "json"], "没有 --formt 这个选项，是不是 --format？"),
        (["--output"], "后面要跟一个值"),
    ],
)
def test_wrong_usage_is_told_before_any_work(
    fake: FakeRun, capsys: Capture, options: list[str], said: str
) -> None:
    assert run(["check", *options]) == 2
    assert said in capsys.readouterr().err
    assert fake.settings is None


def test_settings_reach_the_audit(fake: FakeRun, tmp_path: Path) -> None:
    (tmp_path / "branchaudit.yaml").write_text("unit: 示例\nfail_on: never\n", encoding="utf-8")
    options = ["--include", "*.docx", "--include", "*.txt", "--exclude", "草稿/", "--ruleset", "x.yaml"]
    assert run(["check", *options, "--jobs", "2", "--as-of", "2024-12-31", "甲", "乙"]) == 0
    settings = fake.settings
    assert (settings.unit, settings.fail_on, settings.ruleset) == ("示例", "never", ("x.yaml",))
    assert (settings.include, settings.exclude) == (("*.docx", "*.txt"), ("草稿/",))
    assert (settings.jobs, settings.as_of) == (2, date(2024, 12, 31))
    assert fake.paths == ["甲", "乙"]


def test_the_file_sets_the_lowest_score(fake: FakeRun, tmp_path: Path) -> None:
    (tmp_path / "branchaudit.yaml").write_text("min_score: 80\n", encoding="utf-8")
    fake.report = with_findings()
    assert run(["check"]) == 1
    assert run(["check", "--min-score", "60"]) == 0


def test_paths_that_look_like_options(fake: FakeRun) -> None:
    run(["check", "-q", "--", "-1.docx", "--x"])
    assert fake.paths == ["-1.docx", "--x"]


def test_quiet_is_one_line(fake: FakeRun, capsys: Capture) -> None:
    run(["check", "-q", "--report", "json=a.json"])
    streams = capsys.readouterr()
    assert streams.out.count("\n") == 1
    assert streams.err == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BranchAuditError("不行，请这样做。"), 2, "错误：不行，请这样做。"),
        (
            RuleFileError("没有这个键", file="a.yaml", line=2, column=1, source_line="x: 1"),
            2,
            "a.yaml:2:1：没有这个键\n    x: 1\n    ^",
        ),
        (NothingToAudit("没有文件。"), 3, "错误：没有文件。"),
        (KeyboardInterrupt(), 130, "已中断，没有完成检查。"),
        (ZeroDivisionError("x\x1b[31m"), 2, "程序内部出错（ZeroDivisionError：x␛[31m），不是您的操作问题。"),
    ],
)
def test_errors_become_messages_and_exit_codes(
    fake: FakeRun,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    said: str,
) -> None:
    monkeypatch.delenv("BRANCHAUDIT_DEBUG", raising=False)
    fake.error = error
    assert run(["check"]) == code
    streams = capsys.readouterr()
    assert said in streams.err
    assert "Traceback" not in streams.err
    assert streams.out == ""


def test_debugging_shows_the_traceback(fake: FakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRANCHAUDIT_DEBUG", "1")
    fake.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        run(["check"])
