"""Validated plain data of one task → the frozen `Task` of `rules.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branchaudit.model import Basis
from branchaudit.ruleset.resolve import Fail, Frame, Resolver
from branchaudit.ruleset.rules import Task

DUE = {"month": "每月底前", "quarter": "每季度末前", "half": "6月底前、12月底前", "year": "12月底前"}
"""Until when a task is to be done that says nothing of it."""


def build_task(data: Mapping[str, Any], frame: Frame, fail: Fail) -> Task:
    """`per` may name a parameter, so that a unit can change it."""
    per = frame.parameters.get(data["per"], data["per"])
    if per not in DUE:
        raise fail(f"周期“{per}”不对，可用：{'、'.join(DUE)}，或者以它们为值的参数", ("per",))
    basis = data["basis"]
    types = Resolver(data, frame, fail, {}).types("types")
    return Task(
        task=data["task"],
        basis=Basis(basis["tier"], basis["text"] + basis.get("clause", "")),
        per=per,
        owner=data.get("owner", ""),
        due=data.get("due") or DUE[per],
        types=tuple(sorted(types)),
    )
