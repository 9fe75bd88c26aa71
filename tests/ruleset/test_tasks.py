"""Tasks of a rule set: inherited, replaced by name, as often as a parameter says."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.errors import RuleFileError
from branchaudit.ruleset.load import load
from ruleset.made import HEAD, RULE, load_text

TASK = """\
  - task: 上党课
    basis: {tier: 单位制度, text: 细则, clause: 第三条}
    owner: 宣传委员
    per: %s
    types: 党课
"""


def test_tasks_are_inherited_and_replaced_by_name(tmp_path: Path) -> None:
    load_text(
        HEAD + "tasks:\n" + TASK % "quarter" + TASK.replace("上党课", "讲评") % "year",
        tmp_path,
        "parent.yaml",
    )
    child = load_text(HEAD + "extends: parent.yaml\ntasks:\n" + TASK % "half", tmp_path, "child.yaml")
    assert [(t.task, t.per, t.due) for t in child.tasks] == [
        ("上党课", "half", "6月底前、12月底前"),
        ("讲评", "year", "12月底前"),
    ]
    task = child.tasks[0]
    assert (task.owner, task.types, task.basis.text) == ("宣传委员", ("party_lecture",), "细则第三条")


def test_how_often_may_be_a_parameter_that_a_unit_sets(tmp_path: Path) -> None:
    text = HEAD + "parameters: {党课周期: quarter}\ntasks:\n" + TASK % "党课周期"
    assert load_text(text, tmp_path).tasks[0].per == "quarter"
    assert load("unit.yaml", base=tmp_path, parameters={"党课周期": "month"}).tasks[0].due == "每月底前"
    with pytest.raises(RuleFileError, match="周期“weekly”不对"):
        load("unit.yaml", base=tmp_path, parameters={"党课周期": "weekly"})


def test_a_topic_file_may_hold_tasks_alone_and_they_bear_on_no_verdict(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(RULE, encoding="utf-8")
    before = load(".", base=tmp_path).digest
    (tmp_path / "b.yaml").write_text("tasks:\n" + TASK % "year", encoding="utf-8")
    rules = load(".", base=tmp_path)
    assert len(rules.tasks) == 1
    assert rules.digest == before
