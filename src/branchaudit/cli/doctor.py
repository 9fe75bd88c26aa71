"""`branchaudit doctor`: what is installed, what can be read, which settings apply and why."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import typer

from branchaudit.branches import Registry
from branchaudit.period import Period
from branchaudit.results import Waiver

_PACKAGES = (
    "typer",
    "rich",
    "pydantic",
    "PyYAML",
    "lxml",
    "python-docx",
    "python-calamine",
    "jieba",
    "ahocorasick-rs",
)
_TITLES = {
    "unit": "单位",
    "ruleset": "规则集",
    "self_score": "自评表",
    "parameters": "参数",
    "overrides": "规则改动",
    "include": "只检查",
    "exclude": "不检查",
    "fail_on": "不通过的级别",
    "min_score": "最低分",
    "waivers": "豁免",
    "period": "审核期间",
    "registry": "支部",
}


def doctor(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", show_default=False, help="看哪里适用的配置，默认当前文件夹")
    ] = ".",
) -> None:
    """显示安装情况、能读的格式、规则集，以及每项配置来自哪里。"""
    from branchaudit.errors import UsageError

    if not Path(path).exists():
        raise UsageError(f"找不到 {path}。请检查路径是否写对。")
    _program()
    _packages()
    _formats()
    _rule_sets()
    _settings(path)


def _program() -> None:
    import locale
    import platform
    import sys
    from datetime import datetime

    from branchaudit import __version__

    print(f"branchaudit  {__version__}")
    print(f"Python       {platform.python_version()}（{sys.executable}）")
    print(f"系统         {platform.platform()}")
    today = datetime.now().astimezone().date()
    print(f"今天         {today}（晚于它的日期算作将来；check --as-of 可另定一天）")
    print(
        f"编码         标准输出 {sys.stdout.encoding}，标准错误 {sys.stderr.encoding}，"
        f"文件名 {sys.getfilesystemencoding()}，本机默认 {locale.getpreferredencoding(False)}"
    )


def _packages() -> None:
    from importlib.metadata import PackageNotFoundError, version

    print("\n依赖")
    for name in (*_PACKAGES, "rjieba"):
        try:
            print(f"  {name:<15}{version(name)}")
        except PackageNotFoundError:
            missing = (
                "未安装（可选：装上后分词更快）" if name == "rjieba" else "未安装！请重新安装 branchaudit"
            )
            print(f"  {name:<15}{missing}")


def _formats() -> None:
    print("\n可以读取")
    print("  .docx（含严格格式和单文件 XML），.txt（UTF-8、GB18030、UTF-16、Big5），")
    print("  表格 .xlsx、.xls、.et、.ods、.csv；按内容识别，不看后缀")
    print("  其他格式（.doc、.wps、.pdf、.xlsx、图片等）会在报告里列出，并写明下一步怎么办")


def _rule_sets() -> None:
    from branchaudit.ruleset.locate import shipped, shipped_folder

    print(f"\n规则集（{shipped_folder()}）")
    names = shipped()
    for name, folder in names.items():
        print(f"  {name:<18}{folder}")
    if not names:
        print("  一个也没有找到！请重新安装 branchaudit")


def _settings(path: str) -> None:
    from branchaudit.config import CONFIG_NAME, load_settings

    settings = load_settings([path])
    print("\n配置")
    if not settings.files:
        print(f"  从 {path} 起逐级向上没有找到 {CONFIG_NAME}，全部用默认值")
    for number, file in enumerate(settings.files):
        print(f"  {'适用' if number == 0 else '继承'}  {file}")
    for field in fields(settings):
        if field.name in _TITLES:
            value = _shown(getattr(settings, field.name))
            print(f"  {_TITLES[field.name]}（{field.name}）= {value}    [{settings.origin(field.name)}]")


def _shown(value: Any) -> str:
    if value is None or value == "" or value == () or value == {}:
        return "无"
    if isinstance(value, Registry):
        return "、".join(branch.name for branch in value.branches) or "无"
    if isinstance(value, Period):
        return f"{value.start} 到 {value.end}"
    if value and isinstance(value, tuple) and isinstance(value[0], Waiver):
        return f"{len(value)} 条"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, dict):
        return "；".join(f"{key}: {inner}" for key, inner in value.items())
    return str(value)
