"""How the branches of a unit stand by the point table of a standard, as their records come in."""

from __future__ import annotations

from collections.abc import Sequence

from branchaudit.assess import Seen, assess, limited, marks_of_branch, of_unit, remarks
from branchaudit.model import RuleResult, StoredRecord
from branchaudit.results import UnitScore
from branchaudit.self_score import Statements
from branchaudit.standard import Assessment, Scheme, Stated


class Standings:
    """Sums per branch; "" stands for the records that name none."""

    def __init__(self, scheme: Scheme, stated: Statements) -> None:
        self._scheme, self._stated = scheme, stated
        self._seen: dict[str, Seen] = {}

    def add(self, record: StoredRecord) -> None:
        self._seen.setdefault(record.branch or "", Seen()).add(record.marks)

    def add_branch(self, name: str, results: Sequence[RuleResult]) -> None:
        """What the rules on the archive say of it."""
        self._seen.setdefault(name, Seen()).add(marks_of_branch(self._scheme, results))

    def assessments(self, unit: str) -> tuple[Assessment, ...]:
        """By branch. Where no record names its branch they are taken for the records of one."""
        names = sorted({*self._seen, *self._stated} - {""}) or [""]
        unnamed = {} if self._seen.keys() - {""} or len(names) > 1 else {names[0]: self._seen.get("", Seen())}
        found = [
            assess(
                self._scheme,
                name or unit,
                unnamed.get(name) or self._seen.get(name, Seen()),
                self._stated_of(name, only=len(names) == 1),
            )
            for name in names
        ]
        return limited(self._scheme, found)

    def of_unit(self, assessments: tuple[Assessment, ...]) -> UnitScore:
        return of_unit(assessments)

    def remarks(self, assessments: tuple[Assessment, ...]) -> tuple[str, ...]:
        stated = {name for name, items in self._stated.items() if any(any(one) for one in items.values())}
        seen = {name for name, found in self._seen.items() if name or found.records}
        return tuple(remarks(self._scheme, assessments, seen, stated))

    def _stated_of(self, name: str, *, only: bool) -> dict[str, Stated]:
        """Lines of a self-score file without a branch speak of the only one there is."""
        return {**(self._stated.get("", {}) if only else {}), **self._stated.get(name, {})}
