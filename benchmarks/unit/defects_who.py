"""Defects in who came: strangers, people in two places, too few, one who never comes."""

from __future__ import annotations

from unit.defects import swapped
from unit.meeting import Meeting
from unit.pool import EACH, Pool, listed, said
from unit.talk import speech, voice
from unit.unit import Unit


def two_places(unit: Unit, pool: Pool) -> None:
    for group in pool.several(
        lambda m: m.kind == "小组会" and bool(said(m) & set(m.branch.officers())), EACH
    ):
        other = pool.take(
            lambda m, g=group: (
                m.kind == "支委会"
                and m.branch is g.branch  # type: ignore[misc]
                and m.day.month == g.day.month
                and bool(said(m) & said(g))
            )
        )
        if other is None:
            continue
        other.day, other.start, other.end = group.day, group.start + 15, group.start + 75
        both = "、".join(sorted(said(other) & said(group)))
        unit.wrong("一人两处", group.branch, [group, other], both)


def outsiders(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind in ("大会", "党课") and listed(m)):
        _add(unit, meeting, "封见山")
        unit.wrong("到会.名册没有", meeting.branch, [meeting], "封见山不在名册", "封见山")
    for branch in unit.branches:
        for member in branch.members:
            if not (member.moved_in or member.moved_out):
                continue
            late = pool.take(
                lambda m, b=branch, who=member: (
                    m.branch is b  # type: ignore[misc]
                    and m.kind in ("大会", "党课", "主题党日")
                    and not who.here(m.day)
                )
            )
            if late is None:
                continue
            _add(unit, late, member.name)
            kind = "到会.已转出" if member.moved_out and late.day >= member.moved_out else "到会.未转入"
            if not listed(late):
                kind = "到会.只见发言"
            unit.wrong(
                kind, branch, [late], f"{member.name} {member.moved_in or member.moved_out}", member.name
            )


def _add(unit: Unit, meeting: Meeting, name: str) -> None:
    by = voice(meeting.branch, unit.seed, "add", name, meeting.day)
    meeting.due = [*meeting.due, name]
    meeting.talk.insert(-1, (name, speech(by, meeting.present, "study_s", name)))


def headcount(unit: Unit, pool: Pool) -> None:
    for meeting in pool.several(lambda m: m.kind == "大会" and len(m.due) > 12):
        keep = sorted(meeting.due, key=lambda name: name not in said(meeting))[:-6]
        meeting.due = [name for name in meeting.due if name in keep]
        meeting.absent = {name: why for name, why in meeting.absent.items() if name in keep}
        meeting.decisions = [text for text in meeting.decisions if "举手表决" not in text]
        unit.wrong("应到与名册不符", meeting.branch, [meeting], "应到比名册少六人")


def never(unit: Unit, pool: Pool) -> None:
    branches = [b for b in unit.branches if b.habit.form != "told" and len(b.members) > 10]
    for at, branch in enumerate(pool.random.sample(branches, min(2 * EACH, len(branches)))):
        plain = [
            m for m in branch.members if not m.post and m.kind == "在职" and not m.away and not m.moved_out
        ]
        plain = [m for m in plain if not m.moved_in and m.confirmed and m.name not in branch.candidates]
        if not plain:
            continue
        member, unnamed = plain[-1], list[Meeting]()
        for meeting in [m for m in unit.meetings if m.branch is branch and member.name in m.present]:
            if meeting.path:
                continue
            others = [n for n in meeting.present if n != member.name and n not in said(meeting)]
            others = others or [n for n in meeting.present if n != member.name]
            names = {member.name: others[0]}
            if at % 2 and listed(meeting):
                meeting.due = [name for name in meeting.due if name != member.name]
                unnamed.append(meeting)
            else:
                meeting.absent[member.name] = "事假"
            meeting.chair, meeting.recorder = (swapped(x, names) for x in (meeting.chair, meeting.recorder))
            meeting.talk = [(names.get(who, who), swapped(text, names)) for who, text in meeting.talk]
            meeting.decisions = [swapped(text, names) for text in meeting.decisions]
            meeting.decisions = [text for text in meeting.decisions if "举手表决" not in text]
        kind = "长期不到会.无说明" if at % 2 and branch.habit.counts == 2 else "长期不到会.总请事假"
        unit.wrong(kind, branch, unnamed, f"{member.name}全年一次也没有到", member.name)
