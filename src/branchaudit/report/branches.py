"""The branches of the unit in the text report: what each held in which month, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from branchaudit.model import Finding
from branchaudit.period import said, said_together
from branchaudit.report import wording
from branchaudit.report.blocks import LABEL, MARKS, STYLES, View, quote
from branchaudit.report.page import Page
from branchaudit.report.safe import safe_name, safe_text
from branchaudit.results import BranchReview, GroupScore, Report

_ABOVE = ("党委", "党建办")
"""Owners of rules that are about the unit as a whole."""
_COMMITTEE = "committee_meeting"
_HELD, _NOT_HELD = "●", "－"
_DIGITS = "０１２３４５６７８９"
"""As wide as the marks below them: the last digit of each month."""
_LONGEST = 24
"""Months that fit into one line of the calendar."""
_MOST = 4
"""Other records that are named beside one finding."""
_NAME = 10
"""Characters that the names of types take up beside it."""


def branches(report: Report, page: Page, view: View) -> None:
    """With a period every branch and its calendar; without one those of which something is said."""
    told = [review for review in report.reviews if report.period or review.findings]
    if not told:
        return
    when = f"　{report.period[0]} 到 {report.period[1]}" if report.period else ""
    page.line((f"各支部{when}" if when else "各份记录之间", "name"))
    page.line()
    for remark in report.remarks if report.ruleset.scheme is None else ():
        page.line((remark, "warning"), indent=2, hang=2)
    groups = {group.name: group for group in report.branches}
    for review in told:
        if review.name:
            _branch(report, page, view, review, groups.get(review.name))
        elif review.findings:
            _of_no_branch(report, page, view, review)
    if report.period and report.ruleset.on_site and view.verbose:
        page.line(("需现场核查（材料里看不出来）", "name"), indent=2)
        for one in report.ruleset.on_site:
            page.line(f"□ {one}", indent=4, hang=2)
        page.line()


def _of_no_branch(report: Report, page: Page, view: View, review: BranchReview) -> None:
    """What is asked of the unit as a whole, apart from the records that do not say whose they are."""
    own = tuple(f for f in review.findings if _is_of_unit(report, f))
    rest = tuple(f for f in review.findings if not _is_of_unit(report, f))
    held = {name: months for name, months in review.calendar.items() if name == _COMMITTEE}
    if own:
        page.line((wording.THE_UNIT, "name"), indent=2)
        _account(report, page, view, review._replace(findings=own, calendar=held))
    if rest:
        page.line(("没有写明支部", "name"), indent=2)
        months = {name: months for name, months in review.calendar.items() if name not in held}
        undecided = () if own else review.undecided
        _account(report, page, view, review._replace(findings=rest, calendar=months, undecided=undecided))


def _is_of_unit(report: Report, finding: Finding) -> bool:
    info = report.ruleset.rules.get(finding.rule)
    return finding.path is None or (info is not None and info.owner in _ABOVE)


def _branch(report: Report, page: Page, view: View, review: BranchReview, group: GroupScore | None) -> None:
    told = [safe_text(review.name)]
    if group is not None and report.period:
        told += [wording.score(group.score, group.grade), f"记录 {group.records} 条"]
        rank = report.ranks.get(group.name)
        if rank is not None and rank.of > 1:
            told.append(f"第 {rank.place} / {rank.of} 名" + (f"（{rank.third}）" if rank.third else ""))
    page.line((" · ".join(told), "name"), indent=2, hang=2)
    if report.period and (group is None or not group.records):
        page.line(("没有收到能够读取的材料", "warning"), indent=4)
    _account(report, page, view, review)


def _account(report: Report, page: Page, view: View, review: BranchReview) -> None:
    """Below the heading: the calendar, the findings, and what could not be decided."""
    if report.period:
        _calendar(page, review, months_of(*report.period))
    for findings in _by_rule(review.findings):
        _of_one_rule(report, page, findings)
    if view.verbose:
        _merits(page, review)
        for rule, note in review.undecided:
            info = report.ruleset.rules.get(rule)
            page.line((f"无法判定：{info.title if info else rule}——{note}", "muted"), indent=4, hang=LABEL)
    page.line()


def _merits(page: Page, review: BranchReview) -> None:
    """Who was there how often, and the activities that nothing shows but their record."""
    for one in review.members:
        told = f"积分　{safe_text(one.name)}　{wording.number(one.points)} 分（{one.events} 次）"
        page.line(told, indent=4, hang=LABEL)
    for event in review.events:
        if not event.photo and not event.scan:
            page.line(
                (f"只有记录，没有照片和扫描件：{event.date} {safe_name(event.path)}", "muted"),
                indent=4,
                hang=LABEL,
            )


def _calendar(page: Page, review: BranchReview, months: Sequence[str]) -> None:
    if len(months) > _LONGEST or not review.calendar:
        return
    page.line((_padded("月份") + "".join(_DIGITS[int(month[6])] for month in months), "muted"), indent=4)
    for name, held in review.calendar.items():
        strip = "".join(_HELD if month in held else _NOT_HELD for month in months)
        page.line(_padded(wording.doc_type(name)) + strip, indent=4)


def _padded(name: str) -> str:
    name = name.partition("(")[0].partition("/")[0]
    return name + "\u3000" * (_NAME - len(name))


def months_of(start: str, end: str) -> list[str]:
    """2024-01 … 2024-12."""
    first = int(start[:4]) * 12 + int(start[5:7]) - 1
    last = int(end[:4]) * 12 + int(end[5:7]) - 1
    return [f"{at // 12}-{at % 12 + 1:02d}" for at in range(first, last + 1)]


def _by_rule(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    rules = dict.fromkeys(finding.rule for finding in findings)
    for rule in rules:
        yield [finding for finding in findings if finding.rule == rule]


def _together(findings: Sequence[Finding]) -> Iterator[str]:
    """Messages that differ in nothing but the month, as one."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        when = said(finding.period) if finding.period else ""
        alike.setdefault(finding.message.replace(when, "", 1), []).append(finding)
    for rest, same in alike.items():
        slots = [finding.period for finding in same if finding.period]
        if len(same) == 1:
            yield same[0].message
        else:
            first, mark, more = rest.partition("；")
            yield f"{first}：{said_together(slots)}{mark}{more}"


def _of_one_rule(report: Report, page: Page, findings: list[Finding]) -> None:
    """All that one rule says of a branch in a few lines."""
    first = findings[0]
    level = wording.level(first)
    info = report.ruleset.rules.get(first.rule)
    times = f"（{len(findings)} 处）" if len(findings) > 1 else ""
    page.line(
        (f"{MARKS[level]} {level}", STYLES[level]), f"  {info.title if info else first.rule}{times}", indent=4
    )
    for message in _together([finding for finding in findings if finding.path is None]):
        page.line(safe_text(message), indent=8, hang=2)
    for finding in findings:
        if finding.path is not None:
            _of_a_record(page, finding)
    page.line(f"建议：{safe_text(first.remedy)}", indent=8, hang=LABEL)
    taken = sum(finding.deduction for finding in findings)
    points = f"　扣 {wording.number(taken)} 分" if taken else ""
    page.line((f"依据：{wording.basis(first)}{points}", "muted"), indent=8, hang=LABEL)


def _of_a_record(page: Page, finding: Finding) -> None:
    """Where it stands, what is said, and the other places that it speaks of."""
    where = [safe_name(finding.path or ""), wording.place(finding.place), quote(finding.quote)]
    page.line(" ".join(part for part in where if part), indent=8, hang=2)
    page.line(safe_text(finding.message), indent=10, hang=2)
    for other in finding.related[1:_MOST]:
        page.line(
            (f"又与 {safe_name(other.path)} {wording.place(other.place)}".rstrip(), "muted"),
            indent=10,
            hang=2,
        )
    if len(finding.related) > _MOST:
        page.line((f"又与另外 {len(finding.related) - _MOST} 份", "muted"), indent=10)
