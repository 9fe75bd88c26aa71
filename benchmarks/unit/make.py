"""Puts the archive together and writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from unit import words
from unit.develop import confirm, receive
from unit.elect import elect
from unit.files import content
from unit.ledgers import ledgers
from unit.life import life
from unit.meeting import record
from unit.office import branch_papers, committee
from unit.paper import Paper
from unit.people import names
from unit.unit import Note, Unit, founded
from unit.year import year

TRUTH = "truth.json"


def made(seed: int, branches: int, months: int) -> Unit:
    unit = founded(seed, branches, range(1, months + 1))
    fresh = names(unit.random("candidates"))
    taken = {member.name for branch in unit.branches for member in branch.members}
    for at, branch in enumerate(unit.branches):
        if at % 3 == 1 and len(branch.members) > 9 and 6 in unit.months:
            receive(unit, branch, next(name for name in fresh if name not in taken), 4 + at % 6)
        for member in [m for m in branch.members if not m.confirmed and m.joined.year == 2023]:
            confirm(unit, branch, member)
        if at % 5 == 3 and branch.committee and 11 in unit.months:
            elect(unit, branch, 5 + at % 7)
        year(unit, branch)
        life(unit, branch)
        branch_papers(unit, branch)
        ledgers(unit, branch)
    committee(unit)
    return unit


def papers(unit: Unit) -> list[Paper]:
    """All of them, no path twice."""
    found = [*(record(meeting, unit.seed) for meeting in unit.meetings), *unit.papers]
    seen: set[str] = set()
    for paper in found:
        number, path = 1, paper.path
        while paper.path in seen:
            number += 1
            paper.path = f"{path}（{'一二三四五六七八九十'[number - 1]}）"
        seen.add(paper.path)
    return found


def write(folder: Path, seed: int, branches: int, months: int, *, defects: bool = False) -> list[Paper]:
    unit = made(seed, branches, months)
    found = papers(unit)
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
            lines.append("    groups: [" + "、".join(f"第{'一二三'[at]}党小组" for at in range(branch.groups)).replace("、", ", ") + "]")
    (archive / "branchaudit.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    truth = {"defects": _notes(unit.defects), "traps": _notes(unit.traps)}
    (folder / TRUTH).write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    return found


def _notes(notes: Sequence[Note]) -> list[dict[str, object]]:
    return [note.__dict__ | {"paths": list(note.paths)} for note in notes]
