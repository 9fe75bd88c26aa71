"""Announced numbers (讲三点意见, 对照四个方面) against the list that follows."""

from __future__ import annotations

import re

from branchaudit.extract.bodies import of_another_body
from branchaudit.extract.context import Context
from branchaudit.extract.numbering import to_chinese
from branchaudit.model import Row
from branchaudit.structure.cue import Cue
from branchaudit.structure.outline import Line
from branchaudit.text import chinese_int

_CN = "一二三四五六七八九十"
_SECTION_STYLES = ("一、", "（一）", "1.", "（1）", "第一", "问题一")
_ANNOUNCE = Cue(
    # the first character comes first: a regex that begins with a look-behind is tried everywhere
    rf"(?P<n>(?:两|[{_CN}\d])(?<![第每前后上这各近\d.].)(?<![^以如]下.)(?:(?<=[{_CN}])[{_CN}]{{0,2}}|(?<=\d)\d?|))[ ]*(?:个|项|条|点(?!钟|半|整|多|左右|[一三]刻|[零〇一二三四五\d])|大|类)(?:主要|突出|重点|具体|大|小)?(?P<noun>问题|方面|原因|措施|任务|意见|建议|体会|要求|不足|事项|议题|内容|工作|举措|整改措施)?"
)
_NOUN_FIRST = Cue(
    rf"(?P<noun>问题|意见建议|意见|建议)(?:共|有|共有|清单)?[ ]*(?P<n>两|[{_CN}]{{1,3}}|\d{{1,2}})[ ]*(?:个|项|条)(?![^。,，\n]{{0,4}}(?:整改|完成|未))"
)
"""反馈问题4个."""


_CHOSEN = Cue("(?:重点|主要|部分|典型|突出)问题(?:的)?(?:整改|情况)")
"""二、重点问题整改情况: the paper goes into some of them."""
_OF_PROBLEMS = re.compile(r"的?(?:主要|突出|具体)?问题")
"""反馈了四个方面的问题 counts problems."""
_LISTED = ("一是", "一要", "第一", "1.", "1、", "(1)", "①", "(一)")
"""How a list begins that does not stand line by line."""
_SOME_DONE = Cue("[^。,，、\n]{0,4}?(?:已经?|正在|尚未|仍在|完成|整改(?:完|到位))")
"""3个问题完成整改，1个问题正在整改: parts of the whole."""
_SPEAKER = Cue(r"\n[ ]*[\u4e00-\u9fff]{2,4}(?:同志)?:")
"""What the next speaker counts is his own."""


def announced_rows(ctx: Context, item_count: int) -> tuple[Row, ...]:
    """讲三点意见：…, 对照四个方面…: the number against the list that follows, where it is beyond doubt
    which list is meant: its entries carry the noun, or it begins right behind the colon."""
    if item_count < 2 and not ctx.by_style and not any(mark in ctx.folded for mark in _LISTED):
        return ()  # nothing that a number could announce
    rows = []
    counted: set[int] = set()
    """Where the numbers stand that have a row: 问题4个 is found from both sides."""
    for m in (*_ANNOUNCE.finditer(ctx.folded), *_NOUN_FIRST.finditer(ctx.folded)):
        number = chinese_int(m["n"])
        if (
            number is None
            or not 2 <= number <= 30
            or ctx.is_quoted(m.start())
            or of_another_body(ctx, m.start())
            or (item_count and ctx.passage.blocks[ctx.passage.index_at(m.start())][1].kind == "cell")
        ):
            continue  # in the table of the items it is part of one of them: 当面问三个问题
        noun = m["noun"] or ""
        if noun == "方面" and _OF_PROBLEMS.match(ctx.folded, m.end()):
            noun = "问题"
        sentence_end = min(
            (e for e in (ctx.folded.find(c, m.end()) for c in "。\n") if e != -1), default=len(ctx.folded)
        )
        if noun == "问题" and _SOME_DONE.match(ctx.folded, m.end()):
            continue
        if noun == "问题" and _CHOSEN.search(ctx.folded, m.end()):
            continue
        of_items = noun == "问题" and item_count >= 2 and ctx.kind.doc_type == "rectification"
        if of_items and m.start() < ctx.title_end + 300:
            listed: int | None = item_count
        else:
            listed = _list_behind(ctx, m.end(), sentence_end, noun)
        if listed is None and noun == "方面":
            listed = _fewer_behind(ctx, sentence_end, number)
        if (
            listed is None
            and noun == "方面"
            and ctx.kind.doc_type == "self_examination"
            and m.start() < ctx.title_end + 200
        ):
            listed = _problem_entries(ctx, m.end())
        if listed is None and noun in ("工作", "任务", "举措"):
            listed = _chapters(ctx, sentence_end) if "如下" in ctx.folded[m.end() : sentence_end] else None
        if listed is not None and m.start("n") not in counted:
            counted.add(m.start("n"))
            rows.append(Row({"number": number, "listed": listed, "noun": noun or "条"}, (m.start(), m.end())))
            if listed == number and len(rows) > 6:
                break
    return tuple(rows)


_NO_MATTER = Cue("问题|不足|打算|下一步|计划|思路|情况|成效|体会|原因")
"""Headings of a report's own parts: 四项工作 does not count them."""


def _chapters(ctx: Context, behind: int) -> int | None:
    """Headings 一、二、… that begin at once, where each of them is a matter (抓好四项工作，总结如下。一、抓学习…)."""
    chapters = [line for line in ctx.by_style.get("一、", ()) if line.start >= behind]
    if not chapters or ctx.folded[behind : chapters[0].start].strip(" 。\n"):
        return None
    if any(_NO_MATTER.search(ctx.folded[line.body : line.end][:16]) for line in chapters):
        return None
    return len(chapters) if [line.ordinal for line in chapters] == [*range(1, len(chapters) + 1)] else None


def _problem_entries(ctx: Context, start: int) -> int | None:
    """Entries under the heading of the problems in a self-examination (从…个方面对照)."""
    head = next(
        (
            line
            for line in ctx.lines
            if line.start >= start and line.heading and re.search(r"问题|不足|表现|查摆", line.text)
        ),
        None,
    )
    if head is None:
        return None
    entries: list[Line] = []
    for line in ctx.lines:
        if line.start <= head.start:
            continue
        if line.style == head.style:
            if line.ordinal != len(entries) + 1 or line.ordinal == (head.ordinal or 0) + 1 > len(entries) + 1:
                break
            entries.append(line)  # 一、问题 over a list that begins with 一、 again
        elif line.style in ("（一）", "1.", "第一") and line.ordinal == len(entries) + 1:
            entries.append(line)
    return len(entries) if len(entries) >= 2 else None


def _list_behind(ctx: Context, start: int, sentence_end: int, noun: str) -> int | None:
    tail = ctx.folded[start:sentence_end]
    colon = tail.find(":")
    direct = -1 < colon <= 24
    if direct and (";" in tail[:colon] or "；" in tail[:colon]):
        direct = False  # 应整改4项，已完成4项；并指出两个问题：…
    if direct and not noun and "如下" in tail[:colon] and "," in tail[:colon]:
        direct = False  # 围绕两条线展开，安排如下：… lists the arrangements
    inline = _inline_list(ctx.folded[start + colon + 1 if direct else start : start + 1200], direct)
    if inline is not None:
        return inline
    behind = start + colon + 1 if direct else sentence_end
    for style in _SECTION_STYLES:
        entries = [line for line in ctx.by_style.get(style, ()) if line.start >= behind]
        run: list[Line] = []
        for line in entries:
            if line.ordinal == len(run) + 1 or (
                run and line.ordinal and line.ordinal > (run[-1].ordinal or 0)
            ):
                run.append(line)
            elif run:
                break
        if len(run) < 2:
            continue
        named = sum(1 for line in run if noun and noun in ctx.folded[line.body : line.end][:60])
        if noun in ("问题", "方面", "原因", "措施", "建议", "意见") and named * 2 > len(run):
            return len(run)
        if direct and run[0].start - behind <= 3:
            return len(run)
        if style == "第一" and 0 <= run[0].start - behind <= 3:
            return len(run)
    return None


def _fewer_behind(ctx: Context, behind: int, number: int) -> int | None:
    """Entries of a list that begins in the next line, where it has fewer than announced. With more,
    some of them may be other parts of the paper."""
    for style in _SECTION_STYLES:
        entries = [line for line in ctx.by_style.get(style, ()) if line.start >= behind]
        if entries and entries[0].start - behind <= 3 and entries[0].ordinal == 1:
            if any(_NO_MATTER.search(ctx.folded[line.body : line.end][:16]) for line in entries):
                return None
            return len(entries) if len(entries) < number else None
    return None


def _inline_list(text: str, direct: bool) -> int | None:
    """Number of 一是 … 二是 … that begin at once."""
    first = re.match(
        r"[ \n]*(?:一是|一要|第一[,，、]|1[.、]|\(1\)|①|\(一\))"
        if direct
        else r"[。,，;；:、]?[ \n]?(?:一是|一要|第一[,，、])",
        text,
    )
    if not first:
        return None
    lead = first[0].strip(" \n。,，;；:、")
    speaker = _SPEAKER.search(text)
    area = text[: speaker.start()] if speaker else text
    if lead.startswith("一"):
        mark = lead[1:]
        count = 1
        while (
            f"{to_chinese(count + 1)}{mark}" in area
            or f"{to_chinese(count + 1)}是" in area
            or f"{to_chinese(count + 1)}要" in area
        ):
            count += 1
        return count if count >= 2 else None
    if lead.startswith("第一"):
        count = 1
        while re.search(rf"第{to_chinese(count + 1)}(?:[,，、:是要]|个|项|步)", area):
            count += 1
        return count if count >= 2 else None
    return _numbered_in_line(text[first.end() :]) if lead[0] == "1" else None


def _numbered_in_line(text: str) -> int | None:
    """Entries of 1.…；2.…；3.… in one line; `text` begins behind the first ordinal."""
    count, at = 1, 0
    line = text.partition("\n")[0]
    while found := re.search(rf"[;；。,，、][ ]*{count + 1}[.、](?!\d)", line[at:]):
        count, at = count + 1, at + found.end()
    return count if count >= 2 else None
