"""The parts of the text report: one file, one record, one finding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from branchaudit.model import Deduction, FileResult, Judged
from branchaudit.report import wording
from branchaudit.report.common import TITLE, told_apart
from branchaudit.report.findings import Numbered, Records
from branchaudit.report.page import Page, Piece
from branchaudit.report.safe import one_line, safe_name, safe_text
from branchaudit.results import Report

GroupBy = Literal["file", "rule", "type", "owner"]
MARKS = {"错误": "■", "警告": "▲", "提示": "●", "疑似": "○"}
"""Signs that GB2312 has as well, so that a console in GBK shows them."""
STYLES = {"错误": "error", "警告": "warning", "提示": "info", "疑似": "hint"}
_RANK = {level: rank for rank, level in enumerate(MARKS)}
QUOTE_LENGTH = 60
LABEL = 6
"""Columns of “建议：” and its like: what does not fit on the line goes on beside them."""
HOW_TO_SEE_ALL = "加 --output 报告.txt 可把全部内容存成文件。"


@dataclass(frozen=True, slots=True)
class View:
    """What the reader asked to see."""

    verbose: bool = False
    quiet: bool = False
    group_by: GroupBy = "file"
    limit: int | None = None
    """Files (or places of one rule) shown in full; None = all."""


@dataclass(slots=True)
class Tally:
    """Points taken off over the whole run, by rule."""

    points: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    titles: dict[str, str] = field(default_factory=dict)

    def add(self, deductions: tuple[Deduction, ...]) -> None:
        for deduction in deductions:
            self.points[deduction.rule] += deduction.taken
            self.titles[deduction.rule] = deduction.title


def file_block(page: Page, view: View, report: Report, result: FileResult, records: Records) -> None:
    page.line((safe_name(result.name, fold=not view.verbose), "name"))
    numbers = {id(judged): number for number, judged in enumerate(result.records, 1)}
    for judged, found in records:
        number = numbers[id(judged)] if len(result.records) > 1 else None
        page.line(*_record_line(judged, number), indent=2, hang=2)
        if view.verbose:
            details(page, report, judged)
        own, shared = (found, []) if view.verbose else told_apart(report, judged, found)
        for item in sorted(own, key=lambda item: _RANK[wording.level(item.finding)]):
            finding_block(page, item, indent=2)
        if shared:
            page.line((f"{'另' if own else ''}缺 {len(shared)} 项，见“{TITLE}”", "muted"), indent=4)
    page.line()


def _record_line(judged: Judged, number: int | None) -> list[Piece]:
    record = judged.record
    parts: list[str] = [] if number is None else [f"第 {number} 条", one_line(record.title, 40)]
    parts += [wording.kind_of(record), record.date or "", safe_text(record.branch or "")]
    pieces: list[Piece] = [" · ".join(part for part in parts if part), " · "]
    pieces.append((wording.score(judged.score.value), "name"))
    broken = judged.outcomes.get("error", 0)
    if broken:  # what could not be judged must not look as if it had passed
        pieces.append((f"  {broken} 条规则出错，没有判定，加 --verbose 查看", "error"))
    elif record.doc_type == "unclassified":
        pieces.append(("  看不出是哪种会议或材料，要素没有检查；请在标题里写明后重查", "warning"))
    elif not judged.findings and judged.score.value is None:
        pieces.append(("  不按会议记录检查，只看了通用的项目", "muted"))
    elif not judged.findings:
        pieces.append(("  没有发现问题", "good"))
    return pieces


def finding_block(page: Page, item: Numbered, indent: int) -> None:
    finding = item.finding
    level = wording.level(finding)
    hint = finding.kind == "hint"
    style = STYLES[level]
    where = " ".join(part for part in (wording.place(finding.place), quote(finding.quote)) if part)
    waived = "（已豁免）" if finding.outcome == "waived" else wording.KNOWN if finding.known else ""
    note = f"（{wording.HINT_NOTE}）" if hint else ""
    told: list[Piece] = [(f"{MARKS[level]} {level}", style), f"  {where or '全文'}{waived}", (note, "muted")]
    page.line(*told, indent=indent, hang=4)
    body = "muted" if hint else ""
    page.line((safe_text(finding.message), body), indent=indent + 4)
    if finding.remedy:
        advice = f"{'核查' if hint else '建议'}：{safe_text(finding.remedy)}"
        page.line((advice, body), indent=indent + 4, hang=LABEL)
    basis = f"依据：{wording.basis(finding)}"
    if finding.deduction:
        basis += f"　扣 {wording.number(finding.deduction)} 分"
    page.line((basis, "muted"), indent=indent + 4, hang=LABEL)


def quote(text: str | None) -> str:
    return f"“{one_line(text, QUOTE_LENGTH)}”" if text else ""


def details(page: Page, report: Report, judged: Judged) -> None:
    """What --verbose adds to a record: why this type, the elements, the rules, the arithmetic."""
    record = judged.record
    if record.kind.also:
        page.line(f"又属：{'、'.join(map(wording.doc_type, record.kind.also))}", indent=4)
    if record.kind.evidence:
        page.line(f"判定类型的依据：{safe_text('；'.join(record.kind.evidence))}", indent=4, hang=LABEL)
    faulty = {finding.element for finding in judged.findings}
    rows = [
        (
            wording.element(name),
            wording.STATUSES[fact.status],
            one_line(fact.value, QUOTE_LENGTH) if fact.value else "",
            wording.place(fact.place),
        )
        for name, fact in record.elements.items()
        if fact.status != "missing" or name in faulty  # what no rule asks for is no news
    ]
    if rows:
        page.table(("要素", "状态", "值", "位置"), rows, indent=4)
    counts = judged.outcomes
    told = [f"{name} {counts[key]}" for key, name in wording.OUTCOMES.items() if key in counts]
    if told:
        page.line(f"规则：{' · '.join(told)}", indent=4)
    for result in judged.results:
        if result.outcome in ("undecided", "error"):
            rule = report.ruleset.rules.get(result.rule)
            title = rule.title if rule else result.rule
            note = safe_text(result.note) or "缺少判断所需的内容"
            page.line((f"{wording.OUTCOMES[result.outcome]}：{title}——{note}", "muted"), indent=4, hang=LABEL)
    for deduction in judged.score.deductions:
        times = f"{deduction.times} 处，每处 {wording.number(deduction.each)} 分"
        taken = wording.number(deduction.taken)
        page.line(f"扣分：{deduction.title}，{times}，实扣 {taken} 分", indent=4, hang=LABEL)
