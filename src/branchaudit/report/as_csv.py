"""CSV for Excel and WPS: a list of what to mend, one row a finding, ready for 责任人 and 时限."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from branchaudit.document import SKIPPED_REASONS, Unreadable
from branchaudit.model import CSV_HEADING
from branchaudit.report import wording
from branchaudit.report.findings import Numbered, in_file, of_branches
from branchaudit.report.safe import NEEDS_CARE, safe_name
from branchaudit.results import Report

COLUMNS = (
    *CSV_HEADING, "级别", "性质", "要素", "问题", "位置", "原文",
    "依据", "依据层级", "建议", "扣分", "责任人", "整改时限", "状态", "规则",
)  # fmt: skip
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(report: Report, out: IO[bytes]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    try:
        sheet = csv.writer(text, lineterminator="\r\n")
        sheet.writerow(COLUMNS)
        for row in _rows(report):
            sheet.writerow([cell(value) for value in row])
    finally:
        text.detach()  # the stream is the caller's to close


def cell(value: str | float | None) -> str:
    """Text that no spreadsheet takes for a formula, without line breaks and control characters."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return wording.number(value)
    text = NEEDS_CARE.sub("", " ".join(value.split()))
    return "'" + text if _FORMULA.match(text) else text


def _rows(report: Report) -> Iterator[list[str | float | None]]:
    last = 0
    for index in range(len(report.results)):
        for judged, found in in_file(report, index)[1]:
            record = judged.record
            for item in found:
                last = item.number
                yield _row(item, record.title or record.id, record.date)
    for _, found in of_branches(report):
        for item in found:
            last = item.number
            yield _row(item, "", None)
    for number, entry in enumerate(report.unreadable, last + 1):
        yield _unreadable(number, entry)


def _row(item: Numbered, title: str, date: str | None) -> list[str | float | None]:
    finding = item.finding
    hint = finding.kind == "hint"
    state = "已豁免" if finding.outcome == "waived" else "待核查" if hint else "待整改"
    state += wording.KNOWN if finding.known else ""
    return [
        item.number,
        safe_name(finding.path or "", fold=False),
        title,
        wording.doc_type(finding.doc_type),
        finding.branch or (wording.THE_UNIT if finding.path is None else None),
        finding.period or date,
        wording.SEVERITIES[finding.severity],
        wording.HINT if hint else "缺项",
        wording.element(finding.element),
        finding.message,
        wording.place(finding.place),
        finding.quote,
        finding.basis.text,
        finding.basis.tier,
        finding.remedy,
        finding.deduction,
        "",
        "",
        state,
        finding.rule,
    ]


def _unreadable(number: int, entry: Unreadable) -> list[str | float | None]:
    row: list[str | float | None] = [""] * len(COLUMNS)
    state = "无需处理" if entry.reason in SKIPPED_REASONS else "待处理"
    known: dict[str, str | float | None] = {
        "序号": number,
        "文件": safe_name(entry.path, fold=False),
        "性质": "无法读取",
        "问题": f"无法读取：{wording.REASONS.get(entry.reason, entry.reason)}",
        "建议": entry.message,
        "状态": state,
    }
    for name, value in known.items():
        row[COLUMNS.index(name)] = value
    return row
