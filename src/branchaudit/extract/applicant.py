"""What a paper on one applicant lets us work out: how old he was, how long he was an activist."""

from __future__ import annotations

from datetime import date

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue

_BORN = Cue(
    r"(?P<y>(?:19|20)\d{2})[年.](?P<m>\d{1,2})月?[^。;；\n,，]{0,6}?出?生(?!产|活|态|效)"
    r"|出生(?:年月日?|日期|时间)?[ ]*[:|\n ][ ]*(?P<y2>(?:19|20)\d{2})[年.](?P<m2>\d{1,2})"
)
_APPLIED = Cue(
    r"(?:申请入党|提出入党申请|递交入党申请书?|入党申请)(?:的)?(?:时间|日期|年月)?[ ]*[:|\n ][ ]*(?P<y>(?:19|20)\d{2})[年.](?P<m>\d{1,2})"
)
_MONTHS = 12
"""Of a year."""


def applicant_facts(ctx: Context, milestones: tuple[Row, ...]) -> dict[str, Value]:
    days = {step: _only_day(milestones, step) for step in ("申请", "积极分子", "发展对象")}
    begin, end = days["积极分子"], days["发展对象"]
    return {
        "activist_days": (end - begin).days if begin and end else None,
        "age_at_application": _age(ctx, days["申请"]),
    }


def _only_day(milestones: tuple[Row, ...], step: str) -> date | None:
    """The day of a step that is told once, of one person."""
    rows = [row for row in milestones if row.fields["step"] == step]
    people = {row.fields["person"] for row in milestones}
    if len(rows) != 1 or len(people) != 1:
        return None
    return date.fromisoformat(str(rows[0].fields["on"]))


def _age(ctx: Context, applied: date | None) -> int | None:
    """Years completed when the application was made; None where more than one person was born or applied."""
    born = [(int(m["y"] or m["y2"]), int(m["m"] or m["m2"])) for m in _BORN.finditer(ctx.folded)]
    months = [(int(m["y"]), int(m["m"])) for m in _APPLIED.finditer(ctx.folded)]
    if applied is not None:
        months = [(applied.year, applied.month)]
    if len(born) != 1 or len(months) != 1:
        return None
    (year, month), (then, later) = born[0], months[0]
    return ((then - year) * _MONTHS + later - month) // _MONTHS
