from __future__ import annotations

import json
import re
import sys
import textwrap
import types
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from branchaudit import self_score
from branchaudit.cli.app import run
from branchaudit.config import DEFAULT_RULESETS
from branchaudit.model import RuleResult
from branchaudit.ruleset import locate
from shipped import rules

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
    assert "警告  own.place  单位制度  每处扣 1.5 分，最多 3 分\n        写明地点\n" in out
    assert "本工具假定" in out


def test_the_shipped_set_is_listed_by_default(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "list"]) == 0
    assert "central-baseline" in capsys.readouterr().out


def test_the_set_of_the_configuration_is_listed(rule_file: Path, capsys: Capture) -> None:
    text = "ruleset: ./own.yaml\noverrides:\n  own.place: {severity: info}\n"
    (rule_file.parent / "branchaudit.yaml").write_text(text, encoding="utf-8")
    assert run(["rules", "list"]) == 0
    assert "提示  own.place" in capsys.readouterr().out


def test_only_some_are_listed(rule_file: Path, capsys: Capture) -> None:
    for options, wanted, others in (
        (["--type", "谈心"], "talk.signed", "lecture.speaker-named"),
        (["--tier", "党内法规"], "quorum.election", "minutes.chair-named"),
        (["--severity", "疑似"], "formality.reading-only", "dates.exist"),
        (["--severity", "error"], "dates.exist", "formality.reading-only"),
        (["--owner", "党支部"], "dates.exist", ""),
        (["--dimension", "要素齐全"], "minutes.chair-named", "dates.exist"),
        (["--dimension", "elements", "--tier", "党内法规"], "minutes.vote-counted", "minutes.chair-named"),
    ):
        assert run(["rules", "list", *options]) == 0
        out = capsys.readouterr().out
        assert f"  {wanted}  " in " ".join(out.split(" "))
        assert not others or f"  {others} " not in out
        if others:
            assert re.search(r"：\d+ 条规则，列出其中 \d+ 条\n", out)


def test_a_dimension_of_the_point_table_lists_the_rules_that_count_there(capsys: Capture) -> None:
    options = ["--ruleset", "police-five-basics", "--dimension"]
    assert run(["rules", "list", *options, "基本队伍建设规范化"]) == 0
    out = capsys.readouterr().out
    assert "talk.signed" in out
    assert "lecture.speaker-named" not in out
    assert "residue.web-page" not in out  # another indicator names it
    assert run(["rules", "list", *options, "support"]) == 0
    out = capsys.readouterr().out
    assert "residue.web-page" in out
    assert "talk.signed" not in out


@pytest.mark.parametrize(
    ("option", "wrong", "near"),
    [
        ("--dimension", "要素齐", "要素齐全"),
        ("--type", "党小组慧", "党小组会"),
        ("--tier", "党内法归", "党内法规"),
        ("--owner", "党支步", "党支部"),
        ("--severity", "erorr", "error"),
    ],
)
def test_an_unknown_value_names_the_nearest(option: str, wrong: str, near: str, capsys: Capture) -> None:
    assert run(["rules", "list", option, wrong]) == 2
    assert f"是不是“{near}”？" in capsys.readouterr().err


def test_values_of_all_parameters_are_listed(rule_file: Path, capsys: Capture) -> None:
    """Also of those that only one rule has, and as the configuration of this folder has them."""
    config = rule_file.parent / "branchaudit.yaml"
    config.write_text("parameters:\n  到会比例: 0.9\n", encoding="utf-8")
    assert run(["rules", "list"]) == 0
    assert "参数  到会比例 = 0.9（" in capsys.readouterr().out


def test_show_explains_a_rule(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "show", "own.place", "--ruleset", "own.yaml"]) == 0
    out = capsys.readouterr().out
    for part in (
        "own.place\n写明地点\n",
        "查什么\n    适用材料：党小组会\n    看“地点”一栏：缺失、空白、占位符、残缺，各记一处\n",
        "为什么\n    便于查对。\n",
        "依据\n    单位制度 《示例制度》\n",
        "警告；每处扣 1.5 分，最多 3 分（本工具假定）",
        "合格的例子\n      地点：会议室\n",
        "不合格的例子\n      时间：三月\n    查出：缺少“地点”\n",
        "怎样改\n    补写地点\n",
        "own.place: {severity: warning}",
        "出处\n    own.yaml:5\n",
    ):
        assert part in out
    assert "kind: element" not in out


def test_show_gives_the_text_of_the_file_when_asked(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "show", "own.place", "--ruleset", "own.yaml", "--yaml"]) == 0
    out = capsys.readouterr().out
    (rule,) = yaml.safe_load(out)
    assert rule["check"] == {"kind": "element", "elements": ["地点"]}


def test_show_lists_what_a_pattern_matches(capsys: Capture) -> None:
    assert run(["rules", "show", "quorum.*"]) == 0
    out = capsys.readouterr().out
    assert "quorum.election" in out
    assert "minutes.chair-named" not in out


def test_show_names_the_nearest_rule(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "show", "own.plce", "--ruleset", "own.yaml"]) == 2
    assert "own.place" in capsys.readouterr().err
    assert run(["rules", "show", "nothing.*", "--ruleset", "own.yaml"]) == 2


def test_a_rule_that_is_switched_off_says_so(rule_file: Path, capsys: Capture) -> None:
    text = "ruleset: own.yaml\noverrides:\n  own.place: {off: true}\n"
    (rule_file.parent / "branchaudit.yaml").write_text(
        text.replace("own.yaml", "./own.yaml"), encoding="utf-8"
    )
    assert run(["rules", "show", "own.place"]) == 2
    assert "已被关闭" in capsys.readouterr().err


@pytest.mark.parametrize("rule", ["quorum.election", "minutes.chair-named", "formality.hollow-criticism"])
def test_what_show_says_of_changing_a_rule_can_be_pasted(rule: str, rule_file: Path, capsys: Capture) -> None:
    """As it stands it changes nothing; with the other line the rule is off."""
    assert run(["rules", "show", rule]) == 0
    out = capsys.readouterr().out
    pasted = textwrap.dedent(out.split("写进 branchaudit.yaml：\n")[1].split("\n\n出处")[0])
    config = rule_file.parent / "branchaudit.yaml"
    config.write_text(pasted, encoding="utf-8")
    assert run(["rules", "show", rule]) == 0
    assert capsys.readouterr().out.split("\n\n出处")[0] == out.split("\n\n出处")[0]
    lines = [line for line in pasted.splitlines(keepends=True) if "severity: " not in line]
    config.write_text("".join(lines).replace(f"# {rule}: {{off", f"{rule}: {{off"), encoding="utf-8")
    assert run(["rules", "show", rule]) == 2


def test_sets_are_listed_with_what_they_extend(capsys: Capture) -> None:
    assert run(["rules", "sets"]) == 0
    out = capsys.readouterr().out
    for name in locate.shipped():
        assert re.search(rf"^[* ] {name} ", out, re.MULTILINE)
    for name in DEFAULT_RULESETS:
        assert re.search(rf"^\* {name} ", out, re.MULTILINE)
    line = next(line for line in out.splitlines() if "police-five-basics" in line)
    assert "继承 central-baseline" in line
    assert "有考评方案（100 分）" in line


def test_the_point_table_is_shown(capsys: Capture) -> None:
    assert run(["rules", "scheme", "--ruleset", "police-five-basics"]) == 0
    out = capsys.readouterr().out
    for part in (
        "公安机关党支部“五化”考评（100 分）",
        "程序最多判定 60 分；要看全年频次、名册和台账的 28 分、要到现场看的 12 分",
        "基本组织设置规范化（15 分）",
        "  换届选举程序　5 分　党支部\n      材料：换届选举\n      每份有缺项的材料扣 1 分\n      依据：",
        "现场核查",
        "加分项（合计不超过 5 分）",
        "民警严重违纪违法：最高评为未达标",
        "达标：80 分以上（合格线）",
        "分值从哪里来\n  本工具假定",
    ):
        assert part in out


def test_a_set_without_a_point_table_says_where_there_is_one(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "scheme", "--ruleset", "own.yaml"]) == 2
    assert "branchaudit rules sets" in capsys.readouterr().err


def test_a_blank_self_score_table_is_written_once(rule_file: Path, capsys: Capture) -> None:
    command = ["rules", "scheme", "--ruleset", "police-five-basics", "--self-score", "自评表.csv"]
    assert run(command) == 0
    file = rule_file.parent / "自评表.csv"
    written = file.read_bytes()
    assert "check 文件夹 --ruleset police-five-basics --self-score 自评表.csv" in capsys.readouterr().out
    assert written.startswith("\ufeff支部,指标,自评,评定".encode())
    scheme = rules("police-five-basics").scheme
    assert scheme is not None
    stated = self_score.read(file, scheme)
    assert set(stated[""]) == {
        e.id for part in (scheme.indicators, scheme.extras, scheme.vetoes) for e in part
    }
    assert not any(any(one) for one in stated[""].values())
    assert run(command) == 2  # it may have been filled in
    assert "没有覆盖" in capsys.readouterr().err
    assert file.read_bytes() == written


def test_differences_decide_the_exit_code(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "diff", "own.yaml", "own.yaml"]) == 0
    assert "内容相同" in capsys.readouterr().out
    other = RULE_FILE.replace("severity: warning", "severity: info")
    (rule_file.parent / "new.yaml").write_text(other, encoding="utf-8")
    assert run(["rules", "diff", "own.yaml", "new.yaml"]) == 1
    assert "~ own.place　级别 警告 → 提示" in capsys.readouterr().out
    assert run(["rules", "diff", "own.yaml", "none.yaml"]) == 2


def test_a_new_set_works_as_written(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "new", "first-bureau", "--out", "本单位.yaml"]) == 0
    text = (rule_file.parent / "本单位.yaml").read_text(encoding="utf-8")
    assert run(["rules", "new", "first-bureau", "--out", "本单位.yaml"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert (rule_file.parent / "本单位.yaml").read_text(encoding="utf-8") == text
    assert run(["rules", "validate", "本单位.yaml"]) == 0
    assert "提醒" not in capsys.readouterr().out
    assert run(["rules", "test", "本单位.yaml"]) == 0
    assert run(["rules", "diff", "central-baseline", "本单位.yaml"]) == 1
    out = capsys.readouterr().out
    assert "+ first-bureau.enough-speakers" in out
    assert "~ minutes.place-stated" in out
    assert run(["rules", "new", "第一分局"]) == 2
    assert run(["rules", "new", "wording"]) == 2  # the id of a shipped set


def test_what_new_says_can_be_pasted(rule_file: Path, capsys: Capture) -> None:
    assert run(["rules", "new", "first-bureau", "--out", "我的 规则.yaml"]) == 0
    assert 'branchaudit rules test "我的 规则.yaml"\n' in capsys.readouterr().out


def test_manuals_replace_only_manuals(rule_file: Path, capsys: Capture) -> None:
    command = ["rules", "docs", "--out", "手册", "--ruleset", "own.yaml"]
    assert run(command) == 0
    index = rule_file.parent / "手册" / "README.md"
    first = index.read_bytes()
    assert run(command) == 0
    assert index.read_bytes() == first
    index.write_text("# 我的说明\n", encoding="utf-8")
    assert run(command) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert index.read_text(encoding="utf-8") == "# 我的说明\n"


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

    module = types.ModuleType("branchaudit.example_runs")
    module.example_judge = lambda _: judge  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "branchaudit.example_runs", module)
    assert run(["rules", "test", "own.yaml"]) == code
    out = capsys.readouterr().out
    assert f"例子 2 个，相符 {2 - code}，不符 {code}" in out


def test_schema_is_a_schema(capsys: Capture) -> None:
    assert run(["rules", "schema"]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_every_shipped_set_is_tested_where_none_is_named(
    rule_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    tried: list[str] = []

    def results(name: str, _: object, **__: object) -> list[object]:
        tried.append(name)
        return []

    monkeypatch.setattr("branchaudit.ruleset.selftest.run", results)
    assert run(["rules", "test"]) == 0
    assert tried == list(locate.shipped())
    assert len(capsys.readouterr().out.splitlines()) == len(tried)
    (rule_file.parent / "branchaudit.yaml").write_text("ruleset: ./own.yaml\n", encoding="utf-8")
    tried.clear()
    assert run(["rules", "test"]) == 0
    assert [Path(name).name for name in tried] == ["own.yaml"]
