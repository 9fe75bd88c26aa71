"""`branchaudit diff`: what has become of the gaps since an earlier run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.errors import ExitCode

if TYPE_CHECKING:
    from branchaudit.report.page import Page
    from branchaudit.runs.comparison import BranchChange
    from branchaudit.runs.stored_report import OldFinding

_REPORT = "JSON 报告：check … --report json=FILE 写出的"
_MARKS = (
    ("new", "＋ 新增", "error"),
    ("mended", "－ 已改", "good"),
    ("still_open", "＝ 仍在", ""),
    ("waived", "豁免", "muted"),
)


def diff(
    before: Annotated[str, typer.Argument(metavar="OLD.json", help=_REPORT)],
    after: Annotated[str, typer.Argument(metavar="NEW.json", help=_REPORT)],
    fail_on_new: Annotated[bool, typer.Option("--fail-on-new", help="只有新增了缺项才以 1 退出")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="仍在的缺项也逐条列出")] = False,
) -> None:
    """比较两次检查：每个支部新增、已改、仍在的缺项，得分和等次的变化。

    有支部变差（新增缺项，或者得分下降）时以 1 退出。疑似不比较。
    """
    from branchaudit.report.page import page_for
    from branchaudit.runs.comparison import compared
    from branchaudit.runs.stored_report import read_report

    old, new = read_report(before), read_report(after)
    result = compared(old, new)
    page = page_for(sys.stdout)
    page.line((f"{old.generated_at[:10]} → {new.generated_at[:10]}", "name"))
    if not result.same_rules:
        page.line(("两次用的规则不同：得分不能直接比，新增的可能只是新查的。", "warning"))
    if not result.same_period:
        page.line(("两次的审核期间不同：频次的缺项不能直接比。", "warning"))
    for change in result.branches:
        _branch(page, change, verbose=verbose)
    counts = [sum(len(getattr(change, key)) for change in result.branches) for key, _, _ in _MARKS]
    page.line()
    told = "　".join(f"{mark} {count}" for (_, mark, _), count in zip(_MARKS, counts, strict=True))
    page.line(("合计　", "name"), told)
    worse = result.new if fail_on_new else any(change.is_worse for change in result.branches)
    raise typer.Exit(ExitCode.FINDINGS if worse else ExitCode.PASSED)


def _branch(page: Page, change: BranchChange, *, verbose: bool) -> None:
    from branchaudit.report import wording
    from branchaudit.report.safe import safe_text

    page.line()
    scores = [wording.score(side.score, side.grade) for side in (change.before, change.after)]
    moved = scores[0] if scores[0] == scores[1] else " → ".join(scores)
    told = f" · {moved}" if change.name else ""
    page.line((safe_text(change.name) or "全单位和没有写明支部的", "name"), told, indent=2, hang=2)
    counts = "　".join(
        f"{mark} {len(getattr(change, key))}" for key, mark, _ in _MARKS if getattr(change, key)
    )
    page.line(counts or "没有缺项", indent=4)
    for key, mark, style in _MARKS:
        if key == "new" or key == "mended" or verbose:
            for finding in getattr(change, key):
                page.line((mark[0], style), f" {_told(finding)}", indent=6, hang=2)


def _told(finding: OldFinding) -> str:
    from branchaudit.report.safe import safe_name, safe_text

    where = f"{safe_name(finding.path)}：" if finding.path else ""
    return f"{where}{safe_text(finding.message)}（{finding.rule}）"
