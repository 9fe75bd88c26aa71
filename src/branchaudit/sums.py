"""What a run keeps of its results while they go to the spool, and the report that it makes of them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from branchaudit import __version__
from branchaudit.archive.body import Body, digest_of, unpacked
from branchaudit.archive.known import Known, Pairs
from branchaudit.branches import is_committee
from branchaudit.common_gaps import CommonGaps
from branchaudit.config import Settings
from branchaudit.document import SKIPPED_REASONS, Unreadable
from branchaudit.engine.spool import Spool
from branchaudit.model import Activity, RuleResult, StoredFile, StoredRecord
from branchaudit.period import Period
from branchaudit.pipeline import Work
from branchaudit.results import (
    BranchReview,
    Brief,
    GroupScore,
    Rank,
    Report,
    Summary,
    UnitScore,
    Waiver,
    WaiverUse,
)
from branchaudit.score import Tally, charged, grade, passes, ranks, reviewed, score
from branchaudit.stored import counted
from branchaudit.vocabulary import MEETING_TYPES

if TYPE_CHECKING:
    from branchaudit.standard import Assessment
    from branchaudit.standings import Standings

Verdicts = dict[str, tuple[RuleResult, ...]]
"""Branch → what the rules on the archive say of it."""
Recall = Callable[[Sequence[object], Callable[[Known | None], tuple[Verdicts, Known]]], Verdicts]
"""Finds out what an earlier run has found out of the same. The first part is what it depends on beside the
results; the other makes it, by what is known of pairs of texts."""
_BODIES = 1024
"""Texts of records in memory at a time, while they are compared."""


class Sums:
    """What is kept of the results while they go to the spool."""

    def __init__(self, work: Work, standings: Standings | None) -> None:
        rules, self.work = work.rules, work
        self.waived: Counter[int] = Counter()
        """How many findings each waiver covers."""
        self.rule_set, self.rules, self.as_of = rules, rules.info, rules.as_of
        self.activities: list[Activity] = []
        self.prints: list[array[int]] = []
        self.digests: list[bytes] = []
        self.at: list[tuple[int, int]] = []
        """Of each activity: its file in the spool, its record in the file."""
        self.standings = standings
        self.total = Tally()
        self.folders: dict[str, Tally] = {}
        self.branches: dict[str, Tally] = {}
        self.common = CommonGaps()
        self.briefs: list[Brief] = []
        self.unclassified = 0
        self.next_finding = 1
        self.strays: tuple[str, ...] = ()

    def add(self, result: StoredFile) -> None:
        file = Tally()
        folder = self.folders.setdefault(_folder(result.name), Tally())
        for number, stored in enumerate(result.records):
            of_unit = stored.branch is not None and is_committee(stored.branch)
            record = stored._replace(branch=None) if of_unit else stored
            for tally in (self.total, file, folder, *self._branch(record)):
                tally.add(record, self.rules)
            if self.standings is not None:
                self.standings.add(record)
            self.unclassified += record.doc_type == "unclassified"
            self.waived.update(record.waived_by)
            self._keep(record, len(self.briefs), number)
        self.common.add(result.name, result.records)
        self.briefs.append(Brief(result.name, file.mean, dict(file.findings), self.next_finding))
        self.next_finding += sum(len(record.findings) for record in result.records)

    def _keep(self, record: StoredRecord, file: int, number: int) -> None:
        """What the rules on the archive need of each record."""
        if record.activity is not None and self.rule_set.archive_rules:
            self.activities.append(record.activity)
            self.prints.append(array("I", record.prints))
            self.digests.append(digest_of(record.body))
            self.at.append((file, number))

    def _branch(self, record: StoredRecord) -> tuple[Tally, ...]:
        return () if record.branch is None else (self.branches.setdefault(record.branch, Tally()),)

    def report(
        self,
        settings: Settings,
        unreadable: list[Unreadable],
        spool: Spool,
        tried: int,
        recall: Recall | None = None,
    ) -> Report:
        skipped = len(unreadable) - (tried - len(spool))
        reviews = self._reviews(settings, spool, unreadable, recall or _made)
        branches = self._branches(reviews)
        for review in reviews:
            self.waived.update(f.waived_by for f in review.findings if f.waived_by is not None)
        counts = self.total.findings
        known = self.total.known
        for review in reviews:
            for level, number in counted(review.findings).items():
                counts[level] += number
            for level, number in counted(f for f in review.findings if f.known).items():
                known[level] += number
        assessments = self.standings.assessments(settings.unit) if self.standings is not None else ()
        result = self._unit_score(assessments, branches, of_branches=settings.period is not None)
        summary = Summary(
            files=tried + skipped,
            documents=len(spool),
            records=self.total.records,
            unreadable=len(unreadable),
            unclassified=self.unclassified,
            findings={level: counts[level] for level in ("error", "warning", "info")},
            hints=counts["hint"],
            known={level: known[level] for level in ("error", "warning", "info")},
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
            remarks=self._remarks(assessments, branches, of_branches=settings.period is not None),
            waivers=tuple(self._waiver(waiver) for waiver in settings.waivers),
            ranks=self._ranks(assessments, branches),
            reviews=reviews,
            first_of_reviews=self.next_finding,
            common_gaps=self.common.found(),
        )

    def _reviews(
        self, settings: Settings, spool: Spool, unreadable: Sequence[Unreadable], recall: Recall
    ) -> tuple[BranchReview, ...]:
        if not self.activities and not settings.registry.branches:
            return ()
        from branchaudit.archive.likeness import Corpus
        from branchaudit.archive.review import review
        from branchaudit.archive.view import NOWHERE, Archive

        @lru_cache(maxsize=_BODIES)
        def body(number: int) -> Body:
            file, record = self.at[number]
            return unpacked(spool[file].records[record].body)

        period = settings.period
        today = date.fromisoformat(self.as_of)
        unread = Counter(
            settings.registry.home(entry.path, None) or NOWHERE
            for entry in unreadable
            if entry.reason not in SKIPPED_REASONS
        )

        def verdicts_of(known: Known | None) -> tuple[Verdicts, Known]:
            pairs = Pairs(known)
            corpus = Corpus(self.prints, body, self.digests, pairs)
            archive = Archive(self.activities, settings.registry, period, today, corpus)
            return review(self.rule_set, archive, corpus, unread), pairs.asked

        asked = (settings.registry, period, self.as_of, sorted(unread.items()))
        verdicts = recall(asked, verdicts_of)
        archive = Archive(self.activities, settings.registry, period, today)
        self.strays = tuple(sorted(archive.strays)) if period is not None else ()
        reviews = []
        for name, results in verdicts.items():
            made = self._review(name, results)
            if period is not None:
                made = self._in_period(made, archive.by_branch.get(name, ()), period, unreadable, settings)
            reviews.append(made)
        return tuple(reviews)

    def _in_period(
        self,
        review: BranchReview,
        held: Sequence[Activity],
        period: Period,
        unreadable: Sequence[Unreadable],
        settings: Settings,
    ) -> BranchReview:
        """With what the branch held when, and the points of its members."""
        from branchaudit.archive.merits import events_of, members_of
        from branchaudit.archive.review import calendar

        review = review._replace(calendar=calendar(held, period))
        if not review.name:
            return review
        home = settings.registry.home
        beside = [entry for entry in unreadable if home(entry.path, None) == review.name]
        events = events_of(held, self.rule_set.event_points, period, beside)
        return review._replace(events=events, members=members_of(held, events))

    def _review(self, name: str, results: Sequence[RuleResult]) -> BranchReview:
        results = self.work.marked(tuple(results))
        points = score(results, self.rules)
        results = charged(results, points.deductions)
        if self.standings is not None and name:
            self.standings.add_branch(name, results)
        return BranchReview(
            name=name,
            findings=tuple(f for result in results for f in result.findings),
            deductions=points.deductions,
            decided=points.decided,
            applicable=points.applicable,
            undecided=tuple((r.rule, r.note) for r in results if r.outcome == "undecided"),
            calendar={},
        )

    def _branches(self, reviews: Sequence[BranchReview]) -> tuple[GroupScore, ...]:
        """By name; what the branch as a whole lacks is taken off the mean of its records."""
        by_name = {review.name: review for review in reviews}
        groups = []
        for name in sorted({*self.branches, *by_name} - {""}):
            group = self.branches.get(name, Tally()).group(name, self.rules)
            review = by_name.get(name)
            if review is not None:
                own = counted(review.findings)
                group = group._replace(findings={k: n + own[k] for k, n in group.findings.items()})
                group = reviewed(group, review.deductions, self.rules)
            groups.append(group)
        return tuple(groups)

    def _ranks(self, assessments: tuple[Assessment, ...], branches: Sequence[GroupScore]) -> dict[str, Rank]:
        """By the point table where the rules have one."""
        if assessments and self.rules.scheme is not None:
            return ranks({one.name: one.score for one in assessments}, self.rules.scheme.pass_score)
        return ranks({group.name: group.score for group in branches}, self.rules.pass_score)

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
        # a branch that handed in nothing has no score, and has not passed
        return UnitScore(mean, sum(passes(score, self.rules) for score in scores), len(branches))

    def _waiver(self, waiver: Waiver) -> WaiverUse:
        expired = waiver not in self.work.waivers
        return WaiverUse(waiver, expired=expired, findings=self.waived[waiver.number])

    def _remarks(
        self, assessments: tuple[Assessment, ...], branches: Sequence[GroupScore], *, of_branches: bool
    ) -> tuple[str, ...]:
        told = self.standings.remarks(assessments) if self.standings is not None else ()
        held = MEETING_TYPES - {"committee_meeting"}
        lost = sum(one.branch is None and one.doc_type in held for one in self.activities)
        if lost:
            told = (
                *told,
                f"有 {lost} 条会议记录看不出是哪个支部的，没有计入任何支部的频次；"
                "请在标题里写明支部，或放进以支部命名的文件夹",
            )
        if self.strays:
            told = (
                *told,
                f"只有材料的文字里提到 {'、'.join(self.strays)}，没有查它的频次；"
                "确是支部的请写进 branchaudit.yaml 的 branches，写错的请在 aliases 里写明",
            )
        empty = sum(group.score is None for group in branches)
        if of_branches and empty:
            told = (*told, f"有 {empty} 个支部没有可以评分的记录：不计入平均分，达标率按全部支部计算")
        return told


def _made(_: Sequence[object], make: Callable[[Known | None], tuple[Verdicts, Known]]) -> Verdicts:
    return make(None)[0]


def _folder(name: str) -> str:
    return name.rsplit("/", 1)[0] if "/" in name else "."
