"""Papers with an addressee and a signature: 请示, 批复, 通知, 报告, plans and the like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from unit import words
from unit.days import written
from unit.paper import Paper, Table
from unit.people import Branch
from unit.unit import Unit


def letter(
    unit: Unit,
    branch: Branch | None,
    path: str,
    kind: str,
    title: str,
    lines: Sequence[str | Table],
    day: date,
    *,
    to: str = "",
    number: str = "",
    issuer: str = "",
    form: str = "docx",
) -> Paper:
    random = unit.random(path)
    paper = Paper(
        f"{branch.folder if branch else '集团党委'}/{path}",
        form,
        kind,
        branch.name if branch else "",
        day,
        [title],
    )
    if number:
        paper.add(number)
    if to:
        paper.add(f"{to}：")
    paper.add(*lines)
    paper.add(issuer or (branch.name if branch else words.COMMITTEE), written(day, "plain"))
    paper.created = f"{day}T{random.randint(9, 17):02}:{random.randrange(60):02}:{random.randrange(60):02}Z"
    paper.author = branch.recorder if branch else "党委办公室"
    unit.papers.append(paper)
    return paper


def sheet_paper(unit: Unit, branch: Branch, path: str, kind: str, day: date) -> Paper:
    random = unit.random(path, branch.key)
    created = f"{day}T{random.randint(9, 17):02}:{random.randrange(60):02}:{random.randrange(60):02}Z"
    where = f"{branch.folder}/{path}"
    paper = Paper(where, "xlsx", kind, branch.name, day, created=created, author=branch.recorder)
    unit.papers.append(paper)
    return paper
