"""发展党员: the earlier days that a record names (申请, 积极分子, 预审, 接收, 批准) of those it is about."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment

_REACH = 40
_STEPS = {
    "申请": Cue(r"(?:递交|提交|提出|写|交)[^,，、]{0,8}(?:入党申请|申请书)|(?:入党)?申请入党"),
    "积极分子": Cue(r"(?:确定|列|批准|成|推荐|吸收|接收)(?:其|她|他)?(?:为|成为)?(?:入党)?积极分子"),
    "预审": Cue(r"预审(?!前|后|的|表|请)"),
    "接收": Cue(
        r"(?:接收|吸收)[^。\n]{0,12}为(?:中共|中国共产党)?预备党员|通过[^。\n]{0,10}为(?:中共|中国共产党)?预备党员"
    ),
    "批准": Cue(
        r"(?:批准|审批)[^。\n]{0,20}(?:预备党员|入党)|(?:党委|总支)[^。\n]{0,6}(?:批准|审批(?:同意|通过)?)(?=[,，。;；]|$)"
    ),
}
"""What is told behind its day, in the same clause or two."""
_PROBATION = Cue(r"预备期[ ]*(?:是|为|从|自|由|:)?[ ]*$")
"""预备期自2024年6月28日至…"""
_BY_OTHERS = Cue("批准|审批|批复|党委|总支|支委|委员会|审查|预审|公示|申请|提交|拟|讨论(?!通过|同意|决定)")
"""What the general meeting has not decided that day: from there no probation counts."""
_ONESELF = Cue("我|本人|该同志|该生")
_WHOEVER = Cue("[他她]|其(?=被)")
_SUBJECT = Cue(
    r"(?:接收|吸收|讨论|研究|关于|审议|确定|将|与|新党员|是否|同意)+(?:发展对象|预备党员|入党积极分子|入党申请人)*"
    r"([\u4e00-\u9fff]{2,4}?(?:[、和][\u4e00-\u9fff]{2,4}?)*?)(?:等)?(?:[\d两二三四五]+[名位人])?(?:同志|同学)?"
    r"(?:为|的|转|按期|预备|列|入党|发展|$)"
)


def milestones(ctx: Context, subject: str, moment: Moment | None) -> tuple[Row, ...]:
    """One row per day; `subject` is the title with the topic, `moment` the day of the meeting.
    Of several applications the last one counts."""
    names = _names(subject)
    rows: list[Row] = []
    for date in ctx.dates:
        if date.start < ctx.title_end or ctx.is_quoted(date.start):
            continue
        first, end = ctx.sentence(date.start, date.end)
        sentence = ctx.folded[first:end]
        if not (
            _ONESELF.search(sentence)
            or any(name in sentence for name in names)
            or (not names and _WHOEVER.search(sentence))
        ):
            continue
        step = _step(ctx, date, end)
        told = date.with_year(_year(date, moment)) if moment else date
        if step and told.iso and (moment is None or moment.iso is None or told.iso < moment.iso):
            fields = {"step": step, "on": told.iso, "person": _person(sentence, names)}
            rows.append(Row(fields, (date.start, date.end)))
    last = max((str(row.fields["on"]) for row in rows if row.fields["step"] == "申请"), default="")
    return tuple(row for row in rows if row.fields["step"] != "申请" or row.fields["on"] == last)


def _step(ctx: Context, date: Moment, end: int) -> str | None:
    """The nearest step that is told behind the day, up to the next day."""
    if _PROBATION.search(ctx.folded[max(0, date.start - 8) : date.start]):
        return "接收"
    later = (other.start for other in ctx.dates if other.start >= date.end)
    behind = ctx.folded[date.end : min(end, date.end + _REACH, next(later, end))]
    found = {step: m for step, cue in _STEPS.items() if (m := cue.search(behind))}
    if "接收" in found and _BY_OTHERS.search(behind[: found["接收"].end()]):
        del found["接收"]
    return min(found, key=lambda step: found[step].start(), default=None)


def _person(sentence: str, names: list[str]) -> str | None:
    """The only one whom the sentence names; the only one that the record is about, where it names none."""
    named = [name for name in names if name in sentence] or names
    return named[0] if len(named) == 1 else None


def _names(subject: str) -> list[str]:
    parts = (part for m in _SUBJECT.finditer(subject) for part in re.split("[、和]", m[1]))
    return [part for part in parts if people.is_full_name(part)]


def _year(date: Moment, moment: Moment) -> int | None:
    """The year of a day written without: this one, or the last if the day is still to come."""
    if date.year is not None or moment.year is None or date.month is None:
        return date.year
    late = (date.month, date.day or 0) > (moment.month or 12, moment.day or 31)
    return moment.year - 1 if late else moment.year
