"""From a record to what the archive keeps of it."""

from __future__ import annotations

import re

from branchaudit.model import Activity, Record
from branchaudit.structure.people import is_full_name
from branchaudit.text import chinese_int, fold

_THERE = ("chair", "recorder", "attendees_list", "observers", "speaker", "talker", "talked_to")

_ABOUT = re.compile(r"(?<!\d)(20\d\d)(?:年度|年(?=民主评议|组织生活))")
_GROUP = re.compile(r"第?([一二三四五六七八九十]{1,3}|\d{1,2})党?小组")


def activity_of(record: Record) -> Activity:
    year, month = record.facts.get("year"), record.facts.get("month")
    start, end = _clock(record)
    return Activity(
        record=record.id,
        path=record.path,
        doc_type=record.doc_type,
        also=record.kind.also,
        branch=record.branch,
        title=record.title,
        date=record.date,
        month=_month(record.date, year, month),
        year=int(record.date[:4]) if record.date else year if isinstance(year, int) else None,
        about=_about(record.title),
        group=_group(record) if record.doc_type == "party_group_meeting" else None,
        start=start,
        end=end,
        place=_text(record, "place"),
        present=_present(record),
    )


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
    return tuple(sorted(filter(is_full_name, told)))


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
    return None


def _spelt(number: int) -> str:
    """1 … 99 as titles write it: 三, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return (f"{digits[tens] if tens > 1 else ''}十" if tens else "") + (digits[ones] if ones else "")
