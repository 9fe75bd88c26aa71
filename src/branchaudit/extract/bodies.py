"""Votes and head counts of another body that a record tells of: the 支部大会 whose result a 党委 hears,
the 村民代表会议 after the branch meeting. They are no votes of this meeting."""

from __future__ import annotations

import re
from functools import cache

from branchaudit.extract.context import Context

_OUTSIDE = (
    "村民(?:代表)?(?:会议|大会)|居民(?:代表)?(?:会议|大会)|职(?:工)?代(?:表)?(?:大)?会|职工大会|社员(?:代表)?大会|业主大会|"
    "股东(?:大)?会|董事会|理事会|团支部|妇代会|上(?:一)?届|上(?:一)?次|上年度?|上一年度?|去年|前次"
)
_GROUP, _GENERAL, _COMMITTEE, _PARTY_COMMITTEE = (
    "党小组",
    "支部(?:党员)?大会|党员大会",
    "支委会(?=[^,，。]{0,4}(?:表决|投票|讨论|票决))|(?:支委会|支部委员会|委员会?)[^。;；\n]{0,6}(?:第一次)?(?:会议|碰头|全到)",
    "党委(?:会)?",
)
_OTHERS = {
    "branch_general_meeting": (_OUTSIDE, _GROUP, _COMMITTEE, _PARTY_COMMITTEE),
    "election": (_OUTSIDE, _GROUP, _COMMITTEE, _PARTY_COMMITTEE),
    "member_development": (_OUTSIDE, _GROUP, _COMMITTEE, _PARTY_COMMITTEE),
    "branch_committee_meeting": (_OUTSIDE, _GROUP, _GENERAL, _PARTY_COMMITTEE),
    "party_group_meeting": (_OUTSIDE, _GENERAL, _COMMITTEE, _PARTY_COMMITTEE),
    "committee_meeting": (_OUTSIDE, _GROUP, _GENERAL, _COMMITTEE),
}
_REACH = 36


@cache
def _named(doc_type: str) -> re.Pattern[str]:
    bodies = "|".join(_OTHERS.get(doc_type, (_OUTSIDE,)))
    return re.compile(rf"(?:{bodies})[^。;；\n]{{0,14}}$")


def of_another_body(ctx: Context, offset: int) -> bool:
    """Whether the words right before `offset`, in the same sentence, name another body."""
    return bool(_named(ctx.kind.doc_type).search(ctx.folded[max(0, offset - _REACH) : offset]))
