# ruff: noqa: E501  a sentence is a line
"""Rosters, dues, rectification ledgers and task lists of a branch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from unit import days
from unit.days import written
from unit.letters import letter, sheet_paper
from unit.paper import Paper, Sheet, Table
from unit.people import Branch, Member
from unit.talk import voice
from unit.unit import Unit

Cell = str | float | date


def ledgers(unit: Unit, branch: Branch, of_dues: str = "", of_mending: str = "") -> None:
    roster(unit, branch)
    dues(unit, branch, of_dues)
    if 12 in unit.months:  # what is told at the end of the year
        rectification(unit, branch, of_mending)
        tasks(unit, branch)


def roster(unit: Unit, branch: Branch) -> None:
    random = unit.random("roster", branch.key)
    full = random.random() < 0.6
    head = [
        "序号",
        "姓名",
        "性别",
        "出生年月",
        "入党时间",
        "转正时间",
        "党员类别",
        "所在党小组",
        "党内职务",
        "备注",
    ]
    if not full:
        head = ["序号", "姓名", "性别", "入党日期", "转正日期", "人员类别", "党小组", "职务", "备注"]
    apart = random.random() < 0.5  # moves in columns of their own
    if apart:
        head[-1:] = ["转入时间", "转出时间", "备注"]
    rows: list[Sequence[Cell]] = [head]
    for at, member in enumerate(branch.members, 1):
        proper = "正式党员" if member.confirmed else "预备党员"
        group = f"第{'一二三'[member.group - 1]}党小组" if member.group else ""
        row: list[Cell] = [at, member.name, member.sex]
        if full:
            row.append(f"{member.born:%Y.%m}")
        row += [member.joined, member.confirmed or "", proper, group, member.post]
        row += [member.moved_in or "", member.moved_out or ""] if apart else []
        row.append(_remark(member, moves=not apart))
        rows.append(row)
    paper = sheet_paper(unit, branch, "党员名册", "名册", days.some_day(random, 12, 20, 30))
    paper.sheets = [Sheet("党员名册", f"{branch.name}党员名册" if random.random() < 0.7 else "", rows)]


def _remark(member: Member, *, moves: bool = True) -> str:
    remarks = [] if member.kind == "在职" else [f"{member.kind}党员" if member.kind == "流动" else "退休"]
    if member.moved_in and moves:
        remarks.append(f"{written(member.moved_in, 'plain')}转入")
    if member.moved_out and moves:
        remarks.append(f"{written(member.moved_out, 'plain')}转出")
    if member.away:
        first, last, why = member.away
        remarks.append(f"{written(first, 'plain')}至{written(last, 'plain')}{why}")
    return "；".join(remarks)


def paid_on(unit: Unit, branch: Branch, member: Member, month: int) -> date:
    random = unit.random("paid", branch.key, member.name, month)
    return (
        days.on_or_after(date(2024, month, branch.habit.party_day))
        if random.random() < 0.9
        else (days.some_day(random, month, 20, 28))
    )


def pays(member: Member, month: int) -> bool:
    last = days.months_later(date(2024, month, 1), 1) - timedelta(days=1)
    return member.here(last) or member.here(date(2024, month, 1))


def dues(unit: Unit, branch: Branch, flaw: str = "") -> None:
    """A year of dues in the manner of the branch, one person of it wrong if wanted."""
    path = "党费/2024年党费收缴台账"
    paper = sheet_paper(unit, branch, path, "党费", days.some_day(unit.random(branch.key), 12, 26, 30))
    months = list(unit.months)
    random = unit.random("dues", branch.key)
    steady = [m for m in branch.members if all(pays(m, month) for month in range(1, 13)) and m.kind == "在职"]
    odd = random.choice(steady or branch.members)
    bad = random.randint(3, 9)
    rows: list[Sequence[Cell]] = []
    for member in branch.members:
        for month in months:
            if not pays(member, month):
                continue
            paid, day, payer, note = member.dues, paid_on(unit, branch, member, month), "", ""
            if member is odd and (month == bad or flaw == "党费.一次性"):
                if flaw == "党费.漏缴":
                    continue
                if flaw == "党费.少缴":
                    paid = round(paid / 2, 1)
                if flaw == "党费.拖缴":
                    day = days.on_or_after(days.months_later(day, 2))
                if flaw == "党费.代缴":
                    payer = next(m.name for m in branch.members if m is not odd)
                if flaw == "党费.一次性":
                    day = days.on_or_after(date(2024, 12, 16))
                if flaw == "trap.补交":
                    day = days.on_or_after(days.months_later(day, 2))
                    note = "住院，经支委会同意补交"
                if flaw == "trap.代缴":
                    payer, note = (
                        next(m.name for m in branch.members if m is not odd),
                        "住院，经支部同意委托代缴",
                    )
            rows.append((member.name, month, member.income, member.dues, paid, day, payer, note))
    if branch.habit.dues == "wide" and flaw in ("", "党费.漏缴", "党费.少缴"):
        _wide(branch, paper, months, rows)
    elif branch.habit.dues == "months":
        for month in months:
            table: list[Sequence[Cell]] = [
                ["序号", "姓名", "应缴金额（元）", "实缴金额（元）", "缴纳日期", "缴纳人签字", "备注"]
            ]
            for who, of, _, owed, gave, on, by, why in rows:
                if of == month:
                    table.append([len(table), who, owed, gave, on, by or who, why])
            paper.sheets.append(Sheet(f"{month}月", f"{branch.name}2024年{month}月党费收缴明细表", table))
    else:
        head = [
            "姓名",
            "缴纳月份",
            "缴费基数（元）",
            "应缴金额（元）",
            "实缴金额（元）",
            "缴纳日期",
            "代缴人",
            "备注",
        ]
        long = sorted(rows, key=lambda row: row[1])
        table = [head, *((name, f"2024年{month}月", *rest) for name, month, *rest in long)]
        paper.sheets = [Sheet("党费收缴", f"{branch.name}党费收缴登记表", table)]
    if flaw.startswith("trap."):
        unit.right(flaw, branch, [paper], f"{odd.name}{bad}月：经同意", odd.name)
    elif flaw:
        unit.wrong(flaw, branch, [paper], f"{odd.name} {bad}月", odd.name)


def _wide(branch: Branch, paper: Paper, months: list[int], rows: list[Sequence[Cell]]) -> None:
    table: list[Sequence[Cell]] = [
        ["序号", "姓名", "月缴纳标准（元）", *(f"{month}月" for month in months), "备注"]
    ]
    for at, member in enumerate(branch.members, 1):
        amounts: dict[Cell, Cell] = {row[1]: row[4] for row in rows if row[0] == member.name}
        cells = [amounts.get(month, "") for month in months]
        table.append([at, member.name, member.dues, *cells, _remark(member)])
    paper.sheets = [Sheet("2024年", f"{branch.name}2024年党费收缴台账", table)]


def rectification(unit: Unit, branch: Branch, flaw: str = "") -> None:
    by = voice(branch, unit.seed, "rectification")
    random = by.random
    found = days.some_day(random, 4, 8, 26)
    people = [m.name for m in branch.members if not m.moved_in and not m.moved_out and m.kind == "在职"]
    people = people or [branch.secretary]
    head = ("序号", "问题", "整改措施", "责任人", "责任单位", "整改时限", "推进情况", "销号日期")
    rows: list[tuple[str, ...]] = []
    for at in range(1, random.randint(6, 9)):
        limit = days.on_or_after(found + timedelta(days=random.randint(75, 170)))
        closed = limit - timedelta(days=random.randint(1, 15))
        proof = random.choice(("回访无异议", "验收合格", "照片已存档", "经复查未再发生"))
        trouble, deal = f"{by.say('place')}：{by.say('trouble')}", by.say("deal")
        limits = (written(limit, "plain"), f"已整改，{by.say('deal')}，{proof}", written(closed, "plain"))
        rows.append((str(at), trouble, deal, random.choice(people), branch.name, *limits))
    intro = [f"问题发现日期：{written(found, 'plain')}"]
    day = days.some_day(random, 12, 10, 20)
    title = f"{branch.name}问题整改台账"
    earlier = [(*row[:6], random.choice(("正在推进", "已启动", "推进中")), "") for row in rows]
    papers: list[Paper] = []
    if flaw in ("整改.掉项", "trap.前后台账"):
        first = days.on_or_after(found + timedelta(days=30))
        lines: list[str | Table] = [*intro, Table([head, *earlier])]
        papers.append(letter(unit, branch, f"整改/{first.month}月问题整改台账", "台账", title, lines, first))
    mark = rows[2][1].split("：")[1]
    if flaw == "整改.逾期":
        rows[2] = (*rows[2][:6], "推进中，材料已报", "")
    if flaw == "整改.无结果":
        rows[2] = (*rows[2][:6], "", rows[2][7])
    if flaw == "整改.虚报":
        intro.append("台账所列问题已全部整改完毕。")
        late = written(days.on_or_after(day + timedelta(days=60)), "plain")
        rows[2] = (*rows[2][:5], late, "正在推进，尚未完成", "")
    if flaw == "整改.掉项":
        del rows[2]
        rows = [(str(at), *row[1:]) for at, row in enumerate(rows, 1)]
    papers.append(
        letter(unit, branch, "整改/问题整改台账", "台账", title, [*intro, Table([head, *rows])], day)
    )
    if flaw.startswith("trap."):
        unit.right(flaw, branch, papers, "两份台账前后一致")
    elif flaw:
        unit.wrong(flaw, branch, papers, mark, "")


def tasks(unit: Unit, branch: Branch) -> None:
    by = voice(branch, unit.seed, "tasks")
    people = branch.officers() or [branch.secretary]
    rows: list[tuple[str, ...]] = [("序号", "任务内容", "责任人", "完成时限", "完成情况")]
    for at, task in enumerate(
        (
            "每季度召开党员大会", "每月召开支委会" if branch.committee else "每月研究支部工作", "每月开展主题党日",
            "每季度上一次党课", "按月收缴党费", by.say("deal"), by.say("deal"), "年底开展述职评议",
        ), 1,
    ):  # fmt: skip
        rows.append((str(at), task, by.random.choice(people), "2024年12月31日", "已完成"))
    day = days.some_day(by.random, 12, 27, 31)
    letter(
        unit,
        branch,
        "计划总结/2024年任务清单",
        "任务",
        f"{branch.name}2024年工作任务清单",
        [Table(list(rows))],
        day,
    )
