"""Word documents: the parts of a package → Document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from branchaudit.document import Block, BlockKind, Document, Layout, Properties, SourceFile
from branchaudit.read import word_names as n
from branchaudit.read.layout_cue import may_be_official
from branchaudit.read.opc import Package, Packed, Relation, inflate, parse_xml
from branchaudit.read.refusal import Refused, unsupported
from branchaudit.read.word_formatting import more_than, without_formatting
from branchaudit.read.word_names import W, integer
from branchaudit.read.word_walk import Walker

_FOLDERS = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("ofd.xml", "ofd"),
    ("content.xml", "odt"),
)
"""What other packages hold, by the beginning of a part's name."""
_STORIES: tuple[BlockKind, ...] = ("header", "footer")
_NOTES = (("footnotes", f"{W}footnote"), ("endnotes", f"{W}endnote"))
_SYMBOLS = b"Wingdings"
_LINES = 2
"""Word and WPS write a part in one line, behind that of the XML declaration."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_EMPTY = "文档中没有任何文字和图片。请确认文件是否填写、保存完整"


def read_word(package: Package, source: SourceFile, sha256: str, format: str) -> Document:
    main = package.main_part()
    data = None if main is None else package.inflated(main)
    root = None if data is None else parse_xml(without_formatting(data))
    if main is None or data is None or root is None or root.tag != f"{W}document":
        raise unsupported(_other_format(package))
    relations = package.relations(main)
    walker = Walker(package, relations)
    body = n.first(root, f"{W}body")
    if body is not None:
        walker.survey(root, dense=not more_than(data, b"\n", _LINES), symbol_fonts=_SYMBOLS in data)
        walker.story(body)
    _headers_and_footers(walker, relations)
    for kind, tag in _NOTES:
        _notes(walker, relations, kind, tag, "note")
    comments = _notes(walker, relations, "comments", f"{W}comment", "comment")
    if not any(block.images or block.text.strip() for block in walker.blocks):
        raise Refused("empty", _EMPTY, format)
    blocks = _clean(walker.blocks)
    return Document(
        source,
        format,
        sha256,
        blocks,
        _properties(package),
        tuple(walker.images),
        walker.insertions,
        walker.deletions,
        walker.moves,
        comments,
        layout=_layout(package, main, data, blocks),
    )


def _clean(blocks: list[Block]) -> tuple[Block, ...]:
    """Without control characters: few documents have one, so look at all of it at once first."""
    if not _CONTROL.search("\n".join([block.text for block in blocks])):
        return tuple(blocks)
    return tuple(block._replace(text=_CONTROL.sub("", block.text)) for block in blocks)


def _layout(package: Package, main: str, data: bytes, blocks: tuple[Block, ...]) -> Layout | None:
    if not may_be_official(blocks):
        return None
    from branchaudit.read.layout import read_layout  # few documents need it

    return read_layout(package, main, data, blocks)


def _other_format(package: Package) -> str:
    for start, format in _FOLDERS:
        if any(name.startswith(start) for name in package.members):
            return format
    return "zip"


def _headers_and_footers(walker: Walker, relations: Mapping[str, Relation]) -> None:
    """Those that a section uses; sections often repeat the same one."""
    for kind in _STORIES:
        seen: set[tuple[str, ...]] = set()
        targets = dict.fromkeys(
            relations[id].target
            for section in walker.sections
            for item in section.iterchildren(f"{W}{kind}Reference")
            if (id := item.get(f"{n.R}id", "")) in relations
        )
        for target in targets:
            start, images = len(walker.blocks), len(walker.images)
            root = _root(walker, target)
            if root is None:
                continue
            walker.story(root, kind)
            text = tuple(block.text for block in walker.blocks[start:])
            if text in seen:
                del walker.blocks[start:], walker.images[images:]
            seen.add(text)


def _notes(walker: Walker, relations: Mapping[str, Relation], part: str, tag: str, kind: BlockKind) -> int:
    """Footnotes, endnotes or comments; returns how many there are."""
    target = next((item.target for item in relations.values() if item.kind == part), "")
    root = _root(walker, target)
    count = 0
    for note in () if root is None else root.iterchildren(tag):
        if note.get(f"{W}type", "normal") == "normal":  # not the line above the notes
            count += 1
            walker.story(note, kind)
    return count


def _root(walker: Walker, part: str) -> etree._Element | None:
    """Root of another part, ready to be walked."""
    root = walker.package.xml(part)
    if root is not None:
        walker.relations = walker.package.relations(part)
        walker.new_page = False
        walker.survey(root, dense=False, symbol_fonts=True)
    return root


def _properties(package: Package) -> Properties:
    values: dict[str, str] = {}
    for relation in package.relations("").values():
        if relation.kind in ("core-properties", "extended-properties"):
            packed = package.packed(relation.target)
            values |= _values(packed) if packed else {}
    return Properties(
        _moment(values.get("created")),
        _moment(values.get("modified")),
        integer(values.get("revision")),
        integer(values.get("TotalTime")),
        values.get("Application"),
    )


@lru_cache(maxsize=64)
def _values(packed: Packed) -> Mapping[str, str]:
    """Cached: the files of one program have the same application properties."""
    try:
        root = parse_xml(inflate(packed))
    except Refused:
        return {}  # broken properties are no reason to lose the text
    return {str(item.tag).rpartition("}")[2]: item.text.strip() for item in root if item.text}


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
