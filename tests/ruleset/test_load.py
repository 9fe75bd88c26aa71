"""What a rule set is after loading: inherited, retuned, plain, and loaded fast when nothing changed."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from branchaudit.ruleset import locate, schema, schema_checks, store
from branchaudit.ruleset.checks import PatternCheck
from branchaudit.ruleset.draft import draft_of
from branchaudit.ruleset.load import load
from ruleset.made import EXTENDS, HEAD, RULE, changed, load_text


@pytest.mark.parametrize("name", sorted(locate.shipped()))
def test_shipped_sets_load_and_their_points_add_up(name: str) -> None:
    rules = load(name)
    assert rules.id == name
    assert rules.rules
    draft = draft_of(name, Path.cwd())
    assert sum(d["points"] for d in draft.head.data.get("dimensions") or ()) <= 100
    if rules.scheme:
        assert rules.scheme.points == 100


def test_chinese_names_become_ids(tmp_path: Path) -> None:
    text = changed("applies_to: [党员大会]", "applies_to: [会, 述职报告]")
    rules = load_text(HEAD + "groups: {会: [支委会, 党小组会]}\n" + text.removeprefix(HEAD), tmp_path)
    assert rules.rules[0].applies_to == {"branch_committee_meeting", "party_group_meeting", "debriefing"}
    assert rules.rules[0].when is not None
    assert rules.rules[0].when.references == ("expected_count",)


def test_a_unit_switches_off_retunes_and_adds(tmp_path: Path) -> None:
    text = EXTENDS + (
        "overrides:\n  minutes.chair-named: {off: true}\n  wording.*: {severity: info, deduct: {each: 5}}\n"
    )
    rules = load_text(text + RULE, tmp_path)
    base = load("base.yaml", base=tmp_path)
    assert rules.rule("minutes.chair-named") is None
    assert rules.switched_off == ("minutes.chair-named",)
    wording = rules.rule("wording.form")
    assert wording is not None
    assert (wording.severity, wording.deduct.each) == ("info", 5)
    assert rules.rule("text.no-draft") is not None
    assert rules.dimensions == base.dimensions
    assert rules.bands == base.bands
    assert (rules.id, rules.title) == ("unit", "某单位规则")
    assert rules.digest != base.digest


def test_a_unit_gives_parameters_other_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the rule set comes from the store."""
    monkeypatch.setenv(store.ENV, str(tmp_path / "cache"))
    text = changed("应到人数 > 3", "应到人数 > 最少人数")
    load_text(text + "parameters: {最少人数: {value: 3, title: 最少几人}}\n", tmp_path)
    for value in (8, 4.5, 8, 3):
        rules = load("unit.yaml", base=tmp_path, parameters={"最少人数": value})
        assert rules.parameters == {"最少人数": value}
        assert rules.parameter_titles == {"最少人数": "最少几人"}
    digests = {load("unit.yaml", base=tmp_path, parameters={"最少人数": n}).digest for n in (3, 8)}
    assert len(digests) == 2


def test_parameters_of_a_parent_are_retuned_by_the_child(tmp_path: Path) -> None:
    parent = (
        HEAD
        + "parameters: {最少人数: {value: 3, title: 最少到会人数}}\n"
        + changed("应到人数 > 3", "应到人数 > 最少人数").removeprefix(HEAD)
    )
    parent = parent.replace("应到 {应到人数} 人", "少于 {最少人数} 人")
    load_text(parent, tmp_path, "parent.yaml")
    child = load_text(HEAD + "extends: parent.yaml\nparameters: {最少人数: 8}\n", tmp_path, "child.yaml")
    rule = child.rules[0]
    assert rule.message is not None
    assert rule.message.parts == ("少于 ", "8", " 人")


def test_a_title_survives_a_new_value_and_a_hint_keeps_no_points(tmp_path: Path) -> None:
    load_text(HEAD + "parameters: {最少: {value: 3, title: 最少几次}}\n", tmp_path, "parent.yaml")
    child = load_text(HEAD + "extends: parent.yaml\nparameters: {最少: 8}\n", tmp_path, "child.yaml")
    assert (child.parameters["最少"], child.parameter_titles["最少"]) == (8, "最少几次")
    hint = load_text(EXTENDS + "overrides: {wording.form: {kind: hint}}\n", tmp_path).rule("wording.form")
    assert hint is not None
    assert (hint.kind, hint.deduct.each) == ("hint", 0)


def test_a_rule_set_of_two_generations(tmp_path: Path) -> None:
    load_text(EXTENDS + RULE, tmp_path, "town.yaml")
    rules = load_text(
        HEAD + "extends: town.yaml\noverrides: {text.no-draft: {when: 应到人数 > 9}}\n", tmp_path
    )
    assert rules.rule("minutes.chair-named") is not None
    rule = rules.rule("text.no-draft")
    assert rule is not None
    assert rule.when is not None
    assert rule.when.source == "应到人数 > 9"


def test_a_folder_takes_its_topic_files_and_a_topic_file_stands_for_its_folder(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(RULE.replace("text.no-draft", "text.other"), encoding="utf-8")
    assert [r.id for r in load(".", base=tmp_path).rules] == ["text.other", "text.no-draft"]
    assert load("b.yaml", base=tmp_path).digest == load(".", base=tmp_path).digest


def test_yaml_words_that_look_like_other_things_stay_words(tmp_path: Path) -> None:
    text = changed("forbid: [草稿]", "forbid: ['12:30', no, 2024-01-02]")
    check = load_text(text, tmp_path).rules[0].check
    assert isinstance(check, PatternCheck)
    assert [p.source for p in check.patterns] == ["12:30", "no", "2024-01-02"]


def test_the_digest_does_not_depend_on_place_comments_or_examples(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    first = load_text(HEAD + RULE, tmp_path).digest
    moved = load_text("# 说明\n" + HEAD + RULE + "    tests: {pass: [甲]}\n", tmp_path / "x").digest
    assert first == moved
    assert load_text(changed("草稿", "初稿"), tmp_path).digest != first


def test_a_rule_set_travels_between_processes(tmp_path: Path) -> None:
    rules = load_text(EXTENDS + RULE, tmp_path)
    rules.plan("party_group_meeting")
    again = pickle.loads(pickle.dumps(rules))
    assert again.digest == rules.digest
    assert [r.id for r in again.rules] == [r.id for r in rules.rules]
    assert again.info == rules.info


# ---------------------------------------------------------------- what is kept between runs
def test_unchanged_files_are_not_validated_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.ENV, str(tmp_path / "cache"))
    first = load_text(EXTENDS + RULE, tmp_path)
    script = (
        "import sys; from pathlib import Path; from branchaudit.ruleset.load import load\n"
        f"rules = load('unit.yaml', base=Path({str(tmp_path)!r}))\n"
        "print(rules.digest, sorted({'pydantic', 'yaml'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.strip() == f"{first.digest} []"


def test_a_changed_or_added_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.ENV, str(tmp_path / "cache"))
    unit = tmp_path / "unit"
    unit.mkdir()
    (unit / "ruleset.yaml").write_text(HEAD, encoding="utf-8")
    (unit / "a.yaml").write_text(RULE, encoding="utf-8")
    assert load("unit", base=tmp_path).rules[0].severity == "warning"
    (unit / "a.yaml").write_text(RULE.replace("warning", "info"), encoding="utf-8")
    assert load("unit", base=tmp_path).rules[0].severity == "info"
    (unit / "b.yaml").write_text(RULE.replace("text.no-draft", "text.other"), encoding="utf-8")
    assert len(load("unit", base=tmp_path).rules) == 2
    overridden = load("unit", base=tmp_path, overrides={"text.other": {"off": True}})
    assert len(overridden.rules) == 1
    assert len(load("unit", base=tmp_path).rules) == 2


def test_a_spoilt_entry_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.ENV, str(tmp_path / "cache"))
    load_text(EXTENDS + RULE, tmp_path)
    (entry,) = (tmp_path / "cache" / "rules").glob("*.json")
    entry.write_text("{", encoding="utf-8")
    assert len(load("unit.yaml", base=tmp_path).rules) == 3


def test_the_place_of_a_rule_is_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.ENV, str(tmp_path / "cache"))
    assert load_text(HEAD + RULE, tmp_path).rules[0].origin == f"{tmp_path / 'unit.yaml'}:5"
    monkeypatch.chdir(tmp_path)
    assert load("unit.yaml", base=tmp_path).rules[0].origin == "unit.yaml:5"


def test_defaults_of_the_language_are_those_of_the_objects() -> None:
    """The schema leaves defaults to the objects: a field that may be left out defaults to None."""
    models = [m for module in (schema, schema_checks) for m in vars(module).values() if isinstance(m, type)]
    for model in models:
        if issubclass(model, schema_checks.Model) and model is not schema.PointsBasis:
            assert all(f.is_required() or f.default is None for f in model.model_fields.values()), model
