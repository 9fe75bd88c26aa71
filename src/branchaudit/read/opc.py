"""Packages of parts (ECMA-376 part 2): zip files and flat XML files, read within bounds.

Whatever a package declares is checked before it is believed, and again while inflating.
"""

from __future__ import annotations

import base64
import hashlib
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from branchaudit.read.refusal import Refused

MAX_XML = 32 << 20
"""Of one XML part. 200 pages have 3 MB; the tree takes up to 14 times its XML in memory."""
MAX_RATIO = 200
"""Inflated : packed, of parts over RATIO_FROM. Ordinary parts reach 13, long empty tables 125."""
RATIO_FROM = 8 << 20
"""Below this a high ratio costs nothing and large uniform tables do reach it."""
MAX_MEDIA = 512 << 20
"""Of all images of one package: they are hashed in pieces, so this bounds time, not memory."""
MAX_MEMBERS = 5000
"""Parts of a package: a document with 1,000 photographs has about 1,020."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Strict OOXML differs in its namespaces only, as far as text goes."""
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_BINARY = re.compile(rb"(<[\w.-]+:binaryData\b[^>]*>)([^<]*)")
_BROKEN = (
    zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, EOFError, OSError,
)  # fmt: skip
"""What zipfile raises on damage, as far as it is told apart from faults of ours."""
_CENTRAL = b"PK\x01\x02"
_UNSAFE = (
    "文件含有实体或 DTD 声明，可能不安全，没有读取。请在 WPS 或 Word 中打开，另存为新的 .docx 后重新检查"
)
_TOO_DEEP = "文件的表格或控件嵌套过深，没有读取。请在 WPS 或 Word 中简化嵌套的表格后重新检查"
_BOMB = (
    "文件解压后的内容大得不正常，为保证安全没有读取。请在 WPS 或 Word 中打开核对，另存为新的 .docx 后重新检查"
)

_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


class Packed(NamedTuple):
    """A part as it lies in the package. Equal parts of different files are equal: a cache key."""

    method: int
    size: int
    crc: int
    data: bytes


class Relation(NamedTuple):
    kind: str
    """Last segment of its type: styles, image, header … (the same in Strict)."""
    target: str
    """Name of a part; it need not exist."""


class Package:
    """Parts by name, inflated when asked for. Names are lower case, without a leading slash."""

    def __init__(self, data: bytes, members: Mapping[str, zipfile.ZipInfo | Packed]) -> None:
        self._data = data
        self.members = members
        self._media_left = MAX_MEDIA
        self._media: dict[str, tuple[str, int] | None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def packed(self, name: str) -> Packed | None:
        member = self.members.get(name)
        if not isinstance(member, zipfile.ZipInfo):
            return member
        if member.flag_bits & 1:
            raise Refused("encrypted")
        at = member.header_offset
        if self._data[at : at + 4] != b"PK\x03\x04":
            raise Refused("corrupt")
        name_length, extra_length = struct.unpack_from("<HH", self._data, at + 26)
        start = at + 30 + name_length + extra_length
        body = self._data[start : start + member.compress_size]
        if len(body) != member.compress_size:
            raise Refused("corrupt")
        return Packed(member.compress_type, member.file_size, member.CRC, body)

    def inflated(self, name: str) -> bytes | None:
        packed = self.packed(name)
        return None if packed is None else inflate(packed)

    def xml(self, name: str) -> etree._Element | None:
        """Root of a part; None if there is no such part."""
        data = self.inflated(name)
        return None if data is None else parse_xml(data)

    def media(self, name: str) -> tuple[str, int] | None:
        """SHA-256 of an image and its size; None if it is not in the package or beyond the bounds."""
        if name not in self._media:
            self._media[name] = self._hashed(name)
        return self._media[name]

    def _hashed(self, name: str) -> tuple[str, int] | None:
        packed = self.packed(name)
        if packed is None or packed.size > self._media_left:
            return None
        self._media_left -= packed.size
        digest, size = hashlib.sha256(), 0
        try:
            for piece in _pieces(packed):
                size += len(piece)
                if size > packed.size:
                    return None
                digest.update(piece)
        except zlib.error:
            return None  # a broken photograph is no reason to lose the text
        return digest.hexdigest(), size

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Relationships of a part ("" = the package) by id."""
        folder, base = posixpath.split(name)
        packed = self.packed(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        return {} if packed is None else _relationships(folder, packed)

    def main_part(self) -> str | None:
        for relation in self.relations("").values():
            if relation.kind == "officedocument" and relation.target in self:
                return relation.target
        return "word/document.xml" if "word/document.xml" in self else None


def _part_name(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    if "%" in target:
        target = unquote(target)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()


@lru_cache(maxsize=256)
def _relationships(folder: str, packed: Packed) -> Mapping[str, Relation]:
    """External targets are left out: nothing is ever fetched."""
    return {
        item.get("Id", ""): Relation(
            item.get("Type", "").rpartition("/")[2].lower(), _part_name(folder, item.get("Target", ""))
        )
        for item in parse_xml(inflate(packed)).iter("{*}Relationship")
        if item.get("TargetMode") != "External"
    }


def inflate(packed: Packed) -> bytes:
    """The bytes of an XML part. Reads one byte past the declared size to catch a lie."""
    if packed.size > MAX_XML or (packed.size > RATIO_FROM and packed.size > MAX_RATIO * len(packed.data)):
        raise Refused("too_large", _BOMB)
    if packed.method == zipfile.ZIP_STORED:
        return packed.data
    if packed.method != zipfile.ZIP_DEFLATED:
        raise Refused("corrupt")
    inflater = zlib.decompressobj(-15)
    try:
        data = inflater.decompress(packed.data, packed.size + 1)
    except zlib.error:
        raise Refused("corrupt") from None
    if len(data) > packed.size:
        raise Refused("too_large", _BOMB)
    if len(data) < packed.size or zlib.crc32(data) != packed.crc:
        raise Refused("corrupt")
    return data


def _pieces(packed: Packed, step: int = 1 << 20) -> Iterator[bytes]:
    if packed.method == zipfile.ZIP_STORED:
        yield packed.data
        return
    inflater = zlib.decompressobj(-15)
    rest = packed.data
    while rest and not inflater.eof:
        yield inflater.decompress(rest, step)
        rest = inflater.unconsumed_tail


def parse_xml(data: bytes) -> etree._Element:
    """Root element; Strict namespaces come out as the transitional ones."""
    if b"<!DOCTYPE" in data[:2048]:
        raise Refused("corrupt", _UNSAFE)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise Refused("too_large", _TOO_DEEP) from None
        raise Refused("corrupt") from None
    except ValueError:
        raise Refused("corrupt") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("corrupt", _UNSAFE)
    if root.tag.startswith("{http://purl.oclc.org/ooxml/wordprocessingml"):
        plain = etree.tostring(root, encoding="utf-8")
        for strict, transitional in _STRICT:
            plain = plain.replace(strict, transitional)
        root = etree.fromstring(plain, _PARSER)
    return root


def open_zip(data: bytes) -> Package:
    if data.count(_CENTRAL) > MAX_MEMBERS:  # zipfile would build an object for each of them
        raise Refused("too_large", _BOMB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except _BROKEN:
        raise Refused("corrupt") from None
    return Package(data, {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos})


def open_flat(data: bytes) -> Package:
    """A flat XML document. Images are cut out before parsing: a tree must not hold them, and
    the parser refuses text over 10 MB."""
    images: list[bytes] = []

    def cut(match: re.Match[bytes]) -> bytes:
        images.append(match[2])
        return match[1] + str(len(images) - 1).encode()

    data = _BINARY.sub(cut, data)
    if len(data) > MAX_XML:
        raise Refused("too_large", _BOMB)
    root = parse_xml(data)
    members: dict[str, zipfile.ZipInfo | Packed] = {}
    for part in root.iter(f"{_PKG}part"):
        name = (part.get(f"{_PKG}name") or "").lstrip("/").lower()
        content = next(iter(part), None)
        if content is None:
            continue
        if content.tag == f"{_PKG}binaryData":
            body = _image(images, content.text)
        elif len(content):
            body = etree.tostring(content[0], encoding="utf-8", with_tail=False)
        else:
            continue
        members[name] = Packed(zipfile.ZIP_STORED, len(body), 0, body)
    return Package(b"", members)


def _image(images: list[bytes], index: str | None) -> bytes:
    try:
        return base64.b64decode(images[int(index or "")])
    except (ValueError, IndexError):
        return b""
