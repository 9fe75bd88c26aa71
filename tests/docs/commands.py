"""Whether a command that a document shows can be typed: the program takes its arguments and options."""

from __future__ import annotations

from collections.abc import Sequence

import click
import typer

from branchaudit.cli.app import app


def complaint(arguments: Sequence[str]) -> str:
    """What the program says against them; nothing if it takes them."""
    command = typer.main.get_command(app)
    rest = [word for word in arguments if word != "--help"]
    while hasattr(command, "commands"):
        if rest[0] not in command.commands:
            return f"no command {rest[0]}"
        command = command.commands[rest.pop(0)]
    try:
        command.make_context("branchaudit", rest)
    except click.ClickException as error:
        return error.format_message()
    return ""
