"""Rows of a ledger of those who are being admitted to the Party (发展党员工作台账)."""

from __future__ import annotations

from branchaudit.extract.ledgers.days import day
from branchaudit.extract.ledgers.members import branch_of
from branchaudit.model import Row
from branchaudit.structure.entries import Entry


def candidate(entry: Entry) -> Row:
    return Row(
        {
            "name": entry.text("姓名"),
            "branch": branch_of(entry),
            "applied": day(entry.text("申请日期")),
            "activist": day(entry.text("确定积极分子日期")),
            "candidate": day(entry.text("确定发展对象日期")),
            "admitted": day(entry.text("接收日期")),
            "confirmed": day(entry.text("转正日期")),
            "mentors": entry.text("培养联系人"),
            "introducers": entry.text("介绍人"),
        },
        entry.span,
    )
