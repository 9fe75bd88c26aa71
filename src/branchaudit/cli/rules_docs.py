"""`branchaudit rules docs`: the manuals of rule sets as Markdown or HTML files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.cli.rules_in_use import sets_meant
from branchaudit.errors import UsageError, why

if TYPE_CHECKING:
    from branchaudit.manual.book import Book

_FORMATS = ("markdown", "html")
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
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            show_default=False,
            help="markdown（默认），或 html（用浏览器看、打印）",
        ),
    ] = _FORMATS[0],
) -> None:
    """把规则集写成手册，一套一页，连同所继承的。"""
    if format_ not in _FORMATS:
        raise UsageError(f"没有“{format_}”这种手册格式；可用：{'、'.join(_FORMATS)}。")
    from branchaudit.example_runs import example_judge
    from branchaudit.manual.book import book
    from branchaudit.manual.markdown import INDEX, index, manual

    shelf: dict[str, Book] = {}
    books = {one.rules.id: one for name in sets_meant(ruleset) for one in book(name, shelf).family()}
    pages = {
        f"{name}.md": manual(one, example_judge(one.rules, _EXAMPLES_DAY)) for name, one in books.items()
    }
    pages[INDEX] = index(books.values())
    if format_ == "html":
        pages = _as_html(pages)
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 是文件，不是文件夹。请换一个名字。")
    for name in pages:
        _refuse_foreign(folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise UsageError(f"写不了 {problem.filename}（{why(problem)}）。请检查位置和权限。") from None
    print(f"已写入 {folder}：{'、'.join(pages)}")


def _as_html(pages: Mapping[str, str]) -> dict[str, str]:
    from branchaudit.manual import html
    from branchaudit.manual.markdown import INDEX

    names = {name: html.INDEX if name == INDEX else f"{Path(name).stem}{html.SUFFIX}" for name in pages}
    return {names[name]: html.page(text, INDEX) for name, text in pages.items()}


def _refuse_foreign(file: Path) -> None:
    """A README.md that somebody has written is not ours to replace."""
    from branchaudit.manual.markdown import MARK

    if file.is_file() and not file.read_text(encoding="utf-8", errors="replace").startswith(MARK):
        raise UsageError(f"{file} 不是规则手册，没有覆盖。请换一个文件夹。")
