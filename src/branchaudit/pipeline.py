"""One file through all stages: read → split → classify → extract → check → score → store.

Whatever goes wrong with one file stays with that file: `audit_file` gives an `Unreadable`, never
an exception, so that one broken document ends no run.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from branchaudit.archive.activity import activity_of
from branchaudit.archive.body import SHORTEST, body_of, fingerprints, packed
from branchaudit.archive.speeches import kept_of
from branchaudit.branches import NO_BRANCHES, Registry
from branchaudit.cache import facts, keys
from branchaudit.check import check_record
from branchaudit.classify import classify
from branchaudit.document import Document, SourceFile, Unreadable
from branchaudit.extract import extract
from branchaudit.model import Audited, Classification, DrawnFacts, Judged, Record, RuleResult, Value
from branchaudit.passage import Passage
from branchaudit.read import passed_over, read
from branchaudit.results import Waiver
from branchaudit.ruleset.rules import RuleSet
from branchaudit.ruleset.today import Today
from branchaudit.runs.baseline import marked
from branchaudit.score import charged, score
from branchaudit.split import split
from branchaudit.stored import store
from branchaudit.structure.hits import Hit
from branchaudit.structure.labels import find_labels
from branchaudit.structure.outline import Line, lines_of, title_of
from branchaudit.vocabulary import MEETING_TYPES, SCORED_TYPES
from branchaudit.waivers import waived

_RETIRED = re.compile("离退休|退休|老干部")
_NO_MEMORY = "内存不够，这份文件没有检查。请拆分成几份较小的文件后重新检查。"
_FAULT = (
    "处理这份文件时程序出错（{}），其他文件不受影响。"
    "请把它另存为新的 .docx 或 .txt 后重试；仍然出错的，请反馈程序版本和这条信息。"
)
_NO_NAME = re.compile(r"[\W\d_年月日号第次本度季上下旬星期周一二三四五六七八九十]*")
"""A title that names nothing: ————2024年5月9日————"""
_SAME_FORM = "与同一文件里前面的记录同一格式"


class Work(NamedTuple):
    """What a process has to know to audit files."""

    rules: RuleSet
    registry: Registry = NO_BRANCHES
    baseline: frozenset[str] = frozenset()
    """Fingerprints of findings that an earlier report has."""
    waivers: tuple[Waiver, ...] = ()
    """Those that have not expired."""
    facts: bytes | None = None
    """Digest of what drawing goes by beside the file; None = facts are not kept."""

    def marked(self, results: tuple[RuleResult, ...]) -> tuple[RuleResult, ...]:
        """Verdicts with what the unit has waived and what the baseline knows."""
        if self.waivers:
            results = waived(results, self.waivers)
        return marked(results, self.baseline) if self.baseline else results


class Drawn(NamedTuple):
    """A record with the passage that it was drawn from."""

    record: Record
    passage: Passage
    hits: list[Hit]
    named: str | None
    """The branch that its text names."""


class _Above(NamedTuple):
    """The records in front of one in the same file."""

    number: int
    """How many they are."""
    first: Record
    last: Record


def audit_file(source: SourceFile, work: Work) -> Audited:
    """All that the rules say of one file."""
    try:
        content = keys.content(source) if work.facts is not None else None
        key = keys.of_facts(source, content, work.facts or b"") if content is not None else None
        known = facts.fetch(key) if key is not None else None
        if known is not None:
            document, drawn = known
        else:
            document = read(source)
            if isinstance(document, Unreadable):
                return document
            drawn = draw_records(document, None, work.registry)
        today = Today(work.rules.as_of)
        stored = store(source.name, _judged(document, drawn, work, today))._replace(days=today.days)
        if document.hidden_sheets:
            stored = stored._replace(passed_over=passed_over(document))
        if key is not None and content is not None and document.sha256 == content.hex():
            # not where somebody saved the file between the two
            data = b"" if known is not None else facts.pack((document, drawn))
            stored = stored._replace(drawn=DrawnFacts(key, data))
        return stored
    except MemoryError:
        return Unreadable(source.name, "too_large", _NO_MEMORY)
    except Exception as problem:  # a fault of ours must not cost the user the other files
        if os.environ.get("BRANCHAUDIT_DEBUG"):
            raise
        return Unreadable(source.name, "error", _FAULT.format(type(problem).__name__))


def judge(document: Document, work: Work, *, as_type: str | None = None) -> tuple[Judged, ...]:
    """The records of a document with their verdicts. `as_type` sets the type of all of them (for
    the examples in rule files)."""
    drawn = draw_records(document, as_type, work.registry)
    return _judged(document, drawn, work, Today(work.rules.as_of))


def _judged(document: Document, drawn: Sequence[Drawn], work: Work, today: Today) -> tuple[Judged, ...]:
    rules, judged = work.rules, []
    for record, passage, hits, named in drawn:
        results = work.marked(check_record(rules, record, passage, document, today))
        points = score(results, rules.info)
        results = charged(results, points.deductions)
        if not _has_score(record.doc_type, results, rules):
            points = points._replace(value=None)
        outcomes = dict(Counter(result.outcome for result in results))
        kept = activity_of(record, passage, document, alone=len(drawn) == 1, named=named)
        one = Judged(record, results, points, outcomes, _marks(rules, record, results), kept)
        judged.append(_with_body(one, passage, hits) if record.doc_type in rules.compared else one)
    return tuple(judged)


def _with_body(judged: Judged, passage: Passage, hits: list[Hit]) -> Judged:
    """With its words for the comparison of records, where there are enough of them."""
    body = body_of(judged.record, passage, hits)
    speakers, speeches = kept_of(judged.record, body)
    long = len(body.masked) >= SHORTEST
    if not long and not speakers:
        return judged
    return judged._replace(
        body=packed(body),
        prints=fingerprints(body.masked).tobytes() if long else b"",
        activity=judged.activity and judged.activity._replace(speakers=speakers, speeches=speeches),
    )


def _marks(rules: RuleSet, record: Record, results: Iterable[RuleResult]) -> Mapping[str, int]:
    """What it counts for in the point table, if the rules have one."""
    if rules.scheme is None:
        return {}
    from branchaudit.assess import marks  # most runs go by no point table

    return marks(rules.scheme, record.doc_type, (f for result in results for f in result.findings))


def _has_score(doc_type: str, results: tuple[RuleResult, ...], rules: RuleSet) -> bool:
    """A speech, or what could not be classified, passes no rule that matters. A ledger or an official
    document does, where a rule of its own came to a verdict."""
    if doc_type in SCORED_TYPES:
        return True
    own = rules.own_rules(doc_type)
    return any(result.rule in own and result.outcome in ("pass", "fail", "waived") for result in results)


def draw_records(
    document: Document, as_type: str | None = None, registry: Registry = NO_BRANCHES
) -> list[Drawn]:
    """The records of a document with their facts."""
    whole = Passage.of(document)
    lines = lines_of(whole)
    hits = find_labels(whole, lines)
    passages = [whole] if as_type else split(whole, lines, hits)
    drawn: list[Drawn] = []
    for number, passage in enumerate(passages):
        if passage is not whole:
            lines = lines_of(passage)
            hits = find_labels(passage, lines)
        above = _Above(number, drawn[0].record, drawn[-1].record) if drawn else None
        drawn.append(_draw(passage, document, lines, hits, above, as_type, registry))
    return drawn


def _draw(
    passage: Passage,
    document: Document,
    lines: list[Line],
    hits: list[Hit],
    above: _Above | None,
    as_type: str | None,
    registry: Registry,
) -> Drawn:
    """`above`: what stands in front of it; records behind the first may leave out their title and the name
    of the branch."""
    before = above.first if above else None
    title = title_of(passage, lines, hits)
    meeting_before = before is not None and before.doc_type in MEETING_TYPES
    kind = (
        Classification(as_type, 1.0)
        if as_type
        else classify(passage, title[0], hits, document.source.name, of_the_party=meeting_before)
    )
    sheet = passage.of_sheet
    if above is not None and not sheet:
        kind = _as_above(kind, (above.last if meeting_before else above.first).kind, title[0])
    record = extract(
        passage,
        document,
        kind,
        title,
        lines,
        hits,
        number=above.number if above else 0,
        day_above=above.last.date if above else None,
    )
    named = record.branch or (before.branch if before and not sheet else None)
    home = registry.home(document.source.name, named)
    facts = {**record.facts, **_of_home(record, home)}
    return Drawn(record._replace(branch=home, facts=facts), passage, hits, named)


def _as_above(kind: Classification, above: Classification, title: str) -> Classification:
    """The type of the record above, for one whose own title and labels name none: what its text speaks of
    (确定党员大会的议题) says less than the form that the two share."""
    if kind.doc_type in ("unclassified", "other"):
        return above._replace(confidence=0.6, evidence=(_SAME_FORM,)) if _NO_NAME.fullmatch(title) else kind
    if above.titled and not kind.titled and {kind.doc_type, above.doc_type} <= MEETING_TYPES:
        return above._replace(confidence=0.6, evidence=(_SAME_FORM,))
    return kind


def _of_home(record: Record, home: str | None) -> dict[str, Value]:
    """What the branch tells that a record was filed with: it is its own where it names none."""
    filed = record.branch is None and home is not None and home.endswith("支部")
    return {
        "one_branch": bool(record.facts.get("one_branch")) or filed,
        "of_the_retired": home is not None and bool(_RETIRED.search(home)),
    }
