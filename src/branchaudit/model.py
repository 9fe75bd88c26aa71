"""The types that stages speak once a file is read: read this file behind document.py.

    SourceFile → Document | Unreadable → Record (elements, items, facts) → RuleResult

What a whole run gives is in `results.py`.

Everything here is plain data: no stage logic, no I/O, nothing that cannot be pickled
and sent to another process. Offsets count characters of `Passage.text` (see passage.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from branchaudit.document import Place, Unreadable

Status = Literal["present", "partial", "placeholder", "blank", "missing"]
OutcomeName = Literal["pass", "fail", "waived", "not_applicable", "undecided", "error"]
Severity = Literal["error", "warning", "info"]
FindingKind = Literal["gap", "hint"]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Value = None | bool | int | float | str
"""A scalar that an expression in a rule can use; None = not known."""

REPORT_HEADING = "branchaudit 检查报告"
"""First line of a text report in a file, so that the next run knows it for what it is."""
CSV_HEADING = ("序号", "文件", "记录", "文种", "支部", "日期")
"""First columns of the CSV report, for the same reason."""
FAIL_LEVELS = ("error", "warning", "info", "never")
"""From which severity on gaps make a run fail."""


# ---------------------------------------------------------------- facts
class Fact(NamedTuple):
    """One element of a record: what stands there, and where."""

    status: Status
    value: str | None = None
    """Literal text of the document; None for long passages and for blank or missing ones."""
    normalized: Json = None
    """time → {start, end, date, precision, weekday}; counts → int; lists → [{name, reason}]."""
    confidence: float = 1.0
    place: Place | None = None
    span: tuple[int, int] | None = None
    """Of the value in Passage.text; for a blank label the span of the label."""
    aggregate: bool = False
    """Summed up from the items of a rectification paper."""


class Row(NamedTuple):
    """One entry of a list fact (a date, a ballot, a speech …): fields and where it stands."""

    fields: Mapping[str, Value]
    span: tuple[int, int]


class Classification(NamedTuple):
    doc_type: str
    confidence: float
    also: tuple[str, ...] = ()
    """Less special types that are right as well (an election held as a general meeting)."""
    evidence: tuple[str, ...] = ()
    """Chinese, one short phrase a cue: why this type."""
    titled: bool = False
    """Its title, its label 会议名称 or its opening tells the type, not only what its text speaks of."""


class Record(NamedTuple):
    """One meeting, report or ledger: the facts that rules judge. Holds no text of the document
    beyond the quoted values."""

    id: str
    """r-<hash of path and number in the file>: stable between runs."""
    path: str
    sha256: str
    format: str
    kind: Classification
    branch: str | None
    date: str | None
    """ISO date, None if unknown or impossible."""
    span: tuple[int, int]
    title: str
    elements: Mapping[str, Fact]
    items: tuple[Mapping[str, Fact], ...] = ()
    facts: Mapping[str, Value] = {}
    """Scalars for expressions, ids from `facts`."""
    spans: Mapping[str, tuple[int, int]] = {}
    """Where a scalar was read, in Passage.text, for those that stand in one place."""
    doubts: Mapping[str, float] = {}
    """Scalars that were read with less than full confidence: id → confidence."""
    lists: Mapping[str, tuple[Row, ...]] = {}
    """List facts, ids from `facts`."""

    @property
    def doc_type(self) -> str:
        return self.kind.doc_type


class Kept(NamedTuple):
    """A row of a list fact as the archive keeps it."""

    fields: Mapping[str, Value]
    place: Place


class Picture(NamedTuple):
    """A picture as the archive keeps it."""

    sha256: str
    size: int
    """In bytes."""
    block: int


class Activity(NamedTuple):
    """What the archive keeps of a record, to hold it against the others of its branch."""

    record: str
    path: str
    doc_type: str
    also: tuple[str, ...]
    branch: str | None
    title: str
    date: str | None
    """ISO date, None if unknown."""
    month: str | None
    """2024-03; known of some records whose day is not."""
    year: int | None
    about: int | None
    """The year whose meeting it is, where the title says so (2024年度组织生活会, held in January 2025)."""
    group: str | None
    """党小组, for its meetings."""
    start: str | None = None
    """HH:MM, where both ends are written."""
    end: str | None = None
    place: str | None = None
    topic: str | None = None
    present: tuple[str, ...] = ()
    """Whoever it names as present, by full name."""
    people: Mapping[str, tuple[str, ...]] = {}
    """Element (chair, attendees_list, absentees …) → full names that it gives; `absent_without_reason`:
    absentees for whom no reason is written; `absent_on_leave`: those with private business."""
    facts: Mapping[str, Value] = {}
    """Some scalars, ids from `facts`."""
    rows: Mapping[str, tuple[Kept, ...]] = {}
    """Some list facts: of rosters, ledgers, development and so on."""
    images: tuple[Picture, ...] = ()
    """The pictures that it shows, each once."""
    created: str | None = None
    """When its file was made, as the file says: ISO date and time."""
    alone: bool = True
    """It is the only record of its file."""
    sha256: str = ""
    """Of its file."""
    named: str | None = None
    """The branch that its text names; `branch` says where it was filed."""
    speakers: tuple[str, ...] = ()
    """Who made each of its longer speeches."""
    speeches: bytes = b""
    """Where they stand in its words, and fingerprints of each (archive/speeches.py)."""


# ---------------------------------------------------------------- verdicts
class Basis(NamedTuple):
    tier: str
    """党内法规 | 国家标准 | 政策文件 | 单位制度 | 实务惯例 | 本工具假定"""
    text: str


class Related(NamedTuple):
    """Another place that a finding speaks of: the other copy, the other meeting."""

    path: str
    place: Place | None
    note: str


class Finding(NamedTuple):
    """What is wrong, where, by which rule, and how to mend it."""

    rule: str
    category: str
    severity: Severity
    kind: FindingKind
    message: str
    remedy: str
    basis: Basis
    path: str | None
    record: str | None
    doc_type: str | None
    branch: str | None
    element: str | None = None
    place: Place | None = None
    span: tuple[int, int] | None = None
    quote: str | None = None
    confidence: float = 1.0
    deduction: float = 0.0
    outcome: Literal["fail", "waived"] = "fail"
    persons: tuple[str, ...] = ()
    period: str | None = None
    fingerprint: str = ""
    """Stable between runs: rule, path, element and quote, no position."""
    related: tuple[Related, ...] = ()
    waived_by: int | None = None
    """Number of the waiver, where it is waived."""
    known: bool = False
    """It stands in the earlier report that was given as the baseline."""


class RuleResult(NamedTuple):
    """The verdict of one rule on one record."""

    rule: str
    outcome: OutcomeName
    findings: tuple[Finding, ...] = ()
    note: str = ""
    """Why undecided or error, in Chinese."""


class Deduction(NamedTuple):
    rule: str
    title: str
    dimension: str | None
    times: int
    each: float
    taken: float
    """Points taken off after the caps."""


class Score(NamedTuple):
    """Arithmetic of one record; None where nothing could be decided."""

    value: float | None
    decided: int
    applicable: int
    deductions: tuple[Deduction, ...] = ()


class Judged(NamedTuple):
    """A record with its verdicts and its score."""

    record: Record
    results: tuple[RuleResult, ...]
    """One per rule; of a restored record only what reports tell: findings and what was not decided."""
    score: Score
    outcomes: Mapping[OutcomeName, int]
    """How many rules came to each outcome."""
    marks: Mapping[str, int] = {}
    """Indicator or veto of the point table → how many findings count there; not stored."""
    activity: Activity | None = None
    body: bytes = b""
    prints: bytes = b""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(f for r in self.results for f in r.findings)


class FileResult(NamedTuple):
    """All that came of one file that was read."""

    name: str
    """SourceFile.name"""
    records: tuple[Judged, ...]


class StoredRecord(NamedTuple):
    """A judged record as it travels between processes and waits for its report (see stored.py)."""

    branch: str | None
    doc_type: str
    score: float | None
    decided: int
    applicable: int
    levels: Mapping[str, int]
    """Counts of error, warning, info (gaps) and hint; waived ones are not counted."""
    record: bytes
    """Its JSON but for the numbers of its findings and the closing brace."""
    findings: tuple[bytes, ...]
    """Their JSON but for the opening brace and the number, from the top of the record to its end."""
    lost: Mapping[str, float] = {}
    """Dimension → points taken off there."""
    marks: Mapping[str, int] = {}
    """Indicator or veto of the point table → how many findings count there."""
    known: Mapping[str, int] = {}
    """Of `levels`, how many the baseline has."""
    waived_by: tuple[int, ...] = ()
    """Numbers of the waivers that its findings were waived by, one for each of them."""
    lacks: frozenset[str] = frozenset()
    """Rules on elements for which it has neither a value nor a label."""
    activity: Activity | None = None
    body: bytes = b""
    """Its words for comparison (archive/body.py), where there are enough of them."""
    prints: bytes = b""
    """Fingerprints of the body, four bytes each."""


class DrawnFacts(NamedTuple):
    """What was drawn from a file, on its way to the cache."""

    key: bytes
    data: bytes
    """Empty where the cache has it."""


class Days(NamedTuple):
    """Days that could be the day of the run without a change of the verdicts: those between the two, or
    the one that both are."""

    after: str
    before: str

    def hold(self, day: str) -> bool:
        return self.after < day < self.before or self.after == day == self.before


ANY_DAY = Days("", "~")


class StoredFile(NamedTuple):
    """A `FileResult` that is stored: the unit that travels between processes."""

    name: str
    records: tuple[StoredRecord, ...]
    passed_over: tuple[Unreadable, ...] = ()
    """Parts of it that were not read: hidden sheets of a workbook."""
    drawn: DrawnFacts | None = None
    """Only on its way to the cache."""
    days: Days = ANY_DAY


Audited = StoredFile | Unreadable
"""What comes of any file."""
