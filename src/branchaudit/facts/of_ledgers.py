"""Rows of ledgers: dues, tasks, members, candidates, branches."""

from __future__ import annotations

from branchaudit.facts.spec import ListSpec, specs

OF_LEDGERS: tuple[ListSpec, ...] = (
    ListSpec(
        "dues",
        "党费",
        "党费台账的每一行;按月分栏的,每人每月一行,基数、比例和代交只在第一个月",
        specs(
            ("name", "姓名", "党员姓名"),
            ("months", "月份", "所交月份,原文"),
            ("first_month", "起月", "所交的第一个月 YYYY-MM;这一行没有写月份的,为台账的月份"),
            ("last_month", "止月", "所交的最后一个月 YYYY-MM"),
            ("base", "基数", "交纳基数,元"),
            ("rate", "比例", "交纳比例,0.01 即 1%"),
            ("due", "应交", "应交,元;没有这一栏的为基数乘以比例,舍去角分"),
            ("paid", "实交", "实交,元"),
            ("paid_on", "交纳日期", "YYYY-MM-DD"),
            (
                "months_that_day",
                "同日月数",
                "这名党员这一天交了几个月的党费,只在那天的第一行;没有月份一栏时为空",
            ),
            ("by_proxy", "代交", "这一行写有代交、垫交,或者交款人是另一个人;每人只在头一行"),
            ("employed", "在职", "这一行写明在职、在岗"),
            ("unpaid", "未交", "实交一格空着、写 0 或写未交、欠交"),
            ("says_unpaid", "写明未交", "实交或备注写有未交、欠交"),
            ("exempt", "不须交", "这一行写有免交、缓交、转出、停交、去世一类的话"),
            ("in_grid", "分月栏", "按月分栏的台账里的一格"),
            ("note", "备注", "备注一栏的原文"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
        ),
    ),
    ListSpec(
        "sums",
        "合计行",
        "台账里写明的合计、小计",
        specs(
            ("column", "栏目", "哪一栏"),
            ("written", "所写合计", "写明的合计"),
            ("added", "各行之和", "各行相加的结果"),
        ),
    ),
    ListSpec(
        "tasks",
        "任务",
        "任务清单的每一行",
        specs(
            ("task", "任务", "任务原文"),
            ("owner", "责任人", "责任人原文"),
            ("due", "时限", "时限原文"),
            ("collective", "责任人笼统", "责任人只写各支委、全体党员一类,落实不到人"),
        ),
    ),
    ListSpec(
        "members",
        "党员",
        "党员名册的每一行",
        specs(
            ("name", "姓名", "党员姓名"),
            ("born", "出生日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("joined", "入党日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("confirmed", "转正日期", "YYYY-MM-DD 或 YYYY-MM;没有转正的为空"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
            ("group", "党小组", "党小组原文"),
            ("post", "职务", "党内职务,没有这一栏时为职务"),
            ("probationary", "预备党员", "类别写明预备还是正式;没有写明的为空"),
            (
                "state",
                "状态",
                "去世 | 停止党籍 | 出党 | 转出 | 转入 | 流动 | 在册;状态、备注都没有写明的为空",
            ),
            ("retired", "离退休", "状态、类别、备注或职务写有离休、退休"),
            ("excused", "长期离岗", "状态、备注写有援派、借调、挂职、病休、产假,或者经同意不参加"),
            ("moved_in", "转入日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("moved_out", "转出日期", "YYYY-MM-DD 或 YYYY-MM"),
        ),
    ),
    ListSpec(
        "candidates",
        "发展对象",
        "发展党员工作台账的每一行",
        specs(
            ("name", "姓名", "姓名"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
            ("applied", "申请日期", "递交入党申请书的日期 YYYY-MM-DD 或 YYYY-MM"),
            ("activist", "确定积极分子日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("candidate", "确定发展对象日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("admitted", "接收日期", "接收为预备党员的日期 YYYY-MM-DD 或 YYYY-MM"),
            ("confirmed", "转正日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("mentors", "培养联系人", "培养联系人原文"),
            ("introducers", "介绍人", "入党介绍人原文"),
        ),
    ),
    ListSpec(
        "formulas",
        "未算公式",
        "台账里只有公式、没有计算结果的格子",
        specs(
            ("formula", "公式", "公式原文"),
        ),
    ),
    ListSpec(
        "odd_cells",
        "读不懂的格",
        "台账里应当写日期或金额、所写内容却读不出日期或金额的格子;免交、待定、同上一类的话不算",
        specs(
            ("sheet", "工作表", "工作表的名称;不是工作簿的为空文本"),
            ("row", "行", "表中的行号,工作簿按表格软件的编号"),
            ("column", "栏目", "栏目的名称"),
            ("kind", "应为", "日期 | 金额"),
            ("written", "所写", "原文"),
        ),
    ),
)


OF_UNITS: tuple[ListSpec, ...] = (
    ListSpec(
        "branches",
        "支部一览",
        "党支部管理台账(五清台账)的每一行",
        specs(
            ("branch", "支部", "支部名称原文"),
            ("members", "党员人数", "所写的党员人数"),
            ("secretary", "书记姓名", "只写一个姓名的书记;写职务、班子成员的为空"),
        ),
    ),
    ListSpec(
        "named_branches",
        "点名支部",
        "通报、名单、约谈等上级材料里点到的各支部",
        specs(
            ("unit", "支部", "支部名称原文"),
            ("poor", "落后", "说它排名末位、后进、不达标、要整顿,或者材料就是约谈、整顿名单"),
        ),
    ),
)
