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
_LEDGER_TABLES: tuple[ListSpec, ...] = (
    _table(
        "dues_months",
        "各月党费",
        "各份党费台账里每名党员每次所交,一次一行;没有交的不在内",
        ("name", "姓名", "党员姓名"),
        ("months", "所交月份", "所交的月份"),
        ("due", "应交", "应交,元"),
        ("paid", "实交", "实交,元"),
        ("paid_on", "交纳日期", "YYYY-MM-DD;行里没有的为台账的收缴日期"),
        ("late", "晚交月数", "交纳的那个月比所交月份的最后一个月晚几个月,提前交的为负"),
        ("by_quarter", "按季交纳", "同一天交了同一季度里的几个月"),
        ("whole_ledger", "全支部同日", "这个月半数以上的党员都是这一天交的"),
        (
            "months_that_day",
            "累计同日月数",
            "这名党员这一天在各份台账里一共交了几个月,只在第一行;只有一行的为空",
        ),
        ("in_one_ledger", "单表同日月数", "其中在这一份台账里的月数"),
        ("around", "前后月所交", "前一个月和后一个月所交相同时的数目"),
        ("note", "备注", "备注原文"),
        ("exempt", "不须交", "这一行写有免交、缓交、转出、停交一类的话"),
    ),
    _table(
        "dues_gaps",
        "欠交时段",
        "每名党员连续没有交党费的月份,一段一行:前后都有而中间没有列入的,列入而没有交的",
        ("name", "姓名", "党员姓名"),
        ("months", "所缺月份", "没有交的月份"),
        ("count", "所缺月数", "连续几个月"),
        ("listed", "台账有名", "这几个月的台账里有他"),
        ("told", "单表可见", "空着没有交,单看这几份台账就能发现"),
        ("at_end", "此后未见", "此后没有再交"),
        ("says_unpaid", "写明未交", "台账写明未交、欠交"),
        ("explained", "已有说明", "台账备注、名册写有原因,或者前后的月份合并交纳"),
    ),
    _table(
        "dues_bases",
        "基数前后",
        "每名党员同一年里前后两次写明的党费基数",
        ("name", "姓名", "党员姓名"),
        ("months", "所交月份", "后一次的月份"),
        ("base", "基数", "后一次的基数,元"),
        ("base_before", "原基数", "前一次的基数,元"),
        ("months_before", "原月份", "前一次的月份"),
        ("changes", "变动次数", "这名党员这一年里一共变了几次"),
        ("of_many", "统一调整", "多数党员在这个月一起变动"),
        ("note", "备注", "后一次的备注原文"),
    ),
    _table(
        "dues_ledgers",
        "各月党费台账",
        "收到过党费台账的支部,每月一行:审核期间内的各月,没有审核期间的为第一份到最后一份之间",
        ("month", "月份", "哪个月"),
        ("received", "收到台账", "这个月的党费有台账"),
        ("between", "前后都有", "此前、此后都有台账"),
        ("members", "登记人数", "台账里的人数"),
        ("paid_on", "集中交纳日", "半数以上党员交纳的那一天 YYYY-MM-DD;没有这样的一天为空"),
        ("late", "晚交月数", "那一天比台账所写的月份晚几个月"),
        ("last_of_ledger", "台账末月", "是这份台账所写的最后一个月"),
    ),
)
TABLES += _LEDGER_TABLES
"""A table of the archive → what its rows say."""
