"""Puts the archive together and writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from unit import words
from unit.files import content
from unit.meeting import record
from unit.paper import Paper
from unit.unit import Note, Unit, founded
from unit.year import year

TRUTH = "truth.json"


def made(seed: int, branches: int, months: int) -> Unit:
    unit = founded(seed, branches, range(1, months + 1))
    for branch in unit.branches:
        year(unit, branch)
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
