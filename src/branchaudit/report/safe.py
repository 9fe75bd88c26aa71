"""Text of documents and names of files made fit to be shown: nothing invisible, nothing that acts."""

from __future__ import annotations

import re

NEEDS_CARE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Control characters, invisible and direction marks, lone surrogates."""

_LONGEST_PART = 72
_KEPT_TAIL = 16


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # ␛
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text
        return f"‹{code - 0xDC00:02X}›"
    return f"‹U+{code:04X}›"


def safe_text(text: str) -> str:
    """Control characters, direction marks and lone surrogates as visible escapes."""
    return NEEDS_CARE.sub(_escape, text)


def safe_name(name: str, *, fold: bool = True) -> str:
    """A file name that is safe to show; over-long parts lose their middle, not their ending."""
    parts = safe_text(name).split("/")
    if fold:
        parts = [_fold(part) for part in parts]
    return "/".join(parts)


def _fold(part: str) -> str:
    if len(part) <= _LONGEST_PART:
        return part
    return f"{part[: _LONGEST_PART - _KEPT_TAIL - 1]}…{part[-_KEPT_TAIL:]}"


def one_line(text: str, limit: int | None = None) -> str:
    """A quotation on one line: runs of white space become one blank, a long one is cut with “…”."""
    text = safe_text(" ".join(text.split()))
    if limit is not None and len(text) > limit:
        return text[: limit - 1] + "…"
    return text
