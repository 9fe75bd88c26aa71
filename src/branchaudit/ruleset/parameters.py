"""Parameters of a rule set that a unit's configuration gives other values: known ones, of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branchaudit.ruleset import names as known
from branchaudit.ruleset.templates import shown
from branchaudit.ruleset.yaml_source import Source

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true 或 false"),  # before int, which it is one of
    (int, "数"),
    (float, "数"),
    (str, "文字"),
    (list, "列表"),
)


def retuned(
    declared: Mapping[str, Any], name: str, value: Any, source: Source, also: Mapping[str, Any] | None = None
) -> Any:
    """The parameter with its new value; `source` is the file that gives it, under `parameters:`.
    `also`: further names that could have been meant."""
    at = ("parameters", name)
    if name not in declared:
        names = list(dict.fromkeys([*declared, *(also or ())]))
        close = known.nearest(name, names)
        known_ones = f"可用的参数：{'、'.join(names)}" if names else "它没有参数，请删去这一行"
        hint = f"是不是“{close}”？" if close else known_ones
        raise source.error(f"规则集没有名为“{name}”的参数，{hint}", at, key=True)
    before = declared[name]
    plain = before["value"] if isinstance(before, dict) else before
    if _kind(value) != _kind(plain):
        message = f"参数“{name}”应当是{_kind(plain)}（规则集里是 {_shown(plain)}），现在是{_kind(value)}"
        raise source.error(message, at)
    return before | {"value": value} if isinstance(before, dict) else value


def _kind(value: Any) -> str:
    return next(
        (name for kind, name in _KINDS if isinstance(value, kind)), "空的" if value is None else "键和值"
    )


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else shown(value)
