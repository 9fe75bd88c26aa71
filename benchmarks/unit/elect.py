# ruff: noqa: E501  a sentence is a line
"""An election: from the request to the approval of its result."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from unit import days, words
from unit.days import workdays_later, written
from unit.letters import letter
from unit.people import Branch
from unit.talk import voice
from unit.unit import Unit
from unit.year import hold

FLAWS = {
    "选举.批复在请示前": "批复早于请示",
    "选举.先选后批": "候选人批复在选举以后",
    "选举.等额": "候选人与应选名额相等",
    "选举.到会不足": "到会不足五分之四",
    "选举.监票人是候选人": "监票人是候选人",
    "选举.缺结果报告": "没有选举结果的报告和批复",
}


def elect(unit: Unit, branch: Branch, month: int, flaw: str = "") -> None:
    """The committee of the branch is elected again, with more candidates than seats."""
    before = len(unit.papers)
    random = unit.random("elect", branch.key)
    day = days.some_day(random, month, 15, 20)
    branch.term_ends = day + timedelta(days=random.randint(5, 30))
    asked = days.on_or_after(day - timedelta(days=random.randint(46, 56)))
    answered = workdays_later(asked, random.randint(3, 6))
    named = workdays_later(answered, random.randint(5, 9))
    agreed = workdays_later(named, random.randint(3, 5))
    if flaw == "选举.批复在请示前":
        answered = days.on_or_after(asked - timedelta(days=9))
    if flaw == "选举.先选后批":
        agreed = workdays_later(day, 4)
    seats = branch.officers()
    others = [
        m for m in branch.here(day) if m.full(day) and not m.post and m.kind == "在职" and not m.on_leave(day)
    ]
    extra = [m.name for m in others[: ceil(len(seats) * 0.2)]]
    if flaw == "选举.等额":
        extra = []
    count, total = len(seats), len(seats) + len(extra)
    number = int(branch.term_ends.strftime("%j"))

    def write(name: str, title: str, lines: list[str], when: date, up: bool) -> None:
        path, date_ = f"换届选举/{name}", when
        if up:
            letter(unit, branch, path, "选举", title, lines, date_, to="集团党委")
        else:
            sign = f"望城运党〔2024〕{number + int(name[:2])}号"
            letter(
                unit,
                branch,
                path,
                "选举",
                title,
                lines,
                date_,
                to=branch.name,
                number=sign,
                issuer=words.COMMITTEE,
            )

    ends = written(branch.term_ends, "plain")
    write(
        "01换届请示", f"关于{branch.name}换届选举的请示",
        [
            f"本届支部委员会将于{ends}任期届满。经支委会研究，拟于{day.month}月召开党员大会进行换届选举。",
            f"新一届支部委员会拟由{count}名委员组成，设书记1名，提名候选人{total}名" + ("，实行差额选举，差额不少于20%。" if extra else "。"),
            "书记由新一届支部委员会全体会议等额选举产生。", "妥否，请批示。",
        ], asked, True,
    )  # fmt: skip
    write(
        "02换届批复", f"关于同意{branch.name}换届选举的批复",
        [f"你支部《关于{branch.name}换届选举的请示》收悉。经研究，同意你支部召开党员大会换届，委员名额{count}名。", "此复。"],
        answered, False,
    )  # fmt: skip
    write(
        "03候选人请示", f"关于{branch.name}委员会委员候选人预备人选的请示",
        [f"经党员酝酿推荐、支委会研究，委员候选人预备人选{total}名：{'、'.join([*seats, *extra])}。", "妥否，请批示。"],
        named, True,
    )  # fmt: skip
    write(
        "04候选人批复", f"关于同意{branch.name}委员会委员候选人预备人选的批复",
        [f"你支部《关于{branch.name}委员会委员候选人预备人选的请示》收悉。同意{'、'.join([*seats, *extra])}为委员候选人预备人选，提交党员大会选举。", "此复。"], agreed, False,
    )  # fmt: skip
    held = len(unit.meetings)
    _assembly(unit, branch, day, seats, extra, flaw)
    if branch.committee:
        _first(unit, branch, day, seats)
    if flaw:
        unit.wrong(flaw, branch, [*unit.papers[before:], *unit.meetings[held:]], FLAWS[flaw])
    if flaw == "选举.缺结果报告":
        return
    reported = workdays_later(day, 2)
    write(
        "07选举结果报告", f"关于{branch.name}选举结果的报告",
        [
            f"根据集团党委批复，{branch.name}于{written(day, 'plain')}召开党员大会，采取无记名投票方式选举产生新一届支部委员会。",
            f"委员：{'、'.join(seats)}。", f"支部委员会第一次会议选举{seats[0]}为书记。", "特此报告。",
        ], reported, True,
    )  # fmt: skip
    write(
        "08选举结果批复", f"关于{branch.name}选举结果的批复",
        [f"你支部《关于{branch.name}选举结果的报告》收悉。同意{branch.name}由{'、'.join(seats)}组成支部委员会，{seats[0]}任书记。", "此复。"],
        workdays_later(reported, 4), False,
    )  # fmt: skip


def _assembly(unit: Unit, branch: Branch, day: date, seats: list[str], extra: list[str], flaw: str) -> None:
    when = day
    meeting = hold(unit, branch, "大会", when, length=120)
    voters = [m.name for m in branch.members if m.full(when) and m.name in meeting.due]
    keep = len(voters) // 6
    for name in [n for n in meeting.absent if n in voters][keep:]:
        if unit.free([name], when, meeting.start, meeting.end):
            del meeting.absent[name]
            unit.busy[name].append((when, meeting.start, meeting.end))
    here = [name for name in voters if name in meeting.present]
    if flaw == "选举.到会不足":
        gone = [name for name in voters if name in meeting.present and name not in seats][: len(voters) // 3]
        meeting.absent |= dict.fromkeys(gone, "现场值班")
        here = [name for name in voters if name in meeting.present]
    by = voice(branch, unit.seed, "elect")
    meeting.topics = ["选举新一届支部委员会委员"]
    meeting.path = f"{branch.folder}/换届选举/05换届选举党员大会会议记录"
    count = len(here)
    watch = [name for name in here if name not in (*seats, *extra)] or ["无"]
    if flaw == "选举.监票人是候选人":
        watch = [seats[-1], watch[-1]]
    enough = "未过" if flaw == "选举.到会不足" else "超过"
    enough = f"，{enough}应到会人数的五分之四，可以进行选举。" if enough == "超过" else "，进行选举。"
    totals = [(name, count - by.random.randint(0, max(0, count // 8))) for name in seats]
    totals += [(name, by.random.randint(1, max(1, count // 3))) for name in extra]
    meeting.talk = [
        ("", f"一、清点人数：有选举权的党员应到{len(voters)}人，实到{count}人{enough}"),
        ("", f"二、{meeting.chair}代表上届支部委员会报告工作：{by.say('done')}。"),
        ("", f"三、举手表决通过选举办法，同意{count}票，不同意0票，弃权0票。"),
        ("", f"四、介绍候选人情况，候选人{len(seats) + len(extra)}名，应选{len(seats)}名。"),
        ("", f"五、推选{watch[0]}为监票人、{watch[-1]}为计票人，表决通过。"),
        ("", f"六、无记名投票。发出选票{count}张，收回选票{count}张，有效票{count}张，无效票0张，选举有效。"),
        (
            "",
            "七、公布计票结果："
            + "；".join(f"{n}得赞成票{v}票，不赞成票{count - v}票，弃权0票" for n, v in totals)
            + "。",
        ),
    ]
    meeting.decisions = [f"{'、'.join(seats)}当选为新一届支部委员会委员。"]


def _first(unit: Unit, branch: Branch, day: date, seats: list[str]) -> None:
    meeting = hold(unit, branch, "支委会", day, length=30)
    meeting.topics = ["选举书记，委员分工"]
    meeting.path = f"{branch.folder}/换届选举/06新一届支委会第一次会议记录"
    count = len(meeting.present)
    posts = "，".join(f"{m.name}任{m.post}" for m in branch.members if m.name in seats)
    meeting.talk = [
        (
            "",
            f"一、无记名投票等额选举书记。发出选票{count}张，收回{count}张，有效票{count}张，{seats[0]}得{count}票。",
        ),
        ("", f"二、研究委员分工：{posts}。"),
        *(
            (name, f"服从分工，先把{voice(branch, name).say('thing')}的事接下来。")
            for name in meeting.present[1:3]
        ),
    ]
    meeting.decisions = [f"{seats[0]}当选为支部书记，报集团党委批准。", "委员分工照此公布。"]
