"""The text report of what the forms of a branch have no place for: told once, not in each file."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from branchaudit.common_gaps import home_of
from branchaudit.model import Judged
from branchaudit.report import wording
from branchaudit.report.findings import Numbered
from branchaudit.report.page import Page
from branchaudit.report.safe import safe_name, safe_text
from branchaudit.results import CommonGap, Report
from branchaudit.stored import lacks_element

TITLE = "一类记录普遍缺的要素"


def told_apart(
    report: Report, judged: Judged, found: list[Numbered]
) -> tuple[list[Numbered], list[Numbered]]:
    """Findings of a record to tell with it, and those that the list of common gaps tells."""
    record = judged.record
    common = _by_form(report.common_gaps).get((home_of(record.branch, record.path), record.doc_type), ())
    own: list[Numbered] = []
    shared: list[Numbered] = []
    for item in found:
        folded = item.finding.rule in common and lacks_element(item.finding)
        (shared if folded else own).append(item)
    return own, shared


@lru_cache(maxsize=1)
def _by_form(gaps: tuple[CommonGap, ...]) -> dict[tuple[str, str], frozenset[str]]:
    """Home and type of records → the rules that nearly all of them fail."""
    found: dict[tuple[str, str], set[str]] = {}
    for gap in gaps:
        found.setdefault((gap.home, gap.doc_type), set()).add(gap.rule)
    return {form: frozenset(rules) for form, rules in found.items()}


def common_gaps(report: Report, page: Page) -> None:
    if not report.common_gaps:
        return
    page.line((f"{TITLE}（多半是所用的表格没有这一栏）", "name"))
    for (home, doc_type), gaps in groupby(report.common_gaps, key=lambda gap: (gap.home, gap.doc_type)):
        page.line(f"{safe_name(home)} · {wording.doc_type(doc_type)}", indent=2, hang=2)
        for gap in gaps:
            rule = report.ruleset.rules.get(gap.rule)
            title = safe_text(rule.title) if rule else gap.rule
            page.line(f"{title}：{gap.records} 份里 {gap.lacking} 份没有", indent=4, hang=4)
    page.line("建议：在表格里补上这些栏目，今后逐次填写；已经开过的会，按原始记录补齐。", indent=2, hang=6)
    page.line(("每份记录都照常计缺项、扣分；逐份查看请加 --verbose。", "muted"), indent=2, hang=2)
    page.line()
