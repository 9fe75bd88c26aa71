"""Tables on records of one meeting that contradict each other."""

from __future__ import annotations

from branchaudit.archive_facts.table import table

CONFLICT_TABLES = (
    table(
        "appraisal_ballots",
        "测评票与到会",
        "自身没有写到会人数的民主评议汇总表,与同一天写有实到人数的会议记录,各一行",
        ("ballots", "发出票数", "汇总表所写发出的测评票"),
        ("present", "实到人数", "记录所写"),
        ("other", "另一份", "记录的文件名"),
    ),
    table(
        "introducers",
        "前后介绍人",
        "一个人的入党介绍人在两份以上材料里写明的,从第二份起每份一行,与前一份对照",
        ("name", "姓名", "介绍谁入党"),
        ("introducers", "介绍人", "这一份所写,顿号分隔"),
        ("before", "前一介绍人", "前一份所写"),
        ("changed", "说明变更", "任何一份写有变更介绍人的话"),
        ("other", "另一份", "前一份的文件名"),
    ),
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
