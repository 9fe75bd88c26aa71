"""Turns what a rule file names into ids, expressions, templates and patterns; refuses unknown names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from branchaudit.errors import RuleFileError
from branchaudit.haystack import Words
from branchaudit.ruleset import names as known
from branchaudit.ruleset import templates
from branchaudit.ruleset.checks import GAPS, MARKS, Pattern, Series, Term
from branchaudit.ruleset.expressions import FUNCTIONS, WORDS, Expression, ExpressionError, Names, parse
from branchaudit.ruleset.names import At
from branchaudit.ruleset.templates import Template
from branchaudit.structure.literals import literals
from branchaudit.text import fold

Fail = Callable[..., RuleFileError]
"""(message, path inside the rule, key=…, offset=…) → the error at its line."""
_SPECIAL = frozenset("\\()[]{}.*+?^$|-&#~")


@dataclass(frozen=True)
class Frame:
    """What the rule set declares and its rules may name."""

    parameters: Mapping[str, Any] = field(default_factory=dict)
    types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dimensions: tuple[str, ...] = ()
    lists: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)


class Resolver:
    """What all parts of one rule need while it is built."""

    def __init__(self, data: Mapping[str, Any], frame: Frame, fail: Fail, given: Mapping[str, str]) -> None:
        """`given`: names that the kind of check lends to messages."""
        self.data, self.frame, self.fail, self.given = data, frame, fail, given
        own = plain_parameters(data.get("parameters"))
        check_parameter_names(own, fail, ("parameters",))
        self.names = Names(parameters={**frame.parameters, **own}, types=frame.types)

    # -------------------------------------------------------- names
    def one(self, at: At, name: str, what: str, table: Mapping[str, str]) -> str:
        if name not in table:
            raise self.fail(known.unknown(what, name, table), at)
        return table[name]

    def several(self, at: At, value: Any, what: str, table: Mapping[str, str]) -> tuple[str, ...]:
        found = [self.one((*at, n), name, what, table) for n, name in enumerate(many(value))]
        return tuple(dict.fromkeys(found))

    def elements(self, at: At, value: Any) -> tuple[str, ...]:
        return self.several(at, value, "要素", known.ELEMENT_NAMES)

    def statuses(self, value: Any) -> Any:
        return self.several(("check", "statuses"), value, "状态", known.STATUS_NAMES) or GAPS

    def scope(self, check: Mapping[str, Any]) -> tuple[str, ...]:
        table = known.ELEMENT_NAMES | known.SCOPES
        return self.several(("check", "scope"), check.get("scope"), "范围", table) or ("body",)

    def types(self, key: str = "applies_to") -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for index, name in enumerate(many(self.data.get(key))):
            if name not in self.frame.types:
                raise self.fail(known.unknown("材料类型", name, self.frame.types), (key, index))
            found |= self.frame.types[name]
        return found

    def row_names(self, check: Mapping[str, Any]) -> Names:
        """With the fields of the rows that an `each`, `count` or `across` goes through."""
        if check["kind"] == "across":
            table = self.one(("check", "table"), check["table"], "表", known.TABLES)
            return Names(self.names.parameters, known.row_fields(table), self.names.types)
        key = {"each": "list", "count": "rows"}.get(check["kind"])
        if key is None or check.get(key) is None:
            return self.names
        list_id = self.one(("check", key), check[key], "列表", known.LISTS)
        return Names(self.names.parameters, known.row_fields(list_id), self.names.types)

    # -------------------------------------------------------- texts
    def expression(self, at: At, text: Any, names: Names | None = None) -> Expression | None:
        if text is None:
            return None
        try:
            return parse(str(text), names or self.names)
        except ExpressionError as problem:
            raise self.fail(str(problem), at, offset=problem.offset) from None

    def template(self, at: At, text: str, names: Names | None = None) -> Template:
        try:
            return templates.parse(text, names or self.names, self.given)
        except ExpressionError as problem:
            raise self.fail(str(problem), at, offset=problem.offset) from None


# ---------------------------------------------------------------- declarations
def plain_parameters(data: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: v["value"] if isinstance(v, dict) else v for name, v in (data or {}).items()}


def check_parameter_names(parameters: Iterable[str], fail: Fail, at: At) -> None:
    for name in parameters:
        if name in known.SCALARS or name in known.ELEMENT_NAMES or name in FUNCTIONS or name in WORDS:
            raise fail(f"参数名“{name}”已是事实、要素或函数的名称，请换一个", (*at, name), key=True)
        if not name.isidentifier():
            raise fail(f"参数名“{name}”只能用汉字、字母、数字和下划线", (*at, name), key=True)


def type_names(groups: Mapping[str, Any], fail: Fail) -> dict[str, frozenset[str]]:
    """Names of document types and groups → type ids."""
    table = {name: frozenset([key]) for name, key in known.TYPES.items()}
    table |= dict.fromkeys(known.ALL_TYPES, frozenset(known.TYPES.values()))
    for group, members in groups.items():
        found: frozenset[str] = frozenset()
        for index, member in enumerate(many(members)):
            if member not in table:
                raise fail(known.unknown("材料类型", member, table), ("groups", group, index))
            found |= table[member]
        table[group] = found
    return table


def build_terms(entries: Iterable[Any]) -> tuple[Term, ...]:
    terms: list[Term] = []
    for entry in entries:
        data = entry if isinstance(entry, dict) else {"term": entry}
        for text in (form for way in many(data["term"]) for form in _with_and_without_marks(fold(way))):
            terms.append(
                Term(
                    text=text,
                    use=data.get("use"),
                    valid_from=data.get("valid_from"),
                    valid_until=data.get("valid_until"),
                    unless_in=tuple(
                        f for t in many(data.get("unless_in")) for f in _with_and_without_marks(fold(t))
                    ),
                    note=data.get("note"),
                )
            )
    return tuple(terms)


def _with_and_without_marks(text: str) -> tuple[str, ...]:
    """Quotation marks inside a term may be straight or lacking in a text; around all of it, not lacking."""
    if not MARKS.search(text):
        return (text,)
    forms = (text, MARKS.sub('"', text))
    return forms if MARKS.match(text[0]) and MARKS.match(text[-1]) else (*forms, MARKS.sub("", text))


def build_series(data: Mapping[str, Any]) -> Series:
    ways = [[fold(way) for way in many(member)] for member in data["members"]]
    members = tuple(many(member)[0] for member in data["members"])
    forms = {MARKS.sub("", way): number for number, member in enumerate(ways) for way in member}
    longest_first = sorted((way for member in ways for way in member), key=len, reverse=True)
    source = "|".join(MARKS.sub('[“”"]?', re.escape(way)) for way in longest_first)
    words = tuple(tuple(max(MARKS.split(way), key=len) for way in member) for member in ways)
    return Series(
        name=data["name"],
        members=members,
        pattern=Pattern(source),
        forms=forms,
        words=words,
        every=Words(tuple(chain.from_iterable(words))),
        near=Words(tuple(map(fold, many(data.get("near"))))),
        partial=bool(data.get("partial")),
        valid_from=data.get("valid_from"),
        valid_until=data.get("valid_until"),
    )


def build_patterns(value: Any) -> tuple[Pattern, ...]:
    return tuple(Pattern(source, literals(source)) for source in map(fold_regex, many(value)))


def fold_regex(source: str) -> str:
    """Full-width signs in a regex mean themselves: fold them as texts are folded, escaped where needed."""
    folded = fold(source)
    if folded == source:
        return source
    return "".join(
        f"\\{new}" if new != old and new in _SPECIAL else new for old, new in zip(source, folded, strict=True)
    )


def many(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]
