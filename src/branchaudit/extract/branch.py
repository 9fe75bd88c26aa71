"""The branch that held the meeting or wrote the paper."""

from __future__ import annotations

import re

from branchaudit import lexicon
from branchaudit.extract.context import Context
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import label_field
from branchaudit.structure.outline import unspaced

_BRANCH = Cue(
    r"[\u4e00-\u9fffA-Za-z0-9“”·×]{0,30}?(?:联合党支部|临时党支部|党总支部?|党支部|支部委员会|第[一二三四五六七八九十\d]+支部|机关支部|支部)(?!委员(?!会))|[\u4e00-\u9fff]{2,30}?(?:党委|委员会|党组(?!织))"
)
_BRANCH_PREFIX = Cue(
    r"^(?:关于|中国共产党|在|由|经|结合|围绕|做好|抓好|开展|组织|本年度?|本季度|本月|针对|依据|经过|讨论|召开|举办|根据|按照|本次|今天|今年|近日|近年来|为|是|与|和|的|向|对|各|全体|我|该|本|每个|一个|第[一二三四五六七八九十\d]+次|\d+年度?(?:\d+月)?(?:\d+日)?(?:上午|下午)?|年?度|月份?|第?[一二三四1-4]季度|[上下]半年|全年|年[初中终底末]|\d{1,2}月份?)+"
)

_HEADS_A_COLUMN = re.compile(r"[数率额分]$|日期|时间|届满|情况|备注|等次|排名|名单|电话|姓名|职务|金额")
_SPACED = re.compile(r"(?:[\u4e00-\u9fff] ){3}")
"""党 支 部"""
_SIGNED, _SIGNATURE = 4, 40
"""Last lines, and the characters of one that is a signature."""
_SALUTATION = re.compile(r"^[^\n:]{1,24}:[ ]*$", re.MULTILINE)
"""镇党委：at the head of a report names the reader."""


def find_branch(ctx: Context) -> str | None:
    """The branch that held the meeting or wrote the paper, as the record names it; None if it
    does not, or only with a placeholder."""
    name = _named(ctx)
    if name is not None and name.endswith("支部") and not name.endswith("党支部"):
        full = f"{name.removesuffix('支部')}党支部"
        return full if full in ctx.folded else name
    return name


def is_temporary(name: str | None) -> bool:
    """临时党支部, set up for a task: its members belong to other branches."""
    return name is not None and "临时" in name and name.endswith("支部")


def is_of_one_branch(ctx: Context, branch: str | None) -> bool:
    """Whether title, first lines and signature tell of that branch, and of no other."""
    if branch is None or not branch.endswith("支部"):
        return False
    areas = [(ctx.title_start, ctx.title_end), *_asides(ctx)]
    areas += [(line.start, line.end) for line in ctx.lines[-_SIGNED:] if len(line.text) <= _SIGNATURE]
    named = {found for start, end in areas if (found := clean_branch(ctx.folded[start:end]))}
    return bool(named) and all(one in branch or branch in one for one in named)


def _named(ctx: Context) -> str | None:
    for hit in ctx.first("branch"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        if ctx.status_at(start, end) == "present" and end - start <= 40:
            value = ctx.text[start:end].strip()
            if value.startswith("书记"):  # 党支部书记…
                continue
            found = clean_branch(value)
            if found and len(found) >= 3:
                return found
            value = unspaced(value)
            # 党支部 | 书记 | 等次; 党支部 | 季末党员数
            heads = (
                value in lexicon.posts()
                or label_field(value) is not None
                or _HEADS_A_COLUMN.search(value) is not None
            )
            if hit.word not in ("党小组", "党小组名称", "部门") and not (people.is_name(value) or heads):
                return value.split("\n")[0]
            if heads:  # a list of branches is of none of them
                return clean_branch(ctx.folded[ctx.title_start : ctx.title_end].partition("\n")[0])
    areas = [(ctx.title_start, ctx.title_end)]
    first = ctx.hits[0].label_start if ctx.hits else len(ctx.text)
    areas += [(0, min(first, 200)), *_asides(ctx)]
    for start, end in areas:
        found = clean_branch(_SALUTATION.sub("", ctx.folded[start:end]))
        if found:
            return found
    for _, block in ctx.passage.asides:
        if block.kind in ("header", "footer"):
            found = clean_branch(block.text)
            if found and len(found) > 4:
                return found
    for hit in ctx.first("issuer", "reporter"):
        found = clean_branch(ctx.folded[hit.value_start : hit.value_end])
        if found:
            return found
    for line in reversed(ctx.lines[-_SIGNED:]):
        unit = line.text.strip()
        found = (
            clean_branch(unit) if line.style is None and re.fullmatch(r"[^。,，:;；]{4,32}", unit) else None
        )
        if found:
            return found
    return clean_branch(ctx.folded[:600], prose=True)


def _asides(ctx: Context) -> list[tuple[int, int]]:
    return [
        (line.start, line.end)
        for line in ctx.lines[:5]
        if len(line.text.strip()) <= 40 and not any(c in line.text for c in ":，,。")
    ]


def clean_branch(text: str, *, prose: bool = False) -> str | None:
    """The most telling branch name in a short text; in prose only a full 党支部 or 党总支."""
    best: str | None = None
    if _SPACED.search(text):
        text = "\n".join(unspaced(line) for line in text.split("\n"))
    for m in _BRANCH.finditer(text):
        name = _BRANCH_PREFIX.sub("", m[0]).strip("“”·")
        if re.search(r"[×xX_*]{1,}", text[max(0, m.start() - 3) : m.end()]):
            continue
        name = re.sub(r"^中共(?=.{2,}(?:支部|总支))", "", name)
        name = re.sub(r"支部委员会$", "支部", name) if len(name) > 8 else name
        bare = re.sub(r"^(?:党支部|支部|支部委员会|党总支|委员会|党委)$", "", name)
        if (
            not bare
            or re.match(
                r"^(?:参观|学习|基层|农村|机关|每个|各|两个|三个|一些|部分|多数|大多数|少数|个别|有的|有些|其他|其它|另外|所在|上级|我|先进|优秀|标准化|建强|国企|国有企业|企业|高校)(?:党)?支部$",
                name,
            )
            or re.search(
                r"第[一二三四五六七八九十\d]+(?:[期批届轮](?:示范|先进|优秀|标准化)?|季度)党?支部|指出|要求|通报|软弱涣散|后进|整顿|召开|支委|讨论|开展|加强|推进|的|提升|提高|打造|全力|切实|这次|(?<!工程)(?<!城乡)(?<!城市)(?<!基本)(?<!基础)(?<!项目)(?<!经济)建设(?![局路街部处科厂站所院村镇办区]|公司|集团|银行|社区|中心|分局)|强化|推动|努力|[我本该](?:党)?支部",
                name,
            )
        ):
            continue
        if prose and (
            len(name) < 6
            or not re.search(r"党支部|党总支", name)
            or re.search(r"[要把对将就会并已为由和在按经向了是有等到及与]", name[:-3])
        ):
            continue
        if best is None or len(name) > len(best) + 4:
            best = name
    return best
