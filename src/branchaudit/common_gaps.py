"""What the forms of a branch have no place for: an element that nearly all its records of a type lack.

Each of those records has the gap, and loses the points for it. Whoever mends them has to be told only
once that it is the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from branchaudit.model import StoredRecord
from branchaudit.results import CommonGap

LEAST = 4
"""Records of a type, at least, that show a habit."""
_SHARE = 0.75


def home_of(branch: str | None, path: str) -> str:
    """Under what name records are counted together."""
    return branch or (path.rsplit("/", 1)[0] + "/" if "/" in path else "./")


class CommonGaps:
    """Counts while the results of a run pass by."""

    def __init__(self) -> None:
        self.records: Counter[tuple[str, str]] = Counter()
        self.lacking: Counter[tuple[str, str, str]] = Counter()

    def add(self, path: str, records: Iterable[StoredRecord]) -> None:
        for record in records:
            home = home_of(record.branch, path)
            self.records[home, record.doc_type] += 1
            self.lacking.update((home, record.doc_type, rule) for rule in record.lacks)

    def found(self) -> tuple[CommonGap, ...]:
        """By home, type and rule."""
        return tuple(
            CommonGap(home, doc_type, rule, lacking, self.records[home, doc_type])
            for (home, doc_type, rule), lacking in sorted(self.lacking.items())
            if lacking >= LEAST and lacking >= _SHARE * self.records[home, doc_type]
        )
