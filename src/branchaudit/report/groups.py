"""The text report by rule (“where does this happen?”) and by document type.

Only numbers are kept of each file; its result is read again when its turn comes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace

from branchaudit.model import Judged
from branchaudit.report import wording
from branchaudit.report.blocks import HOW_TO_SEE_ALL, LABEL, MARKS, STYLES, Tally, View, file_block, quote
from branchaudit.report.findings import Numbered, in_file, worst_first
from branchaudit.report.page import Page
from branchaudit.report.safe import safe_name, safe_text
from branchaudit.results import Report
from branchaudit.vocabulary import DOCUMENT_TYPES

_OWNERS = "党支部 党建办 党委"
_ORDER = {"错误": 0, "警告": 1, "提示": 2, "疑似": 3}


def _index(
    report: Report, tally: Tally, keys: Callable[[Judged, list[Numbered]], set[str]]
) -> dict[str, array[int]]:
    """Key → indexes of the files that have it, worst file first."""
    found: dict[str, array[int]] = {}
    for index in worst_first(report):
        here: set[str] = set()
        for judged, findings in in_file(report, index)[1]:
            tally.add(judged.score.deductions)
            here |= keys(judged, findings)
        for key in here:
            found.setdefault(key, array("L")).append(index)
    return found


def by_rule(report: Report, page: Page, view: View, tally: Tally) -> None:
    for rule in (found := _by_rule(report, tally)):
        _rule_block(report, page, view, rule, *found[rule])


def by_owner(report: Report, page: Page, view: View, tally: Tally) -> None:
    """Who has to see to what: the branch, the office for Party affairs, the Party committee."""
    found = _by_rule(report, tally)
    owners: dict[str, list[str]] = {}
    for rule in found:
        info = report.ruleset.rules.get(rule)
        owners.setdefault(info.owner if info else "", []).append(rule)
    for owner, rules in sorted(owners.items(), key=lambda pair: _OWNERS.find(pair[0])):
        total = sum(found[rule][1] for rule in rules)
        page.line((f"◆ {owner or '没有写明由谁负责'}", "name"), f"　{len(rules)} 类，{total} 处")
        page.line()
        for rule in rules:
            _rule_block(report, page, view, rule, *found[rule])


def _by_rule(report: Report, tally: Tally) -> dict[str, tuple[array[int], int, str]]:
    """Rule → the files that have a finding of it, how many findings, how grave; the gravest first."""
    ranks: dict[str, tuple[int, str]] = {}
    counts: dict[str, int] = {}

    def rules_of(_: Judged, findings: list[Numbered]) -> set[str]:
        for item in findings:
            finding = item.finding
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
            level = wording.level(finding)
            ranks[finding.rule] = min(ranks.get(finding.rule, (9, "")), (_ORDER[level], level))
        return {item.finding.rule for item in findings}

    places = _index(report, tally, rules_of)
    order = sorted(places, key=lambda r: (ranks[r][0], -counts[r], r))
    return {rule: (places[rule], counts[rule], ranks[rule][1]) for rule in order}


def _rule_block(
    report: Report, page: Page, view: View, rule: str, indexes: array[int], count: int, level: str
) -> None:
    info = report.ruleset.rules.get(rule)
    title = info.title if info else rule
    note = f"（{wording.HINT_NOTE}）" if level == wording.HINT else ""
    page.line(
        (f"{MARKS[level]} {level}", STYLES[level]),
        "  ",
        (title, "name"),
        f"（{rule}）{count} 处{note}",
        hang=4,
    )
    shown = 0
    for index in indexes:
        result, records = in_file(report, index)
        for _, findings in records:
            for item in (n for n in findings if n.finding.rule == rule):
                finding = item.finding
                if shown == 0:
                    verb = "核查" if finding.kind == "hint" else "建议"
                    page.line(f"{verb}：{safe_text(finding.remedy)}", indent=4, hang=LABEL)
                    page.line((f"依据：{wording.basis(finding)}", "muted"), indent=4, hang=LABEL)
                shown += 1
                parts = [safe_name(result.name), wording.place(finding.place), quote(finding.quote)]
                page.line(" > ".join(part for part in parts if part), indent=4, hang=4)
                page.line((safe_text(finding.message), "muted"), indent=8)
        if view.limit is not None and shown >= view.limit:
            break
    if shown < count:
        page.line((f"另有 {count - shown} 处没有列出。{HOW_TO_SEE_ALL}", "warning"), indent=4)
    page.line()


def by_type(report: Report, page: Page, view: View, tally: Tally) -> None:
    totals: dict[str, int] = {}

    def type_of(judged: Judged, _: list[Numbered]) -> set[str]:
        totals[judged.record.doc_type] = totals.get(judged.record.doc_type, 0) + 1
        return {judged.record.doc_type}

    places = _index(report, tally, type_of)
    order = [type_id for type_id in DOCUMENT_TYPES if type_id in places]
    for type_id in order + sorted(places.keys() - set(order)):
        page.line((f"◆ {wording.doc_type(type_id)}", "name"), f"　{totals[type_id]} 条记录")
        page.line()
        indexes = places[type_id]
        for index in indexes[: view.limit]:
            result, records = in_file(report, index)
            wanted = [pair for pair in records if pair[0].record.doc_type == type_id]
            file_block(page, replace(view, limit=None), report, result, wanted)
        hidden = len(indexes) - len(indexes[: view.limit])
        if hidden:
            page.line((f"另有 {hidden} 份文件没有列出。{HOW_TO_SEE_ALL}", "warning"))
            page.line()
