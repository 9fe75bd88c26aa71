from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from branchaudit import __version__
from branchaudit.cli.app import run
from branchaudit.report.fold import cells

HEAVY = ("pydantic", "lxml", "jieba", "docx", "yaml", "rich", "ahocorasick_rs")
Capture = pytest.CaptureFixture[str]


def command(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    run_it = [sys.executable, "-m", "branchaudit", *arguments]
    return subprocess.run(
        run_it, capture_output=True, cwd=cwd, env={**os.environ, **environment}, check=False
    )


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["check", "--help"], ["rules", "--help"], ["template", "--help"]]
)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom branchaudit.cli.app import run\n"
        f"code = run({arguments!r})\n"
        "print(code, sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.startswith("0 ")
    assert not [name for name in HEAVY if f"'{name}'" in done.stderr]


def test_version() -> None:
    done = command("--version")
    assert done.stdout.decode().strip() == f"branchaudit {__version__}"
    assert done.returncode == 0


RULES = ("sets", "list", "show", "scheme", "diff", "new", "validate", "test", "docs", "schema")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["rules"],
        *(["rules", name] for name in RULES),
        ["schema"],
        ["schema", "report"],
        ["doctor"],
        ["template"],
        *(["template", name] for name in ("list", "write", "tasks")),
    ],
)
def test_help_is_chinese(arguments: list[str], capsys: Capture) -> None:
    assert run([*arguments, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：branchaudit")
    for english in ("Usage", "Options", "Commands", "Arguments", "Show this", "default", "required"):
        assert english not in out
    assert max(map(cells, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有 chek 这个命令，是不是 check？"),
        (["xyz"], "可用的命令：check、diff、explain、sample、doctor、rules、template、cache、schema"),
        (["rules", "lst"], "没有 lst 这个命令，是不是 list？\n用法见：branchaudit rules --help"),
        (["--versoin"], "没有 --versoin 这个选项"),
        (["rules", "show"], "缺少参数 ID"),
        (["doctor", "a", "b"], "多写了“b”，这条命令用不着\n用法见：branchaudit doctor --help"),
        (["rules", "list", "x.yaml"], "多写了“x.yaml”，这条命令用不着；要指定规则集，请写 --ruleset x.yaml"),
        (["check", "--jobs"], "选项 --jobs 后面要跟一个值\n用法见：branchaudit check --help"),
        (["check", "--quiet=3"], "选项 --quiet 是开关，后面不能跟值"),
        (["check", "--jobs", "x"], "--jobs 的值不对：“x”不是整数"),
        (["check", "--out", "x"], "没有 --out 这个选项，是不是 --output？"),
    ],
)
def test_wrong_words(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert said in err
    assert not {"Got", "unexpected", "argument", "requires"} & set(err.split())


def test_a_file_name_that_looks_like_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-1.docx").write_bytes(b"")
    assert run(["check", "-1.docx"]) == 2
    assert "写在 -- 之后：branchaudit check -- -1.docx" in capsys.readouterr().err


def test_without_arguments_help_is_shown(capsys: Capture) -> None:
    assert run([]) == 2
    assert "用法：branchaudit" in capsys.readouterr().out


def test_report_schema(capsys: Capture) -> None:
    assert run(["schema", "report"]) == 0
    assert '"schema_version"' in capsys.readouterr().out


def test_doctor_of_a_path_that_does_not_exist(tmp_path: Path, capsys: Capture) -> None:
    assert run(["doctor", str(tmp_path / "没有")]) == 2
    assert "找不到" in capsys.readouterr().err


def test_doctor_tells_what_applies_and_why(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "branchaudit.yaml").write_text("unit: 示例单位\nexclude: [草稿/]\n", encoding="utf-8")
    assert run(["doctor", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert f"branchaudit  {__version__}" in out
    assert f"单位（unit）= 示例单位    [{tmp_path / 'branchaudit.yaml'}:1]" in out
    assert f"不检查（exclude）= 草稿/    [{tmp_path / 'branchaudit.yaml'}:2]" in out
    assert "不通过的级别（fail_on）= error    [默认值]" in out
    assert "central-baseline" in out


def test_a_console_in_gbk_shows_what_it_can(tmp_path: Path) -> None:
    done = command("rules", "validate", "没有‹这›里🙂", cwd=tmp_path, PYTHONIOENCODING="gbk")
    assert done.returncode == 2
    assert "找不到 没有?这?里?" in done.stderr.decode("gbk")
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "branchaudit", "schema", "report"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 0


def test_a_closed_pipe_does_not_change_the_verdict(tmp_path: Path) -> None:
    code = (
        "import sys, types, contextlib\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from report import made\n"
        "module = types.ModuleType('branchaudit.run')\n"
        "module.audit = lambda paths, settings, progress=None: contextlib.nullcontext(made.usual())\n"
        "sys.modules['branchaudit.run'] = module\n"
        "from branchaudit.cli.app import main\n"
        "sys.argv = ['branchaudit', 'check', *sys.argv[1:]]\n"
        "main()\n"
    )
    for format_ in ("text", "json", "csv"):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = subprocess.run(
                [sys.executable, "-c", code, "--format", format_],
                stdout=writer,
                stderr=subprocess.PIPE,
                cwd=tmp_path,
                check=False,
            )
        finally:
            os.close(writer)
        assert (done.returncode, done.stderr) == (1, b"")
