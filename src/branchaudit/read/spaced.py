"""Text that came from a scanner: a space behind every character."""

from __future__ import annotations

import re

_LEAST = 8
"""Characters from which a line is spaced all through; 会 议 记 录 is how titles are set."""
_SINGLE = re.compile(r"(?<=\S) (?=\S)")


def unspaced(text: str) -> str:
    """Without them, where every character of a line stands alone; two spaces were one."""
    if text[1:2] != " " and text[2:3] != " ":
        return text
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    words = line.split()
    if len(words) < _LEAST or any(len(word) > 1 for word in words):
        return line
    return _SINGLE.sub("", line)
