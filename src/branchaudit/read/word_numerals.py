"""Numerals of automatic numbering: a number in one of Word's formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _counting(
    number: int, digits: str = "零一二三四五六七八九", units: str = "千百十", wan: str = "万"
) -> str:
    """21 → 二十一, 10 → 十, 105 → 一百零五."""
    if not 0 < number < 100_000_000:
        return str(number)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = digits[0] if 0 < low < 1000 else ""
        return (
            _counting(high, digits, units, wan)
            + wan
            + zero
            + (_counting(low, digits, units, wan) if low else "")
        )
    out, gap = "", False
    for unit, name in zip((1000, 100, 10, 1), (*units, ""), strict=True):
        digit = number // unit % 10
        if digit:
            out += (digits[0] if gap else "") + digits[digit] + name
        gap = not digit and bool(out)
    return out.removeprefix(digits[1]) if 10 <= number < 20 and digits[1] == "一" else out


def _positional(number: int) -> str:
    """21 → 二一, 2024 → 二〇二四."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA, 28 → BB, as Word does."""
    turns, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * (turns + 1) if 0 < number <= 780 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _block(start: int, count: int) -> Callable[[int], str]:
    """Signs that Unicode holds in a row: ① …, beyond them plain digits."""
    return lambda number: chr(start + number - 1) if 0 < number <= count else str(number)


def _circled(number: int) -> str:
    for first, last, start in ((0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedFullstop": _block(0x2488, 20),
    "decimalEnclosedParen": _block(0x2474, 20),
    "ideographEnclosedCircle": _block(0x3280, 10),
    "numberInDash": lambda number: f"- {number} -",
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _counting,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _positional),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: _counting(number, _LEGAL, "仟佰拾", "万"),
    ),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "none": lambda _: "",
}  # fmt: skip


def numeral(number: int, format: str) -> str:
    """`number` in a w:numFmt; formats that are not known come out as digits."""
    return _FORMATS.get(format, str)(number)
