"""Ballots: how many went out, came back and were valid. A meeting may vote more than once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from branchaudit.extract.bodies import of_another_body
from branchaudit.extract.context import Context
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_NO_BALLOT = r"(?![^,，。;；\n]{0,6}(?:意见|问卷|调查|通知|征求))"
_ISSUED = Cue(
    rf"(?:发出|发放|共发|印发|发|制发)[^,，。;；:\d\n]{{0,10}}?(?:票|(?:测评|评议|评定|推荐|表决|选举)表)[^,，。;；\d\n]{{0,4}}?({NUMERAL})[ ]*(?:张|份|票)"
    rf"|发票[ ]*({NUMERAL})|发出[^,，。;；\d\n]{{0,4}}票[ ]*:[ ]*({NUMERAL})|发出[ ]*({NUMERAL})[ ]*(?:张|份|票){_NO_BALLOT}",
    "发",
)
_RETURNED = Cue(
    rf"(?<!未)(?:收回|回收|收(?=票))[^,，。;；\d\n]{{0,10}}?[ ]*({NUMERAL})[ ]*(?:张|份|票)?",
    "收回",
    "回收",
    "收票",
)
_RETURNED_ALONE = Cue(
    rf"(?:收回|回收)[^,，。;；:\d\n]{{0,6}}?票[^,，。;；:\d\n]{{0,4}}?({NUMERAL})"
    rf"|(?:选票|表决票|测评票)[^。;；\d\n]{{0,6}}(?:收回|回收)[ ]*({NUMERAL})|(?:收回|回收)[ ]*({NUMERAL})[ ]*(?:张|票)",
    "收回",
    "回收",
)
_NOT_RETURNED = Cue(
    rf"未(?:能)?(?:收回|交回|回收)(?:的)?(?:选票|表决票|测评票|票)?[ ]*:?[ ]*({NUMERAL})[ ]*[张份票]"
    rf"|({NUMERAL})[ ]*[张份票](?:没有?|未)(?:能)?(?:收回|交回|回收)",
    "收回",
    "交回",
    "回收",
)
_VALID = Cue(
    rf"有效(?:选票|表决票|测评票|票|测评表)?[ ]*:?[ ]*({NUMERAL})[ ]*(?:张|份|票)?|({NUMERAL})[ ]*(?:张|份|票)?(?:全部|均为?|都)有效"
)
_INVALID = Cue(rf"(?:无效|作废|废)(?:选)?票?[ ]*:?[ ]*({NUMERAL})[ ]*(?:张|份|票)?")
_ALL_VALID = Cue(r"全部有效|均有效|均为有效票|都有效")
_WITH_WRITTEN = Cue(
    rf"书面(?:意见|表决|投票)[^。;；\n]{{0,12}}?(?:合计|总计|共计?|一共)[ ]*({NUMERAL})[ ]*票", "书面"
)
"""加书面意见1票，合计15票: what absent members wrote before the meeting counts as well."""
_RETURN_REACH, _REACH = 80, 240
"""Characters behind the ballots that went out, up to which their return and the rest is told."""


class Ballots(NamedTuple):
    """One vote by ballot. Offsets count in Passage.text."""

    start: int
    issued: int | None = None
    returned: int | None = None
    unreturned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    with_written: int | None = None
    """Valid ones and the opinions that absent members had written before."""
    spans: Mapping[str, tuple[int, int]] = MappingProxyType({})
    """Name of the number → where it stands."""

    @property
    def base(self) -> int | None:
        """What the votes must add up to."""
        if self.with_written is not None:
            return self.with_written
        return self.valid if self.valid is not None else self.returned


def find_ballots(ctx: Context) -> list[Ballots]:
    """Every vote by ballot of this meeting, in order."""
    starts = [m.start() for m in _ISSUED.finditer(ctx.folded) if not of_another_body(ctx, m.start())]
    if starts:
        ends = [*starts[1:], len(ctx.folded)]
        return [_ballots(ctx, a, min(b, a + _REACH)) for a, b in zip(starts, ends, strict=True)]
    for cue in (_RETURNED_ALONE, _VALID):
        for m in cue.finditer(ctx.folded):
            if not of_another_body(ctx, m.start()):
                return [_ballots(ctx, m.start(), min(len(ctx.folded), m.start() + _REACH))]
    return []


def _ballots(ctx: Context, start: int, end: int) -> Ballots:
    spans: dict[str, tuple[int, int]] = {}

    def number(name: str, cue: Cue, stop: int) -> int | None:
        found = cue.search(ctx.folded, start, stop)
        if not found:
            return None
        spans[name] = found.span()
        return chinese_int(next(group for group in found.groups() if group))

    issued = number("issued", _ISSUED, end)
    behind = spans["issued"][1] if "issued" in spans else start
    returned = number("returned", _RETURNED, min(end, behind + _RETURN_REACH))
    valid, invalid = number("valid", _VALID, end), number("invalid", _INVALID, end)
    if valid is None and _ALL_VALID.search(ctx.folded, start, end):
        valid = returned
    unreturned = number("unreturned", _NOT_RETURNED, end)
    with_written = number("with_written", _WITH_WRITTEN, end)
    return Ballots(start, issued, returned, unreturned, valid, invalid, with_written, spans)
