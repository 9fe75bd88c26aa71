"""What a rule file may call things: Chinese names and English ids of types, elements, facts, categories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from branchaudit import archive_facts, facts
from branchaudit.vocabulary import CATEGORIES, DOCUMENT_TYPES, ELEMENTS, STATUSES

At = tuple[str | int, ...]
"""Where something stands in a rule file: keys and list indexes from the top."""
TIERS = ("党内法规", "国家标准", "政策文件", "单位制度", "实务惯例", "本工具假定")
ASSUMED = "本工具假定"
OWNERS = ("党支部", "党建办", "党委")
"""Who has to see to it: the branch, the office for Party affairs, the Party committee."""
ALL_TYPES = ("全部", "all")
GUARDS = ("书名号", "引号", "否定")
"""Where `terms` does not object: inside 《》, inside quotation marks, after 不是 or 原."""
TEXT_SCOPES = {
    "标题": "title",
    "正文": "body",
    "全文": "all",
    "页眉页脚批注": "asides",
    "文件名": "file_name",
}
"""Where `pattern` and `terms` may look, beside elements."""


def _with_parts(table: Mapping[str, str], extra: Mapping[str, str]) -> dict[str, str]:
    """Ids and Chinese names → id; of “甲/乙(丙)” also 甲 and 乙 alone."""
    names = {name: key for key, title in table.items() for name in re.split(r"[/(（]", title.rstrip(")）"))}
    names |= {title: key for key, title in table.items()}
    return names | {key: key for key in table} | dict(extra)


TYPES = _with_parts(
    DOCUMENT_TYPES,
    {
        "党员大会": "branch_general_meeting",
        "支委会": "branch_committee_meeting",
        "民主评议": "democratic_appraisal",
        "谈心": "heart_to_heart_talk",
        "选举": "election",
        "党委会": "committee_meeting",
        "总支会": "committee_meeting",
        "整改": "rectification",
        "公文": "notice",
    },
)
ELEMENT_NAMES = _with_parts(
    ELEMENTS,
    {
        "缺席人员": "absentees",
        "缺席": "absentees",
        "议题": "topic",
        "讨论": "discussion",
        "决议": "resolution",
        "表决": "vote_result",
    },
)
CATEGORY_NAMES = {
    name: key for key, title in CATEGORIES.items() for name in (key, title, title.partition("(")[0])
}
STATUS_NAMES = {
    "有": "present",
    "残缺": "partial",
    "占位符": "placeholder",
    "空白": "blank",
    "缺失": "missing",
} | {key: key for key in STATUSES}
ITEM_FIELDS = {title: key for key, title in facts.ITEM_FIELDS.items()} | {
    key: key for key in facts.ITEM_FIELDS
}
SCALARS = {spec.title: spec.id for spec in facts.SCALARS} | {spec.id: spec.id for spec in facts.SCALARS}
LISTS = {spec.title: spec.id for spec in facts.LISTS} | {spec.id: spec.id for spec in facts.LISTS}
ROW_SPECS = {spec.id: spec for spec in (*facts.LISTS, *archive_facts.TABLES)}
"""Lists of one record and tables of the archive."""
TABLES = {spec.title: spec.id for spec in archive_facts.TABLES} | {
    spec.id: spec.id for spec in archive_facts.TABLES
}
TITLES = {spec.id: spec.title for spec in facts.SCALARS}
_FEW = 12
"""So many names fit into a message."""
_WHERE = {
    "规则": "；全部规则见 branchaudit rules list",
    "事实": "；全部事实见规则编写指南第 8 节",
    "规则集": "；随程序提供的见 branchaudit rules sets，自己的请写路径",
    "材料类型": f"；可用：{'、'.join(DOCUMENT_TYPES.values())}，以及规则集自己起的分组名",
    "问题类别": f"；可用：{'、'.join(CATEGORIES)}",
    "要素": f"；可用：{'、'.join(ELEMENTS.values())}",
}
"""Where all names are, if they are many."""
SCOPES = TEXT_SCOPES | {key: key for key in TEXT_SCOPES.values()}


def row_fields(list_id: str) -> dict[str, str]:
    """Names of the fields of one row of a list fact or of a table of the archive → field id."""
    spec = ROW_SPECS[list_id]
    names = dict(ITEM_FIELDS) if list_id == "items" else {}
    return names | {f.title: f.id for f in spec.fields} | {f.id: f.id for f in spec.fields}


def nearest(name: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # only when something is wrong

    names = list(dict.fromkeys(known))
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return close[0]
    inside = [other for other in names if min(len(name), len(other)) > 1 and (name in other or other in name)]
    return min(inside, key=len) if inside else None


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Message for a name that does not exist, with the nearest one that does, or all if they are few."""
    names = list(dict.fromkeys(known))
    close = nearest(name, names)
    if close:
        hint = f"，是不是“{close}”？"
    elif not names:
        hint = "，这里一个也没有"
    else:
        hint = f"；可用：{'、'.join(names)}" if len(names) <= _FEW else _WHERE.get(what, "")
    return f"没有名为“{name}”的{what}{hint}"
