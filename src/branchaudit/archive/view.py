"""All that the tables of the archive are put together from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from branchaudit.archive.likeness import Corpus
from branchaudit.archive.roster import Rosters
from branchaudit.branches import Branch, Registry, all_names, canonical, meant
from branchaudit.model import Activity
from branchaudit.period import Period
from branchaudit.vocabulary import MEETING_TYPES

NOWHERE = ""
"""Stands for the records that belong to no branch that could be told."""
_HELD = MEETING_TYPES - {"study_session", "heart_to_heart_talk", "committee_meeting"}
"""What only a branch holds; others hold courses as well, and talk to people."""


_NEARLY_ALL = 0.8


class Archive:
    """The records of all branches, as far as the archive keeps them."""

    def __init__(
        self,
        activities: Sequence[Activity],
        registry: Registry,
        period: Period | None,
        today: date,
        corpus: Corpus | None = None,
    ) -> None:
        """`corpus`: the words of the same records; tables of words have no rows without them."""
        self.activities, self.registry, self.period, self.today = activities, registry, period, today
        self.corpus = corpus
        self._years: dict[str, int | None] = {}
        self._called: dict[str, str | None] = {}

    @cached_property
    def by_branch(self) -> Mapping[str, Sequence[Activity]]:
        """Branch (NOWHERE for none) → its records, in the order of the run."""
        held: dict[str, list[Activity]] = {name: [] for name in all_names(self.registry, ())}
        for one in self.activities:
            held.setdefault(one.branch or NOWHERE, []).append(one)
        return {name: held[name] for name in sorted(held)}

    @cached_property
    def strays(self) -> frozenset[str]:
        """Names that only texts give: a slip of the pen, a branch of others, or words that look like one. No
        folder is named like that; and the unit has listed its branches, or the name has not one meeting."""
        listed = {branch.name for branch in self.registry.branches}
        filed = {canonical(folder) for one in self.activities if (folder := self.registry.folder(one.path))}
        named = self.by_branch.keys() - {NOWHERE, *listed, *filed}
        if listed:
            return frozenset(named)
        return frozenset(
            name for name in named if not any(one.doc_type in _HELD for one in self.by_branch[name])
        )

    @cached_property
    def rosters(self) -> Rosters:
        return Rosters(self.activities, (name for name in self.by_branch if name != NOWHERE))

    @cached_property
    def held_elsewhere(self) -> Mapping[str, Sequence[Activity]]:
        """Branch → meetings of its own that lie with another one: a joint meeting of which one record was
        made, or one that was put into the wrong folder."""
        found: dict[str, list[Activity]] = {}
        for one in self.activities:
            if one.doc_type not in MEETING_TYPES:
                continue
            told = {str(row.fields["branch"]) for row in one.rows.get("joint", ())} | {one.named or ""}
            for name in {self.branch_called(name) for name in told if name} - {None, one.branch}:
                found.setdefault(str(name), []).append(one)
        return found

    def usual_year(self, branch: str) -> int | None:
        """The year of nearly all dated records of a branch: that of 二季度 where no year is told."""
        if branch not in self._years:
            self._years[branch] = _nearly_all(self.by_branch[branch])
        return self._years[branch]

    def home_of(self, one: Activity) -> str | None:
        """The branch that its text names, where it has records of its own; None where it names none."""
        return self.branch_called(one.named) if one.named else None

    @cached_property
    def strayed(self) -> frozenset[str]:
        """Records that are of another branch as well, or of that one only."""
        return frozenset(one.record for held in self.held_elsewhere.values() for one in held)

    def branch_called(self, name: str) -> str | None:
        """The branch of which a list of the unit speaks by that name."""
        if name not in self._called:
            among = (one for one in self.by_branch if one != NOWHERE)
            self._called[name] = self.registry.known(name) or meant(name, among)
        return self._called[name]

    def branch(self, name: str) -> Branch:
        return self.registry.branch(name)


def _nearly_all(held: Sequence[Activity]) -> int | None:
    years = Counter(int(one.date[:4]) for one in held if one.date)
    year, times = years.most_common(1)[0] if years else (None, 0)
    return year if times and times >= _NEARLY_ALL * years.total() else None
