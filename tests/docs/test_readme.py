"""README.md tells the truth: outputs, commands, options, links, make targets and exit codes."""

from __future__ import annotations

import re
import shlex

import pytest
import typer

from branchaudit.cli.app import app
from branchaudit.errors import ExitCode

from .commands import complaint
from .console import BLOCK, README, ROOT, output

TEXT = README.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\| `branchaudit ([^`]+)`", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("arguments", "shown"), BLOCK.findall(TEXT), ids=lambda text: text[:40].strip())
def test_output_is_what_the_command_prints(arguments: str, shown: str) -> None:
    assert output(arguments) == shown, "a meant change? `make samples` writes it anew"


@pytest.mark.parametrize("line", COMMANDS)
def test_command_is_understood(line: str) -> None:
    assert not complaint([word for word in shlex.split(line) if not word.startswith("[")])


def test_every_command_is_named() -> None:
    def names(command: object, path: str) -> list[str]:
        inner = getattr(command, "commands", None)
        return [path] if inner is None else [n for key, c in inner.items() for n in names(c, f"{path} {key}")]

    known = {name.strip() for name in names(typer.main.get_command(app), "")}
    assert {re.sub(r" (?:[\[A-Z]|--).*", "", line) for line in COMMANDS} == known


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).is_file(), target


def test_make_targets_are_the_ones_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(re.findall(r"^\| `make (\w+)`", TEXT, re.MULTILINE)) == set(phony[1].split())


def test_exit_codes_are_complete() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)} == {*ExitCode, 130}


def test_both_commands_stand_beside_their_windows_form() -> None:
    """.ci/run takes the first of each pair from here, word for word."""
    pairs = re.findall(
        r"^```sh\n(python3 -m venv .*)\n```\n\n```powershell\n(py -3 -m venv .*)\n```$", TEXT, re.MULTILINE
    )
    assert len(pairs) == 2
    for posix, windows in pairs:
        assert (
            posix.replace("python3", "py -3").replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\")
            == windows
        )
