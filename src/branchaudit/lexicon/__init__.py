"""Word lists as data files (TOML) beside this module, loaded once per process when first needed."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
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


_QUALIFIED = re.compile("(?:[及和与、/]?(?:姓名|职务))+$")
"""主持人姓名、职务: still the label of the chair."""
_ASIDE = re.compile(r"\([^()签章]*\)(?=.)")
"""推进（完成）情况."""


@cache
def _label_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load("labels")
    built = (*data["patterns"].items(), *data["questions"].items())
    return tuple((field, re.compile(pattern)) for field, pattern in built)


@lru_cache(maxsize=4096)
def label_field(word: str) -> str | None:
    """The field of a label (folded, without blanks), by the list or by its build."""
    known = labels().get(word)
    if known is not None or not 2 <= len(word) <= 18:
        return known
    plain = labels().get(_QUALIFIED.sub("", word)) or labels().get(_ASIDE.sub("", word))
    if plain is not None:
        return plain
    return next((field for field, pattern in _label_patterns() if pattern.fullmatch(word)), None)


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
