"""`branchaudit rules list`: the rules of a set by dimension, all or those that are asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from branchaudit.cli.rules_in_use import Which, in_use
from branchaudit.errors import UsageError

if TYPE_CHECKING:
    from branchaudit.manual.book import Book
    from branchaudit.report.page import Page
    from branchaudit.ruleset.rules import Rule

_OWNERS = {"支部": "党支部"}
"""Other names of who has to see to it."""


_Value = TypeVar("_Value")


def list_rules(
    ruleset: Which = None,
    dimension: Annotated[
        str | None, typer.Option("--dimension", metavar="NAME", help="只列这个维度的（名称或编号）")
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="只列用于这类材料的，如 党小组会；也可写分组名，如 会议"),
    ] = None,
    tier: Annotated[
        str | None, typer.Option("--tier", metavar="TIER", help="只列这一层级依据的，如 党内法规")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="只列由谁负责的：支部、党建办、党委")
    ] = None,
    severity: Annotated[
        str | None, typer.Option("--severity", metavar="LEVEL", help="只列这一级的：错误、警告、提示、疑似")
    ] = None,
) -> None:
    """列出规则，可以只列一部分。"""
    from branchaudit.report.page import page_for

    book = in_use(ruleset)
    wanted = [
        _in_dimension(book, dimension),
        _of_type(book, type_),
        _of_tier(tier),
        _of_owner(owner),
        _of_level(severity),
    ]
    every = book.rules.rules
    found = [rule for rule in every if all(test(rule) for test in wanted)]
    page = page_for(sys.stdout)
    part = f"，列出其中 {len(found)} 条" if len(found) < len(every) else ""
    page.line(
        (f"{book.rules.title}（{book.rules.id} {book.rules.version}）", "name"),
        f"：{len(every)} 条规则{part}",
    )
    if not found:
        page.line()
        page.line("没有这样的规则。")
    print_rules(page, book, found)
    _rest(page, book, found)


def print_rules(page: Page, book: Book, rules: Iterable[Rule]) -> None:
    """Two lines a rule, by dimension."""
    from branchaudit.manual.page import deduction, level

    groups: dict[str | None, list[Rule]] = {name: [] for name, _, _ in book.rules.dimensions}
    for rule in rules:
        groups.setdefault(rule.dimension, []).append(rule)
    width = max((len(rule.id) for group in groups.values() for rule in group), default=0)
    titles = {name: f"{title}（{points:g} 分）" for name, title, points in book.rules.dimensions}
    for name, group in groups.items():
        if not group:
            continue
        page.line()
        page.line((titles.get(name or "", "不归入维度"), "name"), f"，{len(group)} 条")
        for rule in group:
            told = f"{level(rule)}  {rule.id:<{width}}  {rule.basis.tier}  {deduction(rule)}"
            page.line(told, indent=2, hang=6)
            page.line((rule.title, "name"), indent=8)


def _rest(page: Page, book: Book, rules: Sequence[Rule]) -> None:
    """Parameters with their values, and what a reader should know of the points. Where only some rules are
    listed, the parameters of these."""
    from branchaudit.manual.page import parameters, value_of
    from branchaudit.report.wording import POINTS_ASSUMED

    titles = book.rules.parameter_titles
    every = book.rules.parameters if len(rules) == len(book.rules.rules) else {}
    named = {name: (value, titles.get(name, "")) for name, value in every.items()}
    for rule in rules:
        named |= {
            name: (v, title or rule.title)
            for name, (v, title) in parameters(book, rule).items()
            if name not in named
        }
    page.line()
    for name, (value, title) in named.items():
        page.line(f"参数  {name} = {value_of(value)}{f'（{title}）' if title else ''}", hang=6)
    if book.rules.points_assumed:
        page.line(f"注：{POINTS_ASSUMED}", hang=4)
    if book.rules.switched_off:
        page.line(f"已关闭：{'、'.join(book.rules.switched_off)}", hang=8)
    page.line("一条规则的说明：branchaudit rules show 编号")


# ---------------------------------------------------------------- what is asked for
def _in_dimension(book: Book, name: str | None) -> Callable[[Rule], bool]:
    """A dimension of the rules, or of the point table: then the rules whose findings count there."""
    if name is None:
        return _any
    from branchaudit.manual.scheme import rules_of
    from branchaudit.ruleset.names import unknown

    own = {key: entry[0] for entry in book.rules.dimensions for key in entry[:2]}
    if name in own:
        return lambda rule: rule.dimension == own[name]
    scheme = book.rules.scheme
    others = {key: d.id for d in (scheme.dimensions if scheme else ()) for key in (d.id, d.title, *d.aliases)}
    if scheme is None or name not in others:
        raise UsageError(unknown("维度", name, [*own, *others]))
    counted = {rule.id for rule in rules_of(scheme, others[name], book.rules.rules)}
    return lambda rule: rule.id in counted


def _of_type(book: Book, name: str | None) -> Callable[[Rule], bool]:
    """A type, or a group of types: then the rules for any of them."""
    from branchaudit.ruleset.resolve import type_names

    wanted = _one("材料类型", name, type_names(book.draft.groups, book.draft.head.fail))
    return _any if wanted is None else lambda rule: bool(wanted & rule.applies_to)


def _of_tier(name: str | None) -> Callable[[Rule], bool]:
    from branchaudit.ruleset.names import TIERS

    tier = _one("依据层级", name, {tier: tier for tier in TIERS})
    return _any if tier is None else lambda rule: rule.basis.tier == tier


def _of_owner(name: str | None) -> Callable[[Rule], bool]:
    from branchaudit.ruleset.names import OWNERS

    owner = _one("责任主体", name, {owner: owner for owner in OWNERS} | _OWNERS)
    return _any if owner is None else lambda rule: rule.owner == owner


def _of_level(name: str | None) -> Callable[[Rule], bool]:
    from branchaudit.manual.page import level
    from branchaudit.report.wording import HINT, SEVERITIES

    names = {title: title for title in (*SEVERITIES.values(), HINT)} | SEVERITIES | {"hint": HINT}
    wanted = _one("级别", name, names)
    return _any if wanted is None else lambda rule: level(rule) == wanted


def _one(what: str, name: str | None, table: Mapping[str, _Value]) -> _Value | None:
    from branchaudit.ruleset.names import unknown

    if name is not None and name not in table:
        raise UsageError(unknown(what, name, table))
    return None if name is None else table[name]


def _any(_: Rule) -> bool:
    return True
