"""What a meeting told somebody to do by a day: who, what, until when."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment

_BY = Cue("前|时限|期限|限期|截止")
_LIMIT = re.compile(r"[ ]*(?:日|底|末)?(?:之|以)?前")
_TERM = re.compile(r"(?:时限|期限|限期|截止|完成时间|办结时间)(?:为|是|到|至|于)?[ ]*:?[ ]*$")
_TOLD_TO = re.compile(r"(?:由|请|交由|交|明确|指定|责成|安排|确定|委托|让)[ ]*(?=([\u4e00-\u9fff·]{2,5}))")
_IN_CHARGE = re.compile(
    r"(?:责任人|负责人|承办人|经办人|牵头人)[ ]*:?(?:为|是)?[ ]*(?=([\u4e00-\u9fff·]{2,4}))"
)
_BEHIND_A_NAME = re.compile("同志|负责|牵头|具体|于|在|务必|尽快|把|将|对|为|给|向|组织|[^\u4e00-\u9fff]|$")
_SPEECH = re.compile(
    r"[ ]*[\[【(]?[\u4e00-\u9fff·]{2,4}(?:同志)?(?:发言|说|谈到|认为|提出|建议|汇报|表示)?[\]】)]?[ ]*(?::|--|—)|[ ]*【"
)
"""Somebody's proposal is no decision."""
_NOT_SURE = re.compile("建议|提议|设想|希望|争取|力争|可以考虑|整改|暂不|不再|取消")
_DONE = re.compile(r"已(?:经)?(?:完成|办结|做完|落实|报)|办结日期|完成了|销号|做完|原定|顺延|汇报")
_AROUND = re.compile(
    r"^[ ]*(?:会议|大会|支委会|支部|经[^,，]{2,8}[,，])?(?:决定|议定|商定|明确|确定|要求|安排|同意|研究)"
    r"|(?:并)?(?:在|于)?下(?:次|一次|月|季度)[^,，。;；]{0,8}(?:会|会上|支委会)[^,，。;；]{0,10}"
)
_WORDS = re.compile(r"[,，。;；:：、()“”\"《》\s]+")
_LEAST, _LONGEST = 4, 60
"""Characters that tell a matter."""
_FILL = re.compile(
    r"交由|由|同志|负责|牵头|具体|务必|尽快|日?(?:之|以)?前|责任人|负责人|承办人|经办人|牵头人|时限|期限|截止|完成时间|(?:完成|办结)$"
)


def assigned_rows(ctx: Context, moment: Moment | None) -> tuple[Row, ...]:
    """Only where the sentence names the one who is to do it, and a day after the meeting."""
    if moment is None or moment.iso is None or not _BY.search(ctx.folded):
        return ()
    rows: list[Row] = []
    seen: set[int] = set()
    for date in ctx.dates:
        first, end = ctx.sentence(date.start, date.end)
        if first in seen or date.start < ctx.title_end or not _is_limit(ctx, date):
            continue
        sentence = ctx.folded[first:end]
        due = date.with_year(_year(date, moment)).iso
        line = ctx.folded[ctx.folded.rfind("\n", 0, date.start) + 1 : end]
        if (
            due is None
            or due < moment.iso
            or _SPEECH.match(line)
            or _NOT_SURE.search(sentence)
            or _DONE.search(sentence)
        ):
            continue
        owner = _owner(sentence)
        matter = _matter(sentence, owner, ctx.folded[date.start : date.end]) if owner else ""
        if owner and len(matter) >= _LEAST:
            seen.add(first)
            rows.append(Row({"owner": owner, "matter": matter, "due": due}, (first, end)))
    return tuple(rows)


_DECLINED = re.compile(
    r"(?:会议|大会|支委会|支部|大家|经[^,，。\n]{2,8}[,，])[^,，。;；\n]{0,6}(?:决定|议定|商定|同意|明确|确定)[^,，。;；\n]{0,4}(?:暂不|不再|暂缓|暂时不|取消)"
    r"([^,，。;；\n]{4,40})"
)


def declined_rows(ctx: Context) -> tuple[Row, ...]:
    """What a meeting resolved not to do, or not yet."""
    return tuple(Row({"matter": match[1].strip()}, match.span(1)) for match in _DECLINED.finditer(ctx.folded))


def _is_limit(ctx: Context, date: Moment) -> bool:
    return bool(
        _LIMIT.match(ctx.folded, date.end) or _TERM.search(ctx.folded, max(0, date.start - 10), date.start)
    )


def _year(date: Moment, moment: Moment) -> int | None:
    """A deadline without a year lies behind the meeting."""
    if date.year is not None or moment.year is None:
        return date.year
    early = (date.month or 12, date.day or 31) < (moment.month or 1, moment.day or 1)
    return moment.year + 1 if early else moment.year


def _owner(sentence: str) -> str | None:
    for pattern in (_IN_CHARGE, _TOLD_TO):
        for match in pattern.finditer(sentence):
            at = match.end()
            lengths = [n for n in (2, 3, 4) if people.is_full_name(match[1][:n]) and n <= len(match[1])]
            sure = next((n for n in lengths if _BEHIND_A_NAME.match(sentence, at + n)), None)
            length = sure or next((n for n in (3, 2) if n in lengths), None)
            if length:
                return match[1][:length]
    return None


def _matter(sentence: str, owner: str, day: str) -> str:
    """What is left of the sentence: the clause that says what is to be done."""
    told = _AROUND.sub("", sentence.replace(day, "").replace(owner, ""))
    clauses = [_FILL.sub("", clause) for clause in _WORDS.split(told)]
    return "".join(clause.strip("于在把将") for clause in clauses)[:_LONGEST]
