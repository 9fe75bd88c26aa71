"""When a meeting was, as rules ask about it: kind of day, time of day, and when it was signed."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Fact, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.hits import SIGNED, Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.workdays import day_kind

_EARLY = "06:00"
_NIGHT = re.compile(r"凌晨|早|夜|(?<!\d)0\d[ ]*:")
"""What tells that 3:00 is not three in the afternoon."""
_SIGNERS = frozenset({"signature", "chair", "recorder", "talker", "talked_to"})
_ATTACHED = Cue(r"^[ ]*附(?:件|录|表|[一二三四五\d]|[ ]*:)", flags=re.MULTILINE)
"""What is attached has signatures of its own."""
_SIGNED_ON = Cue(r"签[字名章](?:日期|时间)[ ]*:?[ ]*$")
_DATED = re.compile(r"[ ]*日期[ ]*:[ ]*")
_AT_END = 3
"""Lines at the end of a record in which a date alone is that of the signature."""

_DONE_LATER = re.compile(
    r"[ ]*,?[^,，。;；\n]{0,4}?(?:新?修订(?:后|的|印发)|印发的?|发布的?|公布的?|召开的|闭幕|出台的?|颁布的?)"
)
_PLANNED = re.compile("(?:将|拟|计划|预计|准备|定于)[^,，。;；\n]{0,6}$")
_MOVED = Cue(
    r"(?:时间|日期|活动|党日|会议|原定|安排)[^。\n:]{0,16}?(?:顺延|延后|推迟|延期|提前[到至一两]|改期|调整[到至为])|(?:顺延|推迟|延期|提前|改|调整)(?:到|至|在|为)[^。\n]{0,8}\d+[日号]|因[^。\n]{1,16}(?:顺延|推迟|延期|改期|提前)"
)
"""The day of a meeting was moved."""


def timing_facts(ctx: Context, time: Fact, moment: Moment | None) -> dict[str, Value]:
    clock = time.normalized if isinstance(time.normalized, dict) else {}
    day = moment.real() if moment else None
    kind = day_kind(day) if day else None
    return {
        "start_clock": _clock(clock.get("start"), time.value or ""),
        "end_clock": _clock(clock.get("end"), time.value or ""),
        "day_kind": kind.kind if kind else None,
        "holiday": kind.holiday if kind else None,
        "rescheduled": bool(_MOVED.search(ctx.folded)),
        "told_before": _told_before(ctx, moment),
        "signed_on": _signed_on(ctx, moment),
    }


def _told_before(ctx: Context, moment: Moment | None) -> str:
    """What the record tells as past although it came after the meeting: 2023年12月修订后的条例 in May 2023."""
    if moment is None or moment.iso is None or moment.year is None or moment.month is None:
        return ""
    for date in ctx.dates:
        if date.year is None or date.month is None or date.start < ctx.title_end:
            continue
        later = (date.year, date.month) > (moment.year, moment.month)
        told = _DONE_LATER.match(ctx.folded, date.end) if later else None
        if told and not _PLANNED.search(ctx.folded, max(0, date.start - 12), date.start):
            ctx.spans["told_before"] = date.start, told.end()
            return ctx.text[date.start : told.end()]
    return ""


def _clock(found: object, written: str) -> str | None:
    """HH:MM; None where 3:00 may as well be in the afternoon."""
    if not isinstance(found, str) or (found < _EARLY and not _NIGHT.search(written)):
        return None
    return found


def _signed_on(ctx: Context, activity: Moment | None) -> str | None:
    """The earliest day that stands beside a signature or alone in the last lines."""
    at_end = {line.start for line in ctx.lines[-_AT_END:] if not _in_cell(ctx, line)}
    attached = _ATTACHED.search(ctx.folded, ctx.title_end)
    end_of_record = attached.start() if attached else len(ctx.folded)
    found: list[tuple[str, Moment]] = []
    for moment in ctx.dates:
        iso = moment.iso
        if (
            iso is None
            or not ctx.title_end <= moment.start < end_of_record
            or (activity and moment.start == activity.start)
        ):
            continue
        start, end = ctx.sentence(moment.start, moment.end, ends="\n")
        if start not in at_end and not SIGNED.search(ctx.folded[start:end]):
            continue
        labels = [hit for hit in ctx.hits if start <= hit.label_start < end]
        lead = ctx.folded[start : moment.start]
        alone = start in at_end and (not lead.strip(" (") or _DATED.fullmatch(lead) is not None)
        if (
            _of_signers(labels, moment)
            or _SIGNED_ON.search(ctx.folded, start, moment.start)
            or (alone and not ctx.folded[moment.end : end].strip(" )日号"))
        ):
            found.append((iso, moment))
    if not found:
        return None
    iso, moment = min(found)
    ctx.spans["signed_on"] = moment.start, moment.end
    return iso


def _in_cell(ctx: Context, line: Line) -> bool:
    """A date alone in a cell may be anybody's day of joining."""
    return ctx.passage.blocks[line.block][1].kind == "cell"


def _of_signers(labels: list[Hit], moment: Moment) -> bool:
    """Whether the labels in front of the date in its line are those of signatures."""
    before = [hit for hit in labels if hit.label_start < moment.start]
    return any(hit.field == "signature" or SIGNED.search(hit.word) for hit in before) and all(
        hit.field in _SIGNERS or (hit.word in ("日期", "时间")) for hit in before
    )
