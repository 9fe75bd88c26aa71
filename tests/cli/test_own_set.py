"""A unit's own rule set, in its own folder, works in every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from branchaudit.cli.app import run

HEAD = """\
id: bureau
title: 某分局党支部记录检查
version: "2024.2"
extends: [police-five-basics]
parameters:
  最少发言人数: {value: 2, title: 每次会议至少几人发言}
overrides:
  minutes.place-stated: {off: true}
scheme:
  title: 某分局党支部考评
  points_basis: {tier: 单位制度, text: 《某分局考评办法》}
  dimensions:
    - id: systems
      indicators:
        - {id: group-meeting, title: 党小组会, rules: ["bureau.*", "minutes.*"]}
"""
TOPIC = """\
# 发言：要有人说话
rules:
  - id: bureau.speakers
    title: 党小组会应当有足够的同志发言
    applies_to: [党小组会]
    severity: warning
    category: formality
    owner: 党建办
    basis: {tier: 单位制度, text: 《某分局组织生活办法》, clause: 第八条}
    check: {kind: compare, expression: 发言人数 >= 最少发言人数}
    message: 只有 {发言人数} 人发言，少于 {最少发言人数} 人
    remedy: 补记各位同志的发言要点
    deduct: {each: 2}
    tests:
      as: 党小组会
      pass:
        - |
          党小组会议记录
          李一鸣：窗口上午排队久，建议增加一个岗位。
          王若水：上月两件投诉没有回复，我负责本周办结。
      fail:
        - |
          党小组会议记录
          李一鸣：窗口上午排队久，建议增加一个岗位。
"""
MINUTES = """\
第一党支部党小组会议记录
时间：2024年3月5日15:00
主持人：周启明
记录人：何雨桐
应到：3人  实到：3人
议题：窗口排队
讨论发言：
李一鸣：窗口上午排队久，建议增加一个岗位。
"""


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "某分局 党建"
    (folder / "规则").mkdir(parents=True)
    (folder / "档案" / "第一党支部").mkdir(parents=True)
    (folder / "规则" / "ruleset.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "规则" / "发言.yaml").write_text(TOPIC, encoding="utf-8")
    (folder / "branchaudit.yaml").write_text("unit: 某分局\nruleset: 规则/\n", encoding="utf-8")
    (folder / "档案" / "第一党支部" / "党小组会.txt").write_text(MINUTES, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def told(capsys: pytest.CaptureFixture[str], *command: str, code: int = 0) -> str:
    assert run(list(command)) == code, capsys.readouterr().err
    return capsys.readouterr().out


def test_every_command_knows_it(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the configuration of the folder, with nothing named on the command line."""
    listed = told(capsys, "rules", "list")
    assert "某分局党支部记录检查（bureau 2024.2）" in listed
    assert "已关闭：minutes.place-stated" in listed
    assert "参数  最少发言人数 = 2（每次会议至少几人发言）" in listed
    assert "bureau.speakers" in told(capsys, "rules", "list", "--owner", "党建办")
    assert "bureau.speakers" in told(capsys, "rules", "list", "--dimension", "systems")

    page = told(capsys, "rules", "show", "bureau.speakers")
    assert "查出：只有 1 人发言，少于 2 人" in page
    assert "计入考评指标“党小组会”（3 分）" in page
    assert "由党建办负责" in page
    assert "# 每次会议至少几人发言\n        最少发言人数: 2\n" in page
    assert "规则/发言.yaml:3" in page

    assert "可以使用" in told(capsys, "rules", "validate", "规则")
    assert "不符 0" in told(capsys, "rules", "test")
    scheme = told(capsys, "rules", "scheme")
    assert "只算 bureau.*、minutes.* 查出的" in scheme
    assert "单位制度 《某分局考评办法》" in scheme
    changes = told(capsys, "rules", "diff", "police-five-basics", "规则", code=1)
    assert "+ bureau.speakers　党小组会应当有足够的同志发言" in changes
    assert "- minutes.place-stated" in changes
    assert "~ group-meeting　名称 党小组会记录 → 党小组会；怎样看" in changes

    told(capsys, "rules", "docs", "--out", "手册")
    assert {file.name for file in (unit / "手册").iterdir()} == {
        "README.md", "bureau.md", "police-five-basics.md", "central-baseline.md", "wording.md",
        "official-documents.md",
    }  # fmt: skip
    manual = (unit / "手册" / "bureau.md").read_text(encoding="utf-8")
    assert "## 发言：要有人说话" in manual
    assert "[police-five-basics](police-five-basics.md)" in manual
    assert "- 不用：minutes.place-stated " in manual.split("## 对所继承规则的改动")[1]
    assert str(unit) not in manual


def test_a_check_judges_and_assesses_by_it(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "rules", "scheme", "--self-score", "自评.csv")
    filled = (
        (unit / "自评.csv").read_text(encoding="utf-8-sig").replace(",党小组会,,", "第一党支部,党小组会,3,")
    )
    (unit / "自评.csv").write_bytes(filled.encode("gb18030"))
    told(capsys, "check", "档案", "--self-score", "自评.csv", "--report", "json=报告.json", "--exit-zero")
    report = json.loads((unit / "报告.json").read_text(encoding="utf-8"))
    assert "bureau.speakers" in {finding["rule"] for finding in report["findings"]}
    (branch,) = report["assessments"]
    assert branch["branch"] == "第一党支部"
    meeting = next(i for i in branch["indicators"] if i["id"] == "group-meeting")
    assert (meeting["earned"], meeting["self"], meeting["difference"]) == (2.5, 3, 0.5)


def test_settings_and_leavings_may_lie_beside_it(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`branchaudit.yaml` and what other systems leave in a folder are no topics."""
    (unit / "规则" / "branchaudit.yaml").write_text("ruleset: ./\n", encoding="utf-8")
    (unit / "规则" / "._发言.yaml").write_bytes(b"\x00\x05\x16\x07")
    assert "可以使用" in told(capsys, "rules", "validate", "规则")


def test_its_folder_is_found_by_its_bare_name_from_below(
    unit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (unit / "branchaudit.yaml").write_text("ruleset: 规则\n", encoding="utf-8")
    monkeypatch.chdir(unit / "档案")
    assert "（bureau 2024.2）" in told(capsys, "rules", "list")


def test_groups_of_types_can_be_listed(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = HEAD.replace("overrides:", "groups: {谈话类: [谈心谈话]}\noverrides:")
    (unit / "规则" / "ruleset.yaml").write_text(head, encoding="utf-8")
    assert told(capsys, "rules", "list", "--type", "谈话类") == told(
        capsys, "rules", "list", "--type", "谈心"
    )
    assert "bureau.speakers" in told(capsys, "rules", "list", "--type", "会议")


def test_only_parameters_of_the_rules_listed_are_named(
    unit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(capsys, "rules", "list", "--owner", "党建办")
    assert "参数  最少发言人数 = 2" in listed
    assert "到会比例" not in listed
    assert "没有这样的规则" in told(capsys, "rules", "list", "--owner", "党委", "--severity", "error")


RETUNED = """\
  quorum.election:
    parameters: {到会比例: 0.9}
"""
OWN_EXAMPLES = """\
    tests:
      as: 换届选举
      pass: ["党员大会记录\\n时间：2024年11月15日\\n应到有选举权的党员：20名\\n实到有选举权的党员：18名"]
      fail: ["党员大会记录\\n时间：2024年11月15日\\n应到有选举权的党员：20名\\n实到有选举权的党员：17名"]
"""


def test_a_rule_retuned_wants_examples_of_its_own(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = unit / "规则" / "ruleset.yaml"
    file.write_text(HEAD.replace("scheme:", RETUNED + "scheme:"), encoding="utf-8")
    said = told(capsys, "rules", "test", code=1)
    assert "规则 quorum.election 的第 1 个合格例子判为“有问题”" in said
    assert "在 overrides 里给这条规则写 tests" in said
    page = told(capsys, "rules", "show", "quorum.election")
    assert "按现在的设置，判定与此相反" in page
    assert "改动：规则/ruleset.yaml:10" in page

    file.write_text(HEAD.replace("scheme:", RETUNED + OWN_EXAMPLES + "scheme:"), encoding="utf-8")
    assert "不符 0" in told(capsys, "rules", "test")
    assert "按现在的设置" not in told(capsys, "rules", "show", "quorum.election")


def test_its_manual_as_web_pages(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "rules", "docs", "--format", "html", "--out", "手册")
    text = (unit / "手册" / "bureau.html").read_text(encoding="utf-8")
    for part in (
        "<title>某分局党支部记录检查</title>",
        '<a href="index.html">全部规则集</a>',
        '<a href="police-five-basics.html">',
        '<h3><a id="bureau.speakers"></a>党小组会应当有足够的同志发言</h3>',
        '<a href="#bureau.speakers">',
    ):
        assert part in text
    assert '.md"' not in "".join(f.read_text(encoding="utf-8") for f in (unit / "手册").iterdir())
    assert run(["rules", "docs", "--format", "pdf"]) == 2
    assert "可用：markdown、html" in capsys.readouterr().err
    (unit / "文件").write_text("甲", encoding="utf-8")
    assert run(["rules", "docs", "--out", "文件"]) == 2
    assert "是文件，不是文件夹" in capsys.readouterr().err
