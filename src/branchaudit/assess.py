"""The point table of a standard: what each record counts for, and what each branch earned.

An indicator that records show takes `each` off for every faulty record (or finding) up to its cap. One that
no record of this run shows, or that only the whole archive or a visit can show, is not decided: it stays out
of the score, and the points that were decided stand beside it. What somebody who looked gives (评定) stands
before what records show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from branchaudit.model import Finding, RuleResult
from branchaudit.results import UnitScore
from branchaudit.ruleset.rules import Rule
from branchaudit.standard import Assessment, DimensionScore, Extra, Indicator, IndicatorScore, Scheme, Stated

FULL = 100.0
ENOUGH = 0.6
"""Of all points: where fewer are decided, a grade is only provisional."""


# ---------------------------------------------------------------- one record
def marks(scheme: Scheme, doc_type: str, findings: Iterable[Finding]) -> dict[str, int]:
    """Indicator that the record shows, or veto that it brings → how many of its findings count there.
    A finding counts once: for the indicator that names its rule, else for the one of its type."""
    shown = _shown(scheme, doc_type)
    counts = {indicator.id: 0 for indicator in shown}
    for finding in findings:
        if finding.kind != "gap" or finding.outcome != "fail" or finding.severity == "info":
            continue
        indicator = _of_rule(finding.rule, shown)
        if indicator is not None:
            counts[indicator.id] += 1
        for veto in scheme.vetoes:
            if any(fnmatchcase(finding.rule, rule) for rule in veto.rules):
                counts[veto.id] = counts.get(veto.id, 0) + 1
    return counts


def marks_of_branch(scheme: Scheme, results: Iterable[RuleResult]) -> dict[str, int]:
    """Indicator that the whole archive decides → how many findings count there; only those of which a rule
    came to a verdict on the branch."""
    counts: dict[str, int] = {}
    for result in results:
        if result.outcome not in ("pass", "fail", "waived"):
            continue
        gaps = sum(f.kind == "gap" and f.outcome == "fail" and f.severity != "info" for f in result.findings)
        asked = [(i.id, i.rules) for i in scheme.indicators if i.by == "archive"]
        for name, patterns in (*asked, *((veto.id, veto.rules) for veto in scheme.vetoes)):
            if any(fnmatchcase(result.rule, pattern) for pattern in patterns):
                counts[name] = counts.get(name, 0) + gaps
    return counts


def _shown(scheme: Scheme, doc_type: str) -> list[Indicator]:
    return [i for i in scheme.indicators if i.by == "records" and doc_type in i.types]


def indicators_of(scheme: Scheme, rule: Rule) -> tuple[Indicator, ...]:
    """Where findings of a rule count, over all types of records that it applies to."""
    if rule.kind != "gap" or rule.severity == "info":
        return ()
    found = {_of_rule(rule.id, _shown(scheme, doc_type)) for doc_type in rule.applies_to}
    return tuple(indicator for indicator in scheme.indicators if indicator in found)


def _of_rule(rule: str, shown: Sequence[Indicator]) -> Indicator | None:
    named = (i for i in shown if any(fnmatchcase(rule, pattern) for pattern in i.rules))
    return next(named, None) or next((i for i in shown if not i.rules), None)


# ---------------------------------------------------------------- one branch
@dataclass
class Seen:
    """Running sums over the records of a branch."""

    records: dict[str, int] = field(default_factory=dict)
    faulty: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)

    def add(self, counted: Mapping[str, int]) -> None:
        for name, count in counted.items():
            self.records[name] = self.records.get(name, 0) + 1
            self.faulty[name] = self.faulty.get(name, 0) + (count > 0)
            self.findings[name] = self.findings.get(name, 0) + count


def assess(scheme: Scheme, name: str, seen: Seen, stated: Mapping[str, Stated]) -> Assessment:
    """`stated`: id of an indicator, extra or veto (or "review") → what the self-score file says."""
    scores = tuple(_indicator(entry, seen, stated.get(entry.id, Stated())) for entry in scheme.indicators)
    dimensions = tuple(_dimension(entry.id, scheme, scores) for entry in scheme.dimensions)
    decided = sum(dimension.decided for dimension in dimensions)
    extras = {entry.id: _extra(entry, stated[entry.id]) for entry in scheme.extras if entry.id in stated}
    extras = {name: said for name, said in extras.items() if said != Stated()}
    review = stated["review"].given if "review" in stated and scheme.review else None
    score: float | None = None
    if decided:
        score = FULL * sum(dimension.earned for dimension in dimensions) / decided
        score += min(scheme.extras_cap, sum(said.given or 0.0 for said in extras.values()))
        if scheme.review and review is not None:
            score = score * (1 - scheme.review.weight) + review * scheme.review.weight
        score = round(score, 2)
    vetoes = tuple(
        v.id for v in scheme.vetoes if seen.findings.get(v.id) or _admitted(stated.get(v.id, Stated()))
    )
    reached = _grade(scheme, score, dimensions)
    grade = _barred_grade(scheme, reached, vetoes)
    return Assessment(
        name=name,
        score=score,
        grade=grade,
        stars=_stars(scheme, score, vetoes),
        decided=decided,
        dimensions=dimensions,
        indicators=scores,
        extras=extras,
        vetoes=vetoes,
        review=review,
        passed=_lowest(scheme, grade) >= (scheme.pass_score or 0.0) if grade is not None else False,
        provisional=decided < ENOUGH * scheme.points,
    )


def _indicator(indicator: Indicator, seen: Seen, stated: Stated) -> IndicatorScore:
    records = seen.records.get(indicator.id, 0)
    if not records:
        return IndicatorScore(indicator.id, stated.given, stated.own)
    faults = (seen.faulty if indicator.per == "record" else seen.findings)[indicator.id]
    taken = min(indicator.cap, indicator.points, indicator.each * faults)
    shown = round(indicator.points - taken, 2)
    earned = shown if stated.given is None else stated.given
    return IndicatorScore(indicator.id, earned, stated.own, records, faults, shown)


def _extra(extra: Extra, stated: Stated) -> Stated:
    return stated if stated.given is None else stated._replace(given=min(extra.points, stated.given))


def _admitted(stated: Stated) -> bool:
    """Those who looked have the last word on what a branch says of itself."""
    return bool(stated.own if stated.given is None else stated.given)


def _dimension(dimension: str, scheme: Scheme, scores: Sequence[IndicatorScore]) -> DimensionScore:
    decided = earned = 0.0
    for indicator, score in zip(scheme.indicators, scores, strict=True):
        if indicator.dimension == dimension and score.earned is not None:
            decided += indicator.points
            earned += score.earned
    return DimensionScore(dimension, decided, round(earned, 2))


# ---------------------------------------------------------------- all branches
def of_unit(assessments: Sequence[Assessment]) -> UnitScore:
    """The mean of the branches, and how many of them reach the pass grade (达标率). The mean has no grade:
    grades are for branches, and may ask more of them than a score."""
    scores = [a.score for a in assessments if a.score is not None]
    mean = round(sum(scores) / len(scores), 2) if scores else None
    return UnitScore(mean, sum(a.passed for a in assessments), len(scores))


# ---------------------------------------------------------------- grades and stars
def _grade(scheme: Scheme, score: float | None, dimensions: Sequence[DimensionScore]) -> str | None:
    if score is None:
        return None
    shares = [FULL * d.earned / d.decided for d in dimensions if d.decided]
    for band in scheme.bands:
        if score >= band.lowest and min(shares, default=FULL) >= band.each:
            return band.grade
    return None


def _barred_grade(scheme: Scheme, grade: str | None, vetoes: Sequence[str]) -> str | None:
    best = [v.grade for v in scheme.vetoes if v.id in vetoes and v.grade is not None]
    return grade if grade is None else min([grade, *best], key=lambda name: _lowest(scheme, name))


def _lowest(scheme: Scheme, grade: str) -> float:
    return next(band.lowest for band in scheme.bands if band.grade == grade)


def _stars(scheme: Scheme, score: float | None, vetoes: Sequence[str]) -> int | None:
    if scheme.stars is None or score is None:
        return None
    stars = next((stars for lowest, stars in scheme.stars.bands if score >= lowest), 0)
    return min([stars, *(v.stars for v in scheme.vetoes if v.id in vetoes and v.stars is not None)])


def limited(scheme: Scheme, assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """No more than their share of the branches with a score keeps the most stars: the best by score. Of those
    that are level with one beyond the limit none keeps them, since nobody said who should. A branch that is
    looked at alone has no others to be ranked among."""
    stars = scheme.stars
    if stars is None or stars.limited is None:
        return tuple(assessments)
    scored = sum(a.score is not None for a in assessments)
    having = [a.score or 0.0 for a in assessments if a.stars == stars.limited]
    places = int(scored * stars.share + 1e-9)
    if len(having) <= places:
        return tuple(assessments)
    most = f"{stars.limited} 星不超过支部总数的 {stars.share:.0%}"
    if scored == 1:
        note = f"{most}，这里只评了 1 个支部，要与其他支部一起排序才能定"
        return tuple(a._replace(note=note) if a.stars == stars.limited else a for a in assessments)
    beyond = sorted(having, reverse=True)[places]
    note = f"{most}：{scored} 个支部最多 {places} 个，按得分排序在名额以外（末位同分的都不给）"
    return tuple(
        a._replace(stars=stars.limited - 1, note=note)
        if a.stars == stars.limited and (a.score or 0.0) <= beyond
        else a
        for a in assessments
    )


def remarks(scheme: Scheme, assessments: Sequence[Assessment], seen: Set[str], stated: Set[str]) -> list[str]:
    """What somebody should know who reads the assessments side by side. `seen` and `stated`: the branches of
    the records and of the self-score file, "" for those that name none."""
    told = []
    named = sorted(seen - {""})
    if named and "" in seen:
        told.append("有的记录没有写明支部，没有计入任何支部的考评，请补写支部名称或按支部分文件夹存放")
    if "" in stated and len(assessments) > 1:
        told.append(f"自评表里没有写支部的行没有用上：这里有 {len(assessments)} 个支部，请在“支部”一列写明")
    for name in sorted(stated - seen - {""}) if named else ():
        longer = next((one for one in named if name in one or one in name), None)
        hint = f"是不是“{longer}”？" if longer else "请核对名称是否与材料里的一致"
        told.append(f"自评表里的“{name}”没有收到材料，{hint}")
    few = sum(a.provisional and a.score is not None for a in assessments)
    if few:
        told.append(
            f"{few} 个支部判定的不到 {ENOUGH:.0%}（{scheme.points * ENOUGH:g} 分），"
            "等次、星级和达标率是暂定的，不宜用来排名"
        )
    return told
