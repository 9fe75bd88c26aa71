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


_APART = (
    ("days", "相隔天数", "从前一环节到这一环节有几天,次序颠倒的为负数"),
    ("months", "满几个月", "从前一环节到这一环节满几个月"),
    ("within", "几个月内", "这一环节在前一环节以后几个月以内,不满一个月的算一个月"),
)
_ORDER_TABLES = (
    _table(
        "development",
        "发展先后",
        "每个发展党员的人,每一环节与前面的环节一行",
        (
            "sort",
            "类别",
            "次序、公示(公示与决定)、当中环节(前后环节都有材料的)、待批复",
        ),
        ("person", "姓名", "是谁的"),
        ("step", "环节", "这一环节"),
        ("on", "环节日", "这一环节的日期 YYYY-MM-DD"),
        ("previous", "前一环节", "对照的环节;待批复的为所等的批复"),
        ("previous_on", "前一环节日", "它的日期 YYYY-MM-DD;没有收到它的材料为空"),
        ("until", "公示末日", "公示的最后一天 YYYY-MM-DD"),
        *_APART,
        ("usual", "交过这类材料", "所有支部的材料里有没有这个环节的"),
        ("kept", "已交材料种数", "这个人的申请书、公示、政审、批复等会议记录以外的材料有几种"),
        ("other", "另一份", "对照的材料的文件名"),
    ),
    _table(
        "elections",
        "换届先后",
        "每次换届(补选),请示、批复、选举大会、结果报告、结果批复与前面的一行",
        ("sort", "类别", "次序(两份材料都有)、当中环节(前后环节都有材料的)、待办"),
        ("step", "环节", "换届请示、换届批复、人选请示、人选批复、选举大会、结果报告、结果批复"),
        ("on", "环节日", "这一环节的日期 YYYY-MM-DD"),
        ("previous", "前一环节", "对照的环节;待办的为所等的材料"),
        ("previous_on", "前一环节日", "它的日期 YYYY-MM-DD;没有收到它的材料为空"),
        *_APART,
        ("kept", "已交材料种数", "这次换届有几种公文"),
        ("other", "另一份", "对照的材料的文件名"),
    ),
    _table(
        "replies",
        "来文与复文",
        "每份批复与所答复的请示一行,每份组织生活会、民主评议的报告与所报告的会一行",
        ("sort", "类别", "批复 | 报告"),
        ("title", "标题", "这份批复、报告的标题"),
        ("on", "成文日", "它的日期 YYYY-MM-DD"),
        ("previous_on", "所答日期", "请示或会议的日期 YYYY-MM-DD,有几份的取最早的"),
        *_APART,
        ("other", "另一份", "请示或会议记录的文件名"),
    ),
    _table(
        "prior",
        "大事先议",
        "党员大会议定换届选举、处分处置、党费经费使用的,每件事与支委会的讨论一行;没有支委会记录的支部没有",
        ("matter", "事项", "换届选举、处分处置、党费经费使用"),
        ("on", "大会日", "党员大会的日期 YYYY-MM-DD"),
        ("previous_on", "先议日", "大会以前(当天)最近一次提到它的支委会的日期;没有收到的为空"),
        ("after", "后议日", "大会以后一个月内提到它的支委会的日期;没有的为空"),
        ("met", "会前支委会数", "大会以前四个月内收到几份支委会记录"),
        ("other", "另一份", "那次支委会的文件名"),
    ),
    _table(
        "life",
        "组织生活会先后",
        "每次组织生活会,会前学习、谈心谈话、对照检查材料、整改清单各一行",
        ("what", "哪一项", "会前学习、谈心谈话、对照检查材料、整改清单"),
        ("present", "有", "会前三个月(整改清单为会后半年)里收到了"),
        ("after", "会后日", "该在会前而会后半个月内才有的,它的日期 YYYY-MM-DD"),
        ("usual", "别的会有", "别的支部、别的年度的组织生活会有这种材料"),
        ("known_months", "会后月数", "从这次会到审核期末(没有审核期间的到最后一份材料)满几个月"),
        ("other", "另一份", "其中一份的文件名"),
    ),
    _table(
        "notices",
        "通知与会议",
        "会议通知与那次会议的记录,两份都写了的每项一行",
        ("what", "哪一项", "日期、开始时间、地点"),
        ("value", "记录所写", "会议记录的写法"),
        ("called", "通知所写", "通知的写法"),
        ("same", "相同", "两份写得一样"),
        ("other", "通知", "通知的文件名"),
    ),
    _table(
        "terms",
        "任期",
        "每一届支部委员会一行:到下一次选举,或者到审核期末",
        ("sort", "类别", "届间(到下一次选举)、现任"),
        ("elected", "选举日", "这一届选举的日期 YYYY-MM-DD;只写到月的为月末"),
        ("until", "截止", "下一次选举的日期,现任的为审核期末(没有审核期间的为最后一份材料的日期)"),
        ("months", "在任月数", "满几个月"),
        ("village", "村或社区", "支部名称里有村、社区"),
        ("extended", "延期", "有延期换届的批复,或者材料写有延期换届"),
        ("prepared", "已筹备", "已有下一次换届的请示、批复"),
    ),
)

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
    *_ORDER_TABLES,
)
"""A table of the archive → what its rows say."""
