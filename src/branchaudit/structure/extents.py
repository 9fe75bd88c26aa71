"""How far the value of each label reaches."""

from __future__ import annotations

from bisect import bisect_right

from branchaudit.passage import Passage
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import numbered
from branchaudit.structure.people import is_full_name

LONG_FIELDS = frozenset(
    {"discussion", "content", "resolution", "criticism", "rectification_measures", "vote_result", "opinion"}
)
"""Fields whose value may run over many lines."""

_LIST_FIELDS = frozenset({"topic", "absentees", "attendees_list"})
"""One-line fields whose value may be the numbered lines that follow an empty label."""

_MOST_INSIDE = 100
"""So many labels inside one section end the search for the next: no form has as many."""


def close_values(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """Values of one-line fields end at the next label or at the end of the line; those of
    `LONG_FIELDS` at the next label that opens a line."""
    text = passage.folded
    starts = [hit.label_start for hit in hits]
    closed = []
    for i, hit in enumerate(hits):
        if hit.form == "cell":
            closed.append(hit)
            continue
        behind = i + 1
        while behind < len(hits) and hits[behind].label_start < hit.value_start:
            behind += 1  # 领学人（主持）：… two labels of one value
        following = hits[behind].label_start if behind < len(hits) else len(text)
        end = min(hit.value_end, max(following, hit.value_start))
        limit = _cell_end(passage, hit.label_start)
        if hit.form == "heading" or hit.field in LONG_FIELDS:
            end = _section_end(text, hits, starts, hit, limit)
        elif hit.field in _LIST_FIELDS and not text[hit.value_start : end].strip():
            end = _list_end(text, hit.value_start, min(following, limit))
        closed.append(hit._replace(value_end=max(end, hit.value_start)))
    return closed


def _cell_end(passage: Passage, offset: int) -> int:
    """Where the text that a value may reach ends: the end of its cell, or of the record."""
    index = passage.index_at(offset)
    block = passage.blocks[index][1]
    return passage.starts[index] + len(block.text) if block.kind == "cell" else len(passage.text)


def _section_end(text: str, hits: list[Hit], starts: list[int], hit: Hit, limit: int) -> int:
    """The next label that opens a line and is no part of this section, or the next ordinal of
    the list to which the label itself belongs (三、… ends at 四、)."""
    line_start = text.rfind("\n", 0, hit.label_start) + 1
    style, number, _ = numbered(text[line_start : hit.label_end + 1])
    if style is not None and number is not None:
        limit = min(limit, _sibling(text, hit.label_end, limit, style, number + 1))
    first = bisect_right(starts, hit.label_start)
    for other in hits[first : first + _MOST_INSIDE]:
        if other.label_start >= limit:
            break
        if other.label_start < hit.value_start:
            continue
        if other.field == hit.field and hit.field in LONG_FIELDS:
            continue  # 讨论发言 inside 讨论情况
        if hit.field == "criticism" and _speech(other):
            continue  # 二、个人自评 ⏎ 何大山发言：…
        start = text.rfind("\n", 0, other.label_start) + 1
        lead = text[start : other.label_start]
        if not lead.strip() or numbered(text[start : start + 20])[2] >= len(lead):
            return other.label_start
    return limit


def _speech(hit: Hit) -> bool:
    """何大山发言: what one person says heads no part of its own."""
    return hit.field == "discussion" and is_full_name(hit.word.removesuffix("发言"))


def _sibling(text: str, start: int, limit: int, style: str, number: int) -> int:
    at = text.find("\n", start)
    while at != -1 and at < limit:
        mark, ordinal, _ = numbered(text[at + 1 : at + 20])
        if mark == style and ordinal == number:
            return at + 1
        at = text.find("\n", at + 1)
    return limit


def _list_end(text: str, start: int, limit: int) -> int:
    """End of the numbered lines that follow an empty label (议题：⏎1.…⏎2.…)."""
    end = at = start
    while (newline := text.find("\n", at)) != -1 and newline < limit:
        stop = text.find("\n", newline + 1)
        stop = min(len(text) if stop == -1 else stop, limit)
        if numbered(text[newline + 1 : stop])[0] is None:
            break
        end = at = stop
        if stop >= limit:
            break
    return end
