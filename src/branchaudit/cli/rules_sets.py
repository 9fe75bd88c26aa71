"""`branchaudit rules sets`: the rule sets that come with the program."""

from __future__ import annotations


def sets() -> None:
    """列出随程序提供的规则集。"""
    import sys

    from branchaudit.config import DEFAULT_RULESETS
    from branchaudit.manual.book import book
    from branchaudit.report.fold import cells
    from branchaudit.report.page import page_for
    from branchaudit.report.wording import number
    from branchaudit.ruleset import locate

    page = page_for(sys.stdout)
    shipped = locate.shipped()
    width = max(map(cells, shipped), default=0)
    for name in shipped:
        one = book(name)
        rules, own = one.rules, len(one.own())
        told = f"{rules.title} {rules.version}，{own} 条规则"
        if one.parents():
            told += f"，继承 {'、'.join(one.parents())}（共 {len(rules.rules)} 条）"
        if rules.scheme is not None:
            told += f"，有考评方案（{number(rules.scheme.points)} 分）"
        mark = "*" if name in DEFAULT_RULESETS else " "
        page.line(f"{mark} ", (f"{name:<{width}}", "name"), f"  {told}", hang=width + 4)
    page.line()
    page.line("* 默认使用。用别的：branchaudit check 文件夹 --ruleset 编号（可写多次，一并使用）")
    page.line("一套规则的内容：branchaudit rules list --ruleset 编号")
