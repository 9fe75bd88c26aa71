"""One file through all stages: read → split → classify → extract → check → score.

`Auditor` is what a worker process keeps: the rule set, loaded once. `audit` never raises for
a document; whatever goes wrong with one file stays with that file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from branchaudit.classify import classify
from branchaudit.extract import extract
from branchaudit.model import Document, Record
from branchaudit.passage import Passage
from branchaudit.split import split
from branchaudit.structure.labels import find_labels
from branchaudit.structure.outline import lines_of, title_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record with the passage that it was drawn from."""

    record: Record
    passage: Passage


def draw_records(document: Document) -> list[Drawn]:
    """All records of a document with their facts."""
    whole = Passage.of(document)
    passages = split(whole, lines_of(whole), find_labels(whole))
    drawn: list[Drawn] = []
    for number, passage in enumerate(passages):
        home = drawn[0].record.branch if drawn else None
        drawn.append(_draw(passage, document, number, home))
    return drawn


def _draw(passage: Passage, document: Document, number: int, home: str | None) -> Drawn:
    """`home`: the branch that the first record of the file names; later ones may leave it out."""
    lines, hits = lines_of(passage), find_labels(passage)
    title = title_of(passage, lines, hits[0].label_start if hits else len(passage.text))
    kind = classify(passage, title[0], hits, document.source.name)
    record = extract(passage, document, kind, title, lines, hits, number=number)
    return Drawn(record if record.branch or not home else replace(record, branch=home), passage)
