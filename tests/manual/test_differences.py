"""Two versions of a rule set: what is new, what is gone, what weighs otherwise, what only reads otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.manual.book import Book, book
from branchaudit.manual.differences import differences
from ruleset.made import BASE, EXTENDS, HEAD, RULE


def made(text: str, folder: Path, name: str = "unit.yaml") -> Book:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return book(str(folder / name))


def compared(old: str, new: str, folder: Path) -> dict[str, list[str]]:
    return dict(differences(made(old, folder, "old.yaml"), made(new, folder, "new.yaml")))


def test_the_same_content_has_no_differences_whatever_its_name(tmp_path: Path) -> None:
    assert compared(HEAD + RULE, "# 新版\n" + HEAD.replace("version: 1", "version: 2") + RULE, tmp_path) == {}


def test_what_is_inherited_and_overridden_is_compared_as_it_ends_up(tmp_path: Path) -> None:
    changes = EXTENDS + "overrides: {wording.form: {off: true}, minutes.*: {severity: warning}}\n" + RULE
    assert compared(BASE, changes, tmp_path) == {
        "规则": [
            "~ minutes.chair-named　级别 错误 → 警告",
            "+ text.no-draft　不得留有“草稿”字样",
            "- wording.form　提法",
        ]
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: warning", "severity: info", "级别 警告 → 提示"),
        ("    remedy: 删去\n", "    remedy: 删去\n    kind: hint\n", "级别 警告 → 疑似"),
        ("applies_to: [党员大会]", "applies_to: [党员大会, 党课]", "新用于 党课"),
        ("applies_to: [党员大会]", "applies_to: [党课]", "不再用于 支部党员大会；新用于 党课"),
        ("    remedy: 删去\n", "    remedy: 删去\n    deduct: {each: 2}\n", "分值 不扣分 → 每处扣 2 分"),
        (
            "text: 档案管理办法",
            "text: 档案办法, from: 2020-01-01",
            "依据 单位制度 档案管理办法 → 单位制度 档案办法，只用于 2020-01-01 起的活动",
        ),
        ("forbid: [草稿]", "forbid: [初稿]", "检查内容改了（forbid）"),
        ("{kind: pattern, forbid: [草稿]}", "{kind: terms, terms: [草稿]}", "检查方式 pattern → terms"),
        (
            "{kind: pattern, forbid: [草稿]}",
            "{kind: pattern, forbid: [草稿], max: 3}",
            "max 没有 → 3",
        ),
        ("    remedy: 删去\n", "    remedy: 删去\n    tests: {pass: [甲]}\n", "只是文字不同（例子）"),
        ("应到人数 > 3", "应到人数 > 5", "条件 应到人数 > 3 → 应到人数 > 5"),
        ("    remedy: 删去\n", "    remedy: 划去\n", "只是文字不同（建议）"),
        ("    remedy: 删去\n", "    remedy: 删去\n    owner: 党委\n", "责任 党支部 → 党委"),
    ],
)
def test_a_change_of_a_rule_is_named(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in HEAD + RULE
    found = compared(HEAD + RULE, (HEAD + RULE).replace(old, new), tmp_path)
    assert found == {"规则": [f"~ text.no-draft　{said}"]}


def test_parameters_lists_dimensions_and_bands(tmp_path: Path) -> None:
    old = HEAD + (
        "parameters: {甲: 1, 乙: 2}\nlists: {旧称: [某]}\n"
        "dimensions: [{id: a, title: 甲, points: 100}]\nbands: [{min: 60, grade: 合格}]\n"
    )
    new = HEAD + (
        "parameters: {甲: 3, 丙: 2}\nlists: {旧称: [某, 另]}\n"
        "dimensions: [{id: a, title: 甲, points: 90}]\nbands: [{min: 70, grade: 合格}]\npass_grade: 合格\n"
    )
    assert compared(old, new, tmp_path) == {
        "参数": ["+ 丙　2", "- 乙　2", "~ 甲　1 → 3"],
        "名单": ["~ 旧称　某 → 某、另"],
        "维度": ["~ a　甲 100 分 → 甲 90 分"],
        "等次": ["~ 合格　60 分以上 → 70 分以上（合格线）"],
    }


def test_regulations_and_tasks(tmp_path: Path) -> None:
    old = HEAD + (
        "regulations: {旧办法: {tier: 单位制度, text: 《旧办法》, from: 2018-01-01}}\n"
        "tasks: [{task: 上报计划, basis: {tier: 单位制度, text: 《办法》}, per: year, due: 1月15日前}]\n"
    )
    new = old.replace("from: 2018-01-01", "from: 2018-01-01, until: 2023-12-31").replace("1月15", "1月31")
    assert compared(old, new, tmp_path) == {
        "法规": [
            "~ 旧办法　单位制度 《旧办法》，2018-01-01 起 → "
            "单位制度 《旧办法》，2018-01-01 起，到 2023-12-31 为止"
        ],
        "任务": ["~ 上报计划　year，1月15日前，《办法》 → year，1月31日前，《办法》"],
    }


def test_point_tables_are_compared_indicator_by_indicator(tmp_path: Path) -> None:
    changes = HEAD + (
        "extends: police-five-basics\nscheme:\n  dimensions:\n    - id: organization\n      indicators:\n"
        "        - {id: election, points: 4}\n        - {id: term, off: true}\n"
        "        - {id: board, title: 班子评议, points: 4, by: 现场}\n"
        "  extras: {cap: 3}\n  vetoes: [{id: falsehood, off: true}]\n"
    )
    found = dict(differences(book("police-five-basics"), made(changes, tmp_path)))
    assert found == {
        "考评方案": [
            "- 一票否决 经核实弄虚作假　最高评为未达标，材料里看不出来，核实后由自评表给出",
            "~ 加分项　合计不超过 5 分 → 合计不超过 3 分",
        ],
        "考评指标": [
            "+ board　班子评议，4 分",
            "~ election　分值 5 分 → 4 分",
            "- term　按期换届、及时补选，3 分",
        ],
    }
