"""The items of a rectification paper (问题、措施、责任人、责任单位、时限、完成情况) and what can be
counted over them: open, overdue, hollow."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.papers.frame import find_date_signed
from branchaudit.extract.papers.item_evidence import beside, with_evidence
from branchaudit.extract.papers.item_tables import items_of_tables
from branchaudit.extract.papers.item_text import items_of_text
from branchaudit.extract.papers.item_told import items_told
from branchaudit.facts import ITEM_FIELDS
from branchaudit.model import Fact, Row, Status, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import bare
from branchaudit.text import NUMERAL, chinese_int

_OPEN = Cue(
    r"^已(?:经)?(?:启动|着手|开始)(?:整改|实施|推进)?(?=[,，。;；、]|$)|尚未|还未|还没(?!有?(?:问题|出现|发生)|[^。，,；;]{1,5}的)|未(?:完成|启动|落实|整改|销号|改造|到位)(?=[,，。;；、]|$)|正在(?!正常|使用|运行|发挥)|(?:推进|进行|整改)中(?=[,，。:;；、()]|$)|持续(?:推进|整改)|待(?:完成|落实)|计划(?:于|在|到)?[^。,，;；]{0,16}(?:月|日|年|前)[^。,，;；]{0,6}完成|预计[^。,，;；]{0,14}(?:完成|到位|结束)|拟于|仍在|尚在|还在(?!用|使用|坚持|质保|保修|试用|有效|公示)|询价|没有确定|仍有[^。]{0,8}未|还差|还欠|没(?:有)?(?:完成|办|做|修|换|补|弄|改|装|开|到|定|买|找|修好|办完|办好|做完|改完)(?=[,，。;；、]|$)|部分完成|基本完成|完成(?:了|率)?[ ]*:?[ ]*(?!100)\d{1,2}[ ]*%|进度[ ]*:?[ ]*\d{1,2}[ ]*%|无进展|未开始|待(?:采购|批复|审批|安装)|等待[^。,，]{0,8}(?:批复|审批|答复)|^否$"
)
_FINISHED = Cue(
    r"^(?:现)?已(?:经)?(?:全部|按期|如期|按时|于[^,，。;；]{1,12})?(?:完成(?!了?(?:一部分|部分|大半))|整改(?:完毕|到位|完成)|办结|销号|落实到位)"
    r"|^(?:已)?(?:全部)?(?:完成|办结|销号)[,，。;；]"
    r"|^已(?:于[^,，]{1,8})?(?:启用|印发|建立|制定|补齐|更换|张贴|公示|修好|召开)[^。;；]*[,，并](?:现|并)?(?:正在|持续|坚持|按)"
)
"""An item that is done may go on to tell what is being done with it: 已完成，现正在正常使用."""
_STILL = Cue(r"(?:但|仍|尚|还)(?:有|在|未|需|差)")
_DONE = Cue(
    r"已(?:全部|于|按期|按时|如期)?[^。;；]{0,24}(?:完成|整改|销号|启用|转入|更换|建立|印发|补|送|讲|办|发|开|制定|落实|修|订|召开|公示|到位|清)|完成(?!时限|情况)|销号|整改到位|办结|已"
)
ALL_DONE = Cue(
    r"(?:全部|均已?|已全部|都已|全面|悉数|逐一)[^。\n,，]{0,8}(?:(?:得到)?整改(?:完毕|到位|完成|落实)?|完成(?:整改)?|销号|清零|落实到位|办结)|(?:整改|销号|完成)(?:完成)?率(?:达到?|为)?[ ]*100[ ]*%"
)


_NEXT_CHAPTER = re.compile(
    r"\n[ 　]*(?:[一二三四五六七八九十]{1,3}、|[^\n:：]{0,8}(?:体会|下一步|下步|今后|特此|以上|总之|支部将))"
)
"""二、正在整改的问题 behind the last item of a chapter says nothing of that item."""
_BEFORE = Cue(r"上(?:一)?年度?|去年|上(?:一)?次|前期|历次|往年")


_UNTIL = re.compile(
    r"(?:未|尚未|没有?|未能|没能|不是|并非)$|(?:确保|力争|争取|将|预计|计划|拟|(?<![主重])要|[日底初旬月年]前)[^。；;，,、]{0,6}$"
)
"""未全部完成, 6月底前全部完成: no claim."""


def claims_all_done(ctx: Context, items: list[dict[str, Fact]]) -> bool:
    """Whether the paper says of this year's problems as a whole that all are done."""
    inside = [
        (f.span[0], ctx.sentence(f.span[0], ends="\n")[1])
        for item in items
        for f in item.values()
        if f.span is not None
    ]
    for m in ALL_DONE.finditer(ctx.folded):
        sentence, _ = ctx.sentence(m.start())
        before = ctx.folded[sentence : m.start()]
        if not (
            any(a <= m.start() < b for a, b in inside) or _BEFORE.search(before) or _UNTIL.search(before)
        ):
            ctx.spans["claims_all_done"] = m.span()
            return True
    return False


_SO_MANY_DONE = Cue(
    rf"(?:已|其中)(?:经)?(?:全部|如期|按期)?(?:完成|整改到位|整改完成|整改|销号|办结)(?:了|问题|整改|任务|的有|到位|完成)*[ ]*({NUMERAL})[ ]*[个项条]"
    rf"|({NUMERAL})[ ]*[个项条](?:问题)?(?:均|都)?已(?:经)?(?:全部)?(?:完成|整改|销号|办结)(?!(?:了|到位)?[ ]*{NUMERAL}[ ]*[个项条])"
)


def claimed_done(ctx: Context, items: list[dict[str, Fact]]) -> int | None:
    """How many of this year's problems the paper says are done, in front of the items themselves."""
    first = min((f.span[0] for item in items for f in item.values() if f.span), default=len(ctx.folded))
    for said in _SO_MANY_DONE.finditer(ctx.folded, ctx.title_end, max(first, ctx.title_end)):
        if not _BEFORE.search(ctx.folded[slice(ctx.sentence(said.start())[0], said.start())]):
            ctx.spans["claimed_done"] = said.span()
            return chinese_int(said[1] or said[2])
    return None


def find_items(ctx: Context) -> tuple[list[dict[str, Fact]], list[Row]]:
    """(items in order, one row of `items` facts per item)."""
    found = items_of_tables(ctx) or items_of_text(ctx) or items_told(ctx)
    items = [item.fields for item in found]
    told = beside(ctx, items)
    for item, columns in zip(items, told, strict=True):
        if columns.state and item.get("progress", MISSING).status != "present":
            item["progress"] = ctx.fact("present", *ctx.strip(*columns.state_span), confidence=0.85)
    _complete(items, _for_all(ctx))
    _, moment = find_date_signed(ctx)
    reported = moment.iso if moment else None
    rows = [
        _row(item.number or place, item.fields, reported, ctx, columns.state)
        for place, (item, columns) in enumerate(zip(found, told, strict=True), 1)
    ]
    return items, with_evidence(ctx, items, rows, told)


_EVERY_ONE = Cue(r"责任单位(?:均|都|统一)(?:为|是)[ ]*:?[ ]*([^，,。；;\n]{2,30})", "责任单位")


def _for_all(ctx: Context) -> dict[str, Fact]:
    """责任单位均为某某党支部: said once for all items."""
    said = _EVERY_ONE.search(ctx.folded)
    return {"responsible_unit": ctx.fact("present", *said.span(1), confidence=0.9)} if said else {}


def _complete(items: list[dict[str, Fact]], for_all: dict[str, Fact]) -> None:
    """Name the fields that an item lacks. A plan has no 完成情况: it is asked for only where the
    paper reports any."""
    reports = any("progress" in item for item in items)
    for item in items:
        for field in ITEM_FIELDS:
            if field != "progress" or reports:
                item.setdefault(field, for_all.get(field, MISSING))


_STATE_OPEN = re.compile(r"未|没|否|×|✗|中$|[中正]在|推进|进行|待|延期|逾期|超期|部分")
_STATE_STANDING = re.compile("长期|持续|坚持|常态")


def _row(number: int, item: dict[str, Fact], reported: str | None, ctx: Context, state: str) -> Row:
    """`state`: what a column of its own says of the progress; it decides."""
    progress = item.get("progress", MISSING)
    text = bare(_NEXT_CHAPTER.split(progress.value or "", maxsplit=1)[0])
    if state:
        text = "" if _STATE_STANDING.search(state) else "未完成" if _STATE_OPEN.search(state) else "已完成"
    finished = bool(_FINISHED.search(text)) and not _STILL.search(text)
    is_open = not finished and bool(_OPEN.search(text))
    deadline = item.get("deadline", MISSING)
    due = deadline.normalized.get("date") if isinstance(deadline.normalized, dict) else None
    fields: dict[str, Value] = {
        "number": number,
        "due": due if isinstance(due, str) else None,
        "done": finished or (bool(_DONE.search(text)) and not is_open),
        "open": is_open,
        "hollow": _is_hollow(item.get("rectification_measures", MISSING).value),
        "reported": reported,
    }
    anchor = next(
        (f for f in (deadline if due else MISSING, progress, item.get("problem", MISSING)) if f.span), None
    )
    return Row(fields, anchor.span if anchor and anchor.span else (0, min(1, len(ctx.text))))


_SLOGAN = Cue(
    r"加强|提高|强化|增强|深化|进一步|高度重视|切实|认真|严格|扎实|不断|充分|深入|抓好|落实|端正|提升|重视|完善|做好|做到|思想认识|意识|学习|管理|领导|教育|责任心|能力|水平|力度|态度|作风|工作|统一思想|措施|要求|有关|各项|制度|贯彻|确保|取得|实效|成效|常态化|长期坚持"
)
_CONCRETE = Cue(
    r"\d|[一二两三四五六七八九十]+[次个名份天月日周条篇户本]|每[月周天季日年次]|逐[人条项份户]|当[天场日]|登记|公示|张贴|清单|台账|表|卡|栏|负责|补|换|修|建|设|约|电话|上门|培训|抽查|检查|审|签|讲|报"
)


def _is_hollow(measures: str | None) -> bool:
    """Measures of slogans only: 加强学习，提高认识 (no number, no act that one could check)."""
    if not measures or _CONCRETE.search(measures):
        return False
    rest = bare(_SLOGAN.sub("", measures))
    return len(_SLOGAN.findall(measures)) >= 3 and len(rest) * 2 <= len(bare(measures))


def aggregates(items: list[dict[str, Fact]]) -> dict[str, Fact]:
    """Record-level element per field: all items alike give that status, mixed ones `partial`."""
    out: dict[str, Fact] = {}
    for field in ITEM_FIELDS:
        states = [item[field].status if field in item else "missing" for item in items]
        if field == "progress" and all(s == "missing" for s in states):
            continue
        state: Status = states[0] if len(set(states)) == 1 else "partial"
        worst = next(
            (item[field] for item, s in zip(items, states, strict=True) if s != "present" and field in item),
            None,
        )
        lead = worst or next((item[field] for item in items if field in item), MISSING)
        name = "problems" if field == "problem" else field
        out[name] = Fact(state, None, None, lead.confidence, lead.place, lead.span, aggregate=True)
    return out
