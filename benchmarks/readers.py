"""What branchaudit is compared with: python-docx, a plain scan, and the floor below which lxml cannot go."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.table import Table
from lxml import etree

from branchaudit import lexicon, pipeline
from branchaudit.check import check_record
from branchaudit.config import DEFAULT_RULESETS
from branchaudit.document import Document as Model
from branchaudit.document import SourceFile
from branchaudit.haystack import Haystack
from branchaudit.pipeline import Work, audit_file
from branchaudit.read import read
from branchaudit.ruleset.checks import Pattern, Term
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.ruleset.today import Today
from branchaudit.structure.cue import Cue


def python_docx(path: Path) -> str:
    """All text in document order, headers and footers too, merged cells once."""
    document = Document(str(path))
    parts = list(_texts(document))
    for section in document.sections:
        for story in (section.header, section.footer):
            if not story.is_linked_to_previous:
                parts += _texts(story)
    return "\n".join(parts)


def _texts(container: Any) -> Iterator[str]:
    for item in container.iter_inner_content():
        if not isinstance(item, Table):
            yield item.text
            continue
        seen = set()
        for row in item.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _texts(cell)


def floor(path: Path) -> object:
    """Read, inflate and parse document.xml: what every reader built on lxml has to do."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return etree.fromstring(package.read("word/document.xml"))


def own_reader(path: Path) -> object:
    document = read(SourceFile(str(path), path.name))
    assert not hasattr(document, "reason"), document
    return document


def drawn(path: Path) -> tuple[Model, list[pipeline.Drawn]]:
    """Read, split, classified, extracted: all that comes before rules."""
    document = read(SourceFile(str(path), path.name))
    assert isinstance(document, Model), document
    return document, pipeline.draw_records(document)


def judged(path: Path, rules: RuleSet) -> None:
    document, records = drawn(path)
    for record, passage, _ in records:
        check_record(rules, record, passage, document, Today(rules.as_of))


def rules(names: Sequence[str]) -> RuleSet:
    """Shipped rule sets as one, on a day."""
    return replace(load(names), as_of="2026-01-01")


def scan(path: Path, wanted: Wanted) -> int:
    """python-docx, then one look for every word and every pattern."""
    text = python_docx(path)
    found = 0
    for word in wanted.words:
        if word in text:
            found += 1
    for pattern in wanted.patterns:
        if pattern.search(text):
            found += 1
    return found


class Wanted(NamedTuple):
    words: list[str]
    patterns: list[re.Pattern[str]]


@cache
def rules_only() -> Wanted:
    """The terms and patterns of the default rule sets and the words of all labels."""
    words, patterns = set(lexicon.labels()), set()
    for rule in load(DEFAULT_RULESETS).rules:
        for part in _parts(rule.check):
            if isinstance(part, Pattern):
                patterns.add(part.source)
            elif isinstance(part, Term):
                words.add(part.text)
    return Wanted(sorted(words), [re.compile(source, re.MULTILINE) for source in sorted(patterns)])


def everything(paths: list[Path]) -> Wanted:
    """Beside these, every pattern that a check of `paths` looks for in the text of a whole record."""
    words, patterns = rules_only()
    default = load(DEFAULT_RULESETS)
    seen: dict[Cue, None] = {}
    looks = {name: getattr(Cue, name) for name in ("search", "finditer", "findall")}

    def watched(look: Callable[..., object]) -> Callable[..., object]:
        def method(cue: Cue, text: str, *span: int) -> object:
            if isinstance(text, Haystack):
                seen[cue] = None
            return look(cue, text, *span)

        return method

    for name, look in looks.items():
        setattr(Cue, name, watched(look))
    try:
        for path in paths:
            audit_file(SourceFile(str(path), path.name), Work(default))
    finally:
        for name, look in looks.items():
            setattr(Cue, name, look)
    every = {pattern.pattern: pattern for pattern in (*patterns, *(cue.regex for cue in seen))}
    return Wanted(words, list(every.values()))


def _parts(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)


Reader = Callable[[Path], object]
