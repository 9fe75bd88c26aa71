"""The end of the text report: counts, score with its coverage, what could not be read."""

from __future__ import annotations

from collections.abc import Mapping

from branchaudit.document import SKIPPED_REASONS, Unreadable
from branchaudit.report import wording
from branchaudit.report.blocks import HOW_TO_SEE_ALL, Tally, View
from branchaudit.report.page import Page
from branchaudit.report.safe import safe_name, safe_text
from branchaudit.results import Report, Summary

_MOST_RULES = 8
_MOST_FOLDERS = 30
_LABEL = 8
"""Columns of “得分　　” and its like."""


def one_line_summary(report: Report, page: Page) -> None:
    summary = report.summary
    page.line(
        f"{_score(report)} · 文件 {summary.files} · 记录 {summary.records} · {_counts(summary)}"
        f" · 无法读取 {len(_unread(report))} · {_coverage(summary)}"
    )


def summary(report: Report, page: Page, view: View, tally: Tally) -> None:
    total = report.summary
    left = len(report.unreadable) - len(_unread(report))
    skipped = f"，跳过 {left}" if left else ""
    unclassified = f"，其中未能判定类型 {total.unclassified}" if total.unclassified else ""
    _unreadable(report, page, view)
    if report.ruleset.scheme is not None:
        from branchaudit.report.assessed import assessed  # most runs go by no point table

        assessed(report.ruleset.scheme, report, page, view)
    page.line((f"检查结果{f'：{safe_text(report.unit)}' if report.unit else ''}", "name"))
    page.line("得分　　", (_score(report), "name"), indent=2, hang=_LABEL)
    if total.scored:
        page.line(
            f"达标率　{wording.pass_rate(total, of_branches=_of_branches(report))}", indent=2, hang=_LABEL
        )
    page.line(f"判定　　{_coverage(total)}", indent=2, hang=_LABEL)
    page.line(
        f"文件　　{total.files} 个：读取 {total.documents}，无法读取 {len(_unread(report))}{skipped}；"
        f"记录 {total.records} 条{unclassified}",
        indent=2,
        hang=_LABEL,
    )
    page.line(f"缺项　　{_gaps(total.findings)}", indent=2, hang=_LABEL)
    if any(total.known.values()):
        page.line(f"基线　　其中已有 {_gaps(total.known)}，不影响退出码", indent=2, hang=_LABEL)
    if total.hints:
        page.line(f"疑似　　{total.hints} 处（{wording.HINT_NOTE}）", indent=2, hang=_LABEL)
    _waivers(report, page)
    _deductions(page, view, tally)
    _folders(report, page, view)
    rules = report.ruleset
    page.line((f"规则集　{rules.title}（{rules.id} {rules.version}）", "muted"), indent=2, hang=_LABEL)
    if view.verbose and report.as_of:
        page.line((f"审核日　{report.as_of}（晚于它的日期算作将来）", "muted"), indent=2, hang=_LABEL)
    if rules.points_assumed:
        page.line((f"注　　　{wording.POINTS_ASSUMED}", "muted"), indent=2, hang=_LABEL)


def _of_branches(report: Report) -> bool:
    """Whether the score of the run is that of branches, not of records."""
    return report.ruleset.scheme is not None or report.period is not None


def _score(report: Report) -> str:
    total = report.summary
    mean = f"（{total.scored} 个支部平均）" if _of_branches(report) and total.scored > 1 else ""
    return wording.score(total.score, total.grade) + mean


def _coverage(total: Summary) -> str:
    return f"已判定 {total.decided} / 适用 {total.applicable} 条"


def _gaps(findings: Mapping[str, int]) -> str:
    return " · ".join(f"{name} {findings.get(level, 0)}" for level, name in wording.SEVERITIES.items())


def _counts(total: Summary) -> str:
    return f"{_gaps(total.findings)} · {wording.HINT} {total.hints}"


def _unread(report: Report) -> list[Unreadable]:
    return [entry for entry in report.unreadable if entry.reason not in SKIPPED_REASONS]


def _unreadable(report: Report, page: Page, view: View) -> None:
    unread = _unread(report)
    skipped = [entry for entry in report.unreadable if entry.reason in SKIPPED_REASONS]
    if unread:
        page.line((f"无法读取 {len(unread)} 份：这些文件没有检查，也不计入得分", "error"))
        _entries(page, view, unread)
    if skipped:
        page.line((f"跳过 {len(skipped)} 个不是文档的文件", "muted"))
        _entries(page, view, skipped)


def _entries(page: Page, view: View, entries: list[Unreadable]) -> None:
    for entry in entries[: view.limit]:
        reason = wording.REASONS.get(entry.reason, entry.reason)
        page.line(safe_name(entry.path, fold=not view.verbose), (f"（{reason}）", "muted"), indent=2)
        page.line((safe_text(entry.message), "muted"), indent=6)
    hidden = len(entries) - len(entries[: view.limit])
    if hidden:
        page.line(f"另有 {hidden} 个没有列出。{HOW_TO_SEE_ALL}", indent=2)
    page.line()


def _waivers(report: Report, page: Page) -> None:
    """How many findings are waived; each waiver that has expired or covers nothing by its line."""
    covered = sum(use.findings for use in report.waivers)
    if report.waivers:
        page.line(f"豁免　　{covered} 处（{len(report.waivers)} 条豁免）", indent=2, hang=_LABEL)
    for use in report.waivers:
        if use.expired or not use.findings:
            said = f"{use.waiver.expires} 到期，不再算数" if use.expired else "没有用到，请核对规则编号和路径"
            told = f"　　　　{safe_name(use.waiver.where)} {safe_text(use.waiver.rule)}：{said}"
            page.line((told, "warning"), indent=2, hang=_LABEL)


def _deductions(page: Page, view: View, tally: Tally) -> None:
    ranked = sorted(tally.points.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ranked if view.verbose else ranked[:_MOST_RULES]
    for rule, points in shown:
        page.line(
            f"扣分　　{tally.titles[rule]}：各记录共扣 {wording.number(points)} 分", indent=2, hang=_LABEL
        )
    if len(ranked) > len(shown):
        page.line(
            f"　　　　另有 {len(ranked) - len(shown)} 条规则扣了分，加 --verbose 查看", indent=2, hang=_LABEL
        )


def _folders(report: Report, page: Page, view: View) -> None:
    if len(report.folders) < 2:
        return
    most = None if view.limit is None or view.verbose else _MOST_FOLDERS
    for folder in report.folders[:most]:
        name = safe_name(folder.name.rstrip("/"))
        name = "（根目录）" if name in ("", ".") else name
        score = wording.score(folder.score, folder.grade)
        page.line(
            f"文件夹　{name}：{score}，{folder.records} 条记录，{_gaps(folder.findings)}",
            indent=2,
            hang=_LABEL,
        )
    if most is not None and len(report.folders) > most:
        page.line(
            f"　　　　另有 {len(report.folders) - most} 个文件夹，加 --verbose 查看", indent=2, hang=_LABEL
        )
