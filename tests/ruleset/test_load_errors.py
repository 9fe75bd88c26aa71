"""Every mistake in a rule file is named in Chinese, at its line and column, with the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.errors import RuleFileError
from branchaudit.ruleset.load import load
from ruleset.made import BASE, EXTENDS, HEAD, RULE, changed, failure


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        # keys
        (changed("    title: 不得", "    titel: 不得"), 6, 5, "没有名为“titel”的键，是不是“title”"),
        (changed("forbid:", "forbit:"), 12, 28, "没有名为“forbit”的键，是不是“forbid”"),
        (changed("    remedy: 删去\n", ""), 5, 5, "缺少“remedy”"),
        (changed("    remedy: 删去\n", "    remedy: 删去\n    remedy: 改\n"), 15, 5, "键“remedy”重复"),
        (changed("version: 1", "verzion: 1"), 3, 1, "没有名为“verzion”的键，是不是“version”"),
        # values
        (changed("warning", "warn"), 8, 15, "取值“warn”不对，是不是“warning”"),
        (changed("单位制度", "单位制"), 10, 19, "取值“单位制”不对，是不是“单位制度”"),
        (changed("kind: pattern", "kind: patern"), 12, 12, "kind“patern”不对，是不是“pattern”"),
        (changed("[草稿]", "['草(稿']"), 12, 37, "正则表达式不对"),
        (changed("id: text.no-draft", "id: Text.NoDraft"), 5, 9, "不能作编号"),
        (changed("text: 档案管理办法", "text: 档案管理办法, from: 2018年"), 10, 45, "不是日期"),
        (changed("    remedy: 删去\n", "    remedy: 删去\n    deduct: {each: -1}\n"), 15, 20, "应当不小于 0"),
        (
            changed("    remedy: 删去\n", "    remedy: 删去\n    deduct: {each: 两分}\n"),
            15,
            20,
            "应当是数，现在是 “两分”",
        ),
        (
            changed("forbid: [草稿]", "forbid: [草稿], require: 定稿"),
            12,
            12,
            "require 和 forbid 要写且只写一个",
        ),
        (changed("    category: template_residue\n", ""), 5, 5, "缺少 category"),
        # names
        (changed("党员大会", "党员大汇"), 7, 18, "没有名为“党员大汇”的材料类型，是不是“党员大会”"),
        (changed("template_residue", "template_residu"), 9, 15, "没有名为“template_residu”的问题类别"),
        (
            changed("    remedy: 删去\n", "    remedy: 删去\n    dimension: 要素\n"),
            15,
            16,
            "没有名为“要素”的维度",
        ),
        (
            changed("forbid: [草稿]", "forbid: [草稿], scope: [正文, 主持]"),
            12,
            54,
            "没有名为“主持”的范围，是不是“主持人”",
        ),
        (
            changed("{kind: pattern, forbid: [草稿]}", "{kind: terms, lists: 旧提法}"),
            12,
            33,
            "没有名为“旧提法”的名单",
        ),
        (
            changed("{kind: pattern, forbid: [草稿]}", "{kind: each, list: 票}"),
            12,
            31,
            "没有名为“票”的列表，是不是“票数”",
        ),
        # expressions and messages: the very word
        (changed("应到人数 > 3", "应到人娄 > 3"), 11, 11, "没有名为“应到人娄”的事实，是不是“应到人数”"),
        (
            changed("应到人数 > 3", "应到人数 > 3 and 实到 > 1"),
            11,
            24,
            "没有名为“实到”的事实，是不是“实到人数”",
        ),
        (changed("应到人数 > 3", "应到人数 = 3"), 11, 16, "比较相等请写 =="),
        (changed("应到人数 > 3", "有(主席) "), 11, 13, "没有名为“主席”的要素"),
        (changed("应到人数 > 3", "存在(主持人)"), 11, 11, "没有名为“存在”的函数"),
        (changed("应到人数 > 3", "应到人数.__class__"), 11, 11, "表达式里不能用"),
        (
            changed("应到 {应到人数} 人", "应到 {应到人} 人"),
            13,
            18,
            "没有名为“应到人”的事实，是不是“应到人数”",
        ),
        (changed("应到 {应到人数} 人", "应到 {应到人数 人"), 13, 17, "没有配对"),
        # what a basis allows
        (
            changed("severity: warning", "severity: error").replace("档案管理办法", "一般每季度一次"),
            8,
            15,
            "最高为 warning",
        ),
        (
            changed("severity: warning", "severity: error").replace("单位制度", "本工具假定"),
            8,
            15,
            "最高为 warning",
        ),
        (
            changed("    remedy: 删去\n", "    remedy: 删去\n    kind: hint\n    deduct: {each: 1}\n"),
            16,
            13,
            "不扣分",
        ),
        (
            changed("{kind: pattern, forbid: [草稿]}", '{kind: pattern, forbid: "(草稿"}'),
            12,
            36,
            "左括号没有闭合",
        ),
        (
            changed("{kind: pattern, forbid: [草稿]}", "{kind: sections, sections: 打算}"),
            12,
            39,
            "“sections”应当是列表",
        ),
        (
            changed(
                "{kind: pattern, forbid: [草稿]}", "{kind: columns, columns: [{name: 甲, varients: 乙}]}"
            ),
            12,
            48,
            "没有名为“varients”的键，是不是“variants”",
        ),
        (
            changed("{kind: pattern, forbid: [草稿]}", "{kind: columns, columns: [日期, 日期]}").replace(
                "    category: template_residue\n", ""
            ),
            11,
            12,
            "栏目“日期”写了两次",
        ),
        (
            changed("applies_to: [党员大会]", "applies_to: [甲乙]"),
            7,
            18,
            "可用：支部党员大会、",
        ),
        # rule sets
        (
            HEAD + "extends: central-baselin\n",
            4,
            10,
            "没有名为“central-baselin”的规则集，是不是“central-baseline”",
        ),
        (HEAD + "extends: unit.yaml\n", 4, 10, "成环"),
        (EXTENDS + "overrides:\n  minutes.chair-name: {off: true}\n", 6, 3, "是不是“minutes.chair-named”"),
        (EXTENDS + "overrides:\n  zz: {off: true}\n", 6, 3, "可用：minutes.chair-named、wording.form"),
        (
            EXTENDS + "overrides:\n  wording.form: {off: true}\n  wording.*: {severity: info}\n",
            7,
            3,
            "已经被关闭",
        ),
        (EXTENDS + "overrides:\n  minutes.chair-named: {of: true}\n", 6, 25, "没有名为“of”的键，是不是“off”"),
        (EXTENDS + "overrides:\n  minutes.chair-named: {when: 年分 > 3}\n", 6, 31, "是不是“年份”"),
        (EXTENDS + "overrides:\n  minutes.*: {parameters: {甲: 3}}\n", 6, 28, "没有名为“甲”的参数"),
        (HEAD + "parameters: {应到人数: 3}\n" + RULE, 4, 14, "已是事实"),
        (HEAD + "parameters: {a-b: 3}\n" + RULE, 4, 14, "只能用汉字"),
        (HEAD + "groups: {甲: [党员大会, 乙]}\n" + RULE, 4, 20, "没有名为“乙”的材料类型"),
        (HEAD + "bands: [{min: 90, grade: 好}]\npass_grade: 良\n" + RULE, 5, 13, "没有名为“良”的等次"),
        (HEAD + "lists: {甲: [旧词, {tern: 旧}]}\n" + RULE, 4, 18, "没有名为“tern”的键，是不是“term”"),
        # YAML itself
        (HEAD + "rules:\n\t- id: a\n", 5, 1, "制表符"),
        (HEAD + "description: 甲: 乙\n", 4, 15, "不能有冒号"),
        ("- id: unit\n", 1, 1, "“键: 值”"),
    ],
)
def test_a_mistake_is_shown_at_its_place(
    text: str, line: int, column: int, said: str, tmp_path: Path
) -> None:
    error = failure(text, tmp_path)
    assert said in str(error)
    assert (error.line, error.column) == (line, column)


def test_the_offending_line_is_shown_with_a_marker(tmp_path: Path) -> None:
    shown = str(failure(changed("warning", "warn"), tmp_path)).splitlines()
    assert shown[0].startswith(f"{tmp_path / 'unit.yaml'}:8:15：")
    assert shown[1].strip() == "severity: warn"
    assert shown[2] == " " * (4 + 14) + "^"


def test_the_marker_stands_under_the_word_after_chinese_text(tmp_path: Path) -> None:
    shown = str(failure(changed("应到人数 > 3", "应到人数 > 实到"), tmp_path)).splitlines()
    assert shown[2] == " " * (4 + 10) + "\u3000" * 4 + " " * 3 + "^"


def test_further_mistakes_are_counted(tmp_path: Path) -> None:
    text = changed("warning", "warn").replace("单位制度", "单位制")
    assert "另有 1 处错误" in str(failure(text, tmp_path))


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_bytes((HEAD + "description: 说明").encode("gb18030"))
    with pytest.raises(RuleFileError, match="UTF-8"):
        load("unit.yaml", base=tmp_path)


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_bytes(b"id: unit\ntitle: \x00\x01\n")
    with pytest.raises(RuleFileError, match=r"unit\.yaml:2：里面有看不见的控制字符"):
        load("unit.yaml", base=tmp_path)


def test_a_folder_that_is_no_rule_set_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"这个文件夹里没有 ruleset\.yaml"):
        load(".", base=tmp_path)


def test_aliases_cannot_blow_up(tmp_path: Path) -> None:
    levels = "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    assert "引用" in str(failure(f"{HEAD}groups:\n  a0: &a0 [党员大会]\n{levels}", tmp_path))
    assert "成环" in str(failure("a: &a [*a]\n", tmp_path))


def test_an_unknown_rule_set_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="是不是“central-baseline”"):
        load("central-basline", base=tmp_path)
    with pytest.raises(RuleFileError, match="没有找到规则集"):
        load("nothing/here", base=tmp_path)


def test_a_rule_given_twice_is_refused(tmp_path: Path) -> None:
    error = failure(HEAD + RULE + RULE.removeprefix("rules:\n"), tmp_path)
    assert error.line == 15
    assert "unit.yaml:5" in str(error)
    assert "overrides" in str(error)


def test_overrides_of_the_configuration_point_into_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    config = tmp_path / "branchaudit.yaml"
    config.write_text("ruleset: base.yaml\noverrides:\n  minutes.chair-name: {off: true}\n", encoding="utf-8")
    overrides = {"minutes.chair-name": {"off": True}}
    with pytest.raises(RuleFileError) as caught:
        load("base.yaml", base=tmp_path, overrides=overrides, config_files=[config])
    assert (caught.value.line, caught.value.column) == (3, 3)


@pytest.mark.parametrize(
    ("line", "value", "column", "message"),
    [
        ("最少人输: 5", 5, 3, "没有名为“最少人输”的参数，是不是“最少人数”？"),
        ("xyz: 5", 5, 3, "可用的参数：最少人数、严格、名单"),
        ("最少人数: 五", "五", 9, "“最少人数”应当是数（规则集里是 3），现在是文字"),
        ("最少人数: true", True, 9, "应当是数（规则集里是 3），现在是true 或 false"),
        ("严格: 1", 1, 7, "应当是true 或 false（规则集里是 true），现在是数"),
        ("名单: 甲", "甲", 7, "应当是列表（规则集里是 甲、乙），现在是文字"),
        ("名单:", None, 3, "现在是空的"),
    ],
)
def test_parameters_of_the_configuration_are_checked_and_pointed_at(
    tmp_path: Path, line: str, value: object, column: int, message: str
) -> None:
    """In the file that says so, be it the nearest or one that it extends."""
    text = HEAD + "parameters: {最少人数: {value: 3, title: 几人}, 严格: true, 名单: [甲, 乙]}\n" + RULE
    (tmp_path / "unit.yaml").write_text(text, encoding="utf-8")
    nearest, above = tmp_path / "branchaudit.yaml", tmp_path / "上级.yaml"
    nearest.write_text("extends: 上级.yaml\nunit: 某单位\n", encoding="utf-8")
    above.write_text(f"parameters:\n  {line}\n", encoding="utf-8")
    name = line.partition(":")[0]
    with pytest.raises(RuleFileError) as caught:
        load("unit.yaml", base=tmp_path, parameters={name: value}, config_files=[nearest, above])
    assert message in str(caught.value)
    assert (caught.value.file, caught.value.line) == (str(above), 2)
    if value is not None:
        assert caught.value.column == column


def test_a_rule_set_without_parameters_says_so(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_text(HEAD + RULE, encoding="utf-8")
    with pytest.raises(RuleFileError, match="没有名为“最少”的参数，它没有参数，请删去这一行"):
        load("unit.yaml", base=tmp_path, parameters={"最少": 1})
