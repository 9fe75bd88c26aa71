"""Labels in somebody's own words: 记录的人, 集合点, 听课的同志.

No list holds them all. What they mean shows in a telling character of the label together with the
form of the value: a label with 记 whose value is one person names the recorder, one that ends with 地 names
the place unless a day stands there. Only elements are guessed that no known label gives (`[guesses]`
of labels.toml).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import DATE
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.status import NONE_WORDS, bare_folded
from branchaudit.text import NUMERAL

_HEAD = 24
"""Lines in which the roll of a meeting is given."""
_LABEL = Cue(
    r"(?:^|(?<=[ ;；|◆●【\[]))(?P<word>[\u4e00-\u9fff]{2,10}|[\u4e00-\u9fff](?:[ ]+[\u4e00-\u9fff]){1,5})[ ]*[:】\]]:?"
)
_SPACED = Cue(r"[ ]*(?P<word>[\u4e00-\u9fff]{2,8})[ ]+(?=[^ ])")
_CONFIDENCE = 0.6
_LONGEST = 10
"""Characters of a label."""


class _Candidate(NamedTuple):
    """A word that may be a label. Offsets count in the record."""

    word: str
    start: int
    end: int
    value_start: int
    value_end: int


def guess_labels(ctx: Context) -> list[Hit]:
    """Add to the labels of a meeting record those that can only be guessed, and return them."""
    found: list[Hit] = []
    taught = ctx.kind.doc_type in ("party_lecture", "study_session")
    wanted = [
        guess
        for guess in _guesses()
        if not ctx.by_field.get(guess.field)
        and (taught or guess.field != "speaker")
        and guess.may_stand_in(ctx.folded)
    ]
    if not wanted:
        return found
    for candidate in _candidates(ctx):
        value = ctx.folded[candidate.value_start : candidate.value_end].strip(" 。;；,，")
        for guess in wanted:
            if guess.word.search(candidate.word) and guess.fits(value):
                _, start, end, value_start, value_end = candidate
                hit = Hit(guess.field, start, end, value_start, value_end, "guess", candidate.word)
                ctx.by_field[guess.field].append(hit)
                found.append(hit)
                break
    return found


def doubted(
    elements: dict[str, Fact], guessed: list[Hit], confidence: float = _CONFIDENCE
) -> dict[str, Fact]:
    """The elements that hang on a guess, with no more confidence than that."""
    return {
        name: fact._replace(confidence=min(fact.confidence, confidence))
        for hit in guessed
        for name, fact in elements.items()
        if fact.span is not None and hit.value_start <= fact.span[0] < hit.value_end
    }


# ---------------------------------------------------------------- words that may be labels
def _candidates(ctx: Context) -> Iterator[_Candidate]:
    """Short words in front of a colon, of a blank or of a cell, in the head of the record, that are
    no label yet."""
    known = [hit.label_start for hit in ctx.hits]
    head = ctx.lines[:_HEAD]
    for line, below in zip(head, [*head, None][1:], strict=True):
        if ctx.is_quoted(line.start):
            continue
        if ctx.passage.blocks[line.block][1].kind == "cell":
            beside = _beside(ctx, line, below)
            if beside is not None and line.start not in known:
                yield beside
        marked = ":" in line.text or "】" in line.text or "]" in line.text
        colons = list(_LABEL.finditer(line.text)) if marked else []
        for m, following in zip(colons, [*colons, None][1:], strict=True):
            if line.start + m.start("word") not in known:
                end = following.start() if following else len(line.text)
                ahead = bisect_left(known, line.start + m.end())  # 记录的人：何大山　应到：20人
                end = min(end, known[ahead] - line.start) if ahead < len(known) else end
                yield _candidate(line, m, m.end(), end)
        spaced = _SPACED.match(line.text) if not colons and " " in line.text else None
        if spaced and line.start + spaced.start("word") not in known:
            yield _candidate(line, spaced, spaced.end(), len(line.text))


def _candidate(line: Line, m: re.Match[str], value: int, end: int) -> _Candidate:
    at = line.start
    return _Candidate(
        "".join(m["word"].split()), at + m.start("word"), at + m.end("word"), at + value, at + end
    )


def _beside(ctx: Context, line: Line, below: Line | None) -> _Candidate | None:
    """A short cell with a cell to its right."""
    word = "".join(line.text.split()).rstrip(":")
    if below is None or not 2 <= len(word) <= _LONGEST or below.block != line.block + 1:
        return None
    cell, right = ctx.passage.blocks[line.block][1], ctx.passage.blocks[below.block][1]
    if (cell.table, cell.row) != (right.table, right.row) or right.kind != "cell":
        return None
    start = ctx.passage.starts[below.block]
    return _Candidate(word, line.start, line.end, start, start + len(right.text))


# ---------------------------------------------------------------- what they may mean
_HEADS = Cue(rf"(?:一?共|约)?[ ]*{NUMERAL}[ ]*[人名位个](?:党员|同志)?|.{{2,40}}共[ ]*{NUMERAL}[ ]*[人名位]")


def _person(value: str) -> bool:
    names = people.split_people(value) if len(value) <= 24 else []
    if len(names) != 1 or len(value) - len(names[0].name) > 14 or re.search(r"\d", value):
        return False
    return people.has_surname(names[0].name) or len(names[0].name) < 4


def _persons(value: str) -> bool:
    return bare_folded(value) in NONE_WORDS or bool(people.split_people(value[:60]))


def _place(value: str) -> bool:
    return (
        2 <= len(value) <= 24
        and not re.search("[。;；:,，>]", value)
        and not DATE.match(value)
        and not _HEADS.fullmatch(value)
    )


_FORMS: dict[str, Callable[[str], bool]] = {
    "person": _person,
    "persons": _persons,
    "heads": lambda value: bool(_HEADS.fullmatch(value)),
    "day": lambda value: bool(DATE.match(value)) and "日" in value[:20],
    "place": _place,
    "text": lambda value: len(bare_folded(value)) >= 4,
}


class _Guess(NamedTuple):
    field: str
    word: Cue
    fits: Callable[[str], bool]

    def may_stand_in(self, text: str) -> bool:
        """Single characters (记, 到, 来) stand in every text: not worth asking for."""
        words = self.word.words
        return min(map(len, words.every)) == 1 or words.any_in(text)


@cache
def _guesses() -> tuple[_Guess, ...]:
    table = lexicon.load("labels")["guesses"]
    return tuple(_Guess(field, Cue(spec["word"]), _FORMS[spec["value"]]) for field, spec in table.items())
