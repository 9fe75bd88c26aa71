"""Cut a file into records: a year's minutes in one file are many, a quoted old minute is none.

A record begins where a title line (or a page break, or a rule of dashes) is followed by a new
group of header labels: 时间 and at least one of 地点, 主持, 记录, 应到 …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from branchaudit.passage import Passage
from branchaudit.structure.book import BARE_NUMBER, by_book
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.structure.letters import letter_starts
from branchaudit.structure.openings import STROKES, by_openings, numbered
from branchaudit.structure.outline import HEADLINE, PAGE_MARK, PLAN_OR_SUMMARY, Line, unspaced

_HEADER = frozenset(
    {"time", "place", "chair", "recorder", "expected_attendance", "actual_attendance", "attendance_both",
     "talker", "talked_to", "speaker", "attendees_list", "topic", "branch", "meeting_name"}
)  # fmt: skip
_PAPER = Cue(r"(?:对照检查|自查|述职|总结|剖析|汇报|发言|报告).{0,8}$")
_SHORTEST = 5
"""Lines of a paper: a title that comes back sooner is a running head."""
_REACH = 14
"""A header group lies within so many lines."""
_LONGEST_TITLE = 44
_TITLE = Cue(r"会|记录|纪要|党课|党日|学习|谈话|评议|活动|大会")
_APPLICATION = re.compile("入党申请书|转正申请书?|思想汇报|入党志愿书")
"""A paper that may stand above the record of the talk about it."""
_DATED = re.compile(r"[ ]*\d{4}(?:[.\-/]\d{1,2}[.\-/]\d{1,2}|年\d{1,2}月\d{1,2}[日号])(?!\d)")
"""2024.9.12 下午两点半　值班房 under a title is the time without a label."""
_RULE = Cue(r"^[\s\-=_*—~·•#]{4,}$")
_WORDED_RULE = Cue(rf"^[ ]*{STROKES}[^\-=_*—~·•#]{{2,30}}{STROKES}[ ]*$")
"""————2024年5月9日————"""


def split(passage: Passage, lines: list[Line], hits: list[Hit]) -> list[Passage]:
    """The records of a passage in order; the whole passage where it holds only one."""
    if passage.of_sheet:
        return _by_sheet(passage)
    counted = [(line.block, m) for line in lines if (m := numbered(line.text))]
    if len(counted) >= 2:
        return list(_by_count(passage, counted))
    groups = _header_groups(passage, lines, hits)
    if book := by_book(passage, lines, hits, len(groups)):
        return book
    letters = letter_starts(passage, lines)
    if not groups and not letters - {0}:
        return by_openings(passage, lines) or _plan_and_summary(passage, lines) or _by_title(passage, lines)
    cuts = {0} | letters
    if groups and _APPLICATION.fullmatch(unspaced(lines[0].text.strip())):
        below = _title_before(passage, lines, groups[0], 0)
        cuts |= {below} if below else set()
    for previous, group in pairwise(groups):
        cut = _title_before(passage, lines, group, previous)
        if cut is not None:
            cuts.add(cut)
    cuts |= _behind_rules(lines)
    if len(cuts) < 2:
        return [passage]
    blocks = [*sorted(cuts), len(passage.blocks)]
    return [passage.cut(a, b) for a, b in pairwise(blocks) if b > a]


def _by_count(passage: Passage, counted: list[tuple[int, re.Match[str]]]) -> Iterator[Passage]:
    """Meetings that are numbered, by the blocks of the numbers. Where the day follows in the same line none
    has a heading of its own, and that of the file stands over each."""
    alone = [not (number["day"] or number["title"]) for _, number in counted]
    cuts = [0, *(at + own for (at, _), own in zip(counted[1:], alone[1:], strict=True)), len(passage.blocks)]
    heads = (0,) if counted[0][0] > 0 and all(number["day"] for _, number in counted) else ()
    for place, (first, last) in enumerate(pairwise(cuts)):
        if last > first:
            yield passage.cut(first, last, heads=heads if place else ())


def _by_sheet(passage: Passage) -> list[Passage]:
    """Every sheet of a workbook is a record: ledgers of several kinds, or a month each."""
    names = [block.sheet for _, block in passage.blocks]
    cuts = [at for at in range(1, len(names)) if names[at] != names[at - 1]]
    return [passage.cut(a, b) for a, b in pairwise([0, *cuts, len(names)])] if cuts else [passage]


def _behind_rules(lines: list[Line]) -> set[int]:
    """Blocks behind a rule of dashes that begin like minutes without labels: a title, and under it
    a sentence with the day."""
    found: set[int] = set()
    for rule, title, opening in zip(lines, lines[1:], lines[2:], strict=False):
        if rule.text[0].isalnum() or not _RULE.match(rule.text):
            continue
        name = unspaced(title.text.strip())
        if (
            len(name) <= 30
            and _TITLE.search(name)
            and not re.search("[:,。;]", name)
            and re.match(r"[ ]*(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]", opening.text)
        ):
            found.add(title.block)
    return found


def _plan_and_summary(passage: Passage, lines: list[Line]) -> list[Passage]:
    """一、2024年计划 and below it 二、2024年总结, in one file; none where it is not one of each."""
    told = [(m[1], line.block) for line in lines if (m := PLAN_OR_SUMMARY.match(line.text))]
    if [kind for kind, _ in told] not in (["计划", "总结"], ["总结", "计划"]):
        return []
    second = told[1][1]
    return [passage.cut(0, second), passage.cut(second, len(passage.blocks))] if second else []


def _by_title(passage: Passage, lines: list[Line]) -> list[Passage]:
    """Papers without header labels, one behind the other under the same title: 对照检查发言提纲 of
    every member of a branch in one file."""
    title = unspaced(lines[0].text.strip()) if lines else ""
    if not _PAPER.search(title) or len(title) > 30:
        return [passage]
    starts = [at for at, line in enumerate(lines) if unspaced(line.text.strip()) == title]
    if len(starts) < 2 or any(b - a < _SHORTEST for a, b in pairwise([*starts, len(lines)])):
        return [passage]
    blocks = [0, *(lines[at].block for at in starts[1:]), len(passage.blocks)]
    return [passage.cut(a, b) for a, b in pairwise(blocks) if b > a]


def _header_groups(passage: Passage, lines: list[Line], hits: list[Hit]) -> list[int]:
    """Indices of the lines on which a group of header labels begins, quoted ones left out."""
    by_line: list[set[str]] = [set() for _ in lines]
    at = 0
    for hit in hits:
        while at + 1 < len(lines) and lines[at + 1].start <= hit.label_start:
            at += 1
        title = hit.form == "heading" and hit.field == "recorder"  # 会议记录 over a form
        if hit.field in _HEADER and not title and lines and not _quoted(passage.folded, hit.label_start):
            by_line[at].add(hit.field)
    for above, labels, line, fields in zip(lines, by_line, lines[1:], by_line[1:], strict=False):
        # the label 会议记录 of a form, with the time beside it, is no title
        if not labels and _DATED.match(line.text) and HEADLINE.search(unspaced(above.text.strip())):
            fields.add("time")
    groups: list[int] = []
    index = 0
    while index < len(lines):
        if by_line[index]:
            seen: set[str] = set()
            last = timed = index
            for later in range(index, min(index + _REACH, len(lines))):
                if "time" in by_line[later]:
                    if "time" in seen and later > timed + 1:  # 日期 and below it 时刻 are one
                        break
                    timed = later
                if by_line[later]:
                    seen |= by_line[later]
                    last = later
            if "time" in seen and len(seen) >= 3:
                groups.append(_behind_title(passage, lines, by_line, index))
                index = last + 1
                continue
        index += 1
    return groups


def _behind_title(passage: Passage, lines: list[Line], by_line: list[set[str]], index: int) -> int:
    """Where the group really begins: labels before a title (议题 of the form above it) belong to
    the record that ends there."""
    time = next(i for i in range(index, len(lines)) if "time" in by_line[i])
    table = passage.blocks[lines[time].block][1].table
    if table is not None and passage.blocks[lines[index].block][1].table not in (None, table):
        # the end of the form above
        return next(i for i in range(index, time + 1) if passage.blocks[lines[i].block][1].table == table)
    for at in range(time - 1, index, -1):
        text = unspaced(lines[at].text.strip())
        if not by_line[at] and len(text) <= _LONGEST_TITLE and HEADLINE.search(text):
            return next(i for i in range(at, time + 1) if by_line[i])
    return index


def _quoted(folded: str, offset: int) -> bool:
    """Whether the nearest Chinese quotation mark before `offset` opens a quotation that is still open."""
    opened = folded.rfind("“", max(0, offset - 400), offset)
    return opened != -1 and folded.find("”", opened, offset) == -1 and folded.find("”", offset) != -1


def _title_before(passage: Passage, lines: list[Line], group: int, previous: int) -> int | None:
    """Index of the block where the record of the header group at line `group` begins."""
    best = None
    for index in range(group - 1, max(previous, group - 5), -1):
        text = unspaced(lines[index].text.strip())
        if _RULE.match(text):
            return lines[index + 1].block
        if PAGE_MARK.match(text) or _WORDED_RULE.match(text):
            return lines[index].block
        if index == group - 1 and BARE_NUMBER.fullmatch(text):
            return lines[index].block
        if (
            len(text) > _LONGEST_TITLE
            or text[-1] in "。；;，,"
            or (":" in text and not re.match(r"[^:]{0,6}(?:名称|支部):", text))
        ):
            break
        if (_TITLE.search(text) and lines[index].style in (None, "一、", "（一）", "1.")) or (
            best is not None
            and lines[index].style is None
            and len(text) <= 30
            and re.search(r"支部|公司|党|局|院|村|镇", text)
        ):
            best = lines[index].block
        elif best is None and not re.search(r"支部|党", text):
            break
    if best is not None:
        return best
    start = lines[group].block
    if passage.blocks[start][1].new_page or _new_form(passage, lines, group, previous):
        return start
    return None


def _new_form(passage: Passage, lines: list[Line], group: int, previous: int) -> bool:
    """A second table with the same first label as the first: forms that follow each other."""
    a, b = passage.blocks[lines[previous].block][1], passage.blocks[lines[group].block][1]
    return (
        a.kind == b.kind == "cell"
        and a.table != b.table
        and lines[previous].text.strip() == lines[group].text.strip()
    )
