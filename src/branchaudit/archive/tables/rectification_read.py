"""Rectification papers of a branch in order of their days, and each problem followed from one to the next."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from branchaudit.archive.view import Archive
from branchaudit.model import Activity, Kept, Value
from branchaudit.structure.people import is_full_name, split_people
from branchaudit.text import fold, squeeze

_MARKS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[个项条名次份人])")
_ALIKE = 0.6
"""Share of pairs of characters in common from which on two wordings are one problem."""
_MAYBE = 0.3
_SHORT = 6
_SOURCES = (
    *("组织生活会", "民主生活会", "民主评议", "巡察", "巡视", "主题教育"),
    *("述职", "审计", "督查", "专项检查", "自查"),
)
"""What problems were found by: papers of two of them are two matters."""
_SHOWN = 24


class Item(NamedTuple):
    """A problem as one paper has it."""

    problem: str
    pairs: frozenset[str]
    fields: Mapping[str, Value]
    kept: Kept
    paper: Paper

    @property
    def done(self) -> bool:
        return bool(self.fields.get("done"))

    @property
    def open(self) -> bool:
        return bool(self.fields.get("open"))

    def day(self, name: str) -> str | None:
        value = self.fields.get(name)
        return value if isinstance(value, str) else None

    @property
    def shown(self) -> str:
        text = " ".join(str(self.fields["problem"]).split())
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

    @property
    def persons(self) -> tuple[str, ...]:
        told = self.day("responsible_person") or ""
        return tuple(p.name for p in split_people(told) if is_full_name(p.name))


class Paper(NamedTuple):
    activity: Activity
    day: str
    """From which on it speaks: ISO date, that of the end of a month where no day is told."""
    exact: bool


class Track(NamedTuple):
    """One problem through the papers, oldest first."""

    items: list[Item]

    @property
    def last(self) -> Item:
        return self.items[-1]


class Followed(NamedTuple):
    """The papers of one branch, and what they follow."""

    branch: str
    papers: Sequence[Paper]
    items: Mapping[str, Sequence[Item]]
    """Record → its items."""
    tracks: Sequence[Track]


def followed(archive: Archive) -> Iterator[Followed]:
    for branch, held in archive.by_branch.items():
        own = [one for one in held if one.doc_type == "rectification"]
        usual = archive.usual_year(branch)
        told = (_paper(one, usual) for one in own)
        papers = sorted((p for p in told if p is not None), key=lambda p: (p.day, p.activity.path))
        items = {p.activity.record: tuple(_items(p)) for p in papers}
        if papers:
            yield Followed(branch, papers, items, _tracks(papers, items))


def same_matter(one: Activity, other: Activity) -> bool:
    """Nothing in their titles and names says that they are about two different inspections."""
    first, second = _sources(one), _sources(other)
    return not first or not second or bool(first & second)


def alike(one: Item, other: Item) -> float:
    """0 … 1"""
    short, long = sorted((one.problem, other.problem), key=len)
    if len(short) >= _SHORT and short in long:
        return 1.0
    both = one.pairs | other.pairs
    return len(one.pairs & other.pairs) / len(both) if both else 0.0


def maybe_alike(one: Item, other: Item) -> bool:
    return alike(one, other) >= _MAYBE


def _paper(one: Activity, usual: int | None) -> Paper | None:
    """`usual`: the year that is meant where a ledger says 二季度 only."""
    day = next(
        (str(k.fields["reported"]) for k in one.rows.get("items", ()) if k.fields.get("reported")), one.date
    )
    if day:
        return Paper(one, day, exact=True)
    month = one.month or _month_of(one, one.year or usual)
    if month is None:
        return None
    year, number = int(month[:4]), int(month[5:])
    return Paper(one, f"{month}-{monthrange(year, number)[1]:02d}", exact=False)


_NAMED = re.compile(r"(?<!\d)(20\d\d)[年.\-_]?(0?[1-9]|1[0-2])(?!\d)月?")


_SPAN = re.compile(
    r"(?<!\d)(20\d\d)年?度?[(_-]?(上半年|下半年|全年|年终|年底|第?([一二三四1-4])季度|(?<=年度)(?=[\u4e00-\u9fff)]|$))"
)
_QUARTER = re.compile(r"^(?:.*[^\w])?[Qq]([1-4])(?!\d)|(?<!\d)第?([一二三四1-4])季度")
_ENDS = {"上半年": 6, "一": 3, "二": 6, "三": 9, "1": 3, "2": 6, "3": 9}


def _month_of(one: Activity, usual: int | None) -> str | None:
    """Of ledgers that carry it in their title or their name: 整改台账（2024年6月）.xlsx; the last month where
    they name a half year, a quarter or the year."""
    for text in (one.title, one.path.rsplit("/", 1)[-1]):
        plain = squeeze(fold(text))
        found = _NAMED.search(plain)
        if found:
            return f"{found[1]}-{int(found[2]):02d}"
        span = _SPAN.search(plain)
        if span:
            return f"{span[1]}-{_ENDS.get(span[3] or span[2], 12):02d}"
        quarter = _QUARTER.search(plain) if usual is not None else None
        if quarter:
            return f"{usual}-{_ENDS.get(quarter[1] or quarter[2], 12):02d}"
    return None


def _items(paper: Paper) -> Iterator[Item]:
    for kept in paper.activity.rows.get("items", ()):
        told = kept.fields.get("problem")
        text = _NUMBERS.sub("", _MARKS.sub("", squeeze(fold(told)))) if isinstance(told, str) else ""
        if len(text) > 1:
            pairs = frozenset(text[at : at + 2] for at in range(len(text) - 1))
            yield Item(text, pairs, kept.fields, kept, paper)


def _tracks(papers: Sequence[Paper], items: Mapping[str, Sequence[Item]]) -> list[Track]:
    tracks: list[Track] = []
    for paper in papers:
        pairs = sorted(
            (
                (-alike(item, track.last), at, number)
                for at, item in enumerate(items[paper.activity.record])
                for number, track in enumerate(tracks)
                if same_matter(track.last.paper.activity, paper.activity)
            ),
        )
        taken_items, taken_tracks = set[int](), set[int]()
        for likeness, at, number in pairs:
            if -likeness >= _ALIKE and at not in taken_items and number not in taken_tracks:
                taken_items.add(at)
                taken_tracks.add(number)
                tracks[number].items.append(items[paper.activity.record][at])
        tracks += [
            Track([item]) for at, item in enumerate(items[paper.activity.record]) if at not in taken_items
        ]
    return tracks


def _sources(one: Activity) -> set[str]:
    text = squeeze(fold(f"{one.title} {one.path.rsplit('/', 1)[-1]}"))
    return {word for word in _SOURCES if word in text}
