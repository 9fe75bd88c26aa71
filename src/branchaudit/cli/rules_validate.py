"""`branchaudit rules validate`: whether a rule file can be used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from branchaudit.errors import UsageError


def validate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="规则文件，或规则集文件夹")],
) -> None:
    """核对规则文件：写法、编号、事实名称、继承和改动。"""
    from branchaudit.ruleset.load import load
    from branchaudit.ruleset.locate import MAIN_FILE
    from branchaudit.ruleset.selftest import untested

    path = Path(file)
    if not path.exists():
        raise UsageError(f"找不到 {file}。请检查路径是否写对。")
    if path.is_file() and path.name != MAIN_FILE and (path.parent / MAIN_FILE).is_file():
        path = path.parent  # one topic of a rule set is nothing by itself
    rules = load(str(path.absolute()), fresh=True)
    for line in untested([str(path.absolute())]):
        print(f"提醒：{line}")
    print(f"可以使用：{rules.title}（{rules.id} {rules.version}），{len(rules.rules)} 条规则")
