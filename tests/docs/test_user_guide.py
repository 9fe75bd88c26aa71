"""Commands that the user guide tells people to type exist, with the options that it gives them."""

from __future__ import annotations

import re
import shlex

import pytest
import typer
import yaml

from branchaudit.cli.app import app
from branchaudit.config_schema import ConfigFile
from branchaudit.ruleset.yaml_source import Source

from .commands import complaint
from .console import ROOT

GUIDE = (ROOT / "docs/用户指南.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    set(re.findall(r"^branchaudit [a-z].*$", GUIDE, re.M))
    | set(re.findall(r"`(branchaudit [a-z][^`]*)`", GUIDE))
)


@pytest.mark.parametrize("line", COMMANDS)
def test_command_is_understood(line: str) -> None:
    assert not complaint(shlex.split(line)[1:])


def test_options_of_the_table_exist() -> None:
    def options(command: object) -> set[str]:
        own = {name for parameter in command.params for name in parameter.opts}  # type: ignore[attr-defined]
        return own.union(*map(options, getattr(command, "commands", {}).values()))

    known = options(typer.main.get_command(app)) | {"--help"}
    mentioned = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)) - {
        "--version",
        "--no-index",
        "--find-links",
        "--out",
    }
    assert mentioned <= known


def test_sample_configuration_is_valid() -> None:
    text = re.search(r"```yaml\n(.*?)```", GUIDE, re.S)
    assert text is not None
    assert yaml.safe_load(text[1])
    ConfigFile.model_validate(Source("branchaudit.yaml", text[1]).data)


def test_example_of_the_report_is_a_real_one() -> None:
    example = re.search(r"^```\n(管网巡护党支部/.*?)^```$", GUIDE, re.M | re.S)
    assert example is not None
    expected = ROOT / "samples/expected/report.txt"
    assert example[1] in expected.read_text(encoding="utf-8")
