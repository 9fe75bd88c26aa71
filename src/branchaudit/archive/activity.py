"""From a record to what the archive keeps of it."""

from __future__ import annotations

import re

from branchaudit.branches import is_committee
from branchaudit.document import Document
from branchaudit.model import Activity, Kept, Picture, Record, Row, Value
from branchaudit.passage import Passage
from branchaudit.structure.people import is_full_listed_name
from branchaudit.text import chinese_int, fold, squeeze

_THERE = ("chair", "recorder", "attendees_list", "observers", "speaker", "talker", "talked_to")
_FACTS = (
    "absent_count", "activity_date", "actual_count", "ballots_issued", "characters", "claims_all_done",
    "collected_on", "created_on", "duration_minutes", "editing_minutes", "expected_count", "full_members",
    "is_admission", "is_election", "issued_on", "listed_count", "meeting_on", "modified_on", "month",
    "needs_vote", "official_kind", "official_number", "official_title", "open_items", "publicity_days",
    "rescheduled", "revision", "signed_on", "voted", "voters_due", "voters_present", "year",
)  # fmt: skip
"""Scalars that rules on the archive use."""
_ORDER_FACTS = (
    "answers_number", "answers_title", "calls_meeting", "meeting_at", "meeting_named", "meeting_place",
    "publicity_from", "publicity_until", "start_clock", "weighty_matters", "weighty_named",
)  # fmt: skip
"""Those of the tables on what comes before what."""
_UNIT_FACTS = ("people", "studies_branches", "studies_standards", "unit_duty")
"""Those of the tables on what the unit does for its branches."""
_KEPT = (*_FACTS, *_ORDER_FACTS, *_UNIT_FACTS)
_LISTS = (
    "assigned",
    "away",
    "branches",
    "candidates",
    "declined",
    "dues",
    "elected",
    "introduced",
    "items",
    "joint",
    "members",
    "milestones",
    "named_branches",
    "raised",
    "signed",
    "steps",
    "talks",
    "tasks",
    "terms",
    "told_meetings",
    "trained",
)
"""List facts that they use."""

_ABOUT = re.compile(r"(?<!\d)(20\d\d)(?:年度|年(?=民主评议|组织生活))")
_PRIVATE = re.compile("(?:因|有)?(?:私|个人|家中?里?)?有?(?:事|请假|事务)+(?:假|请假)?|请?事假")
_NO_REASON = re.compile("无故|未请假|没有?请假|不请假|原因不明|未说明")
_GROUP = re.compile(r"第?([一二三四五六七八九十]{1,3}|\d{1,2})党?小组")

_TOP = 100
"""Characters of a record that tell whose it is."""


def activity_of(
    record: Record, passage: Passage, document: Document, *, alone: bool, named: str | None = None
) -> Activity:
    """`alone`: it is the only record of its file; `named`: the branch that its text names."""
    year, month = record.facts.get("year"), record.facts.get("month")
    start, end = _clock(record)
    return Activity(
        record=record.id,
        path=record.path,
        doc_type=record.doc_type,
        also=record.kind.also,
        # what a Party committee writes is of the unit as a whole
        branch=None if record.branch is None or is_committee(record.branch) else record.branch,
        title=record.title,
        date=record.date,
        month=_month(record.date, year, month),
        year=int(record.date[:4]) if record.date else year if isinstance(year, int) else None,
        about=_about(record.title),
        group=_group(record) if record.doc_type == "party_group_meeting" else None,
        start=start,
        end=end,
        place=_text(record, "place"),
        topic=_text(record, "topic"),
        present=_present(record),
        people=_people(record),
        facts={name: record.facts[name] for name in _KEPT if record.facts.get(name) is not None},
        rows={
            name: tuple(
                _kept(record, name, number, row, passage) for number, row in enumerate(record.lists[name])
            )
            for name in _LISTS
            if record.lists.get(name)
        },
        images=_pictures(passage, document),
        created=document.properties.created.isoformat() if document.properties.created else None,
        alone=alone,
        sha256=record.sha256,
        named=named if named and _stands_on_top(named, record, passage) else None,
    )


def _people(record: Record) -> dict[str, tuple[str, ...]]:
    """Element → the full names in it, those of absentees too; `absent_without_reason`: those of them for whom
    no reason is given; `absent_on_leave`: those who had private business and no more is said."""
    found: dict[str, tuple[str, ...]] = {}
    for element in (*_THERE, "absentees", "reporter"):
        fact = record.elements.get(element)
        values = fact.normalized if fact is not None and isinstance(fact.normalized, list) else []
        names = [value.get("name") if isinstance(value, dict) else value for value in values]
        told = tuple(
            dict.fromkeys(name for name in names if isinstance(name, str) and is_full_listed_name(name))
        )
        if told:
            found[element] = told
    absent = record.elements.get("absentees")
    away = absent.normalized if absent is not None and isinstance(absent.normalized, list) else []
    bare = tuple(
        str(one["name"]) for one in away if isinstance(one, dict) and not _is_excused(one.get("reason"))
    )
    if bare:
        found["absent_without_reason"] = bare
    leave = tuple(
        str(one["name"])
        for one in away
        if isinstance(one, dict) and _PRIVATE.fullmatch(squeeze(fold(str(one.get("reason") or ""))))
    )
    if leave:
        found["absent_on_leave"] = leave
    return found


def _is_excused(reason: object) -> bool:
    return isinstance(reason, str) and bool(reason) and not _NO_REASON.search(reason)


def _kept(record: Record, name: str, number: int, row: Row, passage: Passage) -> Kept:
    """With what an item of a rectification paper says, which stands beside its row."""
    fields: dict[str, Value] = dict(row.fields)
    if name == "items" and number < len(record.items):
        fields |= {key: fact.value for key, fact in record.items[number].items() if fact.status == "present"}
    return Kept(fields, passage.place(row.span[0]))


def _pictures(passage: Passage, document: Document) -> tuple[Picture, ...]:
    """Those between its first block and its last, each once."""
    if not document.images or not passage.blocks:
        return ()
    first, last = passage.blocks[0][0], passage.blocks[-1][0]
    shown = [image for image in document.images if first <= image.block <= last]
    return tuple({image.sha256: Picture(image.sha256, image.size, image.block) for image in shown}.values())


def _stands_on_top(name: str, record: Record, passage: Passage) -> bool:
    """A branch that is named further down may be the one that somebody visited."""
    return name in record.title or name in str(passage.folded)[:_TOP]


def _clock(record: Record) -> tuple[str | None, str | None]:
    """Begin and end on one day, as far as the record is sure of both."""
    start, end = record.facts.get("start_clock"), record.facts.get("end_clock")
    if isinstance(start, str) and isinstance(end, str) and start < end:
        return start, end
    return None, None


def _text(record: Record, element: str) -> str | None:
    fact = record.elements.get(element)
    return fact.value if fact is not None and fact.status == "present" else None


def _present(record: Record) -> tuple[str, ...]:
    """Who chaired, recorded, spoke or stands in the list; not who is written as absent."""
    told: set[str] = set()
    for element in _THERE:
        fact = record.elements.get(element)
        if fact is not None and isinstance(fact.normalized, list):
            told |= {name for name in fact.normalized if isinstance(name, str)}
    told |= {str(row.fields["speaker"]) for row in record.lists.get("speeches", ())}
    absent = record.elements.get("absentees")
    away = absent.normalized if absent is not None and isinstance(absent.normalized, list) else []
    told -= {str(person.get("name")) for person in away if isinstance(person, dict)}
    return tuple(sorted(filter(is_full_listed_name, told)))


def _month(date: str | None, year: object, month: object) -> str | None:
    if date:
        return date[:7]
    return f"{year}-{month:02d}" if isinstance(year, int) and isinstance(month, int) else None


def _about(title: str) -> int | None:
    found = _ABOUT.search(fold(title))
    return int(found[1]) if found else None


def _group(record: Record) -> str | None:
    """第二党小组, as the title or the file name says. Names without a number are not told apart from what
    else stands in front of 党小组 (三月份党小组会): such a record counts for any group."""
    for text in (record.title, record.path.rsplit("/", 1)[-1]):
        found = _GROUP.search(fold(text))
        number = chinese_int(found[1]) if found else None
        if number:
            return f"第{_spelt(number)}党小组"
    return _text_fact(record, "group_named")


def _text_fact(record: Record, name: str) -> str | None:
    value = record.facts.get(name)
    return value if isinstance(value, str) else None


def _spelt(number: int) -> str:
    """1 … 99 as titles write it: 三, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return (f"{digits[tens] if tens > 1 else ''}十" if tens else "") + (digits[ones] if ones else "")
