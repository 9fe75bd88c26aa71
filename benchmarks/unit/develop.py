# ruff: noqa: E501  a sentence is a line
"""How somebody becomes a member: the papers of the steps, in order."""

from __future__ import annotations

from datetime import date, timedelta

from unit import days, words
from unit.days import months_later, on_or_after, workdays_later, written
from unit.letters import letter
from unit.people import Branch, Member
from unit.talk import voice
from unit.unit import Unit
from unit.year import hold

FLAWS = {
    "发展.谈话迟": "收到申请书后一个多月才谈话",
    "发展.培养不足": "确定积极分子不到一年即列为发展对象",
    "发展.公示短": "公示不足五个工作日",
    "发展.公示未满": "公示期未满即确定发展对象",
    "发展.培训在后": "接收大会以后才培训",
    "发展.审批迟": "大会六个月以后才审批",
    "发展.缺政审": "没有政治审查材料",
    "发展.批复在前": "批复早于接收大会",
}


def receive(unit: Unit, branch: Branch, name: str, month: int, flaw: str = "") -> None:
    """A candidate is received in that month as a probationary member."""
    before = len(unit.papers)
    random = unit.random("receive", branch.key)
    day = days.some_day(random, month, 16, 20)
    applied = date(2022, random.randint(3, 9), random.randint(3, 25))
    talked = on_or_after(applied + timedelta(days=random.randint(5, 22)))
    active = on_or_after(months_later(applied, 5))
    if flaw == "发展.谈话迟":
        talked = on_or_after(applied + timedelta(days=58))
    halves = [on_or_after(months_later(active, 5)), on_or_after(months_later(active, 10))]
    pick = on_or_after(day - timedelta(days=random.randint(75, 85)))
    if flaw == "发展.培养不足":
        active = on_or_after(months_later(pick, -7))
        halves = [on_or_after(months_later(active, 3)), on_or_after(months_later(active, 6))]
    meet = on_or_after(pick - timedelta(days=14))
    shown = (on_or_after(meet + timedelta(days=1)), workdays_later(on_or_after(meet + timedelta(days=1)), 6))
    if flaw == "发展.公示短":
        shown = (shown[0], workdays_later(shown[0], 2))
    if flaw == "发展.公示未满":
        shown = (
            on_or_after(pick - timedelta(days=3)),
            workdays_later(on_or_after(pick - timedelta(days=3)), 6),
        )
    checked = workdays_later(pick, random.randint(8, 12))
    taught = workdays_later(checked, 4)
    asked = workdays_later(taught, 7)
    agreed = workdays_later(asked, random.randint(4, 6))
    sponsors = [m.name for m in branch.members if m.full(active) and m.kind == "在职" and not m.moved_out][
        1:3
    ]
    if len(sponsors) < 2:
        sponsors = [m.name for m in branch.members[:2]]
    one, two = sponsors
    by = voice(branch, unit.seed, "receive", name)

    def say() -> str:
        return by.say("done")

    def w(when: date) -> str:
        return written(when, "plain")

    upper, folder = words.COMMITTEE, f"发展党员/{name}"

    def paper(number: str, title: str, lines: list[str], when: date, issuer: str = "", to: str = "") -> None:
        letter(unit, branch, f"{folder}/{number}{title}", "发展", title, lines, when, issuer=issuer, to=to)

    paper(
        "01",
        "入党申请书",
        ["敬爱的党组织：", f"我志愿加入中国共产党。{say()}。{by.say('fault')}，我会改。", f"申请人：{name}"],
        applied,
        name,
    )
    paper(
        "02",
        "入党申请人谈话记录",
        [
            f"谈话时间：{w(talked)}",
            "谈话地点：党员活动室",
            f"谈话人：{one}",
            f"谈话对象：{name}",
            f"谈话内容：{by.say('talk_say')}。{say()}。",
            f"谈话人签字：{one}　谈话对象签字：{name}",
        ],
        talked,
    )
    paper(
        "03",
        "确定入党积极分子登记",
        [
            f"入党积极分子姓名：{name}",
            f"{w(active)}，经党员推荐、支部研究，确定{name}为入党积极分子，培养联系人为{one}、{two}，报上级党委备案。",
        ],
        active,
    )
    for at, when in enumerate(halves):
        paper(
            f"0{at + 4}",
            f"入党积极分子考察记录{at + 1}",
            [
                f"入党积极分子姓名：{name}",
                f"考察时间：{w(when)}",
                f"培养联系人：{one}、{two}",
                f"考察情况：{say()}。不足：{by.say('fault')}。",
            ],
            when,
        )
    length = "3个工作日" if flaw == "发展.公示短" else "5个工作日以上"
    paper(
        "06",
        "发展对象公示",
        [
            f"经支部研究，拟将{name}列为发展对象，现予公示。",
            f"公示时间：{w(shown[0])}至{w(shown[1])}（{length}）。",
            "对公示对象有意见的，请在公示期内向党支部组织委员反映，电话：0000-6120118。",
        ],
        shown[0],
    )
    paper(
        "07",
        "确定发展对象登记",
        [
            f"发展对象姓名：{name}",
            f"{w(pick)}，经支部研究并公示无异议，报上级党委备案，确定{name}为发展对象，入党介绍人为{one}、{two}。",
        ],
        pick,
    )
    if flaw != "发展.缺政审":
        paper(
            "08",
            "政治审查报告",
            [
                f"审查对象：{name}",
                f"经谈话、查阅档案和函调，{name}本人和主要社会关系政治清楚，{say()}。",
                "结论：政治审查合格。",
            ],
            checked,
        )
    start = on_or_after(taught - timedelta(days=4))
    if flaw == "发展.培训在后":
        start = on_or_after(day + timedelta(days=12))
    paper(
        "09",
        "发展对象培训证明",
        [f"发展对象{name}于{w(start)}至{w(start + timedelta(days=2))}参加集中培训3天，24学时，考试合格。"],
        max(taught, start + timedelta(days=2)),
        upper,
    )
    looked = workdays_later(taught, 4)
    paper(
        "09-1",
        "支部审查意见",
        [
            f"{w(looked)}，{'支委会' if branch.committee else '支部'}对发展对象{name}的材料进行审查，认为手续完备，合格，同意报上级预审。"
        ],
        looked,
    )
    paper(
        "10",
        "预审请示",
        [f"经支部审查，{name}具备党员条件，材料齐全，现报请预审。", "妥否，请批示。"],
        asked,
        to="集团党委",
    )
    paper(
        "11",
        "预审意见",
        [
            f"你支部《关于{name}入党材料预审的请示》收悉。经审查，{name}的材料齐全、手续完备，同意提交支部党员大会讨论。",
            "此复。",
        ],
        agreed,
        upper,
        branch.name,
    )
    general(unit, branch, day, name, sponsors, confirm=False)
    report = workdays_later(day, 3)
    paper(
        "13",
        "接收预备党员请示",
        [f"{w(day)}支部党员大会通过决议，同意接收{name}为预备党员，现报请审批。", "妥否，请批示。"],
        report,
        to="集团党委",
    )
    seen = workdays_later(report, 6)
    paper(
        "14",
        "入党前谈话记录",
        [
            f"谈话时间：{w(seen)}",
            "谈话地点：集团小会议室",
            f"谈话人：{unit.branches[-1].secretary}",
            f"谈话对象：{name}",
            f"谈话内容：{by.say('talk_ask')}。{by.say('talk_say')}。",
            f"谈话人签字：{unit.branches[-1].secretary}　谈话对象签字：{name}",
        ],
        seen,
        upper,
    )
    given = workdays_later(seen, 6)
    if flaw == "发展.审批迟":
        given = on_or_after(months_later(day, 7))
    if flaw == "发展.批复在前":
        given = on_or_after(day - timedelta(days=6))
    paper(
        "15",
        "接收预备党员批复",
        [
            f"你支部《关于接收{name}为预备党员的请示》收悉。经集团党委会议{w(given)}研究，同意接收{name}为中共预备党员，预备期自{w(day)}至{w(months_later(day, 12))}。",
            "此复。",
        ],
        given,
        upper,
        branch.name,
    )
    new = Member(name, random.choice("男女"), date(1994, 5, 9), day, None, income=3600)
    new.group = 1 if branch.groups else 0
    branch.members.append(new)
    branch.candidates.append(name)
    if flaw:
        unit.wrong(flaw, branch, unit.papers[before:], FLAWS[flaw], name)


def general(unit: Unit, branch: Branch, day: date, name: str, sponsors: list[str], *, confirm: bool) -> None:
    meeting = hold(unit, branch, "大会", day, length=75)
    if meeting.absent.pop(name, None):
        unit.busy[name].append((day, meeting.start, meeting.end))
    voters = [m.name for m in branch.members if m.full(day) and m.name in meeting.due]
    here = [voter for voter in voters if voter in meeting.present]
    by = voice(branch, unit.seed, "general", name)
    count = len(here)
    what = "转为正式党员" if confirm else "接收为预备党员"
    meeting.topics = [f"讨论{name}{'转正' if confirm else '接收为预备党员'}"]
    meeting.path = (
        f"{branch.folder}/发展党员/{name}/{'18讨论转正' if confirm else '12接收预备党员'}党员大会会议记录"
    )
    if not confirm:
        meeting.observers = [name]
    meeting.talk = [
        ("", f"一、清点人数：有表决权的正式党员应到{len(voters)}人，实到{count}人，超过半数，会议有效。"),
        (
            "",
            f"二、{name}{'汇报预备期情况' if confirm else '宣读入党志愿书，汇报本人情况'}：{by.say('done')}。",
        ),
    ]
    if not confirm:
        one, two = sponsors
        meeting.talk += [
            ("", f"三、入党介绍人{one}介绍：{by.say('done')}。不足是{by.say('fault')}。同意其入党。"),
            ("", f"入党介绍人{two}介绍：{by.say('done')}。同意其入党。"),
        ]
    meeting.talk.append(
        (
            "",
            f"{'三' if confirm else '四'}、{'支委会' if branch.committee else '支部'}报告审查情况：材料齐全，公示无异议。",
        )
    )
    meeting.talk.append(("", f"{'四' if confirm else '五'}、讨论"))
    for voter in by.random.sample(here, min(4, count)):
        meeting.talk.append(
            (voter, f"同意{name}{what}。{by.say('done')}。希望改正：{by.say('critic', who=voter)}。")
        )
    head = "五" if confirm else "六"
    meeting.talk.append(
        (
            "",
            f"{head}、无记名投票表决。发出表决票{count}张，收回{count}张，同意{count}票，不同意0票，弃权0票。",
        )
    )
    meeting.decisions = [
        f"应到会有表决权的正式党员{len(voters)}人，实到{count}人，同意{count}票，决议同意{name}{what}。"
    ]
