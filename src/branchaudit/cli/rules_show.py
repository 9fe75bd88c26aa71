"""`branchaudit rules show`: a rule explained like a page of a manual."""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.cli.rules_in_use import Which, in_use
from branchaudit.cli.rules_list import print_rules
from branchaudit.errors import UsageError

if TYPE_CHECKING:
    from branchaudit.manual.book import Book
    from branchaudit.report.page import Page
    from branchaudit.ruleset.rules import Rule


def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="规则编号，可用 * 代表一批；见 rules list")],
    ruleset: Which = None,
    yaml: Annotated[bool, typer.Option("--yaml", help="显示规则文件里的原文")] = False,
) -> None:
    """说明一条规则：查什么、依据、例子、怎样改、怎样调整。"""
    from branchaudit.report.page import page_for

    book = in_use(ruleset)
    page = page_for(sys.stdout)
    rule = book.rules.rule(rule_id)
    if rule is None:
        _matching(page, book, rule_id)
    elif yaml:
        _yaml(book, rule)
    else:
        _page(page, book, rule)


def _matching(page: Page, book: Book, pattern: str) -> None:
    from branchaudit.ruleset.names import unknown

    found = [rule for rule in book.rules.rules if fnmatchcase(rule.id, pattern)]
    if not found:
        if pattern in book.rules.switched_off:
            raise UsageError(f"规则“{pattern}”已被关闭（overrides 里写了 off: true）。")
        raise UsageError(unknown("规则", pattern, (rule.id for rule in book.rules.rules)))
    page.line(f"与“{pattern}”相符的规则 {len(found)} 条：")
    print_rules(page, book, found)


def _yaml(book: Book, rule: Rule) -> None:
    from branchaudit.manual.page import as_yaml

    print(f"# {rule.origin}\n{as_yaml(book, rule)}", end="")


def _page(page: Page, book: Book, rule: Rule) -> None:
    from branchaudit.example_runs import example_judge
    from branchaudit.manual.page import parts

    page.line((rule.id, "name"))
    page.line((rule.title, "name"))
    for part in parts(book, rule, example_judge(book.rules)):
        page.line()
        page.line((part.title, "name"))
        for line in part.lines:
            page.line(line, indent=4, hang=2)
        for line in part.code.splitlines():
            page.line(line, indent=6)
        for line in part.after:
            page.line(line, indent=4, hang=2)
