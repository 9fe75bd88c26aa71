"""The manual of a rule set as a Markdown page: the same files give the same bytes whenever and wherever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from branchaudit.config import DEFAULT_RULESETS
from branchaudit.manual import page, scheme
from branchaudit.manual.book import Book, book
from branchaudit.manual.differences import differences
from branchaudit.report import wording
from branchaudit.ruleset import names as known
from branchaudit.ruleset.rules import Rule
from branchaudit.ruleset.selftest import Judge
from branchaudit.ruleset.templates import shown

MARK = "<!-- 由 branchaudit rules docs 生成：要改的是规则文件，不是本页 -->"
INDEX = "README.md"
_SPECIAL = re.compile(r"([\\`*_<>|\[\]~])")
_TITLE = re.compile(r"《[^》]+》")
_VERBS = {"-": "不用", "~": "改动"}
_LEFT_OUT = ("怎样调整", "出处")
"""Parts of the page on a rule that a manual says once for all."""


def index(books: Iterable[Book]) -> str:
    return _joined(
        [
            MARK,
            "# 规则手册",
            "一套规则一页：依据什么、查什么、怎样查、扣几分、怎样改，每条都有合格和不合格的例子。",
            _table(("编号", "名称", "版本", "规则", "考评方案", "继承"), map(_row, books)),
            "后面有 \\* 的是默认的；用别的：`branchaudit check ./会议记录 --ruleset 编号`，可写多次。",
        ]
    )


def _row(one: Book) -> tuple[str, ...]:
    rules = one.rules
    default = " \\*" if rules.id in DEFAULT_RULESETS else ""
    own = len(one.own())
    inherited = f"（自有 {own}）" if own < len(rules.rules) else ""
    return (
        f"[{rules.id}]({rules.id}.md){default}",
        _text(rules.title),
        _text(rules.version),
        f"{len(rules.rules)} 条{inherited}",
        f"{wording.number(rules.scheme.points)} 分" if rules.scheme else "",
        "、".join(_links(one)),
    )


def manual(one: Book, judge: Judge) -> str:
    """The page of one rule set. What it inherits has pages of its own."""
    topics = _topics(one)
    return _joined(
        [
            MARK,
            f"# {_text(one.rules.title)}",
            *_about(one),
            *_sources(one),
            *_parameters(one),
            *_points(one),
            *_scheme(one),
            *_changes(one),
            *_contents(topics),
            *(block for title, rules in topics.items() for block in _topic(one, title, rules, judge)),
        ]
    )


# ---------------------------------------------------------------- the set as a whole
def _about(one: Book) -> Iterator[str]:
    rules, own = one.rules, len(one.own())
    inherited = f"，另继承 {len(rules.rules) - own} 条" if own < len(rules.rules) else ""
    yield f"`{rules.id}`，版本 {_text(rules.version)}，{own} 条规则{inherited}。[全部规则集]({INDEX})"
    if rules.description:
        yield _text(rules.description)
    links = _links(one)
    if links:
        yield f"继承：{'、'.join(links)}。所继承的规则见各自的手册。"
    yield (
        "调整一条规则，在 `branchaudit.yaml` 里写 `overrides:`（改级别、改分值，或 `off: true` 不用它），"
        "参数写在 `parameters:`；`branchaudit rules show 编号` 给出可以直接抄用的写法。"
    )


def _links(one: Book) -> list[str]:
    return [f"[{parent.rules.id}]({parent.rules.id}.md)" for parent in map(book, one.parents())]


def _sources(one: Book) -> Iterator[str]:
    """The documents that its own rules rest on; of custom and assumption only how many rules do."""
    lines = []
    for tier in known.TIERS:
        texts = [rule.basis.text for rule in one.own() if rule.basis.tier == tier]
        titles = dict.fromkeys(title for text in texts for title in _TITLE.findall(text))
        if texts:
            named = f"：{'、'.join(map(_text, titles))}" if titles else ""
            lines.append(f"- {tier}（{len(texts)} 条规则）{named}")
    if lines:
        yield from ("## 依据", "\n".join(lines))


def _parameters(one: Book) -> Iterator[str]:
    titles = one.rules.parameter_titles
    rows = [(name, shown(value), titles.get(name, "")) for name, value in one.rules.parameters.items()]
    for rule in one.own():
        own = page.written(one, rule).get("parameters") or {}
        values = page.parameters(one, rule)
        rows += [(name, shown(values[name][0]), f"{values[name][1]}（{rule.title}）") for name in own]
    if rows:
        yield from ("## 参数", _table(("参数", "现在的值", "说明"), [tuple(map(_text, row)) for row in rows]))


def _points(one: Book) -> Iterator[str]:
    data = one.draft.head.data
    if "dimensions" not in data and "bands" not in data:
        return
    yield "## 分值和等次"
    rules = one.rules
    if rules.dimensions:
        rows = [(_text(title), f"{wording.number(points)} 分") for _, title, points in rules.dimensions]
        yield _table(("维度", "最多扣"), rows)
    if rules.bands:
        yield "等次：" + "，".join(
            f"{_text(grade)} {wording.number(low)} 分以上" for low, grade in rules.bands
        )
    if rules.points_assumed:
        yield wording.POINTS_ASSUMED


def _scheme(one: Book) -> Iterator[str]:
    table = one.rules.scheme
    if table is None or "scheme" not in one.draft.head.data:
        return
    yield f"## 考评方案：{_text(table.title)}"
    for title, lines in scheme.dimensions(table):
        yield f"### {_text(title)}"
        yield _table(
            ("指标", "分值", "怎样看", "扣分", "责任", "依据"),
            [
                tuple(
                    map(_text, (line.title, line.points, line.how, line.deduct, line.owner, _with_note(line)))
                )
                for line in lines
            ],
        )
    for title, texts in scheme.rest(table):
        yield f"### {_text(title)}"
        yield "\n".join(f"- {_text(text)}" for text in texts)


def _with_note(line: scheme.Line) -> str:
    return "；".join(part for part in (line.basis, line.note) if part)


def _changes(one: Book) -> Iterator[str]:
    """What it does to the rules that it inherits."""
    if not one.parents():
        return
    sections = dict(differences(book(one.parents()), one))
    lines = [line for line in sections.get("规则", ()) if not line.startswith("+")]
    if lines:
        yield from (
            "## 对所继承规则的改动",
            "\n".join(f"- {_VERBS[line[0]]}：{_text(line[2:])}" for line in lines),
        )


# ---------------------------------------------------------------- its rules
def _topics(one: Book) -> dict[str, list[Rule]]:
    """By file, which is by topic: its first comment says what it is about."""
    found: dict[str, list[Rule]] = {}
    for rule in one.own():
        source = one.draft.rules[rule.id].source
        main = source.path == one.draft.head.source.path
        found.setdefault("" if main else source.comment or Path(source.path).stem, []).append(rule)
    return {title or "规则": rules for title, rules in found.items()}


def _contents(topics: dict[str, list[Rule]]) -> Iterator[str]:
    if not topics:
        return
    yield "## 目录"
    for title, rules in topics.items():
        yield f"**{_text(title)}**"
        yield _table(
            ("规则", "级别", "分值"),
            [
                (f"[{_text(rule.title)}](#{rule.id})", page.level(rule), page.deduction(rule))
                for rule in rules
            ],
        )


def _topic(one: Book, title: str, rules: Iterable[Rule], judge: Judge) -> Iterator[str]:
    yield f"## {_text(title)}"
    for rule in rules:
        yield f'### <a id="{rule.id}"></a>{_text(rule.title)}'
        yield f"`{rule.id}`"
        parts = [part for part in page.parts(one, rule, judge) if part.title not in _LEFT_OUT]
        yield "\n".join(f"- **{p.title}**：{_lines(p.lines)}" for p in parts if not p.code)
        examples = [part for part in parts if part.code]
        if examples:
            yield "<details><summary>例子</summary>"
            for part in examples:
                yield f"{part.title}："
                yield f"~~~text\n{part.code}\n~~~"
                yield from ("\n".join(f"- {_text(line)}" for line in part.after),) if part.after else ()
            yield "</details>"


def _lines(lines: tuple[str, ...]) -> str:
    """One as it is, several below one another."""
    return _text(lines[0]) if len(lines) == 1 else "".join(f"\n  - {_text(line)}" for line in lines)


# ---------------------------------------------------------------- Markdown
def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"
