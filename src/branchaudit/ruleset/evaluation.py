"""Runs the expressions of rules with simpleeval, cut down to what `expressions.parse` lets through.

A fact that is not known makes an expression *undecided*, unless the rest decides it
(`有(缺席人员) and …`).
"""

from __future__ import annotations

import ast
import math
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from simpleeval import SimpleEval

from branchaudit.model import Value
from branchaudit.ruleset import names as known
from branchaudit.ruleset.expressions import OPERATORS, Expression, Scope, Undecided
from branchaudit.vocabulary import ELEMENTS

MAX_NUMBER = 10**12


def evaluate(expression: Expression, scope: Scope) -> Any:
    """Raise Undecided when a fact that is needed is not known."""
    evaluator = _evaluator()
    evaluator.scope = scope
    return evaluator.run(expression)


def title_of(reference: str) -> str:
    """Chinese name of a canonical reference."""
    if reference.startswith("element."):
        return ELEMENTS[reference[8:]]
    if reference.startswith("row."):
        return _ROW_TITLES.get(reference[4:], reference[4:])
    return known.TITLES.get(reference, reference)


_ROW_TITLES = {f.id: f.title for spec in known.LIST_SPECS.values() for f in spec.fields}


@cache
def _evaluator() -> _Evaluator:
    return _Evaluator()  # building one costs more than a hundred evaluations


class _Evaluator(SimpleEval):  # type: ignore[misc]
    scope: Scope

    def __init__(self) -> None:
        functions = {
            "has": lambda element: self.scope.status(element) in ("present", "partial"),
            "status": lambda element: self.scope.status(element),
            "known": lambda reference: self.scope.value(reference) is not None,
            "is_type": lambda *types: any(t in group for group in types for t in self.scope.types()),
            "contains": lambda *texts: any(self.scope.contains(t) for t in texts),
            "rows": lambda list_id: self.scope.rows(list_id),
            "mentions": _mentions,
            "days_between": _days_between,
            "len": len, "min": min, "max": max, "abs": abs, "ceil": math.ceil, "floor": math.floor,
        }  # fmt: skip
        super().__init__(operators=dict(OPERATORS), functions=functions, names={})
        self.operators[ast.Mult] = _multiply
        self.nodes = {
            ast.Name: self._eval_reference,
            ast.Constant: lambda node: node.value,
            ast.Tuple: self._eval_tuple,
            ast.List: self._eval_tuple,
            ast.BoolOp: self._eval_logic,
            ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop,
            ast.Compare: self._eval_compare,
            ast.IfExp: self._eval_ifexp,
            ast.Call: self._eval_call,
        }

    def run(self, expression: Expression) -> Any:
        self.expr = expression.source  # for simpleeval's messages
        return self._eval(expression.tree)

    def _eval(self, node: ast.AST) -> Any:
        """Without simpleeval's check of every value: `parse` let nothing through but scalars."""
        return self.nodes[type(node)](node)

    def _eval_call(self, node: ast.Call) -> Any:
        """`parse` let through calls of the functions above by name, without keywords."""
        assert isinstance(node.func, ast.Name)
        return self.functions[node.func.id](*[self._eval(argument) for argument in node.args])

    def _eval_reference(self, node: ast.Name) -> Value:
        value = self.scope.value(node.id)
        if value is None:
            raise Undecided(f"材料中没有查到“{title_of(node.id)}”")
        return value

    def _eval_tuple(self, node: ast.Tuple | ast.List) -> tuple[Any, ...]:
        return tuple(self._eval(element) for element in node.elts)

    def _eval_logic(self, node: ast.BoolOp) -> Any:
        """Three-valued: a part that is not known matters only if no other part decides."""
        decisive = isinstance(node.op, ast.Or)
        unknown: Undecided | None = None
        value: Any = not decisive
        for part in node.values:
            try:
                value = self._eval(part)
            except Undecided as problem:
                unknown = unknown or problem
                continue
            if bool(value) is decisive:
                return value
        if unknown is not None:
            raise unknown
        return value


def _multiply(a: Any, b: Any) -> Any:
    if (
        isinstance(a, int | float)
        and isinstance(b, int | float)
        and abs(a) < MAX_NUMBER
        and abs(b) < MAX_NUMBER
    ):
        return a * b
    raise ValueError("乘法只用于数值")


def _mentions(name: str, known: str | Sequence[str]) -> bool:
    """Whether one of the known names stands in it, or it in one of them (a short form)."""
    return any(one in name or name in one for one in ([known] if isinstance(known, str) else known))


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
