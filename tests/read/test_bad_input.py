"""Broken, hostile and foreign files: one Unreadable each, with a reason and a next step."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import branchaudit.read as reading
from branchaudit.cli.output import write
from branchaudit.document import SKIPPED_REASONS, Document, SourceFile, Unreadable
from branchaudit.read import opc, read
from branchaudit.report.blocks import View
from report import made

from .docx_builder import NAMESPACES, cell, docx, para, parts, read_bytes, relation, run, table, texts, zipped

SECTOR = 512


def refused(folder: Path, data: bytes, name: str = "记录.docx") -> Unreadable:
    result = read_bytes(folder, data, name)
    assert isinstance(result, Unreadable), result
    assert result.path == name
    assert result.message
    return result


def ole2(*root_names: str, nested: tuple[str, ...] = ()) -> bytes:
    """A compound file with these streams under its root, and others inside a storage."""

    def entry(name: str, kind: int, right: int, child: int = 0xFFFFFFFF) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        return (
            raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        ).ljust(128, b"\0")

    def chain(names: tuple[str, ...], at: int) -> list[bytes]:
        return [
            entry(name, 2, at + i + 1 if i + 1 < len(names) else 0xFFFFFFFF) for i, name in enumerate(names)
        ]

    storage = len(root_names) + 1
    entries = [entry("Root Entry", 5, 0xFFFFFFFF, 1)]
    streams = chain(root_names, 1)
    if nested:
        streams[-1] = entry(root_names[-1], 2, storage)
        streams += [entry("ObjectPool", 1, 0xFFFFFFFF, storage + 1), *chain(nested, storage + 1)]
    directory = b"".join(entries + streams)
    sectors = [directory[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(directory), SECTOR)]
    fat = [0xFFFFFFFD, *range(2, len(sectors) + 1), 0xFFFFFFFE]
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += struct.pack("<I", 0xFFFFFFFF) * 108
    return (
        header.ljust(SECTOR, b"\xff")
        + struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
        + b"".join(sectors)
    )


@pytest.mark.parametrize(
    ("name", "data", "format", "step"),
    [
        ("a.doc", ole2("1Table", "WordDocument"), "doc", "另存为 .docx"),
        ("a.docx", ole2("WordDocument"), "doc", "另存为 .docx"),
        ("a.wps", ole2("1Table", "Data", "Other", "WordDocument"), "wps", "另存为 .docx"),
        ("a.doc", ole2("WordDocument", nested=("Workbook",)), "doc", "另存为 .docx"),
        ("a.ppt", ole2("PowerPoint Document"), "ppt", "docx"),
        ("a.doc", ole2("Nothing"), "ole2", "docx"),
        ("a.doc", bytes.fromhex("D0CF11E0A1B11AE1"), "ole2", "docx"),
        ("a.doc", b"{\\rtf1\\ansi \\'b5\\'b3}", "rtf", "另存为 .docx"),
        ("a.docx", b"%PDF-1.7\n%\xe2", "pdf", "docx"),
        ("a.docx", b"\xff\xd8\xff\xe0" + bytes(40), "jpeg", "文字稿"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "png", "文字稿"),
        ("a.doc", "<html><body>会议</body></html>".encode(), "html", "另存为 .docx"),
        ("a.doc", "\ufeff<!-- x --><!DOCTYPE html><html>".encode(), "html", "另存为 .docx"),
        (
            "a.doc",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
            "mht",
            "另存为 .docx",
        ),
        ("a.doc", b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "word_xml", "另存为 .docx"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(20), "rar", "解压"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z", "解压"),
        ("a.zip", zipped({"甲.txt": "会议"}), "zip", "解压"),
        ("a.docx", zipped({"ppt/presentation.xml": "<a/>"}), "pptx", "docx"),
        ("a.ofd", zipped({"OFD.xml": "<a/>", "Doc_0/Document.xml": "<a/>"}), "ofd", "docx"),
        (
            "a.odt",
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "odt",
            "docx",
        ),
    ],
)
def test_foreign_formats_are_named_with_a_next_step(
    tmp_path: Path, name: str, data: bytes, format: str, step: str
) -> None:
    result = refused(tmp_path, data, name)
    assert (result.reason, result.format) == ("unsupported", format)
    assert step in result.message


@pytest.mark.parametrize(
    ("name", "text", "format", "step"),
    [
        ("a.json", '{"会议": "支委会"}', "json", "--exclude"),
        ("A.YAML", "unit: 某单位\n", "yaml", "--exclude"),
        ("a.toml", "[tool]\n", "toml", "--exclude"),
        ("a.ini", "[设置]\n", "ini", "--exclude"),
        ("a.log", "2024-03-05 启动\n", "log", "--exclude"),
        ("a.py", "print('会议')\n", "code", "--exclude"),
        ("a.html", "<p>会议</p>", "html", "docx"),
        ("a.xml", "<记录>会议</记录>", "xml", "docx"),
    ],
)
def test_text_that_is_data_is_no_document(
    tmp_path: Path, name: str, text: str, format: str, step: str
) -> None:
    result = refused(tmp_path, text.encode(), name)
    assert (result.reason, result.format) == ("unsupported", format)
    assert step in result.message


@pytest.mark.parametrize(
    "name", ["记录", "记录.txt", "记录.TEXT", "记录.md", "2024.3.5支委会记录", "记录.doc"]
)
def test_text_by_any_other_name_is_read(tmp_path: Path, name: str) -> None:
    assert isinstance(read_bytes(tmp_path, "支委会记录".encode(), name), Document)


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_our_own_reports_are_known_whatever_they_are_called(
    tmp_path: Path, format_: str, encoding: str
) -> None:
    out = BytesIO()
    write(made.usual(), format_, out, View())
    saved_again = out.getvalue().decode("utf-8-sig").encode(encoding)
    for data in (out.getvalue(), saved_again):
        for name in ("报告.txt", "报告.json", "报告.csv", "报告"):
            result = refused(tmp_path, data, name)
            assert result.reason in SKIPPED_REASONS
            assert "本程序写的检查报告" in result.message


def test_password_protected_documents(tmp_path: Path) -> None:
    result = refused(tmp_path, ole2("EncryptionInfo", "EncryptedPackage"))
    assert (result.reason, result.format) == ("encrypted", "docx")
    assert "取消密码" in result.message


def test_encrypted_zip_members(tmp_path: Path) -> None:
    data = bytearray(docx(para("正文")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert refused(tmp_path, bytes(data)).reason == "encrypted"


def test_a_truncated_document_never_raises(tmp_path: Path) -> None:
    data = docx(para("正文"))
    for length in range(len(data)):
        result = read_bytes(tmp_path, data[:length])
        if length > 4:
            assert isinstance(result, Unreadable)
            assert result.reason == "corrupt"


def test_flipped_bits_never_raise(tmp_path: Path) -> None:
    data, dice = docx(para("正文") + table(cell("甲"))), random.Random(1)
    for _ in range(300):
        broken = bytearray(data)
        broken[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        assert isinstance(read_bytes(tmp_path, bytes(broken)), Document | Unreadable)


@pytest.mark.parametrize("xml", ["<w:document", "", "<a/>", "没有标记"])
def test_a_broken_main_part(tmp_path: Path, xml: str) -> None:
    assert refused(tmp_path, zipped(parts("") | {"word/document.xml": xml})).reason in (
        "corrupt",
        "unsupported",
    )


def test_a_document_without_text_is_empty(tmp_path: Path) -> None:
    result = refused(tmp_path, docx(para() + table(cell("") + cell(" "))))
    assert (result.reason, result.format) == ("empty", "docx")


# ---------------------------------------------------------------- bombs
def bomb(size: int, declared: int | None = None) -> bytes:
    main = f"<w:document {NAMESPACES}><w:body><w:p/>".encode() + b" " * size + b"</w:body></w:document>"
    data = bytearray(zipped(parts("") | {"word/document.xml": main}))
    if declared is not None:
        at = data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 46
        struct.pack_into("<I", data, at + 24, declared)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [bomb(opc.MAX_XML), bomb(opc.RATIO_FROM + 1), bomb(opc.RATIO_FROM, declared=4000)],
    ids=["size", "ratio", "lie"],
)
def test_zip_bombs_are_refused_without_inflating_them(tmp_path: Path, data: bytes) -> None:
    tracemalloc.start()
    result = refused(tmp_path, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert result.reason == "too_large"
    assert peak < 4 << 20


def test_too_many_members(tmp_path: Path) -> None:
    members = parts(para("正文")) | {f"word/media/{i}.png": b"" for i in range(opc.MAX_MEMBERS)}
    assert refused(tmp_path, zipped(members, zipfile.ZIP_STORED)).reason == "too_large"


def test_an_image_bomb_costs_the_image_not_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_MEDIA", 1000)
    picture = '<w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r>'
    data = docx(
        para(run("正文") + picture),
        extra={"word/a.png": bytes(2000)},
        links=(relation("i", "image", "a.png"),),
    )
    result = read_bytes(tmp_path, data)
    assert isinstance(result, Document)
    assert (texts(result), result.images) == (["正文"], ())


LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize("padding", ["", "<!--" + "x" * 5000 + "-->"])
@pytest.mark.parametrize(
    "entities",
    ['<!ENTITY a0 "哈">' + LAUGHS, '<!ENTITY a11 SYSTEM "file:///etc/hostname">'],
    ids=["bomb", "external"],
)
def test_entities_are_refused(tmp_path: Path, entities: str, padding: str) -> None:
    xml = (
        f'<?xml version="1.0"?>{padding}<!DOCTYPE d [{entities}]><w:document {NAMESPACES}><w:body>'
        "<w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    result = refused(tmp_path, zipped(parts("") | {"word/document.xml": xml}))
    assert result.reason == "corrupt"


# ---------------------------------------------------------------- the file system
def test_files_over_the_limit_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.write("会议".encode())
        file.truncate(300 << 20)  # sparse: takes no space
    tracemalloc.start()
    result = read(SourceFile(str(path), "大.txt"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(result, Unreadable)
    assert result.reason == "too_large"
    assert "300 MB" in result.message
    assert peak < 1 << 20


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    for name in ("没有.docx", "没有/没有.txt"):
        result = read(SourceFile(str(tmp_path / name), name))
        assert isinstance(result, Unreadable)
        assert result.reason == "vanished"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, "denied")

    (tmp_path / "a.txt").write_text("会议")
    monkeypatch.setattr(Path, "open", denied)
    result = read(SourceFile(str(tmp_path / "a.txt"), "a.txt"))
    assert isinstance(result, Unreadable)
    assert result.reason == "permission"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    result = read(SourceFile(str(tmp_path / "a.docx"), "a.docx"))
    assert isinstance(result, Unreadable)
    assert result.reason == "unsupported"


def test_a_fault_of_ours_is_reported_not_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> Document:
        raise RecursionError

    monkeypatch.setattr(reading, "_plain", fault)
    assert refused(tmp_path, b"abc", "a.txt").reason == "error"


def test_lxml_is_loaded_with_the_first_word_document_only() -> None:
    code = "import sys, branchaudit.read; print('lxml' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


# ---------------------------------------------------------------- anything at all
MAGICS = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    bytes.fromhex("D0CF11E0A1B11AE1"),
    b"<?xml ",
    b"\xff\xfe",
    b"{\\rtf",
    b"RIFF",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(MAGICS), st.binary(max_size=2000), st.sampled_from([".docx", ".txt", ".doc", ""]))
def test_any_bytes_give_a_document_or_a_reason(magic: bytes, rest: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        result = read_bytes(Path(folder), magic + rest, f"甲{suffix}")
    assert isinstance(result, Document | Unreadable)


NAMES = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "sdt",
    "sdtContent",
    "ins",
    "del",
    "pPr",
    "fldChar",
    "txbxContent",
    "br",
]


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.sampled_from(NAMES), lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4))
    )
)
def test_any_tree_of_word_elements_is_read(tree: object) -> None:
    def xml(node: object) -> str:
        name, children = node if isinstance(node, tuple) else (node, ())
        return f"<w:{name}>文{''.join(xml(child) for child in children)}</w:{name}>"

    with TemporaryDirectory() as folder:
        result = read_bytes(Path(folder), docx(xml(tree) + para("末")))
    assert isinstance(result, Document), result


@pytest.mark.parametrize("head", [b"<!---->" * 500, b"a:b\r\n" * 700, b"\n" * 4000 + b"<", b"<!--" * 900])
def test_sniffing_takes_no_time(tmp_path: Path, head: bytes) -> None:
    start = time.process_time()
    read_bytes(tmp_path, head, "a.txt")
    assert time.process_time() - start < 1


def test_a_zip_that_only_begins_with_a_zip(tmp_path: Path) -> None:
    buffer = BytesIO(b"")
    with zipfile.ZipFile(buffer, "w"):
        pass
    assert refused(tmp_path, buffer.getvalue()).reason == "unsupported"
    assert refused(tmp_path, b"PK\x03\x04" + bytes(100)).reason == "corrupt"
