"""Validated plain data of one rule → the frozen objects of `rules.py`, one function per kind of check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from branchaudit.model import Basis
from branchaudit.ruleset import names as known
from branchaudit.ruleset.build_tasks import DUE
from branchaudit.ruleset.checks import (
    ARCHIVE_KINDS,
    AcrossCheck,
    Bounds,
    CadenceCheck,
    Check,
    Column,
    ColumnsCheck,
    CompareCheck,
    CopiesCheck,
    CountCheck,
    EachCheck,
    ElementCheck,
    FormulaCheck,
    ItemsCheck,
    OrderCheck,
    OverlapCheck,
    PatternCheck,
    Section,
    SectionsCheck,
    Step,
    TermsCheck,
)
from branchaudit.ruleset.resolve import Fail, Frame, Resolver, build_patterns, build_series, build_terms, many
from branchaudit.ruleset.rules import Deduct, Later, Rule
from branchaudit.ruleset.templates import Template
from branchaudit.text import fold, squeeze

Data = Mapping[str, Any]
_ELEMENT_MESSAGES = {
    "missing": "缺少“{element}”",
    "blank": "“{element}”只有标签，没有填写",
    "placeholder": "“{element}”仍是占位符“{value}”，没有填写",
    "partial": "“{element}”写得不完整：{value}",
}
_ITEM_MESSAGES = {
    "missing": "第 {number} 项没有写“{element}”",
    "blank": "第 {number} 项的“{element}”没有填写",
    "placeholder": "第 {number} 项的“{element}”仍是占位符“{value}”",
    "partial": "第 {number} 项的“{element}”写得不完整：{value}",
}
_COLUMN_MESSAGES = {
    "missing": "{sheet}缺少“{column}”一栏",
    "blank": "{row}“{column}”空着",
    "placeholder": "{row}“{column}”仍是占位符“{value}”",
    "partial": "{row}“{column}”写得不完整：{value}",
}
GIVEN_NAMES: dict[str, dict[str, str]] = {
    "element": {},
    "items": {"序号": "number", "number": "number", "事项": "problem", "problem": "problem"},
    "columns": {
        "表格": "sheet",
        "sheet": "sheet",
        "行": "row",
        "row": "row",
        "栏目": "column",
        "column": "column",
    },
    "pattern": {},
    "terms": {"词": "term", "term": "term", "应为": "use", "use": "use", "说明": "note", "note": "note"},
    "formula": {
        "提法": "form",
        "form": "form",
        "应为": "use",
        "use": "use",
        "差错": "fault",
        "fault": "fault",
    },
    "compare": {},
    "each": {},
    "count": {"数目": "count", "count": "count", "应有": "expected", "expected": "expected"},
    "order": {"环节": "step", "step": "step", "在前环节": "previous", "previous": "previous"},
    "sections": {"部分": "section", "section": "section"},
    "cadence": {
        "支部": "branch",
        "branch": "branch",
        "时段": "slot",
        "slot": "slot",
        "次数": "count",
        "count": "count",
        "应有": "expected",
        "expected": "expected",
    },
    "copies": {
        "另一份": "other",
        "other": "other",
        "另一份日期": "day",
        "day": "day",
        "相同": "share",
        "share": "share",
        "份数": "count",
        "count": "count",
        "字数": "length",
        "length": "length",
    },
    "overlap": {
        "姓名": "persons",
        "persons": "persons",
        "日期": "day",
        "day": "day",
        "时间": "time",
        "time": "time",
        "另一份": "other",
        "other": "other",
        "另一时间": "other_time",
        "other_time": "other_time",
    },
    "across": {},
}
"""Names that a kind of check lends to messages."""
_BY_ROW = frozenset({"each", "across"})
"""Kinds of which messages may name the fields of a row."""


def build_rule(data: Data, frame: Frame, fail: Fail, origin: str) -> Rule:
    check, basis = data["check"], data["basis"]
    resolver = Resolver(data, frame, fail, GIVEN_NAMES[check["kind"]])
    _limits(data, fail)
    category, dimension = data.get("category"), data.get("dimension")
    if dimension is not None and dimension not in frame.dimensions:
        raise fail(known.unknown("维度", dimension, frame.dimensions), ("dimension",))
    if category is not None:
        category = resolver.one(("category",), category, "问题类别", known.CATEGORY_NAMES)
    return Rule(
        id=data["id"],
        title=data["title"],
        applies_to=resolver.types(),
        severity=data["severity"],
        kind=data.get("kind", "gap"),
        category=category,
        dimension=dimension,
        basis=Basis(basis["tier"], basis["text"] + basis.get("clause", "")),
        check_kind=check["kind"],
        asks=Later(partial(resolver.expression, ("when",), data.get("when"))),
        looks=Later(partial(_BUILDERS[check["kind"]], check, resolver)),
        said_as=Later(partial(_said_as, data, resolver)),
        valid_from=basis.get("from"),
        valid_until=basis.get("until"),
        explain=data.get("explain", ""),
        deduct=Deduct(**data["deduct"]) if data.get("deduct") else Deduct(),
        confidence=data.get("confidence", 1.0),
        owner=data.get("owner", known.OWNERS[0]),
        origin=origin,
    )


def _said_as(data: Data, resolver: Resolver) -> tuple[Template | None, Template]:
    names = resolver.row_names(data["check"]) if data["check"]["kind"] in _BY_ROW else resolver.names
    message = data.get("message")
    return (
        None if message is None else resolver.template(("message",), message, names),
        resolver.template(("remedy",), data["remedy"], names),
    )


def _limits(data: Data, fail: Fail) -> None:
    """What the tier and the wording of the basis allow."""
    basis = data["basis"]
    if data["severity"] == "error" and "一般" in basis["text"] + basis.get("clause", ""):
        raise fail("依据写的是“一般”，不是硬性规定，severity 最高为 warning", ("severity",))
    if data["severity"] == "error" and basis["tier"] == known.ASSUMED:
        raise fail(f"依据层级是“{known.ASSUMED}”，severity 最高为 warning", ("severity",))
    if data.get("kind") == "hint" and data.get("deduct"):
        raise fail("hint（疑似）不扣分，请删去 deduct", ("deduct",))
    if data.get("when") and data["check"]["kind"] in ARCHIVE_KINDS:
        raise fail("跨记录的规则没有 when；要限定哪些行，请写 check 里的 where", ("when",), key=True)
    if basis.get("from", "") > basis.get("until", "9999"):
        raise fail("basis 的 from 晚于 until", ("basis", "from"))


# ---------------------------------------------------------------- checks
def _messages(check: Data, resolver: Resolver, defaults: Mapping[str, str]) -> dict[str, Template]:
    """Per status the check's own; where the rule has no `message` either, ours."""
    found = {}
    if "message" not in resolver.data:
        found = {status: resolver.template((), text) for status, text in defaults.items()}
    for name, text in (check.get("messages") or {}).items():
        at = ("check", "messages", name)
        found[resolver.one(at, name, "状态", known.STATUS_NAMES)] = resolver.template(at, text)
    return found


def _element(check: Data, resolver: Resolver) -> Check:
    return ElementCheck(
        elements=resolver.elements(("check", "elements"), check["elements"]),
        unless=resolver.elements(("check", "unless"), check.get("unless")),
        statuses=resolver.statuses(check.get("statuses")),
        messages=_messages(check, resolver, _ELEMENT_MESSAGES),
    )


def _items(check: Data, resolver: Resolver) -> Check:
    return ItemsCheck(
        fields=resolver.several(("check", "fields"), check["fields"], "整改事项的栏目", known.ITEM_FIELDS),
        statuses=resolver.statuses(check.get("statuses")),
        messages=_messages(check, resolver, _ITEM_MESSAGES),
        once=resolver.template(("check", "once"), check["once"]) if check.get("once") else None,
    )


def _columns(check: Data, resolver: Resolver) -> Check:
    columns = (entry if isinstance(entry, dict) else {"name": entry} for entry in check["columns"])
    return ColumnsCheck(
        columns=tuple(
            Column(
                c["name"],
                tuple(squeeze(fold(v)) for v in many(c.get("variants"))),
                c.get("filled", True),
                c.get("instead") or "",
            )
            for c in columns
        ),
        having=tuple(many(check.get("having"))),
        unless=tuple(many(check.get("unless"))),
        excused=tuple(many(check.get("excused"))),
        statuses=resolver.statuses(check.get("statuses")),
        messages=_messages(check, resolver, _COLUMN_MESSAGES),
        most=check.get("max", 10),
    )


def _pattern(check: Data, resolver: Resolver) -> Check:
    required = check.get("require")
    unless = check.get("unless")
    return PatternCheck(
        patterns=build_patterns(check["forbid"] if required is None else required),
        required=required is not None,
        scope=resolver.scope(check),
        unless=build_patterns(unless)[0] if unless else None,
        most=check.get("max", 5),
    )


def _terms(check: Data, resolver: Resolver) -> Check:
    terms = build_terms(check.get("terms") or ())
    for index, name in enumerate(many(check.get("lists"))):
        if name not in resolver.frame.lists:
            raise resolver.fail(known.unknown("名单", name, resolver.frame.lists), ("check", "lists", index))
        terms += resolver.frame.lists[name]
    return TermsCheck(
        terms=terms,
        scope=resolver.scope(check),
        guards=frozenset(check.get("guards", known.GUARDS)),
        most=check.get("max", 10),
    )


def _formula(check: Data, resolver: Resolver) -> Check:
    series = tuple(build_series(data) for data in check["series"])
    return FormulaCheck(series, resolver.scope(check), check.get("max", 5))


def _compare(check: Data, resolver: Resolver) -> Check:
    expression = resolver.expression(("check", "expression"), check["expression"])
    assert expression is not None
    return CompareCheck(expression, resolver.elements(("check", "at"), check.get("at")))


def _each(check: Data, resolver: Resolver) -> Check:
    names = resolver.row_names(check)
    return EachCheck(
        list_id=known.LISTS[check["list"]],
        expression=resolver.expression(("check", "expression"), check.get("expression"), names),
        where=resolver.expression(("check", "where"), check.get("where"), names),
        most=check.get("max", 10),
    )


def _count(check: Data, resolver: Resolver) -> Check:
    rows, element, where = check.get("rows"), check.get("names"), check.get("where")
    names = resolver.row_names(check)
    if where is not None and rows is None:
        raise resolver.fail("where 只和 rows 一起用", ("check", "where"), key=True)
    return CountCheck(
        source="pattern" if check.get("pattern") else "rows" if rows else "names" if element else "items",
        bounds=Bounds(
            minimum=resolver.expression(("check", "min"), check.get("min")),
            maximum=resolver.expression(("check", "max"), check.get("max")),
            equals=resolver.expression(("check", "equals"), check.get("equals")),
        ),
        patterns=build_patterns(check.get("pattern")),
        scope=resolver.scope(check),
        list_id=known.LISTS[rows] if rows else "",
        where=resolver.expression(("check", "where"), where, names),
        element=resolver.one(("check", "names"), element, "要素", known.ELEMENT_NAMES) if element else "",
    )


def _order(check: Data, resolver: Resolver) -> Check:
    del resolver  # steps name nothing
    steps = tuple(Step(s["name"], build_patterns(s["patterns"])) for s in check["steps"])
    return OrderCheck(steps, bool(check.get("all")))


def _sections(check: Data, resolver: Resolver) -> Check:
    del resolver  # sections name nothing
    found = []
    for entry in check["sections"]:
        data = entry if isinstance(entry, dict) else {"name": entry}
        found.append(
            Section(data["name"], tuple(fold(v) for v in many(data.get("variants") or data["name"])))
        )
    return SectionsCheck(tuple(found))


def _cadence(check: Data, resolver: Resolver) -> Check:
    parameters = resolver.names.parameters
    every = parameters.get(check["every"], check["every"])
    if every not in DUE:
        problem = f"周期“{every}”不对，可用：{'、'.join(DUE)}，或者以它们为值的参数"
        raise resolver.fail(problem, ("check", "every"))
    said = check.get("times", 1)
    times = parameters.get(said, said) if isinstance(said, str) else said
    if not isinstance(times, int) or times < 1:
        raise resolver.fail(f"次数“{said}”不对，应当是正整数，或者以它为值的参数", ("check", "times"))
    return CadenceCheck(
        every=every,
        times=times,
        also=bool(check.get("also")),
        needs=check.get("needs") or "",
        grace=check.get("grace") or 0,
    )


def _copies(check: Data, resolver: Resolver) -> Check:
    del resolver  # names nothing
    return CopiesCheck(**{key: value for key, value in check.items() if key != "kind"})


def _overlap(check: Data, resolver: Resolver) -> Check:
    del resolver  # names nothing
    return OverlapCheck(check.get("sure", True))


def _across(check: Data, resolver: Resolver) -> Check:
    names = resolver.row_names(check)
    expression = resolver.expression(("check", "expression"), check["expression"], names)
    where = resolver.expression(("check", "where"), check.get("where"), names)
    assert expression is not None
    made = AcrossCheck(known.TABLES[check["table"]], expression, where, check.get("max", 50))
    for key, expression in (("expression", made.expression), ("where", made.where)):
        for name in expression.references if expression is not None else ():
            if not name.startswith("row.") and name != "today":
                problem = (
                    f"“{known.TITLES.get(name, name)}”是一份材料的事实；跨记录的规则只能用表里的栏目和 今天"
                )
                raise resolver.fail(problem, ("check", key))
    return made


_BUILDERS: dict[str, Callable[[Data, Resolver], Check]] = {
    "element": _element,
    "items": _items,
    "columns": _columns,
    "pattern": _pattern,
    "terms": _terms,
    "formula": _formula,
    "compare": _compare,
    "each": _each,
    "count": _count,
    "order": _order,
    "sections": _sections,
    "cadence": _cadence,
    "copies": _copies,
    "overlap": _overlap,
    "across": _across,
}
