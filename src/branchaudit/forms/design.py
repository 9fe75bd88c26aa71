"""What a form is, before it is written: labels with room beside them, and a table with named columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.vocabulary import ELEMENTS


class Field(NamedTuple):
    """A label and the room for its value."""

    label: str
    short: bool = False
    """It shares its line with another short one."""
    tall: bool = False


class Ledger(NamedTuple):
    """A table with a row an entry."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[str] = frozenset()
    """Columns that hold more than a word."""


class Form(NamedTuple):
    title: str
    lines: tuple[tuple[Field, ...], ...]
    """One field or two."""
    ledger: Ledger | None = None


def field_of(element: str, labels: dict[str, str]) -> Field:
    """`labels`: how the form of one type calls elements."""
    words = lexicon.load("forms")
    label = labels.get(element) or words["labels"].get(element) or ELEMENTS[element].partition("/")[0]
    return Field(label, element in words["short"], element in words["tall"])


def in_order(asked: Iterable[str], order: Iterable[str]) -> list[str]:
    """As the form has them; what it does not know comes last."""
    asked = list(dict.fromkeys(asked))
    known = [name for name in order if name in asked]
    return known + [name for name in asked if name not in known]


def paired(fields: Iterable[Field]) -> tuple[tuple[Field, ...], ...]:
    """Short fields two a line."""
    lines: list[tuple[Field, ...]] = []
    for field in fields:
        if field.short and lines and len(lines[-1]) == 1 and lines[-1][0].short:
            lines[-1] = (*lines[-1], field)
        else:
            lines.append((field,))
    return tuple(lines)
