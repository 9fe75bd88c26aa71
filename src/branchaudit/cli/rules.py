"""`branchaudit rules …`: the commands of who writes rules, or wants to know what they say."""

from __future__ import annotations

from typing import Any

import typer

from branchaudit.cli import (
    rules_diff,
    rules_docs,
    rules_list,
    rules_new,
    rules_scheme,
    rules_sets,
    rules_show,
    rules_test,
    rules_validate,
    schema,
)
from branchaudit.cli.chinese import Command, Group


def commands(options: dict[str, Any]) -> typer.Typer:
    group = typer.Typer(cls=Group, no_args_is_help=True, help="查看、编写、核对规则", **options)
    for name, function in (
        ("sets", rules_sets.sets),
        ("list", rules_list.list_rules),
        ("show", rules_show.show),
        ("scheme", rules_scheme.scheme),
        ("diff", rules_diff.diff),
        ("new", rules_new.new),
        ("validate", rules_validate.validate),
        ("test", rules_test.run_tests),
        ("docs", rules_docs.docs),
        ("schema", schema.rules),
    ):
        group.command(name, cls=Command)(function)
    return group
