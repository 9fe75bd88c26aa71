"""How many meetings of each kind the summary of a year says were held."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_KINDS = {
    "支委会": "branch_committee_meeting",
    "支部委员会": "branch_committee_meeting",
    "党员大会": "branch_general_meeting",
    "支部大会": "branch_general_meeting",
    "大会": "branch_general_meeting",
    "党小组会": "party_group_meeting",
    "小组会": "party_group_meeting",
    "主题党日": "theme_party_day",
    "党日": "theme_party_day",
    "党课": "party_lecture",
}
_NAMES = "|".join(_KINDS)
_TOLD = Cue(
    rf"(?P<kind>{_NAMES})(?:会议|活动)?(?:一?共|共计|累计)?(?:(?:召?开|举行|开展|组织|讲|上)了?)?[ ]*(?P<n>{NUMERAL})[ ]*[次堂节期]"
    rf"|(?P<n2>{NUMERAL})[ ]*[次堂节期](?:的)?(?:支部)?(?P<kind2>{_NAMES})"
)
_PART = re.compile(
    r"(?:其中|书记|领导|委员|带头|班子|季度|上半年|下半年|每月|月|每人|专题|联合|计划|拟|今后|将)[^,，。;；、:】)\n]{0,10}$"
)
"""What is said of some of them, or of a part of the year."""


def meeting_rows(ctx: Context) -> tuple[Row, ...]:
    """One row a kind, with the largest number that is given for it."""
    found: dict[str, tuple[int, tuple[int, int], str]] = {}
    for m in _TOLD.finditer(ctx.folded):
        kind, number = m["kind"] or m["kind2"], chinese_int(m["n"] or m["n2"])
        before = ctx.folded[max(0, m.start() - 14) : m.start()]
        if number is None or _PART.search(before):
            continue
        doc_type = _KINDS[kind]
        if doc_type not in found or found[doc_type][0] < number:
            found[doc_type] = number, m.span(), kind
    rows: list[Row] = []
    for doc_type, (number, span, kind) in found.items():
        fields: dict[str, Value] = {"doc_type": doc_type, "kind": kind, "number": number}
        rows.append(Row(fields, span))
    return tuple(rows)
