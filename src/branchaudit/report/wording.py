"""How reports say things in Chinese: places, severities, scores."""

from __future__ import annotations

from branchaudit.document import Place
from branchaudit.model import Basis, Finding, OutcomeName, Record
from branchaudit.results import Summary
from branchaudit.vocabulary import DOCUMENT_TYPES, ELEMENTS

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
HINT = "疑似"
HINT_NOTE = "仅供核查，不扣分"
OUTCOMES: dict[OutcomeName, str] = {
    "pass": "通过",
    "fail": "不通过",
    "waived": "已豁免",
    "not_applicable": "不适用",
    "undecided": "未能判定",
    "error": "规则出错",
}
STATUSES = {"present": "有", "partial": "残缺", "placeholder": "占位符", "blank": "空白", "missing": "缺"}
REASONS = {
    "encrypted": "已加密",
    "corrupt": "已损坏",
    "unsupported": "格式不支持",
    "too_large": "过大",
    "empty": "空文件",
    "lock_file": "锁文件",
    "hidden": "隐藏文件",
    "temporary": "临时文件",
    "own_report": "检查报告",
    "permission": "没有权限",
    "vanished": "已不存在",
    "not_text": "不是文字",
    "error": "读取出错",
}
POINTS_ASSUMED = "分值为本工具假定：公开的标准没有给出，请按本单位的考核办法调整。"
_PARTS = {"header": "页眉", "footer": "页脚", "text_box": "文本框", "note": "脚注", "comment": "批注"}
KNOWN = "（基线已有）"
LOW_CONFIDENCE = 0.8

THE_UNIT = "全单位"
"""Whose findings are that are about no branch and no record."""


def level(finding: Finding) -> str:
    """错误, 警告, 提示 or 疑似."""
    return HINT if finding.kind == "hint" else SEVERITIES[finding.severity]


def place(at: Place | None) -> str:
    """`表1行3列2`, `第12行`, `第12行第3列` of a table in plain text, `工作表“名册”C5`, `第5段`; empty if
    there is no place."""
    if at is None:
        return ""
    if at.sheet is not None and at.row is not None:
        return f"工作表“{at.sheet}”{column_letters(at.column or 1)}{at.row}"
    if at.sheet is not None:
        return f"工作表“{at.sheet}”"
    prefix = _PARTS.get(at.part, "")
    if at.table is not None and at.line is not None:
        return f"{prefix}第{at.line}行第{at.column}列"
    if at.table is not None:
        row = f"行{at.row}" if at.row is not None else ""
        column = f"列{at.column}" if at.column is not None else ""
        return f"{prefix}表{at.table}{row}{column}"
    if at.line is not None:
        return f"{prefix}第{at.line}行"
    return f"{prefix}（第{at.block}段）" if prefix else f"第{at.block}段"


def column_letters(column: int) -> str:
    """1 → A, 27 → AA, as spreadsheets call their columns."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def doc_type(type_id: str | None) -> str:
    return DOCUMENT_TYPES.get(type_id or "", type_id or "")


def element(element_id: str | None) -> str:
    return ELEMENTS.get(element_id or "", element_id or "")


def kind_of(record: Record) -> str:
    """The type of a record, with the confidence where it is low."""
    name = doc_type(record.doc_type)
    if record.kind.confidence < LOW_CONFIDENCE:
        return f"{name}（把握 {record.kind.confidence:.0%}）"
    return name


def number(value: float) -> str:
    """86.5, 90 — without a useless .0."""
    return f"{round(value, 2):g}"


def score(value: float | None, grade: str | None = None) -> str:
    if value is None:
        return "未评分"
    return f"{number(value)} 分" + (f"（{grade}）" if grade else "")


def basis(finding: Finding) -> str:
    return f"{finding.basis.tier} {finding.basis.text}".strip()


def pass_rate(total: Summary, *, of_branches: bool) -> str:
    """达标率: always both counts."""
    share = f"，{100 * total.passed / total.scored:.1f}%" if of_branches else ""
    return f"{total.passed} / {total.scored} {'个支部' if of_branches else '条记录'}{share}"


def points_from(basis: Basis) -> str:
    """Where points come from, as every report has to say."""
    source = f"：{basis.text}" if basis.text else "，请按本单位的考核办法调整"
    return f"分值依据　{basis.tier}{source}"
