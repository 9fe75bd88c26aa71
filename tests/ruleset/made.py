"""Small rule files, written to a folder and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.errors import RuleFileError
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet

HEAD = "id: unit\ntitle: 某单位规则\nversion: 1\n"
RULE = """\
rules:
  - id: text.no-draft
    title: 不得留有“草稿”字样
    applies_to: [党员大会]
    severity: warning
    category: template_residue
    basis: {tier: 单位制度, text: 档案管理办法}
    when: 应到人数 > 3
    check: {kind: pattern, forbid: [草稿]}
    message: 应到 {应到人数} 人
    remedy: 删去
"""
BASE = """\
id: base
title: 上级规则
version: 1
dimensions: [{id: elements, title: 要素, points: 100}]
bands: [{min: 60, grade: 合格}, {min: 0, grade: 不合格}]
pass_grade: 合格
rules:
  - id: minutes.chair-named
    title: 写明主持人
    applies_to: 党员大会
    severity: error
    dimension: elements
    basis: {tier: 党内法规, text: 条例, clause: 第十四条}
    check: {kind: element, elements: 主持人}
    remedy: 补写
  - id: wording.form
    title: 提法
    applies_to: 全部
    severity: warning
    category: wording
    basis: {tier: 实务惯例, text: 规范表述}
    check: {kind: terms, terms: [两个拥护]}
    message: “{词}”不准确
    remedy: 改正
    deduct: {each: 1}
"""
"""A set to inherit from, beside every file that `load_text` writes: `extends: base.yaml`."""
EXTENDS = HEAD + "extends: base.yaml\n"
# line 4 is `rules:`, line 5 the first rule


def load_text(text: str, folder: Path, name: str = "unit.yaml") -> RuleSet:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return load(name, base=folder)


def failure(text: str, folder: Path) -> RuleFileError:
    with pytest.raises(RuleFileError) as caught:
        load_text(text, folder)
    return caught.value


def changed(old: str, new: str, text: str = HEAD + RULE) -> str:
    assert old in text
    return text.replace(old, new, 1)
