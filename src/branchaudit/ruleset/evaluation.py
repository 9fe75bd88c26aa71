"""Runs the expressions of rules: the tree that `expressions.parse` let through becomes one function, built
when the expression is first used.

A fact that is not known makes an expression *undecided*, unless the rest decides it
(`有(缺席人员) and …`).
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from branchaudit.model import Value
from branchaudit.ruleset import names as known
from branchaudit.ruleset.expressions import OPERATORS, Expression, Run, Scope, Undecided
from branchaudit.vocabulary import ELEMENTS


def evaluate(expression: Expression, scope: Scope) -> Any:
    """Raise Undecided when a fact that is needed is not known."""
    if expression.run is None:
        expression.run = _built(expression.tree)
    return expression.run(scope)


def title_of(reference: str) -> str:
    """Chinese name of a canonical reference."""
    if reference.startswith("element."):
        return ELEMENTS[reference[8:]]
    if reference.startswith("row."):
        return _ROW_TITLES.get(reference[4:], reference[4:])
    return known.TITLES.get(reference, reference)


_ROW_TITLES = {f.id: f.title for spec in known.ROW_SPECS.values() for f in spec.fields}


# ---------------------------------------------------------------- the parts of a tree
def _built(node: ast.AST) -> Run:
    return _BUILDERS[type(node)](node)


def _constant(node: ast.Constant) -> Run:
    value = node.value
    return lambda _: value


def _reference(node: ast.Name) -> Run:
    name = node.id

    def run(scope: Scope) -> Value:
        value = scope.value(name)
        if value is None:
            raise Undecided(f"材料中没有查到“{title_of(name)}”")
        return value

    return run


def _tuple(node: ast.Tuple | ast.List) -> Run:
    elements = [_built(element) for element in node.elts]
    return lambda scope: tuple([element(scope) for element in elements])


def _unary(node: ast.UnaryOp) -> Run:
    operate, operand = OPERATORS[type(node.op)], _built(node.operand)
    return lambda scope: operate(operand(scope))


def _binary(node: ast.BinOp) -> Run:
    operate, left, right = OPERATORS[type(node.op)], _built(node.left), _built(node.right)
    return lambda scope: operate(left(scope), right(scope))


def _today_beside(scope: Scope, value: Value) -> str:
    today = scope.today_beside(value)
    if today is None:
        raise Undecided(f"材料中没有查到“{title_of('today')}”")
    return today


def _is_today(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "today"


def _comparison(node: ast.Compare) -> Run:
    first = _built(node.left)
    steps = [
        (OPERATORS[type(op)], _built(other)) for op, other in zip(node.ops, node.comparators, strict=True)
    ]
    if len(steps) == 1:
        ((compare, second),) = steps
        if _is_today(node.comparators[0]):
            return lambda scope: compare(value := first(scope), _today_beside(scope, value))
        if _is_today(node.left):
            return lambda scope: compare(_today_beside(scope, value := second(scope)), value)
        return lambda scope: compare(first(scope), second(scope))

    def chain(scope: Scope) -> bool:
        left = first(scope)
        for compare, other in steps:
            right = other(scope)
            if not compare(left, right):
                return False
            left = right
        return True

    return chain


def _choice(node: ast.IfExp) -> Run:
    test, body, otherwise = _built(node.test), _built(node.body), _built(node.orelse)
    return lambda scope: body(scope) if test(scope) else otherwise(scope)


def _logic(node: ast.BoolOp) -> Run:
    """Three-valued: a part that is not known matters only if no other part decides."""
    decisive = isinstance(node.op, ast.Or)
    parts = [_built(part) for part in node.values]

    def run(scope: Scope) -> Any:
        unknown: Undecided | None = None
        value: Any = not decisive
        for part in parts:
            try:
                value = part(scope)
            except Undecided as problem:
                unknown = unknown or problem
                continue
            if bool(value) is decisive:
                return value
        if unknown is not None:
            raise unknown
        return value

    return run


def _call(node: ast.Call) -> Run:
    """`parse` let through calls by name, and only names as arguments of what asks the record."""
    assert isinstance(node.func, ast.Name)
    name = node.func.id
    asked = _ASKED.get(name)
    if asked is not None:
        return asked(*[argument.value for argument in node.args if isinstance(argument, ast.Constant)])
    function, arguments = _FUNCTIONS[name], [_built(argument) for argument in node.args]
    return lambda scope: function(*[argument(scope) for argument in arguments])


_BUILDERS: dict[type[ast.AST], Callable[[Any], Run]] = {
    ast.Constant: _constant,
    ast.Name: _reference,
    ast.Tuple: _tuple,
    ast.List: _tuple,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _comparison,
    ast.IfExp: _choice,
    ast.BoolOp: _logic,
    ast.Call: _call,
}


# ---------------------------------------------------------------- functions
_ASKED: dict[str, Callable[..., Run]] = {
    "has": lambda element: lambda scope: scope.status(element) in ("present", "partial"),
    "status": lambda element: lambda scope: scope.status(element),
    "known": lambda reference: lambda scope: scope.value(reference) is not None,
    "is_type": lambda *types: lambda scope: not frozenset().union(*types).isdisjoint(scope.types()),
    "contains": lambda *texts: lambda scope: any(map(scope.contains, texts)),
    "rows": lambda list_id: lambda scope: scope.rows(list_id),
}
"""What asks the record, by the names that stand in the expression."""


def _mentions(name: str, known: str | Sequence[str]) -> bool:
    """Whether one of the known names stands in it, or it in one of them (a short form)."""
    return any(one in name or name in one for one in ([known] if isinstance(known, str) else known))


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "mentions": _mentions,
    "days_between": _days_between,
    "len": len,
    "min": min,
    "max": max,
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
}
