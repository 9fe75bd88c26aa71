"""What a record says in its own words, to be held against other records: without the head of its book, form
labels, title, dates, figures, names, quotations and the steps of an election, which alike records share or
change."""

from __future__ import annotations

import pickle
import re
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from branchaudit.document import Place
from branchaudit.model import Record
from branchaudit.passage import Passage
from branchaudit.structure.hits import Hit
from branchaudit.structure.people import is_name

GRAM = 5
"""Characters that are compared together."""
SHORTEST = 50
"""Masked characters below which two records may well be alike: they are not held against each other."""
BRIEF = 80
"""Below that only records that say the very same are copies."""
SAMPLED = 16
"""One in so many pieces leaves a fingerprint."""
_LARGEST = 2**32 // SAMPLED
_BREAK = 4
"""So many characters of the document between two masked ones are more than punctuation."""
_QUOTED = re.compile(r"《[^《》\n]{1,60}》|“[^“”\n]{30,}”")
_FIGURE = re.compile(r"[\d.,%]+|[〇零一二两三四五六七八九十百千万]+(?=[年月日号时点分个名人次条项元份户件])")
_LEFT_OUT = re.compile(r"[\W_]+")
_BALLOT = re.compile(
    "选票|得票|[0-9]票|监票|计票|当选|选举|候选人|清点人数|应到|弃权|举手表决|委员分工|任(?:支部)?(?:副?书记|[组宣纪].委员)"
)
"""Every election and admission goes through the same steps, and they are written down alike: sentences on
them."""
_STOP = "。;；\n"


class Body(NamedTuple):
    masked: str
    offsets: Sequence[int]
    """Of each masked character in `text`."""
    text: str
    starts: Sequence[int]
    places: Sequence[Place]
    """Where the blocks of `text` begin, and where in the document they stand."""

    def place(self, at: int) -> Place:
        """Of a masked character."""
        return self.places[max(0, bisect_right(self.starts, self.offsets[at]) - 1)]

    def stretch(self, at: int, length: int) -> tuple[int, str]:
        """(where it begins, its words): of so many masked characters the longest part that runs on in the
        document, with nothing but punctuation left out."""
        offsets = self.offsets[at : at + length]
        breaks = [n for n in range(1, len(offsets)) if offsets[n] - offsets[n - 1] > _BREAK]
        parts = list(pairwise([0, *breaks, len(offsets)]))
        first, last = max(parts, key=lambda part: part[1] - part[0])
        return at + first, self.text[offsets[first] : offsets[last - 1] + 1]


def body_of(record: Record, passage: Passage, hits: Sequence[Hit]) -> Body:
    text, folded = passage.text, str(passage.folded)
    gone = bytearray(len(text))
    spans = [(0, passage.starts[passage.shared])] if passage.shared else []
    spans += [(hit.label_start, hit.label_end) for hit in hits]
    spans += [row.span for row in record.lists.get("dates", ())]
    spans += [m.span() for pattern in (_QUOTED, _FIGURE, _LEFT_OUT) for m in pattern.finditer(folded)]
    if record.facts.get("is_election") or record.facts.get("is_admission"):
        spans += [_sentence(folded, m.start()) for m in _BALLOT.finditer(folded)]
    if record.title and (at := text.find(record.title)) >= 0:
        spans.append((at, at + len(record.title)))
    named = sorted(names_in(record), key=len, reverse=True)
    if named:
        spans += [m.span() for m in re.finditer("|".join(map(re.escape, named)), folded)]
    for start, end in spans:
        gone[start:end] = b"\1" * (end - start)
    kept = array("I", (at for at, out in enumerate(gone) if not out))
    places = [passage.place(start) for start in passage.starts]
    return Body("".join(folded[at] for at in kept), kept, text, passage.starts, places)


def _sentence(folded: str, at: int) -> tuple[int, int]:
    start = max(folded.rfind(stop, 0, at) for stop in _STOP) + 1
    ends = [end for stop in _STOP if (end := folded.find(stop, at)) != -1]
    return start, min(ends, default=len(folded))


def names_in(record: Record) -> set[str]:
    """Whoever a record names in its elements or as a speaker, and its branch."""
    told: set[str] = {record.branch} if record.branch else set()
    for fact in record.elements.values():
        values = fact.normalized if isinstance(fact.normalized, list) else []
        for value in values:
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and is_name(name):
                told.add(name)
    for rows in ("speeches", "criticisms", "tallies"):
        for row in record.lists.get(rows, ()):
            told |= {
                v
                for k, v in row.fields.items()
                if k in ("speaker", "critic", "target", "name") and isinstance(v, str)
            }
    return {name for name in told if len(name) >= 2}


def fingerprints(masked: str) -> array[int]:
    """A sixteenth of the hashes of its five-character pieces, each once: the same pieces give the same
    ones in every record, so that shares of them estimate shares of the text (FracMinHash)."""
    data = masked.encode("utf-32-le")
    found = {zlib.crc32(data[at : at + 4 * GRAM]) for at in range(0, len(data) - 4 * GRAM + 1, 4)}
    return array("I", sorted(h for h in map(spread, found) if h < _LARGEST))


def spread(crc: int) -> int:
    """Checksums of like texts lie together; multiplied by an odd constant they do not."""
    return (crc * 0x9E3779B1 ^ crc >> 15) & 0xFFFFFFFF


def grams(masked: str) -> set[str]:
    return {masked[at : at + GRAM] for at in range(len(masked) - GRAM + 1)}


def packed(body: Body) -> bytes:
    return zlib.compress(pickle.dumps(tuple(body)), 1)


def unpacked(data: bytes) -> Body:
    return Body(*pickle.loads(zlib.decompress(data)))


def digest_of(data: bytes) -> bytes:
    """Names a body that is packed."""
    return blake2b(data, digest_size=12).digest()
