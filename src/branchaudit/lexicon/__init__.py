"""Word lists as data files (TOML) beside this module, loaded once per process when first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from branchaudit.text import fold, squeeze


@cache
def load(name: str) -> dict[str, Any]:
    """The content of the data file `name` (without suffix)."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


@cache
def labels() -> dict[str, str]:
    """Label as written in forms, folded and without blanks → field (labels.toml)."""
    data = load("labels")
    prefixes = data["prefixes"].split()
    table: dict[str, str] = {}
    for field, spec in data["fields"].items():
        for stem in spec.get("stems", "").split():
            for prefix in prefixes:
                table.setdefault(prefix + stem, field)
    for field, spec in data["fields"].items():  # whole words win over combinations
        for word in spec["words"].split():
            table[squeeze(fold(word))] = field
    return table


@cache
def label_patterns() -> tuple[tuple[str, str], ...]:
    """(field, regular expression) of labels that are told by their build, in the order in which they
    are tried (labels.toml)."""
    data = load("labels")
    return (*data["patterns"].items(), *data["questions"].items())


@cache
def columns() -> dict[str, dict[str, tuple[str, ...]]]:
    """Kind of ledger → name of a column → how head rows write it (columns.toml)."""
    kinds = load("columns").items()
    return {kind: {name: tuple(words.split()) for name, words in names.items()} for kind, names in kinds}


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames, single and double (names.toml)."""
    return frozenset(load("names")["surnames"].split())


@cache
def posts() -> tuple[str, ...]:
    """Posts and occupations that stand in front of a name or behind it, longest first (names.toml)."""
    return tuple(sorted(load("names")["posts"].split(), key=len, reverse=True))


@cache
def fields_of_work() -> frozenset[str]:
    """Words in front of a post that name a field of work, not a person: 安全组长 (names.toml)."""
    return frozenset(load("names")["fields_of_work"].split())


@cache
def not_names() -> frozenset[str]:
    """Words that look like a name in a label or list but are not one (names.toml)."""
    return frozenset(load("names")["not_names"].split())


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Year → public holidays and adjusted working days, ISO dates (holidays.toml)."""
    return load("holidays")
