"""What is said at meetings: made of patterns, in a voice of its own for each meeting."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from unit import words
from unit.grammar import Voice
from unit.meeting import Meeting
from unit.people import Branch
from unit.phrases import POOLS, STUDIES


@lru_cache
def _pools(trade: str) -> dict[str, list[str]]:
    pools = {name: text.split("\n") for name, text in POOLS.items()}
    return pools | {name: text.split("|") for name, text in words.TRADES[trade].items()}


def voice(branch: Branch, *key: object) -> Voice:
    return Voice(Random(" ".join(map(str, (branch.key, *key)))), _pools(branch.trade))


def study(random: Random, day: date) -> str:
    known = [what for first, what in STUDIES if first <= day.isoformat()]
    return random.choice(known)


def due(random: Random, day: date) -> str:
    limit = day + timedelta(days=random.randint(8, 40))
    year = f"{limit.year}年" if limit.year != day.year else ""
    return f"{year}{limit.month}月{limit.day}日"


def speech(by: Voice, present: list[str], mood: str = "see", who: str = "") -> str:
    """Two or three sentences: what was seen, why, what to do."""
    others = [name for name in present if name != who] or present
    parts = [by.say(mood, who=by.random.choice(others))]
    if mood == "see" and by.random.random() < 0.7:
        parts.append(by.say("why"))
    if by.random.random() < 0.85:
        parts.append(by.say("deal_s", who=by.random.choice(others)))
    return "。".join(parts) + "。"


def discuss(meeting: Meeting, by: Voice, *, speakers: int, decisions: int) -> None:
    """Opening, each topic with those who speak to it, the chair's last words, what was decided."""
    present, random = meeting.present, by.random
    what = study(random, meeting.day)
    given = {"chair": meeting.chair, "reader": random.choice(present), "study": what}
    meeting.talk.append(("", by.say("opening", who=random.choice(present), **given) + "。"))
    others = [name for name in present if name != meeting.chair]
    for number, topic in enumerate(meeting.topics):
        if len(meeting.topics) > 1:
            meeting.talk.append(("", f"{'一二三四'[number]}、{topic}"))
        for name in random.sample(others, min(speakers, len(others))):
            mood = "study_s" if "学习" in topic else "see"
            meeting.talk.append((name, speech(by, present, mood, name)))
    meeting.talk.append(("", by.say("closing", **given) + "。"))
    for _ in range(decisions):
        text = by.say("decide", who=random.choice(present), due=due(random, meeting.day))
        meeting.decisions.append(text + "。")


def topics(by: Voice, count: int, *, learn: str = "") -> list[str]:
    found = [f"学习{learn}"] if learn else []
    while len(found) < count:
        found.append(by.fill("{研究|讨论|商议}<thing>{有关问题|的改进办法|的分工|存在的问题}"))
    return found
