"""What a rule looks for is told in words, whatever its kind of check."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.check import CHECKS
from branchaudit.manual import detect
from branchaudit.ruleset import locate
from branchaudit.ruleset.checks import ARCHIVE_KINDS
from ruleset.made import changed, load_text
from shipped import rules

_PATTERN = "{kind: pattern, forbid: [草稿]}"


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("{kind: element, elements: [主持人], statuses: [空白]}", "看“主持人”一栏：空白的，记一处"),
        ("{kind: element, elements: [时间], unless: [地点]}", "“地点”有内容的，算合格"),
        ("{kind: items, fields: [责任人]}", "逐项看整改事项的“责任人”：缺失、空白、占位符、残缺，各记一处"),
        (
            "{kind: pattern, forbid: [草稿, 初稿], scope: 标题, unless: 举例}",
            "标题里不应当有某些写法的文字（都带有“草稿”、“初稿”之一；加 --yaml 看原文）",
        ),
        ("{kind: pattern, require: ['[一二]号']}", "正文里应当有"),
        (
            "{kind: terms, terms: [{term: 旧词, use: 新词}]}",
            "正文里不应当有：“旧词”（应为“新词”）",
        ),
        ("{kind: compare, expression: 应到人数 > 3}", "应当：应到人数 ＞ 3"),
        ("{kind: each, list: 票数, where: 已知(票基), expression: 赞成 <= 票基}", "只看这样的：查到了“票基”"),
        ("{kind: each, list: 占位符}", "每有一处，记一处问题"),
        ("{kind: count, names: 出席人员, equals: 实到人数}", "数一数“出席人员”里有几个姓名"),
        ("{kind: count, rows: 发言, where: 字数 > 9, min: 2, max: 9}", "应当不少于 2，并且不多于 9"),
        ("{kind: count, items: true, min: 1}", "数一数整改事项有几项"),
        (
            "{kind: order, steps: [{name: 汇报, patterns: [汇报]}, {name: 表决, patterns: [表决]}]}",
            "应当依次出现：汇报 → 表决；没有写到的环节不管",
        ),
        (
            "{kind: sections, sections: [{name: 存在问题, variants: [不足]}]}",
            "小标题里应当有这些部分：“存在问题”（或 不足）",
        ),
        (
            "{kind: columns, columns: [{name: 领用人, variants: [借用人]}, 日期], excused: [备注]}",
            "台账的表格应当有“领用人”（或 借用人）“日期”各栏",
        ),
        ("{kind: columns, columns: [日期], excused: [备注]}", "“备注”栏写有内容的行，别的栏可以空着"),
        (
            "{kind: formula, series: [{name: 三严, members: [严甲, 严乙, 严丙], near: 三严, partial: true,"
            " valid_until: 2020-01-01}]}",
            "三严：严甲、严乙、严丙（同一句里有“三严”才查，可以只说其中一部分，到 2020-01-01 为止）",
        ),
    ],
)
def test_a_check_is_told(check: str, said: str, tmp_path: Path) -> None:
    text = changed(_PATTERN, check)
    if any(f"kind: {kind}" in check for kind in ("element", "items", "columns")):
        text = text.replace("    category: template_residue\n", "")
    lines = detect.lines(load_text(text, tmp_path).rules[0])
    assert lines[:2] == ["适用材料：支部党员大会", "只在这时检查：应到人数 ＞ 3"]
    assert any(said in line for line in lines), lines


def test_long_lists_are_cut(tmp_path: Path) -> None:
    terms = ", ".join(f"词{n}" for n in range(20))
    rule = load_text(changed(_PATTERN, f"{{kind: terms, terms: [{terms}]}}"), tmp_path).rules[0]
    (line,) = [line for line in detect.lines(rule) if "不应当有" in line]
    assert line.endswith("……共 20 种提法")


@pytest.mark.parametrize("name", sorted(locate.shipped()))
def test_every_shipped_rule_is_told_in_chinese(name: str) -> None:
    for rule in rules(name).rules:
        text = "".join(detect.lines(rule))
        assert "row." not in text
        assert "element." not in text
        assert "==" not in text, rule.id


def test_every_kind_of_check_has_words() -> None:
    assert detect._DESCRIBE.keys() == CHECKS.keys() | ARCHIVE_KINDS
