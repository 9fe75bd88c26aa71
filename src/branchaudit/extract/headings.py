"""The matters of minutes, as the lines in front of what was said on them: 一、…, （二）…, 3.…, 议题一：…, ◎…."""

from __future__ import annotations

import re

_MARK = (
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．: ]?"
    r"|第[一二三四五六七八九十\d]{1,2}[项个]?(?:议题)?[:、 ]?|议[题程][一二三四五六七八九十\d]{0,2}[:、 ]?|[◎●◆■▲★○◇□※*•·-]"
)
HEADING = re.compile(rf"[ ]*(?:{_MARK})[ ]*([^。;；:\n]{{4,40}})")
"""A whole line; the matter without its number."""


def headings_of(text: str) -> list[str]:
    return [told[1] for line in text.split("\n") if (told := HEADING.fullmatch(line))]
