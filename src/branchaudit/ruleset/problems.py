"""What pydantic found wrong in a rule file → one RuleFileError in Chinese, at its line and column."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from branchaudit.errors import RuleFileError
from branchaudit.ruleset.names import At, nearest
from branchaudit.ruleset.schema import MODELS
from branchaudit.ruleset.schema_checks import Model
from branchaudit.ruleset.yaml_source import Source


def validate(data: Any, kind: str, source: Source, at: At = ()) -> None:
    """Raise for the first thing wrong in `data`, which stands at `at` in the file."""
    model = MODELS[kind]
    try:
        model.model_validate(data)
    except ValidationError as problem:
        raise _first(problem, model, data, source, at) from None


def _first(problem: ValidationError, model: type[Model], data: Any, source: Source, at: At) -> RuleFileError:
    errors = []
    for detail in problem.errors(include_url=False):
        where = _real_path(detail["loc"], data, detail["type"] in ("missing", "extra_forbidden"))
        errors.append((source.position(at + where), _rank(detail), detail, where))
    # of the readings of a union only the deepest says what the author meant
    told = [
        e for e in errors if not (e[1] == _MISMATCH and any(_under(o[3], e[3]) for o in errors if o is not e))
    ]
    misspelt_in = {e[3][:-1] for e in errors if e[1] == 0}
    told = [e for e in told if not (e[2]["type"] == "missing" and e[3][:-1] in misspelt_in)]
    errors = sorted(told or errors, key=lambda e: e[:2])
    _, _, detail, where = errors[0]
    message = _message(detail, model, where, data)
    others = len({e[0] for e in errors}) - 1
    if others:
        message += f"（另有 {others} 处错误）"
    return source.error(message, at + where, key=detail["type"] == "extra_forbidden")


_MISMATCH = 2


def _rank(detail: ErrorDetails) -> int:
    """An unknown key explains a missing one beside it; a type mismatch may be but another reading."""
    if detail["type"] == "extra_forbidden":
        return 0
    return _MISMATCH if detail["type"].endswith("_type") else 1


def _under(path: At, top: At) -> bool:
    return path[: len(top)] == top


def _real_path(loc: tuple[int | str, ...], data: Any, last_is_key: bool) -> At:
    """Without what pydantic adds: tags of unions and names of models."""
    path: list[int | str] = []
    tagged = False
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if not tagged and path[-1:] == ["check"] and isinstance(data, Mapping) and step == data.get("kind"):
            tagged = True  # once: `columns` and `sections` have a key of that name as well
            continue
        if isinstance(data, Mapping):
            if step in data:
                data = data[step]
            elif not (last and last_is_key):
                continue
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _message(detail: ErrorDetails, model: type[Model], where: At, data: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    name = where[-1] if where else ""
    if isinstance(name, int):
        name = f"第 {name + 1} 项"
    match kind:
        case "missing":
            return f"缺少“{detail['loc'][-1]}”"
        case "extra_forbidden":
            keys = sorted({key for m in _models_at(model, where[:-1], data) for key in _keys(m)})
            close = nearest(str(name), keys)
            hint = f"，是不是“{close}”？" if close else f"；可用的键：{'、'.join(keys)}"
            return f"没有名为“{name}”的键{hint}"
        case "value_error":
            return str(context["error"])
        case "literal_error":
            return _not_among(detail["input"], [str(v) for v in _choices(context["expected"])])
        case "union_tag_invalid":
            return _not_among(context["tag"], _choices(context["expected_tags"]), "check 的 kind")
        case "union_tag_not_found":
            return "check 缺少 kind（检查方式）"
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            sign = {"ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于"}
            key, bound = next(iter(context.items()))
            return f"“{name}”应当{sign[key]} {bound:g}"
        case "too_short" | "string_too_short":
            return (
                f"“{name}”不能为空" if kind != "too_short" else f"“{name}”至少要有 {context['min_length']} 项"
            )
        case _:
            return f"“{name}”应当是{_EXPECTED.get(kind, '另一种写法')}，现在是 {_shown(detail['input'])}"


_EXPECTED = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数",
    "bool_type": " true 或 false",
    "list_type": "列表（每行以“- ”开头）",
    "dict_type": "键和值",
    "model_type": "键和值",
    "model_attributes_type": "键和值",
    "dict_attributes_type": "键和值",
}


def _shown(value: Any) -> str:
    if value is None:
        return "空的"
    if isinstance(value, Mapping):
        return "一组键和值"
    if isinstance(value, list):
        return "一个列表"
    return f"“{value}”"


def _choices(expected: str) -> list[str]:
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def _not_among(value: Any, choices: list[str], what: str = "取值") -> str:
    close = nearest(str(value), choices)
    hint = f"是不是“{close}”？" if close else ""
    return f"{what}“{value}”不对，{hint}可用：{'、'.join(choices)}"


# ---------------------------------------------------------------- which keys are allowed where
def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or key for key, info in model.model_fields.items()]


def _models_at(model: type[BaseModel], path: At, data: Any) -> list[type[BaseModel]]:
    models = [model]
    for step in path:
        data = data[step]
        found: list[type[BaseModel]] = []
        for m in models:
            if isinstance(step, str):
                field = next((i for k, i in m.model_fields.items() if (i.alias or k) == step), None)
                found += _models_in(field.annotation) if field is not None else []
            else:
                found.append(m)
        models = found or models
        if isinstance(data, Mapping) and "kind" in data:
            models = [m for m in models if _tag(m) in (None, data["kind"])] or models
    return models


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("kind")
    values = (
        get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()
    )
    return values[0] if len(values) == 1 else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, Annotated, list, dict):
        for part in get_args(annotation):
            yield from _models_in(part)
