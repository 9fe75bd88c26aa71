"""What has changed from one rule set to another, after what both inherit and override.

Lines begin with + (new), - (gone) or ~ (changed) and are sorted, so that they can be compared and searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from branchaudit.manual import detect, page, regulations, scheme
from branchaudit.manual.book import Book
from branchaudit.report import wording
from branchaudit.ruleset.resolve import plain_parameters
from branchaudit.ruleset.rules import Rule
from branchaudit.ruleset.templates import shown
from branchaudit.standard import Indicator, Scheme

_FIELDS: tuple[tuple[str, Callable[[Rule], str]], ...] = (
    ("级别", page.level),
    ("分值", page.deduction),
    ("依据", lambda rule: "，".join(page.basis(rule))),
    ("类别", lambda rule: rule.category or "由要素状态决定"),
    ("维度", lambda rule: rule.dimension or "没有"),
    ("责任", lambda rule: rule.owner),
    ("把握", lambda rule: wording.number(rule.confidence)),
    ("检查方式", lambda rule: rule.check_kind),
    ("条件", lambda rule: rule.when.source if rule.when else "没有"),
)
"""What bears on verdicts and points."""
_WORDS = {"title": "名称", "message": "消息", "remedy": "建议", "explain": "说明", "tests": "例子"}
"""Keys of a rule that only say things differently."""
_TASK = ("owner", "per", "due", "types")
_LINE = {
    "dimension": "维度",
    "title": "名称",
    "points": "分值",
    "how": "怎样看",
    "deduct": "扣分",
    "owner": "责任",
    "basis": "依据",
    "note": "说明",
}
"""Fields of an indicator."""


def differences(before: Book, after: Book) -> list[tuple[str, list[str]]]:
    """Title of a section → its lines; nothing where both are the same."""
    old, new = before.rules, after.rules
    sections = [
        ("规则", _rules(before, after)),
        ("参数", _values(_parameters(before), _parameters(after))),
        ("分组", _values(before.draft.groups, after.draft.groups)),
        ("名单", _values(before.draft.lists, after.draft.lists)),
        ("法规", _values(_regulations(before), _regulations(after))),
        ("任务", _values(_tasks(before), _tasks(after))),
        ("维度", _values(_dimensions(before), _dimensions(after))),
        ("等次", _values(_bands(before), _bands(after))),
        ("考评方案", _values(_scheme(old.scheme), _scheme(new.scheme))),
        ("考评指标", _indicators(old.scheme, new.scheme)),
    ]
    return [(title, found) for title, lines in sections if (found := sorted(lines, key=_order))]


def _order(line: str) -> tuple[str, str]:
    """By what it is about, then by the sign."""
    return line[2:], line[0]


# ---------------------------------------------------------------- rules
def _rules(before: Book, after: Book) -> Iterator[str]:
    old, new = ({rule.id: rule for rule in book.rules.rules} for book in (before, after))
    for rule_id in old.keys() | new.keys():
        if rule_id not in new:
            yield f"- {rule_id}　{old[rule_id].title}"
        elif rule_id not in old:
            yield f"+ {rule_id}　{new[rule_id].title}"
        else:
            changes = list(_changes(before, after, old[rule_id], new[rule_id]))
            if changes:
                yield f"~ {rule_id}　{'；'.join(changes)}"


def _changes(before: Book, after: Book, old: Rule, new: Rule) -> Iterator[str]:
    told = False
    for name, of in _FIELDS:
        if of(old) != of(new):
            told = True
            yield f"{name} {of(old)} → {of(new)}"
    for verb, types in (
        ("不再用于", old.applies_to - new.applies_to),
        ("新用于", new.applies_to - old.applies_to),
    ):
        if types:
            told = True
            yield f"{verb} {detect.types(types)}"
    first, then = page.written(before, old), page.written(after, new)
    if old.check_kind == new.check_kind and first["check"] != then["check"]:
        told = True
        yield from _check(first["check"], then["check"])
    own = _values(plain_parameters(first.get("parameters")), plain_parameters(then.get("parameters")))
    for line in sorted(own):
        told = True
        yield f"参数 {line.removeprefix('~ ')}"
    words = [name for key, name in _WORDS.items() if first.get(key) != then.get(key)]
    if words:
        yield f"{'' if told else '只是'}文字不同（{'、'.join(words)}）"


def _check(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """A number or an expression is told as it was and as it is; of a list only that it changed."""
    changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    long = [key for key in changed if any(isinstance(side.get(key), list | dict) for side in (old, new))]
    for key in changed:
        if key not in long:
            was, now = (page.value_of(side[key]) if key in side else "没有" for side in (old, new))
            yield f"{key} {was} → {now}"
    if long:
        yield f"检查内容改了（{'、'.join(long)}）"


# ---------------------------------------------------------------- the rest
def _values(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in old.keys() | new.keys():
        if name not in new:
            yield f"- {name}　{_brief(old[name])}"
        elif name not in old:
            yield f"+ {name}　{_brief(new[name])}"
        elif old[name] != new[name]:
            was, now = _brief(old[name]), _brief(new[name])
            yield f"~ {name}　{was} → {now}" if was != now else f"~ {name}　内容改了"


def _brief(value: Any) -> str:
    if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        return f"{len(value)} 条"
    return value if isinstance(value, str) else shown(value)


def _parameters(book: Book) -> Mapping[str, Any]:
    return book.rules.parameters


def _regulations(book: Book) -> dict[str, str]:
    return {name: regulations.in_a_line(entry) for name, entry in book.draft.regulations.items()}


def _tasks(book: Book) -> dict[str, str]:
    told = {}
    for name, piece in book.draft.tasks.items():
        parts = [shown(piece.data[key]) for key in _TASK if key in piece.data]
        told[name] = "，".join([*parts, "".join(piece.data["basis"].get(k, "") for k in ("text", "clause"))])
    return told


def _dimensions(book: Book) -> dict[str, str]:
    return {name: f"{title} {points:g} 分" for name, title, points in book.rules.dimensions}


def _bands(book: Book) -> dict[str, str]:
    score = book.rules.pass_score
    bands = {
        grade: f"{low:g} 分以上{'（合格线）' if low == score else ''}" for low, grade in book.rules.bands
    }
    return bands | {"分值依据": book.draft.points_tier}


def _indicators(before: Scheme | None, after: Scheme | None) -> Iterator[str]:
    old, new = ({i.id: i for i in table.indicators} if table else {} for table in (before, after))
    for name in old.keys() | new.keys():
        if name not in new:
            yield f"- {name}　{old[name].title}，{old[name].points:g} 分"
        elif name not in old:
            yield f"+ {name}　{new[name].title}，{new[name].points:g} 分"
        else:
            was, now = _line(old[name]), _line(new[name])
            told = [f"{_LINE[k]} {was[k] or '没有'} → {now[k] or '没有'}" for k in _LINE if was[k] != now[k]]
            if told:
                yield f"~ {name}　{'；'.join(told)}"


def _line(indicator: Indicator) -> dict[str, str]:
    return {"dimension": indicator.dimension, **scheme.line(indicator)._asdict()}


def _scheme(table: Scheme | None) -> dict[str, str]:
    """What a point table has beside its indicators, by name."""
    if table is None:
        return {}
    parts = {"名称": table.title}
    titles = (title for title, _ in scheme.dimensions(table))
    parts |= {f"维度 {d.id}": title for d, title in zip(table.dimensions, titles, strict=True)}
    for title, lines in scheme.rest(table):
        name, _, more = title.partition("（")
        parts |= {name: more.rstrip("）")} if more else {}
        if len(lines) == 1 and not more:
            parts[name] = lines[0]
            continue
        for text in lines:
            key, _, said = text.partition("：")
            parts[f"{name} {key}"] = said or "有"
    return parts
