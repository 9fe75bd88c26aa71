"""A rule set in both of its forms: as it is written, which pages quote, and as the program uses it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from branchaudit.config import Settings
from branchaudit.ruleset import locate
from branchaudit.ruleset.draft import draft_of
from branchaudit.ruleset.load import built
from branchaudit.ruleset.pieces import Draft
from branchaudit.ruleset.resolve import many
from branchaudit.ruleset.rules import Rule, RuleSet


class Book(NamedTuple):
    draft: Draft
    rules: RuleSet

    def own(self) -> tuple[Rule, ...]:
        """The rules that stand in its own files."""
        ids = {piece.data["id"] for piece in self.draft.own()}
        return tuple(rule for rule in self.rules.rules if rule.id in ids)

    def parents(self) -> tuple[str, ...]:
        """What it extends: ids of shipped sets, or paths from here."""
        folder = Path(self.draft.head.source.path).parent
        named = many(self.draft.head.data.get("extends"))
        return tuple(name if name in locate.shipped() else str(folder / name) for name in named)

    def family(self) -> list[Book]:
        """Itself and every set that it extends, each once, the nearest first."""
        found = {self.rules.id: self}
        for parent in self.parents():
            found |= {one.rules.id: one for one in book(parent).family() if one.rules.id not in found}
        return list(found.values())


def book(reference: str | Sequence[str]) -> Book:
    """A rule set as it is published: by id or path, without a unit's configuration."""
    draft = draft_of(reference, Path.cwd())
    return Book(draft, built(draft))


def book_in_use(settings: Settings) -> Book:
    """With what the configuration changes."""
    files = [Path(file) for file in settings.files]
    draft = draft_of(settings.ruleset, Path.cwd(), settings.overrides, settings.parameters, files)
    return Book(draft, built(draft))
