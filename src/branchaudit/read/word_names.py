"""Qualified names of the WordprocessingML elements and attributes that matter to text."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = f"{W}val"
PARAGRAPH, RUN, TEXT = f"{W}p", f"{W}r", f"{W}t"
PPR, RPR = f"{W}pPr", f"{W}rPr"
TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
SDT, SDT_PR, SDT_CONTENT = f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent"
INS, DEL, MOVE_FROM, MOVE_TO = f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
TAB, TABS, PTAB, BREAK, CR = f"{W}tab", f"{W}tabs", f"{W}ptab", f"{W}br", f"{W}cr"
NO_BREAK_HYPHEN, SYMBOL, FIELD_CHAR = f"{W}noBreakHyphen", f"{W}sym", f"{W}fldChar"
RUBY, RUBY_BASE = f"{W}ruby", f"{W}rubyBase"
MATH_TEXT = f"{M}t"
MATH = (f"{M}oMath", f"{M}oMathPara")
DRAWING, PICTURE = f"{W}drawing", f"{W}pict"
TEXT_BOX = f"{W}txbxContent"
BLIP, VML_IMAGE, SHAPE_PROPERTIES = f"{A}blip", f"{V}imagedata", f"{WP}docPr"
COLOR, RUN_STYLE, RUN_FONTS = f"{W}color", f"{W}rStyle", f"{W}rFonts"
SECTION = f"{W}sectPr"
PARAGRAPH_STYLE, NUMBERING, JUSTIFICATION = f"{W}pStyle", f"{W}numPr", f"{W}jc"
SPAN, V_MERGE, H_MERGE = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"
CELL_DELETED, GRID_BEFORE = f"{W}cellDel", f"{W}gridBefore"
GRID = (SPAN, V_MERGE, H_MERGE, CELL_DELETED, GRID_BEFORE)
OUTLINE_LEVEL, PAGE_BREAK_BEFORE = f"{W}outlineLvl", f"{W}pageBreakBefore"


def first(element: etree._Element, tag: str) -> etree._Element | None:
    """First child with this tag: `find` without its path parser."""
    return next(element.iterchildren(tag), None)


def switched_on(element: etree._Element | None) -> bool:
    """Value of an on/off property: there and not turned off."""
    return element is not None and element.get(VAL, "true") not in ("0", "false", "off")


def integer(text: str | None) -> int | None:
    try:
        return int(text) if text else None
    except ValueError:
        return None


def branch(alternate: etree._Element) -> etree._Element | None:
    """The one branch of mc:AlternateContent to read: text boxes stand in both."""
    choice = first(alternate, CHOICE)
    return choice if choice is not None else first(alternate, FALLBACK)
