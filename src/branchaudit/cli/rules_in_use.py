"""What the commands on rules share: which rule set is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from branchaudit.config import Settings
    from branchaudit.manual.book import Book

Which = Annotated[
    list[str] | None,
    typer.Option("--ruleset", metavar="ID|PATH", help="看哪套规则，可写多次；默认配置文件所写或默认的一套"),
]


def settings_for(ruleset: list[str] | None) -> Settings:
    from branchaudit.config import load_settings

    return load_settings(["."], {"ruleset": tuple(ruleset or ())})


def in_use(ruleset: list[str] | None) -> Book:
    """With what the configuration of this folder changes."""
    from branchaudit.manual.book import book_in_use

    return book_in_use(settings_for(ruleset))


def sets_meant(ruleset: list[str] | None) -> tuple[str, ...]:
    """Those that are named or that the configuration names, else every shipped one."""
    from branchaudit.config import DEFAULT_ORIGIN
    from branchaudit.ruleset import locate

    settings = settings_for(ruleset)
    if settings.origin("ruleset") == DEFAULT_ORIGIN:
        return tuple(locate.shipped())
    return settings.ruleset
