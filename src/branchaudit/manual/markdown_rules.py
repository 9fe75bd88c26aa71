"""The rules of a manual: a table of contents by topic, and the page on each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from branchaudit.manual import page
from branchaudit.manual.book import Book
from branchaudit.manual.markup import escaped, grid
from branchaudit.ruleset.rules import Rule
from branchaudit.ruleset.selftest import Judge

_LEFT_OUT = ("怎样调整", "出处")
"""Parts of the page on a rule that a manual says once for all."""


def topics(one: Book) -> dict[str, list[Rule]]:
    """By file, which is by topic: its first comment says what it is about."""
    found: dict[str, list[Rule]] = {}
    for rule in one.own():
        source = one.draft.rules[rule.id].source
        main = source.path == one.draft.head.source.path
        found.setdefault("" if main else source.comment or Path(source.path).stem, []).append(rule)
    return {title or "规则": rules for title, rules in found.items()}


def contents(by_topic: dict[str, list[Rule]]) -> Iterator[str]:
    if not by_topic:
        return
    yield "## 目录"
    for title, rules in by_topic.items():
        yield f"**{escaped(title)}**"
        yield grid(
            ("规则", "级别", "分值"),
            [
                (f"[{escaped(rule.title)}](#{rule.id})", page.level(rule), page.deduction(rule))
                for rule in rules
            ],
        )


def topic(one: Book, title: str, rules: Iterable[Rule], judge: Judge) -> Iterator[str]:
    yield f"## {escaped(title)}"
    for rule in rules:
        yield f'### <a id="{rule.id}"></a>{escaped(rule.title)}'
        yield f"`{rule.id}`"
        parts = [part for part in page.parts(one, rule, judge) if part.title not in _LEFT_OUT]
        yield "\n".join(f"- **{p.title}**：{_lines(p.lines)}" for p in parts if not p.code)
        examples = [part for part in parts if part.code]
        if examples:
            yield "<details><summary>例子</summary>"
            for part in examples:
                yield f"{part.title}："
                yield f"~~~text\n{part.code}\n~~~"
                yield from ("\n".join(f"- {escaped(line)}" for line in part.after),) if part.after else ()
            yield "</details>"


def _lines(lines: tuple[str, ...]) -> str:
    """One as it is, several below one another."""
    return escaped(lines[0]) if len(lines) == 1 else "".join(f"\n  - {escaped(line)}" for line in lines)
