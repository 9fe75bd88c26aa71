"""The rule language as JSON Schema, for editors: completion and errors while typing."""

from __future__ import annotations

from typing import Any

from branchaudit.ruleset import names as known
from branchaudit.ruleset.schema import RuleSetFile, TopicFile
from branchaudit.vocabulary import CATEGORIES


def json_schema() -> dict[str, Any]:
    """One schema for both kinds of file: with `id` it is a rule set, without it a topic file."""
    from pydantic.json_schema import models_json_schema

    _, schema = models_json_schema([(RuleSetFile, "validation"), (TopicFile, "validation")], by_alias=True)
    definitions = schema["$defs"]
    _complete(definitions["Rule"]["properties"], "category", list(known.CATEGORY_NAMES))
    _complete(definitions["ElementCheck"]["properties"], "elements", list(known.ELEMENT_NAMES))
    _complete(definitions["EachCheck"]["properties"], "list", list(known.LISTS))
    meanings = "；".join(f"{key} {title}" for key, title in CATEGORIES.items())
    meanings = "；".join(f"{key} {title}" for key, title in CATEGORIES.items())
    definitions["Rule"]["properties"]["category"]["description"] = meanings
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "branchaudit 规则文件",
        "$defs": definitions,
        "if": {"type": "object", "required": ["id"]},
        "then": {"$ref": "#/$defs/RuleSetFile"},
        "else": {"$ref": "#/$defs/TopicFile"},
    }


def _complete(properties: dict[str, Any], key: str, values: list[str]) -> None:
    properties[key]["examples"] = values
