"""Weighty matters that a branch decides in its general meeting after its committee has discussed them."""

from __future__ import annotations

from branchaudit.extract.context import Context
from branchaudit.extract.headings import headings_of
from branchaudit.model import Fact, Value
from branchaudit.structure.cue import Cue

_MATTERS = {
    "换届选举": Cue(r"换届|选举[^。\n]{0,12}(?:委员|书记|支委)|支部委员会[^。\n]{0,6}选举"),
    "处分处置": Cue(r"(?:给予|处分|除名|劝退)[^。\n]{0,16}(?:处分|处置|决定|问题)|警告处分|限期改正"),
    "党费经费使用": Cue(r"(?:党费|党建经费|活动经费)[^。\n]{0,10}(?:使用|开支|支出|列支|安排|预算)"),
}
_DECIDES = Cue("表决|审议|审定|决定|通过(?!视频)")
_NOT = Cue(r"学习|传达|通报[^。\n]{0,10}案例|条例|典型")
"""学习纪律处分条例 decides nothing."""


def weighty_facts(ctx: Context, elements: dict[str, Fact]) -> dict[str, Value]:
    """Those of the topic and of the headings under which something is decided, and those that are spoken of
    anywhere."""
    topic = elements["topic"].value if "topic" in elements else None
    head = f"{ctx.folded[ctx.title_start : ctx.title_end]}\n{topic or ''}"
    decided = [matter for matter in headings_of(ctx.folded[ctx.title_end :]) if _DECIDES.search(matter)]
    told = "\n".join([head, *decided])
    return {
        "weighty_matters": "、".join(name for name, cue in _MATTERS.items() if _is_decided(told, cue)),
        "weighty_named": "、".join(name for name, cue in _MATTERS.items() if cue.search(ctx.folded)),
    }


def _is_decided(head: str, cue: Cue) -> bool:
    found = cue.search(head)
    return found is not None and not _NOT.search(head[max(0, found.start() - 12) : found.end()])
