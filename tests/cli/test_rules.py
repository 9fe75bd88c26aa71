from __future__ import annotations

import json
import sys
import types
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from branchaudit.cli.app import run
from branchaudit.model import RuleResult

Capture = pytest.CaptureFixture[str]

RULE_FILE = """\
id: own-set
title: 本单位规则
version: 1
rules:
  - id: own.place
    title: 写明地点
    applies_to: 党小组会
    severity: warning
    basis: {tier: 单位制度, text: 《示例制度》}
    check: {kind: element, elements: [地点]}
    remedy: 补写地点
    explain: 便于查对。
    deduct: {each: 1.5, cap: 3}
    tests:
      as: 党小组会
      pass: ["地点：会议室"]
      fail: ["时间：三月"]
"""


@pytest.fixture
def rule_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "own.yaml"
    file.write_text(RULE_FILE, encoding="utf-8")
    return file


def test_list_names_level_tier_and_points(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "list", "--ruleset", "own.yaml"]) == 0
    out = capsys.readouterr().out
    assert "own.place  警告  写明地点  [单位制度]  每处扣 1.5 分，最多 3 分" in out
    assert "本工具假定" in out


def test_the_shipped_set_is_listed_by_default(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "list"]) == 0
    assert "central-baseline" in capsys.readouterr().out


def test_the_set_of_the_configuration_is_listed(rule_file: Path, capsys: Capture) -> None:
    text = "ruleset: ./own.yaml\noverrides:\n  own.place: {severity: info}\n"
    (rule_file.parent / "branchaudit.yaml").write_text(text, encoding="utf-8")
    assert run(["rules", "list"]) == 0
    assert "own.place  提示" in capsys.readouterr().out


def test_show_explains_a_rule(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "show", "own.place", "--ruleset", "own.yaml"]) == 0
    out = capsys.readouterr().out
    for part in (
        "适用  党小组会",
        "依据  单位制度 《示例制度》",
        "每处扣 1.5 分，最多 3 分（分值为本工具假定）",
        "kind: element",
        "建议  补写地点",
        "合格的例子：\n    地点：会议室",
        "不合格的例子：\n    时间：三月",
    ):
        assert part in out


def test_show_names_the_nearest_rule(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "show", "own.plce", "--ruleset", "own.yaml"]) == 2
    assert "own.place" in capsys.readouterr().err


def test_validate(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "validate", "own.yaml"]) == 0
    assert "可以使用：本单位规则（own-set 1），1 条规则" in capsys.readouterr().out
    rule_file.write_text(RULE_FILE.replace("remedy", "remdy"), encoding="utf-8")
    assert run(["rules", "validate", "own.yaml"]) == 2
    error = capsys.readouterr().err
    assert "own.yaml:11:5" in error
    assert "remedy" in error
    assert run(["rules", "validate", "没有.yaml"]) == 2


def test_a_topic_file_is_validated_with_its_set(rule_file: Path, capsys: Capture) -> None:
    folder = rule_file.parent / "set"
    folder.mkdir()
    head, rules = RULE_FILE.split("rules:\n")
    (folder / "ruleset.yaml").write_text(head, encoding="utf-8")
    (folder / "topic.yaml").write_text("rules:\n" + rules, encoding="utf-8")
    assert run(["rules", "validate", "set/topic.yaml"]) == 0
    assert "1 条规则" in capsys.readouterr().out


@pytest.mark.parametrize(("wanted", "code"), [("right", 0), ("wrong", 1)])
def test_examples_decide_the_exit_code(
    rule_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, wanted: str, code: int
) -> None:
    def judge(content: str | bytes, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
        good = "地点" in str(content)
        return (RuleResult("own.place", "pass" if good or wanted == "wrong" else "fail"),)

    module = types.ModuleType("branchaudit.run")
    module.example_judge = lambda _: judge  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "branchaudit.run", module)
    assert run(["rules", "test", "own.yaml"]) == code
    out = capsys.readouterr().out
    assert f"例子 2 个，相符 {2 - code}，不符 {code}" in out


def test_schema_is_a_schema(capsys: Capture) -> None:
    assert run(["rules", "schema"]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))
