"""Rosters, dues, rectification ledgers and task lists of a branch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from unit import days
from unit.days import written
from unit.letters import letter, sheet_paper
from unit.paper import Sheet, Table
from unit.people import Branch, Member
from unit.talk import voice
from unit.unit import Unit

Cell = str | float | date


def ledgers(unit: Unit, branch: Branch) -> None:
    roster(unit, branch)
    dues(unit, branch)
    rectification(unit, branch)
    tasks(unit, branch)


def roster(unit: Unit, branch: Branch) -> None:
    random = unit.random("roster", branch.key)
    full = random.random() < 0.6
    head = ["序号", "姓名", "性别", "出生年月", "入党时间", "转正时间", "党员类别", "所在党小组", "党内职务", "备注"]
    if not full:
        head = ["序号", "姓名", "性别", "入党日期", "转正日期", "人员类别", "党小组", "职务", "备注"]
    rows: list[Sequence[Cell]] = [head]
    for at, member in enumerate(branch.members, 1):
        proper = "正式党员" if member.confirmed else "预备党员"
        group = f"第{'一二三'[member.group - 1]}党小组" if member.group else ""
        row: list[Cell] = [at, member.name, member.sex]
        if full:
            row.append(f"{member.born:%Y.%m}")
        row += [member.joined, member.confirmed or "", proper, group, member.post, _remark(member)]
        rows.append(row)
    paper = sheet_paper(unit, branch, "党员名册", "名册", days.some_day(random, 12, 20, 30))
    paper.sheets = [Sheet("党员名册", f"{branch.name}党员名册" if random.random() < 0.7 else "", rows)]


def _remark(member: Member) -> str:
    remarks = [] if member.kind == "在职" else [f"{member.kind}党员" if member.kind == "流动" else "退休"]
    if member.moved_in:
        remarks.append(f"{written(member.moved_in, 'plain')}转入")
    if member.moved_out:
        remarks.append(f"{written(member.moved_out, 'plain')}转出")
    if member.away:
        first, last, why = member.away
        remarks.append(f"{written(first, 'plain')}至{written(last, 'plain')}{why}")
    return "；".join(remarks)


def paid_on(unit: Unit, branch: Branch, member: Member, month: int) -> date:
    random = unit.random("paid", branch.key, member.name, month)
    return days.on_or_after(date(2024, month, branch.habit.party_day)) if random.random() < 0.9 else (
        days.some_day(random, month, 20, 28)
    )


def pays(member: Member, month: int) -> bool:
    last = days.months_later(date(2024, month, 1), 1) - timedelta(days=1)
    return member.here(last) or member.here(date(2024, month, 1))


def dues(unit: Unit, branch: Branch) -> None:
    paper = sheet_paper(unit, branch, "党费/2024年党费收缴台账", "党费", days.some_day(unit.random(branch.key), 12, 26, 30))
    months = list(unit.months)
    if branch.habit.dues == "wide":
        rows: list[Sequence[Cell]] = [["序号", "姓名", "月缴纳标准（元）", *(f"{month}月" for month in months), "备注"]]
        for at, member in enumerate(branch.members, 1):
            amounts: list[Cell] = [member.dues if pays(member, month) else "" for month in months]
            rows.append([at, member.name, member.dues, *amounts, _remark(member)])
        paper.sheets = [Sheet("2024年", f"{branch.name}2024年党费收缴台账", rows)]
    elif branch.habit.dues == "months":
        for month in months:
            rows = [["序号", "姓名", "应缴金额（元）", "实缴金额（元）", "缴纳日期", "缴纳人签字", "备注"]]
            for at, member in enumerate([m for m in branch.members if pays(m, month)], 1):
                day = paid_on(unit, branch, member, month)
                rows.append([at, member.name, member.dues, member.dues, day, member.name, ""])
            title = f"{branch.name}2024年{month}月党费收缴明细表"
            paper.sheets.append(Sheet(f"{month}月", title, rows))
    else:
        rows = [["姓名", "缴纳月份", "缴费基数（元）", "应缴金额（元）", "实缴金额（元）", "缴纳日期", "代缴人"]]
        for month in months:
            for member in branch.members:
                if pays(member, month):
                    day = paid_on(unit, branch, member, month)
                    rows.append([member.name, f"2024年{month}月", member.income, member.dues, member.dues, day, ""])
        paper.sheets = [Sheet("党费收缴", f"{branch.name}党费收缴登记表", rows)]


def rectification(unit: Unit, branch: Branch) -> None:
    by = voice(branch, unit.seed, "rectification")
    random = by.random
    found = days.some_day(random, 4, 8, 26)
    people = [m.name for m in branch.members if not m.moved_in and not m.moved_out and m.kind == "在职"]
    people = people or [branch.secretary]
    rows: list[tuple[str, ...]] = [
        ("序号", "问题", "整改措施", "责任人", "责任单位", "整改时限", "推进情况", "销号日期")
    ]
    for at in range(1, random.randint(6, 9)):
        limit = days.on_or_after(found + timedelta(days=random.randint(30, 170)))
        closed = limit - timedelta(days=random.randint(1, 15))
        result = f"已整改，{by.say('deal')}，{random.choice(('回访无异议', '验收合格', '照片已存档', '经复查未再发生'))}"
        who = random.choice(people)
        rows.append((str(at), f"{by.say('place')}：{by.say('trouble')}", by.say("deal"), who, branch.name, written(limit, "plain"), result, written(closed, "plain")))
    day = days.some_day(random, 12, 10, 20)
    title = f"{branch.name}问题整改台账"
    letter(unit, branch, "整改/问题整改台账", "台账", title, [f"问题发现日期：{written(found, 'plain')}", Table(list(rows))], day)


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
    letter(unit, branch, "计划总结/2024年任务清单", "任务", f"{branch.name}2024年工作任务清单", [Table(list(rows))], day)
