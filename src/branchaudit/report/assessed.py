"""The point table in the text report: what each branch earned, where it lost points, what is not decided."""

from __future__ import annotations

from branchaudit.report import wording
from branchaudit.report.blocks import View
from branchaudit.report.page import Page
from branchaudit.report.safe import safe_text
from branchaudit.results import Report
from branchaudit.standard import Assessment, DimensionScore, Indicator, IndicatorScore, Scheme

_MOST_BRANCHES = 20
NO_BRANCH = "（材料没有写明支部）"
_NOT_DECIDED = {
    "records": "没有收到材料",
    "archive": "要看全年的频次、名册和台账",
    "site": "需现场核查",
}


def assessed(scheme: Scheme, report: Report, page: Page, view: View) -> None:
    page.line((f"{scheme.title}（{wording.number(scheme.points)} 分）", "name"))
    most = len(report.assessments) if view.verbose or view.limit is None else _MOST_BRANCHES
    for assessment in report.assessments[:most]:
        _branch(scheme, assessment, page, view)
    if len(report.assessments) > most:
        page.line(f"另有 {len(report.assessments) - most} 个支部，加 --verbose 查看", indent=2)
    for remark in report.remarks:
        page.line((f"注意　{safe_text(remark)}", "warning"), indent=2, hang=6)
    _left(scheme, page)
    if scheme.points_basis is not None:
        page.line((wording.points_from(scheme.points_basis), "muted"), indent=2)
    page.line()


def _branch(scheme: Scheme, assessment: Assessment, page: Page, view: View) -> None:
    name = safe_text(assessment.name) or NO_BRANCH
    decided = f"已判定 {wording.number(assessment.decided)} / {wording.number(scheme.points)} 分"
    score = wording.score(assessment.score, assessment.grade)
    stars = f"，{'★' * assessment.stars or '未评上星级'}" if assessment.stars is not None else ""
    stars += _to_next_star(scheme, assessment)
    provisional = "，判定不足，等次暂定" if assessment.provisional and assessment.grade else ""
    page.line((name, "name"), f"　{score}{stars}，{decided}{provisional}", indent=2)
    for veto in scheme.vetoes:
        if veto.id in assessment.vetoes:
            page.line((f"一票否决：{veto.title}", "error"), indent=4)
    if assessment.note:
        page.line(assessment.note, indent=4)
    empty = []
    for dimension, earned in zip(scheme.dimensions, assessment.dimensions, strict=True):
        lines = [
            _indicator(indicator, score_of)
            for indicator, score_of in zip(scheme.indicators, assessment.indicators, strict=True)
            if indicator.dimension == dimension.id and (view.verbose or _notable(indicator, score_of))
        ]
        if not earned.decided and not lines:
            empty.append(dimension.title)
            continue
        page.line(f"{dimension.title}　{_points(earned, dimension.points)}", indent=4)
        for line in lines:
            page.line(line, indent=6)
    if empty:
        page.line(f"{'、'.join(empty)}　未判定", indent=4)
    _extras(scheme, assessment, page)
    if not view.verbose:
        _undecided(scheme, assessment, page)


def _to_next_star(scheme: Scheme, assessment: Assessment) -> str:
    """Told where only points are lacking, not where a veto or the limit stands in the way."""
    if scheme.stars is None or assessment.score is None or assessment.vetoes or assessment.note:
        return ""
    above = [(lowest, stars) for lowest, stars in scheme.stars.bands if lowest > assessment.score]
    if not above:
        return ""
    lowest, stars = above[-1]
    return f"，距 {stars} 星还差 {wording.number(lowest - assessment.score)} 分"


def _points(score: DimensionScore, points: float) -> str:
    if not score.decided:
        return "未判定"
    part = "" if score.decided == points else f"（共 {wording.number(points)} 分，其余未判定）"
    return f"{wording.number(score.earned)} / {wording.number(score.decided)}{part}"


def _notable(indicator: Indicator, score: IndicatorScore) -> bool:
    changed = score.by_records is not None and score.by_records != score.earned
    lost = score.earned is not None and score.earned < indicator.points
    return changed or lost or score.own is not None


def _indicator(indicator: Indicator, score: IndicatorScore) -> str:
    points = wording.number(indicator.points)
    if score.earned is None:
        got = f"未判定（{_NOT_DECIDED[indicator.by]}）/ {points}"
    else:
        got = f"{wording.number(score.earned)} / {points}"
    own = ""
    if score.own is not None:
        gap = "" if score.earned is None else f"，相差 {wording.number(round(score.own - score.earned, 2))}"
        own = f"，自评 {wording.number(score.own)}{gap}"
    if score.by_records is not None and score.by_records != score.earned:
        got += f"（评定；按材料是 {wording.number(score.by_records)}）"
    unit = "份有缺项" if indicator.per == "record" else "处缺项"
    seen = "整档" if indicator.by == "archive" else f"{score.records} 份材料"
    faulty = f"（{seen}，{score.faulty} {unit}）" if score.faulty else ""
    return f"{indicator.title}　{got}{own}{faulty}"


def _extras(scheme: Scheme, assessment: Assessment, page: Page) -> None:
    titles = {extra.id: extra.title for extra in scheme.extras}
    for name, said in assessment.extras.items():
        given = "未评定，没有加分" if said.given is None else wording.number(said.given)
        own = "" if said.own is None else f"，自评 {wording.number(said.own)}"
        page.line(f"加分　{titles[name]}　{given}{own}", indent=4)
    if scheme.review and assessment.review is not None:
        weight = f"占 {scheme.review.weight:.0%}"
        page.line(f"{scheme.review.title}　{wording.number(assessment.review)}（{weight}）", indent=4)


def _undecided(scheme: Scheme, assessment: Assessment, page: Page) -> None:
    pairs = list(zip(scheme.indicators, assessment.indicators, strict=True))
    counts = {by: sum(i.by == by and s.earned is None for i, s in pairs) for by in _NOT_DECIDED}
    told = "，".join(f"{why} {counts[by]} 项" for by, why in _NOT_DECIDED.items() if counts[by])
    if told:
        page.line((f"未判定　{told}（加 --verbose 查看）", "muted"), indent=4)


def _left(scheme: Scheme, page: Page) -> None:
    """What no single record can show, once for all branches."""
    for by in ("archive", "site"):
        titles = "；".join(indicator.title for indicator in scheme.indicators if indicator.by == by)
        if titles:
            page.line((f"{_NOT_DECIDED[by]}　{titles}", "muted"), indent=2)
    titles = "；".join(veto.title for veto in scheme.vetoes if not veto.rules)
    if titles:
        page.line((f"一票否决，材料里看不出来，要由上级核实　{titles}", "muted"), indent=2)
