"""`branchaudit rules scheme`: the point table, to read or as a blank table for self-scores."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.cli.rules_in_use import Which, in_use
from branchaudit.errors import UsageError

if TYPE_CHECKING:
    from branchaudit.report.page import Page
    from branchaudit.standard import Scheme


def scheme(
    ruleset: Which = None,
    self_score: Annotated[
        str | None, typer.Option("--self-score", metavar="FILE", help="写一份空白的自评表（CSV）")
    ] = None,
) -> None:
    """显示考评方案，或写一份空白的自评表。"""
    from branchaudit.report.page import page_for

    book = in_use(ruleset)
    if book.rules.scheme is None:
        raise UsageError(
            f"规则集 {book.rules.id} 没有考评方案。请用 --ruleset 指定一套；哪些有，见 branchaudit rules sets"
        )
    if self_score is not None:
        _write_blank(book.rules.scheme, Path(self_score), ruleset or [])
    else:
        _print(page_for(sys.stdout), book.rules.scheme)


def _write_blank(table: Scheme, file: Path, named: list[str]) -> None:
    from branchaudit.cli.output import write_new
    from branchaudit.self_score import blank

    write_new(file, blank(table).encode("utf-8-sig"))  # with a mark, by which Excel knows the encoding
    by = "".join(f" --ruleset {name}" for name in named)
    print(f"空白自评表已写入 {file}。填好后：branchaudit check 文件夹{by} --self-score {file}")


def _print(page: Page, table: Scheme) -> None:
    from branchaudit.manual.scheme import dimensions, rest, shares
    from branchaudit.report.wording import number

    page.line((f"{table.title}（{number(table.points)} 分）", "name"))
    page.line(shares(table), indent=2, hang=2)
    for title, lines in dimensions(table):
        page.line()
        page.line((title, "name"))
        for line in lines:
            page.line((line.title, "name"), f"　{line.points}　{line.owner}", indent=2, hang=2)
            for part in (line.how, line.deduct, line.basis and f"依据：{line.basis}", line.note):
                if part:
                    page.line(part, indent=6, hang=2)
    for title, texts in rest(table):
        page.line()
        page.line((title, "name"))
        for text in texts:
            page.line(text, indent=2, hang=2)
