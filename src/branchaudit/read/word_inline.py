"""Inside one paragraph: runs, fields, revisions, controls, symbols, pictures. The text that Word shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from branchaudit.read import word_names as n
from branchaudit.read.word_names import PPR, RPR, RUN, TEXT, VAL, first, integer, switched_on
from branchaudit.read.word_symbols import (
    CHECKED,
    UNCHECKED,
    in_symbol_font,
    is_symbol_font,
    symbol,
)

if TYPE_CHECKING:
    from branchaudit.read.word_walk import Walker

_W14_CHECK_BOX, _W14_CHECKED = f"{n.W14}checkbox", f"{n.W14}checked"
_HYPHEN = "-"
_PROPERTIES = frozenset((PPR, RPR, n.SDT_PR))


_LABEL = re.compile(r"[^:：]*[:：]?\s*$")
_END = re.compile(r"[\s。，；、,;.)）】\]]*$")


class Paragraph(NamedTuple):
    """A paragraph on its way to a block."""

    text: str
    heading: int | None = None
    centered: bool = False
    page_before: bool = False
    page_after: bool = False
    red: bool = False
    revised: bool = False
    prompts: tuple[str, ...] = ()
    images: tuple[tuple[str, str, int], ...] = ()
    """(sha256, alt text, size)"""
    boxes: tuple[etree._Element, ...] = ()
    """Text boxes anchored in it."""


def control_of(control: etree._Element) -> tuple[bool, str] | None:
    """Of a content control: whether it shows its prompt, and its sign if it is a check box.
    None if it is neither."""
    properties = first(control, n.SDT_PR)
    if properties is None:
        return None
    box = first(properties, _W14_CHECK_BOX)
    if box is not None:
        checked = first(box, _W14_CHECKED)
        value = "0" if checked is None else checked.get(f"{n.W14}val", "1")
        return False, CHECKED if value in ("1", "true", "on") else UNCHECKED
    return (True, "") if switched_on(first(properties, f"{n.W}showingPlcHdr")) else None


def only_prompts(text: str, prompts: tuple[str, ...]) -> bool:
    """Whether nothing but labels and prompts stands in a text: 时间：[点击输入] 地点：[点击输入]."""
    rest = text
    for prompt in prompts:
        before, found, after = rest.partition(prompt)
        if not found or not _LABEL.match(before):
            return False
        rest = after
    return bool(_END.match(rest))


class Inline:
    """Collects what the runs of a paragraph show."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.label = ""
        self.parts: list[str] = []
        self.prompts: list[str] = []
        self.images: list[tuple[str, str, int]] = []
        self.boxes: list[etree._Element] = []
        self.revised = False
        self.page_before = False
        self.page_after = False
        self._fields: list[bool] = []
        """Open fields; True while inside the code of one."""

    def read(self, paragraph: etree._Element) -> None:
        self._fields.clear()  # a field code never spans paragraphs; one left open must hide nothing
        self._content(paragraph)

    @property
    def _hidden(self) -> bool:
        return True in self._fields

    def _content(self, parent: etree._Element) -> None:
        """Children of a paragraph or of a wrapper such as a hyperlink; unknown ones are wrappers."""
        for element in parent:
            tag = element.tag
            if tag == RUN:
                self._run(element)
            elif tag in _PROPERTIES:
                continue
            elif tag == n.INS or tag == n.MOVE_TO:
                if len(element):
                    self.revised = True
                    self.walker.insertions += tag == n.INS
                    self.walker.moves += tag == n.MOVE_TO
                self._content(element)
            elif tag == n.DEL or tag == n.MOVE_FROM:
                if len(element):
                    self.revised = True
                    self.walker.deletions += tag == n.DEL
                for mark in element.iter(n.FIELD_CHAR):  # a field may begin inside and end outside
                    self._field(mark, shown=False)
            elif tag == n.SDT:
                self._control(element)
            elif tag == n.ALTERNATE:
                chosen = n.branch(element)
                if chosen is not None:
                    self._content(chosen)
            elif tag in n.MATH:
                self.parts += [item.text or "" for item in element.iter(n.MATH_TEXT)]
            elif len(element):
                self._content(element)

    def _control(self, element: etree._Element) -> None:
        content = first(element, n.SDT_CONTENT)
        prompt, check = control_of(element) or (False, "")
        if check:
            self.parts.append(check)
        elif content is not None:
            start = len(self.parts)
            self._content(content)
            text = "".join(self.parts[start:]).strip()
            if prompt and text:
                self.prompts.append(text)

    def _run(self, run: etree._Element) -> None:
        font = None
        for element in run:
            tag = element.tag
            if tag == TEXT:
                if not self._hidden:
                    text = element.text or ""
                    self.parts.append(in_symbol_font(font, text) if font else text)
            elif tag == RPR:
                fonts = first(element, n.RUN_FONTS)
                ascii = None if fonts is None else fonts.get(f"{n.W}ascii")
                font = ascii if is_symbol_font(ascii) else None
            elif tag == n.FIELD_CHAR:
                self._field(element)
            elif self._hidden:
                continue
            elif tag == n.TAB or tag == n.PTAB:
                self.parts.append("\t")
            elif tag == n.CR:
                self.parts.append("\n")
            elif tag == n.BREAK:
                self._break(element)
            elif tag == n.NO_BREAK_HYPHEN:
                self.parts.append(_HYPHEN)
            elif tag == n.SYMBOL:
                self.parts.append(symbol(element.get(f"{n.W}font"), element.get(f"{n.W}char")))
            elif tag == n.RUBY:
                for base in element.iterchildren(n.RUBY_BASE):
                    self._content(base)
            elif tag == n.ALTERNATE:
                chosen = n.branch(element)
                if chosen is not None:
                    self._run(chosen)
            elif tag == n.DRAWING or tag == n.PICTURE:
                self._graphics(element, "")

    def _break(self, element: etree._Element) -> None:
        if element.get(f"{n.W}type") != "page":
            self.parts.append("\n")
        elif "".join(self.parts).strip():
            self.parts.append("\n")
            self.page_after = True
        else:
            self.page_before = True

    def _field(self, element: etree._Element, *, shown: bool = True) -> None:
        match element.get(f"{n.W}fldCharType"):
            case "begin":
                data = first(element, f"{n.W}ffData")
                if data is not None and shown and not self._hidden:
                    self.parts.append(_form_value(data))
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()

    def _graphics(self, parent: etree._Element, alt: str) -> None:
        """Text boxes and images of a drawing, in order."""
        for element in parent:
            tag = element.tag
            if tag == n.SHAPE_PROPERTIES:
                alt = element.get("descr", "")
            elif tag == n.TEXT_BOX:
                self.boxes.append(element)
            elif tag == n.BLIP:
                self._image(element.get(f"{n.R}embed"), alt)
            elif tag == n.VML_IMAGE:
                self._image(element.get(f"{n.R}id"), alt)
            elif tag == n.ALTERNATE:
                chosen = n.branch(element)
                if chosen is not None:
                    self._graphics(chosen, alt)
            elif len(element):
                self._graphics(element, element.get("alt") or alt)

    def _image(self, id: str | None, alt: str) -> None:
        """An image that is in the package; a picture whose bytes are missing proves nothing."""
        relation = self.walker.relations.get(id or "")
        media = self.walker.package.media(relation.target) if relation else None
        if media:
            digest, size = media
            self.images.append((digest, alt, size))


def _form_value(data: etree._Element) -> str:
    """A legacy form field keeps its value beside the text: check boxes and drop-down lists."""
    box = first(data, f"{n.W}checkBox")
    if box is not None:
        state = first(box, f"{n.W}checked")
        return (
            CHECKED if switched_on(state if state is not None else first(box, f"{n.W}default")) else UNCHECKED
        )
    menu = first(data, f"{n.W}ddList")
    if menu is None:
        return ""
    chosen = first(menu, f"{n.W}result")
    index = 0 if chosen is None else integer(chosen.get(VAL)) or 0
    entries = [item.get(VAL, "") for item in menu.iterchildren(f"{n.W}listEntry")]
    return entries[index] if 0 <= index < len(entries) else ""
