"""What the branch and the committee above it write beside the meetings: plans, reports, notices, training."""

from __future__ import annotations

from datetime import date, timedelta

from unit import days, words
from unit.letters import letter
from unit.paper import Paper, Table
from unit.people import Branch
from unit.talk import due, speech, study, voice
from unit.unit import Unit


def branch_papers(unit: Unit, branch: Branch) -> None:
    _plan(unit, branch)
    _summaries(unit, branch)
    _debriefing(unit, branch)
    _notices(unit, branch)


def _plan(unit: Unit, branch: Branch) -> None:
    by = voice(branch, unit.seed, "plan")
    day = days.some_day(by.random, 1, 15, 30)
    people = [member.name for member in branch.here(day)]
    lines = [
        f"为做好2024年支部工作，经{'支委会研究' if branch.committee else '支部党员大会讨论'}，制定本计划。"
    ]
    for head in ("一、组织生活", "二、党员教育管理", "三、服务和业务", "四、作风建设"):
        lines.append(head)
        for at in range(1, by.random.randint(2, 3) + 1):
            lines.append(f"{at}.{by.say('plan', who=by.random.choice(people))}。")
    letter(unit, branch, "计划总结/2024年支部工作计划", "计划", f"{branch.name}2024年工作计划", lines, day)


def _summaries(unit: Unit, branch: Branch) -> None:
    for month, name in ((7, "上半年工作总结"), (12, "2024年工作总结")):
        if month not in unit.months:
            continue
        by = voice(branch, unit.seed, name)
        day = days.some_day(by.random, month, 3 if month == 7 else 20, 12 if month == 7 else 30)
        lines = ["一、主要工作"]
        lines += [f"（{number}）{by.say('done')}。" for number in "一二三四"]
        lines += ["二、存在问题"]
        lines += [f"{at}.{by.say('trouble')}，{by.say('why')}。" for at in range(1, 4)]
        lines += ["三、下一步打算"]
        lines += [f"{at}.{by.say('plan', who=branch.secretary)}。" for at in range(1, 4)]
        full = name if name.startswith("2024") else f"2024年{name}"
        letter(unit, branch, f"计划总结/{full}", "总结", f"{branch.name}{full}", lines, day)


def _debriefing(unit: Unit, branch: Branch) -> None:
    if 12 not in unit.months:
        return
    by = voice(branch, unit.seed, "debriefing")
    day = days.some_day(by.random, 12, 23, 31)
    lines = [f"述职人：{branch.secretary}", "现将2024年度抓党建工作情况述职如下，请予评议。", "一、履职情况"]
    lines += [by.say("done") + "。" for _ in range(4)]
    lines += ["二、存在的问题和原因"]
    lines += [f"{at}.{by.say('fault')}。{by.say('root')}。" for at in range(1, 4)]
    lines += ["三、下一步打算和措施"]
    limit = due(by.random, day)
    lines += [f"{at}.{by.say('mend', due=limit, who=branch.recorder)}。" for at in range(1, 4)]
    title = f"{branch.name}书记抓基层党建工作述职报告"
    letter(unit, branch, "述职/2024年度书记述职报告", "述职", title, lines, day, issuer=branch.secretary)


def _notices(unit: Unit, branch: Branch) -> None:
    """Notices of general meetings, as they were held."""
    for meeting in [m for m in unit.meetings if m.branch is branch and m.kind == "大会"]:
        random = unit.random("notice", branch.key, meeting.day)
        if random.random() < 0.4:
            continue
        day = meeting.day - timedelta(days=random.randint(2, 4))
        while not days.working(day):
            day -= timedelta(days=1)
        when = days.written(meeting.day, "week") + days.clock(meeting.start, "colon")
        lines = [
            f"经支部研究，定于{when}在{meeting.place}召开支部党员大会。现将有关事项通知如下：",
            "一、会议议题",
            *(f"{at}.{topic}" for at, topic in enumerate(meeting.topics, 1)),
            "二、参加人员",
            random.choice(("支部全体党员。", "全体党员，因故不能参加的向组织委员请假。")),
            "三、有关要求",
            random.choice(
                ("请提前安排好工作，准时参加。", "请带笔记本，提前十分钟签到。", "请会前看过议题，准备发言。")
            ),
        ]
        path = f"通知/{meeting.day:%m%d}党员大会通知"
        notice = letter(unit, branch, path, "通知", "关于召开支部党员大会的通知", lines, day, to="各位党员")
        notice.kind = f"通知 {meeting.day}"


def committee(unit: Unit) -> None:
    """党委会 minutes, 通报 and records of training."""
    lead = [branch.members[0].name for branch in unit.branches[-5:]]
    for month in unit.months:
        _committee_meeting(unit, month, lead)
        if month % 3 == 0:
            _bulletin(unit, month)
    for month in (4, 10):
        if month in unit.months:
            _training(unit, month)
    if 12 in unit.months:
        _debriefings(unit)


def _committee_meeting(unit: Unit, month: int, lead: list[str]) -> None:
    random = unit.random("党委会", month)
    host = unit.branches[month % len(unit.branches)]
    by = voice(host, unit.seed, "党委会", month)
    day = days.some_day(random, month, 26 if month != 2 else 23, 28)
    start, end = unit.book(random, lead, day, 90)
    topics = [f"研究{host.name}标准化规范化建设达标问题" if month in (3, 9) else f"听取{host.name}工作汇报"]
    topics.append(by.fill("研究<thing>专项工作"))
    paper = Paper(f"集团党委/党委会/2024年{month}月党委会会议记录", "docx", "党委会", "", day)
    paper.title = [words.COMMITTEE, "党委会会议记录"]
    paper.add(
        f"会议时间：{days.written(day, 'plain')}{days.span(start, end, 'dash')}",
        "会议地点：集团六楼会议室",
        f"主持人：{lead[0]}",
        f"记录人：{lead[-1]}",
        f"应到人数：{len(lead)}人",
        f"实到人数：{len(lead)}人",
        f"出席人员：{'、'.join(lead)}",
        "缺席人员及原因：无",
        "会议议题：" + "；".join(topics),
        "会议内容：",
    )
    for number, topic in zip("一二", topics, strict=True):
        paper.add(f"{number}、{topic}")
        for name in random.sample(lead[1:], min(3, len(lead) - 1)):
            paper.add(f"{name}：{speech(by, lead, 'see', name)}")
    paper.add("会议决议：", f"1.{by.say('decide', who=lead[1], due=due(random, day))}。")
    paper.add(f"主持人签名：{lead[0]}　　记录人签名：{lead[-1]}")
    paper.created = f"{day}T17:{random.randrange(60):02}:{random.randrange(60):02}Z"
    unit.papers.append(paper)


def _bulletin(unit: Unit, month: int) -> None:
    random = unit.random("通报", month)
    day = days.some_day(random, month, 27, 30)
    season = "一二三四"[month // 3 - 1]
    lines = [f"现将2024年第{season}季度各党支部组织生活检查情况通报如下："]
    for number, branch in zip(
        "一二三四", random.sample(unit.branches, min(4, len(unit.branches))), strict=False
    ):
        by = voice(branch, unit.seed, "通报", month)
        lines.append(f"{number}、{branch.name}：{by.say('done')}；{by.say('trouble')}，应当在下季度改正。")
    title = f"关于2024年第{season}季度党支部组织生活检查情况的通报"
    number = f"望城运党〔2024〕{month + 10}号"
    letter(unit, None, f"通报/第{season}季度通报", "通报", title, lines, day, to="各党支部", number=number)


def _training(unit: Unit, month: int) -> None:
    day: date = days.some_day(unit.random("培训", month), month, 8, 18)
    people = [
        branch.secretary
        for at, branch in enumerate(unit.branches)
        if at % 2 == (month == 4) and unit.free([branch.secretary], day, 510, 1020)
    ]
    for name in people:
        unit.busy[name].append((day, 510, 1020))
    by = voice(unit.branches[0], unit.seed, "培训", month)
    learn = study(by.random, day)
    paper = letter(
        unit, None, f"培训/2024年{month}月党支部书记培训记录", "培训", "党支部书记和党务干部培训记录",
        [
            f"培训时间：{days.written(day, 'plain')}8:30-17:00",
            "培训地点：集团培训中心",
            f"主讲人：{words.SURNAMES[month]}育英（县委党校）",
            f"培训内容：{learn}；党支部工作实务",
            "学时：8学时",
            f"参训人员：{'、'.join(people)}",
            *(by.say("lecture") + "。" for _ in range(3)),
        ],
        day,
    )  # fmt: skip
    paper.add(Table([("姓名", "签到"), *((name, name) for name in people)]))


def _debriefings(unit: Unit) -> None:
    """All secretaries give an account, and are graded."""
    day = date(2024, 12, 31)
    good = len(unit.branches) // 4
    lines: list[str | Table] = [
        "会议时间：2024年12月31日9:00-11:30",
        "会议地点：集团六楼会议室",
        "一、党支部书记述职",
    ]
    for branch in unit.branches:
        by = voice(branch, unit.seed, "account")
        lines.append(f"{branch.name}书记{branch.secretary}：{by.say('done')}。不足：{by.say('fault')}。")
    lines += ["二、评议等次"]
    rows = [(b.name, b.secretary, "好" if at < good else "较好") for at, b in enumerate(unit.branches)]
    lines.append(Table([("党支部", "书记", "评议等次"), *rows]))
    title = "2024年度党支部书记抓基层党建工作述职评议考核情况"
    letter(unit, None, "述职评议/2024年度党支部书记述职评议考核情况", "述职评议", title, lines, day)
