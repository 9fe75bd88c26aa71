"""Expressions of rules in words: `已知(票基) and 票数合计 <= 票基` → 查到了“票基”，并且 票数合计 ≤ 票基."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from branchaudit.ruleset import names as known
from branchaudit.ruleset.expressions import Expression
from branchaudit.ruleset.templates import shown
from branchaudit.vocabulary import DOCUMENT_TYPES, ELEMENTS

STATUSES = {
    "present": "有内容",
    "partial": "残缺",
    "placeholder": "占位符",
    "blank": "空白",
    "missing": "缺失",
}
_ROLES = {"time": "时间一栏", "title": "标题", "signed": "落款", "file": "文件名", "text": "正文"}
"""Values of the row field 位置."""
_SIGNS: dict[type[ast.AST], str] = {
    ast.Eq: "＝", ast.NotEq: "≠", ast.Lt: "＜", ast.LtE: "≤", ast.Gt: "＞", ast.GtE: "≥",
    ast.Add: "＋", ast.Sub: "－", ast.Mult: "×", ast.Div: "÷", ast.FloorDiv: "整除以", ast.Mod: "取余",
}  # fmt: skip
_CALLS = {
    "rows": "“{}”的行数", "len": "{}的长度", "abs": "{}的绝对值", "ceil": "{}（向上取整）",
    "floor": "{}（向下取整）",
}  # fmt: skip


def in_words(expression: Expression, list_id: str = "") -> str:
    """`list_id`: the list whose rows it looks at."""
    return _Words(list_id).told(expression.tree)


class _Words:
    def __init__(self, list_id: str) -> None:
        fields = known.row_fields(list_id) if list_id else {}
        self.fields = {field: title for title, field in fields.items() if title != field}

    # -------------------------------------------------------- statements
    def told(self, node: ast.expr, inside: bool = False) -> str:
        """As a statement that holds or not; `inside`: of a longer one."""
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                text = "，并且".join(self._joined(values))
            case ast.BoolOp(values=values):
                text = "，或者".join(self.told(value, True) for value in values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._denied(operand)
            case ast.Compare():
                return self._compared(node)
            case ast.Call(func=ast.Name(id="known"), args=[name]):
                return f"查到了“{self._known(name)}”"
            case ast.Call(func=ast.Name(id="has"), args=[name]):
                return f"{self._element(name)}有内容"
            case ast.Call(func=ast.Name(id="contains"), args=arguments):
                return f"正文有{self._listed(arguments)}"
            case ast.Call(func=ast.Name(id="is_type"), args=arguments):
                return f"材料属于{'、'.join(_types(arguments))}"
            case ast.Call(func=ast.Name(id="mentions"), args=[name, known_ones]):
                text = f"“{self.value(name)}”与{self._known_names(known_ones)}相同，或一个是另一个的简称"
            case ast.Name():
                return f"“{self.value(node)}”成立"
            case ast.UnaryOp() | ast.Constant() | ast.BinOp() | ast.IfExp() | ast.Call():
                return self.value(node)
            case _:
                return ast.unparse(node)
        return f"（{text}）" if inside else text

    def _joined(self, values: Sequence[ast.expr]) -> list[str]:
        """What has to be known is told in one breath."""
        told: list[str] = []
        wanted = [self._known(v.args[0]) for v in values if _asks_known(v) and isinstance(v, ast.Call)]
        if wanted:
            told.append("查到了" + "、".join(f"“{name}”" for name in wanted))
        return told + [self.told(value, True) for value in values if not _asks_known(value)]

    def _denied(self, node: ast.expr) -> str:
        match node:
            case ast.Name():
                return f"“{self.value(node)}”不成立"
            case ast.Call(func=ast.Name(id="known"), args=[name]):
                return f"没有查到“{self._known(name)}”"
            case ast.Call(func=ast.Name(id="has"), args=[name]):
                return f"{self._element(name)}没有内容"
            case ast.Call(func=ast.Name(id="contains"), args=arguments):
                return f"正文没有{self._listed(arguments)}"
            case ast.Call(func=ast.Name(id="is_type"), args=arguments):
                return f"材料不属于{'、'.join(_types(arguments))}"
            case _:
                return f"并非（{self.told(node)}）"

    def _compared(self, node: ast.Compare) -> str:
        left, text = self.value(node.left), ""
        for operator, right in zip(node.ops, node.comparators, strict=True):
            text += f"，并且 {left} " if text else f"{left} "
            if isinstance(right, ast.Constant) and right.value == "":
                text = text.rstrip() + ("为空" if isinstance(operator, ast.Eq) else "不为空")
            elif isinstance(operator, ast.In | ast.NotIn):
                text += f"{'不' if isinstance(operator, ast.NotIn) else ''}是 {self._among(right)}"
            elif isinstance(right, ast.Constant) and isinstance(right.value, str):
                text += f"{'是' if isinstance(operator, ast.Eq) else '不是'}{self.value(right)}"
            else:
                text += f"{_SIGNS[type(operator)]} {self.value(right)}"
            if len(node.ops) > 1:  # 1 < 甲 < 9
                left = self.value(right)
        return text

    def _among(self, node: ast.expr) -> str:
        entries = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
        return "或".join(self.value(entry) for entry in entries)

    # -------------------------------------------------------- values
    def value(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=str(text)):
                return STATUSES.get(text) or _ROLES.get(text) or f"“{text}”"
            case ast.Constant(value=()):
                return "空的列表"
            case ast.Constant(value=value):
                return shown(list(value) if isinstance(value, tuple) else value)
            case ast.Name(id=reference):
                return self._name(reference)
            case ast.BinOp(left=left, op=operator, right=right):
                return f"{self._part(left, operator)} {_SIGNS[type(operator)]} {self._part(right)}"
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"－{self.value(operand)}"
            case ast.IfExp(test=test, body=body, orelse=other):
                return f"（{self.told(test)}时为{self.value(body)}，否则为{self.value(other)}）"
            case ast.Call(func=ast.Name(id="status"), args=[name]):
                return f"{self._element(name)}的填写情况"
            case ast.Call(func=ast.Name(id="days_between"), args=[first, last]):
                return f"从{self.value(first)}到{self.value(last)}的天数"
            case ast.Call(func=ast.Name(id=("min" | "max") as name), args=arguments):
                return f"{'、'.join(map(self.value, arguments))}中{'较小' if name == 'min' else '较大'}的"
            case ast.Call(func=ast.Name(id=name), args=[argument]) if name in _CALLS:
                return _CALLS[name].format(self._list(argument) if name == "rows" else self.value(argument))
            case ast.Tuple() | ast.List():
                return self._among(node)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return self.told(node, True)
            case ast.Call(func=ast.Name(id="known" | "has" | "contains" | "is_type")):
                return self.told(node)
            case _:
                return ast.unparse(node)

    def _part(self, node: ast.expr, before: ast.operator | None = None) -> str:
        """`before`: the sign that follows it, which a sum or a product needs no brackets for."""
        text = self.value(node)
        if not isinstance(node, ast.BinOp) or isinstance(before, ast.Add | ast.Sub):
            return text
        return text if type(before) is type(node.op) else f"（{text}）"

    def _name(self, reference: str) -> str:
        if reference.startswith("row."):
            return self.fields[reference.removeprefix("row.")]
        if reference.startswith("element."):
            return f"“{ELEMENTS[reference.removeprefix('element.')]}”"
        return known.TITLES[reference]

    def _known(self, node: ast.expr) -> str:
        return self._name(str(_constant(node))).strip("“”")

    def _element(self, node: ast.expr) -> str:
        return f"“{ELEMENTS[str(_constant(node))]}”"

    def _list(self, node: ast.expr) -> str:
        return known.ROW_SPECS[str(_constant(node))].title

    def _known_names(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and not node.value:
            return "所列名称（还没有列出）"
        return f"“{self.value(node)}”"

    def _listed(self, arguments: Sequence[ast.expr]) -> str:
        return "或".join(f"“{_constant(argument)}”" for argument in arguments)


def list_title(list_id: str) -> str:
    spec = known.ROW_SPECS[list_id]
    return f"“{spec.title}”（{spec.meaning}）"


def _asks_known(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "known"


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else ast.unparse(node)


def _types(arguments: Sequence[ast.expr]) -> list[str]:
    found: set[str] = set()
    for argument in arguments:
        value = _constant(argument)
        found |= set(value) if isinstance(value, tuple | frozenset) else {str(value)}
    return [title for type_id, title in DOCUMENT_TYPES.items() if type_id in found]
