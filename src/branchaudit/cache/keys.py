"""What the cache goes by: a file's bytes and name, the program that read it, and what judged it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from branchaudit.document import SourceFile

_LIBRARIES = ("lxml", "python-calamine", "ahocorasick-rs", "jieba", "rjieba")
_LARGEST = 128 << 20
"""Bytes; nothing larger is read."""


@cache
def program() -> bytes:
    """Every module and data file of the program, by size and time, and the libraries it reads with."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for line in sorted(_files(str(root))):
        digest.update(line.encode("utf-8", "surrogatepass"))
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {version(library)}\n".encode())
        except PackageNotFoundError:
            continue
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                info = entry.stat()
                yield f"{entry.path}\0{info.st_size}\0{info.st_mtime_ns}\n"


def content(source: SourceFile) -> bytes | None:
    """Hash of the bytes of a file; None where it is not to be kept (gone, no file, too large)."""
    try:
        with open(source.path, "rb") as file:  # noqa: PTH123 - hot: once a file
            if os.fstat(file.fileno()).st_size > _LARGEST:
                return None
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None


def of_facts(source: SourceFile, content: bytes, settings: bytes) -> bytes:
    """`settings`: digest of what drawing goes by beside the file."""
    return _joined(program(), settings, source.name.encode("utf-8", "surrogatepass"), content)


def of_results(facts: bytes, judging: bytes) -> bytes:
    """`judging`: digest of all that verdicts depend on."""
    return _joined(facts, judging)


def of_notes(settings: bytes, sources: Sequence[SourceFile]) -> bytes:
    """One for each archive, whatever is in it: by the folder that all files lie in."""
    folder = ""
    with suppress(ValueError):  # two drives of Windows
        folder = os.path.commonpath([os.path.abspath(source.path) for source in sources])  # noqa: PTH100
    return _joined(program(), settings, b"notes", folder.encode("utf-8", "surrogatepass"))


def digest(*parts: object) -> bytes:
    """Of plain data, by what it prints."""
    return _joined(*(repr(part).encode("utf-8", "surrogatepass") for part in parts))


def _joined(*parts: bytes) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()
