"""Editors that follow the schema accept what the loader accepts and refuse misspelt keys."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from branchaudit.ruleset import locate
from branchaudit.ruleset.json_schema import json_schema
from branchaudit.ruleset.yaml_source import Source
from ruleset.made import HEAD, RULE, changed

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def data(text: str) -> object:
    return Source("x", text).data


@pytest.mark.parametrize(
    "path", [f for p in locate.shipped().values() for f in locate.files_of(p)], ids=lambda p: p.name
)
def test_shipped_files_follow_the_schema(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(Source.read(path).data)) == []


@pytest.mark.parametrize(
    "text", [changed("remedy", "remdy"), changed("forbid", "forbit"), changed("warning", "warn")]
)
def test_mistakes_are_refused(text: str) -> None:
    assert VALIDATOR.is_valid(data(HEAD + RULE))
    assert not VALIDATOR.is_valid(data(text))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
