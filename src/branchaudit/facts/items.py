"""Rectification items: their fields, and what is known of each."""

from __future__ import annotations

from branchaudit.facts.spec import FactSpec, ListSpec, specs

ITEM_FIELDS: dict[str, str] = {
    "problem": "问题",
    "rectification_measures": "整改措施",
    "responsible_person": "责任人",
    "responsible_unit": "责任单位",
    "deadline": "时限",
    "progress": "完成情况",
}
"""Fields of one rectification item."""

ITEM_FACTS: tuple[FactSpec, ...] = specs(
    ("number", "序号", "事项序号"),
    ("due", "截止日", "时限的公历日期 YYYY-MM-DD"),
    ("done", "已完成", "完成情况写明已完成"),
    ("open", "未完成", "完成情况写明尚未完成、推进中"),
    ("reported", "填报日", "落款或填报日期 YYYY-MM-DD"),
    ("hollow", "措施空泛", "措施只有加强、提高一类的话,没有可以核对的做法"),
    ("found_on", "发现日", "发现问题的日期 YYYY-MM-DD;只写到月的按一日计"),
    ("done_on", "完成日", "已完成的事项,完成情况里最晚的日期 YYYY-MM-DD"),
    ("proven_on", "佐证日", "佐证一栏里最晚的日期 YYYY-MM-DD"),
    ("unproven", "完成无据", "只写已完成,没有日期、数字和佐证"),
    ("standing", "时限笼统", "时限只写长期坚持、立行立改一类"),
    ("fits", "措施所对", "措施说的是另一项问题,那一项的次序;不是这样的为空"),
)
"""Row facts of the list `items` (one row per rectification item)."""

OF_ITEMS = ListSpec("items", "整改事项", "整改台账或方案的每一项", ITEM_FACTS)
