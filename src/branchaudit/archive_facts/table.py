"""One table of the catalogue: every row knows its branch and its day."""

from __future__ import annotations

from branchaudit.facts import FactSpec, ListSpec

_COMMON = (
    FactSpec("branch", "支部", "哪个支部"),
    FactSpec("day", "日期", "这一行的日期 YYYY-MM-DD"),
)


def table(id: str, title: str, meaning: str, *rows: tuple[str, str, str]) -> ListSpec:
    return ListSpec(id, title, meaning, (*_COMMON, *(FactSpec(*row) for row in rows)))
