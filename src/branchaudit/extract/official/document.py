"""The facts of a 公文: its kind, title, number and addressee here; its end, its attachments, what it
calls to or makes public, and its page in the modules beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.extract.context import Context
from branchaudit.extract.official.attachments import find_attachments
from branchaudit.extract.official.end import find_end, is_date
from branchaudit.extract.official.layout import layout_facts
from branchaudit.extract.official.matters import matters
from branchaudit.model import Fact, Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import Line
from branchaudit.text import squeeze

_KINDS = (
    "请示报告", "决议", "决定", "命令", "公报", "公告", "通告", "公示", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "纪要", "函", "令",
)  # fmt: skip
_HEAD = 12
_LONGEST, _MOST_UNITS = 80, 160
"""Characters of a title, and of a line of addressees."""
_ASIDE = re.compile(r"[ ]*\([^()]{1,12}\)$")
_END_MARK = re.compile(r"[。.，,;；!：:、?]+$")
_ABOVE = re.compile(r"文件$|签发人|^\d{6}$|^(?:绝密|机密|秘密|特急|加急|急件)|^\(?\d{4}年")
"""What stands above a title and is no part of it: the red heading, who signed, copy number, secrecy."""
_RED_HEADING = re.compile(r"(?:支部|委员会|总支|党委|党组|小组)(?:文件)?$")
_NUMBER = re.compile(
    r"(?:^|(?<=[ ]))([\u4e00-\u9fffA-Za-z]{0,14})[ ]*([〔﹝\[(【])[ ]*(\d{2}|\d{4})[ ]*([〕﹞\])】])[ ]*第?[ ]*(\d{1,4})[ ]*号?(?=[ ]|$)"
)
_SIGNER = Cue(r"签发人[: ]*([\u4e00-\u9fff· ]{2,20})")
_ISSUER_IN_TITLE = re.compile(r"^(.{2,40}?)(?:关于|印发|转发|[\n ])")
_UNIT_END = (
    r"党委|党组|党工委|总支|支部|小组|党员|同志|委员会|委|局|部|办|办公室|处|科|室|公司|单位|部门|政府|中心|院|"
    r"校|站|所|队|厂|会|组织|组"
)
_UNITS = re.compile(rf"(?:各|全体|中共|本)?[^，。,;；:]{{0,40}}(?:{_UNIT_END})[,，。;；、.]?$")
_LEADS_ON = re.compile(r"如下|以下|下列|事项|内容|时间|地点|通知")
"""A line with a colon that opens a list and names nobody."""
_BETWEEN = re.compile(rf"[、,，;；]|(?<=[委局部办府支])(?:和|及|并)|(?:{_UNIT_END})[ ](?=\S)")
_ONE_BODY = re.compile(r"纪委[、 ]?监委")
"""Two names of one body."""


class Head(NamedTuple):
    kind: str
    start: int
    end: int
    """Of the title, with the mark that ends it."""
    mark: str
    line: int
    """Index of its last line."""
    titled: bool = True
    """Otherwise it is that of the number, and what the reply grants stands for the title."""


_REPLY_NUMBER = re.compile(r"[ ]*[\u4e00-\u9fff]{1,10}复[ ]?[〔\[(【]20\d\d[〕\])】][ ]?第?\d{1,4}号[ ]*$")
_NOTICE_LINE = re.compile(r"[ ]*(?:【|\[)?(通[ ]?知)(?:】|\])?[ ]*:[^\n]*?(?:定于|拟于|时间)")
_NUMBERED = 3
"""Lines in which the number stands."""
_GRANTED = re.compile("(?:同意|批准|不同意)[^。\n]{4,80}")


def official(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value]
) -> dict[str, tuple[Row, ...]]:
    """Fill in elements and scalars; return the lists. Without a title of a kind nothing is known."""
    head = find_head(ctx) or _untitled_reply(ctx) or _notice_in_a_line(ctx)
    if head is None:
        return {}
    bare = squeeze(ctx.folded[head.start : head.end]) == "批复"  # what it replies to, its text says
    granted = _GRANTED.search(ctx.folded, head.end) if bare or not head.titled else None
    title = squeeze(granted[0] if granted else ctx.text[head.start : head.end - len(head.mark)])
    scalars |= {
        "official_kind": head.kind,
        "official_title": title,
        "title_end_mark": head.mark,
        "title_lacks": _lacks(ctx.folded[head.start : head.end], head.kind, headed=_headed(ctx, head))
        if head.titled
        else None,
    }
    for name in ("official_kind", "official_title", "title_end_mark", "title_lacks"):
        ctx.spans[name] = (head.start, head.end)
    scalars |= _number(ctx, head) | _addressees(ctx, head)
    scalars["signer"] = _signer(ctx, head)
    end = find_end(ctx, head.line, elements, scalars)
    attachments = find_attachments(ctx, head.line, end, scalars)
    scalars |= matters(ctx, head.kind, title, end)
    scalars |= layout_facts(ctx, (head.start, head.end), end)
    return {"attachments": attachments, "ordinals": tuple(_ordinals(ctx, head, end))}


def _untitled_reply(ctx: Context) -> Head | None:
    """A reply that bears nothing but its number (某党复〔2024〕4号)."""
    for at, line in enumerate(ctx.lines[:_NUMBERED]):
        if _REPLY_NUMBER.match(line.text) and _GRANTED.search(ctx.folded, line.end):
            return Head("批复", line.start, line.end, "", at, titled=False)
    return None


def _notice_in_a_line(ctx: Context) -> Head | None:
    """通知：4月主题党日定于4月12日15:00在东站开展，带铁锹。"""
    for at, line in enumerate(ctx.lines[:_NUMBERED]):
        if found := _NOTICE_LINE.match(line.text):
            return Head("通知", line.start + found.start(1), line.start + found.end(1), "", at)
    return None


def find_head(ctx: Context) -> Head | None:
    """The title: the first line that ends with the name of a kind, with the lines that belong to it."""
    lines = ctx.lines[:_HEAD]
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        if len(text) > _LONGEST:
            continue
        mark = _END_MARK.search(text)
        bare = _ASIDE.sub("", text[: mark.start()] if mark else text).replace(" ", "")
        if "。" in bare or ":" in bare or line.style is not None:
            continue
        kind = next((kind for kind in _KINDS if bare.endswith(kind)), None)
        if kind is None or bare.startswith("特此"):
            continue
        if mark and (":" in mark[0] or "关于" not in bare or "," in bare):
            continue  # a sentence: …请及时报告。
        first = at
        while first and at - first < 2 and _belongs(lines[first - 1], lines[first], kind):
            first -= 1
        start = lines[first].start + len(lines[first].text) - len(lines[first].text.lstrip())
        return Head(kind, start, line.start + len(text), mark[0] if mark else "", at)
    return None


def _belongs(above: Line, below: Line, kind: str) -> bool:
    """Whether a title goes on from the line above: a unit above 关于…, or 关于… broken in two."""
    text = above.text.strip()
    if len(text) > _LONGEST or _ABOVE.search(text) or _NUMBER.search(text) or _END_MARK.search(text):
        return False
    lower = below.text.strip()
    return lower.startswith("关于") or "关于" in text or lower.replace(" ", "") == kind


def _headed(ctx: Context, head: Head) -> bool:
    """Whether a red heading above the title names the issuer: 某某党支部文件."""
    return any(_RED_HEADING.search(line.text.strip()) for line in ctx.lines[: head.line])


def _lacks(title: str, kind: str, *, headed: bool) -> str:
    """Which of issuer and subject neither the title names nor, of the issuer, the heading above it."""
    bare = squeeze(_ASIDE.sub("", _END_MARK.sub("", title)))
    subject = "关于" in bare or bare.startswith(("印发", "转发", "批转")) or "的" + kind in bare
    issuer = bool(_ISSUER_IN_TITLE.match(title)) and not bare.startswith(("关于", "印发", "转发", "批转"))
    return "、".join(
        name
        for name, there in (("发文机关", headed or issuer or not subject), ("事由", subject))
        if not there
    )


def _number(ctx: Context, head: Head) -> dict[str, Value]:
    """发文字号 as written, and as it should be."""
    for line in ctx.lines[: head.line + 3]:
        m = _NUMBER.search(line.text.rstrip()) if len(line.text) <= _LONGEST else None
        if m and not head.start <= line.start + m.start() < head.end:
            span = line.start + m.start(), line.start + m.end()
            ctx.spans["official_number"] = ctx.spans["official_number_proper"] = span
            written = squeeze(m[0]).translate({ord("﹝"): "〔", ord("﹞"): "〕"})
            year = m[3] if len(m[3]) == 4 else f"20{m[3]}"
            return {
                "official_number": written,
                "official_number_proper": f"{m[1]}〔{year}〕{int(m[5])}号",
            }
    return {"official_number": None, "official_number_proper": None}


def _addressees(ctx: Context, head: Head) -> dict[str, Value]:
    """主送机关: the line under the title that ends in a colon, or that names nothing but units."""
    for at, line in enumerate(ctx.lines[head.line + 1 : head.line + 4], head.line + 1):
        text = line.text.strip()
        if inline := _INLINE.match(text):
            start = line.start + line.text.index(inline["to"])
            names = ("addressees", "addressee_count", "addressee_mark")
            ctx.spans |= dict.fromkeys(names, (start, start + len(inline["to"])))
            return {
                "addressees": inline["to"],
                "addressee_count": _count(inline["to"]),
                "addressee_mark": ":",
            }
        if len(text) > _MOST_UNITS:
            break
        if text.startswith("(") or _NUMBER.search(text) or is_date(text):
            continue
        following = ctx.lines[at + 1].text.strip() if at + 1 < len(ctx.lines) else ""
        addressed = text.endswith(":") and not _LEADS_ON.search(text)
        unmarked = (
            head.kind in ("通知", "请示", "报告", "批复", "函", "通报")
            and bool(_UNITS.fullmatch(text))
            and not is_date(following)
            and len(following) > len(text)
        )
        if line.style is not None or "。" in text[:-1] or not (addressed or unmarked):
            break
        start = line.start + len(line.text) - len(line.text.lstrip())
        names = ("addressees", "addressee_count", "addressee_mark")
        ctx.spans |= dict.fromkeys(names, (start, start + len(text)))
        mark = text[-1] if text[-1] in ":,，。;；、." else ""
        named = text.removesuffix(mark)
        return {"addressees": named, "addressee_count": _count(named), "addressee_mark": mark}
    return {"addressees": None, "addressee_count": None, "addressee_mark": None}


_INLINE = re.compile(
    r"(?P<to>[\u4e00-\u9fff、]{1,20}(?:党委|支部|总支|党组|委员会|公司|局|政府|组织部|学校|医院)):(?=[\u4e00-\u9fff]{2})[^:]{6,}"
)
"""公司党委：本支部委员会…: the text runs on behind the reader."""


def _count(named: str) -> int:
    plain = _ONE_BODY.sub("纪委监委", re.sub(r"\([^()]*\)", "", named))
    return len([part for part in _BETWEEN.split(plain) if part.strip()])


_LEVELS = (
    (re.compile(r"([一二三四五六七八九十]{1,3})[、.．,]"), "{}、"),
    (re.compile(r"\(([一二三四五六七八九十]{1,3})\)[、.．,]?"), "({})"),
    (re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))"), "{}."),
    (re.compile(r"\((\d{1,2})\)[、.．,]?"), "({})"),
)
"""Ordinals of the four levels, with marks that do not belong to them, and how they should be."""


def _ordinals(ctx: Context, head: Head, end: int | None) -> Iterator[Row]:
    """Those of the main text: what is attached or forwarded has others."""
    for line in ctx.lines[head.line + 1 : end]:
        text = line.text.strip()
        start = line.start + line.text.index(text)
        for level, proper in _LEVELS:
            found = level.match(text)
            if found and len(text) > found.end():
                fields = {"written": found[0], "proper": proper.format(found[1])}
                yield Row(fields, (start, start + found.end()))


def _signer(ctx: Context, head: Head) -> str | None:
    found = _SIGNER.search(ctx.folded, 0, head.end)
    return found[1].strip() if found else None
