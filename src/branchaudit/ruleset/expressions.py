"""Conditions and arithmetic over facts: `应到人数 == 实到人数 + 缺席人数`.

`parse` checks every name when the rule set loads and keeps the tree; `evaluation.py` runs it.
Only comparison, arithmetic, logic and the functions below are allowed.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from branchaudit.model import Value
from branchaudit.ruleset import names as known
from branchaudit.text import fold

MAX_LENGTH = 500
MAX_NUMBER = 10**12
WORDS = {"true": True, "false": False, "True": True, "False": False, "真": True, "假": False}


class ExpressionError(Exception):
    """An expression that cannot be used; `offset` counts characters from its start."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class Undecided(Exception):  # noqa: N818 - an outcome, not an error
    """Something that is needed is not known; the text is the note for the report."""


@dataclass(frozen=True)
class Names:
    """The names that one expression may use beside facts and elements."""

    parameters: Mapping[str, Any] = field(default_factory=dict)
    row: Mapping[str, str] = field(default_factory=dict)
    """Name → id of the fields of a list row, inside `each`."""
    types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Document types and groups for 属于()."""

    def resolve(self, name: str) -> str | None:
        """Canonical reference: `row.yes`, `expected_count`, `element.chair`; None if unknown."""
        if name in self.row:
            return f"row.{self.row[name]}"
        if name in known.SCALARS:
            return known.SCALARS[name]
        if name in known.ELEMENT_NAMES:
            return f"element.{known.ELEMENT_NAMES[name]}"
        return None

    def all(self) -> list[str]:
        return [*self.row, *known.SCALARS, *self.parameters, *known.ELEMENT_NAMES]


class Scope(Protocol):
    """What an expression is evaluated against."""

    def value(self, reference: str) -> Value: ...
    def today_beside(self, value: Value) -> str | None: ...
    def status(self, element: str) -> str: ...
    def rows(self, list_id: str) -> int: ...
    def contains(self, text: str) -> bool: ...
    def types(self) -> tuple[str, ...]: ...


Run = Callable[[Scope], Any]


class Expression:
    """Source and checked tree, in which names are canonical references."""

    __slots__ = ("references", "run", "source", "tree")

    def __init__(self, source: str, tree: ast.expr, references: tuple[str, ...]) -> None:
        self.source, self.tree, self.references = source, tree, references
        self.run: Run | None = None
        """Built by `evaluation.py` in each process that needs it."""

    def __reduce__(self) -> tuple[type[Expression], tuple[str, ast.expr, tuple[str, ...]]]:
        return Expression, (self.source, self.tree, self.references)


# ---------------------------------------------------------------- parsing
_FUNCTIONS = {
    "有": "has", "状态": "status", "已知": "known", "属于": "is_type", "含": "contains", "行数": "rows",
    "提到": "mentions", "天数": "days_between", "长度": "len", "最小": "min", "最大": "max", "绝对值": "abs",
    "向上取整": "ceil", "向下取整": "floor",
}  # fmt: skip
FUNCTIONS = _FUNCTIONS | {name: name for name in _FUNCTIONS.values()}


def _numbers(*values: Any) -> tuple[int | float, ...]:
    """For the operators that make long texts of texts."""
    if all(isinstance(value, int | float) and abs(value) < MAX_NUMBER for value in values):
        return values
    raise ValueError("乘法和取余只用于数值")


OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: lambda a, b: operator.mul(*_numbers(a, b)),
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: lambda a, b: operator.mod(*_numbers(a, b)),
    ast.USub: operator.neg,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
_PLAIN_NODES = (ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Compare, ast.IfExp, ast.Tuple, ast.List)


def parse(text: str, names: Names) -> Expression:
    """Raise ExpressionError, with the place, for anything that rules may not say."""
    flat = fold(text).replace("\n", " ")
    if len(flat) > MAX_LENGTH:
        raise ExpressionError(f"表达式超过 {MAX_LENGTH} 个字符，请拆成几条规则")
    lead = len(flat) - len(flat.lstrip())
    try:
        body = ast.parse(flat.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        offset = lead + max(0, (getattr(problem, "offset", None) or 1) - 1)
        raise ExpressionError(f"表达式“{text.strip()}”写法不对{_hint(flat)}", offset) from None
    resolver = _Resolver(names, flat.strip(), lead)
    return Expression(text.strip(), resolver.visit(body), tuple(dict.fromkeys(resolver.references)))


def _hint(text: str) -> str:
    if any(quote in text for quote in "“”‘’"):
        return "：文字请用半角引号括起来"
    if any(
        c == "=" and text[i - 1 : i + 2].count("=") == 1 and text[i - 1] not in "<>!"
        for i, c in enumerate(text)
    ):
        return "：比较相等请写 =="
    if any(word in text for word in ("且", "并且", "或者", "&&", "||")):
        return "：并且写 and，或者写 or，非写 not"
    return ""


def _constant(value: Any) -> ast.Constant:
    """Also of tuples and sets, which source text cannot write as constants."""
    return ast.Constant(tuple(value) if isinstance(value, list) else value)  # type: ignore[arg-type]


class _Resolver(ast.NodeTransformer):
    """Refuses what is not allowed and turns names into canonical references and constants."""

    def __init__(self, names: Names, text: str, lead: int) -> None:
        self.names, self.text, self.lead = names, text, lead
        self.references: list[str] = []

    def fail(self, node: ast.AST, message: str) -> ExpressionError:
        at = len(self.text.encode()[: getattr(node, "col_offset", 0)].decode())
        return ExpressionError(message, self.lead + at)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, _PLAIN_NODES):
            return super().generic_visit(node)
        if isinstance(node, ast.boolop) or type(node) in OPERATORS or isinstance(node, ast.Load):
            return node
        raise self.fail(
            node, f"表达式里不能用 {ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__}"
        )

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool | int | float | str):
            return node
        raise self.fail(node, f"表达式里不能用 {node.value!r}")

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in WORDS:
            return ast.copy_location(ast.Constant(WORDS[node.id]), node)
        if node.id in self.names.parameters and node.id not in self.names.row:
            value = self.names.parameters[node.id]
            return ast.copy_location(_constant(value), node)
        reference = self.names.resolve(node.id)
        if reference is None:
            raise self.fail(node, known.unknown("事实", node.id, self.names.all()))
        self.references.append(reference)
        return ast.copy_location(ast.Name(reference, ast.Load()), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in FUNCTIONS:
            raise self.fail(node, known.unknown("函数", name, FUNCTIONS))
        if node.keywords or any(isinstance(a, ast.Starred) for a in node.args):
            raise self.fail(node, f"函数 {name} 只接受按位置写的参数")
        function = FUNCTIONS[name]
        arguments = [self._argument(function, name, a) for a in node.args]
        self._count(node, function, name)
        return ast.copy_location(ast.Call(ast.Name(function, ast.Load()), arguments, []), node)

    def _count(self, node: ast.Call, function: str, name: str) -> None:
        least, most = _ARGUMENTS[function]
        if not least <= len(node.args) <= most:
            wanted = str(least) if least == most else f"至少 {least}"
            raise self.fail(node, f"函数 {name} 要有{wanted}个参数，写了 {len(node.args)} 个")

    def _argument(self, function: str, name: str, node: ast.expr) -> ast.expr:
        table = _NAMED_ARGUMENTS.get(function)
        if table is None and function not in ("known", "is_type", "contains"):
            return self.visit(node)  # type: ignore[no-any-return]
        # a name such as 决议/议定事项 reads as a division: take it as it is written
        word: Any = node.value if isinstance(node, ast.Constant) else ast.get_source_segment(self.text, node)
        if not isinstance(word, str):
            raise self.fail(node, f"函数 {name} 的参数应当是一个名称")
        value: Any = word
        if table is not None:
            what, entries = table
            if word not in entries:
                raise self.fail(node, known.unknown(what, word, entries))
            value = entries[word]
        elif function == "known":
            value = self.names.resolve(word)
            if value is None:
                raise self.fail(node, known.unknown("事实", word, self.names.all()))
        elif function == "is_type":
            if word not in self.names.types:
                raise self.fail(node, known.unknown("材料类型", word, self.names.types))
            value = self.names.types[word]
        return ast.copy_location(_constant(value), node)


_NAMED_ARGUMENTS: dict[str, tuple[str, dict[str, str]]] = {
    "has": ("要素", known.ELEMENT_NAMES),
    "status": ("要素", known.ELEMENT_NAMES),
    "rows": ("列表", known.LISTS),
}
_MANY = 20
_ARGUMENTS = {
    "has": (1, 1),
    "status": (1, 1),
    "known": (1, 1),
    "rows": (1, 1),
    "is_type": (1, _MANY),
    "contains": (1, _MANY),
    "mentions": (2, 2),
    "days_between": (2, 2),
    "len": (1, 1),
    "min": (2, _MANY),
    "max": (2, _MANY),
    "abs": (1, 1),
    "ceil": (1, 1),
    "floor": (1, 1),
}
