"""发展党员: the days of other steps (申请, 积极分子, 发展对象, 培训, 接收 …) that a paper names of those it is about."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.steps import names as named
from branchaudit.model import Row
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment

_REACH = 40
_SOMEBODY = r"[\u4e00-\u9fff·]{2,4}(?:同志)?"
_STEPS = {
    "申请": Cue(r"(?:递交|提交|提出|写|交)[^,，、]{0,8}(?:入党申请|申请书)|(?:入党)?申请入党"),
    "积极分子": Cue(
        rf"(?:确定|列|批准|成|推荐|吸收|接收)(?:其|她|他|{_SOMEBODY})?(?:为|成为)?(?:入党)?积极分子"
    ),
    "发展对象": Cue(
        rf"(?:确定|列|讨论|研究|批准|同意)(?:其|她|他|{_SOMEBODY}(?=为|入|列))?列?(?:为|入|成为)?发展对象(?!公示|培训|政审|[^,，。]{0, 4}(?:材料|人选|备案))"
    ),
    "政审": Cue(
        r"(?:政治审查|政审)(?:工作)?(?:合格|通过|结束|完成)|(?:完成|通过)[^,，。;；\n]{0,6}(?:政治审查|政审)"
    ),
    "培训": Cue(r"(?:参加|完成)[^。;；\n]{0,20}(?:发展对象|短期集中|集中)[^,，。;；\n]{0,6}培训"),
    "预审": Cue(r"预审(?!前|后|的|表|请)"),
    "接收": Cue(
        r"(?:接收|吸收)[^。\n]{0,12}为(?:中共|中国共产党)?预备党员|通过[^。\n]{0,10}为(?:中共|中国共产党)?预备党员"
    ),
    "批准": Cue(
        r"(?:批准|审批)[^。\n]{0,20}(?:预备党员|入党)|(?:党委|总支)[^。\n]{0,6}(?:批准|审批(?:同意|通过)?)(?=[,，。;；]|$)"
    ),
}
"""What is told behind its day, in the same clause or two."""
_WHEN = r"(?:的)?(?:时间|日期|年月日?)[ ]*[:：\n|]*[ ]*$"
_LABELS = {
    "申请": Cue(
        r"(?:(?:递交|提交|提出)(?:入党)?申请书?|(?:入党)?申请书?(?:递交|提交|提出)|(?:申请|提出)入党|入党申请)"
        + _WHEN
    ),
    "积极分子": Cue(r"积极分子(?:确定)?" + _WHEN),
    "发展对象": Cue(r"发展对象(?:确定)?" + _WHEN),
    "培训": Cue(
        r"(?:短期集中|集中|发展对象)培训(?:(?:的)?(?:时间|日期))?[ ]*[:：\n|]+[ ]*$|(?:短期集中|发展对象)培训"
        + _WHEN
    ),
    "接收": Cue(r"(?:接收|吸收|成|列|转)(?:为)?(?:中共|中国共产党)?预备党员" + _WHEN),
}
"""What is told in front of its day, as the label of a field."""
_LABEL_REACH = 24
_PROBATION = Cue(r"预备期[ ]*(?:是|为|从|自|由|:)?[ ]*$")
"""预备期自2024年6月28日至…"""
_BY_OTHERS = Cue("批准|审批|批复|党委|总支|支委|委员会|审查|预审|公示|申请|提交|拟|讨论(?!通过|同意|决定)")
"""What the general meeting has not decided that day: from there no probation counts."""
_ONESELF = Cue("我|本人|该同志|该生")
_WHOEVER = Cue("[他她]|其(?=被)")
_CONFIRMED = Cue("转正|转为(?:中共|中国共产党)?正式党员")
_HELPERS = Cue("联系人|介绍人|谈话人")
"""Whose own days are others."""
_SUBJECT = Cue(
    r"(?:接收|吸收|讨论|研究|关于|审议|确定|将|与|新党员|是否|同意)+(?:发展对象|预备党员|入党积极分子|入党申请人)*"
    r"([\u4e00-\u9fff]{2,4}?(?:[、和][\u4e00-\u9fff]{2,4}?)*?)(?:等)?(?:[\d两二三四五]+[名位人])?(?:同志|同学)?"
    r"(?:为|的|转|按期|预备|列|入党|发展|$)"
)


def milestones(
    ctx: Context, subject: str, moment: Moment | None, about: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """One row per day; `subject` is the title with the topic, `moment` the day of the meeting, `about` those
    whom the paper is known to be about. Of several applications the last one counts."""
    names = list(about) or _names(subject)
    rows: list[Row] = []
    for date in ctx.dates:
        if date.start < ctx.title_end or ctx.is_quoted(date.start):
            continue
        first, end = ctx.sentence(date.start, date.end)
        sentence = ctx.folded[first:end]
        label = _label(ctx, date)
        if not (
            label or _is_about(sentence, names, len(about) == 1) or _goes_on(ctx, first, sentence, names)
        ):
            continue
        if _HELPERS.search(ctx.folded, first, date.start):
            continue
        step = label or _step(ctx, date, end)
        told = date.with_year(_year(date, moment)) if moment else _of_same_year(ctx, date, first)
        if step and told.iso and (moment is None or moment.iso is None or told.iso < moment.iso):
            fields = {"step": step, "on": told.iso, "person": _person(sentence, names)}
            rows.append(Row(fields, (date.start, date.end)))
    last = max((str(row.fields["on"]) for row in rows if row.fields["step"] == "申请"), default="")
    return tuple(row for row in rows if row.fields["step"] != "申请" or row.fields["on"] == last)


def _of_same_year(ctx: Context, date: Moment, first: int) -> Moment:
    """2024年5月27日至5月29日."""
    before = [other.year for other in ctx.dates_in(first, date.start) if other.year]
    return date.with_year(before[-1]) if date.year is None and before else date


def _is_about(sentence: str, names: list[str], of_one: bool) -> bool:
    """`of_one`: a paper of one person speaks of nobody else, where it does not say so."""
    if _ONESELF.search(sentence) or any(name in sentence for name in names):
        return True
    if of_one:
        return not named.names_by_steps(sentence)
    return not names and _WHOEVER.search(sentence) is not None


_ELIDED = re.compile(r"[ \n]*(?:[其他她]|该同志)?(?:自|于|从)?[ ]*(?:19|20)\d{2}[年.]")


def _goes_on(ctx: Context, first: int, sentence: str, names: list[str]) -> bool:
    """何雨桐，1995年2月生。2022年10月9日递交入党申请书，…: the sentence before says of whom."""
    if len(names) != 1 or not _ELIDED.match(sentence):
        return False
    before = ctx.folded[ctx.sentence(max(0, first - 2))[0] : first]
    return names[0] in before and not named.names_by_steps(sentence)


def _label(ctx: Context, date: Moment) -> str | None:
    """申请书递交日期：2024年3月4日."""
    before = ctx.folded[max(ctx.title_end, date.start - _LABEL_REACH) : date.start]
    return next((step for step, cue in _LABELS.items() if cue.search(before)), None)


def _step(ctx: Context, date: Moment, end: int) -> str | None:
    """The nearest step that is told behind the day, up to the next day."""
    if _PROBATION.search(ctx.folded[max(0, date.start - 8) : date.start]):
        return "接收"
    later = (other.start for other in ctx.dates if other.start >= date.end)
    behind = ctx.folded[date.end : min(end, date.end + _REACH, next(later, end))]
    found = {step: m for step, cue in _STEPS.items() if (m := cue.search(behind))}
    if "接收" in found and _BY_OTHERS.search(behind[: found["接收"].end()]):
        del found["接收"]
    if "批准" in found and _CONFIRMED.search(behind[found["批准"].start() :]):
        del found["批准"]
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
