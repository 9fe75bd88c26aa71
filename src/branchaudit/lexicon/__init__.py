"""Word lists as data files beside this module, loaded once per process when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from branchaudit.text import fold, squeeze


@cache
def load(name: str) -> Any:
    """The content of the YAML file `name` (without suffix)."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((files(__package__) / f"{name}.yaml").read_text("utf-8"), loader)


@cache
def labels() -> dict[str, str]:
    """Label as written in forms, folded and without blanks → field (labels.yaml)."""
    data = load("labels")
    table: dict[str, str] = {}
    for field, spec in data["fields"].items():
        for stem in spec.get("stems", ()):
            for prefix in data["prefixes"]:
                table.setdefault(squeeze(fold(prefix + stem)), field)
    for field, spec in data["fields"].items():  # whole words win over combinations
        for word in spec["words"]:
            table[squeeze(fold(word))] = field
    return table


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames, single and double (names.yaml)."""
    return frozenset(load("names")["surnames"].split())


@cache
def not_names() -> frozenset[str]:
    """Words that look like a name in a label or list but are not one (names.yaml)."""
    return frozenset(load("names")["not_names"].split())
