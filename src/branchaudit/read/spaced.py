"""Text that came from a scanner: a space behind every character."""

from __future__ import annotations

import re

_LEAST = 8
"""Characters from which a line is spaced all through; 会 议 记 录 is how titles are set."""
_OF_A_SCAN = re.compile(r"[\d.,:：/-]+|[，。；：、（）“”《》]*\w?[，。；：、（）“”《》]*")
_ODD = 0.12
"""Of the words of a line, at most, that a scanner may have left together."""
_SINGLE = re.compile(r"(?<=\S) (?=\S)")


def unspaced(text: str) -> str:
    """Without them, where every character of a line stands alone; two spaces were one."""
    if text[1:2] != " " and text[2:3] != " ":
        return text
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    words = line.split()
    # a number and a mark with what stands beside it are read as one word: 到会 20 人 ，一 致
    longer = [word for word in words if len(word) > 1 and not _OF_A_SCAN.fullmatch(word)]
    if len(words) < _LEAST or len(longer) > _ODD * len(words):
        return line
    return _SINGLE.sub("", line)
