"""The catalogue of tables that rules on the archive may use: each is put together from the records of all
branches, row by row. What a row does not know is None, and an expression that needs it is *undecided*.
"""

from __future__ import annotations

from branchaudit.facts import FactSpec, ListSpec

_COMMON = (
    FactSpec("branch", "支部", "哪个支部"),
    FactSpec("day", "日期", "这一行的日期 YYYY-MM-DD"),
)


def _table(id: str, title: str, meaning: str, *rows: tuple[str, str, str]) -> ListSpec:
    return ListSpec(id, title, meaning, (*_COMMON, *(FactSpec(*row) for row in rows)))


TABLES: tuple[ListSpec, ...] = (
    _table(
        "twins",
        "同会两记",
        "同一支部同一天同一次会议的两份记录,两份都写了的每项一行",
        ("what", "哪一项", "开始时间、地点、主持人、记录人、应到人数、实到人数"),
        ("value", "这一份所写", "后一份里的写法"),
        ("other_value", "另一份所写", "前一份里的写法"),
        ("same", "相同", "两份写得一样,或者一份写得更细"),
        ("other", "另一份", "前一份的文件名"),
    ),
)
"""A table of the archive → what its rows say."""
