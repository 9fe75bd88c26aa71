"""`branchaudit rules diff`: what is different in another rule set, or in another version of one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from branchaudit.errors import ExitCode

_SET = "规则集的编号，或文件、文件夹"


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=_SET)],
    after: Annotated[str, typer.Argument(metavar="B", help=_SET)],
) -> None:
    """比较两套规则（继承和改动都算在内）：+ 新增，- 取消，~ 改动。

    相同时以 0 退出，不同时以 1 退出，有一套不能用时以 2 退出。
    """
    from branchaudit.manual.book import book
    from branchaudit.manual.differences import differences
    from branchaudit.report.page import page_for

    old, new = book(before), book(after)
    page = page_for(sys.stdout)
    sides = " → ".join(f"{one.rules.title}（{one.rules.id} {one.rules.version}）" for one in (old, new))
    page.line((sides, "name"))
    sections = differences(old, new)
    for title, lines in sections:
        page.line()
        page.line((title, "name"), f"，{len(lines)} 处")
        for line in lines:
            page.line(line, indent=2, hang=2)
    if not sections:
        page.line("内容相同。")
    raise typer.Exit(ExitCode.FINDINGS if sections else ExitCode.PASSED)
