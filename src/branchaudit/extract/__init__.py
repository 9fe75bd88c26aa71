"""From the passage of one record to its facts: elements, items, scalars and lists for rules."""

from __future__ import annotations

import hashlib
import re

from branchaudit.extract import (
    ballots,
    criticism,
    decision,
    header,
    items,
    observations,
    paper,
    presence,
    speech,
)
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Classification, Document, Fact, Record, Row, Value
from branchaudit.passage import Passage
from branchaudit.structure import dates
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment
from branchaudit.structure.labels import Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.status import bare
from branchaudit.text import NUMERAL, chinese_int
from branchaudit.vocabulary import MEETING_TYPES, PAPER_TYPES

_BUSINESS_TITLE = Cue(
    r"暨[^\n]{0,16}(?:调度|生产|经营|业务|工作例|安全|销售|采购|营销|项目|行政|办公|部署|供暖|防汛|教学|推进)[^\n]{0,10}会|(?:调度|生产|经营|业务|行政|办公)[^\n]{0,8}会暨"
)
_HONOURS = Cue(r"表彰|表扬|座谈|纪念|庆祝|动员|换届|选举|宣誓|评议|党日|述职|见面|联席")
_JOINT = Cue(r"暨([^\n]{2,16}?)(?:会议|会)")
_BUSINESS = Cue(
    r"生产|销售|采购|调度|检修|设备|产量|库存|经营|营收|利润|成本|工期|项目进度|货款|回款|订单|补贴|奖金|绩效|招商|施工|点火|燃煤|排班|营业额|排产|发货|招标|货物|验收|报价|物料|收费|缴费率|课时|招生|床位|门诊|警情|案件|值班补贴|指标|业绩|客户|投标|合同|津贴|备件|备品|外销|内销|预付|回笼"
)
_PARTY = Cue(
    r"党|支部|组织生活|三会一课|发展对象|积极分子|书记|民主评议|批评|入党|两学|纪律|理论|学习|主题教育|先锋|志愿"
)
_NEEDS_VOTE = Cue(
    r"接收[^。\n]{0,20}预备党员|转正|转为(?:中共)?正式|选举|推选|推荐[^。\n]{0,16}(?:候选|代表|优秀|先进|人选)|候选人|处分|除名|劝退|补选|罢免|民主推荐|表彰对象|评选"
)
_FRANK = Cue(
    r"红脸出汗|排毒治病|出汗排毒|辣味十足|动真碰硬|达到了?(?:预期|批评)[^。\n]{0,8}(?:效果|目的)|辣味|(?:都|均|每)[^。\n]{0,10}深刻的?自我批评|触及(?:了)?灵魂|直击要害|见筋见骨"
)
_HOLLOW_TALK = Cue(
    r"交流了?思想|交换了?意见|谈了心|进行了谈心|努力工作|不辜负|加强学习|提高认识|统一了?思想|增进了?(?:了解|团结|感情)|表示今后|沟通了?感情|坦诚|敞开心扉|融洽|肯定了|殷切希望|感谢组织|再接再厉|深入(?:的)?交流|做得更好|取得的成绩|思想、工作、学习|亲切|鼓励"
)
_SEATS = Cue(
    rf"应选(?!人)[^\d,，。]{{0,6}}?({NUMERAL})[ ]*[名人]|(?:设|选举|选出|产生)(?:支部)?委员[ ]*({NUMERAL})[ ]*[名人]"
    rf"|选({NUMERAL})名|应选(?:人数)?[ ]*:?({NUMERAL})"
)
_CANDIDATES = Cue(
    rf"候选人(?!得|中)[^\d,，。;；一二三四五六七八九十]{{0,8}}({NUMERAL})[ ]*[名人]|({NUMERAL})[ ]*[名人](?:为)?(?:正式)?候选人"
)
_STEPS: dict[str, Cue] = {
    "本人汇报": Cue(
        r"(?:本人|同志)[^。\n]{0,12}(?:汇报|宣读)|宣读(?:了)?(?:入党志愿书|转正申请)|转正申请|志愿书"
    ),
    "介绍人或党小组意见": Cue(r"介绍人|党小组[^。\n]{0,10}(?:意见|提出)|培养联系人"),
    "支委会审查情况": Cue(r"(?:支委会|支部委员会)[^。\n]{0,14}(?:审查|报告|意见|讨论)|审查(?:意见|情况)"),
    "党员讨论": Cue(r"讨论|发言|认为|表态"),
}
"""Steps of 接收预备党员 and 转正 (《中国共产党发展党员工作细则》); the secret ballot is a rule of its own."""


def extract(
    passage: Passage,
    document: Document,
    kind: Classification,
    title: tuple[str, int, int],
    lines: list[Line],
    hits: list[Hit],
    *,
    number: int,
) -> Record:
    """The facts of record `number` (from 0) of a document."""
    ctx = Context(passage, document, kind, title, lines, hits)
    elements: dict[str, Fact] = {}
    scalars: dict[str, Value] = {}
    lists: dict[str, tuple[Row, ...]] = {}
    found_items: list[dict[str, Fact]] = []
    moment: Moment | None = None
    activity: str | None = None
    if kind.doc_type in MEETING_TYPES:
        moment = _meeting(ctx, elements, scalars, lists)
        activity = moment.iso if moment else None
    elif kind.doc_type in PAPER_TYPES:
        found_items, moment = _paper(ctx, elements, scalars, lists)
        activity = moment.iso if moment else None
    else:
        activity = _loose_date(ctx)
    signed = elements.get("date_signed")
    scalars["year"] = moment.year if moment and moment.year else header.record_year(ctx)
    name = document.source.name
    lists["dates"] = observations.date_rows(
        ctx, name.rsplit("/", 1)[-1] if number == 0 else "", moment, signed
    )
    lists["numbering"] = observations.numbering_rows(ctx)
    lists["announced"] = observations.announced_rows(ctx, len(found_items))
    lists["prompts"] = observations.prompt_rows(ctx)
    facts_of_items = [f for item in found_items for f in item.values()]
    lists["blanks"] = observations.blank_rows(ctx, [*elements.values(), *facts_of_items])
    scalars |= _file_facts(ctx)
    return Record(
        id=_record_id(name, number),
        path=name,
        sha256=document.sha256,
        format=document.format,
        kind=kind,
        branch=header.find_branch(ctx),
        date=activity,
        span=passage.span,
        title=passage.text[ctx.title_start : ctx.title_end].strip()[:80],
        elements=elements,
        items=tuple(found_items),
        facts=scalars,
        lists=lists,
    )


def _record_id(name: str, number: int) -> str:
    return "r-" + hashlib.sha256(f"{name}#{number}".encode("utf-8", "surrogateescape")).hexdigest()[:12]


# ---------------------------------------------------------------- meetings
def _meeting(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> Moment | None:
    time, moment = header.find_time(ctx)
    elements["time"] = time
    elements["place"] = header.find_place(ctx)
    elements["chair"] = header.find_person(ctx, "chair")
    elements["recorder"] = header.find_person(ctx, "recorder")
    expected, actual = presence.head_counts(ctx)
    elements["expected_attendance"], elements["actual_attendance"] = expected, actual
    elements["absentees"] = presence.find_absentees(ctx, expected, actual)
    elements["attendees_list"] = presence.find_attendees(ctx)
    observers = presence.find_observers(ctx)
    if observers is not None:
        elements["observers"] = observers
    elements["topic"] = header.find_topic(ctx)
    if ctx.kind.doc_type in ("party_lecture", "study_session"):
        elements["speaker"] = header.find_person(ctx, "speaker")
    speeches = speech.find_speeches(ctx)
    elements["discussion"] = speech.find_discussion(ctx, speeches)
    elements["resolution"] = decision.find_resolution(ctx)
    elements["vote_result"], tallies, counted = ballots.find_votes(ctx)
    elements["signature"] = decision.find_signature(ctx)
    grades: list[Row] = []
    criticisms: list[Row] = []
    if _reviews_members(ctx):
        elements["criticism"], criticisms = criticism.find_criticism(ctx)
        elements["rectification_measures"] = decision.find_measures(ctx)
        grades, graded = ballots.find_grades(ctx)
        scalars |= graded
    scalars |= presence.attendance_facts(ctx, elements) | counted
    lists["speeches"], lists["criticisms"] = tuple(speeches), tuple(criticisms)
    lists["tallies"], lists["grades"] = _with_bases(tallies, grades, scalars, ballots.ballots_issued_at(ctx))
    scalars |= _meeting_facts(ctx, elements, speeches, criticisms)
    if isinstance(time.normalized, dict):
        start, end = time.normalized.get("start"), time.normalized.get("end")
        scalars["duration_minutes"] = dates.minutes_between(
            start if isinstance(start, str) else None, end if isinstance(end, str) else None
        )
    return moment


def _reviews_members(ctx: Context) -> bool:
    """组织生活会 and 民主评议: the meetings that have criticism, measures and grades."""
    return bool({"organizational_life_meeting", "democratic_appraisal"} & {ctx.kind.doc_type, *ctx.kind.also})


def _with_bases(
    tallies: list[Row], grades: list[Row], scalars: dict[str, Value], ballots_at: int | None
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Give every tally the number of ballots it must add up to, and who was due and present."""
    due = scalars.get("voters_due") or scalars.get("expected_count")
    present = scalars.get("voters_present") or scalars.get("actual_count")
    ballots = scalars.get("ballots_valid") or scalars.get("ballots_returned")
    full = []
    for row in tallies:
        # a show of hands before the ballots went out is counted by heads
        by_ballot = ballots is not None and (ballots_at is None or row.span[0] > ballots_at)
        bases = {
            "base": ballots if by_ballot else present,
            "by_ballot": by_ballot,
            "due": due,
            "present": present,
        }
        full.append(Row({**row.fields, **bases}, row.span))
    return tuple(full), tuple(Row({**r.fields, "base": ballots or present}, r.span) for r in grades)


def _meeting_facts(
    ctx: Context, elements: dict[str, Fact], speeches: list[Row], criticisms: list[Row]
) -> dict[str, Value]:
    folded, kind = ctx.folded, ctx.kind
    topic = elements["topic"].value or ""
    subject = re.sub(r"《[^》]*》", "", ctx.title + " " + topic)  # 学习《…处分条例》 decides on no 处分
    admission = bool(
        re.search(r"接收[^。\n]{0,20}预备党员|转正|转为(?:中共)?正式|为(?:中共)?预备党员", subject)
    )
    election = kind.doc_type == "election" or bool(re.search(r"选举|换届", subject))
    discussion = elements["discussion"]
    entries = _agenda(ctx, topic)
    business = [e for e in entries if _BUSINESS.search(e) and not _PARTY.search(e)]
    others = [r for r in criticisms if not r.fields["own"]]
    return {
        "needs_vote": admission or election or bool(_NEEDS_VOTE.search(subject)),
        "is_admission": admission and kind.doc_type != "party_lecture",
        "is_election": election,
        "missing_steps": "、".join(n for n, step in _STEPS.items() if not step.search(folded))
        if admission
        else None,
        "seats": _number_of(_SEATS, folded) if election else None,
        "candidates": _number_of(_CANDIDATES, folded) if election else None,
        "speakers": len({r.fields["speaker"] for r in speeches}),
        "discussion_characters": sum(int(r.fields["characters"] or 0) for r in speeches),
        "agenda_items": len(entries) or None,
        "business_items": len(business),
        "joint_business": _is_joint(ctx.title),
        "reading_only": speech.reading_only(ctx, discussion),
        "self_critics": len({r.fields["target"] for r in criticisms if r.fields["own"]}),
        "criticised": len({r.fields["target"] for r in others}),
        "criticisms_made": len(others),
        "hollow_criticisms": sum(1 for r in others if r.fields["hollow"]),
        "claims_frank": bool(_FRANK.search(folded)),
        "hollow_talk": _is_hollow_talk(ctx, speeches),
    }


def _is_joint(title: str) -> bool:
    """党员大会暨经营调度会: one of the two meetings is no Party matter."""
    if _BUSINESS_TITLE.search(title):
        return True
    return any(not _PARTY.search(m[1]) and not _HONOURS.search(m[1]) for m in _JOINT.finditer(title))


def _agenda(ctx: Context, topic: str) -> list[str]:
    """The agenda: entries of the topic, else the numbered headings of the body."""
    entries = [
        e.strip()
        for e in re.split(r"[;；\n]|(?:^|(?<=[。;； ]))\d+[.、]|[（(][一二三四五六七八九十]+[）)]", topic)
        if len(bare(e)) >= 3
    ]
    if len(entries) >= 2:
        return entries
    heads = [
        ctx.folded[line.body : line.end].strip()
        for line in ctx.lines
        if line.style == "一、" and line.heading and line.start >= ctx.title_end
    ]
    return heads if len(heads) >= 2 else entries


def _is_hollow_talk(ctx: Context, speeches: list[Row]) -> bool | None:
    """A 谈心谈话 that tells only that one talked: phrases, nobody quoted, no fact or number."""
    if ctx.kind.doc_type != "heart_to_heart_talk":
        return None
    for hit in ctx.first("discussion", "content"):
        body = ctx.folded[hit.value_start : hit.value_end]
        if len(bare(body)) < 12:
            continue
        phrases = len(_HOLLOW_TALK.findall(body))
        facts = len(re.findall(r"\d|[“”]|因为|去年|上次|上个月|家里|孩子|老人|夜班|具体", body))
        return (
            phrases >= 2
            and facts == 0
            and not [
                s
                for s in speeches
                if int(s.fields["characters"] or 0) > 10
                and s.span[0] >= hit.value_start
                and not _HOLLOW_TALK.search(ctx.folded[s.span[0] : s.span[1]])
            ]
        )
    return False


def _number_of(cue: Cue, folded: str) -> int | None:
    m = cue.search(folded)
    return chinese_int(next(g for g in m.groups() if g)) if m else None


# ---------------------------------------------------------------- papers
def _paper(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> tuple[list[dict[str, Fact]], Moment | None]:
    doc_type = ctx.kind.doc_type
    found: list[dict[str, Fact]] = []
    signed, moment = paper.find_date_signed(ctx)
    if doc_type == "rectification":
        found, rows = items.find_items(ctx)
        lists["items"] = tuple(rows)
        elements.update(
            items.aggregates(found)
            if found
            else dict.fromkeys(
                ("problems", "rectification_measures", "responsible_person", "responsible_unit", "deadline"),
                MISSING,
            )
        )
        scalars["item_count"] = len(found)
        scalars["open_items"] = sum(1 for r in rows if r.fields["open"])
        scalars["claims_all_done"] = bool(items.ALL_DONE.search(ctx.folded))
    else:
        elements["reporter"] = paper.find_reporter(ctx)
        for element in ("problems", "causes", "next_steps", "rectification_measures"):
            elements[element] = paper.find_section(ctx, element)
        if doc_type == "self_examination" and elements["rectification_measures"].status == "missing":
            elements["rectification_measures"] = elements["next_steps"]
        elements["period"] = paper.find_period(ctx)
    elements["issuer"] = paper.find_issuer(ctx)
    elements["date_signed"] = signed
    return found, moment


def _loose_date(ctx: Context) -> str | None:
    """The date of a paper that has no elements of its own: at its end or under its title."""
    _, moment = paper.find_date_signed(ctx)
    return moment.iso if moment else None


def _file_facts(ctx: Context) -> dict[str, Value]:
    first, last = (ctx.passage.blocks[0][0], ctx.passage.blocks[-1][0]) if ctx.passage.blocks else (0, 0)
    return {
        "characters": len(bare(ctx.text)),
        "images": sum(1 for image in ctx.document.images if first <= image.block <= last),
        "insertions": ctx.document.insertions,
        "deletions": ctx.document.deletions,
        "moves": ctx.document.moves,
        "comments": ctx.document.comments,
    }
