"""Records drawn from a text or from Word tables, by the stages that a real run goes through."""

from __future__ import annotations

from typing import Any

from branchaudit.document import Document, SourceFile
from branchaudit.model import Fact, Record, Row
from branchaudit.pipeline import Drawn, draw_records
from branchaudit.read import read_example
from read.docx_builder import cell, docx, para, table

GENERAL = "branch_general_meeting"
COMMITTEE = "branch_committee_meeting"
TITLE = "桑榆里社区党支部党员大会会议记录\n"


def text_document(text: str, name: str = "记录.txt") -> Document:
    return read_example(SourceFile(name, name), text.encode("utf-8"))


def word_document(body: str, name: str = "记录.docx") -> Document:
    return read_example(SourceFile(name, name), docx(body))


def drawn(text: str, as_type: str | None = GENERAL, name: str = "记录.txt") -> list[Drawn]:
    """All records of a text with the passage that each was drawn from. `as_type` None: as a run
    would split and classify it."""
    return draw_records(text_document(text, name), as_type)


def record(text: str, as_type: str | None = GENERAL, name: str = "记录.txt") -> Record:
    """The one record of a text."""
    (only,) = drawn(text, as_type, name)
    return only.record


def word_record(body: str, as_type: str | None = GENERAL, name: str = "记录.docx") -> Record:
    """The one record of a Word document, given as the XML of its body."""
    (only,) = draw_records(word_document(body, name), as_type)
    return only.record


def element(text: str, name: str, as_type: str | None = GENERAL) -> Fact:
    """One element of a record whose title is left to us: the text begins with its first label."""
    return record(TITLE + text, as_type).elements[name]


def found(fact: Fact) -> tuple[str, str | None]:
    return fact.status, fact.value


def rows(of: Record, name: str) -> list[dict[str, Any]]:
    """A list fact as plain dictionaries."""
    return [dict(row.fields) for row in of.lists[name]]


def quote(text: str, row: Row) -> str:
    return text[slice(*row.span)]


def grid(*lines: list[str], title: str = "桑榆里社区党支部党员大会会议记录") -> str:
    """The XML of a title and a table of plain cells; cells of one line need no equal number."""
    return para(title) + grid_only(*lines)


def grid_only(*lines: list[str]) -> str:
    return table(*("".join(cell(text) for text in line) for line in lines))


def as_document(text: str, **changes: Any) -> Document:
    """A text with properties of a file that .txt does not have (comments, images …)."""
    return text_document(text)._replace(**changes)
