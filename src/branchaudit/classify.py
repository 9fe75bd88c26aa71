"""Which kind of document a passage is, with a confidence and the evidence for it.

Cues are data (lexicon/types.yaml): the title weighs most, formulae and labels of the text less,
file and folder names least. Meeting types also need the marks of minutes: who chaired, when, who
came. What cannot be decided is `unclassified`, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.model import Classification
from branchaudit.passage import Passage
from branchaudit.structure.columns import Sheet, plain, read_sheet, tables_of
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.openings import told_kind
from branchaudit.text import fold
from branchaudit.vocabulary import MEETING_TYPES

_MINUTE_FIELDS = frozenset(
    {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance", "attendance_both",
     "absentees", "attendees_list", "topic", "speaker", "talker", "talked_to", "meeting_name"}
)  # fmt: skip
_PROSE_MARKS = (
    Cue(r"由[^，。,\n]{2,24}主持|主持(?:了)?(?:会议|大会|召开|本次)|[^，。,\n]{2,12}主持(?:的)?[，。,]"),
    Cue(r"(?:召开|举行|组织召开|开展|开了?个?|上了?)(?:了)?[^，。,\n]{0,24}(?:会|活动|党课|学习|主题党日)"),
    Cue(r"应到|实到|到会(?!议)|到场|参会|没来的|[来到]了\d+[个名人]|参加(?:了)?(?:会议|学习|活动)"),
    Cue(r"\d{1,2}月\d{1,2}[日号]|[一二三四五六七八九十]+月[一二三四五六七八九十]+[日号]"),
    Cue(r"会议(?:决定|认为|要求|同意|通过|议定|指出|强调)|记录人|散会|会上定|定下来"),
)
_SPECIAL: dict[str, tuple[str, ...]] = {
    "election": ("branch_general_meeting",),
    "organizational_life_meeting": ("branch_general_meeting",),
    "democratic_appraisal": ("branch_general_meeting", "organizational_life_meeting"),
    "member_development": (),
}
"""A meeting of the key type is often one of these as well."""

_PLAN_WORDS = Cue(
    r"方案|通知|计划|安排|总结|报告|情况汇报|整改|制度|办法|细则|材料|提纲|清单|台账|流程|须知|讲话|致辞|主持词"
)
_RECORD_WORDS = Cue(r"记录|纪要|纪实|会议$|大会$|会$|活动$|党课$|党日$")
_KIND_LABEL = Cue(r"会议|活动|类[别型]|名称")
_TICKED = Cue(r"[☑✓√■●☒][ ]*([^□☐○■☑√✓●☒ \n]{2,12})")
_RECORD_TITLE = re.compile(r"记录|纪要|登记表|会议[本簿册]")
_MEETING_TITLE = re.compile(
    r"^(?!.*(?:召开|举行|开展|关于|通知|通报)).*"
    r"(?:党员大会|支部大会|支委会|支部委员会|小组会|主题党日|党课|组织生活会)(?:议)?(?:[ ]+\d.*)?$",
    re.MULTILINE,
)
"""Notes are headed by the name of the meeting alone."""
_OF_THE_PARTY = re.compile("党|中共|支部|支委|总支|组织生活|民主评议|谈心")
_NAMED_FOR_IT = re.compile("组织生活|民主评议|谈心|党课|支委会|党员|党小组|党日")
"""The name of a file tells a matter of the Party where its few words do not."""
_COMPANION = re.compile(
    r"(?:公示|更正说明|测评表|评议表|民主评议.{0,6}登记表|汇总表?|签到[表册簿]|简报|计票[单表]|教案|议程|主持词|安排表?"
    r"|(?:活动|会议|工作|实施)方案|预案|(?:结果|情况)的?报告|选票|新闻稿|的(?:通知|请示|批复|复函|通报|公告|通告))$",
    re.MULTILINE,
)
"""Papers that go with a meeting and record none."""
_ASSESSED = re.compile("述职评议(?:考核)?(?:的)?(?:情况|结果|通报)")
"""What the unit writes of how its secretaries reported, none of the reports."""
_SPACED = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""党 支 部: blanks that somebody typed for looks."""
_MIN_SCORE = 4.0
_MINUTES = 3
"""Marks of minutes, at least, in a record whose title is not that of one."""


class _Cue(NamedTuple):
    doc_type: str
    pattern: Cue
    weight: float
    say: str


@cache
def _cues(where: str) -> tuple[_Cue, ...]:
    return tuple(
        _Cue(c["type"], Cue(fold(c["re"]), flags=re.M), float(c["weight"]), c["say"])
        for c in lexicon.load("types")[where]
    )


@cache
def _party_words() -> Cue:
    return Cue("|".join(lexicon.load("types")["party_words"].split()))


def classify(
    passage: Passage, title: str, hits: list[Hit], name: str, *, of_the_party: bool = False
) -> Classification:
    """The type of one record. `title` is folded; `name` is the path that reports show. `of_the_party`: the
    file has shown that its records are a branch's, so that this one need not say so again."""
    text = passage.folded
    scores: dict[str, float] = defaultdict(float)
    reasons: dict[str, list[str]] = defaultdict(list)
    titled: set[str] = set()

    def add(cues: tuple[_Cue, ...], target: str, told_by: set[str] | None = None) -> None:
        for cue in cues:
            if cue.pattern.search(target):
                scores[cue.doc_type] += cue.weight
                reasons[cue.doc_type].append(cue.say)
                if told_by is not None:
                    told_by.add(cue.doc_type)

    main_title = re.sub(r"\([^()\n]*\)|[【】]", "", title)
    add(_cues("title"), main_title, titled)
    for aside in re.findall(r"\(([^()\n]{2,20})\)", title):  # 党员大会（组织生活会）会议记录
        add(tuple(cue for cue in _cues("title") if cue.doc_type in _SPECIAL), aside, titled)
    for hit in hits:
        if hit.field == "meeting_name" and _KIND_LABEL.search(hit.word):
            value = text[hit.value_start : hit.value_end].strip()[:60]
            ticked = _TICKED.findall(value)
            add(_cues("title"), " ".join(ticked) if ticked else value, titled)
    told = None if scores else told_kind(text)
    if told is not None:  # the opening sentence stands for the title
        main_title = told
        add(_cues("title"), told, titled)
    add(_cues("text"), text)
    add(_cues("head"), text[:400])
    add(_cues("name"), fold(re.sub(r"\.[A-Za-z]+$", "", name)))
    ledger = _weigh_columns(scores, reasons, passage, f"{name} {text}")
    marks = minutes_marks(text, hits)
    party = len(_party_words().findall(_SPACED.sub("", text[:4000])))
    _weigh_meetings(scores, titled, main_title, max(marks, _MINUTES if ledger else 0))
    _weigh_papers(scores, reasons, main_title, text)
    named_for_it = _NAMED_FOR_IT.search(name.rsplit("/", 1)[-1])
    if not party and not of_the_party and not named_for_it and not _OF_THE_PARTY.search(main_title):
        for doc_type in MEETING_TYPES & scores.keys():
            scores[doc_type] -= 12  # 家长委员会会议纪要
    if (
        party < 3
        and party * 150 < len(text)
        and not of_the_party
        and not ledger
        and not _MEETING_TITLE.search(main_title)
        and not named_for_it
    ):
        scores["other"] += 6
        reasons["other"].append("几乎没有党务用语")
    elif scores.get("other") and party >= 8 and any(scores[t] >= 8 for t in MEETING_TYPES):
        scores["other"] -= 8
    return _decide(scores, reasons, titled, marks)


_LEDGERS: tuple[tuple[str, str, frozenset[str], int, str], ...] = (
    ("development_ledger", "candidates", frozenset({"姓名"}), 4, "积极分子|发展对象|预备党员|入党申请"),
    ("member_roster", "members", frozenset({"姓名", "入党日期"}), 3, "党"),
    ("dues_ledger", "dues", frozenset({"姓名", "应交", "实交"}), 3, "党费"),
    ("branch_ledger", "branches", frozenset({"党支部名称"}), 4, "支部"),
    ("heart_to_heart_talk", "talks", frozenset({"谈话人", "谈话对象"}), 3, "谈[心话]"),
    ("heart_to_heart_talk", "talks", frozenset({"双方"}), 2, "谈[心话]"),
    ("task_list", "tasks", frozenset({"任务", "责任人", "时限"}), 3, "党|支部"),
)
"""Type, its columns, those that it must have, how many of them in all, what must be spoken of."""
_ON_THE_WAY = frozenset({"申请日期", "确定积极分子日期", "确定发展对象日期", "培养联系人", "介绍人"})
"""A roster has none of these columns."""
_RECTIFIED = (re.compile("问题"), re.compile("整改|措施|举措"), re.compile("责任|牵头"))
_FOLLOWED = (
    re.compile("问题"),
    re.compile("责任|牵头"),
    re.compile("限"),
    re.compile("状态|进[度展]|情况|销号"),
)
"""A ledger that follows problems up without a column for the measures."""
_MONTH_COLUMN = re.compile(r"(?:20\d\d年)?1?\d月(?!\d)")
_MONTHS = 3
"""Columns of months, at least, that tell a ledger of them."""
_COLUMN_WEIGHT = 8.0


def _has_months(sheet: Sheet) -> bool:
    words = (word for told in sheet.words.values() for word in told)
    return sum(bool(_MONTH_COLUMN.match(word)) for word in words) >= _MONTHS


def _weigh_columns(
    scores: dict[str, float], reasons: dict[str, list[str]], passage: Passage, told: str
) -> bool:
    """Sheets are often named by nothing but their columns: a sheet 3月 in a workbook 2024年党费."""
    if not passage.of_sheet:
        return False
    for table in tables_of(passage):
        for doc_type, kind, needed, least, word in _LEDGERS:
            sheet = read_sheet(table, lexicon.columns()[kind])
            if sheet is None or not re.search(word, told):
                continue
            by_month = doc_type == "dues_ledger" and _has_months(sheet)  # 1月实缴 stands for 实交
            if not (needed - {"应交", "实交"} if by_month else needed) <= sheet.columns.keys():
                continue
            if doc_type == "development_ledger" and not _ON_THE_WAY & sheet.columns.keys():
                continue
            if len(sheet.columns) >= least or by_month:
                scores[doc_type] += _COLUMN_WEIGHT
                reasons[doc_type].append("表格的栏目")
                return True
        heads = [[plain(cell.text) for cell in row.values()] for row in islice(table.rows.values(), 5)]
        for head in heads:
            followed = "整改" in told and _has_columns(head, _FOLLOWED)
            if followed or _has_columns(head, _RECTIFIED):
                scores["rectification"] += _COLUMN_WEIGHT
                reasons["rectification"].append("表格的栏目")
                return True
    return False


def _has_columns(head: list[str], cues: tuple[re.Pattern[str], ...]) -> bool:
    return all(any(len(word) <= 12 and cue.search(word) for word in head) for cue in cues)


def minutes_marks(text: str, hits: list[Hit]) -> int:
    """How many marks of minutes the text bears (labels of the form, or their wording in prose)."""
    labels = {hit.field for hit in hits if hit.field in _MINUTE_FIELDS}
    prose = sum(1 for pattern in _PROSE_MARKS if pattern.search(text[:1200]))
    return max(len(labels), prose)


def _weigh_meetings(scores: dict[str, float], titled: set[str], title: str, marks: int) -> None:
    """Titles such as 组织生活会整改方案 speak of a meeting but record none."""
    about = bool(_PLAN_WORDS.search(title)) and not _RECORD_WORDS.search(title)
    headed = _RECORD_TITLE.search(title) or _MEETING_TITLE.search(title)
    few = marks < (1 if headed else _MINUTES)
    companion = _COMPANION.search(title)
    if companion and _MEETING_TITLE.search(title, companion.end()):
        companion = None  # 三会记录汇总 over a file, and below it the title of the first meeting
    for doc_type in MEETING_TYPES & scores.keys():
        if companion or few or about:
            scores[doc_type] -= 14 if companion else 7 if few else 5
    if (companion and "方案" in companion[0]) or _ASSESSED.search(title):
        scores["debriefing"] -= 8  # 述职评议考核工作方案
    if marks >= 4 and not about and not companion:
        for doc_type in MEETING_TYPES & scores.keys():
            scores[doc_type] += 2
        if any(scores[t] > 0 for t in MEETING_TYPES):
            for doc_type in (
                "academic_paper",
                "regulation_text",
                "work_summary",
                "rectification",
                "speech",
                "work_plan",
                "investigation",
            ):
                if doc_type in scores and doc_type not in titled:
                    scores[doc_type] -= 3


_GENERIC = Cue(r"一些|有的|部分|个别|少数|不少|普遍|往往|很多|某些")
_ESSAY = Cue(
    r"对策|原因|途径|路径|如何|必须|应当|要(?:进一步|坚持|加强|注重|着力|切实|充分)|存在(?:的|着|以下)?|问题"
)
_UNIT_FACT = Cue(
    r"我(?:支部|局|院|校|镇|县|乡|公司|村|所|站|们支部)|本(?:支部|单位|人)|\d{4}年\d{1,2}月\d{1,2}日"
)


_FIGURE = Cue(r"(?<!\d)\d{1,9}[名个次%人]")
_ENTRY = Cue(r"^[ ]*\d{1,3}[.、．](.{8,})$", flags=re.M)
_FAULT = Cue(r"不(?!断|但|仅|同|久)|缺乏|薄弱|欠缺|流于|偏|滞后|弱化")


def _weigh_papers(scores: dict[str, float], reasons: dict[str, list[str]], title: str, text: str) -> None:
    """A general treatise: unnamed subjects, problems and remedies, no meeting and no unit of its own."""
    if title and max(scores.values(), default=0) >= 8:
        return
    size = max(len(text), 1)
    generic = 1000 * len(_GENERIC.findall(text)) / size
    essay = 1000 * len(_ESSAY.findall(text)) / size
    figures = len(_FIGURE.findall(text))
    faults = sum(1 for line in _ENTRY.findall(text) if _FAULT.search(line))
    if faults >= 15:
        scores["self_examination"] += 6
        reasons["self_examination"].append("逐条列出大量问题")
    elif (
        generic >= 1.5 and essay >= 3.4 and size > 300 and figures <= 2 and len(_UNIT_FACT.findall(text)) <= 2
    ):
        scores["academic_paper"] += 5
        reasons["academic_paper"].append("泛论问题、原因和对策，没有具体单位、数字和会议")


def _decide(
    scores: dict[str, float], reasons: dict[str, list[str]], titled: set[str], marks: int
) -> Classification:
    ranked = sorted(((score, t) for t, score in scores.items() if score > 0), reverse=True)
    if not ranked or ranked[0][0] < _MIN_SCORE:
        return Classification("unclassified", 0.0, (), ("标题、标签和用语都不足以判定",))
    best, doc_type = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    also: list[str] = []
    if doc_type == "member_development" and marks >= 4:
        # 接收、转正 are decided by a meeting: the meeting is the record, the matter its subject
        body = next(
            (
                t
                for _, t in ranked[1:]
                if t in ("branch_general_meeting", "branch_committee_meeting", "party_group_meeting")
            ),
            None,
        )
        doc_type, also = body or "branch_general_meeting", ["member_development"]
        reasons[doc_type] += reasons["member_development"]
        titled |= {doc_type} if "member_development" in titled else set()
    elif (
        doc_type in ("branch_general_meeting", "branch_committee_meeting")
        and scores.get("member_development", 0) >= 8
    ):
        also.append("member_development")
    for other in _SPECIAL.get(doc_type, ()):
        if scores.get(other, 0) > 0 or doc_type == "election":
            also.append(other)
    for score, other in ranked[1:]:
        if other in MEETING_TYPES and doc_type in MEETING_TYPES and score >= 8 and other not in also:
            also.append(other)
    margin = (best - second) / best if not also else 0.6
    confidence = round((0.39 + 0.05 * min(best, 12)) * (0.7 + 0.3 * margin), 2)
    evidence = tuple(dict.fromkeys(reasons[doc_type]))
    return Classification(doc_type, confidence, tuple(also), evidence, doc_type in titled)
