# ruff: noqa: E501  a sentence is a line
"""How a probationary member becomes a full one."""

from __future__ import annotations

from datetime import date, timedelta

from unit import days, words
from unit.days import months_later, on_or_after, workdays_later, written
from unit.develop import general
from unit.letters import letter
from unit.people import Branch, Member
from unit.talk import voice
from unit.unit import Unit


def confirm(unit: Unit, branch: Branch, member: Member, *, early: bool = False) -> None:
    """The year on probation is over, and the member becomes a full one."""
    random = unit.random("confirm", branch.key)
    over = months_later(member.joined, 12)
    if over.month not in unit.months or over.year != 2024:
        return
    day = on_or_after(over + timedelta(days=random.randint(3, 12)))
    by = voice(branch, unit.seed, "confirm")
    folder, name, upper = f"发展党员/{member.name}", member.name, words.COMMITTEE
    asked = on_or_after(over - timedelta(days=14))
    letter(unit, branch, f"{folder}/16转正申请书", "发展", "转正申请书",
           [f"我于{written(member.joined, 'plain')}被接收为预备党员，{written(over, 'plain')}预备期满，现申请按期转正。{by.say('done')}。{by.say('fault')}。"],
           asked, issuer=name)  # fmt: skip
    shown = workdays_later(asked, 1)
    last = workdays_later(shown, 5)
    letter(unit, branch, f"{folder}/17预备党员转正公示", "发展", "预备党员转正公示",
           [f"预备党员{name}预备期即将届满，拟讨论其转正，现予公示。", f"公示时间：{written(shown, 'plain')}至{written(last, 'plain')}。", "有意见的请在公示期内向党支部反映，电话：0000-6120118。"], shown)  # fmt: skip
    day = max(day, workdays_later(last, 1))
    before = len(unit.papers) - 2
    if early:
        day = on_or_after(over - timedelta(days=40))
        day = max(day, days.on_or_after(date(2024, 1, 3)))
        day = day if day < over else on_or_after(over - timedelta(days=6))
    general(unit, branch, day, name, [], confirm=True)
    given = workdays_later(day, 15)
    letter(unit, branch, f"{folder}/19转正批复", "发展", f"关于同意{name}转正的批复",
           [f"你支部《关于{name}转正的请示》收悉。同意{name}按期转为中共正式党员，党龄自{written(over, 'plain')}算起。", "此复。"], given, issuer=upper, to=branch.name)  # fmt: skip
    member.confirmed = over
    if early and day < over:
        unit.wrong(
            "发展.转正早", branch, [*unit.papers[before:], unit.meetings[-1]], "预备期未满即讨论转正", name
        )
