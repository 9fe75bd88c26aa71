"""Run properties (fonts, sizes, languages) are half of what Word and WPS write and a sixth of what they
say: they are cut out before the XML is parsed, which halves the time of a reading.

Only those go that have nothing to do with the text; whatever is unusual leaves the document whole.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = b"<w:rPr>", b"</w:rPr>"
_TELLING = re.compile(rb"color|Style|<w:(?:ins|del|move)|(?i:wingdings)")
"""Red text, revised paragraph marks, symbol fonts: see word_walk, word_styles and word_symbols."""


def without_formatting(xml: bytes) -> bytes:
    """The XML of a part of a Word document without run properties that do not bear on its text."""
    if _hides_tags(xml):
        return xml
    first, *pieces = xml.split(_OPEN)
    kept = [first]
    seen: dict[bytes, bytes] = {}
    for piece in pieces:
        inside, close, after = piece.partition(_CLOSE)
        shown = seen.get(inside)
        if shown is None:
            if not close:  # properties inside properties: a tracked change of format
                return xml
            shown = seen[inside] = _OPEN + inside + _CLOSE if _TELLING.search(inside) else b""
        kept += (shown, after)
    return b"".join(kept)


def _hides_tags(xml: bytes) -> bool:
    """Whether there is CDATA, a comment or an instruction, inside which a tag is text. Single signs
    first: they are looked for ten times as fast as pairs."""
    if b"!" in xml and b"<!" in xml:
        return True
    return more_than(xml, b"?", 2) and xml.count(b"<?") > 1  # one is the declaration


def more_than(xml: bytes, sign: bytes, most: int) -> bool:
    """Whether a sign that is rare stands more than `most` times: finding it takes a thirtieth of counting."""
    at = -1
    for _ in range(most + 1):
        at = xml.find(sign, at + 1)
        if at == -1:
            return False
    return True
