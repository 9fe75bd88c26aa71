"""Who signed: the labels for signatures, and names in the last lines that stand for them."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import SIGNED, Hit
from branchaudit.text import squeeze


def find_signature(ctx: Context) -> Fact:
    """All signature lines filled: present; some: partial; none: blank."""
    spans, states = [], []
    for hit in ctx.first("signature"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = "blank" if _only_labels(ctx, start, end) else ctx.status_at(start, end)
        if (
            state == "blank"
            and hit.form == "cell"
            and (beside := _signed_beside(ctx, hit) or _above(ctx, hit))
        ):
            (start, end), state = beside, "present"
        if state == "blank" and _image_at(ctx, hit):
            state = "present"
        states.append(state)
        spans.append((start, end, hit))
    if not states or set(states) == {"blank"}:
        at_end = _signed_at_end(ctx)
        if at_end is not None or not states:
            return at_end or MISSING
    filled = [(s, e) for (s, e, _), state in zip(spans, states, strict=True) if state == "present"]
    if len(filled) == len(states):
        return ctx.fact("present", *filled[0])
    if filled:
        unsigned = next(hit for (_, _, hit), state in zip(spans, states, strict=True) if state != "present")
        empty = ctx.blank(unsigned)
        return ctx.fact("partial", *filled[0])._replace(place=empty.place, span=empty.span)
    hit = spans[0][2]
    return ctx.blank(hit) if states[0] == "blank" else ctx.fact(states[0], spans[0][0], spans[0][1])


def _signed_beside(ctx: Context, hit: Hit) -> tuple[int, int] | None:
    """签名 | 主持人 | 何大山 | 记录人 | 江小鱼: the span of a name in the row of the label."""
    row = [
        other
        for other in ctx.first("chair", "recorder", "talker", "talked_to")
        if other.label_start > hit.label_start and _same_row(ctx, hit, other)
    ]
    spans = [ctx.strip(other.value_start, other.value_end) for other in row]
    filled = [span for span in spans if ctx.status_at(*span) == "present"]
    return filled[0] if filled and len(filled) == len(spans) else None


def _above(ctx: Context, hit: Hit) -> tuple[int, int] | None:
    """The span of the name in the cell above （谈话人签字）."""
    index = ctx.passage.index_at(hit.label_start)
    cell = ctx.passage.blocks[index][1]
    for at in range(index - 1, -1, -1):
        other = ctx.passage.blocks[at][1]
        if other.kind != "cell" or other.table != cell.table or (other.row or 0) < (cell.row or 0) - 1:
            return None
        if other.column == cell.column and other.row != cell.row:
            start = ctx.passage.starts[at]
            if any(label.label_start == start for label in ctx.hits):
                return None
            span = ctx.strip(start, start + len(other.text))
            return span if people.is_name(squeeze(ctx.text[slice(*span)])) else None
    return None


def _same_row(ctx: Context, one: Hit, other: Hit) -> bool:
    a, b = (ctx.passage.blocks[ctx.passage.index_at(hit.label_start)][1] for hit in (one, other))
    return (a.table, a.row) == (b.table, b.row)


def _only_labels(ctx: Context, start: int, end: int) -> bool:
    """谈话人：　　谈话对象：　　 in the cell for signatures: nobody signed."""
    parts = ctx.folded[start:end].split()
    return bool(parts) and all(part.endswith(":") for part in parts)


_SIGN_HEADING = re.compile(r"(?:双方|谈话人|参会人员|本人)?签[字名][ ]*:?[ ]*$")
_SIGNED_BEHIND = Cue(r"(?:^|[ ])([\u4e00-\u9fff·]{2,4})[ ]*\(签[字名]?\)(?=[ ]|$)")
"""耿磊（签字）　陶然（签字）."""
_SIGNED_BEFORE = Cue(
    r"(?:主持人?|记录人?|书记|[监计]票人|谈话人|谈话对象)\(签[字名]\)[ ]*([\u4e00-\u9fff·]{2,4})(?=[ ]|$)"
)
"""主持人（签字）荆楚, without a colon."""
_SIGNED_LINE = Cue(r"[ ]*\(签[字名]\)[: ]*([\u4e00-\u9fff][\u4e00-\u9fff 、]{1,30})$")
"""（签字）应志强　时晓慧."""
_SIGNED_THEY = Cue(
    r"^[^:。]{0,14}签(?:了|过|下)?[字名](?:的是)?[ ]*:[ ]*([\u4e00-\u9fff][\u4e00-\u9fff 、]{1,30})$"
)
"""谈完两个人都签了名：何大山　江小鱼."""
_UNDERSIGNED = frozenset({"chair", "recorder", "talker", "talked_to", "other"})
_TELLERS = frozenset({"监票人", "计票人", "总监票人"})


def _signed_at_end(ctx: Context) -> Fact | None:
    """Names in the last lines that stand for signatures: 监票人：… under an election, 主持人：…（签字）,
    谈话人：… under the heading 双方签字."""
    last = ctx.lines[-3:]
    headed = any(_SIGN_HEADING.search(line.text) for line in last[:-1])
    for line in last:
        signed_line = _SIGNED_LINE.match(line.text) or _SIGNED_THEY.search(line.text)
        if signed_line and people.split_people(signed_line[1]):
            return ctx.fact("present", line.start + signed_line.start(1), line.end, confidence=0.7)
        for pattern in (_SIGNED_BEHIND, _SIGNED_BEFORE):
            m = pattern.search(line.text)
            if m and people.is_name(m[1]):
                return ctx.fact("present", line.start + m.start(1), line.start + m.end(1), confidence=0.7)
    for hit in sorted(ctx.first(*_UNDERSIGNED), key=lambda h: h.label_start):
        if not last or hit.label_start < last[0].start:
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        signed = (
            hit.word in _TELLERS
            or SIGNED.search(ctx.folded[start:end])
            or (headed and hit.label_start >= last[-1].start)
            or SIGNED.search(ctx.folded[ctx.folded.rfind("\n", 0, hit.label_start) + 1 : hit.label_start])
        )
        if signed and ctx.status_at(start, end) == "present":
            return ctx.fact("present", start, end, confidence=0.7)
    return None


def _image_at(ctx: Context, hit: Hit) -> bool:
    """A signature that is a picture."""
    first, last = (
        ctx.passage.index_at(hit.label_start),
        ctx.passage.index_at(max(hit.value_start, hit.value_end - 1)),
    )
    return any(ctx.passage.blocks[i][1].images for i in range(first, last + 1))
