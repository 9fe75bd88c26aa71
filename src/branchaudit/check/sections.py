"""Check `sections`: parts that a paper must have, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.check.context import Context
from branchaudit.check.verdict import Fault
from branchaudit.ruleset.checks import SectionsCheck
from branchaudit.structure.cue import Cue
from branchaudit.text import fold, squeeze

_DIGITS = r"[一二三四五六七八九十\d]+"
_NUMBER = Cue(rf"^\s*(?:第{_DIGITS}[部分章节条]+|\(?{_DIGITS}[)、.]+)\s*")
_END = re.compile(r"[。:;,\n]")
_LONGEST = 30


def check(check: SectionsCheck, context: Context) -> list[Fault]:
    found = headings(context)
    return [
        Fault(given={"section": section.name}, key=section.name)
        for section in check.sections
        if not any(squeeze(variant) in heading for heading in found for variant in section.variants)
    ]


def headings(context: Context) -> list[str]:
    """Heading paragraphs, short lines, and the first words of numbered paragraphs, without blanks."""
    if context.headings is None:
        context.headings = list(_headings(context))
    return context.headings


def _headings(context: Context) -> Iterator[str]:
    for _, block in context.passage.blocks:
        for line in fold(block.text).split("\n"):
            plain = _NUMBER.sub("", line)
            first = _END.split(plain, maxsplit=1)[0]
            numbered = plain != line
            if block.heading is not None or numbered or len(plain.strip()) <= _LONGEST:
                text = squeeze(plain if block.heading is not None else first)
                if text and (block.heading is not None or len(text) <= _LONGEST):
                    yield text
