"""What a rule set is while it is put together: entries as they were written, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from branchaudit.errors import RuleFileError
from branchaudit.ruleset import locate
from branchaudit.ruleset import names as known
from branchaudit.ruleset.names import At
from branchaudit.ruleset.yaml_source import Source


@dataclass
class Piece:
    """One rule, parameter … as written, with where it stands; overridden keys stand elsewhere."""

    data: dict[str, Any]
    source: Source
    at: At
    moved: dict[str, tuple[Source, At]] = field(default_factory=dict)

    def fail(self, message: str, at: At = (), *, key: bool = False, offset: int = 0) -> RuleFileError:
        source, path = self._stands(at)
        return source.error(message, path, key=key, offset=offset)

    def where(self, at: At = ()) -> str:
        """file:line"""
        source, path = self._stands(at)
        return f"{source.name}:{source.position(path)[0]}"

    def _stands(self, at: At) -> tuple[Source, At]:
        if not at:
            return self.source, self.at
        source, base = self.moved.get(str(at[0]), (self.source, (*self.at, at[0])))
        return source, base + at[1:]

    @property
    def origin(self) -> str:
        return self.where()

    def changed_at(self) -> tuple[str, ...]:
        """file:line of everything that was changed in it since."""
        places = (f"{source.name}:{source.position(at)[0]}" for source, at in self.moved.values())
        return tuple(dict.fromkeys(places))


@dataclass
class Draft:
    """A rule set with all it extends, before it is built."""

    head: Piece
    rules: dict[str, Piece] = field(default_factory=dict)
    tasks: dict[str, Piece] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)
    dimensions: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    regulations: dict[str, Any] = field(default_factory=dict)
    bands: list[dict[str, Any]] = field(default_factory=list)
    pass_grade: str | None = None
    points_tier: str = known.ASSUMED
    scheme: dict[str, Any] | None = None
    event_points: list[dict[str, Any]] = field(default_factory=list)
    on_site: list[str] = field(default_factory=list)
    switched_off: list[str] = field(default_factory=list)
    files: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Every folder or file it was read from → (path, sha256) of its files."""

    def own(self) -> list[Piece]:
        """The rules that stand in the rule set's own files, not in those it extends."""
        main = Path(self.head.source.path)
        folder = main.name == locate.MAIN_FILE
        return [
            piece
            for piece in self.rules.values()
            if Path(piece.source.path) == main or (folder and Path(piece.source.path).parent == main.parent)
        ]

    @property
    def inherits_unchanged(self) -> bool:
        """Whether nothing in it bears on the verdicts of the rules that it inherits."""
        return not any(self.head.data.get(key) for key in ("parameters", "groups", "lists", "overrides"))

    def content(self) -> dict[str, Any]:
        """As plain data: enough to build the rule set again without reading a rule file."""
        head = self.head.data
        return {
            "head": {key: head[key] for key in ("id", "title", "version", "description") if key in head},
            "origin": str(self.head.source.path),
            "rules": [
                [
                    {key: value for key, value in piece.data.items() if key != "tests"},
                    f"{piece.source.path}:{piece.source.position(piece.at)[0]}",
                ]
                for piece in self.rules.values()
            ],
            "tasks": [piece.data for piece in self.tasks.values()],
            "parameters": self.parameters,
            "dimensions": list(self.dimensions.values()),
            "groups": self.groups,
            "lists": self.lists,
            "bands": self.bands,
            "pass_grade": self.pass_grade,
            "points_tier": self.points_tier,
            "scheme": self.scheme,
            "event_points": self.event_points,
            "on_site": self.on_site,
            "switched_off": self.switched_off,
        }
