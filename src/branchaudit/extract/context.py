"""What every extractor of one record shares: text, labels, lines, and how a Fact is made."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from branchaudit.document import Document
from branchaudit.model import Classification, Fact, Json, Status
from branchaudit.passage import Passage
from branchaudit.structure import status
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment, find_dates
from branchaudit.structure.hits import Hit, label_field
from branchaudit.structure.outline import Line
from branchaudit.structure.people import is_name
from branchaudit.text import chinese_int

_LONGEST_NAME = 40
_EDGE = " \t\n　 ；;，,。、"


class Context:
    """One record while its facts are drawn. Offsets count in `text`; `folded` has the same length."""

    def __init__(
        self,
        passage: Passage,
        document: Document,
        kind: Classification,
        title: tuple[str, int, int],
        lines: list[Line],
        hits: list[Hit],
        day_above: str | None = None,
    ) -> None:
        self.passage, self.document, self.kind = passage, document, kind
        self.title, self.title_start, self.title_end = title
        self.lines, self.hits = lines, hits
        self.text, self.folded = passage.text, passage.folded
        self.own_start = passage.starts[passage.shared] if passage.shared else 0
        """Behind the head of a book, which stands over other records as well."""
        self.day_above = day_above
        """ISO date of the record in front of it in the same file."""
        self.spans: dict[str, tuple[int, int]] = {}
        """Scalar → where it was read."""
        self.doubts: dict[str, float] = {}
        """Scalar → confidence, where its reading is not sure."""
        self.by_field: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            if hit.form != "heading" or not self.title_start <= hit.label_start < self.title_end:
                self.by_field[hit.field].append(hit)  # the title 谈心谈话记录 is no empty label

    @cached_property
    def named(self) -> str:
        """What a meeting is called: its title, and under it the value of a label like 会议名称."""
        given = (
            self.folded[slice(*self.strip(h.value_start, h.value_end))] for h in self.first("meeting_name")
        )
        return "\n".join((self.title, *(name for name in given if 0 < len(name) <= _LONGEST_NAME)))

    @cached_property
    def prompts(self) -> frozenset[str]:
        """Prompt texts of unfilled content controls."""
        return frozenset(p for _, block in self.passage.blocks for p in block.prompts)

    @cached_property
    def cell_names(self) -> frozenset[str]:
        """Whoever stands in a cell of his own: the names of a sign-in sheet may be words (薜荔) as well."""
        if "签" not in self.folded:
            return frozenset()
        cells = (block.text.strip() for _, block in self.passage.blocks if block.kind == "cell")
        return frozenset(cell for cell in cells if is_name(cell) and label_field(cell) is None)

    @cached_property
    def by_style(self) -> dict[str, list[Line]]:
        """Numbered lines by the style of their ordinals."""
        styles: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            if line.style is not None:
                styles[line.style].append(line)
        return styles

    @cached_property
    def dates(self) -> tuple[Moment, ...]:
        """Every date of the record."""
        return tuple(find_dates(self.folded))

    def dates_in(self, start: int, end: int) -> list[Moment]:
        return [m for m in self.dates if start <= m.start and m.end <= end]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """Spans of “…” quotations that run over a line break or hold a label: other documents."""
        spans, at = [], 0
        while (start := self.folded.find("“", at)) != -1:
            end = self.folded.find("”", start)
            if end == -1:
                break
            inside = self.folded[start:end]
            if "\n" in inside and len(inside) < 2000:
                spans.append((start, end))
            at = end + 1
        return spans

    def is_quoted(self, offset: int) -> bool:
        return bool(self.quoted) and any(a <= offset < b for a, b in self.quoted)

    def in_quotes(self, offset: int) -> bool:
        """Whether it stands between “ and ” in one line."""
        line = self.folded.rfind("\n", 0, offset) + 1
        opened = self.folded.rfind("“", line, offset)
        return opened != -1 and self.folded.find("”", opened, offset) == -1

    def first(self, *fields: str) -> list[Hit]:
        """Hits of the fields outside quotations, in order of place."""
        found = [h for f in fields for h in self.by_field.get(f, ()) if not self.is_quoted(h.label_start)]
        return sorted(found, key=lambda h: h.label_start)

    def sentence(self, start: int, end: int | None = None, *, ends: str = "。;；\n") -> tuple[int, int]:
        """Bounds of the sentence around folded[start:end], its full stop left out."""
        first = max(self.folded.rfind(char, 0, start) for char in ends) + 1
        stops = (self.folded.find(char, start if end is None else end) for char in ends)
        return first, min((stop for stop in stops if stop != -1), default=len(self.folded))

    def number(self, name: str, cue: Cue) -> int | None:
        """The number in the first match of `cue`, which becomes the place of the scalar `name`."""
        found = cue.search(self.folded)
        if not found:
            return None
        self.spans[name] = found.span()
        return chinese_int(next(group for group in found.groups() if group))

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The span without blanks and edge punctuation."""
        text = self.text
        while start < end and text[start] in _EDGE + "：:":
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return start, end

    def status_at(self, start: int, end: int, *, short: bool = True) -> Status:
        if self.prompts and self.text[start:end].strip() in self.prompts:
            return "placeholder"
        return status.status_of_folded(self.folded[start:end], short=short)

    def fact(
        self,
        state: Status,
        start: int,
        end: int,
        *,
        normalized: Json = None,
        confidence: float = 0.95,
        literal: bool = True,
    ) -> Fact:
        """A fact whose value is `text[start:end]`; long passages give no literal."""
        value = self.text[start:end] if literal and end > start and end - start <= 400 else None
        return Fact(
            state,
            value if state not in ("blank", "missing") else None,
            normalized,
            confidence,
            self.passage.place(start),
            (start, end),
        )

    def labelled(self, field: str, *, to_full_stop: bool = False) -> Fact | None:
        """The first filled value of the field's labels; a blank one if there is no filled one.
        `to_full_stop`: where the label stands in running prose, the value ends with the sentence."""
        blank = None
        for hit in self.first(field):
            start, end = self.strip(hit.value_start, hit.value_end)
            state = self.status_at(start, end)
            if state == "blank":
                blank = blank or self.blank(hit)
                continue
            if to_full_stop and self._runs_on(hit, start, end):
                end = self.folded.index("。", start)
            return self.fact(state, *raw_span(hit, start, end))
        return blank

    def _runs_on(self, hit: Hit, start: int, end: int) -> bool:
        """Whether more than the value stands behind it: 会上只议一件事：…怎么管. 乌力建议…."""
        if hit.form == "guess":
            return "。" in self.folded[start:end]
        return hit.form == "colon" and self._inside_prose(hit)

    def _inside_prose(self, hit: Hit) -> bool:
        """聊的主题：…. 乌力建议…."""
        line = self.folded.rfind("\n", 0, hit.label_start) + 1
        before, value = self.folded[line : hit.label_start], self.folded[hit.value_start : hit.value_end]
        return "。" in before and "。" in value.strip(_EDGE)

    def blank(self, hit: Hit, confidence: float = 0.95) -> Fact:
        return Fact(
            "blank",
            None,
            None,
            confidence,
            self.passage.place(hit.label_start),
            (hit.label_start, hit.label_end),
        )


FEW_LABELS = 3
"""A record with more labels than that is a form: what has no label there is not told elsewhere."""
MISSING = Fact("missing", None, None, 0.9)


def raw_span(hit: Hit, start: int, end: int) -> tuple[int, int]:
    """A placeholder keeps its blanks: `    年    月    日`."""
    return (start, end) if end > start else (hit.value_start, hit.value_end)
