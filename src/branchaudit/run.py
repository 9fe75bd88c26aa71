"""A whole run, stage by stage: read this after model.py.

discover → engine (pipeline, file by file: read → split → classify → extract → check → score → store)
         → spool → sums per folder, branch and run → Report
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from branchaudit import __version__, engine
from branchaudit.config import Settings
from branchaudit.discover import discover
from branchaudit.engine.spool import Spool
from branchaudit.errors import ConfigError
from branchaudit.model import Activity, Audited, RuleResult, SourceFile, StoredFile, StoredRecord, Unreadable
from branchaudit.pipeline import Work, judge
from branchaudit.results import BranchReview, Brief, GroupScore, Report, Summary, UnitScore
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.score import Tally, grade, passes, score
from branchaudit.vocabulary import MEETING_TYPES

if TYPE_CHECKING:
    from branchaudit.ruleset.example_archive import Held
    from branchaudit.ruleset.selftest import Judge  # loads pydantic, which a check does not need
    from branchaudit.standard import Assessment
    from branchaudit.standings import Standings


class Progress(Protocol):
    def start(self, total: int) -> None: ...
    def advance(self, name: str) -> None: ...
    def stop(self) -> None: ...


@contextmanager
def audit(paths: Sequence[str], settings: Settings, *, progress: Progress | None = None) -> Iterator[Report]:
    """Audit files and folders. The report reads its results from a temporary file, which is gone
    when the context ends."""
    rules = load_rules(settings)
    standings = _standings(settings, rules)
    sources: list[SourceFile] = []
    unreadable: list[Unreadable] = []
    for entry in discover(paths, settings.include, settings.exclude, settings.outputs):
        if isinstance(entry, SourceFile):
            sources.append(entry)
        else:
            unreadable.append(entry)
    spool = Spool()
    try:
        work = Work(rules, settings.registry)
        sums = _Sums(rules, standings, keep=settings.period is not None)
        for result in _watched(engine.run(sources, work, settings.jobs), len(sources), progress):
            if isinstance(result, Unreadable):
                unreadable.append(result)
                continue
            spool.append(result)
            sums.add(result)
        yield sums.report(settings, sorted(unreadable, key=lambda u: u.path), spool, len(sources))
    finally:
        spool.close()


def load_rules(settings: Settings) -> RuleSet:
    rules = load(
        settings.ruleset,
        overrides=settings.overrides,
        parameters=settings.parameters,
        config_files=[Path(file) for file in settings.files],
    )
    return _on_day(rules, settings.as_of)


def _standings(settings: Settings, rules: RuleSet) -> Standings | None:
    """Loaded only where the rules have a point table."""
    if rules.scheme is None:
        if settings.self_score is not None:
            raise ConfigError(
                "给了自评表，但所用的规则集没有考评方案。请用 --ruleset 指定一套，如 police-five-basics"
            )
        return None
    from branchaudit import self_score
    from branchaudit.standings import Standings

    stated = self_score.read(Path(settings.self_score), rules.scheme) if settings.self_score else {}
    return Standings(rules.scheme, stated)


def _on_day(rules: RuleSet, day: date | None) -> RuleSet:
    """The rules of a run: they know what day it is."""
    return replace(rules, as_of=(day or datetime.now().astimezone().date()).isoformat())


def _watched(results: Iterable[Audited], total: int, progress: Progress | None) -> Iterator[Audited]:
    if progress is None:
        yield from results
        return
    progress.start(total)
    try:
        for result in results:
            progress.advance(result.path if isinstance(result, Unreadable) else result.name)
            yield result
    finally:
        progress.stop()


class _Sums:
    """What is kept of the results while they go to the spool."""

    def __init__(self, rules: RuleSet, standings: Standings | None, *, keep: bool) -> None:
        """`keep`: what the rules on whole branches need of each record."""
        self.rule_set, self.rules, self.as_of = rules, rules.info, rules.as_of
        self.keep = keep
        self.activities: list[Activity] = []
        self.standings = standings
        self.total = Tally()
        self.folders: dict[str, Tally] = {}
        self.branches: dict[str, Tally] = {}
        self.briefs: list[Brief] = []
        self.unclassified = 0
        self.next_finding = 1

    def add(self, result: StoredFile) -> None:
        file = Tally()
        folder = self.folders.setdefault(_folder(result.name), Tally())
        for record in result.records:
            for tally in (self.total, file, folder, *self._branch(record)):
                tally.add(record, self.rules)
            if self.standings is not None:
                self.standings.add(record)
            self.unclassified += record.doc_type == "unclassified"
            if self.keep and record.activity is not None:
                self.activities.append(record.activity)
        self.briefs.append(Brief(result.name, file.mean, dict(file.findings), self.next_finding))
        self.next_finding += sum(len(record.findings) for record in result.records)

    def _branch(self, record: StoredRecord) -> tuple[Tally, ...]:
        return () if record.branch is None else (self.branches.setdefault(record.branch, Tally()),)

    def report(self, settings: Settings, unreadable: list[Unreadable], spool: Spool, tried: int) -> Report:
        skipped = len(unreadable) - (tried - len(spool))
        reviews = self._reviews(settings)
        branches = self._branches(reviews)
        counts = self.total.findings
        for review in reviews:
            for finding in review.findings:
                counts["hint" if finding.kind == "hint" else finding.severity] += 1
        assessments = self.standings.assessments(settings.unit) if self.standings is not None else ()
        result = self._unit_score(assessments, branches, of_branches=bool(reviews))
        summary = Summary(
            files=tried + skipped,
            documents=len(spool),
            records=self.total.records,
            unreadable=len(unreadable),
            unclassified=self.unclassified,
            findings={level: counts[level] for level in ("error", "warning", "info")},
            hints=counts["hint"],
            decided=self.total.decided + sum(review.decided for review in reviews),
            applicable=self.total.applicable + sum(review.applicable for review in reviews),
            score=result.score,
            grade=grade(result.score, self.rules) if self.standings is None else None,
            passed=result.passed,
            scored=result.scored,
        )
        period = settings.period
        return Report(
            tool_version=__version__,
            ruleset=self.rules,
            generated_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            unit=settings.unit,
            period=(period.start.isoformat(), period.end.isoformat()) if period else None,
            as_of=self.as_of,
            summary=summary,
            folders=tuple(tally.group(name, self.rules) for name, tally in sorted(self.folders.items())),
            branches=branches,
            unreadable=tuple(unreadable),
            results=spool,
            briefs=tuple(self.briefs),
            assessments=assessments,
            remarks=self._remarks(assessments),
            reviews=reviews,
            first_of_reviews=self.next_finding,
        )

    def _reviews(self, settings: Settings) -> tuple[BranchReview, ...]:
        if settings.period is None:
            return ()
        from branchaudit.archive.review import calendar, review

        period, today = settings.period, date.fromisoformat(self.as_of)
        verdicts = review(self.rule_set, settings.registry, self.activities, period, today)
        found = []
        for name, results in verdicts.items():
            points = score(results, self.rules)
            own = [activity for activity in self.activities if activity.branch == name]
            found.append(
                BranchReview(
                    name=name,
                    findings=tuple(f for result in results for f in result.findings),
                    deductions=points.deductions,
                    decided=points.decided,
                    applicable=points.applicable,
                    undecided=tuple((r.rule, r.note) for r in results if r.outcome == "undecided"),
                    calendar=calendar(own, period),
                )
            )
        return tuple(found)

    def _branches(self, reviews: Sequence[BranchReview]) -> tuple[GroupScore, ...]:
        """By name; what the branch as a whole lacks is taken off the mean of its records."""
        by_name = {review.name: review for review in reviews}
        groups = []
        for name in sorted({*self.branches, *by_name}):
            group = self.branches.get(name, Tally()).group(name, self.rules)
            review = by_name.get(name)
            if review is not None and group.score is not None:
                left = round(max(0.0, group.score - review.taken), 2)
                group = group._replace(score=left, grade=grade(left, self.rules))
            groups.append(group)
        return tuple(groups)

    def _unit_score(
        self, assessments: tuple[Assessment, ...], branches: Sequence[GroupScore], *, of_branches: bool
    ) -> UnitScore:
        """Of branches where the rules have a point table or a period was given, else of records."""
        if self.standings is not None:
            return self.standings.of_unit(assessments)
        if not of_branches:
            return UnitScore(self.total.mean, self.total.passed, self.total.scored)
        scores = [group.score for group in branches if group.score is not None]
        mean = round(sum(scores) / len(scores), 2) if scores else None
        return UnitScore(mean, sum(passes(score, self.rules) for score in scores), len(scores))

    def _remarks(self, assessments: tuple[Assessment, ...]) -> tuple[str, ...]:
        told = self.standings.remarks(assessments) if self.standings is not None else ()
        lost = sum(one.branch is None and one.doc_type in MEETING_TYPES for one in self.activities)
        if not lost:
            return told
        return (
            *told,
            f"有 {lost} 条会议记录看不出是哪个支部的，没有计入任何支部的频次；"
            "请在标题里写明支部，或放进以支部命名的文件夹",
        )


def _folder(name: str) -> str:
    return name.rsplit("/", 1)[0] if "/" in name else "."


def example_judge(rules: RuleSet, day: date | None = None) -> Judge:
    """How `rules test` judges the examples of a rule set: like files, but of a given type."""
    from branchaudit.read import read_example

    rules = _on_day(rules, day)

    def judge_example(content: str | bytes | Held, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
        if not isinstance(content, str | bytes):
            return _judge_held(content, rules)
        data = content.encode() if isinstance(content, str) else content
        document = read_example(SourceFile(name, name), data)
        return tuple(result for one in judge(document, rules, as_type=doc_type) for result in one.results)

    return judge_example


def _judge_held(held: Held, rules: RuleSet) -> tuple[RuleResult, ...]:
    """What the rules on branches say of one that held so much."""
    from branchaudit.archive.review import review
    from branchaudit.branches import Branch, Registry
    from branchaudit.period import later, parse
    from branchaudit.ruleset.example_archive import BRANCH

    period = parse(held.period)
    today = date.fromisoformat(held.today) if held.today else later(period.end, 12)
    registry = Registry((Branch(BRANCH, committee=held.committee),))
    return review(rules, registry, held.activities, period, today)[BRANCH]
