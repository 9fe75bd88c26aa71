"""Puts the archive together and writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from unit import defects, defects_gaps, defects_who, traps, words
from unit import develop as development
from unit import elect as election
from unit.confirm import confirm
from unit.develop import receive
from unit.elect import elect
from unit.files import content
from unit.ledgers import ledgers
from unit.life import life
from unit.meeting import record
from unit.office import branch_papers, committee
from unit.paper import Paper
from unit.people import names
from unit.pool import Pool
from unit.unit import Note, Unit, founded
from unit.year import year

TRUTH = "truth.json"


_DUES = {
    "wide": ("党费.漏缴", "党费.少缴", ""),
    "months": ("党费.拖缴", "党费.一次性", "trap.补交", "党费.漏缴"),
    "long": ("党费.代缴", "党费.拖缴", "党费.一次性", "trap.代缴", "党费.少缴", "党费.代缴"),
}
_MENDING = ("", "整改.逾期", "整改.无结果", "整改.虚报", "整改.掉项", "trap.前后台账")


def made(seed: int, branches: int, months: int, *, faulty: bool = False) -> Unit:
    unit = founded(seed, branches, range(1, months + 1))
    fresh = names(unit.random("candidates"))
    taken = {member.name for branch in unit.branches for member in branch.members}
    turn: dict[str, int] = {}

    def next_of(kind: str, flaws: Sequence[str]) -> str:
        turn[kind] = turn.get(kind, -1) + 1
        return flaws[turn[kind] % len(flaws)] if faulty else ""

    for at, branch in enumerate(unit.branches):
        if (at % 3 == 1 or (faulty and at % 3 == 2)) and len(branch.members) > 9 and 12 in unit.months:
            name = next(name for name in fresh if name not in taken)
            taken.add(name)
            receive(unit, branch, name, 4 + at % 5, next_of("develop", ["", *development.FLAWS]))
        for member in [m for m in branch.members if not m.confirmed and m.joined.year == 2023]:
            confirm(unit, branch, member, early=next_of("confirm", ["", "early"]) == "early")
        if (at % 5 == 3 or (faulty and at % 5 == 1)) and branch.committee and 12 in unit.months:
            elect(unit, branch, 5 + at % 7, next_of("elect", ["", *election.FLAWS]))
        year(unit, branch)
        life(unit, branch)
        branch_papers(unit, branch)
        of_dues = next_of(branch.habit.dues, _DUES[branch.habit.dues])
        ledgers(unit, branch, of_dues, next_of("mending", _MENDING))
    committee(unit)
    if faulty:
        traps.same_names(unit)
        pool = Pool(unit)
        defects_who.outsiders(unit, pool)
        defects_who.two_places(unit, pool)
        defects_who.headcount(unit, pool)
        defects_who.never(unit, pool)
        defects.of_records(unit, pool)
        defects_gaps.gaps(unit, pool)
        defects_gaps.unit_level(unit)
        traps.put_in(unit)
    return unit


def papers(unit: Unit) -> tuple[list[Paper], dict[int, str]]:
    """All of them, no path twice, and where the meetings and papers of the notes are found."""
    records = [(meeting, record(meeting, unit.seed)) for meeting in unit.meetings]
    found = [*(paper for _, paper in records), *unit.papers]
    seen: set[str] = set()
    for paper in found:
        number, path = 1, paper.path
        while paper.path in seen:
            number += 1
            paper.path = f"{path}（{'一二三四五六七八九十'[number - 1]}）"
        seen.add(paper.path)
    paths = {id(meeting): paper.name for meeting, paper in records}
    return found, paths | {id(paper): paper.name for paper in unit.papers}


def write(folder: Path, seed: int, branches: int, months: int, *, faulty: bool = False) -> list[Paper]:
    unit = made(seed, branches, months, faulty=faulty)
    found, paths = papers(unit)
    archive = folder / "archive"
    for paper in found:
        place = archive / paper.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content(paper))
    lines = [f"unit: {words.COMMITTEE}", "branches:"]
    for branch in unit.branches:
        lines.append(f"  - name: {branch.name}")
        lines.append(f"    committee: {'true' if branch.committee else 'false'}")
        if branch.groups:
            lines.append(
                "    groups: [" + ", ".join(f"第{'一二三'[at]}党小组" for at in range(branch.groups)) + "]"
            )
    (archive / "branchaudit.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    truth = {"defects": _notes(unit.defects, paths), "traps": _notes(unit.traps, paths)}
    (folder / TRUTH).write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    return found


def _notes(notes: Sequence[Note], paths: dict[int, str]) -> list[dict[str, object]]:
    return [
        {
            "kind": note.kind,
            "branch": note.branch,
            "paths": [paths[id(paper)] for paper in note.papers if id(paper) in paths],
            "what": note.what,
            "mark": note.mark,
        }
        for note in notes
    ]
