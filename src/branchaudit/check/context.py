"""What the checks of one record look at: facts as the scope of expressions, and stretches of text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from branchaudit.document import Document, Place
from branchaudit.model import Fact, Record, Row, Value
from branchaudit.passage import Passage, place_of
from branchaudit.ruleset.checks import Term
from branchaudit.ruleset.rules import RuleSet
from branchaudit.ruleset.today import Today
from branchaudit.text import fold

if TYPE_CHECKING:
    from branchaudit.structure.columns import Table

_MISSING = Fact("missing")


class Stretch(NamedTuple):
    """A piece of text to search, folded and as it stands, and where it is."""

    folded: str
    text: str
    base: int | None = None
    """Offset in the passage; None outside of it."""
    place: Place | None = None
    element: str | None = None


class Hit(NamedTuple):
    """A term found."""

    term: Term
    number: int
    """Of the stretch in its scope."""
    stretch: Stretch
    start: int
    end: int


class Context:
    """One record under judgement. It is the `Scope` of expressions outside of lists."""

    def __init__(
        self, rules: RuleSet, record: Record, passage: Passage, document: Document, today: Today
    ) -> None:
        self.rules, self.record, self.passage, self.document = rules, record, passage, document
        self._today = today
        self._stretches: dict[str, tuple[Stretch, ...]] = {}
        self.hits: dict[tuple[str, ...], dict[int, list[Hit]]] = {}
        """Terms found, by scope and check: filled by `terms.py` for all rules at once."""
        self.headings: list[str] | None = None

    @property
    def year(self) -> int | None:
        """Of the activity; it may be known where the day is not."""
        day, year = self.record.date, self.record.facts.get("year")
        return int(day[:4]) if day else year if isinstance(year, int) else None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        from branchaudit.structure.columns import tables_of  # for rules on ledgers only

        return tables_of(self.passage)

    # -------------------------------------------------------- scope of expressions
    def value(self, reference: str) -> Value:
        if reference.startswith("element."):
            return self.fact(reference[8:]).value
        if reference == "today":
            return self._today.read()
        return self.record.facts.get(reference)

    def today_beside(self, value: Value) -> str | None:
        return self._today.beside(value)

    def status(self, element: str) -> str:
        return self.fact(element).status

    def rows(self, list_id: str) -> int:
        return len(self.record.lists.get(list_id, ()))

    def contains(self, text: str) -> bool:
        return text in self.passage.folded

    def types(self) -> tuple[str, ...]:
        return (self.record.doc_type, *self.record.kind.also)

    # -------------------------------------------------------- facts and text
    def fact(self, element: str) -> Fact:
        return self.record.elements.get(element, _MISSING)

    def stretches(self, scope: tuple[str, ...]) -> list[Stretch]:
        return [stretch for name in scope for stretch in self._named(name)]

    def _named(self, name: str) -> tuple[Stretch, ...]:
        found = self._stretches.get(name)
        if found is None:
            maker = _STRETCHES.get(name)
            found = maker(self) if maker is not None else self._element(name)
            self._stretches[name] = found
        return found

    def _element(self, element: str) -> tuple[Stretch, ...]:
        fact = self.fact(element)
        if fact.span is None or fact.status in ("blank", "missing"):
            return ()
        start, end = fact.span
        passage = self.passage
        return (Stretch(passage.folded[start:end], passage.text[start:end], start, fact.place, element),)


class RowScope:
    """The scope inside `each`: the fields of one row, then all the rest."""

    def __init__(self, context: Context, row: Row, number: int) -> None:
        self._context, self._row, self._number = context, row, number

    def value(self, reference: str) -> Value:
        if not reference.startswith("row."):
            return self._context.value(reference)
        name = reference[4:]
        if name in self._row.fields:
            return self._row.fields[name]
        items = self._context.record.items
        fact = items[self._number].get(name) if self._number < len(items) else None
        return fact.value if fact is not None else None

    def today_beside(self, value: Value) -> str | None:
        return self._context.today_beside(value)

    def status(self, element: str) -> str:
        return self._context.status(element)

    def rows(self, list_id: str) -> int:
        return self._context.rows(list_id)

    def contains(self, text: str) -> bool:
        return self._context.contains(text)

    def types(self) -> tuple[str, ...]:
        return self._context.types()


def _body(context: Context) -> tuple[Stretch, ...]:
    return (Stretch(context.passage.folded, context.passage.text, 0),)


def _asides(context: Context) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(fold(b.text), b.text, None, place_of(number, b)) for number, b in context.passage.asides
    )


def _title(context: Context) -> tuple[Stretch, ...]:
    title = context.record.title
    at = context.passage.text.find(title) if title else -1
    return (Stretch(fold(title), title, at if at >= 0 else None),) if title else ()


def _file_name(context: Context) -> tuple[Stretch, ...]:
    name = context.document.source.name.rsplit("/", 1)[-1]
    return (Stretch(fold(name), name),)


_STRETCHES: dict[str, Callable[[Context], tuple[Stretch, ...]]] = {
    "body": _body,
    "title": _title,
    "asides": _asides,
    "all": lambda context: _body(context) + _asides(context),
    "file_name": _file_name,
}
