"""The manual of a rule set as a Markdown page: the same files give the same bytes whenever and wherever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from branchaudit.config import DEFAULT_RULESETS
from branchaudit.manual import page, regulations, scheme
from branchaudit.manual.book import Book
from branchaudit.manual.differences import differences
from branchaudit.manual.markdown_rules import contents, topic, topics
from branchaudit.manual.markup import blocks, escaped, grid
from branchaudit.report import wording
from branchaudit.ruleset import names as known
from branchaudit.ruleset.selftest import Judge

MARK = "<!-- 由 branchaudit rules docs 生成：要改的是规则文件，不是本页 -->"
INDEX = "README.md"
_TITLE = re.compile(r"《[^》]+》")
_VERBS = {"-": "不用", "~": "改动"}


def index(books: Iterable[Book]) -> str:
    return blocks(
        [
            MARK,
            "# 规则手册",
            "一套规则一页：依据什么、查什么、怎样查、扣几分、怎样改，每条都有合格和不合格的例子。",
            grid(("编号", "名称", "版本", "规则", "考评方案", "继承"), map(_row, books)),
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
        escaped(rules.title),
        escaped(rules.version),
        f"{len(rules.rules)} 条{inherited}",
        f"{wording.number(rules.scheme.points)} 分" if rules.scheme else "",
        "、".join(_links(one)),
    )


def manual(one: Book, judge: Judge) -> str:
    """The page of one rule set. What it inherits has pages of its own."""
    by_topic = topics(one)
    return blocks(
        [
            MARK,
            f"# {escaped(one.rules.title)}",
            *_about(one),
            *_sources(one),
            *_regulations(one),
            *_parameters(one),
            *_points(one),
            *_scheme(one),
            *_changes(one),
            *contents(by_topic),
            *(block for title, rules in by_topic.items() for block in topic(one, title, rules, judge)),
        ]
    )


# ---------------------------------------------------------------- the set as a whole
def _about(one: Book) -> Iterator[str]:
    rules, own = one.rules, len(one.own())
    inherited = f"，另继承 {len(rules.rules) - own} 条" if own < len(rules.rules) else ""
    yield f"`{rules.id}`，版本 {escaped(rules.version)}，{own} 条规则{inherited}。[全部规则集]({INDEX})"
    if rules.description:
        yield escaped(rules.description)
    links = _links(one)
    if links:
        yield f"继承：{'、'.join(links)}。所继承的规则见各自的手册。"
    yield (
        "调整一条规则，在 `branchaudit.yaml` 里写 `overrides:`（改级别、改分值，或 `off: true` 不用它），"
        "参数写在 `parameters:`；`branchaudit rules show 编号` 给出可以直接抄用的写法。"
    )


def _links(one: Book) -> list[str]:
    return [f"[{parent.rules.id}]({parent.rules.id}.md)" for parent in one.above()]


def _sources(one: Book) -> Iterator[str]:
    """The documents that its own rules rest on; of custom and assumption only how many rules do."""
    lines = []
    for tier in known.TIERS:
        texts = [rule.basis.text for rule in one.own() if rule.basis.tier == tier]
        titles = dict.fromkeys(title for text in texts for title in _TITLE.findall(text))
        if texts:
            named = f"：{'、'.join(map(escaped, titles))}" if titles else ""
            lines.append(f"- {tier}（{len(texts)} 条规则）{named}")
    if lines:
        yield from ("## 依据", "\n".join(lines))


def _regulations(one: Book) -> Iterator[str]:
    """The table that stands in its own file, with the days by which a rule applies or not."""
    table = one.draft.head.data.get("regulations") or {}
    rows = [
        (name, entry["text"], entry["tier"], regulations.in_force(entry), regulations.remark(entry))
        for name, entry in table.items()
    ]
    if rows:
        yield "## 法规和文件的施行日期"
        yield "规则的依据写 `regulation: 名称`，就按这里的日期；施行以前、停用以后的活动不适用。"
        header = ("名称", "文件", "层级", "适用于哪天的活动", "说明")
        yield grid(header, [tuple(map(escaped, row)) for row in rows])


def _parameters(one: Book) -> Iterator[str]:
    titles = one.rules.parameter_titles
    rows = [(name, page.value_of(v), titles.get(name, "")) for name, v in one.rules.parameters.items()]
    for rule in one.own():
        own = page.written(one, rule).get("parameters") or {}
        values = page.parameters(one, rule)
        rows += [(name, page.value_of(values[name][0]), f"{values[name][1]}（{rule.title}）") for name in own]
    if rows:
        yield from ("## 参数", grid(("参数", "现在的值", "说明"), [tuple(map(escaped, row)) for row in rows]))


def _points(one: Book) -> Iterator[str]:
    data = one.draft.head.data
    if "dimensions" not in data and "bands" not in data:
        return
    yield "## 分值和等次"
    rules = one.rules
    if rules.dimensions:
        rows = [(escaped(title), f"{wording.number(points)} 分") for _, title, points in rules.dimensions]
        yield grid(("维度", "最多扣"), rows)
    if rules.bands:
        yield "等次：" + "，".join(
            f"{escaped(grade)} {wording.number(low)} 分以上" for low, grade in rules.bands
        )
    if rules.points_assumed:
        yield wording.POINTS_ASSUMED


def _scheme(one: Book) -> Iterator[str]:
    table = one.rules.scheme
    if table is None or "scheme" not in one.draft.head.data:
        return
    yield f"## 考评方案：{escaped(table.title)}"
    yield scheme.shares(table)
    for title, lines in scheme.dimensions(table):
        yield f"### {escaped(title)}"
        yield grid(
            ("指标", "分值", "怎样看", "扣分", "责任", "依据"),
            [tuple(map(escaped, (*line[:5], _with_note(line)))) for line in lines],
        )
    for title, texts in scheme.rest(table):
        yield f"### {escaped(title)}"
        yield "\n".join(f"- {escaped(text)}" for text in texts)


def _with_note(line: scheme.Line) -> str:
    return "；".join(part for part in (line.basis, line.note) if part)


def _changes(one: Book) -> Iterator[str]:
    """What it does to the rules that it inherits."""
    if not one.parents():
        return
    sections = dict(differences(one.inherited(), one))
    lines = [line for line in sections.get("规则", ()) if not line.startswith("+")]
    if lines:
        yield from (
            "## 对所继承规则的改动",
            "\n".join(f"- {_VERBS[line[0]]}：{escaped(line[2:])}" for line in lines),
        )
