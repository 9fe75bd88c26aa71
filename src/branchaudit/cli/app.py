"""The command `branchaudit`: assembles the commands, and turns every outcome into an exit code.

The only place that exits the process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from branchaudit import __version__
from branchaudit.cli import cache, check, diff, doctor, explain, rules, sample, schema, streams, template
from branchaudit.cli.chinese import Command, Group, usage_message
from branchaudit.errors import BranchAuditError, ExitCode

DEBUG = "BRANCHAUDIT_DEBUG"
_INTERRUPTED = 130
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]  # the library does not export it

_OPTIONS = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
app = typer.Typer(cls=Group, no_args_is_help=True, **_OPTIONS)  # type: ignore[arg-type]
_template = typer.Typer(cls=Group, no_args_is_help=True, help="写出空白表样和任务清单", **_OPTIONS)  # type: ignore[arg-type]
_cache = typer.Typer(cls=Group, no_args_is_help=True, help="查看、删除缓存", **_OPTIONS)  # type: ignore[arg-type]
_schema = typer.Typer(cls=Group, no_args_is_help=True, help="输出各种格式的 JSON Schema", **_OPTIONS)  # type: ignore[arg-type]

app.command("check", cls=Command)(check.check)
app.command("diff", cls=Command)(diff.diff)
app.command("explain", cls=Command)(explain.explain)
app.command("sample", cls=Command)(sample.sample)
app.add_typer(rules.commands(_OPTIONS), name="rules")
app.add_typer(_template, name="template")
app.add_typer(_cache, name="cache")
app.add_typer(_schema, name="schema")
app.command("doctor", cls=Command)(doctor.doctor)
_template.command("list", cls=Command)(template.list_forms)
_template.command("write", cls=Command)(template.write)
_template.command("tasks", cls=Command)(template.tasks)
_cache.command("info", cls=Command)(cache.info)
_cache.command("clean", cls=Command)(cache.clean)
_schema.command("report", cls=Command)(schema.report)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"branchaudit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本号")
    ] = False,
) -> None:
    """检查党支部工作档案是否齐全、自洽，给出问题、依据和得分。

    常用：branchaudit check ./会议记录
    """


def main() -> None:
    """Entry point of the console script."""
    streams.prepare()
    code = run(sys.argv[1:])
    if not sys.stdout.closed:  # closed with a wrapper of it, after a pipe broke
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            streams.discard_stdout()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; prints what went wrong."""
    program = typer.main.get_command(app)
    try:
        code = program.main(list(arguments), prog_name="branchaudit", standalone_mode=False)
    except BranchAuditError as error:
        _say(f"错误：{error}")
        return int(error.exit_code)
    except _UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(str(error))
        else:
            _say(f"错误：{usage_message(error, program, arguments)}")
        return int(ExitCode.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        code = _INTERRUPTED
    except SystemExit:  # how the library answers a closed pipe
        streams.discard_stdout()
        return int(ExitCode.PASSED)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _say(
            f"程序内部出错（{type(error).__name__}：{error}），不是您的操作问题。\n"
            f"请设置环境变量 {DEBUG}=1 后重新运行，把显示的内容发给维护者。"
        )
        return int(ExitCode.USAGE)
    if code == _INTERRUPTED:
        _say("已中断，没有完成检查。")
    return int(code or 0)


def _say(text: str) -> None:
    from branchaudit.report.safe import safe_text

    print("\n".join(safe_text(line) for line in text.split("\n")), file=sys.stderr)
