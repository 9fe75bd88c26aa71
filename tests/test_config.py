from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from branchaudit.config import Settings, find_config, load_settings
from branchaudit.errors import ConfigError


def write(folder: Path, text: str, name: str = "branchaudit.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def failing(folder: Path, text: str) -> str:
    write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load_settings([str(folder)])
    return str(caught.value)


def test_without_a_file_everything_is_default(tmp_path: Path) -> None:
    settings = load_settings([str(tmp_path)])
    assert settings == Settings()
    assert settings.origin("fail_on") == "默认值"


def test_the_nearest_file_upwards_applies(tmp_path: Path) -> None:
    write(tmp_path, "unit: 上级单位\n")
    near = write(tmp_path / "甲", "unit: 本单位\n")
    inner = tmp_path / "甲/2024/一季度"
    inner.mkdir(parents=True)
    document = inner / "会议.docx"
    document.write_bytes(b"")
    assert find_config(str(document)) == near
    assert load_settings([str(document)]).unit == "本单位"
    assert load_settings([str(tmp_path)]).unit == "上级单位"


def test_all_keys_and_where_they_came_from(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "unit: 示例单位\n"
        "ruleset: 规则/本单位.yaml\n"
        "parameters:\n  每季度次数: 2\n"
        "overrides:\n  minutes.chair-named: {severity: warning}\n"
        "include: ['*.docx']\n"
        "exclude:\n  - 草稿/\n"
        "fail_on: warning\n"
        "min_score: 80\n",
    )
    settings = load_settings([str(tmp_path)])
    assert settings.unit == "示例单位"
    assert [Path(r) for r in settings.ruleset] == [tmp_path / "规则/本单位.yaml"]
    assert settings.parameters == {"每季度次数": 2}
    assert settings.overrides == {"minutes.chair-named": {"severity": "warning"}}
    assert (settings.include, settings.exclude) == (("*.docx",), ("草稿/",))
    assert (settings.fail_on, settings.min_score) == ("warning", 80)
    assert settings.origin("unit") == f"{file}:1"
    assert settings.origin("exclude") == f"{file}:8"
    assert settings.origin("jobs") == "默认值"
    assert settings.files == (str(file),)


def test_command_line_goes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, "fail_on: warning\nexclude: [草稿/]\nruleset: central-baseline\n")
    options = {
        "fail_on": "never",
        "exclude": ("旧/",),
        "ruleset": None,
        "include": (),
        "as_of": date(2024, 1, 2),
    }
    settings = load_settings([str(tmp_path)], options)
    assert (settings.fail_on, settings.exclude, settings.ruleset) == (
        "never",
        ("旧/",),
        ("central-baseline",),
    )
    assert settings.origin("fail_on") == "命令行"
    assert settings.origin("ruleset").endswith("branchaudit.yaml:3")
    assert settings.as_of == date(2024, 1, 2)


def test_extends_fills_what_the_file_leaves_open(tmp_path: Path) -> None:
    base = write(
        tmp_path / "共用",
        "unit: 上级\nfail_on: info\nruleset: ./自定.yaml\nparameters: {甲: 1, 乙: 2}\n"
        "overrides:\n  a.b: {severity: info, title: 原题}\n  c.d: {off: true}\n",
        "基础.yaml",
    )
    own = write(
        tmp_path / "甲",
        "extends: ../共用/基础.yaml\nunit: 本级\nparameters: {乙: 3}\noverrides:\n  a.b: {severity: error}\n",
    )
    settings = load_settings([str(tmp_path / "甲")])
    assert (settings.unit, settings.fail_on) == ("本级", "info")
    assert settings.parameters == {"甲": 1, "乙": 3}
    assert settings.overrides == {"a.b": {"severity": "error", "title": "原题"}, "c.d": {"off": True}}
    assert [Path(r).resolve() for r in settings.ruleset] == [base.parent / "自定.yaml"]
    assert [Path(file).resolve() for file in settings.files] == [own, base]
    assert "branchaudit.yaml:3、" in settings.origin("parameters")


def test_extends_in_a_circle_or_to_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "a", "extends: ../b/branchaudit.yaml\n")
    message = failing(tmp_path / "b", "unit: 甲\nextends: ../a/branchaudit.yaml\n")
    assert "绕成了圈" in message
    message = failing(tmp_path / "c", "extends: 没有.yaml\n")
    assert "branchaudit.yaml:1:10" in message
    assert "找不到" in message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "unit: 甲\nfial_on: error\n",
            [":2:1", "没有“fial_on”这个键", "是不是“fail_on”", "fial_on: error\n    ^"],
        ),
        ("fail_on: eror\n", [":1:10", "error、warning、info、never", "eror"]),
        ("min_score: 120\n", [":1:12", "0 到 100"]),
        ("min_score: 高\n", [":1:12", "应当是数字"]),
        ("include: '*.docx'\n", [":1:10", "应当是列表"]),
        ("unit: [甲]\n", [":1:7", "应当是文字"]),
        ("- 甲\n", ["应当是若干“键: 值”"]),
        ("unit: 甲\n\tfail_on: error\n", [":2:1", "Tab"]),
        ("unit: 甲\nunit: 乙\n", [":2:1", "重复"]),
        ("overrides:\n  a.b: {severty: info}\n", [":2:9", "severity"]),
        ("unit: '甲\n", ["引号"]),
    ],
)
def test_errors_show_the_line_and_the_nearest_word(tmp_path: Path, text: str, parts: list[str]) -> None:
    message = failing(tmp_path, text)
    for part in parts:
        assert part in message, message


def test_a_file_in_another_encoding_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "branchaudit.yaml").write_bytes("unit: 单位".encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_settings([str(tmp_path)])


def test_an_empty_file_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "# 只有说明\n")
    assert load_settings([str(tmp_path)]).fail_on == "error"
    (tmp_path / "branchaudit.yaml").write_text("unit: 甲\n", encoding="utf-8-sig")
    assert load_settings([str(tmp_path)]).unit == "甲"


def test_pydantic_is_imported_only_for_a_file(tmp_path: Path) -> None:
    code = (
        "import sys; from branchaudit.config import load_settings; load_settings([sys.argv[1]]);"
        "print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    )
    run = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.check_output(run, text=True).split() == ["False", "False"]
    write(tmp_path, "unit: 甲\n")
    assert subprocess.check_output(run, text=True).split() == ["True", "True"]


def test_leaders_stand_beside_the_branches(tmp_path: Path) -> None:
    write(
        tmp_path,
        "leaders:\n  - {name: 周启明, post: 局长, branch: 机关党支部}\n  - 何雨桐\nbranches: [机关党支部]\n",
    )
    registry = load_settings([str(tmp_path)]).registry
    assert [(one.name, one.post, one.branch) for one in registry.leaders] == [
        ("周启明", "局长", "机关党支部"),
        ("何雨桐", None, None),
    ]
    assert [branch.name for branch in registry.branches] == ["机关党支部"]
    assert "contact" in failing(tmp_path, "leaders: [{name: 周启明, contact: 一}]")
