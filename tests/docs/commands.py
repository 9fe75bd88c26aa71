"""Whether a command that a document shows can be typed: the program takes its arguments and options."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from branchaudit.cli.app import app


def understood(arguments: Sequence[str]) -> None:
    """Fails where the program would refuse them."""
    command = typer.main.get_command(app)
    rest = [word for word in arguments if word != "--help"]
    while hasattr(command, "commands"):
        command = command.commands[rest.pop(0)]
    command.make_context("branchaudit", rest)
