"""The page of the manual on one rule: titled parts, which commands print and `markdown.py` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from branchaudit.assess import indicators_of
from branchaudit.manual import detect
from branchaudit.manual.book import Book
from branchaudit.model import Basis, Finding
from branchaudit.report import wording
from branchaudit.ruleset import example_archive
from branchaudit.ruleset import names as known
from branchaudit.ruleset.rules import Rule
from branchaudit.ruleset.selftest import Judge, cases_of
from branchaudit.ruleset.templates import shown

_SOFT = "一般"
_TURNED = "按现在的设置，判定与此相反（例子是按改动以前写的）"


class Part(NamedTuple):
    """A section of the page: lines of text, then something to be shown letter by letter, then lines."""

    title: str
    lines: tuple[str, ...] = ()
    code: str = ""
    after: tuple[str, ...] = ()


def parts(book: Book, rule: Rule, judge: Judge) -> list[Part]:
    """Everything about a rule; `judge` tells what the program says of its examples."""
    found = [Part("查什么", tuple(detect.lines(rule)))]
    if rule.explain:
        found.append(Part("为什么", (rule.explain,)))
    return [
        *found,
        Part("依据", tuple(basis(rule))),
        Part("级别和分值", tuple(points(book, rule))),
        *examples(book, rule, judge),
        Part("怎样改", (written(book, rule)["remedy"],)),
        Part("怎样调整", ("写进 branchaudit.yaml：",), snippet(book, rule)),
        Part("出处", (rule.origin, *(f"改动：{place}" for place in book.draft.rules[rule.id].changed_at()))),
    ]


def written(book: Book, rule: Rule) -> Mapping[str, Any]:
    """The rule as its file has it, with what was changed since."""
    return book.draft.rules[rule.id].data


def as_yaml(book: Book, rule: Rule) -> str:
    """Examples of several lines stand line by line."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    Dumper.add_representer(str, text)
    return yaml.dump([written(book, rule)], Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)


# ---------------------------------------------------------------- level, basis, points
def level(rule: Rule) -> str:
    return wording.HINT if rule.kind == "hint" else wording.SEVERITIES[rule.severity]


def deduction(rule: Rule) -> str:
    if rule.kind == "hint" or not rule.deduct.each:
        return "不扣分"
    cap = f"，最多 {wording.number(rule.deduct.cap)} 分" if rule.deduct.cap is not None else ""
    return f"每处扣 {wording.number(rule.deduct.each)} 分{cap}"


def basis(rule: Rule) -> Iterator[str]:
    yield source(rule.basis)
    if rule.valid_from or rule.valid_until:
        first = f"{rule.valid_from} 起" if rule.valid_from else ""
        last = f"到 {rule.valid_until} 为止" if rule.valid_until else ""
        yield f"只用于 {first}{last}的活动"


def source(of: Basis) -> str:
    return f"{of.tier} {of.text}".strip()


def points(book: Book, rule: Rule) -> Iterator[str]:
    assumed = f"（{known.ASSUMED}）" if book.rules.points_assumed and rule.deduct.each else ""
    note = f"：{wording.HINT_NOTE}" if rule.kind == "hint" else f"；{deduction(rule)}{assumed}"
    yield f"{level(rule)}{note}"
    dimensions = {name: title for name, title, _ in book.rules.dimensions}
    if rule.dimension in dimensions:
        yield f"维度：{dimensions[rule.dimension]}"
    if rule.owner != known.OWNERS[0]:
        yield f"由{rule.owner}负责"
    scheme = book.rules.scheme
    for indicator in indicators_of(scheme, rule) if scheme else ():
        yield f"计入考评指标“{indicator.title}”（{wording.number(indicator.points)} 分）"


# ---------------------------------------------------------------- examples
def examples(book: Book, rule: Rule, judge: Judge) -> Iterator[Part]:
    """The first of each kind, with what is really found in it; a unit's changes may turn a verdict round."""
    tests = written(book, rule).get("tests") or {}
    piece = book.draft.rules[rule.id]
    cases = list(cases_of(piece))
    may_turn = bool(piece.changed_at() or parameters(book, rule))
    for wanted, title in (("pass", "合格的例子"), ("fail", "不合格的例子")):
        case = next((c for c in cases if c.wanted == wanted), None)
        if case is None:
            continue
        after: tuple[str, ...] = ()
        if wanted == "fail" or may_turn:
            verdicts = (r for r in judge(case.content, case.doc_type, case.name) if r.rule == rule.id)
            after = tuple(f"查出：{_finding(f)}" for r in verdicts for f in r.findings)
            if bool(after) != (wanted == "fail"):
                after = (_TURNED, *after)
        yield Part(title, code=_text(tests[wanted][0]), after=after)


def _finding(finding: Finding) -> str:
    where = wording.place(finding.place)
    return f"{finding.message}（{where}）" if where else finding.message


def _text(example: str | Mapping[str, Any]) -> str:
    """An example as it reads: the rows of a table with bars between their cells."""
    if isinstance(example, str):
        return example.rstrip("\n")
    if "period" in example or "records" in example:
        return example_archive.shown(example)
    lines = [str(example["text"]).rstrip("\n")] if "text" in example else []
    lines += [f"{example['inserted']}（尚未接受的插入）"] if "inserted" in example else []
    lines += ["｜".join(map(str, row)) for row in example.get("table") or ()]
    head = [f"（文件名：{example['name']}）"] if "name" in example else []
    return "\n".join(head + lines)


# ---------------------------------------------------------------- how to change it
def snippet(book: Book, rule: Rule) -> str:
    """Lines for branchaudit.yaml, ready to be pasted: they change nothing until somebody edits them."""
    others = "、".join(name for name in allowed(rule) if name != rule.severity)
    hint = rule.kind == "hint"
    lines = [
        "overrides:",
        "  # 疑似不扣分，级别不起作用" if hint else f"  # 级别现在是 {rule.severity}，可改成 {others}",
        f"  {rule.id}: {{severity: {rule.severity}}}",
        "  # 改分值、不用这条规则：把上一行换成" if not hint else "  # 不用这条规则：把上一行换成",
        *([] if hint else [f"  # {rule.id}: {{deduct: {{{_deduct(rule)}}}}}"]),
        f"  # {rule.id}: {{off: true}}",
    ]
    values = parameters(book, rule)
    if values:
        lines.append("parameters:")
    for name, (value, title) in values.items():
        lines += [f"  # {title}"] if title else []
        lines.append(f"  {name}: {_plain(value)}")
    return "\n".join(lines)


def _deduct(rule: Rule) -> str:
    cap = f", cap: {wording.number(rule.deduct.cap)}" if rule.deduct.cap is not None else ""
    return f"each: {wording.number(rule.deduct.each)}{cap}"


def allowed(rule: Rule) -> tuple[str, ...]:
    """The severities that its basis allows."""
    soft = rule.basis.tier == known.ASSUMED or _SOFT in rule.basis.text
    return tuple(name for name in wording.SEVERITIES if not (soft and name == "error"))


def parameters(book: Book, rule: Rule) -> dict[str, tuple[Any, str]]:
    """Name → (value, title): its own, and those of the rule set that its text names."""
    data = written(book, rule)
    text = " ".join(_strings({key: data.get(key) for key in ("when", "check", "message", "remedy")}))
    named = {
        name: value
        for name, value in book.draft.parameters.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }
    return {
        name: (value["value"], value.get("title", "")) if isinstance(value, dict) else (value, "")
        for name, value in (named | (data.get("parameters") or {})).items()
    }


def value_of(parameter: Any) -> str:
    """As it is shown in a list of parameters."""
    return shown(parameter) or "（空）"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _plain(value: Any) -> str:
    """As YAML writes it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return shown(value)
