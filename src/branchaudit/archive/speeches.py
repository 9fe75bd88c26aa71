"""The longer speeches of a record, as the archive keeps them: who spoke, where, and a few fingerprints."""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from heapq import nsmallest
from typing import NamedTuple

from branchaudit.archive.body import GRAM, Body, spread
from branchaudit.model import Activity, Record

SHORTEST = 30
"""Masked characters: who says less may well say it twice."""
_PRINTS = 6
"""The smallest hashes of its pieces: two speeches that say the same have most of them in common."""
_WIDTH = 2 + _PRINTS
_FORMULA = re.compile(
    "应到|实到|符合规定|现在开会|会议开始|会议议程|散会|会议(?:到此)?结束|选票|计票|监票|举手|志愿加入中国共产党|入党介绍人"
)
"""Of the chair at the beginning and the end, of ballots and of the oath: said alike every time."""
_LONG = 120
"""Masked characters: who says more than that says something of his own beside the formula."""


class Speech(NamedTuple):
    speaker: str
    start: int
    length: int
    """In masked characters."""
    prints: tuple[int, ...]

    def words(self, body: Body) -> str:
        return body.masked[self.start : self.start + self.length]


def kept_of(record: Record, body: Body) -> tuple[tuple[str, ...], bytes]:
    """The speakers, and for each the place and the fingerprints of what he said."""
    speakers, data = [], array("I")
    for row in record.lists.get("speeches", ()):
        start, end = (bisect_left(body.offsets, offset) for offset in row.span)
        words = body.masked[start:end]
        if len(words) >= SHORTEST and (len(words) > _LONG or not _FORMULA.search(words)):
            speakers.append(str(row.fields["speaker"]))
            data.extend((start, end - start, *_prints(words)))
    return tuple(speakers), data.tobytes()


def speeches_of(one: Activity) -> list[Speech]:
    data = array("I", one.speeches)
    return [
        Speech(speaker, data[at], data[at + 1], tuple(data[at + 2 : at + _WIDTH]))
        for speaker, at in zip(one.speakers, range(0, len(data), _WIDTH), strict=True)
    ]


def _prints(words: str) -> list[int]:
    """Always so many: where words repeat themselves the last one stands for the rest."""
    pieces = {spread(zlib.crc32(words[at : at + GRAM].encode())) for at in range(len(words) - GRAM + 1)}
    least = nsmallest(_PRINTS, pieces)
    return least + least[-1:] * (_PRINTS - len(least))
