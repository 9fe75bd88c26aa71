"""The committee and the groups of a branch, as its rosters tell them, and which body held a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from branchaudit.archive.roster import Member
from branchaudit.model import Activity
from branchaudit.text import chinese_int, fold, squeeze

MEMBERS, COMMITTEE, GROUP = "党员大会", "支委会", "党小组会"
SECRETARY = "书记"
POSTS = (SECRETARY, "副书记", "组织委员", "宣传委员", "纪检委员")
_COMMITTEE_MEETING = re.compile(r"支委会|支部委员会|委员会(?:第[一二三四五六七八九十\d]+次)?(?:全体)?会议")
_GENERAL_MEETING = re.compile(r"党员大会|全体党员会议|党员会议")
_OWN = r"(?:^|[、,;/]|兼任?|党支部|(?<!总)支部|支委会?)"
_SECRETARY = re.compile(rf"{_OWN}书记(?!员)")
_DEPUTY = re.compile(rf"{_OWN}副书记")
_OF_COMMITTEE = re.compile(
    rf"{_OWN}(?:支?委员?|(?:组织|宣传|纪检|纪律检查|青年|统战|群[工众]|保密|生活|学习|安全|文体|文教|妇女|民兵)"
    r"(?:[、和兼]?(?:组织|宣传|纪检|青年|统战|群[工众]|保密|生活|学习|安全|文体))*(?:工作)?委员)(?![会长])"
)
_FOREIGN = re.compile(
    r"(?:党委|党总支|总支|纪委|机关党委|团委|团支部|团总支|工会|妇联|党组)(?:委员会)?"
    r"(?:副?书记|委员|主席|副主席|成员)+|政协委员|人大代表|纪检监察\w*"
)
"""Posts above or beside the branch."""
_NUMBER = re.compile(r"(?:党?小?组)?第?([一二三四五六七八九十]{1,3}|\d{1,2})(?:党?小?组)?")
_PLAIN = re.compile(r"党?小?组$|^第")


def posts_of(member: Member) -> frozenset[str]:
    """Posts in the committee of the branch; 委员 stands for those that no rule asks for."""
    return _posts(member.post) if member.post else frozenset()


@lru_cache(maxsize=1024)
def _posts(written: str) -> frozenset[str]:
    text = squeeze(fold(written))
    text = _FOREIGN.sub("", text)
    found = set[str]()
    if _SECRETARY.search(text):
        found.add(SECRETARY)
    if _DEPUTY.search(text):
        found.add("副书记")
    if _OF_COMMITTEE.search(text):
        found.add("委员")
        found |= {f"{field}委员" for field in ("组织", "宣传") if field in text}
        if "纪检" in text or "纪律检查" in text:
            found.add("纪检委员")
    return frozenset(found)


def committee(members: Iterable[Member]) -> dict[str, frozenset[str]]:
    """Name → posts. Empty where the posts of the roster show no committee: a secretary and at least one
    more."""
    found = {member.name: posts for member in members if (posts := posts_of(member))}
    seated = any(SECRETARY in posts for posts in found.values()) and len(found) > 1
    return found if seated else {}


def body_of(one: Activity) -> str | None:
    """Which body met, as far as its type and title tell."""
    types = {one.doc_type, *one.also}
    if "party_group_meeting" in types:
        return GROUP
    if "branch_committee_meeting" in types or _COMMITTEE_MEETING.search(one.title):
        return None if _GENERAL_MEETING.search(one.title) else COMMITTEE
    if "branch_general_meeting" in types or _GENERAL_MEETING.search(one.title):
        return MEMBERS
    return None


@lru_cache(maxsize=1024)
def group_key(name: str | None) -> str | None:
    """第二党小组, 二组 and 2 are one; a group with a name of its own is told by it."""
    text = squeeze(fold(name or ""))
    found = _NUMBER.fullmatch(text)
    number = chinese_int(found[1]) if found else None
    if number:
        return str(number)
    return _PLAIN.sub("", text) or None


def group_of(one: Activity, members: Iterable[Member]) -> str | None:
    """The group that met, by its number, or by a name that the roster has."""
    keys = {key for member in members if (key := group_key(member.group))}
    number = group_key(one.group)
    if number is not None and (number in keys or not keys):
        return number
    told = one.title + one.path.rsplit("/", 1)[-1]
    named = (key for key in sorted(keys, key=len, reverse=True) if not key.isdigit() and key in told)
    return next(named, number)
