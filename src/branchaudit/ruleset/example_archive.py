"""Examples of rules on whole branches: what one branch held in a period, without any text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from branchaudit.model import Activity
from branchaudit.ruleset import example_docx
from branchaudit.ruleset import names as known

BRANCH = "第一党支部"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ABOUT = re.compile(r"(\d{4})年度")


class Held(NamedTuple):
    period: str
    activities: tuple[Activity, ...]
    committee: bool | None = None
    today: str | None = None
    """None = long after the period."""


class Text(NamedTuple):
    content: bytes
    """Of a .txt or a .docx."""
    doc_type: str | None
    """None = that of the example."""
    branch: str
    name: str


class Compared(NamedTuple):
    """Records that are held against one another."""

    texts: tuple[Text, ...]
    period: str | None = None
    today: str | None = None
    """None = the day of the run."""


def compared(data: Mapping[str, Any]) -> Compared:
    """The types that the records name are known."""
    entries: Sequence[str | Mapping[str, Any]] = data["records"]
    records = (entry if isinstance(entry, Mapping) else {"text": entry} for entry in entries)
    period = data.get("period")
    return Compared(
        tuple(_record(number, one) for number, one in enumerate(records, 1)),
        str(period) if period is not None else None,
        data.get("today"),
    )


def _record(number: int, data: Mapping[str, Any]) -> Text:
    word = example_docx.is_wanted(data)
    return Text(
        example_docx.made(data) if word else data["text"].encode(),
        known.TYPES[data["as"]] if "as" in data else None,
        data.get("branch", BRANCH),
        data.get("name", f"{number}.docx" if word else f"{number}.txt"),
    )


def made(data: Mapping[str, Any], doc_type: str) -> Held:
    """`doc_type`: of what is held, where an entry names none."""
    entries = (_activity(number, text, doc_type) for number, text in enumerate(data["held"], 1))
    return Held(str(data["period"]), tuple(entries), data.get("committee"), data.get("today"))


def shown(data: Mapping[str, Any]) -> str:
    """As manuals print it."""
    if "records" in data:
        head = f"审核期间：{data['period']}\n" if "period" in data else ""
        return head + "\n——\n".join(map(_shown, data["records"]))
    lines = [f"审核期间：{data['period']}", f"收到的记录：{'，'.join(data['held']) or '没有'}"]
    if "committee" in data:
        lines.append("设支委会" if data["committee"] else "不设支委会")
    return "\n".join(lines)


def _shown(entry: str | Mapping[str, Any]) -> str:
    """The text of a record, the rows of its table below it."""
    if isinstance(entry, str):
        return entry.rstrip("\n")
    rows = (" | ".join(map(str, row)) for row in entry.get("table") or ())
    return "\n".join([entry.get("text", "").rstrip("\n"), *rows]).strip("\n")


def _activity(number: int, text: str, doc_type: str) -> Activity:
    """`2024-03-05`, `选举 2024-03-05`, `2023年度组织生活会 2024-01-20`, `2024-03 第一党小组`."""
    date = month = year = group = about = None
    also: tuple[str, ...] = ()
    for word in text.split():
        day = _DATE.fullmatch(word)
        if day:
            year = int(day[1])
            month, date = word[:7] if day[2] else None, word if day[3] else None
        elif word.endswith("小组"):
            group = word
        elif word.startswith("兼"):
            also = (known.TYPES[word.removeprefix("兼")],)
        elif year_of := _ABOUT.match(word):
            about = int(year_of[1])
        else:
            doc_type = known.TYPES[word]
    return Activity(
        record=f"r-{number}",
        path=f"{BRANCH}/{number}.docx",
        doc_type=doc_type,
        also=also,
        branch=BRANCH,
        title=text,
        date=date,
        month=month,
        year=year,
        about=about,
        group=group,
    )
