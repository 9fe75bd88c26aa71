"""Messages with facts filled in: `应到 {应到人数} 人，实到 {实到人数} 人`.

Names are checked when the rule set loads; filling in never fails and never runs anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from branchaudit.ruleset import names as known
from branchaudit.ruleset.expressions import ExpressionError, Names, Scope

UNKNOWN = "未写明"
_SLOT = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_LONGEST = 60

COMMON = {
    "要素": "element",
    "element": "element",
    "原文": "quote",
    "quote": "quote",
    "内容": "value",
    "value": "value",
    "类型": "type",
    "type": "type",
}
"""Names that every message may use beside facts."""


class Template(NamedTuple):
    """Literal text and slots: `(True, name)` for what the check gives, `(False, reference)` for a fact."""

    parts: tuple[str | tuple[bool, str], ...]

    def fill(self, given: Mapping[str, object], scope: Scope | None = None) -> str:
        """Without a scope only what the check gives is known."""
        out = []
        for part in self.parts:
            if isinstance(part, str):
                out.append(part)
            else:
                from_check, name = part
                known_of = scope.value(name) if scope is not None and not from_check else None
                out.append(shown(given.get(name) if from_check else known_of))
        return "".join(out)


def parse(text: str, names: Names, extra: Mapping[str, str]) -> Template:
    """`extra`: further names that the kind of check gives, name → id."""
    parts: list[str | tuple[bool, str]] = []
    at = 0
    for match in _SLOT.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
        if match[0] in ("{{", "}}"):
            parts.append(match[0][0])
        elif match[1] is None:
            raise ExpressionError(f"消息里的“{match[0]}”没有配对（要写出花括号本身请写两个）", match.start())
        else:
            parts.append(_slot(match[1].strip(), match.start(), names, extra))
    parts.append(text[at:])
    return Template(tuple(p for p in parts if p))


def _slot(name: str, offset: int, names: Names, extra: Mapping[str, str]) -> str | tuple[bool, str]:
    given = COMMON | dict(extra)
    if name in given and name not in names.row:
        return True, given[name]
    if name in names.parameters and name not in names.row:
        return shown(names.parameters[name])
    reference = names.resolve(name)
    if reference is None:
        raise ExpressionError(
            known.unknown("事实", name, [*given, *names.all()]) + "（消息里的花括号）", offset + 1
        )
    return False, reference


def shown(value: object) -> str:
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return "、".join(shown(v) for v in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
