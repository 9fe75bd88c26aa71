"""`branchaudit explain`: how a score in a stored report came about, line by line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from branchaudit.errors import UsageError


def explain(
    report: Annotated[
        str, typer.Argument(metavar="REPORT.json", help="JSON 报告：check … --report json=FILE 写出的")
    ],
    branch: Annotated[
        str | None, typer.Option("--branch", metavar="NAME", help="哪个支部；不写则说明全单位")
    ] = None,
) -> None:
    """逐行列出一个支部或全单位的得分是怎样算出来的。"""
    from branchaudit.report.page import page_for
    from branchaudit.report.safe import safe_text
    from branchaudit.runs.arithmetic import of_branch, of_unit
    from branchaudit.runs.stored_report import read_data, spoilt

    data = read_data(report)
    page = page_for(sys.stdout)
    try:
        name = _known(data["branches"], branch) if branch is not None else None
        lines = list(of_unit(data) if name is None else of_branch(data, name))
        head = [data["unit"], name or "全单位"]
        if data["period"]:
            head.append(f"{data['period']['start']} 到 {data['period']['end']}")
        note = data["ruleset"]["points_assumed"]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise spoilt(report) from None
    page.line((safe_text("　".join(part for part in head if part)), "name"))
    for line in lines:
        page.line(safe_text(line.text), indent=2 + 2 * line.depth, hang=2)
    if note:
        from branchaudit.report.wording import POINTS_ASSUMED

        page.line((POINTS_ASSUMED, "muted"), indent=2, hang=2)


def _known(branches: list[dict[str, object]], wanted: str) -> str:
    """The branch of that name, or the only one whose name holds it."""
    names = [str(one["name"]) for one in branches]
    if wanted in names:
        return wanted
    near = [name for name in names if wanted in name]
    if len(near) == 1:
        return near[0]
    known = "、".join(near or names) or "一个也没有"
    raise UsageError(f"报告里没有名为“{wanted}”的支部。这份报告里有：{known}。")
