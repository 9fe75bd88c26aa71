"""How many were absent: by the number that is written, or by the names; and how sure that is."""

from __future__ import annotations

import re

from branchaudit.extract.attendance import absence_words
from branchaudit.extract.attendance.absent_people import without_count
from branchaudit.extract.context import Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.text import fold

_UNSURE = 0.7
_APART = re.compile(r"(?:^|[;；,，。、])[^;；,，。、]*(?:不计[入算]|未计[入算]|列席|不在应到)[^;；。]*")
"""；联合支部参加4名，不计入本支部实到: said in the same breath, absent is nobody of them."""
_JOINED = Cue(
    r"[;；,，。][^;；,，。、]*(?:参加|到会|列席|旁听)[^;；,，。、]{0,8}[\d一二两三四五六七八九十]+[人名位](?![^;；。]*假)"
)
"""；司法所党支部参加党员4名: who came is not absent."""
_AND_OTHERS = Cue(r"[\u4e00-\u9fff]等(?:同志|党员)?(?=[(,，。;；均都因]|$)")
"""林远山等（出差）: who else is not said."""
_ASIDE = re.compile(r"\([^()]*\)")
_LEADING = re.compile(r"[ ]*(?:共|计|有)?[\d一二两三四五六七八九十]+[ ]*[人名位个]?(?![\d年月日])")


def without_guests(folded: str) -> str:
    """The text up to where it begins to tell of others who are not counted."""
    joined = _JOINED.search(folded)
    return _APART.sub("", folded[: joined.start()] if joined else folded)


def stated(ctx: Context, start: int, end: int) -> int | None:
    """The number that a label or the text itself gives."""
    return absence_words.absent_count(
        without_guests(ctx.folded[start:end]), ctx.folded[max(0, start - 12) : start]
    )


def how_many(ctx: Context, absent: Fact) -> int | None:
    """None where it cannot be told; a reading that leaves words over becomes a doubt."""
    named = len(absent.normalized) if isinstance(absent.normalized, list) else None
    text = without_guests(fold(absent.value or ""))
    number = stated(ctx, *absent.span) if absent.span is not None else None
    if number is not None and number < (named or 0):
        number = None  # 何大山、另外一位
    if number is not None:
        if not _LEADING.match(text) and number != named:
            ctx.doubts["absent_count"] = _UNSURE
        return max(number, named or 0)
    if named is None or (absent.status == "partial" and named == 0) or _AND_OTHERS.search(text):
        return None
    if named < _most_named(text):
        return None  # a name that was not understood is a person all the same
    if named and not _is_a_list(text, absent):
        ctx.doubts["absent_count"] = _UNSURE
    return named


def _most_named(absent: str) -> int:
    """As many persons as a list may hold: its parts outside of parentheses."""
    parts = re.split("[、,，;；。]", _ASIDE.sub("", absent))
    return sum(bool(part.strip()) for part in parts) if "、" in absent else 0


def _is_a_list(text: str, absent: Fact) -> bool:
    """Whether names with or without reasons in parentheses are all that stands there."""
    persons = absent.normalized if isinstance(absent.normalized, list) else []
    names = [str(person.get("name")) for person in persons if isinstance(person, dict)]
    parts = [part.strip() for part in re.split("[、,，;；。 ]", _ASIDE.sub("", without_count(text)))]
    explained = text.count("(") == len(names)  # a name with its reason is one, however rare
    found = [people.strip_posts(part) for part in parts if part]
    return found == names and (explained or all(map(people.has_surname, names)))
