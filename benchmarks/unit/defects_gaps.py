"""Defects that are gaps: meetings that were not held, what the committee above did not do."""

from __future__ import annotations

from unit.meeting import Meeting
from unit.people import Branch
from unit.pool import EACH, Pool
from unit.unit import Unit


def gaps(unit: Unit, pool: Pool) -> None:
    for kind in ("支委会", "小组会", "主题党日", "党课"):
        for meeting in pool.several(lambda m, k=kind: m.kind == k and _alone(unit, m)):  # type: ignore[misc]
            unit.meetings.remove(meeting)
            month = f"{(meeting.day.month - 1) // 3 + 1}" if kind == "党课" else f"{meeting.day.month}"
            mark = f"第{'一二三四'[int(month) - 1]}季度" if kind == "党课" else f"{month}月"
            unit.wrong(f"频次.{kind}", meeting.branch, [], f"没有{mark}{meeting.group or ''}的{kind}", mark)
    for meeting in pool.several(lambda m: m.kind == "大会" and m.day.month in (6, 9)):
        quarter = range(meeting.day.month - 2, meeting.day.month + 1)
        others = [
            m
            for m in unit.meetings
            if m.branch is meeting.branch and m.kind == "大会" and m.day.month in quarter
        ]
        if len(others) > 1:
            continue
        unit.meetings.remove(meeting)
        mark = f"第{'一二三四'[(meeting.day.month - 1) // 3]}季度"
        unit.wrong("频次.大会", meeting.branch, [], f"没有{mark}的党员大会", mark)
        unit.papers = [
            p
            for p in unit.papers
            if not (p.branch == meeting.branch.name and p.kind == f"通知 {meeting.day}")
        ]
    for at, branch in enumerate(pool.random.sample(unit.branches, min(2 * EACH, len(unit.branches)))):
        kind = ("组织生活会", "评议")[at % 2]
        unit.meetings = [m for m in unit.meetings if m.branch is not branch or m.kind != kind]
        unit.wrong(f"频次.{kind}", branch, [], f"全年没有{kind}", kind.replace("评议", "民主评议"))


def _alone(unit: Unit, meeting: Meeting) -> bool:
    """Whether the month has no other of its kind."""
    same = (meeting.branch.key, meeting.kind, meeting.group, meeting.day.month)
    return sum((m.branch.key, m.kind, m.group, m.day.month) == same for m in unit.meetings) == 1


def unit_level(unit: Unit) -> None:
    host: Branch = unit.branches[-1]
    for paper in [p for p in unit.papers if p.kind == "党委会" and p.day.month == 9]:
        paper.parts = [
            p.replace("标准化规范化建设达标问题", "办公用房调整") if isinstance(p, str) else p
            for p in paper.parts
        ]
        unit.wrong("党委.研究不足", host, [], "全年只研究一次支部标准化规范化建设", "党委")
    unit.papers = [p for p in unit.papers if not (p.kind == "培训" and p.day.month == 10)]
    host = unit.branches[2 % len(unit.branches)]  # a branch of those that are trained in October
    untrained = host.secretary
    unit.wrong("党委.书记未轮训", host, [], f"{untrained}等没有参加培训的记录", untrained)
