"""How the branches of a unit stand by the point table of a standard, as their records come in."""

from __future__ import annotations

from collections.abc import Mapping

from branchaudit.assess import Seen, assess, limited, of_unit
from branchaudit.model import StoredRecord
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

    def assessments(self, unit: str) -> tuple[Assessment, ...]:
        """By branch. Where no record names its branch they are taken for the records of one."""
        names = sorted({*self._seen, *self._stated} - {""}) or [""]
        found = [
            assess(
                self._scheme,
                name or unit,
                self._seen.get(name, Seen()),
                self._stated.get(name) or self._of_all(names),
            )
            for name in names
        ]
        return limited(self._scheme, found)

    def of_unit(self, assessments: tuple[Assessment, ...]) -> UnitScore:
        return of_unit(self._scheme, assessments)

    def _of_all(self, names: list[str]) -> Mapping[str, Stated]:
        """A self-score file without branches speaks of the only one there is."""
        return self._stated.get("", {}) if len(names) == 1 else {}
