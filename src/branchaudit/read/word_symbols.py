"""Signs that documents write in symbol fonts: the ticks and boxes of forms."""

from __future__ import annotations

CHECKED, UNCHECKED = "☑", "☐"

_WINGDINGS = {
    0xFE: CHECKED, 0xFD: "☒", 0xA8: UNCHECKED, 0x6F: UNCHECKED, 0x70: UNCHECKED, 0x71: UNCHECKED,
    0x72: UNCHECKED, 0xFC: "√", 0xFB: "×", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xD8: "➢", 0xE0: "→", 0xAB: "★",
    **{0x80 + number: chr(0x245F + number) for number in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x52: CHECKED, 0x54: "☒", 0x53: "☒", 0x51: "☒", 0xA3: UNCHECKED, 0x2A: UNCHECKED, 0x30: UNCHECKED,
    0x50: "√", 0x4F: "×", 0x97: "●", 0xA2: "■",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_UNKNOWN = "•"


def is_symbol_font(font: str | None) -> bool:
    return font is not None and font.lower() in _FONTS


def symbol(font: str | None, code: str | None) -> str:
    """A w:sym: font and hexadecimal code."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return _sign(_FONTS.get((font or "").lower(), {}), number)


def in_symbol_font(font: str, text: str) -> str:
    """Text that was typed and then set in a symbol font: þ in Wingdings is a ticked box."""
    signs = _FONTS.get(font.lower(), {})
    return "".join([_sign(signs, ord(c)) if _is_coded(ord(c)) else c for c in text])


def _is_coded(number: int) -> bool:
    """Whether a symbol font has a sign of its own there; Chinese falls back to another font."""
    return 0x20 < number < 0x100 or 0xF000 <= number < 0xF100


def _sign(signs: dict[int, str], number: int) -> str:
    private = 0xF000 <= number < 0xF100
    sign = signs.get(number & 0xFF if private else number)
    if sign:
        return sign
    known = not private and not signs and number <= 0x10FFFF and not 0xD800 <= number < 0xE000
    return chr(number) if known else _UNKNOWN
