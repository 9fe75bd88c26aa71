"""发展党员 under the headings of minutes: a matter of its own, with what the meeting agreed on it."""

from __future__ import annotations

import re

from branchaudit.extract.headings import HEADING
from branchaudit.extract.steps import acts
from branchaudit.structure.cue import Cue

_CONCERNED = Cue("积极分子|发展对象|预备党员|转正|预审")
_AGREED = re.compile(
    r"[ ]*(?:会议|支委会|支部委员会|与会|大家|全体|经|一致|决[定议]|结论|最后|讨论)[^。\n]{0,40}?(?:同意|通过|确定|决定|列为)"
)


def agreed_matters(text: str) -> list[str]:
    """Headings that tell a step of a committee, where the lines below say that it agreed."""
    if not _CONCERNED.search(text):
        return []
    heading, below = "", list[str]()
    found: list[str] = []
    for line in (*text.split("\n"), "一、其他事项"):
        told = HEADING.fullmatch(line)
        if told is None:
            below.append(line)
            continue
        if heading and any(map(_AGREED.match, below)) and not any(map(acts.is_refused, below)):
            found.append(heading)
        heading = told[1] if acts.step_of(acts.COMMITTEE, told[1]) else ""
        below = []
    return found
