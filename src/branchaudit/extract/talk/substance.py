"""What rules ask about the substance of a meeting: is it a decision, is it business, did anybody speak."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.talk import speech
from branchaudit.model import Fact, Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import bare
from branchaudit.text import NUMERAL

_BUSINESS_TITLE = Cue(
    r"暨[^\n]{0,16}(?:调度|生产|经营|业务|工作例|安全|销售|采购|营销|项目|行政|办公|部署|供暖|防汛|教学|推进)[^\n]{0,10}会|(?:调度|生产|经营|业务|行政|办公)[^\n]{0,8}会暨"
)
_HONOURS = Cue(r"表彰|表扬|座谈|纪念|庆祝|动员|换届|选举|宣誓|评议|党日|述职|见面|联席")
_JOINT = Cue(r"暨([^\n]{2,16}?)(?:会议|会)")
_BUSINESS = Cue(
    r"生产|销售|采购|调度|检修|设备|产量|库存|经营|营收|利润|成本|工期|项目进度|货款|回款|订单|补贴|奖金|绩效|招商|施工|点火|燃煤|排班|营业额|排产|发货|招标|货物|验收|报价|物料|收费|缴费率|课时|招生|床位|门诊|警情|案件|值班补贴|指标|业绩|客户|投标|合同|津贴|备件|备品|外销|内销|预付|回笼|交付|交货|投产|产能|促销|盘点|营业|客流|报废|招聘|招工|租金|维修|油耗|道闸|用工"
)
_PARTY = Cue(
    r"党|支部|组织生活|三会一课|发展对象|积极分子|书记|民主评议|批评|入党|两学|纪律|理论|学习|主题教育|先锋|志愿"
)
_FULL_MEMBER = r"(?:预备|党员|同志)[^。\n]{0,14}转正|转正(?:申请|问题|事宜|的决议)"
_NEEDS_VOTE = Cue(
    rf"接收[^。\n]{{0,20}}预备党员|{_FULL_MEMBER}|转为(?:中共)?正式|选举|推选|推荐[^。\n]{{0,16}}(?:候选|代表|优秀|先进|人选)|候选人|处分|除名|劝退|补选|罢免|民主推荐|表彰对象|评选"
)
_ABOUT = Cue(
    r"(?:传达|部署|通报|学习|观看|布置|动员|宣讲|安排|准备)[^;；。\n]{0,40}"
    r"|[^;；。\n、]{0,24}(?:纪律|准备工作|案例|办法|方案|流程|程序|筹备)(?=[;；。\n、]|$)"
)
"""传达换届选举纪律, 讨论评选办法: nothing is put to the vote."""
_FRANK = Cue(
    r"红脸出汗|排毒治病|出汗排毒|辣味十足|动真碰硬|达到了?(?:批评)[^。\n]{0,8}(?:效果|目的)|达到了?预期效果|辣味|(?:都|均|每)[^。\n]{0,10}深刻的?自我批评|触及(?:了)?灵魂|揭短亮丑|真刀真枪|直击要害|见筋见骨"
)
_MATTERS = re.compile(
    r"^(?:会议)?(?:研究|讨论|听取|通报|审议|商量|部署)(?P<list>[^、;；。\n]{2,12}(?:、[^、;；。\n]{2,12})+)$"
)
"""研究轮胎招标、车辆报废、司机招聘: one verb, three matters."""
_HOLLOW_TALK = Cue(
    r"交流了?思想|交换了?意见|谈了心|进行了谈心|努力工作|不辜负|加强学习|提高认识|统一了?思想|增进了?(?:了解|团结|感情)|表示今后|沟通了?感情|坦诚|敞开心扉|融洽|肯定了|殷切希望|感谢组织|再接再厉|深入(?:的)?交流|做得更好|取得的成绩|思想、工作、学习|亲切|鼓励|勉励|提高站位|扎实工作|争取更大进步|牢记嘱托|不断进步|饱满的热情|虚心接受|先锋模范|继续发挥|立足岗位|沟通(?:了)?思想|认真(?:加以)?改进|自身素质|贡献力量|提出了?(?:殷切)?(?:希望|要求)|了解了?[^。，,]{0,16}情况|发扬优点|克服不足|不忘初心|指出了?[^。,，]{0,4}不足"
)
_SEATS = Cue(
    rf"应选(?!人)[^\d,，。]{{0,6}}?({NUMERAL})[ ]*[名人]|(?:设|选举|选出|产生)(?:支部)?委员[ ]*({NUMERAL})[ ]*[名人]"
    rf"|(?<![人候])选({NUMERAL})名|(?:增补|补选)(?:支部)?(?:委员会)?委员[ ]*({NUMERAL})[ ]*[名人]|应选(?:人数)?[ ]*:?({NUMERAL})"
    rf"|(?:委员|书记|选举)名额[ ]*(?:为|是|共)?[ ]*:?[ ]*({NUMERAL})[ ]*[名人个]"
)
_CANDIDATES = Cue(
    rf"候选人(?!得|中)(?:(?!应选)[^\d,，。;；一二三四五六七八九十]){{0,8}}({NUMERAL})[ ]*[名人]|({NUMERAL})[ ]*[名人](?:为)?(?:正式)?候选人"
    rf"|候选人(?:(?!应选)[\u4e00-\u9fff]){{2,4}}(?:、[\u4e00-\u9fff]{{2,4}}){{1,12}}?(?:等)?[ ]*({NUMERAL})[ ]*[名人位](?=[,，。;；])"
)
_STEPS: dict[str, Cue] = {
    "本人汇报": Cue(
        r"(?:本人|同志)[^。\n]{0,12}(?:汇报|宣读)|汇报自己的|宣读(?:了)?(?:入党志愿书|转正申请)|转正申请|志愿书"
        r"|汇报[^。\n]{0,12}(?:入党(?:志愿|动机)|履历|经历|一年来|预备期|思想和工作|思想、工作|本人|个人|对党的认识|家庭)"
    ),
    "介绍人或党小组意见": Cue(
        r"介绍人|党小组[^。\n]{0,10}(?:意见|提出|同意|认为|讨论)|党小组长[^。\n]{0,8}(?:介绍|汇报|报告)|培养联系人"
    ),
    "支委会审查情况": Cue(r"(?:支委会|支部委员会)[^。\n]{0,14}(?:审查|报告|意见|讨论)|审查(?:意见|情况)"),
    "党员讨论": Cue(r"讨论|发言|认为|表态"),
}
"""Steps of 接收预备党员 and 转正 (《中国共产党发展党员工作细则》); the secret ballot is a rule of its own."""


_ELECTS = Cue(
    r"^[ ]*(?:[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.:]?|第[一二三四五六七八九十\d]项?[:、]?|议[题程][一二三四五\d]?[:、]?|[◎●◆■▲★※•·-])?[ ]*"
    r"(?:投票|大会|无记名投票|差额)?选举(?:产生)?(?:新[一]?届|第[^\n]{1,4}届)[^。;；:，,\n]{0,12}(?:支委|支部委员|委员会|委员)[^。;；:\n]{0,4}$",
    flags=re.MULTILINE,
)
_CHOSEN = Cue(r"票[^。\n]{0,80}[。\n]?[^。\n]{0,60}当选")


def _elects(ctx: Context) -> bool:
    """A general meeting whose agenda has the election as one matter of several, and that counted its votes."""
    general = ctx.kind.doc_type == "branch_general_meeting"
    return general and bool(_ELECTS.search(ctx.folded)) and bool(_CHOSEN.search(ctx.folded))


def meeting_facts(
    ctx: Context, elements: dict[str, Fact], speeches: list[Row], criticisms: list[Row]
) -> dict[str, Value]:
    folded, kind = ctx.folded, ctx.kind
    topic = elements["topic"].value or ""
    subject = re.sub(r"《[^》]*》", "", ctx.named + "\n" + topic)  # 学习《…处分条例》 decides on no 处分
    subject = _ABOUT.sub("", subject)
    admission = bool(
        re.search(
            rf"接收[^。\n]{{0,20}}预备党员|{_FULL_MEMBER}|转为(?:中共)?正式党员|为(?:中共)?预备党员",
            subject,
        )
    )
    election = kind.doc_type == "election" or bool(re.search(r"选举|换届", subject)) or _elects(ctx)
    discussion = elements["discussion"]
    entries = _agenda(ctx, topic)
    business = [e for e in entries if _BUSINESS.search(e) and not _PARTY.search(e)]
    others = [r for r in criticisms if not r.fields["own"]]
    return {
        "needs_vote": admission or election or bool(_NEEDS_VOTE.search(subject)),
        "is_admission": admission and kind.doc_type != "party_lecture",
        "is_election": election,
        "missing_steps": _missing_steps(folded, subject, speeches) if admission else None,
        "seats": ctx.number("seats", _SEATS) if election else None,
        "candidates": ctx.number("candidates", _CANDIDATES) if election else None,
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


def _missing_steps(text: str, subject: str, speeches: list[Row]) -> str:
    """Steps of which nothing is said; whom the meeting is about reports by speaking himself."""
    spoke = any(str(row.fields["speaker"]) in subject for row in speeches)
    return "、".join(
        name for name, step in _STEPS.items() if not step.search(text) and not (spoke and name == "本人汇报")
    )


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
    entries = [matter for entry in entries for matter in _matters(entry)]
    if len(entries) >= 2:
        return entries
    heads = [
        ctx.folded[line.body : line.end].strip()
        for line in ctx.lines
        if line.style == "一、" and line.heading and line.start >= ctx.title_end
    ]
    return heads if len(heads) >= 2 else entries


def _matters(entry: str) -> list[str]:
    listed = _MATTERS.match(entry)
    return listed["list"].split("、") if listed else [entry]


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
