"""`branchaudit rules test`: run the examples that stand beside the rules."""

from __future__ import annotations

from typing import Annotated

import typer

from branchaudit.cli.rules_in_use import sets_meant
from branchaudit.errors import ExitCode


def run_tests(
    ruleset: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|PATH]...", help="规则集，默认配置文件所写的；没有写时为随程序提供的各套"),
    ] = None,
) -> None:
    """运行规则自带的例子。"""
    wrong = sum(_run(name) for name in sets_meant(ruleset))
    raise typer.Exit(ExitCode.FINDINGS if wrong else ExitCode.PASSED)


def _run(name: str) -> int:
    """How many examples of a rule set go another way than they say."""
    from branchaudit.ruleset.load import load
    from branchaudit.ruleset.selftest import run
    from branchaudit.run import example_judge

    rules = load(name)  # as it is written: examples know nothing of a unit's changes
    results = run(name, example_judge(rules))
    failed = [result for result in results if not result.ok]
    for result in failed:
        print(f"不符：{result.message}")
    right = len(results) - len(failed)
    print(f"{rules.title}（{rules.id}）：例子 {len(results)} 个，相符 {right}，不符 {len(failed)}")
    return len(failed)
