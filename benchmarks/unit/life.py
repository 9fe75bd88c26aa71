# ruff: noqa: E501  a sentence is a line
"""The 组织生活会 of a branch with what belongs to it, and the 民主评议."""

from __future__ import annotations

from datetime import timedelta

from unit import days
from unit.days import written
from unit.letters import letter
from unit.meeting import Meeting
from unit.paper import Table
from unit.people import Branch
from unit.talk import due, voice
from unit.unit import Unit
from unit.year import hold


def life(unit: Unit, branch: Branch) -> None:
    """In January and February, for 2023."""
    random = unit.random("life", branch.key)
    day = days.some_day(random, 1, 22, 31)
    meeting = hold(unit, branch, "组织生活会", day, length=150)
    by = voice(branch, unit.seed, "life")
    meeting.topics = ["深入学习贯彻习近平新时代中国特色社会主义思想主题教育专题组织生活会"]
    chair, present = meeting.chair, meeting.present
    meeting.talk.append(
        ("", f"一、{chair}通报会前学习、征求意见、谈心谈话和上年整改情况：{by.say('done')}。")
    )
    meeting.talk.append(
        (
            "",
            f"{chair}代表支部{'委员会' if branch.committee else ''}作对照检查：{by.say('fault')}。{by.say('root')}。",
        )
    )
    meeting.talk.append(("", "二、批评和自我批评"))
    others: dict[str, list[str]] = {}
    for at, name in enumerate(present):
        others[name] = [present[(at + 1) % len(present)]]
        if len(present) > 3 and random.random() < 0.6:
            others[name].append(present[(at + 3) % len(present)])
    for name in present:
        limit = due(random, day)
        said = f"自我批评：{by.say('fault')}。{by.say('mend', due=limit, who=chair)}。"
        meeting.talk.append((name, said))
        for critic in dict.fromkeys(others[name]):
            if critic != name:
                text = f"{critic}对{name}的批评意见：{by.say('critic', who=random.choice(present))}。"
                meeting.talk.append(("", text))
    meeting.talk.append(("", f"三、{by.say('closing', chair=chair)}。"))
    meeting.decisions = [f"列出整改清单，{due(random, day)}前逐项整改，责任到人。"]
    _talks(unit, branch, meeting)
    _papers(unit, branch, meeting)
    _appraisal(unit, branch)


def _talks(unit: Unit, branch: Branch, life_meeting: Meeting) -> None:
    random = unit.random("talks", branch.key)
    people = [m.name for m in branch.here(life_meeting.day)]
    # who holds two posts talks with nobody twice
    leads = list(dict.fromkeys(branch.officers())) if branch.committee else [branch.secretary]
    rest = [name for name in people if name not in leads]
    pairs = [(leads[at % len(leads)], name) for at, name in enumerate(rest)]
    pairs += [(one, other) for at, one in enumerate(leads) for other in leads[at + 1 :]]
    pairs += [
        (name, rest[(2 * at + 1) % len(rest)]) for at, name in enumerate(rest[: 2 * (len(rest) // 2) : 2])
    ]
    for at, (one, other) in enumerate(pairs):
        day = days.some_day(random, 1, 3, 18)
        start, end = unit.book(random, [one, other], day, random.choice((20, 25, 30, 40)))
        by = voice(branch, unit.seed, "talk", at, other)
        lines = [
            f"谈话时间：{written(day, branch.habit.day)} {days.span(start, end, 'dash')}",
            f"谈话地点：{random.choice(('党员活动室', '班组休息室', '书记办公室', '小会议室', '值班室'))}",
            f"谈话人：{one}",
            f"谈话对象：{other}",
            f"记录人：{one}",
            "谈话内容：",
        ]
        for _ in range(random.choice((2, 3))):
            lines += [f"{one}：{by.say('talk_ask')}？", f"{other}：{by.say('talk_say')}。"]
        lines += [f"{one}：{by.say('talk_end')}。", f"谈话人签字：{one}　　谈话对象签字：{other}"]
        form = "txt" if branch.habit.text != "docx" else "docx"
        path = f"组织生活会/谈心谈话/{at + 1:02}{one}与{other}谈心谈话记录"
        paper = letter(unit, branch, path, "谈话", f"{branch.name}谈心谈话记录", lines, day, form=form)
        del paper.parts[-2:]


def _papers(unit: Unit, branch: Branch, meeting: Meeting) -> None:
    random = unit.random("life papers", branch.key)
    before = days.on_or_after(meeting.day - timedelta(days=random.randint(4, 7)))
    before = min(before, meeting.day - timedelta(days=1))
    writers = meeting.present[: random.choice((3, 4))]
    for name in writers:
        by = voice(branch, unit.seed, "self", name)
        lines = ["按照组织生活会要求，现作对照检查如下。", "一、存在的主要问题"]
        lines += [
            f"{at}.{by.say('fault')}。{by.say('critic', who=random.choice(writers))}。" for at in range(1, 4)
        ]
        lines += ["二、原因分析", *(f"{at}.{by.say('root')}。" for at in range(1, 3)), "三、整改措施"]
        lines += [f"{at}.{by.say('mend', due=due(random, meeting.day), who=name)}。" for at in range(1, 4)]
        title = "组织生活会个人对照检查材料"
        letter(
            unit, branch, f"组织生活会/对照检查/{name}对照检查材料", "对照", title, lines, before, issuer=name
        )
    if 8 not in unit.months:  # nothing is mended yet
        return
    by = voice(branch, unit.seed, "mend list")
    rows = [("序号", "存在问题", "整改措施", "责任人", "整改时限", "完成情况")]
    for at in range(1, random.randint(4, 6)):
        limit = days.on_or_after(meeting.day + timedelta(days=random.randint(40, 150)))
        done = limit - timedelta(days=random.randint(2, 20))
        result = f"{done.month}月{done.day}日完成，{by.say('deal')}，{random.choice(('大家认可', '支部会上已通报', '已回访'))}"
        who = random.choice(meeting.present)
        rows.append((str(at), by.say("fault"), by.say("deal"), who, written(limit, "plain"), result))
    title = f"{branch.name}组织生活会整改清单"
    day = days.on_or_after(meeting.day + timedelta(days=160))
    letter(unit, branch, "组织生活会/整改清单", "整改", title, [Table(list(rows))], day)


def _appraisal(unit: Unit, branch: Branch) -> None:
    if 2 not in unit.months:
        return
    random = unit.random("appraisal", branch.key)
    meeting = hold(unit, branch, "评议", days.some_day(random, 2, 21, 28), length=120)
    by = voice(branch, unit.seed, "appraisal")
    meeting.topics = ["开展2023年度民主评议党员"]
    graded = sum(m.full(meeting.day) for m in branch.members if m.name in meeting.present)
    good = max(1, graded // 4)
    meeting.talk.append(("", f"一、{meeting.chair}说明评议办法，组织学习《中国共产党章程》有关条文。"))
    meeting.talk.append(("", "二、个人自评"))
    for name in random.sample(meeting.present, min(5, len(meeting.present))):
        meeting.talk.append((name, f"{by.say('done')}。不足是：{by.say('fault')}。"))
    meeting.talk.append(("", "三、党员互评"))
    for name in random.sample(meeting.present, min(4, len(meeting.present))):
        other = random.choice([person for person in meeting.present if person != name])
        meeting.talk.append((name, f"{other}{by.say('critic', who=meeting.chair)}。"))
    meeting.talk.append(("", "四、民主测评"))
    text = f"发出测评票{graded}张，收回{graded}张。参加评议党员{graded}名，优秀{good}名，合格{graded - good}名，基本合格0名，不合格0名。"
    meeting.talk.append(("", text))
    meeting.talk.append(("", "五、组织评定"))
    meeting.decisions = [
        f"{'支委会' if branch.committee else '支部'}综合评定意见，优秀{good}名，报集团党委审定后公布。"
    ]
