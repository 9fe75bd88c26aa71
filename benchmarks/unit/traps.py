# ruff: noqa: E501  a sentence is a line
"""Look-alikes: what resembles a defect and is in order. Each is written down as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from unit import days, words
from unit.letters import letter
from unit.meeting import Meeting
from unit.paper import Table
from unit.talk import voice
from unit.unit import Unit

_QUOTED = (
    "“各党支部要把落实组织生活制度作为基础工作，按月安排、按季检查、年终评议；党员领导干部应当以普通党员身份参加所在支部的活动，"
    "带头发言、带头查摆、带头整改；对长期不参加组织生活的党员，要逐人了解原因，做好教育和转化；对流动党员，要明确专人联系，每季度至少通一次话；"
    "各单位党组织要定期听取支部书记汇报，帮助解决场所、经费和人员方面的实际困难，不得以会议次数、材料多少代替工作成效。”"
)


def put_in(unit: Unit) -> None:
    _lives(unit)
    _quoted(unit)
    _letterhead(unit)
    _template(unit)
    _joint(unit)
    _guests(unit)
    _extension(unit)
    _moved_day(unit)
    _two_a_day(unit)


def _lives(unit: Unit) -> None:
    """What the members' lives bring with it."""
    for branch in unit.branches:
        for member in branch.members:
            if member.moved_in or member.moved_out:
                unit.right("trap.转接", branch, [], f"{member.name}到会与转接日期相合", member.name)
            if member.kind == "流动":
                unit.right("trap.流动党员", branch, [], f"{member.name}外出，由党小组传达", member.name)
            if member.away:
                unit.right("trap.长假", branch, [], f"{member.name}{member.away[2]}，名册有注", member.name)


def _ordinary(unit: Unit, kind: str) -> list[Meeting]:
    touched = {id(paper) for note in (*unit.defects, *unit.traps) for paper in note.papers}
    return [m for m in unit.meetings if m.kind == kind and not m.path and id(m) not in touched]


def _quoted(unit: Unit) -> None:
    for meeting in _ordinary(unit, "支委会")[::9][:15]:
        meeting.talk.insert(1, ("", f"传达县委组织部《关于做好基层组织生活的通知》：{_QUOTED}"))
        unit.right("trap.引用上级文件", meeting.branch, [meeting], "多个支部都引用的上级文件原文")


def _letterhead(unit: Unit) -> None:
    for branch in [b for b in unit.branches if b.habit.form == "form"][:3]:
        image = unit.picture("letterhead", branch.key)
        meetings = [m for m in unit.meetings if m.branch is branch]
        for meeting in meetings:
            meeting.images = [image, *meeting.images]
        unit.right("trap.徽标图片", branch, meetings, "每份记录都有的徽标")


def _template(unit: Unit) -> None:
    taken = {note.branch for note in unit.defects if note.kind == "成批生成"}
    for branch in [b for b in unit.branches if b.habit.text == "docx" and b.name not in taken][-2:]:
        meetings = [m for m in unit.meetings if m.branch is branch]
        for meeting in meetings:
            meeting.created = datetime(2021, 3, 2, 9, 11, 40)  # noqa: DTZ001
        unit.right("trap.套用模板", branch, meetings, "由同一个旧模板另存，创建时间都是模板的")


def _joint(unit: Unit) -> None:
    days_ = _ordinary(unit, "主题党日")
    for first in days_[5::37][:4]:
        second = next(
            (
                m
                for m in days_
                if m.branch is not first.branch and m.day == first.day and m.start == first.start
            ),
            None,
        )
        if second is None:
            continue
        second.end = first.end
        second.place, second.topics = first.place, list(first.topics)
        shared = voice(first.branch, unit.seed, "joint", first.day).say("activity", who=first.chair) + "。"
        for one, other in ((first, second), (second, first)):
            one.talk.insert(1, ("", f"本次活动与{other.branch.name}联合开展，两个支部党员分头记录。{shared}"))
            one.observers = [other.chair]
        unit.right("trap.联合活动", first.branch, [first, second], "两个支部联合开展，各自留存记录")


def _guests(unit: Unit) -> None:
    guest = unit.branches[-2].secretary
    for meeting in _ordinary(unit, "大会")[3::8][:5]:
        if (
            unit.free([guest], meeting.day, meeting.start, meeting.end)
            and meeting.branch is not unit.branches[-2]
        ):
            unit.busy[guest].append((meeting.day, meeting.start, meeting.end))
            meeting.observers = [f"{guest}（集团党委委员）"]
            text = voice(meeting.branch, unit.seed, "guest", meeting.day).say("closing", chair=guest)
            meeting.talk.append(("", text + "。"))
            unit.right("trap.上级列席", meeting.branch, [meeting], f"{guest}列席指导", guest)


def _extension(unit: Unit) -> None:
    for branch in [b for b in unit.branches if b.committee and b.term_ends.year == 2025][-3:]:
        asked = days.some_day(unit.random("extension", branch.key), 3, 4, 12)
        answered = days.workdays_later(asked, 5)
        text = "本届支部委员会将于2024年4月20日任期届满，因单位机构调整尚未结束，拟延期至2025年3月换届，延期不超过一年。"
        title = f"关于{branch.name}延期换届的请示"
        one = letter(
            unit,
            branch,
            "换届选举/延期换届请示",
            "选举",
            title,
            [text, "妥否，请批示。"],
            asked,
            to="集团党委",
        )
        reply = [f"你支部《{title}》收悉。同意你支部延期至2025年3月换届。", "此复。"]
        other = letter(
            unit, branch, "换届选举/延期换届批复", "选举", f"关于同意{branch.name}延期换届的批复", reply, answered,
            to=branch.name, number=f"望城运党〔2024〕{20 + asked.day}号", issuer=words.COMMITTEE,
        )  # fmt: skip
        unit.right("trap.延期换届", branch, [one, other], "经上级同意延期")


def _moved_day(unit: Unit) -> None:
    """A meeting that was put off, with a second notice."""
    done = {id(paper) for note in unit.defects for paper in note.papers}
    ordinary = [p for p in unit.papers if p.kind.startswith("通知 ") and id(p) not in done]
    for paper in ordinary[4::17][:4]:
        meeting = next(
            (
                m
                for m in _ordinary(unit, "大会")
                if m.branch.name == paper.branch and paper.kind.endswith(str(m.day))
            ),
            None,
        )
        if meeting is None:
            continue
        old = days.on_or_after(days.workdays_later(paper.day, 1))
        text = days.written(meeting.day, "week")
        paper.parts = [
            p.replace(text, days.written(old, "week")) if isinstance(p, str) else p for p in paper.parts
        ]
        if old >= meeting.day:
            old = paper.day
        when = text + days.clock(meeting.start, "colon")
        lines = [
            f"因抢修任务，原定{days.written(old, 'plain')}召开的支部党员大会改期至{when}召开，地点：{meeting.place}。"
        ]
        second = letter(
            unit, meeting.branch, f"通知/{meeting.day:%m%d}党员大会改期通知", "通知", "关于支部党员大会改期的通知", lines,
            old, to="各位党员",
        )  # fmt: skip
        unit.right("trap.改期", meeting.branch, [paper, second, meeting], "有改期通知")


def _two_a_day(unit: Unit) -> None:
    seen: dict[tuple[str, object], Meeting] = {}
    for meeting in unit.meetings:
        earlier = seen.setdefault((meeting.branch.key, meeting.day), meeting)
        if (
            earlier is not meeting
            and earlier.kind != meeting.kind
            and (earlier.end <= meeting.start or meeting.end <= earlier.start)
        ):
            unit.right("trap.一天两会", meeting.branch, [earlier, meeting], "先后召开")


def same_names(unit: Unit) -> None:
    """Two people of one name in two branches: one of them was met already."""
    plain = [
        (branch, member)
        for branch in unit.branches
        for member in branch.members
        if not member.post and member.name not in branch.candidates and member.kind == "在职"
    ]
    for at in (3, 40):
        if at + 90 >= len(plain):
            return
        one, other = plain[at], plain[at + 90]
        _rename(unit, other[0].name, other[1].name, one[1].name)
        unit.right(
            "trap.同名", other[0], [], f"{one[0].name}和{other[0].name}各有一名{one[1].name}", one[1].name
        )


def _rename(unit: Unit, branch: str, old: str, new: str) -> None:
    member = next(m for b in unit.branches if b.name == branch for m in b.members if m.name == old)
    member.name = new
    unit.defects = [
        replace(note, mark=note.mark.replace(old, new), what=note.what.replace(old, new))
        if note.branch == branch
        else note
        for note in unit.defects
    ]
    for meeting in [m for m in unit.meetings if m.branch.name == branch]:
        meeting.due = [new if name == old else name for name in meeting.due]
        meeting.absent = {new if name == old else name: why for name, why in meeting.absent.items()}
        meeting.talk = [(new if who == old else who, text.replace(old, new)) for who, text in meeting.talk]
        meeting.decisions = [text.replace(old, new) for text in meeting.decisions]
        meeting.recorder = new if meeting.recorder == old else meeting.recorder
        meeting.chair = new if meeting.chair == old else meeting.chair
    for paper in [p for p in unit.papers if p.branch == branch]:
        paper.path = paper.path.replace(old, new)
        paper.parts = [_replaced(part, old, new) for part in paper.parts]
        for sheet in paper.sheets:
            sheet.rows = [[new if cell == old else cell for cell in row] for row in sheet.rows]


def _replaced(part: str | Table, old: str, new: str) -> str | Table:
    if isinstance(part, Table):
        return Table([[cell.replace(old, new) for cell in row] for row in part.rows])
    return part.replace(old, new)
