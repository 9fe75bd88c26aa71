"""Amounts and rates as ledgers write them: 1,234.50, ￥12.5元, 0.5%."""

from __future__ import annotations

import re

from branchaudit.text import chinese_int, fold, squeeze

_AMOUNT = re.compile(r"(?:人民币|RMB|[¥￥$])?(-?\d+(?:\.\d+)?)(?:元整?|块钱?|/?元/月)?", re.IGNORECASE)
_RATE = re.compile(r"(\d+(?:\.\d+)?)%")
_HIGHEST_RATE = 0.05
"""A bare number up to this is a rate (0.005), a larger one is an amount."""


def amount(text: str) -> float | None:
    """A number of yuan; None if anything else stands there too."""
    found = _AMOUNT.fullmatch(squeeze(fold(text)).replace(",", ""))
    return float(found[1]) if found else None


def rate(text: str) -> float | None:
    """A share of the base: 0.5% and 0.005 are the same."""
    found = _RATE.fullmatch(squeeze(fold(text)))
    if found:
        return round(float(found[1]) / 100, 6)
    bare = amount(text)
    return bare if bare is not None and 0 < bare <= _HIGHEST_RATE else None


_CAPITAL = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟圆", "零一二三四五六七八九十百千元")
_IN_WORDS = re.compile(r"(?:([^万元]+)万)?零?([^万元]+)?元零?(?:(.)角)?零?(?:(.)分)?")


def amount_in_words(text: str) -> float | None:
    """壹仟叁佰肆拾壹元捌角 → 1341.8 yuan; None if it is no amount below a hundred million."""
    found = _IN_WORDS.fullmatch(text.translate(_CAPITAL).rstrip("整正"))
    if not found or not any(found.groups()):
        return None
    parts = [0 if part is None else chinese_int(part) for part in found.groups()]
    if any(part is None for part in parts):
        return None
    wan, yuan, jiao, fen = (part or 0 for part in parts)
    return round(wan * 10_000 + yuan + jiao / 10 + fen / 100, 2)
