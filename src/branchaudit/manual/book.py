"""A rule set in both of its forms: as it is written, which pages quote, and as the program uses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from branchaudit.config import Settings
from branchaudit.ruleset import locate
from branchaudit.ruleset.draft import draft_of
from branchaudit.ruleset.load import built
from branchaudit.ruleset.pieces import Draft
from branchaudit.ruleset.resolve import many
from branchaudit.ruleset.rules import Rule, RuleSet


@dataclass(frozen=True)
class Book:
    draft: Draft
    rules: RuleSet
    shelf: dict[str, Book] = field(default_factory=dict, repr=False)
    """By reference: what has been read already, for who reads many that extend the same."""

    def own(self) -> tuple[Rule, ...]:
        """The rules that stand in its own files."""
        ids = {piece.data["id"] for piece in self.draft.own()}
        return tuple(rule for rule in self.rules.rules if rule.id in ids)

    def parents(self) -> tuple[str, ...]:
        """What it extends: ids of shipped sets, or paths from here."""
        folder = Path(self.draft.head.source.path).parent
        named = many(self.draft.head.data.get("extends"))
        return tuple(name if name in locate.shipped() else str(folder / name) for name in named)

    def above(self) -> list[Book]:
        return [book(parent, self.shelf) for parent in self.parents()]

    def family(self) -> list[Book]:
        """Itself and every set that it extends, each once, the nearest first."""
        found = {self.rules.id: self}
        for parent in self.above():
            found |= {one.rules.id: one for one in parent.family() if one.rules.id not in found}
        return list(found.values())

    def inherited(self) -> Book:
        """All that it extends, as one."""
        return self.above()[0] if len(self.parents()) == 1 else Book(*_read(self.parents()))


def book(reference: str, shelf: dict[str, Book] | None = None) -> Book:
    """A rule set as it is published: by id or path, without a unit's configuration."""
    shelf = {} if shelf is None else shelf
    if reference not in shelf:
        shelf[reference] = Book(*_read(reference), shelf)
    return shelf[reference]


def _read(references: str | Sequence[str]) -> tuple[Draft, RuleSet]:
    draft = draft_of(references, Path.cwd())
    return draft, built(draft)


def book_in_use(settings: Settings) -> Book:
    """With what the configuration changes."""
    files = [Path(file) for file in settings.files]
    draft = draft_of(settings.ruleset, Path.cwd(), settings.overrides, settings.parameters, files)
    return Book(draft, built(draft))
