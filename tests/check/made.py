"""Records built by hand: a text with the values of its elements marked by what they say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from branchaudit.check import check_record
from branchaudit.document import Block, Document, SourceFile
from branchaudit.model import Classification, Fact, Record, Row, RuleResult, Value
from branchaudit.passage import Passage
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.ruleset.today import Today

HEAD = "id: unit\ntitle: 某单位规则\nversion: 1\n"


def rule_set(*checks: str, head: str = "", **more: str) -> RuleSet:
    """One rule per check, ids t.a, t.b …; `more`: further keys of every rule."""
    text = HEAD + head + "rules:\n"
    for number, check in enumerate(checks):
        keys = {
            "id": f"t.{chr(97 + number)}",
            "title": "规则",
            "applies_to": "[支部党员大会, 整改]",
            "severity": "warning",
            "basis": "{tier: 单位制度, text: 管理办法}",
            "check": check,
            "remedy": "改正",
        }
        if not any(f"kind: {kind}" in check for kind in ("element", "items", "columns")):
            keys |= {"category": "wording", "message": "有误"}
        lines = [f"{key}: {value}" for key, value in (keys | more).items() if value]
        text += "  - " + "\n    ".join(lines) + "\n"
    with TemporaryDirectory() as folder:
        (Path(folder) / "unit.yaml").write_text(text, encoding="utf-8")
        return load("unit.yaml", base=Path(folder))


def fact(text: str, value: str | None, status: str = "present", **more: Any) -> Fact:
    """A fact whose value (for a blank one: its label) stands in the text."""
    start = text.index(value) if value else -1
    span = (start, start + len(value)) if value else None
    return Fact(status, None if status == "blank" else value, span=span, **more)  # type: ignore[arg-type]


def row(text: str, quote: str, **fields: Value) -> Row:
    start = text.index(quote)
    return Row(fields, (start, start + len(quote)))


def judge(
    rules: RuleSet,
    text: str = "",
    *,
    elements: Mapping[str, Fact] | None = None,
    items: tuple[Mapping[str, Fact], ...] = (),
    facts: Mapping[str, Value] | None = None,
    lists: Mapping[str, tuple[Row, ...]] | None = None,
    doc_type: str = "branch_general_meeting",
    date: str | None = "2024-03-05",
    title: str = "",
    asides: tuple[str, ...] = (),
    name: str = "一支部/三月.txt",
) -> tuple[RuleResult, ...]:
    blocks = [Block("paragraph", line, line=n) for n, line in enumerate(text.split("\n"), 1)]
    blocks += [Block("comment", aside) for aside in asides]
    document = Document(SourceFile(name, name), "txt", "0" * 64, tuple(blocks))
    passage = Passage.of(document)
    record = Record(
        id="r-1",
        path=name,
        sha256="0" * 64,
        format="txt",
        kind=Classification(doc_type, 1.0),
        branch="一支部",
        date=date,
        span=passage.span,
        title=title,
        elements=elements or {},
        items=items,
        facts=facts or {},
        lists=lists or {},
    )
    return check_record(rules, record, passage, document, Today(rules.as_of))


def verdict(
    check: str, text: str = "", *, more: Mapping[str, str] | None = None, head: str = "", **record: Any
) -> RuleResult:
    """Of one rule with that check on one record."""
    return judge(rule_set(check, head=head, **(more or {})), text, **record)[0]
