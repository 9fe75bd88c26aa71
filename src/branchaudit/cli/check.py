"""`branchaudit check`: audit files and folders, write the reports, decide the exit code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from branchaudit.period import Period
    from branchaudit.results import Report

_GROUP_BY = ("file", "rule", "type", "owner")


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="要检查的文件或文件夹，默认当前文件夹")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", show_default=False, help="text（默认）、json 或 csv")
    ] = "text",
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="报告写入文件，不显示")
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=FILE", help="另存一份报告，可写多次"),
    ] = None,
    ruleset: Annotated[
        list[str] | None,
        typer.Option("--ruleset", metavar="ID|PATH", help="用哪套规则，可写多次，一并使用；见 rules sets"),
    ] = None,
    self_score: Annotated[
        str | None,
        typer.Option("--self-score", metavar="FILE", help="自评表（CSV）：列出自评与审核的差别"),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="GLOB", help="只检查匹配的文件，如 '*.docx'，可写多次"),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="不检查匹配的文件，如 '草稿/'，可写多次"),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="LEVEL", help="有此级以上缺项时退出码为 1：error（默认）等"),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", metavar="N", help="得分低于它时退出码为 1")
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="以前的 JSON 报告：已有的缺项不影响退出码"),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="全部重新读取，也不保存缓存")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="有缺项也以 0 退出")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有读不了的文件时退出码为 3")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="显示要素、判定依据和扣分")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只显示一行小结")] = False,
    group_by: Annotated[
        str,
        typer.Option(
            "--group-by", metavar="BY", show_default=False, help="按什么归类：file（默认）、rule、type、owner"
        ),
    ] = "file",
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help="同时用几个进程")] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="PERIOD", help="审核期间，如 2024、2024Q3、2024-03..2024-09"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="以哪天为今天，如 2024-12-31")
    ] = None,
) -> None:
    """检查文件和文件夹，列出缺项、依据、建议和得分。

    \b
    --fail-on 的级别：error、warning、info；never 表示有缺项也不算失败。
    以 - 开头的文件名写在 -- 之后：branchaudit check -- -1.docx
    """
    from branchaudit.cli.output import FORMATS, targets, write_file, write_stdout
    from branchaudit.cli.progress import progress_bar
    from branchaudit.cli.streams import stdout_file
    from branchaudit.config import load_settings
    from branchaudit.model import FAIL_LEVELS
    from branchaudit.report.blocks import View

    _one_of("--format", format_, FORMATS)
    _one_of("--group-by", group_by, _GROUP_BY)
    if fail_on is not None:
        _one_of("--fail-on", fail_on, FAIL_LEVELS)
    if min_score is not None and not 0 <= min_score <= 100:
        raise UsageError(f"--min-score 应当在 0 到 100 之间，不能是 {min_score:g}。")
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs 至少是 1，不能是 {jobs}。")
    files = targets(format_, output, report or [])
    written = [str(target.file) for target in files]
    shown_in = stdout_file()
    where = paths or ["."]
    settings = load_settings(
        where,
        {
            "ruleset": tuple(ruleset or ()),
            "self_score": self_score,
            "include": tuple(include or ()),
            "exclude": tuple(exclude or ()),
            "fail_on": fail_on,
            "min_score": min_score,
            "baseline": baseline,
            "jobs": jobs,
            "outputs": tuple(written if shown_in is None else [*written, shown_in]),
            "as_of": _day(as_of),
            "period": _period(period),
            "cache": False if no_cache else None,
        },
    )
    view = View(verbose=verbose, quiet=quiet, group_by=group_by)  # type: ignore[arg-type]  # checked above

    from branchaudit.run import audit

    with audit(where, settings, progress=progress_bar(quiet=quiet)) as result:
        for target in files:
            write_file(result, target, view)
        if output is None:
            write_stdout(result, format_, view)
        if not quiet:
            for target in files:
                typer.echo(f"报告已写入 {target.file}", err=True)
        code = exit_code(result, settings.fail_on, settings.min_score, strict=strict, exit_zero=exit_zero)
        if code is ExitCode.NOTHING_AUDITED:
            typer.echo(_why_nothing(result), err=True)
    raise typer.Exit(code)


def exit_code(
    report: Report, fail_on: str, min_score: float | None, *, strict: bool, exit_zero: bool
) -> ExitCode:
    """The contract: 3 nothing audited (or, under --strict, not everything), 1 failed, 0 passed.

    Hints fail nothing. A score asked for that could not be given is not passed.
    """
    from branchaudit.document import SKIPPED_REASONS
    from branchaudit.model import FAIL_LEVELS

    summary = report.summary
    unread = any(entry.reason not in SKIPPED_REASONS for entry in report.unreadable)
    if summary.documents == 0 or (strict and unread):
        return ExitCode.NOTHING_AUDITED
    if exit_zero:
        return ExitCode.PASSED
    levels = () if fail_on == "never" else FAIL_LEVELS[: FAIL_LEVELS.index(fail_on) + 1]
    if any(summary.findings.get(level, 0) > summary.known.get(level, 0) for level in levels):
        return ExitCode.FINDINGS
    if min_score is not None and (summary.score is None or summary.score < min_score):
        return ExitCode.FINDINGS
    return ExitCode.PASSED


def _why_nothing(report: Report) -> str:
    if report.summary.documents:
        return "有文件读不了（--strict）：请按报告里“无法读取”一节处理后重新检查。"
    if report.summary.files:
        return "没有一份文件能够读取：请按报告里“无法读取”一节处理后重新检查。"
    return "没有找到要检查的文件：请检查路径，以及 --include、--exclude 和 .branchauditignore 里的模式。"


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        from difflib import get_close_matches

        near = get_close_matches(value, known, n=1)
        hint = f"，是不是 {near[0]}？" if near else "。"
        raise UsageError(f"{option} 只能是 {'、'.join(known)}，不能是“{value}”{hint}")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of 要写成 2024-12-31 的样子，而且是存在的日期，现在是“{text}”。") from None


def _period(text: str | None) -> Period | None:
    from branchaudit.config import PERIOD_FORMS
    from branchaudit.period import parse

    if text is None:
        return None
    try:
        return parse(text)
    except ValueError as problem:
        raise UsageError(f"--period：{problem}；{PERIOD_FORMS}。") from None
