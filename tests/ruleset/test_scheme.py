"""Point tables: read, inherited entry by entry, and refused where they do not add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.ruleset.rules import RuleSet
from branchaudit.standard import Scheme
from ruleset.made import BASE, EXTENDS, HEAD, failure, load_text

SCHEME = """\
scheme:
  title: 支部考评
  points_basis: {tier: 单位制度, text: 考评办法}
  bands: [{min: 90, grade: 优秀, each: 80}, {min: 60, grade: 合格}, {min: 0, grade: 不合格}]
  pass_grade: 合格
  dimensions:
    - id: meetings
      title: 会议
      points: 60
      aliases: [组织生活]
      indicators:
        - {id: general, title: 党员大会, points: 40, types: 党员大会, deduct: {each: 2, cap: 10, per: 处}}
        - {id: cadence, title: 次数, points: 20, by: 整档, owner: 党委}
    - id: wording
      title: 提法
      points: 40
      indicators:
        - {id: words, title: 提法准确, points: 30, types: 全部, rules: [wording.*], deduct: {each: 1}}
        - {id: room, title: 阵地, points: 10, by: 现场, note: 看一看}
  extras: {cap: 5, items: [{id: honour, title: 表彰, points: 3}]}
  vetoes:
    - {id: fraud, title: 弄虚作假, grade: 不合格, stars: 0}
    - {id: slip, title: 提法, rules: wording.form}
  stars: {bands: [{min: 95, stars: 5}, {min: 80, stars: 4}], limit: {stars: 5, share: 0.3}}
  review: {title: 群众评议, weight: 0.2}
"""


def scheme_of(rules: RuleSet) -> Scheme:
    assert rules.scheme is not None
    return rules.scheme


def child(changes: str, folder: Path) -> Scheme:
    load_text(EXTENDS + SCHEME, folder, "parent.yaml")
    return scheme_of(load_text(HEAD + "extends: parent.yaml\nscheme:\n" + changes, folder))


def test_a_point_table_is_read(tmp_path: Path) -> None:
    scheme = scheme_of(load_text(EXTENDS + SCHEME, tmp_path))
    assert (scheme.title, scheme.points, scheme.pass_score, scheme.extras_cap) == ("支部考评", 100, 60, 5)
    assert [(i.id, i.dimension, i.by, i.owner) for i in scheme.indicators] == [
        ("general", "meetings", "records", "党支部"),
        ("cadence", "meetings", "archive", "党委"),
        ("words", "wording", "records", "党支部"),
        ("room", "wording", "site", "党支部"),
    ]
    general, _, words, _ = scheme.indicators
    assert (general.types, general.each, general.cap, general.per) == (
        {"branch_general_meeting"}, 2, 10, "finding",
    )  # fmt: skip
    assert (words.rules, words.cap, words.per) == (("wording.*",), 30, "record")
    assert scheme.bands[0] == (90, "优秀", 80)
    assert scheme.stars is not None
    assert (scheme.stars.bands, scheme.stars.limited, scheme.stars.share) == (((95, 5), (80, 4)), 5, 0.3)
    assert scheme.review is not None
    assert scheme.review.weight == 0.2
    assert scheme.points_basis is not None
    assert scheme.points_basis.tier == "单位制度"


def test_a_unit_moves_points_by_naming_ids_and_the_rest_stays(tmp_path: Path) -> None:
    scheme = child(
        "  dimensions:\n    - id: meetings\n      indicators:\n"
        "        - {id: general, points: 35}\n        - {id: cadence, off: true}\n"
        "        - {id: talks, title: 谈心, points: 25, types: 谈心谈话, deduct: {each: 1}}\n"
        "  bands: [{min: 70, grade: 合格}, {min: 0, grade: 不合格}]\n",
        tmp_path,
    )
    assert [(i.id, i.points) for i in scheme.indicators] == [
        ("general", 35), ("talks", 25), ("words", 30), ("room", 10),
    ]  # fmt: skip
    assert scheme.indicators[0].each == 2
    assert [band.grade for band in scheme.bands] == ["合格", "不合格"]  # bands are replaced as a whole
    assert scheme.dimensions[0].aliases == ("组织生活",)


def test_extras_and_vetoes_are_switched_off_one_by_one(tmp_path: Path) -> None:
    scheme = child(
        "  vetoes: [{id: slip, off: true}, {id: late, title: 逾期}]\n"
        "  extras: {items: [{id: honour, off: true}, {id: brand, title: 品牌, points: 1}]}\n",
        tmp_path,
    )
    assert [veto.id for veto in scheme.vetoes] == ["fraud", "late"]
    assert [extra.id for extra in scheme.extras] == ["brand"]
    assert scheme.extras_cap == 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points: 20, by", "points: 15, by", "维度“meetings”是 60 分，其中的指标合计 55 分"),
        (
            "types: 党员大会",
            "types: 党员大汇",
            "指标“general”：没有名为“党员大汇”的材料类型，是不是“党员大会”",
        ),
        ("rules: [wording.*]", "rules: [wordin.form]", "没有名为“wordin.form”的规则，是不是“wording.form”"),
        ("rules: wording.form", "rules: wordinng.*", "否决项“slip”：没有名为“wordinng.*”的规则"),
        ("grade: 不合格, stars", "grade: 不及格, stars", "没有名为“不及格”的等次，是不是“不合格”"),
        ("pass_grade: 合格", "pass_grade: 及格", "没有名为“及格”的等次"),
        ("id: cadence", "id: general", "编号“general”写了两次"),
        ("id: words", "id: general", "编号“general”用了两次"),
        ("id: honour", "id: words", "编号“words”用了两次"),
        ("id: slip", "id: words", "编号“words”用了两次"),
        ("id: slip", "id: review", "编号“review”用了两次"),
        (", deduct: {each: 1}", "", "指标“words”（看材料的）缺少“deduct”"),
        ("types: 党员大会, ", "", "指标“general”（看材料的）缺少“types”"),
        ("title: 次数, ", "", "指标“cadence”缺少“title”"),
        ("by: 现场", "by: 现厂", "是不是“现场”"),
        ("owner: 党委", "owner: 党办", "取值“党办”不对"),
        ("weight: 0.2", "weight: 2", "应当小于 1"),
        ("share: 0.3", "share: 0", "应当大于 0"),
    ],
)
def test_a_mistake_is_named_in_its_file(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = EXTENDS + SCHEME
    assert old in text
    error = failure(text.replace(old, new, 1), tmp_path)
    assert said in str(error)
    assert error.file is not None
    assert error.file.endswith("unit.yaml")
    assert error.line is not None
    assert error.line >= 5


def test_what_an_heir_lacks_is_told_too(tmp_path: Path) -> None:
    load_text(EXTENDS + SCHEME, tmp_path, "parent.yaml")
    text = HEAD + "extends: parent.yaml\nscheme: {dimensions: [{id: meetings, points: 70}]}\n"
    assert "维度“meetings”是 70 分，其中的指标合计 60 分" in str(failure(text, tmp_path))


def test_a_set_without_a_point_table_has_none(tmp_path: Path) -> None:
    assert load_text(BASE, tmp_path).scheme is None
