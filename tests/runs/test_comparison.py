"""Two runs side by side: new, mended, still open; better or worse."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.runs.comparison import compared
from branchaudit.runs.stored_report import OldBranch, OldFinding, StoredReport

A = "供水党支部"


def gap(print_: str, branch: str = A, outcome: str = "fail", kind: str = "gap") -> OldFinding:
    return OldFinding(
        print_, "minutes.chair-named", "error", kind, outcome, branch, f"{print_}.docx", "", "缺少“主持人”"
    )


def report(*findings: OldFinding, score: float | None = 90.0, rules: str = "r1") -> StoredReport:
    return StoredReport(
        "a.json", "单位", "2024-01-01", None, rules, score, {A: OldBranch(score, None)}, findings
    )


def counts(old: StoredReport, new: StoredReport) -> tuple[int, int, int, int]:
    (change,) = compared(old, new).branches
    return len(change.new), len(change.mended), len(change.still_open), len(change.waived)


def test_each_gap_is_new_mended_still_open_or_waived() -> None:
    old = report(gap("1"), gap("2"), gap("3"))
    new = report(gap("2"), gap("3", outcome="waived"), gap("4"))
    assert counts(old, new) == (1, 1, 1, 1)


def test_hints_are_no_gaps() -> None:
    assert counts(report(), report(gap("1", kind="hint"))) == (0, 0, 0, 0)


def test_a_lower_score_is_worse_without_a_new_gap() -> None:
    assert [c.is_worse for c in compared(report(score=90), report(score=88)).branches] == [True]
    assert [c.is_worse for c in compared(report(score=90), report(score=95)).branches] == [False]
    assert [c.is_worse for c in compared(report(score=None), report(score=60)).branches] == [False]


def test_findings_of_no_branch_have_a_place_of_their_own() -> None:
    names = [change.name for change in compared(report(), report(gap("1", branch=""))).branches]
    assert names == ["", A]


def test_other_rules_are_told() -> None:
    assert compared(report(), report(rules="r2")).same_rules is False


PRINTS = st.sets(st.sampled_from("abcdefgh"))


@given(PRINTS, PRINTS)
def test_every_gap_stands_in_exactly_one_place(before: set[str], after: set[str]) -> None:
    new, mended, still_open, waived = counts(report(*map(gap, before)), report(*map(gap, after)))
    assert (new, mended, still_open, waived) == (
        len(after - before),
        len(before - after),
        len(before & after),
        0,
    )
