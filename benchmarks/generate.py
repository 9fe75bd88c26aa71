"""Write made-up minutes as .docx files the way WPS and Word write them, quickly and always the same.

    python benchmarks/generate.py FOLDER [--count 2000] [--large 20] [--seed 1]

An ordinary file has about 2,500 characters of text: a table of labels and values with merged
cells, then the body, in runs of 6–20 characters that carry fonts and revision ids. A large one
(about 200 pages) is a year's binder of such minutes and of reports in long paragraphs. XML is
written by hand; parts that all files share are deflated once.
"""

from __future__ import annotations

import argparse
import struct
import zlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import sentences as say
from content import minutes, report
from word_xml import Writer, core, shared_parts

PER_FOLDER = 100
BOOK = 50
"""Documents in a large file, minutes and reports in turn."""


class Packed(NamedTuple):
    name: bytes
    crc: int
    size: int
    data: bytes


def pack(name: str, text: str) -> Packed:
    data = text.encode()
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Packed(name.encode(), zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def package(parts: Sequence[Packed]) -> bytes:
    """A zip file of parts that are deflated already."""
    out, central = bytearray(), bytearray()
    for part in parts:
        meta = struct.pack(
            "<HHHHHIIIHH", 20, 0, 8, 0, 0x21, part.crc, len(part.data), part.size, len(part.name), 0
        )
        central += b"PK\x01\x02\x14\x00" + meta + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + part.name
        out += b"PK\x03\x04" + meta + part.name + part.data
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(central), len(out), 0)
    return bytes(out + central + end)


def files(count: int, seed: int, *, book: int = 1, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """(name, content) of files with `book` documents each."""
    shared = [pack(name, text) for name, text in shared_parts().items()]
    for number in range(first, first + count):
        random = Random(f"{seed} {book} {number}")
        writer = Writer(random)
        records = [(report if at % 2 else minutes)(random, number * book + at) for at in range(book)]
        for at, record in enumerate(records):
            writer.minutes(record, page=at > 0)
        properties = core(records[0].day + timedelta(days=1), random.choice(say.SURNAMES))
        own = [pack("word/document.xml", writer.document()), pack("docProps/core.xml", properties)]
        yield (records[0].name if book == 1 else f"年度资料汇编_{number:03}"), package([*shared, *own])


def write(folder: Path, count: int, seed: int, *, book: int = 1, first: int = 0) -> list[Path]:
    written = []
    for at, (name, content) in enumerate(files(count, seed, book=book, first=first)):
        place = folder / f"{(first + at) // PER_FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{name}.docx"
        path.write_bytes(content)
        written.append(path)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Write made-up minutes for the benchmarks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--large", type=int, default=20, help="files of about 200 pages")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder / "minutes", given.count, given.seed)
    write(given.folder / "large", given.large, given.seed, book=BOOK)


if __name__ == "__main__":
    main()
