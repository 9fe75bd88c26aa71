"""Two runs over the same archive: what is new, what has been mended, what is still open, branch by branch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from branchaudit.runs.stored_report import OldBranch, OldFinding, StoredReport

_NONE = OldBranch(None, None)


class BranchChange(NamedTuple):
    """ "" stands for findings of no branch."""

    name: str
    before: OldBranch
    after: OldBranch
    new: tuple[OldFinding, ...]
    mended: tuple[OldFinding, ...]
    still_open: tuple[OldFinding, ...]
    waived: tuple[OldFinding, ...]
    comparable: bool
    """The scores are by the same rules and of the same period."""

    @property
    def is_worse(self) -> bool:
        """New gaps, or a lower score where scores can be compared."""
        return bool(self.new) or (
            self.comparable
            and self.before.score is not None
            and self.after.score is not None
            and self.after.score < self.before.score
        )


class Comparison(NamedTuple):
    branches: tuple[BranchChange, ...]
    same_rules: bool
    """Else scores cannot be compared, and what is new may be new only because it is looked for."""
    same_period: bool

    @property
    def new(self) -> int:
        return sum(len(change.new) for change in self.branches)


def compared(old: StoredReport, new: StoredReport) -> Comparison:
    """Findings are the same where their fingerprints are; hints are left out, for they ask for nothing."""
    before = {key: f for key, f in _gaps(old.findings).items() if f.outcome == "fail"}
    after = _gaps(new.findings)
    names = (
        {f.branch for f in (*before.values(), *after.values())} | old.branches.keys() | new.branches.keys()
    )
    return Comparison(
        branches=tuple(_change(name, before, after, old, new) for name in sorted(names)),
        same_rules=old.ruleset == new.ruleset,
        same_period=old.period == new.period,
    )


def _gaps(findings: Iterable[OldFinding]) -> dict[str, OldFinding]:
    return {f.fingerprint: f for f in findings if f.kind == "gap"}


def _change(
    name: str,
    before: dict[str, OldFinding],
    after: dict[str, OldFinding],
    old: StoredReport,
    new: StoredReport,
) -> BranchChange:
    now = [f for f in after.values() if f.branch == name]
    failing = [f for f in now if f.outcome == "fail"]
    return BranchChange(
        name=name,
        before=old.branches.get(name, _NONE),
        after=new.branches.get(name, _NONE),
        new=tuple(f for f in failing if f.fingerprint not in before),
        mended=tuple(f for key, f in before.items() if f.branch == name and key not in after),
        still_open=tuple(f for f in failing if f.fingerprint in before),
        waived=tuple(f for f in now if f.outcome == "waived"),
        comparable=(old.ruleset, old.period) == (new.ruleset, new.period),
    )
