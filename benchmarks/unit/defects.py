"""Defects in the meetings and papers of an archive that was in order. Each is written down in the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from unit import days
from unit.meeting import Meeting
from unit.people import Branch
from unit.talk import discuss, speech, voice
from unit.unit import Unit

EACH = 5
_DAILY = ("支委会", "小组会", "主题党日", "大会", "党课")


class Pool:
    """The meetings that nothing was done to yet."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.random: Random = unit.random("defects")
        ordinary = [m for m in unit.meetings if m.kind in _DAILY and not m.path]
        self.left = self.random.sample(ordinary, len(ordinary))
        self.left.sort(key=lambda m: m.day.month in (1, 12))
        self.used: dict[str, int] = {}

    def take(self, fits: Callable[[Meeting], bool]) -> Meeting | None:
        """One that fits, of the branch that has had the fewest."""
        fitting = [m for m in self.left if fits(m)]
        if not fitting:
            return None
        found = min(fitting, key=lambda m: self.used.get(m.branch.key, 0))
        self.use(found)
        return found

    def use(self, meeting: Meeting) -> None:
        self.left = [m for m in self.left if m is not meeting]
        self.used[meeting.branch.key] = self.used.get(meeting.branch.key, 0) + 1

    def several(self, fits: Callable[[Meeting], bool], count: int = EACH) -> Iterator[Meeting]:
        for _ in range(count):
            found = self.take(fits)
            if found is None:
                return
            yield found


def put_in(unit: Unit) -> None:
    pool = Pool(unit)
    for part in (
        _outsiders, _two_places, _headcount, _never, _copies, _passages, _twins, _speeches, _pictures,
        _batches, _elsewhere, _notices, _single, _gaps, _unit_level,
    ):  # fmt: skip
        part(unit, pool)


def _swapped(text: str, names: dict[str, str]) -> str:
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
        target.talk = [(names.get(who, who), _swapped(text, names)) for who, text in source.talk]
        target.decisions = [_swapped(text, names) for text in source.decisions]
        unit.wrong(
            "雷同.整份", target.branch, [target], f"照抄{source.branch.name}{source.day}的记录，只换姓名日期"
        )


def _passages(unit: Unit, pool: Pool) -> None:
    for source in pool.several(lambda m: m.kind in ("党课", "主题党日"), 6):
        target = pool.take(lambda m, s=source: m.kind == s.kind and m.branch is not s.branch)  # type: ignore[misc]
        if target is None:
            continue
        names = _names(source, target)
        lines = [(names.get(who, who), _swapped(text, names)) for who, text in source.talk[1:5]]
        target.talk[2:4] = lines
        unit.wrong(
            "雷同.段落",
            target.branch,
            [target],
            f"{sum(len(x) for _, x in lines)}字与{source.branch.name}{source.day}相同",
        )


def _said(meeting: Meeting) -> set[str]:
    return {who for who, _ in meeting.talk if who} | {meeting.chair, meeting.recorder}


def _two_places(unit: Unit, pool: Pool) -> None:
    for group in pool.several(
        lambda m: m.kind == "小组会" and bool(_said(m) & set(m.branch.officers())), EACH
    ):
        other = pool.take(
            lambda m, g=group: (
                m.kind == "支委会"
                and m.branch is g.branch  # type: ignore[misc]
                and m.day.month == g.day.month
                and bool(_said(m) & _said(g))
            )
        )
        if other is None:
            continue
        other.day, other.start, other.end = group.day, group.start + 15, group.start + 75
        both = "、".join(sorted(_said(other) & _said(group)))
        unit.wrong("一人两处", group.branch, [group, other], both)


def _twins(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind in ("大会", "主题党日") and len(m.present) > 6):
        gone = next(name for name in reversed(meeting.present) if name not in _said(meeting))
        absent = meeting.absent | {gone: "事假"}
        other = replace(
            meeting, place="机关大院二号楼", start=meeting.start + 60, end=meeting.end + 60, absent=absent,
            talk=[], decisions=[], images=[], path=f"{meeting.branch.folder}/会议记录本/{meeting.day:%m%d}{meeting.kind}",
        )  # fmt: skip
        discuss(other, voice(meeting.branch, unit.seed, "twin", meeting.day), speakers=2, decisions=1)
        unit.meetings.append(other)
        unit.wrong("两份记录不一", meeting.branch, [meeting, other], "地点、时间、实到人数不同")


def _listed(meeting: Meeting) -> bool:
    return meeting.branch.habit.counts == 2 and meeting.branch.habit.form != "told"


def _outsiders(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind in ("大会", "党课") and _listed(m)):
        _add(unit, meeting, "封见山")
        unit.wrong("到会.名册没有", meeting.branch, [meeting], "封见山不在名册", "封见山")
    for branch in unit.branches:
        for member in branch.members:
            if not (member.moved_in or member.moved_out):
                continue
            late = pool.take(
                lambda m, b=branch, who=member: (
                    m.branch is b  # type: ignore[misc]
                    and m.kind in ("大会", "党课", "主题党日")
                    and not who.here(m.day)
                )
            )
            if late is None:
                continue
            _add(unit, late, member.name)
            kind = "到会.已转出" if member.moved_out and late.day >= member.moved_out else "到会.未转入"
            unit.wrong(
                kind, branch, [late], f"{member.name} {member.moved_in or member.moved_out}", member.name
            )


def _add(unit: Unit, meeting: Meeting, name: str) -> None:
    by = voice(meeting.branch, unit.seed, "add", name, meeting.day)
    meeting.due = [*meeting.due, name]
    meeting.talk.insert(-1, (name, speech(by, meeting.present, "study_s", name)))


def _headcount(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind == "大会" and len(m.due) > 12):
        keep = sorted(meeting.due, key=lambda name: name not in _said(meeting))[:-6]
        meeting.due = [name for name in meeting.due if name in keep]
        meeting.absent = {name: why for name, why in meeting.absent.items() if name in keep}
        meeting.decisions = [text for text in meeting.decisions if "举手表决" not in text]
        unit.wrong("应到与名册不符", meeting.branch, [meeting], "应到比名册少六人")


def _never(unit: Unit, pool: Pool) -> None:
    branches = [b for b in unit.branches if b.habit.form != "told" and len(b.members) > 10]
    for at, branch in enumerate(pool.random.sample(branches, min(2 * EACH, len(branches)))):
        plain = [
            m for m in branch.members if not m.post and m.kind == "在职" and not m.away and not m.moved_out
        ]
        plain = [m for m in plain if not m.moved_in and m.confirmed and m.name not in branch.candidates]
        if not plain:
            continue
        member = plain[-1]
        for meeting in [m for m in unit.meetings if m.branch is branch and member.name in m.present]:
            if meeting.path:
                continue
            others = [n for n in meeting.present if n != member.name and n not in _said(meeting)]
            others = others or [n for n in meeting.present if n != member.name]
            names = {member.name: others[0]}
            if at % 2 and _listed(meeting):
                meeting.due = [name for name in meeting.due if name != member.name]
            else:
                meeting.absent[member.name] = "事假"
            meeting.chair, meeting.recorder = (_swapped(x, names) for x in (meeting.chair, meeting.recorder))
            meeting.talk = [(names.get(who, who), _swapped(text, names)) for who, text in meeting.talk]
            meeting.decisions = [_swapped(text, names) for text in meeting.decisions]
            meeting.decisions = [text for text in meeting.decisions if "举手表决" not in text]
        kind = "长期不到会.无说明" if at % 2 and branch.habit.counts == 2 else "长期不到会.总请事假"
        unit.wrong(kind, branch, [], f"{member.name}全年一次也没有到", member.name)


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
        second = pool.take(
            lambda m, f=first: m.kind == "主题党日" and m.branch is f.branch and bool(m.images)
        )  # type: ignore[misc]
        if second:
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
        other = next(b for b in unit.branches[at * 3 :] if b is not meeting.branch)
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


def _gaps(unit: Unit, pool: Pool) -> None:
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
    return 1 == sum((m.branch.key, m.kind, m.group, m.day.month) == same for m in unit.meetings)


def _unit_level(unit: Unit, pool: Pool) -> None:
    host: Branch = unit.branches[-1]
    for paper in [p for p in unit.papers if p.kind == "党委会" and p.day.month == 9]:
        paper.parts = [
            p.replace("标准化规范化建设达标问题", "办公用房调整") if isinstance(p, str) else p
            for p in paper.parts
        ]
        unit.wrong("党委.研究不足", host, [], "全年只研究一次支部标准化规范化建设", "党委")
    unit.papers = [p for p in unit.papers if not (p.kind == "培训" and p.day.month == 10)]
    untrained = unit.branches[2].secretary
    unit.wrong("党委.书记未轮训", unit.branches[2], [], f"{untrained}等没有参加培训的记录", untrained)
