"""Where a wording is let pass: inside a title or a quotation, after 不是, in a sentence about the past."""

from __future__ import annotations

from branchaudit.check.verdict import sentence
from branchaudit.structure import words
from branchaudit.structure.cue import Cue
from branchaudit.text import chinese_int

WHOLE_WORDS = "整词"
HISTORY = "历史"
_DENIAL = "否定"
_NEAR = 80
_BRACKETS = {"书名号": ("《", "》"), "引号": ("“", "”")}
_SLOGAN = 4
"""A quotation hardly longer than the wording is a slogan in quotation marks, not a quotation."""
_DENIED = Cue(r"(?:不是|而非|并非|不叫|不称|不写作?|原为?|原称|原名|旧称|曾称)[“《\"]?$")
_PAST = Cue(
    r"当时|当年|那时|曾|回顾|追溯|历史上|沿革|历程|前身|废止|取代|以前|此前|过去|早在|旧版|原来|世纪|[更改]名|修订前"
    r"|(?:战争|革命|建设)时期|十[一二三四五六七八]大(?!以来)"
)
_YEAR = Cue(r"((?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})年")


def excused(
    text: str, start: int, end: int, guards: frozenset[str], year: int | None, *, slogan: int = _SLOGAN
) -> bool:
    """Whether text[start:end], folded, is let pass. `year`: of the activity, if it is known.
    `slogan`: how much longer than the wording a slogan in quotation marks may be."""
    if WHOLE_WORDS in guards and not words.on_boundaries(*_clause(text, start, end)):
        return True
    for name, (opening, closing) in _BRACKETS.items():
        if name in guards:
            first = text.rfind(opening, max(0, start - _NEAR), start)
            last = text.find(closing, end, end + _NEAR)
            inside = first >= 0 and last >= 0 and closing not in text[first:start]
            if inside and (name != "引号" or last - first - 1 > end - start + slogan):
                return True
    if _DENIAL in guards and _DENIED.search(text, max(0, start - 6), start) is not None:
        return True
    return HISTORY in guards and _of_the_past(text[slice(*sentence(text, start, end))], year)


def _clause(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The clause around a hit, and where the hit stands in it."""
    first = max(text.rfind(mark, 0, start) for mark in "。\n，；") + 1
    last = min((at for mark in "。\n，；" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last], start - first, end - first


def _of_the_past(said: str, year: int | None) -> bool:
    if _PAST.search(said) is not None:
        return True
    named = (chinese_int(found[1]) for found in _YEAR.finditer(said))
    return any(past is not None and (year is None or past < year) for past in named)
