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
from branchaudit.model import Audited, RuleResult, SourceFile, StoredFile, StoredRecord, Unreadable
from branchaudit.pipeline import judge
from branchaudit.results import Brief, Report, Summary, UnitScore
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.score import Tally, grade

if TYPE_CHECKING:
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
        sums = _Sums(rules, standings)
        for result in _watched(engine.run(sources, rules, settings.jobs), len(sources), progress):
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

    def __init__(self, rules: RuleSet, standings: Standings | None) -> None:
        self.rules, self.as_of = rules.info, rules.as_of
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
        self.briefs.append(Brief(result.name, file.mean, dict(file.findings), self.next_finding))
        self.next_finding += sum(len(record.findings) for record in result.records)

    def _branch(self, record: StoredRecord) -> tuple[Tally, ...]:
        return () if record.branch is None else (self.branches.setdefault(record.branch, Tally()),)

    def _unit_score(self, assessments: tuple[Assessment, ...]) -> UnitScore:
        """Of branches where the rules have a point table, else of records."""
        if self.standings is not None:
            return self.standings.of_unit(assessments)
        return UnitScore(self.total.mean, self.total.passed, self.total.scored)

    def report(self, settings: Settings, unreadable: list[Unreadable], spool: Spool, tried: int) -> Report:
        skipped = len(unreadable) - (tried - len(spool))
        counts = self.total.findings
        assessments = self.standings.assessments(settings.unit) if self.standings is not None else ()
        result = self._unit_score(assessments)
        summary = Summary(
            files=tried + skipped,
            documents=len(spool),
            records=self.total.records,
            unreadable=len(unreadable),
            unclassified=self.unclassified,
            findings={level: counts[level] for level in ("error", "warning", "info")},
            hints=counts["hint"],
            decided=self.total.decided,
            applicable=self.total.applicable,
            score=result.score,
            grade=grade(result.score, self.rules) if self.standings is None else None,
            passed=result.passed,
            scored=result.scored,
        )
        return Report(
            tool_version=__version__,
            ruleset=self.rules,
            generated_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            unit=settings.unit,
            period=None,
            as_of=self.as_of,
            summary=summary,
            folders=tuple(tally.group(name, self.rules) for name, tally in sorted(self.folders.items())),
            branches=tuple(tally.group(name, self.rules) for name, tally in sorted(self.branches.items())),
            unreadable=tuple(unreadable),
            results=spool,
            briefs=tuple(self.briefs),
            assessments=assessments,
            remarks=self.standings.remarks(assessments) if self.standings is not None else (),
        )


def _folder(name: str) -> str:
    return name.rsplit("/", 1)[0] if "/" in name else "."


def example_judge(rules: RuleSet, day: date | None = None) -> Judge:
    """How `rules test` judges the examples of a rule set: like files, but of a given type."""
    from branchaudit.read import read_example

    rules = _on_day(rules, day)

    def judge_example(content: str | bytes, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
        data = content.encode() if isinstance(content, str) else content
        document = read_example(SourceFile(name, name), data)
        return tuple(result for one in judge(document, rules, as_type=doc_type) for result in one.results)

    return judge_example
