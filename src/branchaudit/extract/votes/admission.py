"""接收预备党员 and 转正: who is voted on in one vote, and who introduces."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_TAKEN_IN = Cue(
    r"(?:接收|吸收)(?:发展对象)?([^。;；\n]{2,40}?)(?:同志|同学)?(?:等)?(?:[\d两二三四五]+[名位人])?(?:同志|同学)?为(?:中共)?预备党员"
)
_TO_JOIN = Cue(
    r"讨论(?:发展对象|入党积极分子)?([^。;；\n]{2,40}?)(?:同志)?(?:等)?(?:[\d两二三四五]+[名位人])?(?:同志)?的?入党(?:问题|事宜|志愿|$|\n)"
)
_CONFIRMED = Cue(
    r"(?:讨论|关于)(?:预备党员)?([^。;；\n]{2,40}?)(?:同志)?(?:等)?(?:[\d两二三四五]+[名位人])?(?:同志|预备党员)?(?:预备期满|按期)?(?:转正|转为)"
)
_ONE_BY_ONE = Cue(
    r"逐[个一人名位]|(?:分别|依次)[^。;；,，\n介汇]{0,8}(?:讨论|表决|投票|票决|发票|通过)|每人一票"
)
_INTRODUCERS = Cue(
    r"介绍人[ ]*(?:是|为|:)?[ ]*((?:[\u4e00-\u9fff]{2,4}?[、和,，])*[\u4e00-\u9fff]{2,4}?)"
    r"(?:[两二][位名人])?(?:同志)?(?=分别|先后|均|都|介绍|谈|汇报|发言|表示|表态|说|意见|的意见|认为|[:。;；\n(]|$)"
)
_ANOTHER = Cue("[两二][名位个][^。\n]{0,8}介绍人|介绍人[^。\n]{0,4}[两二][名位人]|另一|第[一二]介绍人|其余")


def admission_facts(ctx: Context, tallies: list[Row], subject: str, *, admission: bool) -> dict[str, Value]:
    together = _together(ctx, tallies, subject) if admission else None
    return {
        "voted_together": None if together is None else "、".join(together),
        "introducers": _introducers(ctx)
        if admission and (_TAKEN_IN.search(subject) or _TO_JOIN.search(subject))
        else None,
    }


def _together(ctx: Context, tallies: list[Row], subject: str) -> list[str]:
    """The persons for whom there are fewer votes than persons, and no word of one by one."""
    found = _TAKEN_IN.search(subject) or _TO_JOIN.search(subject) or _CONFIRMED.search(subject)
    if found is None or _ONE_BY_ONE.search(ctx.folded):
        return []
    names = [name for part in re.split("[、和,，]", found[1]) if people.is_full_name(name := part.strip())]
    return names if len(names) >= 2 and len(tallies) < len(names) else []


def _introducers(ctx: Context) -> int | None:
    """How many different persons introduce; None where that is told in another way than by name."""
    names: set[str] = set()
    doubtful = False
    for found in _INTRODUCERS.finditer(ctx.folded, ctx.title_end):
        for part in (part.strip() for part in re.split("[、和,，]", found[1])):
            if people.is_full_name(part):
                names.add(part)
            else:
                doubtful = doubtful or people.is_name(part)  # a rare surname, or no name at all
    if not names or (len(names) == 1 and (doubtful or _ANOTHER.search(ctx.folded))):
        return None
    return len(names)
