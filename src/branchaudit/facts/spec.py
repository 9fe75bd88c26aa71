"""What the catalogue says of one fact and of one list of rows."""

from __future__ import annotations

from typing import NamedTuple


class FactSpec(NamedTuple):
    id: str
    title: str
    """Chinese name, usable in expressions and messages just like the id."""
    meaning: str


class ListSpec(NamedTuple):
    id: str
    title: str
    meaning: str
    fields: tuple[FactSpec, ...]


def specs(*rows: tuple[str, str, str]) -> tuple[FactSpec, ...]:
    return tuple(FactSpec(*row) for row in rows)
