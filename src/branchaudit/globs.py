"""Patterns for file names, written as in .gitignore: `*.docx`, `草稿/`, `2024/**/附件*`, `!保留.docx`.

A pattern without a slash holds at any depth; with one it holds from the folder it belongs to.
Letters match in either case, since Windows makes no difference between A.DOCX and a.docx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class Glob(NamedTuple):
    regex: re.Pattern[str]
    negated: bool
    folders_only: bool


@lru_cache(maxsize=256)
def parse_glob(line: str) -> Glob | None:
    """One line of an ignore file; None for a blank line or a comment."""
    text = line.strip()
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    if negated or text.startswith(("\\#", "\\!")):
        text = text[1:]
    text = text.replace("\\", "/")  # as typed on Windows
    while text.startswith("./"):
        text = text[2:]
    folders_only = text.endswith("/")
    text = text.rstrip("/")
    if not text:
        return None
    anchored = "/" in text
    body = _to_regex(text.lstrip("/"))
    prefix = "" if anchored else "(?:.*/)?"
    return Glob(re.compile(prefix + body, re.IGNORECASE | re.DOTALL), negated, folders_only)


def _to_regex(text: str) -> str:
    out, at = [], 0
    while at < len(text):
        if text.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif text.startswith("**", at):
            out.append(".*")
            at += 2
        elif text[at] == "*":
            out.append("[^/]*")
            at += 1
        elif text[at] == "?":
            out.append("[^/]")
            at += 1
        elif text[at] == "[" and (end := text.find("]", at + 2)) > 0:
            inside = text[at + 1 : end].replace("[", "\\[")
            inside = "^" + inside[1:] if inside.startswith("!") else inside
            try:
                re.compile(f"[{inside}]")
                out.append(f"[{inside}]")
            except re.error:  # [9-1]: then the brackets mean themselves
                out.append(re.escape(text[at : end + 1]))
            at = end + 1
        else:
            out.append(re.escape(text[at]))
            at += 1
    return "".join(out)


def verdict(globs: Iterable[Glob], name: str, *, folder: bool) -> bool | None:
    """What the last matching pattern says of exactly this name: True = matched, False = negated,
    None = no pattern matches."""
    answer = None
    for glob in globs:
        if (folder or not glob.folders_only) and glob.regex.fullmatch(name):
            answer = not glob.negated
    return answer


class GlobSet:
    """A list of patterns for names relative to one folder."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.globs = tuple(glob for line in lines if (glob := parse_glob(line)) is not None)

    def __bool__(self) -> bool:
        return bool(self.globs)

    def matches(self, name: str) -> bool:
        """Whether the file is matched, by itself or through a folder that it lies in."""
        parts = name.split("/")
        answer: bool | None = None
        for depth in range(1, len(parts) + 1):
            said = verdict(self.globs, "/".join(parts[:depth]), folder=depth < len(parts))
            answer = said if said is not None else answer
        return bool(answer)
