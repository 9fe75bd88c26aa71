"""What the Party committee of a unit does for its branches: trainings, circulars, talks, visits, lists. Told by
the title, and in minutes of the committee by the topic."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.headings import headings_of
from branchaudit.model import Fact, Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int, fold, squeeze

_BRANCHES = r"(?:支部|党建|基层党组织|组织生活|三会一课|党务|党的建设)"
_DUTIES: tuple[tuple[str, Cue], ...] = (
    ("整顿", Cue("软弱涣散|后进(?:基层)?党(?:组织|支部)|整顿(?:提升)?(?:对象|名单)")),
    ("约谈", Cue("约谈")),
    ("联系点", Cue("联系点|包联支部|联系支部|挂点支部|党建指导员")),
    ("培训", Cue("(?:书记|党务(?:干部|工作者)?|支委|班子成员)[^,。]{0,12}(?:培训|轮训|集训)|(?:培训|轮训|集训)[^,。]{0,8}(?:书记|党务)")),
    ("述职评议", Cue("述职[^,。]{0,6}(?:评议|考核)|述评考|双述双评|(?:支部|党建)[^,。]{0,8}(?:年度|年终)考核")),
    ("半年点评", Cue(f"(?:半年|上半年|年中)[^,。]{{0,16}}{_BRANCHES}|{_BRANCHES}[^,。]{{0,16}}(?:半年|上半年|年中)")),
    ("通报", Cue(f"(?:{_BRANCHES}|会议记录|记录本)[^,。]{{0,16}}(?:检查|督查|督导|调阅|抽查|考核|季度|评比|巡查)[^,。]{{0,12}}(?:通报|情况|结果|公示|记录|报告)|(?:检查|督查|调阅|抽查)[^,。]{{0,8}}{_BRANCHES}")),
    ("年初部署", Cue(f"{_BRANCHES}(?:工作)?(?:要点|计划|安排|部署|会议)|{_BRANCHES}[^,。]{{0,8}}(?:责任书|任务清单)|部署[^,。]{{0,12}}{_BRANCHES}")),
)  # fmt: skip
"""A title that fits several is the first of them."""
_STUDIED = Cue(_BRANCHES)
_STANDARDS = Cue(
    "(?:支部|党建|基层党组织)[^,。;]{0,12}(?:标准化|规范化|达标)|(?:标准化|规范化|达标)[^,。;]{0,8}(?:支部|党建)"
)
_OF_ONE = Cue("审批|预审|换届|选举结果|减半|减免|接收|转正|发展对象|积极分子|处分|任免|拟任")
"""Cases of single branches and persons."""
_CLAUSE = re.compile("[。;；\n]")
_PEOPLE = Cue(
    rf"(?:共|参加(?:人员|人数)?:?|参训(?:人员|人数)?:?|培训(?:了|人数:?)?)[^,。;:\n]{{0,12}}?({NUMERAL})[ ]*(?:名|人次|人|余人)"
)
_NAME = Cue(r"[\u4e00-\u9fffA-Za-z0-9]{1,20}?(?:党支部|党总支)(?!书记培训)")
_POOR = Cue(
    "末位|末尾|排名(?:靠后|最后|倒数)|倒数|后进|软弱涣散|不合格|未达标|不达标|整顿|约谈|较差|最后一名"
)
_NO_NAME = Cue(
    r"软弱|后进|整顿|先进|达标|合格|以下|下列|没有|各|有关|相关|所属|基层|上述|全部|全体|\d个|[一二三四五六七八九十两]个|哪|每|其他|其余"
)
_NOT_POOR = Cue(r"(?:没有|无|不存在|摆脱|退出|脱离)[^,。;]{0,8}$")
_RUN_IN = re.compile(
    r".*(?:确定|列入|包括|分别(?:是|为)|其中|对|将|给|由|和|与|及|为|指出|要求|约谈|走访|联系|到|在|是|以及|各|个|的)"
)
_LONGEST = 20_000
_OF_BRANCHES = frozenset(
    {"branch_general_meeting", "branch_committee_meeting", "party_group_meeting", "theme_party_day"}
)
_SHORTEST = 4
_SIGNING = 3
"""Lines at the end, where the one who signs stands."""
_SENTENCE = re.compile("[。;；:]")


def unit_paper(
    ctx: Context,
    elements: dict[str, Fact],
    scalars: dict[str, Value],
    lists: dict[str, tuple[Row, ...]],
) -> None:
    """Set `unit_duty`, `people` and `named_branches` where the paper is of such a kind."""
    of_committee = ctx.kind.doc_type == "committee_meeting"
    if ctx.kind.doc_type in _OF_BRANCHES:
        scalars["unit_duty"] = None
        return
    title = squeeze(ctx.folded[ctx.title_start : ctx.title_end])
    official = scalars.get("official_title")
    told = squeeze(fold(official)) if isinstance(official, str) else title
    topic = elements.get("topic")
    if of_committee and topic is not None and topic.value:
        told = squeeze(fold(topic.value))
    duty = next((name for name, cue in _DUTIES if cue.search(told)), None)
    scalars["unit_duty"] = duty
    if of_committee:
        matters = [*_CLAUSE.split(told), *headings_of(ctx.folded[ctx.title_end :])]
        studied = [matter for matter in matters if _STUDIED.search(matter) and not _OF_ONE.search(matter)]
        scalars["studies_branches"] = bool(studied)
        scalars["studies_standards"] = any(map(_STANDARDS.search, studied))
    if duty is None or len(ctx.folded) > _LONGEST:
        return
    numbers = [chinese_int(m[1]) for m in _PEOPLE.finditer(ctx.folded)]
    scalars["people"] = max((n for n in numbers if n), default=None)
    lists["named_branches"] = tuple(_named(ctx, poor=duty in ("整顿", "约谈")))


def is_by(ctx: Context, branch: str) -> bool:
    """The branch stands above the text or below it; one that is only spoken of wrote nothing."""
    head = ctx.folded[: ctx.title_end]
    signed = (
        line.text for line in ctx.lines[-_SIGNING:] if line.style is None and not _SENTENCE.search(line.text)
    )
    return branch in head or any(branch in line for line in signed)


def _named(ctx: Context, *, poor: bool) -> list[Row]:
    """`poor`: the paper as a whole is about branches that lag behind."""
    found: dict[str, Row] = {}
    for m in _NAME.finditer(ctx.folded, ctx.title_start):
        before = _RUN_IN.match(m[0])
        name = m[0][before.end() :] if before else m[0]
        if len(name) < _SHORTEST or _NO_NAME.search(name) or (m.start() < ctx.title_end and not poor):
            continue
        start, end = _clause(ctx.folded, m.start(), m.end())
        told = _POOR.search(ctx.folded, start, end)
        lags = poor or bool(told and not _NOT_POOR.search(ctx.folded[start : told.start()]))
        if name not in found or (lags and not found[name].fields["poor"]):
            found[name] = Row({"unit": name, "poor": lags}, (m.end() - len(name), m.end()))
    return list(found.values())


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Up to the marks around it, so that two branches of one sentence are told apart."""
    first = max(text.rfind(mark, 0, start) for mark in "。;\n") + 1
    stops = [at for mark in "。;\n" if (at := text.find(mark, end)) != -1]
    nexts = _NAME.search(text, end, min(stops, default=len(text)))
    last = nexts.start() if nexts else min(stops, default=len(text))
    return (start if _NAME.search(text, first, start) else first), last
