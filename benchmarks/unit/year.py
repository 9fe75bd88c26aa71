"""The meetings of a branch in its year: 三会一课, 主题党日."""

from __future__ import annotations

from datetime import date

from unit import days, words
from unit.meeting import Meeting
from unit.people import Branch, Member
from unit.phrases import REASONS
from unit.talk import discuss, due, speech, study, topics, voice
from unit.unit import Unit

_ALL = ("大会", "党课", "主题党日", "组织生活会", "评议")


def hold(unit: Unit, branch: Branch, kind: str, day: date, *, group: int = 0, length: int = 0) -> Meeting:
    """An empty meeting: when, where, who came."""
    random = unit.random(branch.key, kind, day, group)
    people = [member for member in branch.here(day) if not group or member.group == group]
    if kind == "支委会":
        people = [member for member in people if member.name in branch.officers()]
    absent = {
        member.name: why
        for member in people
        if (why := _away(member, day, random.random(), random.choice(REASONS), core=kind == "支委会"))
    }
    due_names = [member.name for member in people]
    if 3 * len(absent) > len(people) or len(people) - len(absent) < 3:
        absent = {name: why for name, why in absent.items() if next(m for m in people if m.name == name).away}
    came = [name for name in due_names if name not in absent]
    length = length or random.choice((45, 60, 70, 75, 90, 95, 110))
    start, end = unit.book(random, came, day, length)
    lead = next((m.name for m in people if group and "组长" in m.post and m.name in came), "")
    chair = lead or (branch.secretary if branch.secretary in came else came[0])
    recorder = branch.recorder if branch.recorder in came and branch.recorder != chair else ""
    recorder = recorder or next(name for name in came if name != chair)
    place = random.choice(words.PLACES.split("|"))
    meeting = Meeting(
        kind, branch, day, start, end, place, chair, recorder, due_names, absent, [], group=group
    )
    unit.meetings.append(meeting)
    return meeting


def _away(member: Member, day: date, chance: float, reason: str, *, core: bool) -> str:
    if member.on_leave(day) and member.away:
        return member.away[2]
    if member.kind == "流动" and day.month not in (2, 9):
        return "外出务工，由党小组微信传达"
    limit = 0.05 if core else 0.22 if member.kind == "离退休" else 0.07
    if chance >= limit or member.post == "书记":
        return ""
    return "身体不适" if member.kind == "离退休" else reason


def year(unit: Unit, branch: Branch) -> None:
    for month in unit.months:
        if branch.committee:
            _committee(unit, branch, month)
        _party_day(unit, branch, month)
        for group in range(1, branch.groups + 1):
            _group(unit, branch, month, group)
        if month % 3 == 0 or month == 1:
            _general(unit, branch, month)
        if month % 3 == 2:
            _lecture(unit, branch, month)


def _committee(unit: Unit, branch: Branch, month: int) -> None:
    random = unit.random(branch.key, "支委", month)
    day = days.some_day(random, month, 2, 9)
    meeting = hold(unit, branch, "支委会", day)
    by = voice(branch, unit.seed, "支委", month)
    learn = study(random, day) if random.random() < 0.4 else ""
    meeting.topics = topics(by, random.choice((1, 2, 2, 3)), learn=learn)
    discuss(meeting, by, speakers=2, decisions=random.choice((1, 2, 2, 3)))


def _group(unit: Unit, branch: Branch, month: int, group: int) -> None:
    random = unit.random(branch.key, "小组", month, group)
    meeting = hold(unit, branch, "小组会", days.some_day(random, month, 21, 28), group=group)
    by = voice(branch, unit.seed, "小组", month, group)
    meeting.topics = topics(by, random.choice((1, 2)), learn=study(random, meeting.day))
    discuss(meeting, by, speakers=random.choice((3, 4)), decisions=random.choice((0, 1)))


def _general(unit: Unit, branch: Branch, month: int) -> None:
    random = unit.random(branch.key, "大会", month)
    day = days.some_day(random, month, 10 if month > 1 else 11, 14 if month > 1 else 19)
    meeting = hold(unit, branch, "大会", day)
    by = voice(branch, unit.seed, "大会", month)
    meeting.topics = topics(
        by, random.choice((2, 3)), learn=study(random, day) if random.random() < 0.5 else ""
    )
    discuss(meeting, by, speakers=3, decisions=1)
    votes = sum(member.full(day) for member in branch.members if member.name in meeting.present)
    plan = by.fill("{支部季度工作安排|<thing>整治方案|党员责任区划分|党员突击队名单}")
    meeting.decisions.append(f"经举手表决，同意{votes}票，不同意0票，弃权0票，通过{plan}。")


def _lecture(unit: Unit, branch: Branch, month: int) -> None:
    random = unit.random(branch.key, "党课", month)
    meeting = hold(unit, branch, "党课", days.some_day(random, month, 22, 28))
    by = voice(branch, unit.seed, "党课", month)
    officers = [name for name in branch.officers() if name in meeting.present]
    meeting.speaker = branch.secretary if month in (2, 8) else random.choice(officers)
    about = ("守纪律", "讲担当", "转作风", "学条例", "强本领")
    meeting.topics = [
        by.fill(f"{random.choice(about)}{{，做好|，办实|，管好}}<thing>{{|——党员怎么做|里的小事}}")
    ]
    learn = study(random, meeting.day)
    meeting.talk.append(("", by.fill(f"{meeting.speaker}{{结合|从}}{learn}{{讲起|讲授}}。")))
    for _ in range(random.choice((4, 5))):
        meeting.talk.append(("", by.say("lecture") + "。"))
    for name in random.sample(meeting.present, min(3, len(meeting.present))):
        meeting.talk.append((name, speech(by, meeting.present, "study_s", name)))


def _party_day(unit: Unit, branch: Branch, month: int) -> None:
    random = unit.random(branch.key, "党日", month)
    day = days.on_or_after(date(2024, month, branch.habit.party_day))
    meeting = hold(unit, branch, "主题党日", day, length=random.choice((90, 120, 150)))
    by = voice(branch, unit.seed, "党日", month)
    meeting.topics = [
        by.fill("{学思想、|守纪律、|践初心、|比作风、}{管好|办好|整治}<thing>{|志愿服务|，服务<crowd>}")
    ]
    meeting.place = by.fill("<place>")
    present = meeting.present
    learn = study(random, day)
    given = {"chair": meeting.chair, "reader": random.choice(present), "study": learn}
    meeting.talk.append(("", by.say("opening", **given) + "。"))
    for _ in range(random.choice((2, 3))):
        meeting.talk.append(("", by.say("activity", who=random.choice(present)) + "。"))
    for name in random.sample(present, min(random.choice((2, 3)), len(present))):
        meeting.talk.append((name, speech(by, present, "study_s", name)))
    if random.random() < 0.5:
        limit = due(random, day)
        meeting.decisions.append(by.say("decide", who=random.choice(present), due=limit) + "。")
    meeting.images = [unit.picture(branch.key, "党日", month, at) for at in range(random.choice((1, 2)))]
