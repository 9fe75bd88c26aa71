"""Official letters behind other papers in one file: 换届请示与批复, and under the minutes of an election the report
on its result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from branchaudit.passage import Passage
from branchaudit.structure.outline import Line, unspaced

_TITLE = re.compile(r"关于[^,。;:]{2,40}的(?:请示|批复|复函|报告)|批复|请示|复函")
_ADDRESSED = re.compile(
    r"[^,。;:]{2,24}(?:党委|党工委|党组|总支|支部|委员会):|(?:经研究)?[,，]?同意|你(?:党?支部|单位)"
)
_SIGNED = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}[日号]\)?$|\((?:盖章|公章|印章)\)$|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}$"
)
_ATTACHED = re.compile(r"附[件表录]")


def letter_starts(passage: Passage, lines: list[Line]) -> set[int]:
    """Blocks at which a letter begins: its title in a line of its own, below it whom it is to, or what is agreed to,
    and at its end the day on which it was signed (one that is read out in a meeting has the rest of the minutes
    behind it). What stands behind 附件 belongs to the paper that it is attached to."""
    starts = list(_starts(passage, lines))
    return {
        lines[start].block
        for start, end in pairwise([*starts, len(lines)])
        if _SIGNED.search(unspaced(lines[end - 1].text.strip()))
    }


def _starts(passage: Passage, lines: list[Line]) -> Iterator[int]:
    """Indices of the lines with the titles."""
    for at, line in enumerate(lines[:-1]):
        text = unspaced(line.text.strip())
        if _ATTACHED.match(text):
            return
        if (
            _TITLE.fullmatch(text)
            and passage.blocks[line.block][1].kind == "paragraph"
            and _ADDRESSED.match(unspaced(lines[at + 1].text.strip()))
        ):
            yield at
