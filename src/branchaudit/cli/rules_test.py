"""`branchaudit rules test`: run the examples that stand beside the rules."""

from __future__ import annotations

from collections.abc import Sequence
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
    names = sets_meant(ruleset)
    wrong = sum(_run(name, names) for name in names)
    raise typer.Exit(ExitCode.FINDINGS if wrong else ExitCode.PASSED)


def _run(name: str, names: Sequence[str]) -> int:
    """How many examples of a rule set go another way than they say. What it inherits as it is from other
    sets of `names` is tried there."""
    from branchaudit.example_runs import example_judge
    from branchaudit.manual.book import book
    from branchaudit.ruleset.selftest import run

    one = book(name)  # as it is written: examples know nothing of a unit's changes
    parents = one.family()[1:]
    elsewhere = parents and one.draft.inherits_unchanged and all(p.rules.id in names for p in parents)
    own = frozenset(rule.id for rule in one.own()) if elsewhere else None
    results = run(name, example_judge(one.rules), rule_ids=own)
    failed = [result for result in results if not result.ok]
    for result in failed:
        print(f"不符：{result.message}")
    right = len(results) - len(failed)
    if {result.case.rule for result in failed} - {rule.id for rule in one.own()}:
        print("所继承的例子不符，多半是这套规则改动了条件或参数。有意改动的，")
        print("请在 overrides 里给这条规则写 tests，换上自己的例子；写法见规则编写指南第 5 节。")
    note = "（所继承的在各自那套里运行）" if elsewhere else ""
    print(
        f"{one.rules.title}（{one.rules.id}）：例子 {len(results)} 个，相符 {right}，不符 {len(failed)}{note}"
    )
    return len(failed)
