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

from branchaudit import engine
from branchaudit.branches import branch_folders, folders_beside
from branchaudit.config import Settings
from branchaudit.discover import discover
from branchaudit.document import SourceFile, Unreadable
from branchaudit.engine.spool import Spool
from branchaudit.errors import ConfigError
from branchaudit.model import Audited
from branchaudit.pipeline import Work
from branchaudit.results import Report
from branchaudit.ruleset.load import load
from branchaudit.ruleset.rules import RuleSet
from branchaudit.runs.baseline import fingerprints
from branchaudit.sums import Sums
from branchaudit.waivers import in_force

if TYPE_CHECKING:
    from branchaudit.cache.rerun import Rerun
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
    sources: list[SourceFile] = []
    unreadable: list[Unreadable] = []
    for entry in discover(paths, settings.include, settings.exclude, (*settings.outputs, *settings.beside)):
        if isinstance(entry, SourceFile):
            sources.append(entry)
        else:
            unreadable.append(entry)
    names = [source.name for source in sources]
    folders = settings.registry._replace(filed=branch_folders(names), beside=folders_beside(names))
    settings = replace(settings, registry=folders)
    work = Work(
        rules,
        settings.registry,
        fingerprints(settings.baseline) if settings.baseline else frozenset(),
        in_force(settings.waivers, rules.as_of),
    )
    standings = _standings(settings, rules)
    spool = Spool()
    rerun = _rerun(settings, work, len(sources))
    try:
        sums = Sums(work, standings)
        for result, pickled in _watched(_results(sources, work, settings, rerun), len(sources), progress):
            if isinstance(result, Unreadable):
                unreadable.append(result)
                continue
            unreadable += result.passed_over
            spool.append(result, pickled)
            sums.add(result)
        unreadable.sort(key=lambda u: u.path)
        report = sums.report(settings, unreadable, spool, len(sources), rerun.recall if rerun else None)
        if rerun is not None:
            rerun.close()  # before somebody reads a long report, and goes away
        yield report
    finally:
        if rerun is not None:
            rerun.close()
        spool.close()


def _rerun(settings: Settings, work: Work, files: int) -> Rerun | None:
    """What earlier runs have kept, where it is worth a look."""
    from branchaudit.cache import LEAST

    if not settings.cache or files < LEAST:
        return None
    from branchaudit.cache import keys, place
    from branchaudit.cache.rerun import Rerun  # sqlite takes its time to load

    file = place.prepared()
    if file is None:
        return None
    rules = work.rules
    judging = keys.digest(rules.digest, work.registry, work.waivers, sorted(work.baseline))
    return Rerun(file, keys.digest(work.registry), judging, rules.as_of)


def _results(
    sources: Sequence[SourceFile], work: Work, settings: Settings, rerun: Rerun | None
) -> Iterator[tuple[Audited, bytes | None]]:
    """In the order of `sources`, with their pickled form where there is one."""
    if rerun is None:
        for result in engine.run(sources, work, settings.jobs):
            yield result, None
        return
    from branchaudit.cache import keys

    keeping = work._replace(facts=keys.digest(work.registry))
    yield from rerun.audit(sources, lambda some: engine.run(some, keeping, settings.jobs))


def load_rules(settings: Settings) -> RuleSet:
    rules = load(
        settings.ruleset,
        overrides=settings.overrides,
        parameters=settings.parameters,
        config_files=[Path(file) for file in settings.files],
        fresh=not settings.cache,
        keep=settings.cache,
    )
    return on_day(rules, settings.as_of)


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


def on_day(rules: RuleSet, day: date | None) -> RuleSet:
    """The rules of a run: they know what day it is."""
    return replace(rules, as_of=(day or datetime.now().astimezone().date()).isoformat())


def _watched(
    results: Iterable[tuple[Audited, bytes | None]], total: int, progress: Progress | None
) -> Iterator[tuple[Audited, bytes | None]]:
    if progress is None:
        yield from results
        return
    progress.start(total)
    try:
        for result, pickled in results:
            progress.advance(result.path if isinstance(result, Unreadable) else result.name)
            yield result, pickled
    finally:
        progress.stop()
