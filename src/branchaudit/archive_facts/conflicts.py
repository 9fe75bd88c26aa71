"""Tables on records of one meeting that contradict each other."""

from __future__ import annotations

from branchaudit.archive_facts.table import table

CONFLICT_TABLES = (
    table(
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
