"""Which units' branches a record names: another unit's name is often left over from a text found elsewhere."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure.cue import Cue

_UNIT = "公司|集团|局|镇|乡|街道|村|社区|小学|中学|学校|大学|学院|医院|银行|厂|矿|派出所|研究所|税务所|站|中心|库|馆|台|院|园|社|段"
_NAMED = Cue(rf"(\w{{2,16}}(?:{_UNIT}))\w{{0,6}}?(?:党支部|党总支)")
_BEFORE = re.compile(
    r".*(?:[到与和同由在向为是及对跟请邀报驻本我该各经届任托领]|参观|学习|来自|组织|联合|选举|产生|所在)"
)
"""What runs into the name from the left: 组织党员到青山供水公司党支部."""
_GUESTS = Cue(
    r"参观|共建|联建|结对|来访|交流|走访|经验|典型|先进|通报|转[入出到至]|调[入到]|上级|组织关系|原|曾|联合|慰问|观摩|案例|事迹"
)
"""In such a sentence another unit belongs."""
_SHORTEST = 3


_JOINT = Cue("联合|联席|共建|合开|同堂|两支部|各支部共|几个支部")
_SHARING = re.compile(
    r"(?:^|(?<=[、,，。;；:\n由与和及(]))(?P<name>(?:(?!本|各|两|几|我|该|多个)[\u4e00-\u9fff]){2,14}?)(?:党支部|支部)"
)
_LISTED = re.compile(r"(?P<first>[\u4e00-\u9fff]{2,10})[、和与](?=[\u4e00-\u9fff]{2,10}(?:党支部|支部))")
"""一分公司、二分公司党支部: the word stands once behind both."""
_TOGETHER = 600
"""Characters in which a record tells whose meeting it was."""


def joint_rows(ctx: Context) -> tuple[Row, ...]:
    """The branches that held a meeting together, two at least, one row for each."""
    head = ctx.folded[:_TOGETHER]
    said = _JOINT.search(head)
    if said is None:
        return ()
    first, last = ctx.sentence(said.start(), said.end())
    spans = [m.span("name") for m in _SHARING.finditer(head)]
    spans += [m.span("first") for m in _LISTED.finditer(head, first, last)]
    rows = {
        f"{ctx.folded[slice(*span)]}党支部": Row({"branch": f"{ctx.folded[slice(*span)]}党支部"}, span)
        for span in spans
    }
    return tuple(rows.values()) if len(rows) > 1 else ()


def own_unit(branch: str | None) -> str | None:
    """澄溪镇供水公司 of 澄溪镇供水公司第一党支部; None where the name of the branch names no unit."""
    found = _NAMED.search(branch) if branch else None
    return found[1] if found else None


def unit_rows(ctx: Context) -> tuple[Row, ...]:
    """One row for each unit, where it is first named without a reason in the sentence."""
    rows: dict[str, Row] = {}
    for found in _NAMED.finditer(ctx.folded):
        before = _BEFORE.match(found[0])
        start = found.start() + (before.end() if before else 0)
        name = ctx.text[start : found.end(1)]
        first, last = ctx.sentence(found.start(), found.end())
        if (
            len(name) < _SHORTEST
            or name in rows
            or _GUESTS.search(ctx.folded, first, start)
            or _GUESTS.search(ctx.folded, found.end(1), last)
        ):
            continue
        rows[name] = Row({"unit": name}, (start, found.end()))
    return tuple(rows.values())
