"""Amounts and rates as ledgers write them: 1,234.50, ￥12.5元, 0.5%."""

from __future__ import annotations

import re

from branchaudit.text import fold, squeeze

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
