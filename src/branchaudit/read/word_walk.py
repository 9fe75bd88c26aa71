"""The walk over one story (body, header, notes …): elements → ordered blocks.

Most paragraphs hold nothing but runs of text. One pass beforehand (`survey`) collects their
texts and leaves out the others, whose runs are then read one by one (word_inline).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice

from lxml import etree

from branchaudit.document import Block, BlockKind, Image
from branchaudit.read import word_names as n
from branchaudit.read.opc import Package, Relation
from branchaudit.read.spaced import unspaced
from branchaudit.read.word_inline import Inline, Paragraph, control_of, only_prompts
from branchaudit.read.word_names import CELL, PARAGRAPH, PPR, ROW, TABLE, VAL
from branchaudit.read.word_numbering import NO_NUMBERING, Counter, read_numbering
from branchaudit.read.word_styles import (
    PLAIN,
    Style,
    all_red,
    is_red,
    numbering_of,
    outline_level,
    read_styles,
)
from branchaudit.read.word_symbols import is_symbol_font
from branchaudit.read.word_tables import table

_SIGNS = (
    n.INS, n.DEL, n.MOVE_FROM, n.MOVE_TO, n.SDT, n.ALTERNATE, n.TAB, n.PTAB, n.BREAK, n.CR,
    n.NO_BREAK_HYPHEN, n.SYMBOL, n.FIELD_CHAR, n.RUBY, n.MATH[0], n.DRAWING, n.PICTURE, n.COLOR,
    n.SECTION, n.PARAGRAPH_STYLE, n.NUMBERING, n.JUSTIFICATION, n.OUTLINE_LEVEL, n.PAGE_BREAK_BEFORE,
    *n.GRID,
)  # fmt: skip
"""What else a paragraph, cell or row may hold or be."""
_STYLING = frozenset((n.PARAGRAPH_STYLE, n.NUMBERING, n.OUTLINE_LEVEL, n.PAGE_BREAK_BEFORE))
_SKIPPED = frozenset((n.DEL, n.MOVE_FROM, n.SECTION, n.SDT_PR, PPR, f"{n.W}tcPr", f"{n.W}tblPr"))
_BLOCKS = frozenset((PARAGRAPH, TABLE))
_GRID = frozenset(n.GRID)
_REVISIONS = frozenset((n.INS, n.DEL))
_text_of = partial(etree.tostring, method="text", encoding="unicode", with_tail=False)


def _around(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraph that an element stands in, if it stands in one."""
    return islice(element.iterancestors(PARAGRAPH), 1)


class Walker:
    """State of the walk through all stories of one document."""

    def __init__(self, package: Package, relations: Mapping[str, Relation]) -> None:
        self.package = package
        self._main_relations = relations
        self.relations = relations
        """Of the part that is being walked."""
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.tables = 0
        self.insertions = self.deletions = self.moves = 0
        self.new_page = False
        self.control: tuple[bool, str] | None = None
        """Of the innermost control around whole paragraphs: see `control_of`."""
        self.sections: list[etree._Element] = []
        self._section = 0
        self._texts: dict[etree._Element, str | None] = {}
        """Texts of the simple paragraphs, None for the others."""
        self._styled: set[etree._Element] = set()
        """Paragraphs whose properties matter."""
        self.irregular: set[etree._Element] = set()
        """Cells and rows that are merged, indented, inserted or deleted."""
        self._red: set[etree._Element] = set()
        """Paragraphs that may be red."""
        self._carry: Inline | None = None
        """Text whose paragraph mark was deleted: it opens the next paragraph."""

    # ------------------------------------------------------------ parts read on demand
    def _part(self, kind: str) -> str | None:
        return next((item.target for item in self._main_relations.values() if item.kind == kind), None)

    @cached_property
    def styles(self) -> dict[str, Style]:
        packed = self.package.packed(self._part("styles") or "")
        return read_styles(packed) if packed else {}

    @cached_property
    def counter(self) -> Counter:
        packed = self.package.packed(self._part("numbering") or "")
        return Counter(read_numbering(packed, self.styles) if packed else NO_NUMBERING)

    # ------------------------------------------------------------ stories
    def survey(self, root: etree._Element, *, dense: bool, symbol_fonts: bool) -> None:
        """Collect the texts of the paragraphs under `root` that hold only runs of text. `dense`:
        no line breaks stand between the tags, so that all text is text of the document."""
        texts = self._texts
        for paragraph in root.iter(PARAGRAPH):
            texts[paragraph] = _text_of(paragraph) if dense else None
        for element in root.iter(*_SIGNS):
            tag = element.tag
            if tag == n.COLOR:
                if is_red(element.get(VAL)):
                    self._red.update(_around(element))
            elif tag == n.JUSTIFICATION:
                if element.get(VAL) == "center":
                    self._styled.update(_around(element))
            elif tag in _STYLING:
                self._styled.update(_around(element))
            elif tag in _GRID:
                self.irregular.update(islice(element.iterancestors(CELL, ROW), 1))
            elif tag == n.SECTION:
                self._styled.update(_around(element))
                self.sections.append(element)
            elif tag != n.TAB or (parent := element.getparent()) is None or parent.tag != n.TABS:
                texts.update(dict.fromkeys(_around(element)))
                if tag in _REVISIONS:
                    self.irregular.update(islice(element.iterancestors(ROW), 1))
        if symbol_fonts:
            for element in root.iter(n.RUN_FONTS):
                if is_symbol_font(element.get(f"{n.W}ascii")):
                    texts.update(dict.fromkeys(_around(element)))

    def story(self, parent: etree._Element, kind: BlockKind = "paragraph") -> None:
        """Blocks of everything under `parent`."""
        for element in self.flow(parent):
            if element.tag == PARAGRAPH:
                self.emit(self.paragraph(element), kind)
            else:
                self.flush(kind)
                table(self, element, "cell" if kind in ("paragraph", "text_box") else kind)
        self.flush(kind)

    def flow(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, looking through controls and other wrappers."""
        for element in parent:
            tag = element.tag
            if tag in _BLOCKS:
                yield element
            elif tag == n.SDT:
                outer, self.control = self.control, control_of(element)
                for content in element.iterchildren(n.SDT_CONTENT):
                    yield from self.flow(content)
                self.control = outer
            elif tag == n.ALTERNATE:
                chosen = n.branch(element)
                if chosen is not None:
                    yield from self.flow(chosen)
            elif tag not in _SKIPPED and len(element):
                yield from self.flow(element)

    def flush(self, kind: BlockKind) -> None:
        """Text that waits for a next paragraph, at the end of a story."""
        rest = self.carried()
        if rest:
            self.emit(rest, kind)

    def carried(self) -> Paragraph | None:
        inline, self._carry = self._carry, None
        return self._finished(inline, PLAIN) if inline else None

    def emit(self, item: Paragraph, kind: BlockKind) -> None:
        """A block for a paragraph that shows something, then those of its text boxes."""
        text, heading, centered, page_before, page_after, red, revised, prompts, images, boxes = item
        if images or text.strip():
            new_page = (self.new_page or page_before) and bool(self.blocks)
            prompt = bool(prompts) and only_prompts(text, prompts)
            self.blocks.append(  # by position: this is the hottest line of a reading
                Block(
                    kind, unspaced(text), None, None, None, None, 1, 1,
                    heading, centered, prompt, red, revised, len(images), new_page, prompts,
                )
            )  # fmt: skip
            self.new_page = False
            if images:
                self.place_images(images)
        else:
            self.new_page |= page_before
        self.new_page |= page_after
        if boxes:
            self.text_boxes(boxes, kind)

    def place_images(self, images: Iterable[tuple[str, str, int]]) -> None:
        self.images += [Image(digest, alt, len(self.blocks), size) for digest, alt, size in images]

    def text_boxes(self, boxes: Iterable[etree._Element], kind: BlockKind) -> None:
        outer, self.control = self.control, None
        for box in boxes:
            self.story(box, "text_box" if kind in ("paragraph", "cell", "text_box") else kind)
        self.control = outer

    # ------------------------------------------------------------ one paragraph
    def paragraph(self, element: etree._Element) -> Paragraph:
        text = self._texts.get(element)
        simple = text is not None and self._carry is None and self.control is None
        if simple and element not in self._styled and element not in self._red:
            return Paragraph(text or "")  # most paragraphs
        style, label, section_ends, mark_deleted = PLAIN, "", False, False
        if not simple or element in self._styled:
            properties = next(iter(element), None)
            if properties is not None and properties.tag == PPR:
                style, label, section_ends, mark_deleted = self._properties(properties)
        if simple:
            text = label + (text or "")
            done = Paragraph(text, style.heading, bool(style.centered), bool(style.page_break))
        else:
            inline = self._carry or Inline(self)
            self._carry = None
            inline.label = inline.label or label
            inline.read(element)
            if mark_deleted:
                self._carry = inline if inline.parts or inline.images or inline.boxes else None
                return Paragraph("")
            done = self._finished(inline, style)
        if style.red or element in self._red:
            done = done._replace(red=all_red(element, bool(style.red), self.styles))
        if section_ends:
            self._section += 1
            done = done._replace(page_after=done.page_after or not self._continuous(self._section))
        return done

    def _finished(self, inline: Inline, style: Style) -> Paragraph:
        text = "".join(inline.parts)
        if inline.label and (text or not inline.revised):
            text = inline.label + text
        prompts = tuple(inline.prompts)
        if self.control is not None:
            prompt, check = self.control
            if check:
                text = check
            elif prompt and text.strip():
                prompts = (text.strip(),)
        return Paragraph(
            text,
            style.heading,
            bool(style.centered),
            bool(style.page_break) or inline.page_before,
            inline.page_after,
            False,
            inline.revised,
            prompts,
            tuple(inline.images),
            tuple(inline.boxes),
        )

    def _properties(self, properties: etree._Element) -> tuple[Style, str, bool, bool]:
        """Effective style, automatic number, whether a section ends here, whether the
        paragraph mark is deleted."""
        style = PLAIN
        style_id = number = level = outline = centered = page_break = None
        section_ends = mark_deleted = False
        for item in properties:
            match item.tag:
                case n.PARAGRAPH_STYLE:
                    style_id = item.get(VAL, "")
                    style = self.styles.get(style_id, PLAIN)
                case n.SECTION:
                    section_ends = True
                case n.JUSTIFICATION:
                    centered = item.get(VAL) == "center"
                case n.NUMBERING:
                    number, level = numbering_of(item)
                case n.OUTLINE_LEVEL:
                    outline = item.get(VAL)
                case n.PAGE_BREAK_BEFORE:
                    page_break = n.switched_on(item)
                case n.RPR:
                    mark_deleted = any(mark.tag in (n.DEL, n.MOVE_FROM) for mark in item)
        if outline is not None:
            style = style._replace(heading=outline_level(outline))
        if centered is not None:
            style = style._replace(centered=centered)
        if page_break is not None:
            style = style._replace(page_break=page_break)
        number = number or style.numbering
        label = ""
        if number and number != "0" and not mark_deleted:
            label = self.counter.label(number, style.level if level is None else level, style_id)
        return style, label, section_ends, mark_deleted

    def _continuous(self, section: int) -> bool:
        """Whether the section with this number goes on on the same page."""
        if section >= len(self.sections):
            return True
        kind = n.first(self.sections[section], f"{n.W}type")
        return kind is not None and kind.get(VAL) == "continuous"
