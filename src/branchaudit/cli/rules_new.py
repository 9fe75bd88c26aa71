"""`branchaudit rules new`: a rule set of one's own to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from branchaudit.errors import UsageError


def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="给规则集起的编号，如 first-bureau")],
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="写到哪个文件，默认 编号.yaml")
    ] = None,
) -> None:
    """写一份本单位规则集的样板：继承默认的规则集，有说明和一条能用的规则。"""
    from branchaudit.cli.output import write_new
    from branchaudit.manual.skeleton import skeleton
    from branchaudit.ruleset import locate
    from branchaudit.ruleset.schema_checks import ID

    if not ID.fullmatch(name) or "." in name:
        raise UsageError(f"“{name}”不能作规则集的编号：请用小写字母、数字、连字符，如 first-bureau")
    if name in locate.shipped():
        raise UsageError(f"“{name}”是随程序提供的规则集的编号，请另起一个，如 first-bureau")
    file = Path(out or f"{name}.yaml")
    write_new(file, skeleton(name).encode())
    print(f"已写入 {file}。改好后依次运行：")
    typed = f'"{file}"' if " " in str(file) else file
    for command in ("validate", "test", "list --ruleset"):
        print(f"  branchaudit rules {command} {typed}")
    print(f"  branchaudit check 文件夹 --ruleset {typed}")
