"""The report for people: worst files first, each gap with its place, remedy and clause."""

from __future__ import annotations

from branchaudit.report import closing, groups
from branchaudit.report.blocks import HOW_TO_SEE_ALL, Tally, View, file_block
from branchaudit.report.common import common_gaps
from branchaudit.report.findings import in_file, worst_first
from branchaudit.report.page import Page
from branchaudit.results import Report


def render(report: Report, page: Page, view: View) -> None:
    if view.quiet:
        closing.one_line_summary(report, page)
        return
    tally = Tally()
    if view.group_by == "rule":
        groups.by_rule(report, page, view, tally)
    elif view.group_by == "owner":
        groups.by_owner(report, page, view, tally)
    elif view.group_by == "type":
        groups.by_type(report, page, view, tally)
    else:
        _by_file(report, page, view, tally)
    if view.group_by in ("file", "type") and not view.verbose:
        common_gaps(report, page)
    if report.reviews:
        from branchaudit.report.branches import branches  # most runs cover no period

        branches(report, page, view)
        for review in report.reviews:
            tally.add(review.deductions)
    closing.summary(report, page, view, tally)


def _by_file(report: Report, page: Page, view: View, tally: Tally) -> None:
    hidden = hidden_with_findings = shown = 0
    for index in worst_first(report):
        brief, (result, records) = report.briefs[index], in_file(report, index)
        for judged in result.records:
            tally.add(judged.score.deductions)
        if not result.records:
            continue  # unreadable files stand in the summary
        if view.limit is not None and shown >= view.limit:
            hidden += 1
            hidden_with_findings += any(brief.findings.values())
            continue
        shown += 1
        file_block(page, view, report, result, records)
    if hidden:
        page.line(
            (f"另有 {hidden} 份文件没有列出，其中 {hidden_with_findings} 份有问题。", "warning"),
            HOW_TO_SEE_ALL,
        )
        page.line()
