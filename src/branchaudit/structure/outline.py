"""Lines, title and numbered headings of a passage."""

from __future__ import annotations

import re
from typing import NamedTuple

from branchaudit.passage import Passage
from branchaudit.structure.hits import Hit
from branchaudit.text import chinese_int

_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
STEMS = "甲乙丙丁戊己庚辛壬癸"
_SIGNS = _CIRCLED | {stem: at for at, stem in enumerate(STEMS, 1)}
"""Ordinals that are no numerals."""
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("一、", re.compile(r"[ ]*([一二三四五六七八九十]{1,3})[ ]?[、,.．:][ ]*")),
    ("（一）", re.compile(r"[ ]*\(([一二三四五六七八九十]{1,3})\)[、.]?[ ]*")),
    (
        "1.",
        re.compile(
            r"[ ]*(\d{1,3})(?:[、．](?!\d{1,3}(?:号|[、,，]))|\.(?!\d)|\.(?=(?:19|20)\d\d年|1?\d月))[ ]*"
        ),
    ),
    ("（1）", re.compile(r"[ ]*\((\d{1,3})\)[、.]?[ ]*")),
    ("1)", re.compile(r"[ ]*(\d{1,2})\)[、.]?[ ]*")),
    ("甲、", re.compile(rf"[ ]*([{STEMS}])[、.][ ]*")),
    ("①", re.compile(r"[ ]*([①-⑳])[ ]*")),
    (
        "第一",
        re.compile(
            r"[ ]*第([一二三四五六七八九十]{1,3})(?:项|个|个方面|步)?(?:[,，、:.]|[ ]|(?=[是要]))[ ]*"
        ),
    ),
    (
        "问题一",
        re.compile(
            r"[ ]*【?(?:问题|议题|事项|任务)[ ]?([一二三四五六七八九十]{1,3}|\d{1,2})[ ]*[】:、.]?[ ]*"
        ),
    ),
)

_LEADS = {
    "一、": "一二三四五六七八九十",
    "（一）": "(",
    "1.": "0123456789",
    "（1）": "(",
    "1)": "0123456789",
    "甲、": STEMS,
    "第一": "第",
    "问题一": "问议事任【",
}
_BY_LEAD: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
"""First character of a line → the styles that can begin with it, in the order of `_MARKS`."""
for _style, _pattern in _MARKS:
    for _lead in _LEADS.get(_style, _CIRCLED):
        _BY_LEAD.setdefault(_lead, []).append((_style, _pattern))


_BRACKETED = re.compile(r"【[^】]{2,16}】 *$")
"""【存在的问题】 in a line of its own."""


class Line(NamedTuple):
    """A line with a visible character. Offsets count in Passage.text."""

    start: int
    end: int
    text: str
    """Folded, as long as the original."""
    block: int
    """Index into Passage.blocks."""
    style: str | None
    """Numbering style of the ordinal in front, e.g. `（一）`."""
    ordinal: int | None
    body: int
    """Offset where the text behind the ordinal begins."""
    heading: bool
    """Short, without the full stop of a sentence, and numbered, in brackets or in a heading style."""


def lines_of(passage: Passage) -> list[Line]:
    lines = []
    for index, (_, block) in enumerate(passage.blocks):
        start = passage.starts[index]
        folded = passage.folded[start : start + len(block.text)]
        for part in folded.split("\n"):
            end = start + len(part)
            visible = part.lstrip(" ")
            if visible:
                style, ordinal, body = numbered(part) if visible[0] in _BY_LEAD else (None, None, 0)
                led = style is not None or block.heading is not None or _BRACKETED.match(visible) is not None
                heading = led and block.kind != "cell" and _is_short(part[body:].strip())
                lines.append(Line(start, end, part, index, style, ordinal, start + body, heading))
            start = end + 1
    return lines


def _is_short(text: str) -> bool:
    return 0 < len(text) <= 34 and text[-1] not in "。；;，,!?" and "。" not in text


def numbered(text: str) -> tuple[str | None, int | None, int]:
    """(style, ordinal, length of the mark) of an ordinal at the start of folded text."""
    head = text[:14]
    styles = _BY_LEAD.get(head.lstrip(" ")[:1])
    if styles is None:
        return None, None, 0
    for style, pattern in styles:
        m = pattern.match(head)
        if m:
            number = _SIGNS.get(m[1]) or chinese_int(m[1])
            if number:
                return style, number, m.end()
    return None, None, 0


PAGE_MARK = re.compile(r"[【\[(]?第[ ]?[\d一二三四五六七八九十]{1,3}[ ]?页[】\])]?$")
"""【第7页】 of a record book that was typed in."""
PLAN_OR_SUMMARY = re.compile(
    r"[ ]*(?:[一二]、|【)?(?:20\d\d年度?)?(?:全年)?(?:工作)?(计划|总结)[】(: ]*(?:\d{1,2}月|】|\(|:|$)"
)
"""【2024年计划 3月29日大会通过】, 总结（12月18日）：…: where the two stand in one file."""
_COVER = re.compile(
    r"(?:记录|记事|工作|活动|会议|生活|一课)[本册簿](?:\([^()]*\))?$|(?:台账|汇编|手册|档案)$"
)
_COVER_LABEL = re.compile(r"[^:]{0,4}(?:单位|支部|名称|年度|编号|组织)[^:]{0,4}:")
HEADLINE = re.compile(
    r"(?:(?:记录|纪要|登记|记载)表?|大会|(?:支委|委员|小组|生活|学习|座谈|评议|选举)会|党课|党日|谈心谈话)(?:\([^()]*\))?$"
)
"""How the title of a record ends: 会议记录, 谈话登记表, 6月份党小组会."""
_OPENING = re.compile(
    r"^[ ]*\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}[日号]?[ ]+[^\d ]|\d{1,2}月\d{1,2}[日号][^\n]{0,8}(?:[上下]午|晚上|星期|周[一二三四五六日]|\d[时点:])|应到|实到"
)
"""The time or the head count under the title are no part of it."""
_LETTERHEAD = re.compile(r"^\d{6}$|^(?:绝密|机密|秘密)|^(?:特急|加急|特提|平急)$|文件$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[ ]?[〔\[(【]20\d\d[〕\])】][ ]?第?\d{1,4}号")
_TITLE_OF_A_LETTER = re.compile(r"关于.+的(?:通知|请示|报告|批复|复函|函|公示|公告|通告|通报|决定|意见)$")
_SENTENCE_END = re.compile(r"[。；;!?]$")


_ONE_OF_MANY = re.compile(
    r"^\S{0,16}(?:党员大会|支委会|支部委员会|党小组会|党课|主题党日|组织生活会)(?:会?议?记录)?$"
)
"""（一）第三季度党员大会 under the title of a book of minutes."""


def title_of(passage: Passage, lines: list[Line], hits: list[Hit]) -> tuple[str, int, int]:
    """(title, start, end): the short lines that stand before the first label and read like a
    heading; ("", 0, 0) if the text begins at once. Title lines are joined by newlines, blanks between
    single characters (党 员 大 会) are left out."""
    first_label = hits[0].label_start if hits else len(passage.text)
    bare = {hit.label_start for hit in hits if hit.form == "bare"}
    parts: list[Line] = []
    told = False
    lines = lines[_behind_cover(passage, lines) or _behind_letterhead(lines) :]
    for line in lines[:6]:
        text = line.text.strip()
        if not any(char.isalnum() for char in text) or PAGE_MARK.match(text):
            continue  # a rule
        if passage.of_sheet and passage.blocks[line.block][1].kind == "cell":
            break  # the head of the table
        if line.start >= first_label and parts:
            break
        if line.start >= first_label and not parts:
            block = passage.blocks[line.block][1]
            if block.kind == "cell":
                break
        if (
            len(text) > 48
            or _SENTENCE_END.search(text)
            or (":" in text and not parts and _is_label_line(text))
            or (not parts and line.start + len(line.text) - len(line.text.lstrip(" ")) in bare)
        ):
            if parts:
                break
            told = told or bool(_SENTENCE_END.search(text))
            continue
        if told and not parts and re.search("[:,]", text):
            continue  # behind a sentence a line with a comma is the next one
        opening = _OPENING.search(text) and not HEADLINE.search(unspaced(text))  # 党员大会(6月19日上午)
        if (line.style in ("一、", "（一）", "1.", "第一") or opening) and parts:
            if _ONE_OF_MANY.search(unspaced(text)):
                parts.append(line)
            break
        if parts and re.search("[:,]", text):
            break
        parts.append(line)
        if len(parts) == 3:
            break
    if not parts:
        return "", 0, 0
    return "\n".join(unspaced(p.text.strip()) for p in parts), parts[0].start, parts[-1].end


def _behind_cover(passage: Passage, lines: list[Line]) -> int:
    """Index of the title behind the cover of a record book (党支部工作记录本, 单位：…, 2024年), else 0."""
    cover = next(
        (at for at, line in enumerate(lines[:3]) if _COVER.search(unspaced(line.text.strip(" 【】[]〔〕")))),
        None,
    )
    if cover is None:
        return 0
    for at, line in enumerate(lines[cover + 1 : cover + 10], cover + 1):
        text = unspaced(line.text.strip())
        if _COVER_LABEL.match(text):
            continue
        if ":" in text or passage.blocks[line.block][1].kind == "cell":
            break  # a ledger, not its cover
        if len(text) <= 30 and HEADLINE.search(text):
            return at
    return 0


def _behind_letterhead(lines: list[Line]) -> int:
    """Index of the line behind the letterhead of a 公文 (copy number, secrecy, urgency, 某某文件, its
    number), else 0."""
    numbered = (
        len(lines) > 1
        and _DOCUMENT_NUMBER.match(unspaced(lines[1].text.strip()))
        and not _TITLE_OF_A_LETTER.search(lines[0].text.strip())
    )
    for at, line in enumerate(lines[:8]):
        text = unspaced(line.text.strip())
        if at and _DOCUMENT_NUMBER.match(text):
            return at + 1
        if not _LETTERHEAD.search(text) and not (
            at == 0 and numbered
        ):  # a letter is headed by its sender alone
            break
    return 0


def unspaced(text: str) -> str:
    """`党 员 大 会 记 录` → `党员大会记录`; other texts lose only blanks between Han characters."""
    if " " not in text:
        return text
    return re.sub(r"(?<=[\u4e00-\u9fff”》)])[ ]+(?=[\u4e00-\u9fff“《(])", "", text)


def _is_label_line(text: str) -> bool:
    return bool(re.match(r"^[^:]{1,12}:", text))
