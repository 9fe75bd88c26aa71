"""A meeting as it was, and its record in the manner of the branch."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from unit import days
from unit.paper import Paper, Table
from unit.people import Branch

TITLES = {
    "大会": ("支部党员大会会议记录", "党员大会会议记录", "党员大会记录"),
    "支委会": ("支部委员会会议记录", "支委会会议记录", "支部委员会会议记录"),
    "小组会": ("党小组会议记录", "党小组会记录", "党小组会会议记录"),
    "党课": ("党课记录", "党课学习记录", "上党课记录"),
    "主题党日": ("主题党日活动记录", "主题党日记录", "“主题党日”活动记录"),
    "组织生活会": ("组织生活会会议记录", "组织生活会记录", "组织生活会会议记录"),
    "评议": ("民主评议党员会议记录", "民主评议党员记录", "民主评议党员大会会议记录"),
}
_HELD = {
    "大会": "支部党员大会",
    "支委会": "支部委员会会议",
    "小组会": "党小组会议",
    "主题党日": "主题党日活动",
}
_LABELS = (
    ("会议时间", "会议地点", "主持人", "记录人", "缺席人员及原因", "会议议题", "会议决议"),
    ("时间", "地点", "主持", "记录", "请假人员及事由", "议题", "议定事项"),
    ("开会时间", "开会地点", "会议主持", "会议记录", "未到会人员及原因", "主要议题", "会议决定"),
    ("时　间", "地　点", "主 持 人", "记 录 人", "缺席及原因", "会议主题", "形成决议"),
)


@dataclass(eq=False)
class Meeting:
    kind: str
    branch: Branch
    day: date
    start: int
    """Minutes after midnight."""
    end: int
    place: str
    chair: str
    recorder: str
    due: list[str]
    """Who ought to come."""
    absent: dict[str, str]
    topics: list[str]
    talk: list[tuple[str, str]] = field(default_factory=list)
    """(who, what); a line of nobody has an empty name."""
    decisions: list[str] = field(default_factory=list)
    observers: list[str] = field(default_factory=list)
    group: int = 0
    speaker: str = ""
    images: list[bytes] = field(default_factory=list)
    created: datetime | None = None
    remark: str = ""
    due_count: int | None = None
    """What is written instead of the number of those due."""
    present_count: int | None = None
    file: str = ""
    path: str = ""
    """Where it is filed, if not by the habit of the branch."""

    @property
    def present(self) -> list[str]:
        return [name for name in self.due if name not in self.absent]


def record(meeting: Meeting, seed: str) -> Paper:
    """Its minutes on paper."""
    habit = meeting.branch.habit
    random = Random(f"{seed} record {meeting.branch.key} {meeting.kind} {meeting.day} {meeting.group}")
    form = habit.text if random.random() < 0.9 else "docx"
    if meeting.images or habit.form == "form":
        form = "docx"
    created = meeting.created or datetime.combine(meeting.day, datetime.min.time()) + timedelta(
        days=random.choice((0, 0, 1, 1, 2)),
        hours=16 + random.randrange(3),
        minutes=random.randrange(60),
        seconds=random.randrange(60),
    )
    paper = Paper(
        meeting.path or _path(meeting),
        form,
        meeting.kind,
        meeting.branch.name,
        meeting.day,
        created=f"{created:%Y-%m-%dT%H:%M:%SZ}",
        author=meeting.recorder,
        images=list(meeting.images),
    )
    paper.title = title(meeting)
    fields = _fields(meeting)
    if habit.form == "form":
        paper.add(_head(fields))
    elif habit.form == "lines" or meeting.kind in ("党课", "评议"):
        paper.add(*(f"{label}：{value}" for label, value in fields))
    else:
        paper.add(*_told(meeting))
    paper.add(*_body(meeting))
    return paper


def title(meeting: Meeting) -> list[str]:
    name = TITLES[meeting.kind][meeting.branch.habit.title]
    group = f"第{'一二三'[meeting.group - 1]}" if meeting.group else ""
    if meeting.branch.habit.title == 1:
        return [f"{meeting.branch.name}{group}{name}"]
    return [meeting.branch.name, f"{group}{name}"]


def _path(meeting: Meeting) -> str:
    habit, day = meeting.branch.habit, meeting.day
    short = meeting.kind if meeting.kind not in ("大会", "小组会", "评议") else ""
    short = short or {"大会": "党员大会", "小组会": "党小组会", "评议": "民主评议党员"}[meeting.kind]
    group = f"第{'一二三'[meeting.group - 1]}" if meeting.group else ""
    name = (
        f"{day.year}年{day.month}月{group}{short}记录",
        f"{day:%Y%m%d}{group}{short}",
        f"{day.month}月{day.day}日{group}{short}会议记录"
        if short.endswith("会")
        else f"{day.month}月{day.day}日{short}",
        f"{day:%m}月-{group}{short}",
    )[habit.names]
    folder = {
        "kind": short,
        "month": f"{day:%m}月",
        "quarter": f"第{'一二三四'[(day.month - 1) // 3]}季度",
        "flat": "",
    }[habit.folders]
    return "/".join(filter(None, (meeting.branch.folder, folder, meeting.file or name)))


def _fields(meeting: Meeting) -> list[tuple[str, str]]:
    habit = meeting.branch.habit
    time, place, chair, recorder, absent, topics, _ = _LABELS[habit.labels]
    if meeting.kind == "主题党日":
        time, place = time.replace("会议", "活动").replace("开会", "活动"), place.replace("会议", "活动")
        place, topics = place.replace("开会", "活动"), "活动主题"
    when = f"{days.written(meeting.day, habit.day)}{'' if habit.day in ('plain', 'week') else ' '}"
    fields = [
        (time, when + days.span(meeting.start, meeting.end, habit.clock)),
        (place, meeting.place),
        (chair, meeting.chair),
        (recorder, meeting.recorder),
        *_counts(meeting, absent),
    ]
    if meeting.observers:
        fields.append(("列席人员", "、".join(meeting.observers)))
    if meeting.speaker:
        fields += [("主讲人", meeting.speaker), ("党课题目", meeting.topics[0])]
    elif len(meeting.topics) == 1:
        fields.append((topics, meeting.topics[0]))
    else:
        fields.append((topics, "\n".join(f"{at}.{topic}" for at, topic in enumerate(meeting.topics, 1))))
    return fields


def _numbers(meeting: Meeting) -> tuple[int, int, int]:
    due = len(meeting.due) if meeting.due_count is None else meeting.due_count
    present = len(meeting.present) if meeting.present_count is None else meeting.present_count
    return due, present, len(meeting.absent)


def _counts(meeting: Meeting, absent: str) -> list[tuple[str, str]]:
    due, present, missing = _numbers(meeting)
    excused = "、".join(f"{name}（{why}）" for name, why in meeting.absent.items()) or "无"
    style = meeting.branch.habit.counts
    if style == 0:
        return [("应到人数", f"{due}人"), ("实到人数", f"{present}人"), (absent, excused)]
    if style == 1:
        return [("出席情况", f"应到{due}人，实到{present}人，缺席{missing}人"), (absent, excused)]
    if style == 2:
        came = "、".join(meeting.present)
        return [("应到人数", str(due)), ("实到人数", str(present)), ("出席人员", came), (absent, excused)]
    return [("应到党员", f"{due}名"), ("实到党员", f"{present}名"), (absent, excused)]


def _head(fields: list[tuple[str, str]]) -> Table:
    """Labels and values, short ones two a row."""
    rows: list[list[str]] = []
    for label, value in fields:
        if rows and len(rows[-1]) == 2 and len(value) < 24 and len(rows[-1][1]) < 24 and "\n" not in value:
            rows[-1] += [label, value]
        else:
            rows.append([label, value])
    return Table([tuple(row) for row in rows])


def _told(meeting: Meeting) -> list[str]:
    due, present, _ = _numbers(meeting)
    habit = meeting.branch.habit
    when = days.written(meeting.day, "plain") + days.span(meeting.start, meeting.end, habit.clock)
    what = _HELD.get(meeting.kind, meeting.kind)
    if meeting.group:
        what = f"第{'一二三'[meeting.group - 1]}{what}"
    lines = [
        f"{when}，{meeting.branch.name}在{meeting.place}召开{what}。"
        if meeting.kind != "主题党日"
        else f"{when}，{meeting.branch.name}在{meeting.place}开展{what}。",
        f"会议由{meeting.chair}主持，{meeting.recorder}记录。应到{due}人，实到{present}人，"
        + ("，".join(f"{name}{_because(why)}请假" for name, why in meeting.absent.items()) or "无缺席")
        + "。",
    ]
    if meeting.observers:
        lines.append(f"列席人员：{'、'.join(meeting.observers)}。")
    label = "活动主题" if meeting.kind == "主题党日" else "会议议题"
    lines.append(f"{label}：{'；'.join(meeting.topics)}。")
    return lines


def _body(meeting: Meeting) -> list[str]:
    habit = meeting.branch.habit
    join = ("{}：{}", "{}同志：{}", "{}发言：{}", "{}说：{}")[habit.speech]
    lines = [
        "活动内容："
        if meeting.kind == "主题党日"
        else ("会议内容：", "会议记录：", "讨论发言：", "会议内容：")[habit.labels]
    ]
    lines += [join.format(who, text) if who else text for who, text in meeting.talk]
    if meeting.decisions:
        lines.append(_LABELS[habit.labels][6] + "：")
        lines += [f"{at}.{text}" for at, text in enumerate(meeting.decisions, 1)]
    if meeting.remark:
        lines.append(meeting.remark)
    if habit.signature == 0:
        lines.append(f"主持人签名：{meeting.chair}　　记录人签名：{meeting.recorder}")
    else:
        word = "签字" if habit.signature == 1 else "签名"
        lines += [f"主持人（{word}）：{meeting.chair}", f"记录人（{word}）：{meeting.recorder}"]
    return lines


def _because(why: str) -> str:
    """外出务工，由党小组微信传达 → 因外出务工（由党小组微信传达）"""
    cause, _, more = why.partition("，")
    return f"因{cause}" + (f"（{more}）" if more else "")
