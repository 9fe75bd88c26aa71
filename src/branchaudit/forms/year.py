"""The task list of a year: what the rule set says has to be done, by whom and until when."""

from __future__ import annotations

from branchaudit.errors import UsageError
from branchaudit.forms.design import Form, Ledger
from branchaudit.forms.ledgers import SERIAL
from branchaudit.ruleset.rules import RuleSet

_TITLE = "党支部年度任务清单"
_COLUMNS = (SERIAL, "任务", "依据", "牵头（职务）", "责任人", "完成时限", "完成情况")
_PER = {"month": "每月", "quarter": "每季度", "half": "每半年", "year": "每年"}


def year_form(rules: RuleSet) -> Form:
    """Who is responsible is left for the branch to fill in beside the post."""
    if not rules.tasks:
        raise UsageError(f"{rules.title}（{rules.id}）没有写 tasks（全年任务），做不出任务清单。")
    rows = (
        (str(number), f"{task.task}（{_PER[task.per]}）", task.basis.text, task.owner, "", task.due, "")
        for number, task in enumerate(rules.tasks, 1)
    )
    return Form(_TITLE, (), Ledger(_COLUMNS, tuple(rows), frozenset({"任务", "依据"})))
