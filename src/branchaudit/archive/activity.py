"""From a record to what the archive keeps of it."""

from __future__ import annotations

import re

from branchaudit.model import Activity, Record
from branchaudit.text import fold

_ABOUT = re.compile(r"(?<!\d)(20\d\d)(?:年度|年(?=民主评议|组织生活))")
_GROUP = re.compile(r"(第?[一二三四五六七八九十\d]{1,3}|[\u4e00-\u9fff]{2,8}?)(?:党小组|小组)")
_NO_GROUP = re.compile(r"支部|总支|各|全体|本")


def activity_of(record: Record) -> Activity:
    year, month = record.facts.get("year"), record.facts.get("month")
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
    )


def _month(date: str | None, year: object, month: object) -> str | None:
    if date:
        return date[:7]
    return f"{year}-{month:02d}" if isinstance(year, int) and isinstance(month, int) else None


def _about(title: str) -> int | None:
    found = _ABOUT.search(fold(title))
    return int(found[1]) if found else None


def _group(record: Record) -> str | None:
    """第二党小组, 运行班党小组, as the title or the file name says."""
    for text in (record.title, record.path.rsplit("/", 1)[-1]):
        for found in _GROUP.finditer(fold(text)):
            name = _NO_GROUP.split(found[1])[-1]
            if name:
                return f"{name}党小组"
    return None
