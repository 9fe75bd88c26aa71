"""`branchaudit rules docs`: the manuals of rule sets as Markdown files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from branchaudit.cli.rules_in_use import sets_meant
from branchaudit.errors import UsageError

_EXAMPLES_DAY = date(2024, 12, 31)
"""The day of the examples' findings: a manual is the same whenever it is written."""


def docs(
    out: Annotated[
        str, typer.Option("--out", metavar="FOLDER", show_default=False, help="写到哪个文件夹，默认 规则手册")
    ] = "规则手册",
    ruleset: Annotated[
        list[str] | None,
        typer.Option("--ruleset", metavar="ID|PATH", help="写哪套，可写多次；默认配置文件所写的，或全部"),
    ] = None,
) -> None:
    """把规则集写成手册（Markdown），一套一页，连同所继承的。"""
    from branchaudit.manual.book import book
    from branchaudit.manual.markdown import INDEX, index, manual
    from branchaudit.run import example_judge

    books = {one.rules.id: one for name in sets_meant(ruleset) for one in book(name).family()}
    pages = {
        f"{name}.md": manual(one, example_judge(one.rules, _EXAMPLES_DAY)) for name, one in books.items()
    }
    pages[INDEX] = index(books.values())
    folder = Path(out)
    for name in pages:
        _refuse_foreign(folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise UsageError(f"写不了 {problem.filename}（{problem.strerror}）。请检查位置和权限。") from None
    print(f"已写入 {folder}：{'、'.join(pages)}")


def _refuse_foreign(file: Path) -> None:
    """A README.md that somebody has written is not ours to replace."""
    from branchaudit.manual.markdown import MARK

    if file.is_file() and not file.read_text(encoding="utf-8", errors="replace").startswith(MARK):
        raise UsageError(f"{file} 不是规则手册，没有覆盖。请换一个文件夹。")
