"""Several rule sets used as one: shared parents count once, contradictions are refused."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from branchaudit.errors import RuleFileError
from branchaudit.ruleset.load import load
from ruleset.made import EXTENDS, HEAD, RULE, load_text
from ruleset.test_scheme import SCHEME

OTHER = EXTENDS.replace("id: unit", "id: other").replace("某单位规则", "另一套")
OWN = RULE.replace("text.no-draft", "other.no-draft")


def both(first: str, second: str, folder: Path) -> list[str]:
    load_text(first, folder, "a.yaml")
    load_text(second, folder, "b.yaml")
    return [rule.id for rule in load(["a.yaml", "b.yaml"], base=folder).rules]


def test_a_rule_that_both_inherit_is_one_rule(tmp_path: Path) -> None:
    ids = both(EXTENDS + RULE, OTHER + OWN, tmp_path)
    assert ids == ["minutes.chair-named", "wording.form", "text.no-draft", "other.no-draft"]
    rules = load(["a.yaml", "b.yaml"], base=tmp_path)
    assert (rules.id, rules.title) == ("unit+other", "某单位规则、另一套")


def test_extends_may_be_a_list(tmp_path: Path) -> None:
    load_text(EXTENDS + RULE, tmp_path, "a.yaml")
    load_text(OTHER + OWN, tmp_path, "b.yaml")
    rules = load_text(HEAD + "extends: [a.yaml, b.yaml]\n", tmp_path, "c.yaml")
    assert len(rules.rules) == 4
    assert rules.id == "unit"


def test_points_and_grades_come_from_the_first_that_has_them(tmp_path: Path) -> None:
    load_text(EXTENDS + SCHEME, tmp_path, "a.yaml")
    load_text(OTHER, tmp_path, "b.yaml")
    for order in (["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"]):
        rules = load(order, base=tmp_path)
        assert rules.scheme is not None
        assert rules.scheme.title == "支部考评"
        assert rules.pass_score == 60


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "overrides: {wording.form: {severity: info}}\n",
            "",
            "规则“wording.form”改得不一样（other 没有改；写在它前面的一套改在 ",
        ),
        (RULE, RULE, "规则“text.no-draft”在 "),
        (
            "parameters: {几人: 3}\n",
            "parameters: {几人: 4}\n",
            "参数“几人”在 other 和写在它前面的一套里内容不一样",
        ),
        ("groups: {会: [党课]}\n", "groups: {会: [支委会]}\n", "分组“会”"),
        ("lists: {词: [甲]}\n", "lists: {词: [乙]}\n", "名单“词”"),
    ],
)
def test_contradictions_are_refused(first: str, second: str, said: str, tmp_path: Path) -> None:
    if "text.no-draft" in second:
        second = second.replace("severity: warning", "severity: info")
    with pytest.raises(RuleFileError) as caught:
        both(EXTENDS + first, OTHER + second, tmp_path)
    assert said in str(caught.value)
    assert "b.yaml" in str(caught.value)


def test_what_both_declare_alike_is_no_contradiction(tmp_path: Path) -> None:
    both(EXTENDS + "parameters: {几人: 3}\n", OTHER + "parameters: {几人: 3}\n", tmp_path)
    assert load(["a.yaml", "b.yaml"], base=tmp_path).parameters["几人"] == 3


# ---------------------------------------------------------------- parameters of single rules
def test_a_parameter_of_a_rule_is_retuned_by_its_name_alone(tmp_path: Path) -> None:
    text = HEAD + RULE.replace("应到人数 > 3", "应到人数 > 最少").replace(
        "    remedy: 删去\n", "    remedy: 删去\n    parameters: {最少: {value: 3, title: 几人}}\n"
    )
    load_text(text, tmp_path)
    digests = set()
    for value in (3, 9):
        rules = load("unit.yaml", base=tmp_path, parameters={"最少": value})
        digests.add(rules.digest)
        when = rules.rules[0].when
        assert when is not None
        assert str(value) in ast.unparse(when.tree)
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("最小", 5, "没有名为“最小”的参数，是不是“最少”？"), ("最少", "五", "应当是数（规则集里是 3）")],
)
def test_a_wrong_one_points_into_the_configuration(
    name: str, value: object, said: str, tmp_path: Path
) -> None:
    text = HEAD + RULE.replace("    remedy: 删去\n", "    remedy: 删去\n    parameters: {最少: 3}\n")
    load_text(text, tmp_path)
    config = tmp_path / "branchaudit.yaml"
    config.write_text(f"ruleset: unit.yaml\nparameters:\n  {name}: {value}\n", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load("unit.yaml", base=tmp_path, parameters={name: value}, config_files=[config])
    assert said in str(caught.value)
    assert (caught.value.file, caught.value.line) == (str(config), 3)
