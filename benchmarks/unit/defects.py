# ruff: noqa: E501  a sentence is a line
"""Defects in records: copies, contradictions, pictures, files. Each is written down in the truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from unit import days
from unit.meeting import Meeting
from unit.people import Branch
from unit.pool import EACH, Pool, said
from unit.talk import discuss, voice
from unit.unit import Unit


def of_records(unit: Unit, pool: Pool) -> None:
    for part in (_copies, _passages, _twins, _speeches, _pictures, _batches, _elsewhere, _notices, _single):
        part(unit, pool)


def swapped(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _names(source: Meeting, target: Meeting) -> dict[str, str]:
    there = target.present
    return {name: there[at % len(there)] for at, name in enumerate(source.due)}


def _copies(unit: Unit, pool: Pool) -> None:
    for at, source in enumerate(pool.several(lambda m: m.kind in ("支委会", "小组会", "主题党日"), 6)):
        target = pool.take(
            lambda m, s=source, same=at % 2: (
                m.kind == s.kind  # type: ignore[misc]
                and (m.branch is s.branch) == bool(same)
                and m.day.month != s.day.month
            )
        )
        if target is None:
            continue
        names = _names(source, target)
        target.topics = list(source.topics)
        target.talk = [(names.get(who, who), swapped(text, names)) for who, text in source.talk]
        target.decisions = [swapped(text, names) for text in source.decisions]
        unit.wrong(
            "雷同.整份", target.branch, [target], f"照抄{source.branch.name}{source.day}的记录，只换姓名日期"
        )


def _passages(unit: Unit, pool: Pool) -> None:
    for source in pool.several(lambda m: m.kind in ("党课", "主题党日"), 6):
        target = pool.take(lambda m, s=source: m.kind == s.kind and m.branch is not s.branch)  # type: ignore[misc]
        if target is None:
            continue
        names = _names(source, target)
        lines = [(names.get(who, who), swapped(text, names)) for who, text in source.talk[1:5]]
        target.talk[2:4] = lines
        unit.wrong(
            "雷同.段落",
            target.branch,
            [target],
            f"{sum(len(x) for _, x in lines)}字与{source.branch.name}{source.day}相同",
        )


def _twins(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind in ("大会", "主题党日") and len(m.present) > 6):
        gone = next(name for name in reversed(meeting.present) if name not in said(meeting))
        absent = meeting.absent | {gone: "事假"}
        other = replace(
            meeting, place="机关大院二号楼", start=meeting.start + 60, end=meeting.end + 60, absent=absent,
            talk=[], decisions=[], images=[], path=f"{meeting.branch.folder}/会议记录本/{meeting.day:%m%d}{meeting.kind}",
        )  # fmt: skip
        discuss(other, voice(meeting.branch, unit.seed, "twin", meeting.day), speakers=2, decisions=1)
        unit.meetings.append(other)
        unit.wrong("两份记录不一", meeting.branch, [meeting, other], "地点、时间、实到人数不同")


def _speeches(unit: Unit, pool: Pool) -> None:
    for first in pool.several(lambda m: m.kind == "小组会" and len(m.talk) > 4):
        who, text = max(((w, t) for w, t in first.talk if w), key=lambda pair: len(pair[1]))
        again = [
            m for m in pool.left if m.branch is first.branch and m.kind == "小组会" and who in m.present
        ][:2]
        for meeting in again:
            pool.use(meeting)
            spoken = [at for at, (name, _) in enumerate(meeting.talk) if name and name != meeting.chair]
            meeting.talk[spoken[0]] = (who, text)
        if again:
            unit.wrong("发言重复", first.branch, [*again, first], f"{who}：{text}", who)


def _pictures(unit: Unit, pool: Pool) -> None:
    for first in pool.several(lambda m: m.kind == "主题党日" and bool(m.images)):
        branch = first.branch

        def fits(meeting: Meeting, branch: Branch = branch) -> bool:
            return meeting.kind == "主题党日" and meeting.branch is branch and bool(meeting.images)

        if second := pool.take(fits):
            second.images = [first.images[0], *second.images[1:]]
            unit.wrong("照片重复", first.branch, [first, second], "同一张照片用于两次活动")


def _batches(unit: Unit, pool: Pool) -> None:
    branches = [b for b in unit.branches if (b.habit.form == "form" or b.habit.text == "docx") and b.groups]
    for branch in pool.random.sample(branches, min(4, len(branches))):
        records = [m for m in pool.left if m.branch is branch and m.kind in ("支委会", "小组会")][:10]
        start = datetime(2024, 12, 19, 14, 5, 12)  # noqa: DTZ001
        for at, meeting in enumerate(sorted(records, key=lambda m: m.day)):
            meeting.created = start + timedelta(minutes=4 * at, seconds=7 * at)
            pool.use(meeting)
        unit.wrong("成批生成", branch, records, "十份记录的文件在一小时内生成")


def _elsewhere(unit: Unit, pool: Pool) -> None:
    both = ("大会",)  # two in the first quarter: none is missing there
    for at, meeting in enumerate(pool.several(lambda m: m.kind in both and m.day.month in (1, 3))):
        other = next(b for b in (*unit.branches[at * 3 :], *unit.branches) if b is not meeting.branch)
        meeting.path = f"{other.folder}/{meeting.day:%Y%m%d}{meeting.kind}记录"
        unit.wrong("归错支部", other, [meeting], f"{meeting.branch.name}的记录")


def _notices(unit: Unit, pool: Pool) -> None:
    notices = [paper for paper in unit.papers if paper.kind.startswith("通知 ")]
    for at, paper in enumerate(pool.random.sample(notices, min(2 * EACH, len(notices)))):
        meeting = next(
            m
            for m in unit.meetings
            if m.branch.name == paper.branch and paper.kind.endswith(str(m.day)) and m.kind == "大会"
        )
        if meeting not in pool.left:
            continue
        pool.use(meeting)
        if at % 2:
            old, new = days.written(meeting.day, "week"), days.workdays_later(meeting.day, 2)
            paper.parts = [
                p.replace(old, days.written(new, "week")) if isinstance(p, str) else p for p in paper.parts
            ]
            unit.wrong("通知与记录不一", meeting.branch, [paper, meeting], f"通知 {new}，记录 {meeting.day}")
        else:
            late = days.workdays_later(meeting.day, 3)
            paper.parts[-1] = days.written(late, "plain")
            unit.wrong(
                "通知晚于会议", meeting.branch, [paper, meeting], f"通知落款 {late}，会议 {meeting.day}"
            )


def _single(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind in ("小组会", "主题党日") and len(m.present) > 4):
        meeting.present_count = len(meeting.present) - 2
        unit.wrong("单份.人数不平", meeting.branch, [meeting], "应到不等于实到加缺席")
    for meeting in pool.several(lambda m: any("举手表决" in text for text in m.decisions)):
        more = len(meeting.present) + 4
        meeting.decisions[-1] = f"经举手表决，同意{more}票，不同意0票，弃权0票，通过支部季度工作安排。"
        unit.wrong("单份.票数不符", meeting.branch, [meeting], f"{more}票多于到会人数")
    for meeting in pool.several(lambda m: m.kind == "支委会" and m.branch.habit.form != "told"):
        meeting.recorder = ""
        unit.wrong("单份.记录人空", meeting.branch, [meeting], "记录人没有填")
    for meeting in pool.several(
        lambda m: m.kind in ("支委会", "小组会") and m.branch.habit.clock != "spoken"
    ):
        meeting.end = meeting.start - 30
        unit.wrong("单份.时间倒置", meeting.branch, [meeting], "结束早于开始")
