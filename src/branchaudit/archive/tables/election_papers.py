"""The papers of an election: which of them each is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from branchaudit.archive.tables.papers import Paper
from branchaudit.model import Activity

REQUEST, REPLY = "换届请示", "换届批复"
NAMES, NAMES_REPLY = "人选请示", "人选批复"
MEETING, RESULT, RESULT_REPLY = "选举大会", "结果报告", "结果批复"
DELAY, DELAY_REPLY = "延期请示", "延期批复"

_CONCERNED = re.compile("换届|选举|补选|候选人|预备人选|改选")
_RESULT = re.compile(r"结果|当选|任职|任党?支部书记|选举(?:工作)?情况|换届(?:选举)?(?:工作)?情况")
_NAMES = re.compile(r"候选人|人选")
_DELAY = re.compile(r"延期|推迟|延长|提前")
_CALLED = re.compile("召开[^,。]{0,6}大会")
"""同意你支部召开党员大会进行换届选举，同意委员候选人4名 answers both."""
_BY_ELECTION = re.compile(r"补选|增补|增选")
_ASKS = {"请示": (DELAY, NAMES, REQUEST), "批复": (DELAY_REPLY, NAMES_REPLY, REPLY)}


def kind_of(one: Activity) -> str | None:
    """What it is in an election, if it is anything."""
    kinds = {one.doc_type, *one.also}
    if "election" in kinds or (one.facts.get("is_election") and "branch_general_meeting" in kinds):
        return MEETING
    title, kind = one.facts.get("official_title"), one.facts.get("official_kind")
    if not isinstance(title, str):
        return None
    told = f"{title}{one.facts.get('answers_title') or ''}"
    if not (_CONCERNED.search(told) or (kind == "批复" and "任" in title and "书记" in title)):
        return None
    if kind == "批复" and "组成" in title and "任书记" in title:
        return RESULT_REPLY
    if kind == "报告":
        return RESULT if _RESULT.search(title) else None
    if kind not in _ASKS:
        return None
    if _RESULT.search(told):
        return RESULT_REPLY if kind == "批复" else RESULT
    delay, names, plain = _ASKS[kind]
    if _DELAY.search(told):
        return delay
    return names if _NAMES.search(told) and not _CALLED.search(told) else plain


def is_by_election(one: Activity) -> bool:
    """补选 fills a seat and begins no term."""
    told = f"{one.title}{one.topic or ''}{one.facts.get('official_title') or ''}"
    return bool(_BY_ELECTION.search(told))


def papers(held: Sequence[Activity]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for one in held:
        kind = kind_of(one)
        if kind is not None and one.date:
            found.setdefault(kind, []).append(Paper(one, one.date))
    return found
