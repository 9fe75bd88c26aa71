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

from branchaudit import __version__, engine, self_score
from branchaudit.assess import Seen, assess, limited, of_unit, remarks
from branchaudit.config import Settings
from branchaudit.discover import discover
from branchaudit.engine.spool import Spool
from branchaudit.errors import ConfigError
from branchaudit.model import (
    Assessment,
    Audited,
    Brief,
    Report,
    RuleResult,
    SourceFile,
    StoredFile,
    StoredRecord,
    Summary,
    Unreadable,
)
from branchaudit.pipeline import judge
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.score import Tally, grade
from branchaudit.standard import Stated

if TYPE_CHECKING:
    from branchaudit.ruleset.selftest import Judge  # loads pydantic, which a check does not need


class Progress(Protocol):
    def start(self, total: int) -> None: ...
    def advance(self, name: str) -> None: ...
    def stop(self) -> None: ...


@contextmanager
def audit(paths: Sequence[str], settings: Settings, *, progress: Progress | None = None) -> Iterator[Report]:
    """Audit files and folders. The report reads its results from a temporary file, which is gone
    when the context ends."""
    rules = load_rules(settings)
    stated = _stated(settings, rules)
    sources: list[SourceFile] = []
    unreadable: list[Unreadable] = []
    for entry in discover(paths, settings.include, settings.exclude, settings.outputs):
        if isinstance(entry, SourceFile):
            sources.append(entry)
        else:
            unreadable.append(entry)
    spool = Spool()
    try:
        sums = _Sums(rules, stated)
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


def _stated(settings: Settings, rules: RuleSet) -> self_score.Statements:
    if settings.self_score is None:
        return {}
    if rules.scheme is None:
        raise ConfigError(
            "给了自评表，但所用的规则集没有考评方案。请用 --ruleset 指定一套，如 police-five-basics"
        )
    return self_score.read(Path(settings.self_score), rules.scheme)


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

    def __init__(self, rules: RuleSet, stated: self_score.Statements) -> None:
        self.rules, self.as_of = rules.info, rules.as_of
        self.stated = stated
        self.seen: dict[str, Seen] = {}
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
            self.seen.setdefault(record.branch or "", Seen()).add(record.marks)
            self.unclassified += record.doc_type == "unclassified"
        self.briefs.append(Brief(result.name, file.mean, dict(file.findings), self.next_finding))
        self.next_finding += sum(len(record.findings) for record in result.records)

    def _branch(self, record: StoredRecord) -> tuple[Tally, ...]:
        return () if record.branch is None else (self.branches.setdefault(record.branch, Tally()),)

    def _assessments(self, unit: str) -> tuple[Assessment, ...]:
        """By branch. Where no record names its branch they are taken for the records of one."""
        scheme = self.rules.scheme
        if scheme is None:
            return ()
        names = sorted({*self.seen, *self.stated} - {""}) or [""]
        unnamed = {} if self.seen.keys() - {""} or len(names) > 1 else {names[0]: self.seen.get("", Seen())}
        return limited(
            scheme,
            [
                assess(
                    scheme,
                    name or unit,
                    unnamed.get(name) or self.seen.get(name, Seen()),
                    self._stated_of(name, only=len(names) == 1),
                )
                for name in names
            ],
        )

    def _stated_of(self, name: str, *, only: bool) -> dict[str, Stated]:
        """Lines of a self-score file without a branch speak of the only one there is."""
        return {**(self.stated.get("", {}) if only else {}), **self.stated.get(name, {})}

    def _remarks(self, assessments: tuple[Assessment, ...]) -> tuple[str, ...]:
        scheme = self.rules.scheme
        if scheme is None:
            return ()
        stated = {name for name, items in self.stated.items() if any(any(one) for one in items.values())}
        seen = {name for name, found in self.seen.items() if name or found.records}
        return tuple(remarks(scheme, assessments, seen, stated))

    def report(self, settings: Settings, unreadable: list[Unreadable], spool: Spool, tried: int) -> Report:
        skipped = len(unreadable) - (tried - len(spool))
        counts = self.total.findings
        assessments = self._assessments(settings.unit)
        mean, passed, scored = self.total.mean, self.total.passed, self.total.scored
        if self.rules.scheme is not None:
            mean, passed, scored = of_unit(assessments)
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
            score=mean,
            grade=None if self.rules.scheme is not None else grade(mean, self.rules),
            passed=passed,
            scored=scored,
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
            remarks=self._remarks(assessments),
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
