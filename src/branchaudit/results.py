"""What a run gives, as renderers get it: the report, and what it says of the rule set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from branchaudit.document import Unreadable
from branchaudit.model import Deduction, Finding, FindingKind, Severity, StoredFile

if TYPE_CHECKING:
    from branchaudit.standard import Assessment, Scheme


class RuleInfo(NamedTuple):
    """What a report says about a rule beside its findings."""

    id: str
    title: str
    dimension: str | None
    severity: Severity
    kind: FindingKind
    deduct_each: float
    deduct_cap: float | None
    points_assumed: bool
    """The points are 本工具假定: no published standard gives them."""
    owner: str = ""
    """Who has to see to it: 党支部 | 党建办 | 党委."""


class RuleSetInfo(NamedTuple):
    id: str
    title: str
    version: str
    digest: str
    dimensions: tuple[tuple[str, str, float], ...] = ()
    """(id, title, points)"""
    bands: tuple[tuple[float, str], ...] = ()
    """(lowest score, grade), highest first."""
    pass_score: float | None = None
    """Lowest score of the pass grade; None where the rule set names none."""
    rules: Mapping[str, RuleInfo] = {}
    points_assumed: bool = True
    scheme: Scheme | None = None
    on_site: tuple[str, ...] = ()
    """What no document shows (需现场核查)."""


class UnitScore(NamedTuple):
    score: float | None
    passed: int
    scored: int
    """How many have a score: the denominator of the pass rate."""


class Earned(NamedTuple):
    """What is left of the points of one dimension."""

    id: str
    title: str
    points: float
    earned: float


class GroupScore(NamedTuple):
    """Score of a folder or a branch: the mean of its scored records, less what the branch as a whole lost."""

    name: str
    records: int
    score: float | None
    grade: str | None
    findings: Mapping[str, int]
    """Counts of error, warning, info (gaps) and hint."""
    mean: float | None = None
    """Of the records alone."""
    dimensions: tuple[Earned, ...] = ()
    """() where nothing has a score."""


class Rank(NamedTuple):
    """The place of a branch among those with a score; equal scores share a place (1, 2, 2, 4)."""

    place: int
    of: int
    third: str | None
    """先进 | 中间 | 后进, by thirds of the places; who is below the pass grade is not 先进. None where there
    are fewer than three branches."""


class Event(NamedTuple):
    """A dated activity that members get points for, with what shows it beside its record."""

    path: str
    record: str
    doc_type: str
    date: str
    points: float
    photo: bool
    """Pictures in its file, or a picture of that day in the folder of the branch."""
    scan: bool
    """A PDF of that day in the folder of the branch."""


class MemberPoints(NamedTuple):
    """积分 of one member: of every event whose record names him as present."""

    name: str
    points: float
    events: int


class BranchReview(NamedTuple):
    """What the rules on whole branches say of one."""

    name: str
    findings: tuple[Finding, ...]
    deductions: tuple[Deduction, ...]
    decided: int
    applicable: int
    undecided: tuple[tuple[str, str], ...]
    """(rule, why in Chinese)"""
    calendar: Mapping[str, tuple[str, ...]]
    """Document type → months (2024-03) in which it was held."""
    events: tuple[Event, ...] = ()
    members: tuple[MemberPoints, ...] = ()
    """Most points first."""


class Waiver(NamedTuple):
    """Findings that the unit has let pass for a reason (豁免)."""

    number: int
    """From 0, in the file."""
    rule: str
    """A rule's id, or a pattern for several (traces.*)."""
    paths: tuple[str, ...]
    """Patterns as in .gitignore; () where the branch decides."""
    branch: str
    reason: str
    approved_by: str
    expires: str | None
    """Last day on which it counts; None = until it is struck out."""
    where: str
    """file:line"""


class WaiverUse(NamedTuple):
    waiver: Waiver
    expired: bool
    findings: int
    """How many it covers."""


class CommonGap(NamedTuple):
    """A rule on an element that nearly all records of a type fail."""

    home: str
    """The branch, or the folder where the branch cannot be told."""
    doc_type: str
    rule: str
    lacking: int
    records: int
    """Of that type and home."""


class Summary(NamedTuple):
    files: int
    """Files looked at, readable or not."""
    documents: int
    """Files that were read."""
    records: int
    unreadable: int
    unclassified: int
    findings: Mapping[str, int]
    """Counts of gaps by severity: error, warning, info."""
    hints: int
    known: Mapping[str, int]
    """Counts of gaps by severity that the baseline has; they fail no run."""
    decided: int
    applicable: int
    score: float | None
    grade: str | None
    passed: int
    """Records that reach the pass grade."""
    scored: int


class Brief(NamedTuple):
    """The little of a file's result that is kept in memory, to sort by."""

    name: str
    score: float | None
    findings: Mapping[str, int]
    """error, warning, info, hint"""
    first_finding: int
    """Number of its first finding in the run (from 1); ids are f-000001 …"""


class Report(NamedTuple):
    """What renderers get. `results` may live on disk: iterate it, do not copy it."""

    tool_version: str
    ruleset: RuleSetInfo
    generated_at: str
    unit: str
    period: tuple[str, str] | None
    summary: Summary
    folders: tuple[GroupScore, ...]
    branches: tuple[GroupScore, ...]
    unreadable: tuple[Unreadable, ...]
    results: Sequence[StoredFile]
    """In the order of file names; `report.findings` restores them."""
    briefs: tuple[Brief, ...]
    """One per entry of `results`."""
    as_of: str = ""
    """The day that counted as today."""
    assessments: tuple[Assessment, ...] = ()
    """Of each branch, where the rule set has a point table."""
    remarks: tuple[str, ...] = ()
    """On all of them together."""
    ranks: Mapping[str, Rank] = {}
    """By branch."""
    reviews: tuple[BranchReview, ...] = ()
    """Of each branch by name, where a period was given."""
    waivers: tuple[WaiverUse, ...] = ()
    first_of_reviews: int = 1
    """Number of the first of their findings; those of the records come before."""
    common_gaps: tuple[CommonGap, ...] = ()
    """What the forms of a branch have no place for."""
