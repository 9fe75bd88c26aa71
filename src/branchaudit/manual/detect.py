"""How a rule finds what is wrong, in words: one function per kind of check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from branchaudit import facts
from branchaudit.manual.formula import STATUSES, in_words, list_title
from branchaudit.ruleset import names as known
from branchaudit.ruleset.checks import (
    AcrossCheck,
    CadenceCheck,
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
    Pattern,
    PatternCheck,
    SectionsCheck,
    TermsCheck,
)
from branchaudit.ruleset.rules import Rule
from branchaudit.vocabulary import DOCUMENT_TYPES, ELEMENTS

_MOST = 8
"""Words and phrases that are named; of the rest only their number."""
_SCOPES = {key: title for title, key in known.TEXT_SCOPES.items()}
_GUARDS = {
    "书名号": "书名号里的",
    "引号": "引文里的",
    "否定": "“不是……”“原……”之后的",
    "整词": "只是更长的词的一部分的",
    "历史": "说的是过去的",
}

_NO_NAME = "如只写职务，没有姓名"
_PARTIAL = {
    "time": "如没有写到年、月、日",
    "date_signed": "如没有写到年、月、日",
    "absentees": "如只有人数，没有姓名和原因",
    **dict.fromkeys(("chair", "recorder", "speaker", "talker", "talked_to", "reporter"), _NO_NAME),
}
"""Element → what an incomplete one looks like."""
_EVERY = {"month": "每月", "quarter": "每季度", "half": "每半年", "year": "每年"}


def lines(rule: Rule) -> list[str]:
    """What it looks at, when, and what it wants to see."""
    told = [f"适用材料：{types(rule.applies_to)}"]
    if rule.when is not None:
        told.append(f"只在这时检查：{in_words(rule.when)}")
    return told + _DESCRIBE[rule.check_kind](rule.check)


def types(ids: Iterable[str]) -> str:
    wanted = set(ids)
    if wanted >= DOCUMENT_TYPES.keys():
        return "全部材料"
    return "、".join(title for type_id, title in DOCUMENT_TYPES.items() if type_id in wanted)


# ---------------------------------------------------------------- kinds of check
def _element(check: ElementCheck) -> list[str]:
    names = "".join(f"“{ELEMENTS[element]}”" for element in check.elements)
    several = "各" if len(check.elements) > 1 else "一"
    notes = [_PARTIAL[e] for e in check.elements if e in _PARTIAL and "partial" in check.statuses]
    told = [f"看{names}{several}栏：{_statuses(check.statuses, *dict.fromkeys(notes))}"]
    if check.unless:
        others = "或".join(f"“{ELEMENTS[element]}”" for element in check.unless)
        told.append(f"{others}有内容的，算合格")
    return told


def _items(check: ItemsCheck) -> list[str]:
    names = "".join(f"“{facts.ITEM_FIELDS[field]}”" for field in check.fields)
    told = f"逐项看整改事项的{names}：{_statuses(check.statuses)}"
    return [f"{told}；各项都没有的，合起来提一次" if check.once else told]


def _columns(check: ColumnsCheck) -> list[str]:
    names = "".join(f"“{c.name}”{_or(c.variants, c.name)}" for c in check.columns)
    told = [f"台账的表格应当有{names}{'各' if len(check.columns) > 1 else '这一'}栏"]
    filled = "".join(f"“{column.name}”" for column in check.columns if column.filled)
    if filled:
        told.append(f"每一行的{filled}都应当填写；合计行和空行不看")
    for column in check.columns:
        if column.instead:
            told.append(f"没有“{column.name}”栏的，有“{column.instead}”栏也可以")
    if check.having:
        told.append(f"只看有{''.join(f'“{name}”' for name in check.having)}栏的表格")
    if check.unless:
        told.append(f"有{'或'.join(f'“{name}”' for name in check.unless)}栏的表格不看")
    if check.excused:
        told.append(f"{'或'.join(f'“{name}”' for name in check.excused)}栏写有内容的行，别的栏可以空着")
    return told


def _formula(check: FormulaCheck) -> list[str]:
    told = [f"{_scope(check.scope)}里成串写到下面的固定提法时，各项应当齐全、准确、依次："]
    for series in check.series:
        near = "或".join(f"“{word}”" for word in sorted(series.near.every))
        notes = (
            f"同一句里有{near}才查" if near else "",
            "可以只说其中一部分" if series.partial else "",
            f"{series.valid_from} 起" if series.valid_from else "",
            f"到 {series.valid_until} 为止" if series.valid_until else "",
        )
        note = "，".join(filter(None, notes))
        told.append(f"{series.name}：{'、'.join(series.members)}{f'（{note}）' if note else ''}")
    return [*told, "只提到其中一两项、后面有“等”、在书名号和引文里、说的是过去的，不算"]


def _statuses(statuses: Sequence[str], *notes: str) -> str:
    names = "、".join(STATUSES[status] for status in statuses)
    note = f"（{'，'.join(notes)}）" if notes else ""
    return f"{names}{note}{'，各记一处' if len(statuses) > 1 else '的，记一处'}"


def _pattern(check: PatternCheck) -> list[str]:
    verb = "应当有" if check.required else "不应当有"
    told = [f"{_scope(check.scope)}里{verb}{_patterns(check.patterns)}"]
    if check.unless is not None:
        told.append(f"同一句里有{_patterns((check.unless,))}时不算")
    return told


def _terms(check: TermsCheck) -> list[str]:
    words = [f"“{t.text}”{f'（应为“{t.use}”）' if t.use else ''}" for t in check.terms]
    told = [f"{_scope(check.scope)}里不应当有：{_some(words, '种提法')}"]
    if any(t.valid_from or t.valid_until for t in check.terms):
        told.append("有起止日期的提法，只有活动日期在期限之外的才算")
    guards = [text for guard, text in _GUARDS.items() if guard in check.guards]
    return [*told, f"{'、'.join(guards)}不算"] if guards else told


def _compare(check: CompareCheck) -> list[str]:
    return [f"应当：{in_words(check.expression)}"]


def _each(check: EachCheck) -> list[str]:
    told = [f"逐处看{list_title(check.list_id)}"]
    if check.where is not None:
        told.append(f"只看这样的：{in_words(check.where, check.list_id)}")
    if check.expression is None:
        return [*told, "每有一处，记一处问题"]
    return [*told, f"每一处都应当：{in_words(check.expression, check.list_id)}"]


def _count(check: CountCheck) -> list[str]:
    what: dict[str, Callable[[], str]] = {
        "pattern": lambda: f"{_scope(check.scope)}里有几处 {_patterns(check.patterns)}",
        "rows": lambda: f"{list_title(check.list_id)}有几处",
        "items": lambda: "整改事项有几项",
        "names": lambda: f"“{ELEMENTS[check.element]}”里有几个姓名",
    }
    told = [f"数一数{what[check.source]()}"]
    if check.where is not None:
        told.append(f"只数这样的：{in_words(check.where, check.list_id)}")
    bounds = check.bounds
    pairs = (("不少于", bounds.minimum), ("不多于", bounds.maximum), ("等于", bounds.equals))
    wanted = [f"{word} {in_words(bound)}" for word, bound in pairs if bound is not None]
    return [*told, f"应当{'，并且'.join(wanted)}"]


def _order(check: OrderCheck) -> list[str]:
    every = "，每个环节都要有" if check.all else "；没有写到的环节不管"
    told = [f"应当依次出现：{' → '.join(step.name for step in check.steps)}{every}"]
    return told if check.all else [*told, "编了号的小标题写有环节的，先看小标题的次序"]


def _sections(check: SectionsCheck) -> list[str]:
    names = [f"“{s.name}”{_or(s.variants, s.name)}" for s in check.sections]
    return [f"小标题里应当有这些部分：{'、'.join(names)}"]


def _cadence(check: CadenceCheck) -> list[str]:
    told = [
        f"要给出审核期间（--period）。每个支部{_EVERY[check.every]}应当有 {check.times} 条这样的记录；"
        "还没有过完的不查"
    ]
    if check.needs == "committee":
        told.append("只查设支部委员会的支部：branches 里写明的，或者有支委会记录的")
    if check.needs == "groups":
        told.append("按党小组逐个查：branches 里写明的，或者记录里出现的")
    if check.also:
        told.append("兼为这种会议的记录（如选举大会兼为党员大会）也算")
    if check.grace:
        told.append(f"次年 {check.grace} 月底以前补开、标题写明年度的，算在那一年")
    return told


def _copies(check: CopiesCheck) -> list[str]:
    prepared = (
        "遮去姓名、日期、数字、栏目名、标题、书名号、引文和选举的程序，把正文按每五个字一段与别的记录比较"
    )
    if check.passage is not None:
        return [
            prepared,
            f"有 {check.passage} 字以上连着相同的，较晚的一份记一处；同一天的、大体相同的不在这里算，"
            f"另外 {check.at_most} 份以上都有的看作统一的文字",
        ]
    return [
        prepared,
        f"相同的达到两份合起来的 {check.copy:.0%}，或者较短一份的 {check.contained:.0%}，较晚的一份记一处；"
        f"列出 {check.shortest} 字以上的相同段落",
    ]


def _overlap(check: OverlapCheck) -> list[str]:
    told = (
        "同一天、时间有重叠的两份记录里都写有到会的人；起止时间都写明的才比，同一支部的主题党日和当天的会不算"
    )
    who = "同一支部的，或者同时有几个人的" if check.sure else "两个支部里只有一个同名的人的"
    return [told, f"只看{who}"]


def _across(check: AcrossCheck) -> list[str]:
    told = [f"把各份记录对照起来，逐行看{list_title(check.table)}"]
    if check.where is not None:
        told.append(f"只看这样的：{in_words(check.where, check.table)}")
    return [*told, f"每一行都应当：{in_words(check.expression, check.table)}"]


# ---------------------------------------------------------------- texts and words
def _or(variants: Sequence[str], name: str) -> str:
    others = [variant for variant in variants if variant != name]
    return f"（或 {'、'.join(others)}）" if others else ""


def _scope(scope: Sequence[str]) -> str:
    return "、".join(_SCOPES.get(name) or f"“{ELEMENTS.get(name, name)}”" for name in scope)


def _patterns(patterns: Sequence[Pattern]) -> str:
    """The words of which one stands in whatever they find, or how many ways of writing there are."""
    words = list(dict.fromkeys(f"“{word}”" for p in patterns for word in p.literals))
    if not words:
        return f"与 {len(patterns)} 个式样相符的文字（加 --yaml 看原文）"
    one = "之一" if len(words) > 1 else ""
    return f"某些写法的文字（都带有{_some(words, '个字样')}{one}；加 --yaml 看原文）"


def _some(words: list[str], what: str) -> str:
    shown = "、".join(words[:_MOST])
    return shown if len(words) <= _MOST else f"{shown}……共 {len(words)} {what}"


_DESCRIBE: Mapping[str, Callable[[Any], list[str]]] = {
    "element": _element,
    "items": _items,
    "pattern": _pattern,
    "terms": _terms,
    "compare": _compare,
    "columns": _columns,
    "formula": _formula,
    "each": _each,
    "count": _count,
    "order": _order,
    "sections": _sections,
    "cadence": _cadence,
    "copies": _copies,
    "overlap": _overlap,
    "across": _across,
}
